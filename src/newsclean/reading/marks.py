"""Markdown in extracted text: the marks of links, images and emphasis, told apart from the words.

Many tools turn pages into Markdown, in which every entry of a menu is ``[text](address)``. The addresses are no words of the article; that
a line is a link tells much about it. So the marks are blanked out, with a character that no text holds and that the lines leave out:
every offset stays that of the source.

A text counts as Markdown if it has a link, an image or a bold passage in that form (https://spec.commonmark.org/0.31.2/); any other text
stays as it is.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from newsclean.model import Block, Inline, InlineKind

BLANK = "\ufdd0"  # a noncharacter (Unicode 23.7): not for interchange, so no text needs it

# Where a link leads, and its title. Converters that wrap lines break addresses too.
_TARGET = (
    r"\(\s{0,3}(?:<[^<>]{0,2000}>|[^\s()<>]{0,4000}(?:\n[^\s()<>]{1,4000}|\([^\s()<>]{0,500}\)[^\s()<>]{0,4000}){0,20})"
    r"(?:\s{1,3}(?:\"(?:[^\"\\]|\\.){0,500}\"|'[^']{0,500}'))?\s{0,3}\)"
)
_BRACKET = re.compile(rf"\\.|(?P<open>!?\[)|(?P<close>\](?P<target>{_TARGET})?)", re.DOTALL)
_FAR = re.compile(r"\(\s{0,3}<?(?:[A-Za-z][A-Za-z+.-]{0,20}:|[/#?.]|www\.)")  # leads elsewhere for certain: no call of a function
_MOST_LINKED = 3000  # characters: whole teasers stand in one link
_WORDS = r"(?:[^{0}\n]|\n(?!\s*\n)){{1,2000}}?"  # within a paragraph
# What stands within a word is no mark: newspapers print "f**k".
_BOTH = re.compile(r"(?<![\w*\\])\*{3}(?=[^\s*])" + _WORDS.format("*") + r"(?<=[^\s*\\])\*{3}(?!\*)")
_BOLD = re.compile(r"(?<![\w*\\])\*\*(?=[^\s*])" + _WORDS.format("*") + r"(?<=[^\s*\\])\*\*(?!\*)")
_ITALIC = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])" + _WORDS.format("*") + r"(?<=[^\s*\\])\*(?![\w*])"
    r"|(?<![\w\\])_(?=[^\s_])" + _WORDS.format("_") + r"(?<=[^\s_\\])_(?!\w)"
)
_RULE = re.compile(r"^[ \t]*(?:[|:=_*~-][ \t]*){3,}(?=\r?$)", re.MULTILINE)  # a line across the page, below a headline or a row of heads
_FENCE = re.compile(r"^[ \t]{0,3}(`{3,}|~{3,})[^\n]*$", re.MULTILINE)
_LINE_PART = re.compile(r"[^\n\r]{1,4000}")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!|>~&$\"'-])")

_Span = tuple[int, int]


class Marks(NamedTuple):
    """A text without the marks of Markdown.

    Attributes:
        text: the source, as long as it was, with :data:`BLANK` for every character of a mark.
        parts: what the marks said: its links and emphasised parts, by their places in the source.
    """

    text: str
    parts: tuple[Inline, ...] = ()


def without_marks(source: str) -> Marks:
    """Blank out the marks that Markdown puts within lines, and lines of nothing but marks; those that begin a line stay.

    Args:
        source: any text. Lines between fences (code) stay as they are.

    Returns:
        The text and what its marks said.

    Example:
        >>> text, (link,) = without_marks("The [river](/river) rose.")
        >>> text.replace(BLANK, ""), link.kind, link.href
        ('The river rose.', 'link', '/river')
    """
    source = source.replace(BLANK, " ")
    if "](" not in source and "**" not in source:
        return Marks(source)
    text = _blanked(source, _fenced(source), " ")  # offsets stay, and nothing is found there
    links, gone = _linked(text)
    text = _blanked(text, gone)
    parts, marks = list(links), list(gone)
    styles: tuple[tuple[re.Pattern[str], InlineKind, int], ...] = ((_ITALIC, "emphasis", 1), (_BOTH, "strong", 3), (_BOLD, "strong", 2))
    for pattern, kind, width in styles:
        found = list(_enclosed(text, pattern, kind, width))
        parts += found
        marks += [span for part in found for span in ((part.start - width, part.start), (part.end, part.end + width))]
        text = _blanked(text, marks)
    if not links and not marks:
        return Marks(source)
    marks += [found.span() for pattern in (_RULE, _ESCAPE) for found in pattern.finditer(text)]
    return Marks(_blanked(source, marks), tuple(sorted(parts)))


def _fenced(source: str) -> Iterator[_Span]:
    """Blocks of code."""
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(source):
        if opened is None:
            opened = fence
        elif fence[0].strip() == fence[1] and fence[1].startswith(opened[1]):
            yield opened.start(), fence.end()
            opened = None


def _linked(text: str) -> tuple[list[Inline], list[_Span]]:
    """All links, and what of them and of images is no text. Brackets may stand in brackets: a picture is often a link."""
    links, gone = [], []
    opened: list[re.Match[str]] = []
    for found in _BRACKET.finditer(text):
        if found["open"]:
            opened.append(found)
        elif found["close"] and opened:
            bracket = opened.pop()
            target = found["target"]
            if not target or found.start() - bracket.end() > _MOST_LINKED or not _is_link(text, bracket, target):
                continue
            if bracket["open"] == "![":
                gone.append((bracket.start(), found.end()))
            else:
                gone += [bracket.span(), found.span()]
                links.append(Inline(bracket.end(), found.start(), "link", _address(target)))
    return links, gone


def _is_link(text: str, bracket: re.Match[str], target: str) -> bool:
    """False for code: ``names[i](page)`` calls a function."""
    return not text[bracket.start() - 1 : bracket.start()].isalnum() or _FAR.match(target) is not None


def _address(target: str) -> str:
    inside = target[1:-1].strip()
    if inside.startswith("<"):
        return inside[1 : inside.index(">")].replace("\n", "")
    return re.split(r"\s(?=[\"'])", inside, maxsplit=1)[0].replace("\n", "").strip()


def _enclosed(text: str, pattern: re.Pattern[str], kind: InlineKind, width: int) -> Iterator[Inline]:
    for found in pattern.finditer(text):
        yield Inline(found.start() + width, found.end() - width, kind)


def _blanked(text: str, spans: Iterable[_Span], filler: str = BLANK) -> str:
    """The text with some spans, which may overlap, overwritten; lines end where they did, as their widths tell how they were wrapped."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            pieces += [text[at:start], _LINE_PART.sub(lambda part: filler * len(part[0]), text[max(start, at) : end])]
            at = end
    return "".join((*pieces, text[at:]))


def marked_parts(blocks: Iterable[Block], marks: Marks) -> Iterator[Block]:
    """Blocks with what the marks in their lines said of their words: links, and what is in bold type or italics.

    Args:
        blocks: those of the text, in order.
        marks: the text.
    """
    waiting = deque(part for part in marks.parts if part.start < part.end)
    begun: list[Inline] = []  # a link may hold several blocks
    for block in blocks:
        start, end = block.span or (0, 0)
        while waiting and waiting[0].start < end:
            begun.append(waiting.popleft())
        begun = [part for part in begun if part.end > start]
        if not begun:
            yield block
            continue
        inline = tuple(_within(block, marks.text[start:end], [_moved(part, start, end) for part in begun]))
        linked, bold = (sum(part.end - part.start for part in inline if part.kind == kind) for kind in ("link", "strong"))
        yield replace(block, linked=linked, bold=bold, inline=inline)


def _moved(part: Inline, start: int, end: int) -> Inline:
    return part._replace(start=max(0, part.start - start), end=min(end, part.end) - start)


def _within(block: Block, raw: str, parts: Sequence[Inline]) -> Iterator[Inline]:
    """Parts by their places in the block's text, given those in what the source has there."""
    places = _places(raw, {place for part in parts for place in (part.start, part.end)})
    size = len(block.text)
    for part in parts:
        (end, _), (_, start) = places[part.end], places[part.start]
        start, end = (min(max(0, place - len(block.mark)), size) for place in (start, end))
        if start < end:
            yield part._replace(start=start, end=end)


def _places(raw: str, offsets: Iterable[int]) -> dict[int, tuple[int, int]]:
    """For some offsets how many characters stand before them, white space being one, and where the next word begins."""
    found, size, gap, at = {}, 0, False, 0
    for offset in sorted(offsets):
        piece = raw[at:offset].replace(BLANK, "")
        words = " ".join(piece.split())
        if words:
            size += len(words) + (size > 0 and (gap or piece[0].isspace()))
        gap = piece[-1].isspace() if piece else gap
        found[offset] = size, size + (size > 0 and gap)
        at = offset
    return found
