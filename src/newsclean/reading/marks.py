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

_END = r"(?:\r\n?|\n)"
# Where a link leads, and its title. Converters that wrap lines break addresses too.
_TARGET = (
    rf"\(\s{{0,3}}(?:<[^<>]{{0,2000}}>|[^\s()<>]*(?:{_END}[^\s()<>]+|\([^\s()<>]{{0,500}}\)[^\s()<>]*){{0,20}})"
    r"(?:\s{1,3}(?:\"(?:[^\"\\]|\\.){0,500}\"|'[^']{0,500}'))?\s{0,3}\)"
)
_BRACKET = re.compile(rf"\\.|(?P<open>!?\[)|(?P<close>\](?P<target>{_TARGET})?)", re.DOTALL)
# "[Smith](Labour)" is no link, and names[i](page) a call.
_LEADS = re.compile(r"\(\s{0,3}(?:\)|<|[^\s()]{0,4000}?(?:[/#?%]|\.\w|\w:))")
_LEADS_FAR = re.compile(r"\(\s{0,3}<?(?:[A-Za-z][A-Za-z+.-]{0,20}:|[/#?.]|www\.)")
_MOST_LINKED = 3000  # characters: whole teasers stand in one link
_WORDS = rf"(?:[^{{0}}\r\n]|{_END}(?![ \t]*[\r\n])){{{{1,2000}}}}?"  # within a paragraph
# What stands within a word is no mark: newspapers print "f**k".
_WORD = r"0-9A-Za-z\u00aa-\u05ff"
_BOTH = re.compile(rf"(?<![{_WORD}*\\])\*{{3}}(?=[^\s*])" + _WORDS.format("*") + r"(?<=[^\s*\\])\*{3}(?!\*)")
_BOLD = re.compile(rf"(?<![{_WORD}*\\])\*\*(?=[^\s*])" + _WORDS.format("*") + r"(?<=[^\s*\\])\*\*(?!\*)")
_ITALIC = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])" + _WORDS.format("*") + r"(?<=[^\s*\\])\*(?![\w*])"
    r"|(?<![\w\\/])_(?=[^\s_])" + _WORDS.format("_") + r"(?<=[^\s_\\])_(?![\w/])"
)
_RULE = re.compile(r"^[ \t]*(?:[|:=_*~-][ \t]*){3,}(?=\r?$)", re.MULTILINE)  # a line across the page, below a headline or a row of heads
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\r\n]{1,200}\]:[ \t]{1,20}\S[^\r\n]*", re.MULTILINE)  # of an address that a link names
_FENCE = re.compile(r"^[ \t]{0,3}(`{3,}(?=[^`\n]*$)|~{3,})[^\n]*$", re.MULTILINE)
_CODE = re.compile(r"`[^`\r\n]{1,500}`")
_PART = re.compile(r"[^\r\n]{1,4000}")
# What is written out with a backslash, but for what would be a mark without it.
_ESCAPE = re.compile(r"\\(?=[\\`_{}\[()+.!|>~&$\"'-]|\*(?!\\?\*)(?<!\*\\\*)|\](?!\())")

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
        source: any text. Code stays as it is.

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
    text = _blanked(source, _coded(source), " ")  # offsets stay, and nothing is found there
    links, gone = _linked(text)
    parts, marks = list(links), list(gone)
    styles: tuple[tuple[re.Pattern[str], InlineKind, int], ...] = ((_ITALIC, "emphasis", 1), (_BOTH, "strong", 3), (_BOLD, "strong", 2))
    for pattern, kind, width in styles:
        text = _blanked(text, marks)
        found = list(_enclosed(text, pattern, kind, width))
        parts += found
        marks += [span for part in found for span in ((part.start - width, part.start), (part.end, part.end + width))]
    if not gone and not any(part.kind == "strong" for part in parts):
        return Marks(source)
    rules = [rule.span() for pattern in (_RULE, _DEFINITION) for rule in pattern.finditer(text)]
    marks += [escape.span() for escape in _ESCAPE.finditer(text)]
    return Marks(_blanked(_blanked(source, rules, " "), marks), tuple(sorted(parts)))


def _coded(source: str) -> Iterator[_Span]:
    """Blocks of code, and code within lines."""
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(source):
        if opened is None:
            opened = fence
        elif fence[0].strip() == fence[1] and fence[1].startswith(opened[1]):
            yield opened.start(), fence.end()
            opened = None
    for code in _CODE.finditer(source):
        yield code.span()


def _linked(text: str) -> tuple[list[Inline], list[_Span]]:
    """All links, and what of them and of images is no text. Brackets may stand in brackets: a picture is often a link."""
    links: list[Inline] = []
    gone: list[_Span] = []
    opened: list[re.Match[str]] = []
    for found in _BRACKET.finditer(text):
        if found["open"]:
            opened.append(found)
        elif found["close"] and opened:
            bracket = opened.pop()
            if not found["target"]:
                continue
            if bracket["open"] == "![":
                gone.append((bracket.start(), found.end()))
            elif _is_link(text, bracket, found):
                gone += [bracket.span(), found.span()]
                if not links or links[-1].start < bracket.end():  # no link has links in it
                    links.append(Inline(bracket.end(), found.start(), "link", _address(found["target"])))
    return links, gone


def _is_link(text: str, bracket: re.Match[str], close: re.Match[str]) -> bool:
    within_word = text[bracket.start() - 1 : bracket.start()].isalnum()
    leads = (_LEADS_FAR if within_word else _LEADS).match(close["target"])
    return leads is not None and close.start() - bracket.end() <= _MOST_LINKED


def _address(target: str) -> str:
    inside = target[1:-1].strip()
    address = inside[1 : inside.index(">")] if inside.startswith("<") else re.split(r"\s(?=[\"'])", inside, maxsplit=1)[0]
    return re.sub(r"[\r\n]", "", address).strip()


def _enclosed(text: str, pattern: re.Pattern[str], kind: InlineKind, width: int) -> Iterator[Inline]:
    for found in pattern.finditer(text):
        yield Inline(found.start() + width, found.end() - width, kind)


def _blanked(text: str, spans: Iterable[_Span], filler: str = BLANK) -> str:
    """The text with some spans, which may overlap, overwritten; lines end where they did, as their widths tell how they were wrapped."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            pieces += [text[at:start], _PART.sub(lambda part: filler * len(part[0]), text[max(start, at) : end])]
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
    """Parts by their places in the block's text, given those in what the source has there.

    White space was collapsed, and lines were joined with and without it; so the characters between are counted.
    """
    whole, before = block.mark + block.text, _before(raw, {place for part in parts for place in (part.start, part.end)})
    places = [i for i, character in enumerate(whole) if not character.isspace()]
    for part in parts:
        first, last = before[part.start], min(before[part.end], len(places)) - 1
        if first <= last:
            start, end = max(0, places[first] - len(block.mark)), places[last] + 1 - len(block.mark)
            if start < end:
                yield part._replace(start=start, end=end)


def _before(raw: str, offsets: Iterable[int]) -> dict[int, int]:
    """How many characters that are no white space stand before some offsets."""
    found, count, at = {}, 0, 0
    for offset in sorted(offsets):
        count += sum(map(len, raw[at:offset].replace(BLANK, "").split()))
        found[offset], at = count, offset
    return found
