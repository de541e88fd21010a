from __future__ import annotations

from dataclasses import replace

from newsclean.case import Case
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.rules.data_table import data_table
from newsclean.rules.main_content import main_content
from newsclean.scoring.scorer import Scores
from newsclean.settings import Settings
from newsclean.signals.table import measure

TABLE = "<table><tr><th>Town</th><th>Goals</th></tr><tr><td>Northfield</td><td>14</td></tr></table>"


def _kept_by_the_rule(html: str, *scores: float) -> list[str]:
    page = replace(read_html(html), language="en")
    assert len(scores) == len(page.blocks)
    case = Case(page, measure(page, load("en")), Scores(scores, scores), Settings())
    case = case.after(main_content(case))
    return [case.blocks[verdict.block].text for verdict in data_table(case) if verdict.keep and verdict.by == "data_table"]


def test_the_last_cells_of_a_kept_table_stay() -> None:
    assert _kept_by_the_rule(TABLE, 0.8, 0.8, 0.8, 0.3) == ["14"]


def test_a_table_that_was_removed_stays_removed() -> None:
    assert _kept_by_the_rule(TABLE, 0.3, 0.8, 0.3, 0.3) == []


def test_a_layout_of_one_column_is_no_table() -> None:
    rows = "".join(f"<tr><td>Line {i}</td></tr>" for i in range(5))
    assert _kept_by_the_rule(f"<table>{rows}</table>", 0.8, 0.8, 0.8, 0.3, 0.3) == []


def test_tables_are_judged_apart() -> None:
    assert _kept_by_the_rule(TABLE + TABLE, 0.8, 0.8, 0.8, 0.3, 0.3, 0.3, 0.3, 0.8) == ["14"]


def test_a_link_is_no_data() -> None:
    assert _kept_by_the_rule(TABLE.replace("14", "<a href='/buy'>Check price</a>"), 0.8, 0.8, 0.8, 0.3) == []


def test_the_caption_of_a_kept_table_stays() -> None:
    table = TABLE.replace("<tr>", "<caption>Goals of this season</caption><tr>", 1)
    assert _kept_by_the_rule(table, 0.1, 0.8, 0.8, 0.8, 0.3) == ["Goals of this season", "14"]
    assert _kept_by_the_rule(table, 0.1, 0.3, 0.8, 0.3, 0.3) == []


def test_a_caption_without_a_table_is_not_its() -> None:
    assert _kept_by_the_rule(f"<figure><figcaption>The goal</figcaption></figure>{TABLE}", 0.1, 0.8, 0.8, 0.8, 0.8) == []
