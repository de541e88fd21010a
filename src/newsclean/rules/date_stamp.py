"""Removes lines that say when the text was published or updated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Block, Verdict
from newsclean.signals.wording import Wording

_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"\b\d{4}\b")  # a line with two of them tells of a life, or of how long something took
_MAX_NUMBERS = 7  # of a date and two times; a timetable has more
_MAX_WORDS = 20
_MAX_BARE_WORDS = 12
_MIN_STAMPED = 0.4  # the same beside "Published": a sentence about a book published in 1931 has less
_MIN_DATED = 0.75  # share of a bare date that is a date indeed
_PROTECTED = ("cell", "heading", "preformatted")  # tables of results and subheads of a chronology
_CHRONOLOGY = 3  # days on lines of their own that the scorer believes: a calendar or a diary has them, a byline has two
_CLOCK = re.compile(r"\d[:.h]\d\d")  # beside an entry of a live blog, a time tells when it was published


def _stands_inside(case: Case, i: int) -> bool:
    """Whether a block stands in the midst of the text, on a page between kept whole paragraphs beside it."""
    first, last = case.body_spans.get(case.parent(i), (i, i))
    return first < i < last if case.page.markup else case.stands_inside(i)


def _is_bare_date(block: Block, words: Wording) -> bool:
    return words.dated >= _MIN_DATED and words.words <= _MAX_BARE_WORDS and not words.ends and block.kind not in _PROTECTED


def date_stamp(case: Case) -> Iterator[Verdict]:
    """Lines that begin with "Published", "Updated" and hold a date, and lines that are a date."""
    said = {block.index for concept in ("published", "updated") for block in case.saying(concept)}
    days = {block.index for block, words in case.kept_blocks() if _is_bare_date(block, words) and not _CLOCK.search(block.text)}
    days = days if len(days) >= _CHRONOLOGY else set()
    for block, words in case.read_blocks():
        i = block.index
        if not (words.dated or i in said) or block.kind in _PROTECTED:
            continue
        phrase = case.phrase(i, "published", _MAX_WORDS, "line", "start") or case.phrase(i, "updated", _MAX_WORDS, "line", "start")
        stamped = words.dated >= _MIN_STAMPED or words.words <= 3 or (words.dated and not words.ends)
        if phrase and stamped:
            yield drop(block, "date_stamp", f"It says when the text was published or updated: “{phrase.strip()}”.", phrase=phrase)
        elif len(_NUMBER.findall(block.text)) > _MAX_NUMBERS or _stands_inside(case, i):
            continue  # a timetable, a table of results; in the midst of a text a part of a chronology
        elif _is_bare_date(block, words) and i not in days and len(set(_YEAR.findall(block.text))) < 2:
            yield drop(block, "date_stamp", "It is a date or a time on a line of its own.", dated=round(words.dated, 2))
