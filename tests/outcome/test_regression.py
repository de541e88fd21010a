from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsclean.errors import DamagedDataError
from newsclean.outcome.overview import index_signals, overview, text_signals
from newsclean.outcome.regression import FILE, Regression, Term, load, read
from tests.outcome.pages import article

TWO = Regression(0.5, {"slug": Term(3.0, 2.0, -1.5), "doubt": Term(0.1, 0.1, 1.0)})


def test_an_average_page_has_the_bias_alone() -> None:
    assert TWO.probability({"slug": 3.0, "doubt": 0.1}) == pytest.approx(0.6225, abs=1e-4)


def test_what_is_not_known_adds_nothing() -> None:
    assert TWO.probability({}) == TWO.probability({"slug": 3.0, "doubt": 0.1})
    assert TWO.probability({"slug": 5.0}) == TWO.probability({"slug": 5.0, "doubt": 0.1, "other": 7.0})


def test_reasons_come_heaviest_first_and_sum_up() -> None:
    signals = {"slug": 5.0, "doubt": 0.2}
    assert list(TWO.reasons(signals).items()) == [("slug", -1.5), ("doubt", 1.0)]


@pytest.mark.parametrize("value", [1e9, -1e9])
def test_no_number_is_too_large(value: float) -> None:
    assert 0 <= TWO.probability({"slug": value}) <= 1


@pytest.mark.parametrize("mode", ["html", "text"])
def test_the_weights_of_the_package_ask_for_signals_that_are_measured(mode: str) -> None:
    index, expected = load(mode)
    assert set(expected.terms) == set(text_signals(overview(article())))
    assert len(index.terms) <= 15
    if mode == "text":
        assert set(index_signals(article(), overview(article()))) <= set(index.terms)


def _without(name: str) -> Callable[[dict[str, Any]], None]:
    return lambda data: data.pop(name)


def _flat(data: dict[str, Any]) -> None:
    data["html"]["f1"]["signals"]["words"]["spread"] = 0


def _newer(data: dict[str, Any]) -> None:
    data["format"] = 99


@pytest.mark.parametrize(
    ("damage", "told"), [(_without("text"), "text"), (_without("format"), "format"), (_flat, "spread"), (_newer, "format 99")]
)
def test_damaged_weights_are_named(damage: Callable[[dict[str, Any]], None], told: str, tmp_path: Path) -> None:
    data = json.loads(FILE.read_text(encoding="utf-8"))
    damage(data)
    path = tmp_path / "kind.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(DamagedDataError, match=told) as caught:
        read(path)
    assert "kind.json" in str(caught.value)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(DamagedDataError, match=r"kind\.json"):
        read(tmp_path / "kind.json")
