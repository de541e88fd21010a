"""Small samples to learn from."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.documents import Document
from benchmarks.training.learning import Recipe
from benchmarks.training.samples import Sample, sample_of
from tests.benchmarks.made import BODY, OTHER

RECIPE = Recipe(depth=2, trees=(8, 8), models=(1, 2), folds=3, inner=2, sites=3)
_MENU = "".join(f"<li><a href='/{topic}'>{topic}</a></li>" for topic in ("News", "Sport", "Weather"))


def page_of(number: int, site: str | None = None) -> Document:
    """A page with a menu, paragraphs that are the article, and a prompt."""
    story = [*BODY[number % 3 :], f"{OTHER[:-1]}, and again in {number}."]
    body = "".join(f"<p>{text}</p>" for text in story)
    source = f"<html><body><ul>{_MENU}</ul><article>{body}</article><p>Share this article</p></body></html>"
    return Document(f"page {number}", "html", source, "\n".join(story), publisher=site or f"site {number}", language="en")


def sample(number: int, site: str | None = None, corpus: str = "news") -> Sample:
    found = sample_of(page_of(number, site), corpus)
    assert found
    return found


def text_sample(number: int, upstream: str) -> Sample:
    document = page_of(number)
    text = replace(document, mode="text", source=f"News Sport Weather\n{document.truth}\nShare this article", upstream=upstream)
    found = sample_of(text, "texts")
    assert found
    return found
