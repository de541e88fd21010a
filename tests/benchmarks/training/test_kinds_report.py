from __future__ import annotations

import pytest

from benchmarks.documents import Document
from benchmarks.training.kinds_report import figures_of
from benchmarks.training.outcomes import Judged


def page(number: int, is_index: bool = False, f1: float = 0.0) -> Judged:
    document = Document(str(number), "html", "", None if is_index else "text")
    return Judged(document, "lists" if is_index else "news", is_index, {}, {}, f1, None, 20, 300.0)


PAGES = [page(1, f1=1.0), page(2, f1=0.9), page(3, f1=0.2), page(4, f1=0.6), page(5, True), page(6, True)]


def test_kinds_are_counted_by_corpus() -> None:
    found = figures_of(PAGES, [0.1, 0.2, 0.3, 0.9, 0.8, 0.4], [0.9, 0.9, 0.3, 0.5])
    assert found.kinds == {"lists": {"article": 1, "index": 1}, "news": {"article": 3, "index": 1}}
    assert found.article == {"precision": 0.75, "recall": 0.75}
    assert found.index == {"precision": 0.5, "recall": 0.5}


def test_confidence_is_measured_on_articles() -> None:
    found = figures_of(PAGES, [0.0] * 6, [1.0, 0.9, 0.2, 0.6])
    assert found.squared_error["confidence"] == 0.0 and found.squared_error["mean"] > 0
    assert found.rank_correlation == 1.0
    assert figures_of(PAGES, [0.0] * 6, [0.0, 0.3, 0.9, 0.8]).rank_correlation == pytest.approx(-1.0)


def test_reliability_has_every_article_once() -> None:
    found = figures_of(PAGES, [0.0] * 6, [0.99, 1.0, 0.2, 0.6])
    assert [(row["from"], row["documents"], row["f1"]) for row in found.reliability] == [(0.0, 1, 0.2), (0.5, 1, 0.6), (0.98, 2, 0.95)]


def test_lines_for_the_terminal() -> None:
    lines = "\n".join(figures_of(PAGES, [0.0] * 6, [0.99, 1.0, 0.2, 0.6]).lines("html"))
    assert "html lists                article 2" in lines and "Brier" in lines and "precision 0.6667" in lines
