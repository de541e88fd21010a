"""Text that another tool already extracted to blocks.

Such text comes in two shapes. In most of it every line is a paragraph, with or without empty lines between; in
mail-like text a paragraph is broken into lines of equal width. The difference is measured, not guessed: a line is
hard-wrapped if the first word of the next line would not have fitted on it. Each run of lines without an empty one
between is judged: by the width that most lines of the text fill, or by the one that it fills itself. Lines of another
shape (short ones, items, mail headers, signatures, tables, addresses of pages) say nothing about either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
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
_NUMBER = re.compile(r"\(?\d{1,3}[.)][ \t\xa0]")
_HEADER = re.compile(r"[A-Z][A-Za-z-]{1,20}: ")  # a line of the head of a mail
_TABLE = re.compile(r"\t|[ \xa0]{3}")  # within a line
_CODE = re.compile(r"\w[(\[]| = |[{};=>]\Z")  # of a program: its lines begin with small letters
_SIGNATURE = "--"
_CLOSING = "\"')]}»«”“’"  # may follow the end of a sentence
_MAX_HANGING = 2  # characters of punctuation that may not begin a line
_MAX_WRAP = 120  # no mail or terminal wraps wider
_MIN_WRAP = 40
_MIN_UNCASED = 50  # where no capitals tell a list of headlines
_MAX_WORD = 40  # what is longer is no word
_WRAPPED_SHARE = 0.8  # of the lines inside paragraphs: the rest are lines broken on purpose
_OWN_SHARE = 0.9  # of the lines of a run that is judged alone
_FLOWING_SHARE = 1 / 3  # of the full lines: sentences go on after most, and nouns are written large in German
_MIN_WRAPPED = 3
_MIN_FLOWING = 2  # different lines


class _Line(NamedTuple):
    text: str  # stripped, white space collapsed
    start: int  # offset of its first character that is no white space
    end: int
    indent: int
    gap: bool  # an empty line stands before it
    kept: bool  # a row of a table or a part of a signature: stays a line

    @property
    def size(self) -> int:
        return self.end - self.start

    @property
    def width(self) -> int:
        return self.indent + self.size


class _Votes(NamedTuple):
    """What the lines of a run, all but the last, say about a width."""

    full: int  # broken by a machine, and not after a sentence
    flowing: int  # of these, as it seems in mid-sentence
    ends: int  # may be the last of a paragraph
    against: int  # broken on purpose, or wider


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
    blocks = tuple(_block(i, group) for i, group in enumerate(_paragraphs(lines)))
    return Page(blocks=blocks, url=url, title=_title(blocks), degraded=degraded)


def _lines(text: str) -> Iterator[_Line]:
    gap, signature = True, False
    for found in _LINE.finditer(text):
        raw = found[0]
        words = raw.split()
        if not words:
            gap, signature = True, False
            continue
        start, indent = found.start(), len(raw) - len(raw.lstrip())
        stripped, line = raw.strip(), " ".join(words)
        signature = signature or line == _SIGNATURE
        kept = signature or (line != stripped and _TABLE.search(stripped) is not None)
        yield _Line(line, start + indent, start + indent + len(stripped), indent, gap, kept)
        gap = False


def _is_long(line: _Line) -> bool:
    """True if a line holds something that cannot be broken, as an address."""
    return any("://" in word or (len(word) > _MAX_WORD and not _UNSPACED.search(word)) for word in line.text.split(" "))


def _paragraphs(lines: list[_Line]) -> Iterator[list[_Line]]:
    runs = list(_runs(lines))
    width = _wrap_width(runs)
    for run in runs:
        if width and _is_wrapped(run, width):
            yield from _unwrapped(run, width)
        elif own := _own_width(run):
            yield from _unwrapped(run, own)
        else:
            yield from ([line] for line in run)


def _runs(lines: list[_Line]) -> Iterator[list[_Line]]:
    run: list[_Line] = []
    for line in lines:
        if run and line.gap:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _wrap_width(runs: list[list[_Line]]) -> int:
    """The width at which the text was wrapped, or 0 for text that was not."""
    steps = [0] * (_MAX_WRAP + 2)
    seen: set[str] = set()  # what a page says again and again was written by a template
    telling = []  # headlines, verses and scores, which all begin anew, are another shape
    for run in runs:
        flowing = [pair for pair in pairwise(run) if _may_join(*pair) and _flows(*pair)]
        if flowing or len(run) == 1:
            telling.append(run)
        for line, following in flowing:
            if _MIN_WRAP <= line.size <= line.width <= _MAX_WRAP and line.text not in seen:
                seen.add(line.text)
                steps[line.width] += 1
                steps[min(line.width + _room(following), _MAX_WRAP + 1)] -= 1
    filled = list(accumulate(steps))
    most = max(filled)
    if most < _MIN_FLOWING:
        return 0
    width = filled.index(most)
    votes = _Votes(*map(sum, zip(*(_votes(run, width) for run in telling), strict=True)))
    return width if _is_proof(votes, _WRAPPED_SHARE) else 0


def _own_width(run: list[_Line]) -> int:
    """The width that the lines of a run fill, or 0."""
    if len(run) <= _MIN_WRAPPED or len({line.text for line in run}) < len(run) * _OWN_SHARE:
        return 0
    width = max((line.width for line in run if not _is_long(line)), default=0)
    return width if _MIN_WRAP <= width <= _MAX_WRAP and _is_proof(_votes(run, width), _OWN_SHARE) else 0


def _is_proof(votes: _Votes, share: float) -> bool:
    return (
        votes.full >= max(_MIN_WRAPPED, votes.ends, (votes.full + votes.against) * share) and votes.flowing >= votes.full * _FLOWING_SHARE
    )


def _is_wrapped(run: list[_Line], width: int) -> bool:
    """True if a run fits in with a text that was wrapped at a width."""
    votes = _votes(run, width)
    if not votes.full or votes.full < (votes.full + votes.against) * _WRAPPED_SHARE:
        return False
    return votes.flowing >= votes.full * _FLOWING_SHARE or (votes.full == 1 and _ends_sentence(run[-1]))


def _votes(run: list[_Line], width: int) -> _Votes:
    full = flowing = ends = against = 0
    for line, following in pairwise(run):
        if line.width > width:
            against += not line.kept and not _is_long(line)
        elif line.size < max(_MIN_WRAP, width / 2) or not _may_join(line, following):
            continue
        elif _ends_sentence(line):  # says nothing if it is full: a statement may be a line of its own
            ends += not _is_full(line, following, width)
        elif _is_full(line, following, width):
            full += 1
            flowing += _flows(line, following)
        else:
            against += 1
    last = run[-1]
    against += last.width > width and not last.kept and not _is_long(last)
    return _Votes(full, flowing, ends, against)


def _may_join(line: _Line, following: _Line) -> bool:
    """False for lines that stand apart whatever their width."""
    if line.kept or following.kept or line.text[0] in "#>" or _marked(following.text)[2]:
        return False
    if _NUMBER.match(following.text):
        return not _ends_sentence(line) and not _NUMBER.match(line.text)
    return not (_HEADER.match(following.text) and _HEADER.match(line.text))


def _flows(line: _Line, following: _Line) -> bool:
    """True if a sentence may go on; where no capitals tell it, only lines that are longer than most headlines do."""
    first = following.text[0]
    if first.isupper() or not first.isalpha() or _CODE.search(line.text):
        return False
    return first.islower() or line.width >= _MIN_UNCASED or _UNSPACED.match(first) is not None


def _ends_sentence(line: _Line) -> bool:
    return line.text.rstrip(_CLOSING).endswith(_STOPS)


def _room(following: _Line) -> int:
    """How many characters must have been left for the first word of a line to fit."""
    return _MAX_HANGING if _UNSPACED.match(following.text) else 1 + len(following.text.split(" ", 1)[0])


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """True if the next word would not have fitted: the line was broken by a machine."""
    return line.width + _room(following) > width


def _is_broken(line: _Line, following: _Line, width: int) -> bool:
    """True if two lines of wrapped text are of one paragraph."""
    if not _may_join(line, following) or not _is_full(line, following, width):
        return False
    if following.width > width and not _is_long(following):
        return False
    if line.width > width or line.size * 2 < width:  # around an address, which leaves no width to measure
        return line.text[0].islower() if line.width <= width else following.text[0].islower()
    return True


def _unwrapped(run: list[_Line], width: int) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    for line in run:
        if group and not _is_broken(group[-1], line, width):
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
_STOPS = (*PERIODS, ":", "…", "?", "!", "？", "！", "؟")


def _title(blocks: tuple[Block, ...]) -> str | None:
    """The first line, if it is short, ends like a headline and longer text follows."""
    if len(blocks) < 2 or blocks[0].kind not in ("paragraph", "heading"):
        return None
    first = blocks[0].text
    if len(first) > _MAX_TITLE or first.endswith(_SENTENCE_END):
        return None
    return first if any(len(block.text) > len(first) for block in blocks[1:6]) else None
