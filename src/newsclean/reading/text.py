"""Text that another tool already extracted to blocks.

Such text comes in two shapes. In most of it every line is a paragraph, with or without empty lines between; in
mail-like text a paragraph is broken into lines of equal width. The difference is measured, not guessed: a line is
hard-wrapped if the first word of the next line would not have fitted on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newsclean.model import Block, BlockKind, Page
from newsclean.reading.encoding import decode
from newsclean.words import PERIODS, UNSPACED

# Every line end in use: Unix, Windows, old Mac, vertical tab, form feed, NEL, Unicode line and paragraph separators.
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029]|\Z)")
_HEADING = re.compile(r"(#{1,6})[ \t]{1,20}(?=\S)")
# Numbers and dashes are not here: "1. FC", "3. Oktober" and dialogue begin with them.
_BULLET = re.compile(r"[•‣◦▪●○·∙■□►▶➤➢✓✔*+-][ \t\xa0]{1,20}(?=\S)")
_QUOTE = re.compile(r">[ \t]{0,20}(?=\S)")
_UNSPACED = re.compile(rf"[{UNSPACED}]")  # scripts that are broken between any two characters
_MAX_HANGING = 2  # characters of punctuation that may not begin a line
_MAX_WRAP = 120  # no mail or terminal wraps wider
_MIN_WRAP = 40
_WRAPPED_SHARE = 0.8  # of the lines inside paragraphs: the rest are lines broken on purpose
_MIN_WRAPPED = 3


class _Line(NamedTuple):
    text: str  # stripped, white space collapsed
    start: int  # offset of its first character that is no white space
    end: int
    indent: int
    gap: bool  # an empty line stands before it


def read_text(source: str | bytes, url: str | None = None, degraded: str = "") -> Page:
    """Read extracted text into blocks: its lines, or its paragraphs where they are hard-wrapped.

    Args:
        source: the text; any line ends, any indentation.
        url: the address of the page it came from, if known.
        degraded: why only the bare text of a page was read, if that is so.

    Returns:
        The page, without elements. A first line that looks like a headline is its title.

    Raises:
        UnreadableInputError: if the bytes are no text.

    Example:
        >>> page = read_text("A first paragraph.\\r\\n\\r\\n  • an item\\r\\n")
        >>> [(block.kind, block.text, block.indent) for block in page.blocks]
        [('paragraph', 'A first paragraph.', 0), ('item', 'an item', 2)]
    """
    lines = list(_lines(decode(source)))
    width = _wrap_width(lines)
    paragraphs = _unwrapped(lines, width) if width else ([line] for line in lines)
    blocks = tuple(_block(i, group) for i, group in enumerate(paragraphs))
    return Page(blocks=blocks, url=url, title=_title(blocks), degraded=degraded)


def _lines(text: str) -> Iterator[_Line]:
    gap = True
    for found in _LINE.finditer(text):
        raw = found[0]
        words = raw.split()
        if not words:
            gap = True
            continue
        start, indent = found.start(), len(raw) - len(raw.lstrip())
        yield _Line(" ".join(words), start + indent, start + len(raw.rstrip()), indent, gap)
        gap = False


def _wrap_width(lines: list[_Line]) -> int:
    """The width at which the text was wrapped, or 0 for text that was not."""
    inner = [(line, following) for line, following in pairwise(lines) if not following.gap]
    if len(inner) < _MIN_WRAPPED:
        return 0
    width = max(len(line.text) + line.indent for line in lines)
    if not _MIN_WRAP <= width <= _MAX_WRAP:
        return 0
    full = sum(_is_full(line, following, width) for line, following in inner)
    return width if full >= len(inner) * _WRAPPED_SHARE else 0


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """True if the next word would not have fitted: the line was broken by a machine."""
    if _UNSPACED.match(following.text):
        return line.indent + len(line.text) + _MAX_HANGING > width
    next_word = following.text.split(" ", 1)[0]
    return line.indent + len(line.text) + 1 + len(next_word) > width


def _unwrapped(lines: list[_Line], width: int) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    for line in lines:
        if group and (line.gap or _BULLET.match(line.text) or not _is_full(group[-1], line, width)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _block(index: int, group: list[_Line]) -> Block:
    first = group[0]
    text = first.text if len(group) == 1 else _joined(group)
    kind, level, mark = _marked(text)
    span = (first.start, group[-1].end)
    return Block(index, text[len(mark) :], kind, level=level, mark=mark, indent=first.indent, gap=first.gap, span=span)


def _joined(group: list[_Line]) -> str:
    joint = "" if _UNSPACED.match(group[1].text) else " "
    return joint.join(line.text for line in group)


def _marked(text: str) -> tuple[BlockKind, int, str]:
    """The kind that the mark before a text gives it, its level, and the mark."""
    if text[0].isalnum():
        return "paragraph", 0, ""
    if mark := _HEADING.match(text):
        return "heading", len(mark[1]), mark[0]
    if mark := _BULLET.match(text):
        return "item", 1, mark[0]
    if mark := _QUOTE.match(text):
        return "quote", 0, mark[0]
    return "paragraph", 0, ""


_MAX_TITLE = 200
_SENTENCE_END = (*PERIODS, ";", ":", ",", "…")


def _title(blocks: tuple[Block, ...]) -> str | None:
    """The first line, if it is short, ends like a headline and longer text follows."""
    if len(blocks) < 2 or blocks[0].kind not in ("paragraph", "heading"):
        return None
    first = blocks[0].text
    if len(first) > _MAX_TITLE or first.endswith(_SENTENCE_END):
        return None
    return first if any(len(block.text) > len(first) for block in blocks[1:6]) else None
