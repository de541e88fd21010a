from __future__ import annotations

import pytest

from newsclean.errors import UnreadableInputError
from newsclean.reading.text import read_text
from tests.reading.test_wrapped import ONE_A_LINE, WRAPPED, texts

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
