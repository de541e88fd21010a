from __future__ import annotations

import pytest

from benchmarks.known import authors_score, date_score, is_day, names_in, title_score


@pytest.mark.parametrize(
    ("found", "result", "f1"),
    [("Rain ends drought!", "right", 1.0), ("rain", "wrong", 0.5), (None, "missing", 0.0), ("", "missing", 0.0), ("Wind", "wrong", 0.0)],
)
def test_titles(found: str | None, result: str, f1: float) -> None:
    score = title_score("Rain ends drought", found)
    assert (score.result, score.f1) == (result, f1)


@pytest.mark.parametrize(
    ("truth", "found", "result", "f1"),
    [
        (["Ann Lee"], ["ANN LEE"], "right", 1.0),
        (["Ann Lee, MD & Bo Ray, PhD"], ["Bo Ray", "Ann Lee"], "right", 1.0),
        (["Ann Lee"], ["Ann Lee", "Bo Ray"], "wrong", 2 / 3),
        (["Ann Lee"], [], "missing", 0.0),
        (["Ann Lee"], ["Cy Orr"], "wrong", 0.0),
    ],
)
def test_authors(truth: list[str], found: list[str], result: str, f1: float) -> None:
    score = authors_score(truth, found)
    assert score.result == result
    assert score.f1 == pytest.approx(f1)


@pytest.mark.parametrize(
    ("truth", "found", "result"),
    [
        ("2024-05-17", "2024-05-17T23:59:00-05:00", "right"),
        ("2024-05-03 22:30:00+00:00", "2024-05-04T00:30:00+02:00", "right"),
        ("2024-05-03 22:30:00+00:00", "2024-05-04", "wrong"),
        ("2024-05-17", "2024-05-18", "wrong"),
        ("2024-05-17", "soon", "wrong"),
        ("2024-05-17", None, "missing"),
    ],
)
def test_dates(truth: str, found: str | None, result: str) -> None:
    assert date_score(truth, found).result == result


def test_names_and_days() -> None:
    assert names_in(["Ann Lee / Bo Ray; dpa"]) == {"ann lee", "bo ray", "dpa"}
    assert [is_day(text) for text in ("2024-05-17", "2024-05", None)] == [True, False, False]
