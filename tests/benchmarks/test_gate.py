from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.gate import checks, floors


def report(**figures: float) -> dict[str, Any]:
    row = {"system": "newsclean", "failed": 1, "empty": 0, "metrics": {name: {"value": value} for name, value in figures.items()}}
    return {"corpora": [{"name": "pages", "rows": [{"system": "other", "metrics": {}}, row]}]}


@pytest.mark.parametrize(
    ("metric", "value", "bound", "passes"),
    [
        ("word_f1", 0.95, 0.95, True),
        ("word_f1", 0.9499, 0.95, False),
        ("lost", 0.01, 0.01, True),
        ("lost", 0.011, 0.01, False),
        ("left", 0.3, 0.2, False),
    ],
)
def test_a_floor_holds_or_not(metric: str, value: float, bound: float, passes: bool) -> None:
    (check,) = checks(report(**{metric: value}), {"pages": {metric: bound}})
    assert check.passed is passes
    assert str(check).startswith("ok" if passes else "FAIL")
    assert metric in str(check) and "pages" in str(check)


def test_a_figure_that_was_not_measured_fails() -> None:
    (check,) = checks(report(), {"pages": {"word_f1": 0.1}})
    assert not check.passed and "not measured" in str(check)


def test_failures_are_counted() -> None:
    (check,) = checks(report(), {"pages": {"failed": 0}})
    assert not check.passed


def test_corpora_without_floors_are_not_checked() -> None:
    assert checks(report(word_f1=1.0), {"other": {"word_f1": 0.5}}) == []


def test_a_malformed_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("[pages\n")
    with pytest.raises(ValueError, match=r"floors\.toml"):
        floors(path)
    path.write_text('[pages]\nword_f1 = "high"\n')
    with pytest.raises(ValueError, match=r"\[pages\] must hold"):
        floors(path)


def test_the_floors_of_this_repository_can_be_read() -> None:
    assert {"fixtures-html", "fixtures-text"} <= floors().keys()
