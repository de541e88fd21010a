"""Sentences broken at links, and lines that only look broken."""

from __future__ import annotations

import pytest

from tests.reading.test_wrapped import ONE_A_LINE, SHORT, UNWRAPPED, WRAPPED, texts

BROKEN = """\
Home
Sport
The council voted on Tuesday, said
the mayor
, to repair the old bridge. The work (
photos
) takes until
December
.
“Nobody was hurt by it,” said
Ann Lee
of
the county
.
Read more
Council buys a ferry
"""
WHOLE = [
    "Home",
    "Sport",
    "The council voted on Tuesday, said the mayor, to repair the old bridge. The work (photos) takes until December.",
    "“Nobody was hurt by it,” said Ann Lee of the county.",
    "Read more",
    "Council buys a ferry",
]
UNSPACED = """\
大雨下了一整夜，记者
李明
、
王红
，在河边报道说河水
已经上涨
。
相关新闻
"""
APART = [
    ("paragraphs", "\n".join(ONE_A_LINE)),
    ("verses", "\n".join(SHORT)),
    ("a list in small letters", "what you need\nflour\nsalt\na little water\nand a warm oven"),
    ("one stray comma", "Rain\n, wind\nand sun over the western hills"),
    ("code", "call(\n  first\n);\nother(\n  second\n);"),
    ("two stray commas in a long list", "\n".join(["Rain", ", wind", ", sun", *(f"Story {i} of the day" for i in range(300))])),
    ("empty lines between", "Rain fell, said\n\n, and\n\n. The end"),
]


def test_sentences_are_put_together() -> None:
    assert texts(BROKEN) == WHOLE


def test_scripts_without_spaces_are_put_together_without_spaces() -> None:
    assert texts(UNSPACED) == ["大雨下了一整夜，记者李明、王红，在河边报道说河水已经上涨。", "相关新闻"]


@pytest.mark.parametrize("source", [row[1] for row in APART], ids=[row[0] for row in APART])
def test_lines_that_were_not_broken_stay(source: str) -> None:
    assert texts(source) == [" ".join(line.split()) for line in source.splitlines() if line.strip()]


def test_wrapped_text_is_not_broken_further() -> None:
    assert texts(f"{WRAPPED}\nwell\n, so it is\n, then")[:2] == UNWRAPPED


def test_wrapped_links_do_not_make_a_text_one_in_pieces() -> None:
    wrapped = "\n\n".join(f"{line[:50]}[{line[50:60]}](/the-\nlast-by), {line[60:]}" for line in ONE_A_LINE[:3:2])
    assert len(texts(f"{wrapped}\n\nRain fell\nand stayed")) == 6


def test_items_and_headings_begin_anew() -> None:
    assert texts(BROKEN + "- salt\n- and flour\n## to do") == [*WHOLE, "salt", "and flour", "to do"]


def test_an_empty_line_ends_a_paragraph() -> None:
    assert texts(BROKEN + "The river rose at\n\nnight and fell.")[-2:] == ["The river rose at", "night and fell."]
