from __future__ import annotations

from typing import Any

import pytest

from benchmarks.report.wording import facts, kinds, origin, pace, problems, standing

KINDS: list[tuple[dict[str, Any] | None, str]] = [
    (None, ""),
    ({}, ""),
    ({"articles": 791, "listings": 0}, "Kind of page: 791 articles."),
    (
        {"articles": 791, "articles_found": 760, "listings": 1216, "listings_found": 190},
        "Kind of page: 760 of 791 articles recognised, 190 of 1,216 listings recognised.",
    ),
    (
        {"articles": 791, "listings": 216, "precision": 0.9, "recall": 0.95},
        'Kind of page: 791 articles, 216 listings; "article" with precision 0.900 and recall 0.950.',
    ),
]


@pytest.mark.parametrize(("found", "text"), KINDS)
def test_kinds(found: dict[str, Any] | None, text: str) -> None:
    assert kinds(found) == text


def test_facts_may_be_missing() -> None:
    assert facts({"mode": "text", "documents": 2310}) == "2,310 extracted texts"
    assert facts({}) == "0 documents"


def test_origin_may_be_unknown() -> None:
    assert origin({"made": "2026-11-22", "newsclean": {"version": "0.1.0"}}) == "2026-11-22 · newsclean 0.1.0"


def rows(**figures: float) -> dict[str, Any]:
    return {"mode": "html", "rows": [{"system": name, "metrics": {"word_f1": {"value": value}}} for name, value in figures.items()]}


@pytest.mark.parametrize(
    ("corpus", "rank"),
    [
        (rows(newsclean=0.9, a=0.8), "1 of 2; next is a, 0.800"),
        (rows(newsclean=0.7, a=0.8, b=0.6), "2 of 3; first is a, 0.800"),
        (rows(newsclean=0.7), ""),
    ],
)
def test_rank_of_newsclean(corpus: dict[str, Any], rank: str) -> None:
    found = standing(corpus)
    assert found is not None and found[3] == rank


def test_no_rank_without_newsclean() -> None:
    assert standing(rows(a=0.9)) is None
    assert standing({}) is None


def test_pace() -> None:
    assert pace({"pages": 1000, "mb": 12.34, "rounds": 3}) == "1,000 documents, 12.3 MB, 3 rounds"
    assert pace(None) == pace({}) == ""


def test_problems_of_speed_count_too_but_once() -> None:
    assert problems({"problems": ["a", "b"], "speed": {"problems": ["b", "c"]}}) == ["a", "b", "c"]
