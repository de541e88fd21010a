from __future__ import annotations

import pytest

from benchmarks.report.values import Estimate, decimal, estimate, number_of, percent, rough

NAN = float("nan")


@pytest.mark.parametrize(
    ("found", "number"), [(1, 1.0), (0.5, 0.5), (None, None), (NAN, None), (float("inf"), None), ("1", None), (True, None)]
)
def test_only_finite_numbers_are_numbers(found: object, number: float | None) -> None:
    assert number_of(found) == number


ESTIMATES = [
    ({"f": {"value": 0.9, "low": 0.8, "high": 1.0}}, Estimate(0.9, 0.8, 1.0)),
    ({"f": {"value": 0.9}}, Estimate(0.9)),
    ({"f": {"value": 0.9, "low": 0.8, "high": None}}, Estimate(0.9)),
    ({"f": 0.9}, Estimate(0.9)),
    ({"f": {"value": NAN, "low": 0.8, "high": 1.0}}, None),
    ({"f": None}, None),
    ({}, None),
    (None, None),
]


@pytest.mark.parametrize(("figures", "found"), ESTIMATES)
def test_estimates_may_be_missing(figures: object, found: Estimate | None) -> None:
    assert estimate(figures, "f") == found


@pytest.mark.parametrize(("value", "text"), [(0.9, "0.900"), (-0.0001, "0.000"), (-0.9, "−0.900"), (1234.5, "1,234.500"), (None, "–")])
def test_decimals(value: float | None, text: str) -> None:
    assert decimal(value) == text


@pytest.mark.parametrize(("value", "text"), [(0.9, "+0.900"), (-0.9, "−0.900"), (0.0, "0.000"), (0.0001, "0.000")])
def test_signs(value: float, text: str) -> None:
    assert decimal(value, sign=True) == text


@pytest.mark.parametrize(("value", "text"), [(0.1234, "12.3%"), (1.0, "100.0%"), (None, "–")])
def test_percentages(value: float | None, text: str) -> None:
    assert percent(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.0341, "0.034"), (0.18, "0.18"), (7.04, "7.0"), (41.6, "42"), (12345.0, "12,345"), (None, "–")]
)
def test_rough_quantities(value: float | None, text: str) -> None:
    assert rough(value) == text
