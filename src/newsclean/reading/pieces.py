"""Sentences that were broken at every link and every bold word, put together again.

Tools that print each text node of a page on a line of its own leave lines such as "said", "the mayor", ", who". No author begins a line
with a comma: where that happens more than once, the text is taken for one of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsclean.reading.lines import Line, marked
from newsclean.reading.wrapped import ends_sentence
from newsclean.words import UNSPACED

_GOES_ON = re.compile(r"[,;.:!?)\]%’”»、。，）」』](?:[\s”’\"')»]|\w{0,2}\s|\Z)|[,;)\]、。，）」』]")
_SURE = re.compile(r"[,.](?:\s|\Z)|[、。，]")  # brackets and semicolons begin lines of code
_LEAST_SURE = 2  # lines that begin with such a mark
_SURE_SHARE = 0.01  # of all lines
_OPENING = "([{“„«‘「『（"
_BEFORE = _OPENING + ",，、"  # what stands before the next part of a sentence
_MIN_WORDS = 4
_SHORT_WORD = 4  # letters: "by", "said", "und"
_LONG = 9  # words: more than most headlines have
_UNSPACED = re.compile(rf"[{UNSPACED}]")


def in_pieces(lines: Sequence[Line]) -> bool:
    """True for a text whose sentences were broken at links.

    Example:
        >>> from newsclean.reading.lines import lines_of
        >>> in_pieces(list(lines_of("It rained, said\\nthe mayor\\n, who wore a\\nblue coat\\n.")))
        True
    """
    found = sum(map(_is_sure, lines, lines[1:]))
    return found >= max(_LEAST_SURE, len(lines) * _SURE_SHARE)


def _is_sure(line: Line, following: Line) -> bool:
    """True if a line begins as no author begins one; after the address of a link, a tool that wraps lines does."""
    return not (following.gap or following.marks or ends_sentence(line)) and _SURE.match(following.text) is not None


def whole(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each paragraph of such a text."""
    group: list[Line] = []
    for line, following in zip(lines, (*lines[1:], None), strict=True):
        if group and not _belongs(group[-1], line, following, midst=len(group) > 1):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _belongs(last: Line, line: Line, following: Line | None, midst: bool) -> bool:
    """True if a line goes on with the paragraph that the last one is of; ``midst`` if that one has several lines already."""
    if not _may_follow(last, line):
        return False
    if _is_rest(last, line, midst):
        return True
    goes_on = following is not None and _may_follow(line, following) and _is_rest(line, following, midst=True)
    return goes_on and _stops_short(last, midst)


def _may_follow(line: Line, following: Line) -> bool:
    return not (following.gap or following.kept or line.kept or marked(following.text)[2])


def _is_rest(last: Line, line: Line, midst: bool) -> bool:
    """True if a line begins as only the rest of a sentence does, or the one before it cannot be the end of one."""
    if _GOES_ON.match(line.text):
        return True
    if ends_sentence(last):
        return False
    if line.text[0].islower():
        return midst or max(_size(last), _size(line)) >= _MIN_WORDS
    return midst and last.text[-1] in _BEFORE


def _stops_short(last: Line, midst: bool) -> bool:
    """True if a sentence was broken off, as before a name: at a word that few headlines stop at."""
    word = last.text.rsplit(" ", 1)[-1]
    if ends_sentence(last) or not (midst or _size(last) >= _MIN_WORDS):
        return False
    if word[-1] in _BEFORE or _UNSPACED.match(word[-1]):
        return True
    return word.islower() and (midst or len(word) <= _SHORT_WORD or _size(last) >= _LONG)


def _size(line: Line) -> int:
    """Words; of scripts without spaces, characters."""
    return len(line.text) if _UNSPACED.match(line.text) else 1 + line.text.count(" ")


def put_together(group: Sequence[Line]) -> str:
    """What the lines of one paragraph say, with the spaces that were lost where a line ended."""
    parts = [group[0].text]
    for last, line in pairwise(group):
        parts += [line.text] if _is_close(last.text[-1], line.text) else [" ", line.text]
    return "".join(parts)


def _is_close(last: str, text: str) -> bool:
    """True if no space belongs between a character and what follows it."""
    if _GOES_ON.match(text) or last in _OPENING:
        return True
    return _UNSPACED.match(text) is not None and (last in "、，。" or _UNSPACED.match(last) is not None)
