"""What is clean stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import clean_text
from tests.properties.strategies import ARTICLES, FIXTURES, TEXT, document_of, few, text_of

# Articles of which cleaning takes something away.
KNOWN_ARTICLES: dict[str, str] = {"ja-ranking": "the last sentence, below two lines of a song, is removed"}
# Texts that lose more when they are cleaned a second time.
KNOWN_TEXTS: dict[str, str] = {}


def _marked(slugs: list[str], known: dict[str, str]) -> list[object]:
    return [pytest.param(slug, marks=pytest.mark.xfail(strict=True, reason=known[slug]) if slug in known else ()) for slug in slugs]


@pytest.mark.parametrize("slug", _marked(ARTICLES, KNOWN_ARTICLES))
def test_nothing_is_removed_from_an_article(slug: str) -> None:
    article = clean_text("\n\n".join(FIXTURES[slug].article))
    assert [(article.why(block).by, block.text) for block in article.removed] == []


@pytest.mark.parametrize("slug", _marked(TEXT, KNOWN_TEXTS))
def test_a_cleaned_text_is_clean(slug: str) -> None:
    once = clean_text(text_of(slug)).text
    assert clean_text(once).text == once


@few
@given(st.sampled_from([slug for slug in ARTICLES if slug not in KNOWN_ARTICLES]), st.data())
def test_an_article_with_paragraphs_left_out_keeps_its_paragraphs(slug: str, data: st.DataObject) -> None:
    """Every whole paragraph stands on its own: leaving out others does not take it away."""
    article = FIXTURES[slug].article
    chosen = data.draw(st.lists(st.sampled_from(range(len(article))), min_size=(len(article) + 1) // 2, unique=True).map(sorted))
    cleaned = clean_text("\n\n".join(article[i] for i in chosen))
    assert [block.text for block in cleaned.removed if cleaned.why(block).by == "repeated"] == []


@pytest.mark.parametrize("slug", [slug for slug in TEXT if slug not in KNOWN_TEXTS][::4])
def test_line_ends_do_not_matter(slug: str) -> None:
    text = document_of(FIXTURES[slug], False).source
    assert isinstance(text, str)
    assert clean_text(text.replace("\n", "\r\n")).text == clean_text(text).text
