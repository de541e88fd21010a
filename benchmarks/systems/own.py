"""newsclean itself, with what it knows of its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.systems import Answer, Extract

if TYPE_CHECKING:
    from newsclean import Article


def page_cleaner() -> Extract:
    """newsclean for pages, as it comes."""
    from newsclean import clean_html

    return lambda page, url: _answer(clean_html(page, url=url))


def text_cleaner() -> Extract:
    """newsclean for extracted text, as it comes; it is not told the address, as the other cleaners of text are not."""
    from newsclean import clean_text

    return lambda text, url: _answer(clean_text(text))


def _answer(article: Article) -> Answer:
    return Answer(article.text, {"kind": article.kind, "confidence": article.confidence, "language": article.language})
