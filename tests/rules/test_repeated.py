from __future__ import annotations

import pytest

from newsclean.case import drop
from newsclean.model import Block, BlockKind
from newsclean.rules.repeated import repeated
from newsclean.settings import Settings
from tests.building import BODY, case_of, removed_by

ZH = "大桥从去年春天的洪水之后就一直对货车关闭，市议会星期二决定在年底之前修复它，商人们要求的渡轮则不会有。"
LONG = f"{BODY[0]} {BODY[1]}"
NEAR = LONG.replace("the mayor said", "the mayor told us")
REMOVES = [
    ("word for word", "en", [*BODY, BODY[1]], 3),
    ("other marks and capitals", "en", [*BODY, BODY[1].replace(",", " –").upper()], 3),
    ("almost word for word", "en", [LONG, BODY[2], NEAR], 2),
    (
        "a short pull quote",
        "en",
        ["“Nobody had seen the river rise like this before.”", *BODY, "Nobody had seen the river rise like this before."],
        4,
    ),
    ("Chinese", "zh", [ZH, "商人们很失望。", ZH], 2),
]
KEEPS = [
    ("refrain", ["Row on, row on, my brother", BODY[0], "Row on, row on, my brother", BODY[1]]),
    ("scores", ["Northfield 2, Southport 1", BODY[0], "Northfield 2, Southport 1"]),
    ("answers", ["“Why did you stay?”", "“No idea.”", "“And now?”", "“No idea.”"]),
    (
        "another number in a short sentence",
        ["The ferry carried nine hundred people to the island on Friday.", "The ferry carried two hundred people to the island on Friday."],
    ),
    (
        "the same beginning",
        [BODY[0], "The council voted on Tuesday to repair the old bridge, but the mayor will ask the voters first, in June."],
    ),
    ("paragraphs that differ", list(BODY)),
    ("the same on another day", [f"On 3 May. {LONG}", f"On 4 May. {LONG}"]),
    ("a part with a number of its own", [f"{BODY[0]} {BODY[1]} It was the 7th flood.", f"{BODY[1]} It was the 9th flood."]),
    ("rows of a table", ["| Bridge | Stone | Old | North | Open to carts | Mill side |"] * 2),
    ("rows of figures", ["10.5 7.25 3.75 and 9.125 of the 12 in row 4"] * 2),
]


@pytest.mark.parametrize(("language", "lines", "gone"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes_the_later_one(language: str, lines: list[str], gone: int) -> None:
    assert [verdict.block for verdict in repeated(case_of(*lines, language=language))] == [gone]


@pytest.mark.parametrize("lines", [row[1] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(lines: list[str]) -> None:
    assert removed_by(repeated, case_of(*lines)) == []


@pytest.mark.parametrize("kind", ["cell", "item", "preformatted"])
def test_tables_lists_and_verse_may_repeat(kind: BlockKind) -> None:
    blocks = [Block(0, BODY[0], kind=kind), Block(0, BODY[1]), Block(0, BODY[0], kind=kind)]
    assert removed_by(repeated, case_of(*blocks)) == []


def test_a_removed_paragraph_is_nobodys_twin() -> None:
    case = case_of(BODY[0], *BODY)
    assert list(repeated(case.after([drop(case.blocks[0], "caption", "It is a caption.")]))) == []


def test_the_user_may_ask_for_more_likeness() -> None:
    case = case_of(LONG, BODY[2], NEAR, settings=Settings(near_duplicate=1.0))
    assert removed_by(repeated, case) == []


def test_the_verdicts_name_the_twin() -> None:
    exact, near = repeated(case_of(LONG, BODY[2], BODY[2], NEAR))
    assert (exact.by, exact.block, exact.evidence["twin"], exact.evidence["similarity"]) == ("repeated", 2, 1, 1.0)
    assert (near.by, near.block, near.evidence["twin"]) == ("repeated", 3, 0)
    assert 0.7 < near.evidence["similarity"] < 1


PART = BODY[0].partition(",")[0] + ", which has been closed"


def test_a_part_of_a_paragraph_goes_and_the_whole_stays() -> None:
    assert [verdict.block for verdict in repeated(case_of(PART, *BODY))] == [0]
    (verdict,) = repeated(case_of(*BODY, f"“{PART}.”"))
    assert (verdict.block, verdict.evidence["twin"], verdict.evidence["contained"]) == (3, 0, 1.0)
    assert verdict.why == "An earlier paragraph says it in full."


def test_a_teaser_that_is_cut_off_goes_though_it_is_first() -> None:
    teaser = f"{LONG[: LONG.rindex(' ')]}…"
    assert [verdict.block for verdict in repeated(case_of(teaser, BODY[2], LONG))] == [0]


@pytest.mark.parametrize("kind", ["heading", "item", "cell"])
def test_a_heading_or_an_entry_may_say_what_the_text_says(kind: BlockKind) -> None:
    assert removed_by(repeated, case_of(Block(0, PART, kind=kind), *(Block(0, text) for text in BODY))) == []


def test_a_turn_of_phrase_may_come_back() -> None:
    assert removed_by(repeated, case_of("“The council voted on Tuesday to repair the old bridge”", *BODY)) == []


def test_of_two_that_contain_each_other_nearly_one_stays() -> None:
    """Near-duplicates of different length: the shorter is also nearly contained in the longer."""
    case = case_of(f"{LONG} {BODY[2]}", BODY[2], f"{NEAR} {BODY[2]} It said no more.")
    assert len(removed_by(repeated, case)) == 2


def test_a_part_of_a_part_goes_too() -> None:
    whole = f"{LONG} {BODY[2]}"
    assert removed_by(repeated, case_of(BODY[0], PART, whole)) == [BODY[0], PART]


class TestPassages:
    def test_subheads_and_entries_go_with_repeated_paragraphs(self) -> None:
        passage = ["Why it was closed", BODY[0], "• five arches", BODY[1]]
        verdicts = list(repeated(case_of(*passage, BODY[2], *passage)))
        assert sorted(verdict.block for verdict in verdicts) == [5, 6, 7, 8]
        assert {verdict.evidence["twin"] for verdict in verdicts} == {0, 1, 2, 3}

    def test_the_same_subhead_over_other_paragraphs_stays(self) -> None:
        assert removed_by(repeated, case_of("Why", BODY[0], "Why", BODY[1])) == []

    def test_beside_a_short_repeat_nothing_goes(self) -> None:
        """A refrain may have a long line; only whole paragraphs tell that a passage stands twice."""
        verse = ["Row on, my brother", "the water is wide and the night is long and cold", "Row on"]
        assert removed_by(repeated, case_of(*verse, BODY[0], *verse)) == [verse[1]]
