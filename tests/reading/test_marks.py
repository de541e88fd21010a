"""Marks of Markdown within lines, and what only looks like them."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Settings, clean_text, read_text
from newsclean.reading.marks import BLANK, without_marks
from tests.reading.test_wrapped import PROSE, UNWRAPPED, texts

STORY = "The [river](/river) rose at night, and by noon the lower town was under water, said the mayor."
TAKEN_OFF = [
    ("a link", "The [river](/river) rose.", "The river rose."),
    ("a link with a title", 'The [river](https://ex.org/r "The \\"old\\" river") rose.', "The river rose."),
    ("a link in angle brackets", "The [river](<https://ex.org/a b>) rose.", "The river rose."),
    ("an address with brackets", "The [river](https://ex.org/r_(old)_(new)) rose.", "The river rose."),
    ("lines that end as on Windows", "The [old\r\nriver](/the-\r\nold-river) **rose\r\nhigh**", "The old\r\nriver\r\n rose\r\nhigh"),
    ("a picture in its address", f"![](data:image/png;base64,{'A' * 9000}) It rose.", " It rose."),
    ("a link in a link", "[[Rain](/x) fell](/y)", "Rain fell"),
    ("bold type between Chinese words", "他说**你好**了。", "他说你好了。"),
    ("an address below", "[Rain](/r) fell [there][1].\n\n[1]: https://ex.org 'River'", f"Rain fell [there][1].\n\n{' ' * 27}"),
    ("an address broken at a hyphen", "The [old\nriver](https://ex.org/the-\nold-river) rose.", "The old\nriver\n rose."),
    ("a picture", "![The river](a.jpg) It rose.", " It rose."),
    ("a picture in a link", "[![The river](a.jpg) Rain](/rain) fell.", " Rain fell."),
    ("a whole teaser in a link", "[\n\n### Rain\n\nIt fell.\n\n](/rain)", "\n\n### Rain\n\nIt fell.\n\n"),
    ("bold type", "It **rained**.", "It rained."),
    ("bold type within a word", "**Rain**fall", "Rainfall"),
    ("bold italics", "It ***rained***.", "It rained."),
    ("italics in bold type", "**It *rained* again**", "It rained again"),
    ("italics beside a link", "*It* _rained_ [again](/a).", "It rained again."),
    ("an escaped mark", "**1\\. FC** won \\*at last\\*", "1. FC won *at last*"),
    ("a rule", "**Rain**\n\n* * *\n\nWind", "Rain\n\n     \n\nWind"),
    ("a rule between Windows line ends", "**Rain**\r\n\r\n---\r\n\r\nWind", "Rain\r\n\r\n   \r\n\r\nWind"),
    ("the line below a headline", "Rain\n====\n\n[Wind](/w)", "Rain\n    \n\nWind"),
    ("the line below the head of a table", "| **Day** | mm |\n| --- | :-: |\n| 1 | 20 |", "| Day | mm |\n             \n| 1 | 20 |"),
]
LEFT_ALONE = [
    ("a note in square brackets", "The mayor [of Marlow] (58) said so."),
    ("a note in round ones", "She beat [Smith](Labour) and [李明](编辑)."),
    ("a reference", "As shown before [1](see below)."),
    ("a call of a function", "names[i](page) is called"),
    ("a product", "2 * 3 ** 4 = 162 and a*b**c"),
    ("a name with underlines", "The file is __init__.py**, and snake_case_names are in it."),
    ("a lone star", "Prices** rose. *Without tax."),
    ("italics alone", "Prices** rose. *Ann's name was changed.*"),
    ("words that newspapers do not spell out", "“What the f**k,” he said, and then s**t and b******t."),
    ("an escaped link", "It is written \\[text\\](/address)."),
    ("stars that end in another paragraph", "**Rain fell\n\non the hills**"),
    ("code", "Call `f(**kwargs, **more)` and `a[i](/b)`"),
]


@pytest.mark.parametrize(("source", "text"), [row[1:] for row in TAKEN_OFF], ids=[row[0] for row in TAKEN_OFF])
def test_marks_are_taken_off_and_every_word_keeps_its_place(source: str, text: str) -> None:
    marks = without_marks(source)
    assert marks.text.replace(BLANK, "") == text
    assert len(marks.text) == len(source)
    assert all(new in (old, BLANK, " ") for old, new in zip(source, marks.text, strict=True))


@pytest.mark.parametrize("source", [row[1] for row in LEFT_ALONE], ids=[row[0] for row in LEFT_ALONE])
def test_what_only_looks_like_a_mark_stays(source: str) -> None:
    assert without_marks(source) == (source, ())


def test_italics_alone_do_not_make_markdown() -> None:
    assert without_marks("*Rain* fell.").text == "*Rain* fell."


def test_code_between_fences_stays_as_it_is() -> None:
    source = "```\n**a** = [b](/c)\n```\n\n[Rain](/rain)"
    assert without_marks(source).text.replace(BLANK, "") == "```\n**a** = [b](/c)\n```\n\nRain"


def test_code_in_a_line_is_no_fence() -> None:
    assert without_marks("```pip install x```\n\n[Rain](/rain)\n\n```\n").text.replace(BLANK, "") == "```pip install x```\n\nRain\n\n```\n"


def test_a_bullet_of_a_picture_is_no_line() -> None:
    assert texts("Rain\n\n* [![](a.png)](/x)\n## ![p](a.png)\n| ![](a) | |\n* [Wind](/w)") == ["Rain", "Wind"]


def test_what_was_written_out_is_no_mark_the_second_time() -> None:
    once = clean_text(f"**{STORY}**\n\n{STORY} \\[a\\](/b), \\*\\*c\\*\\*, 5 \\* 3 and 1\\. FC").text
    assert "5 * 3 and 1. FC" in once and clean_text(once).text == once


def test_a_fence_that_is_never_closed_hides_nothing() -> None:
    assert without_marks("```\n[Rain](/rain)").text.replace(BLANK, "") == "```\nRain"


def test_a_source_may_hold_the_blank_itself() -> None:
    assert without_marks(f"a{BLANK}b") == ("a b", ())


def test_what_the_marks_say() -> None:
    source = "The [river](</r iver> 'x') **rose**, _it_ did"
    said = {(part.kind, source[part.start : part.end], part.href) for part in without_marks(source).parts}
    assert said == {("link", "river", "/r iver"), ("strong", "rose", ""), ("emphasis", "it", "")}


def test_links_are_counted_in_the_blocks_they_hold() -> None:
    blocks = read_text("* [Home](/)\n* [![](a.png)  More\n  news](/news)\n\nAn [old  river](/r), **rising**.", inline=True).blocks
    assert [(block.text, block.linked, block.bold) for block in blocks] == [
        ("Home", 4, 0),
        ("More", 4, 0),
        ("news", 4, 0),
        ("An old river, rising.", 9, 6),
    ]
    assert [block.text[part.start : part.end] for block in blocks for part in block.inline] == [
        "Home",
        "More",
        "news",
        "old river",
        "rising",
    ]


@given(st.lists(st.sampled_from(["[", "](/a)", "**", "*", "_", " ", "rain", "雨", ",", "\n", "(", ")", "![", "- ", "\\"]), max_size=40))
def test_places_in_blocks_are_those_of_the_source(pieces: list[str]) -> None:
    source = "".join(pieces) + "\n\n[old river](/r), **rising**"
    parts = {part: source[part.start : part.end] for part in without_marks(source).parts}
    for block in read_text(source, inline=True).blocks:
        assert 0 <= block.linked <= len(block.text)
        for part in block.inline:
            shown = block.text[part.start : part.end]
            assert shown == shown.strip() and shown
            marked = (without_marks(source).text[own.start : own.end].replace(BLANK, "") for own in parts)
            assert any("".join(shown.split()) in "".join(whole.split()) for whole in marked)


def test_places_where_lines_were_joined_without_a_space() -> None:
    source = "It rained again, said\n[the mayor](/m)\n, who\n[wore](/w)\n, a\n**blue** coat."
    (block,) = read_text(source, inline=True).blocks
    assert [block.text[part.start : part.end] for part in block.inline] == ["the mayor", "wore", "blue"]


def test_a_link_may_hold_several_blocks() -> None:
    blocks = read_text("[\n\n### Rain\n\nIt fell all night.\n\n](/rain)\n\nWind").blocks
    assert [(block.kind, block.text, block.linked) for block in blocks] == [
        ("heading", "Rain", 4),
        ("paragraph", "It fell all night.", 18),
        ("paragraph", "Wind", 0),
    ]


def test_lines_are_unwrapped_as_wide_as_they_were_with_their_marks() -> None:
    marked = [
        UNWRAPPED[0].replace("the old bridge", "the [old bridge](https://ex.org/2024/05/01/the-old-bridge-of-marlow)"),
        UNWRAPPED[1].replace("five arches", "[five arches](https://ex.org/arches/how-they-were-built)"),
        UNWRAPPED[1],
    ]
    wrapped = "\n\n".join(textwrap.fill(paragraph, 78, break_long_words=False) for paragraph in marked)
    assert texts(wrapped) == [UNWRAPPED[0], UNWRAPPED[1], UNWRAPPED[1]]


def test_whole_items_do_not_hide_that_paragraphs_were_wrapped() -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 78) for paragraph in (*PROSE[:3], *UNWRAPPED))
    items = "\n\n".join(f"* {paragraph}" for paragraph in PROSE * 2)
    assert texts(f"{items}\n\n{wrapped}")[-5:] == [*PROSE[:3], *UNWRAPPED]


def test_markdown_comes_out_as_markdown() -> None:
    article = clean_text(f"# Rain\n\n{STORY}\n\n{STORY} **Nobody** was hurt by it.", settings=Settings(inline=True))
    assert "[river](/river)" in article.markdown and "**Nobody**" in article.markdown
    assert "river rose" in article.text and "](" not in article.text


@pytest.mark.parametrize(
    "piece", ["[", "](", "[](", "[a](b", "**a", "*a ", "_a_ ", "![", "\\[", "```\n", "[a](b\n", '[a](b "', "[a](b (", "| - "]
)
def test_thousands_of_marks_without_end_are_read(piece: str) -> None:
    source = piece * 20_000 + "[x](/y)"
    assert len(without_marks(source).text) == len(source)
