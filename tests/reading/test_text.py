from __future__ import annotations

import textwrap

import pytest

from newsclean.errors import UnreadableInputError
from newsclean.reading.text import read_text


def texts(source: str) -> list[str]:
    return [block.text for block in read_text(source).blocks]


ENDS = [
    ("Unix", "\n"),
    ("Windows", "\r\n"),
    ("old Mac", "\r"),
    ("vertical tab", "\v"),
    ("form feed", "\f"),
    ("next line", "\x85"),
    ("line separator", "\u2028"),
    ("paragraph separator", "\u2029"),
]
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
MARKS = [
    ("bullet", "• Rain", "item", "Rain"),
    ("hyphen", "- Rain", "item", "Rain"),
    ("star", "* Rain", "item", "Rain"),
    ("square", "■ Rain", "item", "Rain"),
    ("heading", "## Rain", "heading", "Rain"),
    ("quote", "> Rain fell.", "quote", "Rain fell."),
    ("a hyphenated word", "-rain", "paragraph", "-rain"),
    ("a year", "1987 was a wet year.", "paragraph", "1987 was a wet year."),
    ("a price", "3.50 a loaf", "paragraph", "3.50 a loaf"),
    ("a hashtag", "#rain", "paragraph", "#rain"),
    ("a bullet alone", "•", "paragraph", "•"),
]
INDENTS = [("none", "Rain", 0), ("spaces", "   Rain", 3), ("tab", "\tRain", 1), ("no-break spaces", "\u00a0\u00a0Rain", 2)]
TITLES = [
    ("a headline", "Council repairs the old bridge\n\n" + ONE_A_LINE[0], "Council repairs the old bridge"),
    ("a question", "Who pays for the old bridge?\n" + ONE_A_LINE[0], "Who pays for the old bridge?"),
    ("a marked heading", "# Council repairs the old bridge\n\n" + ONE_A_LINE[0], "Council repairs the old bridge"),
    ("a sentence", "The council repairs the bridge.\n" + ONE_A_LINE[0], None),
    ("a Chinese sentence", "河水上涨。\n大雨下了一整夜，河水在早晨漫过了堤岸。", None),
    ("an item", "- Council repairs the old bridge\n" + ONE_A_LINE[0], None),
    ("nothing longer follows", "Council repairs the old bridge\nRain\nWind", None),
    ("alone", "Council repairs the old bridge", None),
    ("a very long line", "rain " * 60 + "\n" + "wind " * 90, None),
    ("nothing", "", None),
]


@pytest.mark.parametrize("end", [row[1] for row in ENDS], ids=[row[0] for row in ENDS])
def test_every_line_end_ends_a_line(end: str) -> None:
    assert texts(f"Rain fell.{end}It stayed.") == ["Rain fell.", "It stayed."]


@pytest.mark.parametrize("end", [row[1] for row in ENDS], ids=[row[0] for row in ENDS])
def test_two_line_ends_are_an_empty_line(end: str) -> None:
    blocks = read_text(f"Rain fell.{end}It stayed.{end}{end}Wind came.{end}").blocks
    assert [(block.text, block.gap) for block in blocks] == [("Rain fell.", True), ("It stayed.", False), ("Wind came.", True)]


def test_line_ends_may_be_mixed() -> None:
    assert texts("Rain\r\nfell\non\rthe hills") == ["Rain", "fell", "on", "the hills"]


def test_a_windows_line_end_is_one_line_end() -> None:
    assert [block.gap for block in read_text("Rain\r\nWind").blocks] == [True, False]


def test_a_line_of_white_space_is_an_empty_line() -> None:
    assert [block.gap for block in read_text("Rain\n \t \nWind").blocks] == [True, True]


def test_paragraphs_with_empty_lines_between() -> None:
    assert texts("\n\n".join(ONE_A_LINE)) == ONE_A_LINE


def test_one_line_a_paragraph() -> None:
    assert texts("\n".join(ONE_A_LINE)) == ONE_A_LINE


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


@pytest.mark.parametrize(("source", "kind", "text"), [row[1:] for row in MARKS], ids=[row[0] for row in MARKS])
def test_marks_at_the_start_of_a_line(source: str, kind: str, text: str) -> None:
    (block,) = read_text(source).blocks
    assert (block.kind, block.text) == (kind, text)


ORDINALS = ["1. FC Altdorf verliert das Heimspiel", "3. Oktober: Die Brücke wird wieder geöffnet"]


@pytest.mark.parametrize("line", ORDINALS)
def test_an_ordinal_number_is_not_lost(line: str) -> None:
    assert texts(f"{ONE_A_LINE[0]}\n\n{line}\n\n{ONE_A_LINE[1]}")[1] == line


def test_a_heading_has_its_level() -> None:
    assert [block.level for block in read_text("# Rain\n### Wind\n- Hail\nSun").blocks] == [1, 3, 1, 0]


@pytest.mark.parametrize(("source", "indent"), [row[1:] for row in INDENTS], ids=[row[0] for row in INDENTS])
def test_indentation_is_counted(source: str, indent: int) -> None:
    assert read_text(f"Wind\n{source}").blocks[1].indent == indent


def test_white_space_collapses() -> None:
    assert texts("  Rain \t fell\u00a0 hard  ") == ["Rain fell hard"]


@pytest.mark.parametrize("source", ["Rain fell.\r\n\r\n  It stayed.  \r\nWind", "\n\n\tRain 🌧 fell.\u2028Wind", "\n".join(ONE_A_LINE)])
def test_spans_point_into_the_source(source: str) -> None:
    for block in read_text(source).blocks:
        assert block.span is not None
        assert " ".join(source[slice(*block.span)].split()) == block.text


def test_the_span_of_an_item_takes_its_bullet_in() -> None:
    source = "Rain\n  • Wind and hail \n"
    block = read_text(source).blocks[1]
    assert block.span is not None and source[slice(*block.span)] == "• Wind and hail"


def test_the_span_of_an_unwrapped_paragraph_takes_all_its_lines_in() -> None:
    for block in read_text(WRAPPED).blocks:
        assert block.span is not None
        assert " ".join(WRAPPED[slice(*block.span)].split()) == block.text


@pytest.mark.xfail(reason="a byte order mark or a NUL before a block shifts its span", strict=True)
@pytest.mark.parametrize("source", ["\ufeffRain fell.", "Wind\x00\nRain fell."])
def test_spans_point_into_a_source_that_had_to_be_made_safe(source: str) -> None:
    block = read_text(source).blocks[-1]
    assert block.span is not None and source[slice(*block.span)] == "Rain fell."


@pytest.mark.parametrize(("source", "title"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES])
def test_title(source: str, title: str | None) -> None:
    assert read_text(source).title == title


def test_text_is_a_page_without_markup() -> None:
    page = read_text("Rain fell.", url="https://example.org/rain")
    assert not page.markup and page.elements == () and page.degraded == ""
    assert page.url == "https://example.org/rain"
    assert [(block.element, block.linked, block.bold) for block in page.blocks] == [(-1, 0, 0)]


def test_the_reason_for_bare_text_is_kept() -> None:
    assert read_text("Rain fell.", degraded="too deep").degraded == "too deep"


def test_blocks_are_numbered() -> None:
    assert [block.index for block in read_text("\n\n".join(ONE_A_LINE)).blocks] == [0, 1, 2, 3]


def test_bytes_are_decoded() -> None:
    assert [block.text for block in read_text("\ufeffGrüße\r\nRegen".encode()).blocks] == ["Grüße", "Regen"]


@pytest.mark.parametrize("source", ["", "\n\n", " \t\r\n", b""])
def test_nothing_is_nothing(source: str | bytes) -> None:
    assert read_text(source).blocks == ()


def test_binary_data_is_refused() -> None:
    with pytest.raises(UnreadableInputError, match="binary"):
        read_text(b"%PDF-1.7\n1 0 obj\n")
