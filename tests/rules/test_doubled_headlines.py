from __future__ import annotations

import re

import pytest

from newsclean.model import Block
from newsclean.rules.doubled_headlines import doubled_headlines
from tests.building import BODY, case_of, removed_by

FERRY, MILL, CHOIR = "Ferry to the islands sold for a crown", "Mill owners refuse to pay the toll", "Choir loses its oldest singer"
REMOVES = [
    ("picture and link", "en", [FERRY, FERRY, MILL, MILL, CHOIR, CHOIR]),
    ("with what stands between", "en", [FERRY, "Ana Lind", "9:15", FERRY, MILL, "Tom Ferrow", "8:40", MILL]),
    ("Chinese", "zh", ["开往群岛的渡轮以一元钱出售", "开往群岛的渡轮以一元钱出售", "磨坊主拒绝缴纳过桥费用", "磨坊主拒绝缴纳过桥费用"]),
    (
        "a language without phrases",
        "et",
        ["Praam saartele müüdi ühe krooni eest", "Praam saartele müüdi ühe krooni eest"] + ["Mölder keeldub tasumast uut silla maksu"] * 2,
    ),
]


@pytest.mark.parametrize(("language", "lines"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, lines: list[str]) -> None:
    assert removed_by(doubled_headlines, case_of(*BODY, *lines, language=language)) == lines


def test_a_single_line_that_stands_twice_is_no_list() -> None:
    assert removed_by(doubled_headlines, case_of(BODY[0], FERRY, BODY[1], FERRY, BODY[2])) == []


def test_short_lines_stand_twice_on_purpose() -> None:
    lines = ["Northfield 2", "Northfield 2", "Southport 1", "Southport 1", "Row on", "Row on"]
    assert removed_by(doubled_headlines, case_of(*BODY, *lines)) == []


def test_cells_of_a_table_may_repeat() -> None:
    cells = [Block(0, text, kind="cell") for text in (FERRY, FERRY, MILL, MILL)]
    assert removed_by(doubled_headlines, case_of(*(Block(0, text) for text in BODY), *cells)) == []


def test_subheads_that_a_table_of_contents_names_too_stay() -> None:
    assert removed_by(doubled_headlines, case_of(BODY[0], FERRY, BODY[1], FERRY, MILL, BODY[2], MILL)) == []


def test_sentences_that_stand_twice_are_no_headlines() -> None:
    lines = ["Nobody saw the ferry leave.", "Nobody saw the ferry leave.", "Nobody saw it come back.", "Nobody saw it come back."]
    assert removed_by(doubled_headlines, case_of(*BODY, *lines)) == []


def test_the_verdicts_name_the_twin() -> None:
    verdicts = list(doubled_headlines(case_of(*BODY, FERRY, FERRY, MILL, MILL)))
    assert [(verdict.block, verdict.evidence["twin"]) for verdict in verdicts] == [(3, 4), (4, 3), (5, 6), (6, 5)]
    assert {(verdict.keep, verdict.by, verdict.evidence["pairs"]) for verdict in verdicts} == {(False, "doubled_headlines", 2)}


def test_a_refrain_of_two_lines_stays() -> None:
    refrain = ["Row the boat across the water", "Nobody waits on the other shore"]
    song = [*refrain, "The miller sold his only daughter,", "She does not sing here any more,", *refrain]
    assert removed_by(doubled_headlines, case_of(*BODY, *song)) == []


def test_the_rows_of_a_timetable_may_be_the_same() -> None:
    rows = [
        "Boat one 04.33, boat two 18.09",
        "Boat one 04.33, boat two 18.09",
        "Boat one 05.10, boat two 19.40",
        "Boat one 05.10, boat two 19.40",
    ]
    assert removed_by(doubled_headlines, case_of(*BODY, *rows)) == []
    named = [re.sub(r"\d\d\.\d\d", "in the morning", row) for row in rows]
    assert removed_by(doubled_headlines, case_of(*BODY, *named)) == named
