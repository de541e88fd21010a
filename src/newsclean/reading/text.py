"""Already extracted text to blocks.

In most of it every line is a paragraph, with or without empty lines between. In mail-like text a paragraph is broken into lines of equal
width (:mod:`newsclean.reading.wrapped`), and some tools break sentences at every link (:mod:`newsclean.reading.pieces`). That is measured,
not guessed. Any text may be Markdown, whose marks are no words (:mod:`newsclean.reading.marks`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsclean.model import Block, Page
from newsclean.reading.encoding import decode
from newsclean.reading.lines import Line, lines_of, marked
from newsclean.reading.marks import marked_parts, without_marks
from newsclean.reading.pieces import in_pieces, put_together, whole
from newsclean.reading.wrapped import is_wrapped, joined, paragraphs
from newsclean.words import PERIODS

_MAX_TITLE = 200
_SENTENCE_END = (*PERIODS, ";", ":", ",", "…")


def read_text(source: str | bytes, url: str | None = None, degraded: str = "", inline: bool = False) -> Page:
    """Read extracted text into blocks: its lines, or its paragraphs where these were broken.

    Args:
        source: the text; any line ends, any indentation.
        url: the address of the page it came from, if known.
        degraded: why only the bare text of a page was read, if that is so.
        inline: whether the links and emphasised parts of Markdown are kept too.

    Returns:
        The page, without elements. A first line that looks like a headline is its title.

    Raises:
        UnreadableInputError: if the bytes are no text.

    Example:
        >>> page = read_text("A first paragraph.\\r\\n\\r\\n  • an item\\r\\n")
        >>> [(block.kind, block.text, block.indent) for block in page.blocks]
        [('paragraph', 'A first paragraph.', 0), ('item', 'an item', 2)]
    """
    marks = without_marks(decode(source))
    lines = list(lines_of(marks.text))
    grouped, join = (whole(lines), put_together) if in_pieces(lines) and not is_wrapped(lines) else (paragraphs(lines), joined)
    blocks = tuple(_block(i, group, join) for i, group in enumerate(grouped))
    if marks.parts:
        styled = marked_parts(blocks, marks)
        blocks = tuple(styled if inline else (replace(block, inline=()) for block in styled))
    return Page(blocks=blocks, url=url, title=_title(blocks), degraded=degraded)


def _block(index: int, group: list[Line], join: Callable[[list[Line]], str]) -> Block:
    first = group[0]
    text = first.text if len(group) == 1 else join(group)
    kind, level, mark = marked(text)
    span = (first.start, group[-1].end)
    return Block(index, text[len(mark) :], kind, level=level, mark=mark, indent=first.indent, gap=first.gap, span=span)


def _title(blocks: tuple[Block, ...]) -> str | None:
    """The first line, if it is short, ends like a headline and longer text follows."""
    if len(blocks) < 2 or blocks[0].kind not in ("paragraph", "heading"):
        return None
    first = blocks[0].text
    if len(first) > _MAX_TITLE or first.endswith(_SENTENCE_END):
        return None
    return first if any(len(block.text) > len(first) for block in blocks[1:6]) else None
