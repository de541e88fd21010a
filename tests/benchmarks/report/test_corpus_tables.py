from __future__ import annotations

from typing import Any

import pytest

from benchmarks.report.corpus_tables import (
    ablation_table,
    difference_table,
    error_table,
    main_table,
    slice_tables,
    worst_table,
)
from benchmarks.report.table import Table


def corpus(mode: str = "html", **figures: dict[str, float | None]) -> dict[str, Any]:
    """A corpus with one metric or more: ``word_f1={"newsclean": 0.9}``."""
    systems = dict.fromkeys(system for values in figures.values() for system in values)
    rows = [
        {"system": system, "metrics": {key: {"value": values[system]} for key, values in figures.items() if system in values}}
        for system in systems
    ]
    return {"name": "valley", "mode": mode, "rows": rows}


def column(table: Table, label: str) -> dict[str, str]:
    at = [column.label for column in table.columns].index(label)
    return {row.cells[0].text: row.cells[at].text for row in table.rows}


def best(table: Table) -> set[tuple[str, str]]:
    return {(row.cells[0].text, table.columns[at].label) for row in table.rows for at, cell in enumerate(row.cells) if cell.best}


def test_rows_are_ranked_and_those_without_a_figure_come_last() -> None:
    table = main_table(corpus(word_f1={"b": None, "newsclean": 0.8, "a": 0.9}))
    assert [row.system for row in table.rows] == ["a", "newsclean", "b"]
    assert [row.ours for row in table.rows] == [False, True, False]
    assert column(table, "Word F1") == {"a": "0.900", "newsclean": "0.800", "b": "–"}


def test_the_best_may_be_the_smallest_and_may_be_shared() -> None:
    table = main_table(
        corpus(
            "text",
            before={"a": 0.5, "newsclean": 0.5, "b": 0.5},
            shingle_f1={"a": 0.9001, "newsclean": 0.9004, "b": 0.8},
            left={"a": 0.1, "newsclean": 0.2, "b": 0.3},
        )
    )
    assert best(table) == {("a", "Shingle F1"), ("newsclean", "Shingle F1"), ("a", "Left")}


@pytest.mark.parametrize("figures", [{"newsclean": 0.9}, {"newsclean": 0.9, "a": 0.9001}, {"newsclean": 0.9, "a": None}])
def test_where_all_are_the_same_none_is_the_best(figures: dict[str, float | None]) -> None:
    assert best(main_table(corpus(word_f1=figures))) == set()


def test_trouble_is_counted() -> None:
    found = corpus(word_f1={"newsclean": 0.9})
    found["rows"][0] |= {"failed": 1200, "timeouts": 1, "empty": None}
    table = main_table(found)
    assert [column(table, label)["newsclean"] for label in ("Failed", "Timeouts", "Empty")] == ["1,200", "1", "–"]


DIFFERENCES = [
    ("word_f1", (-0.02, -0.03, -0.01), "worse", "−0.020", "−0.030 to −0.010"),
    ("word_f1", (0.02, 0.01, 0.03), "better", "+0.020", "+0.010 to +0.030"),
    ("word_f1", (0.02, -0.01, 0.03), "same", "+0.020", "−0.010 to +0.030"),
    ("word_f1", (0.0, 0.0, 0.0), "same", "0.000", "0.000 to 0.000"),
    ("lost", (0.02, 0.01, 0.03), "worse", "+2.00%", "+1.00% to +3.00%"),
    ("lost", (-0.02, -0.03, -0.01), "better", "−2.00%", "−3.00% to −1.00%"),
    ("word_f1", (0.02, None, None), "", "+0.020", ""),
]


@pytest.mark.parametrize(("key", "ends", "tone", "text", "note"), DIFFERENCES)
def test_significance_of_differences(key: str, ends: tuple[float, float | None, float | None], tone: str, text: str, note: str) -> None:
    against = {key: dict(zip(("value", "low", "high"), ends, strict=True))}
    found = {"mode": "text", "rows": [{"system": "newsclean"}, {"system": "a", "against": against}]}
    (row,) = difference_table(found).rows
    assert (row.cells[0].text, row.cells[1].text, row.cells[1].tone, row.cells[1].note) == ("a", text, tone, note)


def test_one_difference_far_away_does_not_flatten_the_others() -> None:
    found = corpus(word_f1=dict.fromkeys("abcdef", 0.5))
    for row, value in zip(found["rows"], (-0.01, -0.02, -0.02, -0.03, -0.03, -0.9), strict=True):
        row["against"] = {"word_f1": {"value": value, "low": value, "high": value}}
    dots = [row.cells[1].bar.dot for row in difference_table(found).rows if row.cells[1].bar]
    assert dots == [33.33, 16.67, 16.67, 0.0, 0.0, 0.0]


def sliced(**rows: dict[str, dict[str, float]]) -> dict[str, Any]:
    return {"mode": "html", "slices": {"language": [{"value": value, "documents": 3, "rows": figures} for value, figures in rows.items()]}}


def test_slices_show_newsclean_first_with_its_losses() -> None:
    (table,) = slice_tables(sliced(en={"a": {"shingle_f1": 0.8}, "newsclean": {"shingle_f1": 0.9, "left": 0.1, "lost": 0.01}}))
    assert [c.label for c in table.columns] == ["Language", "Documents", "newsclean", "Left by newsclean", "Lost by newsclean", "a"]
    assert [cell.text for cell in table.rows[0].cells] == ["en", "3", "0.900", "10.0%", "1.00%", "0.800"]
    assert [cell.best for cell in table.rows[0].cells] == [False, False, True, False, False, False]
    assert [cell.bar.end for cell in table.rows[0].cells if cell.bar] == [90, 10, 1, 80]


def test_a_system_may_be_missing_from_a_slice() -> None:
    (table,) = slice_tables(sliced(en={"a": {"shingle_f1": 0.8}, "newsclean": {"shingle_f1": 0.9}}, de={"newsclean": {"shingle_f1": 0.7}}))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["en", "3", "0.900", "0.800"], ["de", "3", "0.700", "–"]]


def test_slices_without_newsclean() -> None:
    (table,) = slice_tables(sliced(en={"a": {"shingle_f1": 0.8, "left": 0.1}}))
    assert [cell.text for cell in table.rows[0].cells] == ["en", "3", "0.800"]


def test_slices_of_an_unknown_kind_keep_their_name() -> None:
    (table,) = slice_tables({"mode": "html", "slices": {"weather": [{"value": "wet", "rows": {"a": {"word_f1": 0.5}}}], "empty": []}})
    assert (table.title, table.rows[0].cells[0].text) == ("weather", "wet")


def test_ablation_says_whether_cleaning_is_worse_without() -> None:
    row = {"name": "tags", "sort": "rule", "f1": -0.01, "left": 0.02, "lost": -0.001, "removed": 12}
    table = ablation_table({"ablation": [row, {**row, "sort": "signals", "name": "shape"}]}, "rule")
    assert [(cell.text, cell.tone) for cell in table.rows[0].cells] == [
        ("tags", ""),
        ("−0.0100", "worse"),
        ("+2.00%", "worse"),
        ("−0.10%", "better"),
        ("12", ""),
    ]
    assert [(cell.bar.start, cell.bar.end) for cell in table.rows[0].cells if cell.bar] == [(0, 50), (50, 100), (0, 50)]


def test_ablation_of_signals_counts_no_blocks() -> None:
    table = ablation_table({"ablation": [{"name": "shape", "sort": "signals", "f1": 0.00001}]}, "signals")
    assert [(cell.text, cell.tone) for cell in table.rows[0].cells] == [("shape", ""), ("0.0000", ""), ("–", ""), ("–", "")]
    assert len(table.columns) == 4


def test_errors_are_parted_into_left_and_lost() -> None:
    rows = [
        {"sort": "left", "kind": "caption", "words": 1000, "share": 0.4, "documents": 3, "example": "Rain"},
        {"sort": "lost", "kind": "heading"},
    ]
    left, lost = (error_table({"error_kinds": rows}, sort) for sort in ("left", "lost"))
    assert [cell.text for cell in left.rows[0].cells] == ["caption", "1,000", "40.0%", "3", "Rain"]
    assert [cell.text for cell in lost.rows[0].cells] == ["heading", "–", "–", "–", "–"]


def test_worst_documents_name_the_rules_in_error_once() -> None:
    verdicts = [
        {"by": "tags", "error": "lost"},
        {"by": "tags", "error": "lost"},
        {"by": "caption", "error": None},
        {"by": "byline", "error": "left"},
    ]
    worst = {"id": "1", "language": "en", "metric": "word_f1", "value": 0.25, "share_of_loss": 0.1, "verdicts": verdicts}
    table = worst_table({"mode": "html", "worst": [worst]}, "worst/valley.html")
    assert [cell.text for cell in table.rows[0].cells] == ["1", "en", "0.250", "10.0%", "tags, byline"]
    assert (table.columns[2].label, table.rows[0].cells[0].link) == ("Word F1", "worst/valley.html#d1")


@pytest.mark.parametrize("make", [main_table, difference_table, worst_table])
def test_without_figures_a_table_is_empty(make: Any) -> None:
    assert make({"mode": "html"}).rows == ()
