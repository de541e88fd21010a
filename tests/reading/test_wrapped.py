"""Paragraphs that were broken into lines, in texts of all shapes, and lines that only look like them."""

from __future__ import annotations

import textwrap

import pytest

from newsclean.reading.text import read_text


def texts(source: str) -> list[str]:
    return [block.text for block in read_text(source).blocks]


WRAPPED = """\
The council voted on Tuesday to repair the old bridge, which has
been closed to lorries since the floods of last spring, when the
river rose higher than anyone in the town could remember.

Engineers found cracks in two of its five arches, and the mayor
said that the work would take until the end of the year because
the stones have to be cut by hand.
"""
UNWRAPPED = [
    "The council voted on Tuesday to repair the old bridge, which has been closed to lorries since the floods of last spring, when the "
    "river rose higher than anyone in the town could remember.",
    "Engineers found cracks in two of its five arches, and the mayor said that the work would take until the end of the year because "
    "the stones have to be cut by hand.",
]
SHORT = [
    "The rain fell on the roof of the mill",
    "And the wind took the leaves",
    "The river was higher than the old bridge",
    "And nobody slept",
    "Until the sun rose over the western hills",
]
ONE_A_LINE = [
    "The council voted on Tuesday to repair the old bridge, which has been closed to lorries since the floods of last spring.",
    "Engineers found cracks in two of its five arches.",
    "The mayor said that the work would take until the end of the year, because the stones have to be cut by hand in a quarry.",
    "Shopkeepers had asked for a ferry.",
]
PROSE = [
    "The council voted on Tuesday to repair the old bridge, which has been closed to lorries since the floods of last spring, when the "
    "river rose higher than anyone in the town could remember.",
    "Engineers found cracks in two of its five arches. The work will take until the end of the year, because the stones have to be cut "
    "by hand in a quarry that only opens when the snow has gone.",
    "Shopkeepers had asked for a ferry in the meantime, but the mayor said that a boat large enough for vans would cost more than the "
    "repair itself and could not land at low water.",
    "Until then lorries will go round by the mill road, where the speed limit falls to thirty and a crossing is to be painted in front "
    "of the school before the summer is over.",
    "Farmers on the far side of the valley fear for the harvest, since the way to the station grows by eleven miles and the mill road "
    "has no room for two carts to pass each other.",
    "The county pays two thirds of the cost. The rest comes from the fund that was set up after the fire in the market hall, as the "
    "treasurer explained to a full room.",
]
AROUND = [
    ("a signature", "", "\n\n-- \nOdile Fenn\nReporter, Marlow Courier\nTel. 01234 567", 4),
    ("the head of a mail", "From: Odile Fenn <fenn@example.org>\nTo: Desk <desk@example.org>\nSubject: The bridge\n\n", "", 3),
    ("items", "", "\n\n* one\n* two\n* three\n* four", 4),
    ("a long address", "", "\n\nhttps://example.org/" + "a" * 110, 1),
    ("short lines", "", "\n\n" + "\n".join(SHORT), 5),
    ("a table", "", "\n\nAltdorf      38  26   8   4  86:33  86\nMarlow       38  24   9   5  79:41  81", 2),
    ("a postal address", "", "\n\nMarlow Courier\n12 Mill Road\nMarlow", 3),
]
KEPT = [
    (
        "headlines of like width",
        [
            "Storm closes two roads in the hills above the old town",
            "Council repairs the old bridge before the summer fair",
            "Museum opens at night and the mayor reads to children",
            "Farmers ask for help after the driest spring in years",
            "Station clock stands still for the third time in June",
        ],
    ),
    (
        "a poem",
        [
            "The rain came down upon the roof of the mill all night,",
            "And the wind took all the leaves that the summer had left,",
            "And the river rose higher than the bridge by the light",
            "Of a moon that was caught in the hills like a cleft,",
            "And nobody slept until the sun rose on the western side",
        ],
    ),
    (
        "a table",
        [
            "Altdorf                 38   26    8    4   86:33    86",
            "Marlow                  38   24    9    5   79:41    81",
            "Wells                   38   20   10    8   66:45    70",
            "Upper Hill              38   19    9   10   60:48    66",
            "Lower Hill              38   18    9   11   58:49    63",
        ],
    ),
    (
        "scores",
        [
            "Altdorf against Marlow 3:2 after extra time, 12 400 saw it",
            "Wells against Upper Hill 1:1 and 4:5 on penalties, 3 100",
            "Lower Hill against Northam 0:0, called off for rain, 900",
            "Southam against Westam 2:1, two goals by the keeper, 1 200",
        ],
    ),
    (
        "a program",
        [
            'open_app(settings["programs"]["calendar of the office"])',
            'open_app(settings["programs"]["notebook of the office"])',
            'open_url(settings["addresses"]["document"], "profile 1")',
            'open_url(settings["addresses"]["time sheet"], "profile")',
            "wait_for_window(1)",
        ],
    ),
    (
        "statements",
        [
            "The mill road is closed on Monday and Tuesday this week.",
            "The old bridge is open for those who walk, but not vans.",
            "The ferry goes at eight, at noon, and at six in summer.",
            "The museum opens at nine and closes when the guard goes.",
            "The library lends umbrellas.",
        ],
    ),
]


def test_hard_wrapped_text_is_unwrapped() -> None:
    assert texts(WRAPPED) == UNWRAPPED


def test_hard_wrapped_text_with_windows_line_ends_is_unwrapped() -> None:
    assert texts(WRAPPED.replace("\n", "\r\n")) == UNWRAPPED


def test_indented_hard_wrapped_text_is_unwrapped() -> None:
    assert texts("".join(f"    {line}\n" if line else "\n" for line in WRAPPED.splitlines())) == UNWRAPPED


def filled(paragraphs: list[str], width: int, between: str = "\n\n") -> str:
    return between.join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)


@pytest.mark.parametrize("width", [66, 72, 78])
@pytest.mark.parametrize(("before", "after", "others"), [row[1:] for row in AROUND], ids=[row[0] for row in AROUND])
def test_what_stands_around_wrapped_paragraphs_does_not_keep_them_broken(before: str, after: str, others: int, width: int) -> None:
    found = texts(before + filled(PROSE[:4], width) + after)
    assert found[len(found) - 4 :] == PROSE[:4] if before else found[:4] == PROSE[:4]
    assert len(found) == 4 + others


@pytest.mark.parametrize("width", [68, 72, 78])
@pytest.mark.parametrize("signature", ["", "\n-- \nOdile Fenn\nReporter, Marlow Courier"], ids=["plain", "signed"])
def test_wrapped_paragraphs_without_empty_lines(signature: str, width: int) -> None:
    assert texts(filled(PROSE, width, "\n") + signature)[: len(PROSE)] == PROSE


@pytest.mark.xfail(reason="a last line that is as long as the others does not show that its paragraph ends", strict=True)
def test_a_paragraph_whose_last_line_is_full_ends_without_an_empty_line() -> None:
    assert texts(filled(PROSE, 66, "\n")) == PROSE


def test_what_a_template_repeats_is_not_wrapped() -> None:
    card = ["Price in pounds per load, from one star to four stars", "movers of the valley rated 4.85 of 5", "Get a quote for the move"]
    assert texts("\n\n".join(["\n".join(card)] * 6)) == card * 6


def test_a_wrapped_paragraph_among_long_lines_is_unwrapped() -> None:
    long = [f"{one} {other}" for one, other in zip(PROSE[:3], PROSE[3:], strict=True)]
    assert texts("\n\n".join([*long, filled([long[0]], 66)])) == [*long, long[0]]


@pytest.mark.parametrize("lines", [row[1] for row in KEPT], ids=[row[0] for row in KEPT])
def test_lines_of_like_width_that_are_no_prose_are_kept(lines: list[str]) -> None:
    assert texts("\n".join(lines)) == [" ".join(line.split()) for line in lines]


@pytest.mark.parametrize("lines", [row[1] for row in KEPT], ids=[row[0] for row in KEPT])
def test_lines_that_are_no_prose_are_kept_beside_wrapped_paragraphs(lines: list[str]) -> None:
    assert texts(filled(PROSE[:4], 60) + "\n\n" + "\n".join(lines)) == [*PROSE[:4], *(" ".join(line.split()) for line in lines)]


def test_numbered_lines_stay_apart_in_wrapped_text() -> None:
    numbered = [f"{number}. The road over hill number {number} is closed to all lorries and vans." for number in range(1, 5)]
    assert texts(filled(PROSE[:4], 72) + "\n\n" + "\n".join(numbered))[4:] == numbered


def test_short_lines_are_not_joined() -> None:
    assert texts("\n".join(SHORT)) == SHORT


def test_a_list_of_headlines_is_not_joined() -> None:
    lines = [
        "Council repairs the old bridge",
        "Storm closes two roads in the hills above the town",
        "Farmers ask for help",
        "Museum opens at night",
    ]
    assert texts("\n".join(lines)) == lines


def test_items_in_wrapped_text_stay_apart() -> None:
    items = "- Engineers found cracks in two of its five arches, and the mayor\n  said so.\n- The ferry is too dear.\n"
    blocks = read_text(f"{WRAPPED}\n{items}").blocks
    assert [block.text for block in blocks if block.kind == "item"][-1] == "The ferry is too dear."


HEADING = "Engineers found cracks in two of the five arches of the old bridge, and nobody knows who will pay"


def test_a_heading_that_was_wrapped_in_markdown_is_one() -> None:
    assert texts(f"{WRAPPED}\n\n{filled([f'## {HEADING}'], 72)}\n\n{WRAPPED}") == [*UNWRAPPED, HEADING, *UNWRAPPED]


def test_what_stands_right_below_a_full_heading_is_no_part_of_it() -> None:
    heading = "Engineers found cracks in two of the five arches of the old bridge"
    assert texts(f"{WRAPPED}\n\n## {heading}\n{WRAPPED}") == [*UNWRAPPED, heading, *UNWRAPPED]


def test_each_paragraph_of_a_quotation_that_was_wrapped_in_markdown_is_one() -> None:
    quoted = [f"“{text}”" for text in PROSE[:2]]
    lines = "\n>\n".join("\n".join(f"> {line}" for line in filled([text], 70).split("\n")) for text in quoted)
    blocks = read_text(f"{filled(PROSE, 72)}\n\n{lines}\n\n{filled(PROSE, 72)}").blocks
    assert [block.text for block in blocks if block.kind == "quote"] == quoted


def test_a_line_of_a_quotation_may_begin_with_a_mark_of_its_own() -> None:
    first = "The road goes over the hill and over the bridge, and the miller said it was"
    blocks = read_text(f"{filled(PROSE, 76)}\n\n> {first}\n> “the best road in the county”.").blocks
    assert [block.text for block in blocks if block.kind == "quote"] == [f"{first} “the best road in the county”."]


def test_lines_of_a_quotation_that_are_not_full_stay_apart() -> None:
    verse = ["> The road goes over the hill and over the bridge,", "> and nobody who went that way came back", "> before the rain."]
    blocks = read_text(f"{filled(PROSE, 72)}\n\n" + "\n".join(verse)).blocks
    assert [block.text for block in blocks if block.kind == "quote"] == [line[2:] for line in verse]
