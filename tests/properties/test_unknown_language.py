"""Pages in a language of which newsclean knows no word: what is article is told by everything else."""

from __future__ import annotations

import re

import pytest

from newsclean import clean_html
from tests.properties.strategies import FIXTURES, HTML, source_of, squeezed

LEAST_KEPT = 0.9  # of the article's words
# Letter for letter into another script: the words mean nothing, and everything else is as it was.
LETTERS = {ord(letter): chr(0x10D0 + i) for i, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
KINDS = ("article", "live")
SLUGS = [slug for slug in HTML if FIXTURES[slug].language == "en" and FIXTURES[slug].kind in KINDS and FIXTURES[slug].article]


def _unknown(text: str) -> str:
    return text.lower().translate(LETTERS)


def _unknown_page(source: str) -> str:
    parts = re.split(r"(<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>|&\w+;)", source, flags=re.DOTALL | re.IGNORECASE)
    named = (re.sub(r'\blang="[^"]*"', 'lang="ka"', part) for part in parts[1::2])
    return "".join(_unknown(text) + tag for text, tag in zip(parts[::2], (*named, ""), strict=True))


@pytest.mark.parametrize("slug", SLUGS)
def test_little_of_an_article_in_an_unknown_language_is_lost(slug: str) -> None:
    article = clean_html(_unknown_page(source_of(slug)))
    kept = {squeezed(block.text) for block in article.kept}
    wanted = [_unknown(squeezed(text)) for text in FIXTURES[slug].article]
    sizes = {text: len(text.split()) for text in wanted}
    assert article.language == "ka"
    assert article.kind == FIXTURES[slug].kind
    assert sum(size for text, size in sizes.items() if text in kept) >= LEAST_KEPT * sum(sizes.values())
