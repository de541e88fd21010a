"""The lines of a text, with the facts that tell later what they are: where they stand, indentation, empty lines before, marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.model import BlockKind
from newsclean.reading.marks import BLANK

# Every line end in use: Unix, Windows, old Mac, vertical tab, form feed, NEL, Unicode line and paragraph separators.
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029]|\Z)")
_HEADING = re.compile(r"(#{1,6})[ \t]{1,20}(?=\S)")
# Numbers and dashes are not here: "1. FC", "3. Oktober" and dialogue begin with them.
_BULLET = re.compile(r"[•‣◦▪●○·∙■□►▶➤➢✓✔*+-][ \t\xa0]{1,20}(?=\S)")
_QUOTE = re.compile(r">[ \t]{0,20}(?=\S)")
_TABLE = re.compile(r"\t|[ \xa0]{3}")  # within a line
_BARE = re.compile(r"#{1,6}|[*+>-]|\d{1,3}\.|\|[\s|]*")  # a bullet, a row of a table: what it held was a picture
_SIGNATURE = "--"


class Line(NamedTuple):
    """A line that is not empty.

    Attributes:
        text: what it says, white space collapsed.
        start: the offset of its first character that is no white space.
        end: the offset after its last one.
        indent: how many white-space characters stand before it.
        gap: whether an empty line stands before it, or nothing.
        kept: whether it is a row of a table or a part of a signature, which stays a line.
        head: how many characters its first word has, with its marks.
        marks: how many characters of marks were blanked out of it.
    """

    text: str
    start: int
    end: int
    indent: int
    gap: bool
    kept: bool
    head: int
    marks: int

    @property
    def size(self) -> int:
        """Its characters, without the white space around it."""
        return self.end - self.start

    @property
    def width(self) -> int:
        """Its characters with its indentation."""
        return self.indent + self.size


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text that are not empty, in order.

    Example:
        >>> [(line.text, line.indent, line.gap) for line in lines_of("Rain\\n\\n  at  last")]
        [('Rain', 0, True), ('at last', 2, True)]
    """
    gap, signature = True, False
    for found in _LINE.finditer(text):
        raw = found[0]
        marks = raw.count(BLANK)
        said = raw.replace(BLANK, "") if marks else raw
        words = said.split()
        if words == [">"]:  # between two paragraphs of a quotation
            gap, signature = True, False
            continue
        if not words or (marks and _BARE.fullmatch(said.strip())):
            gap, signature = gap or not marks, signature and marks > 0
            continue
        start, indent = found.start(), len(raw) - len(raw.lstrip())
        stripped, line = raw.strip(), " ".join(words)
        signature = signature or line == _SIGNATURE
        kept = signature or (line != said.strip() and _TABLE.search(said.strip()) is not None)
        head = len(stripped.split(None, 1)[0] if marks else words[0])
        yield Line(line, start + indent, start + indent + len(stripped), indent, gap, kept, head, marks)
        gap = False


def marked(text: str) -> tuple[BlockKind, int, str]:
    """The kind that the mark before a text gives it, its level, and the mark.

    Example:
        >>> marked("## Rain"), marked("Rain")
        (('heading', 2, '## '), ('paragraph', 0, ''))
    """
    if text[0].isalnum():
        return "paragraph", 0, ""
    if mark := _HEADING.match(text):
        return "heading", len(mark[1]), mark[0]
    if mark := _BULLET.match(text):
        return "item", 1, mark[0]
    if mark := _QUOTE.match(text):
        return "quote", 0, mark[0]
    return "paragraph", 0, ""
