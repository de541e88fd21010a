from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.report.markdown import (
    END,
    START,
    accuracy_tables,
    between_markers,
    code,
    escaped,
    readme_table,
    report_markdown,
    table_markdown,
)
from benchmarks.report.table import Cell, Column, Row, Table
from tests.benchmarks.report import hostile

_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")


def tables(markdown: str) -> list[list[str]]:
    """The lines of each table."""
    return [block.split("\n") for block in markdown.strip().split("\n\n") if block.startswith("|")]


@pytest.mark.parametrize("report", ["example", "hostile"])
def test_all_rows_of_a_table_have_as_many_cells_as_its_head(report: str, example: dict[str, Any]) -> None:
    found = tables(report_markdown(example if report == "example" else hostile.report()))
    assert len(found) > 5
    for table in found:
        assert len({len(_PIPE.findall(row)) for row in table}) == 1, table[0]


@given(st.text(st.characters()))
def test_any_text_is_one_cell(text: str) -> None:
    table = Table("t", "", (Column("a"), Column("b")), (Row((Cell(text), Cell(text, code=True))),))
    head, _, row = table_markdown(table).split("\n")
    assert len(_PIPE.findall(row)) == len(_PIPE.findall(head)) == 3


@given(st.text(st.characters()))
def test_escaped_text_holds_no_tag_and_no_image(text: str) -> None:
    assert "<" not in escaped(text)
    assert not re.search(r"(?<!\\)(\\\\)*\[", escaped(text))


def test_names_with_underscores_stay_readable() -> None:
    assert escaped("related_list and _this_") == "related_list and \\_this\\_"


@pytest.mark.parametrize(("text", "span"), [("a b", "`a b`"), ("a`b", "``a`b``"), ("`a", "`` `a ``"), ("a\nb", "`a b`"), ("", "` `")])
def test_code_spans(text: str, span: str) -> None:
    assert code(text) == span


def test_cells_say_what_is_best_and_how_sure_it_is() -> None:
    cells = (Cell("newsclean"), Cell("0.9", best=True, note="0.8–1.0"), Cell("−0.1", tone="worse"), Cell("tags", code=True))
    table = Table(
        "t", "", (Column("S", numeric=False), Column("F"), Column("D", group="g"), Column("R")), (Row(cells, "newsclean", ours=True),)
    )
    assert table_markdown(table) == "| S | F | g: D | R |\n|---|---:|---:|---:|\n| **newsclean** | **0.9** (0.8–1.0) | −0.1 ▼ | `tags` |"


def test_a_table_without_rows_is_nothing() -> None:
    assert table_markdown(Table("t", "", (Column("a"),), ())) == ""


def test_report_has_its_parts(example: dict[str, Any]) -> None:
    found = report_markdown(example)
    heads = re.findall(r"^#{1,2} (.*)$", found, re.MULTILINE)
    assert heads == [
        "How well newsclean cleans",
        "Problems",
        "Summary",
        "fundus-dev",
        "wcxb-dev",
        "text-dev",
        "Speed: HTML pages",
        "Speed: Extracted text",
        "Versions",
    ]
    assert "- Word F1: mean over documents of the F1 of the bag of words" in found
    assert f"`{example['command']}`" in found
    assert found.endswith("|\n")


def test_readme_has_one_table_a_mode_with_versions_date_and_command(example: dict[str, Any]) -> None:
    found = readme_table(example)
    html, text = tables(found)
    assert html[0] == (
        "| System | Version | fundus-dev: Word F1 | fundus-dev: Shingle F1 | wcxb-dev: Word F1 | wcxb-dev: Shingle F1 | CPU time |"
    )
    assert html[2] == "| **newsclean** | 0.1.0 | **0.954** | **0.948** | **0.895** | **0.889** | 1.00× |"
    assert (len(html), len(text)) == (2 + 13, 2 + 4)
    assert "2026-11-22" in found and f"`{example['command']}`" in found and "Python 3.11.7" in found
    assert "<script" not in re.sub(r"(`+).*?[^`]\1(?!`)", "", readme_table(hostile.report()))  # but for the code span of the command


def test_readme_of_nothing() -> None:
    assert readme_table({}) == "Measured (newsclean)."


def test_the_documentation_has_the_figures_and_no_text_of_pages(example: dict[str, Any]) -> None:
    found = accuracy_tables(example)
    headings = re.findall(r"^##+ (.+)$", found, re.MULTILINE)
    assert headings[:3] == ["HTML pages", "Extracted text", "fundus-dev"]
    assert {"Results", "Difference from newsclean", "Rules switched off", "Speed: HTML pages"} <= set(headings)
    assert not {"Left over", "Lost", "Worst documents", "Problems"} & set(headings)
    assert f"`{example['command']}`" in found and "2026-11-22" in found


def test_the_documentation_of_nothing() -> None:
    assert accuracy_tables({}) == "Measured (newsclean)."


def test_the_table_goes_between_the_markers() -> None:
    once = between_markers(f"# newsclean\n\n{START}\nold\n{END}\n\nMore.\n", "| new |")
    assert once == f"# newsclean\n\n{START}\n\n| new |\n\n{END}\n\nMore.\n"
    assert between_markers(once, "| new |") == once


@pytest.mark.parametrize("text", ["", START, END + START, START + START + END, START + END + END, END + START + END])
def test_markers_must_be_there_once_in_order(text: str) -> None:
    with pytest.raises(ValueError, match="results: start"):
        between_markers(text, "")
