"""Paragraphs that were broken into lines of equal width, put together again.

A line is hard-wrapped if the first word of the next line would not have fitted on it. Each run of lines without an empty one between is
judged: by the width that most lines of the text fill, or by the one that it fills itself. Lines of another shape (short ones, items, mail
headers, signatures, tables, addresses of pages) say nothing about either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from newsclean.reading.lines import Line, marked
from newsclean.words import SENTENCE_ENDS, UNSPACED

_UNSPACED = re.compile(rf"[{UNSPACED}]")  # scripts that are broken between any two characters
_NUMBER = re.compile(r"\(?\d{1,3}[.)][ \t\xa0]")
_HEADER = re.compile(r"[A-Z][A-Za-z-]{1,20}: ")  # a line of the head of a mail
_CODE = re.compile(r"\w[(\[]| = |[{};=>]\Z")  # of a program: its lines begin with small letters
_MARKS = "#>"  # of headings and quotations in Markdown
_CLOSING = "\"')]}»«”“’"  # may follow the end of a sentence
_MAX_HANGING = 2  # characters of punctuation that may not begin a line
_MAX_WRAP = 120  # no mail or terminal wraps wider
_MIN_WRAP = 40
_MIN_UNCASED = 50  # where no capitals tell a list of headlines
_MAX_WORD = 40  # what is longer is no word
_MAX_MARKS = 8  # characters: more hold an address
_WRAPPED_SHARE = 0.8  # of the lines inside paragraphs: the rest are lines broken on purpose
_OWN_SHARE = 0.9  # of the lines of a run that is judged alone
_FLOWING_SHARE = 1 / 3  # of the full lines: sentences go on after most, and nouns are written large in German
_MIN_WRAPPED = 3
_MIN_FLOWING = 2  # different lines
_STOPS = (*SENTENCE_ENDS, ":", "…")


class _Votes(NamedTuple):
    """What the lines of a run, all but the last, say about a width."""

    full: int  # broken by a machine, and not after a sentence
    flowing: int  # of these, as it seems in mid-sentence
    ends: int  # may be the last of a paragraph
    against: int  # broken on purpose, or wider


def _is_long(line: Line) -> bool:
    """True if a line holds something that cannot be broken, as an address, or held it before its marks were blanked out."""
    return line.marks > _MAX_MARKS or any(
        "://" in word or (len(word) > _MAX_WORD and not _UNSPACED.search(word)) for word in line.text.split(" ")
    )


def paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines of each paragraph: one, or those that a wrapped paragraph was broken into.

    Args:
        lines: all lines of a text.
    """
    runs = list(_runs(lines))
    width = _wrap_width(runs)
    for run in runs:
        if width and (run[0].text[0] in _MARKS or _is_wrapped(run, width)):
            yield from _unwrapped(run, width)
        elif own := _own_width(run):
            yield from _unwrapped(run, own)
        else:
            yield from ([line] for line in run)


def is_wrapped(lines: list[Line]) -> bool:
    """True if most paragraphs of a text were broken into lines of one width."""
    return _wrap_width(list(_runs(lines))) > 0


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if run and line.gap:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _wrap_width(runs: list[list[Line]]) -> int:
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


def _own_width(run: list[Line]) -> int:
    """The width that the lines of a run fill, or 0."""
    if len(run) <= _MIN_WRAPPED or len({line.text for line in run}) < len(run) * _OWN_SHARE:
        return 0
    width = max((line.width for line in run if not _is_long(line)), default=0)
    return width if _MIN_WRAP <= width <= _MAX_WRAP and _is_proof(_votes(run, width), _OWN_SHARE) else 0


def _is_proof(votes: _Votes, share: float) -> bool:
    return (
        votes.full >= max(_MIN_WRAPPED, votes.ends, (votes.full + votes.against) * share) and votes.flowing >= votes.full * _FLOWING_SHARE
    )


def _is_wrapped(run: list[Line], width: int) -> bool:
    """True if a run fits in with a text that was wrapped at a width."""
    votes = _votes(run, width)
    if not votes.full or votes.full < (votes.full + votes.against) * _WRAPPED_SHARE:
        return False
    return votes.flowing >= votes.full * _FLOWING_SHARE or (votes.full == 1 and ends_sentence(run[-1]))


def _votes(run: list[Line], width: int) -> _Votes:
    full = flowing = ends = against = 0
    for line, following in pairwise(run):
        if line.width > width:
            against += not _may_be_wider(line)
        elif line.size < max(_MIN_WRAP, width / 2) or not _may_join(line, following):
            continue
        elif ends_sentence(line):  # says nothing if it is full: a statement may be a line of its own
            ends += not _is_full(line, following, width)
        elif _is_full(line, following, width):
            full += 1
            flowing += _flows(line, following)
        else:
            against += 1
    last = run[-1]
    against += last.width > width and not _may_be_wider(last)
    return _Votes(full, flowing, ends, against)


def _may_be_wider(line: Line) -> bool:
    """True for lines that no tool breaks, and for items, which some leave whole."""
    return line.kept or _is_long(line) or bool(marked(line.text)[2])


def _may_join(line: Line, following: Line) -> bool:
    """False for lines that stand apart whatever their width."""
    if line.kept or following.kept or line.text[0] in _MARKS or marked(following.text)[2]:
        return False
    if _NUMBER.match(following.text):
        return not ends_sentence(line) and not _NUMBER.match(line.text)
    return not (_HEADER.match(following.text) and _HEADER.match(line.text))


def _flows(line: Line, following: Line) -> bool:
    """True if a sentence may go on; where no capitals tell it, only lines that are longer than most headlines do."""
    first = following.text[0]
    if first.isupper() or not first.isalpha() or _CODE.search(line.text):
        return False
    return first.islower() or line.width >= _MIN_UNCASED or _UNSPACED.match(first) is not None


def ends_sentence(line: Line) -> bool:
    """True if a line ends like a sentence, or announces what follows."""
    return line.text.rstrip(_CLOSING).endswith(_STOPS)


def _room(following: Line) -> int:
    """How many characters must have been left for the first word of a line to fit."""
    return _MAX_HANGING if _UNSPACED.match(following.text) else 1 + following.head


def _is_full(line: Line, following: Line, width: int) -> bool:
    """True if the next word would not have fitted: the line was broken by a machine."""
    return line.width + _room(following) > width


def _is_broken(line: Line, following: Line, width: int) -> bool:
    """True if two lines of wrapped text are of one paragraph."""
    if line.text[0] in _MARKS:
        return _is_marked_on(line, following, width)
    if not _may_join(line, following) or not _is_full(line, following, width):
        return False
    if following.width > width and not _is_long(following):
        return False
    if line.width > width or line.size * 2 < width:  # around an address, which leaves no width to measure
        if line.marks or following.marks:
            return not ends_sentence(line)
        return line.text[0].islower() if line.width <= width else following.text[0].islower()
    return True


def _is_marked_on(line: Line, following: Line, width: int) -> bool:
    """True if a heading or a quotation in Markdown goes on: the one in small letters, the other behind one more mark."""
    if line.text[0] == "#":
        return following.text[0].islower() and _is_full(line, following, width)
    said = _unquoted(following.text)
    return said != following.text and not marked(said)[2] and line.width + 1 + len(said.split(" ", 1)[0]) > width


def _unquoted(text: str) -> str:
    return text[1:].lstrip() if text[0] == ">" else text


def _unwrapped(run: list[Line], width: int) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in run:
        if group and not _is_broken(group[-1], line, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def joined(group: list[Line]) -> str:
    """What the lines of one paragraph say, at least two of them; scripts without spaces were broken between characters."""
    if _UNSPACED.match(group[1].text):
        return "".join(line.text for line in group)
    first, *rest = group
    return first.text + "".join(line.text if _is_attached(line) else f" {_unquoted(line.text)}" for line in rest)


def _is_attached(line: Line) -> bool:
    """True if a line goes on with the mark after a link whose address was broken."""
    return line.marks > 0 and line.text[0] in ",.;:!?)"
