"""What is put into a page and belongs to no article does not change the article."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, clean_html
from tests.properties.strategies import FIXTURES, HTML, brief, moderate, other_headlines, paragraphs_of, related_box, source_of, squeezed

HEADINGS = ("Related stories", "More news", "Read also")
SLUGS = [slug for slug in HTML if len(paragraphs_of(slug)) >= 3]
MIN_WORDS = 25  # of a paragraph that is told twice
WHOLE = 12  # words from which a paragraph stands by itself
SURE = 0.5  # below this confidence every block more or less may turn another one

# Pages where a box between two paragraphs takes something of the article away, or is kept itself.
KNOWN_BETWEEN = {
    "da-drupal": "a list is lost where the box parts it from the paragraph that announces it",
    "en-live-blog": "a paragraph and a sub-headline after the box are taken for parts of its list",
    "he-rtl-opinion": "a short paragraph far from the box is lost",
    "it-captions": "the last paragraph is lost",
    "ja-ranking": "a short paragraph far from the box is lost",
    "sv-interview": "the entries of the fact box are lost",
    "pt-newsletter-inside": "a short paragraph beside the box is lost",
    "tr-custom-elements": "a short sentence far from the box is lost",
}
# Pages where a box after the article changes what is kept.
KNOWN_AFTER = {
    "da-drupal": "a call to subscribe below the text is kept, which was removed",
    "en-comments-thread": "a call to send news below the text is removed, which was kept",
    "en-live-blog": "a subhead is kept, which was removed",
    "en-sports-scores": "the count of a poll's votes is removed, which was kept",
    "en-next-article-below": "the name of a newsletter below the text is removed, which was kept",
    "fr-paywall-teaser": "a call to subscribe below the text is kept, which was removed",
    "sv-interview": "an entry of the fact box is kept, which was removed",
}
# Pages where a repeated paragraph changes what is kept elsewhere.
KNOWN_REPEATED = {
    "sv-interview": "an entry of the fact box is lost",
    "pl-wordpress": "of a standfirst that is said twice the second one stays",
    "pt-newsletter-inside": "the standfirst is lost",
    "en-sports-scores": "of a standfirst that is repeated in the body, the one in the body stays",
}


def _marked(known: dict[str, str]) -> list[object]:
    return [pytest.param(slug, marks=pytest.mark.xfail(strict=True, reason=known[slug]) if slug in known else ()) for slug in SLUGS]


@cache
def _as_it_was(slug: str) -> Article:
    return clean_html(source_of(slug))


def _of_article(slug: str, article: Article) -> list[str]:
    """The kept blocks that are the article's."""
    wanted = set(map(squeezed, FIXTURES[slug].article))
    return [text for block in article.kept if (text := squeezed(block.text)) in wanted]


def _whole(texts: list[str]) -> list[str]:
    """The whole paragraphs among them. Short lines are judged by what stands around, and may turn with it."""
    return [text for text in texts if len(text.split()) >= WHOLE]


@pytest.mark.parametrize("slug", _marked(KNOWN_BETWEEN))
@brief
@given(data=st.data())
def test_a_box_between_paragraphs(slug: str, data: st.DataObject) -> None:
    source = source_of(slug)
    at = data.draw(st.sampled_from(paragraphs_of(slug)[:-1])).end
    headlines = data.draw(other_headlines(slug))
    box = related_box(data.draw(st.sampled_from(HEADINGS)), headlines)
    article = clean_html(source[:at] + box + source[at:])
    assert _of_article(slug, article) == _of_article(slug, _as_it_was(slug))
    assert not set(headlines) & {block.text for block in article.kept}


@pytest.mark.parametrize("slug", _marked(KNOWN_AFTER))
@brief
@given(data=st.data())
def test_a_box_after_the_article(slug: str, data: st.DataObject) -> None:
    source = source_of(slug)
    at = source.rfind("</body>")
    box = related_box(data.draw(st.sampled_from(HEADINGS)), data.draw(other_headlines(slug)))
    assert clean_html(source[:at] + box + source[at:]).text == _as_it_was(slug).text


@moderate
@given(st.sampled_from([slug for slug in SLUGS if slug not in KNOWN_REPEATED]), st.data())
def test_a_repeated_paragraph_loses_only_the_repeat(slug: str, data: st.DataObject) -> None:
    kept = {squeezed(block.text) for block in _as_it_was(slug).kept}
    whole = [p for p in paragraphs_of(slug) if p.text in kept and len(p.text.split()) >= MIN_WORDS]
    if not whole:
        return
    told = data.draw(st.sampled_from(whole))
    places = [p.end for p in paragraphs_of(slug) if p.end >= told.end]
    at = data.draw(st.sampled_from(places))
    source = source_of(slug)
    article = clean_html(source[:at] + told.markup + source[at:])
    twins = [block for block in article.page.blocks if squeezed(block.text) == told.text]
    assert [block in article.kept for block in twins] == [True] + [False] * (len(twins) - 1)
    if _as_it_was(slug).confidence >= SURE:
        assert _whole(_of_article(slug, article)) == _whole(_of_article(slug, _as_it_was(slug)))
