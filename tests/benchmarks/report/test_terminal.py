from __future__ import annotations

from typing import Any

import pytest

from benchmarks.report.terminal import WIDTH, terminal_tables
from benchmarks.report.text import width
from tests.benchmarks.report import hostile


@pytest.mark.parametrize("report", ["example", "hostile"])
def test_lines_fit_and_hold_no_control_character(report: str, example: dict[str, Any]) -> None:
    found = terminal_tables(example if report == "example" else hostile.report())
    assert max(map(width, found.split("\n"))) <= WIDTH
    assert not [char for char in found if char != "\n" and (ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or char == "\u202e")]
    assert found.encode()  # no half of a surrogate pair


def test_a_table_for_each_corpus(example: dict[str, Any]) -> None:
    found = terminal_tables(example).split("\n")
    assert found[0].startswith("2026-11-22 · newsclean 0.1.0")
    at = found.index("fundus-dev: 188 HTML pages, 185 with a full truth, neutral layout")
    assert found[at + 1].split() == ["System", "Word", "F1", "95%", "vs", "ours", "Prec.", "Recall", "Shingle", "Failed", "Time"]
    assert found[at + 2].split() == [">", "newsclean", "0.954", "0.943–0.964", "0.977", "0.957", "0.948", "0", "1.00×"]
    assert found[at + 3].split() == ["trafilatura-fast", "0.939", "0.928–0.949", "−0.015", "≈", "0.916", "0.987", "0.933", "0", "0.77×"]
    assert found[at + 4].split()[3:5] == ["−0.025", "▼"]


def test_columns_are_aligned(example: dict[str, Any]) -> None:
    found = terminal_tables(example).split("\n")
    at = found.index("fundus-dev: 188 HTML pages, 185 with a full truth, neutral layout")
    assert len({width(row) for row in found[at + 1 : at + 15]}) == 1


def test_texts_have_what_is_left_and_lost(example: dict[str, Any]) -> None:
    (head,) = (row for row in terminal_tables(example).split("\n") if "Left" in row)
    assert head.split() == ["System", "Shingle", "F1", "95%", "vs", "ours", "Before", "Left", "Lost", "Word", "F1", "Failed", "Time"]


def test_problems_are_told_but_not_all_of_thousands() -> None:
    found = terminal_tables({"problems": [f"page {at} has no truth" for at in range(1020)]}).split("\n")
    assert found[-2:] == ["- page 19 has no truth", "- and 1,000 more, in the report"]


def test_long_problems_are_wrapped_even_in_wide_letters() -> None:
    found = terminal_tables({"problems": ["rain " * 60, "雨" * 120]})
    assert found.count("rain") == 60 and found.count("雨") == 120
    assert max(map(width, found.split("\n"))) <= WIDTH


@pytest.mark.parametrize("corpus", [{"name": "a", "mode": "html"}, {"name": "a", "mode": "html", "rows": [{"system": "x", "metrics": {}}]}])
def test_nothing_measured(corpus: dict[str, Any]) -> None:
    assert "  nothing measured" in terminal_tables({"corpora": [corpus]})


def test_columns_give_way_to_long_names() -> None:
    figure = {"value": 0.9, "low": 0.8, "high": 0.95}
    keys = ("word_f1", "word_p", "word_r", "shingle_f1", "with", "without")
    rows = [{"system": "a" * 80, "metrics": dict.fromkeys(keys, figure), "against": {"word_f1": figure}}]
    found = terminal_tables({"corpora": [{"name": "a", "mode": "html", "rows": rows}]}).split("\n")
    assert all("…" not in row.removeprefix("  " + "a" * 20 + "…") for row in found)
