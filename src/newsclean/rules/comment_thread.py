"""Removes a thread of comments: all that follows a heading that counts them, however well it reads.

Readers write whole paragraphs about the article's own topic, and more of them than the article has. That so many comments follow tells
what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict
from newsclean.words import tokens_of

_MAX_WORDS = 12
_MIN_BEFORE = 0.15  # of the believed text; of 70 such headings of texts with more before them, none has a line of the article below it
_BELIEVED = 0.6  # from here on it may be a subhead of the article
_QUOTED = re.compile(r"(?P<count>[0-9]+)(?: +[^\W0-9]+){1,4} +[“„«\"『「‘'](?P<name>.+)")  # "3 Gedanken zu „Name“"
_MIN_SIGNED = 2  # bylines
_NAMELESS = ("main_content", "comments")
_MOST_COUNTS = 2  # more counts on a page are those of other stories, each with its own


def comment_thread(case: Case) -> Iterator[Verdict]:
    """Everything from the heading on, but what a rule before has a better name for."""
    start = _start(case)
    if start < 0:
        return
    named = {verdict.block: verdict.by for verdict in case.verdicts}
    for block in case.blocks[start:]:
        if case.kept[block.index] or named.get(block.index) in _NAMELESS:
            yield drop(block, "comment_thread", "It stands below a heading that counts the comments.", heading=case.blocks[start].text)


def _start(case: Case) -> int:
    """The first heading with a count; -1 if there is none."""
    counted = {**_said(case), **_titled(case)}
    if not counted or len(set(counted.values())) > _MOST_COUNTS:
        return -1
    for i in sorted(counted):
        is_of_article = case.scores.final[i] >= _BELIEVED or case.stands_in_body(i)
        if case.told[i] >= _MIN_BEFORE and (not is_of_article or _is_signed(case, i)):
            return i
    return -1


def _is_signed(case: Case, heading: int) -> bool:
    """Whether several authors are named below: old pages have the text and its comments, each with a byline, in one element."""
    return len({verdict.block for verdict in case.verdicts if verdict.by == "byline" and verdict.block > heading}) >= _MIN_SIGNED


def _said(case: Case) -> dict[int, str]:
    """Headings that say how many comments there are, with the count."""
    counts = {block.index: "".join(filter(str.isdigit, block.text)) for block in case.saying("comments")}
    return {i: count for i, count in counts.items() if count and case.phrase(i, "comments", _MAX_WORDS, "line")}


def _titled(case: Case) -> dict[int, str]:
    """Lines that count what was said of the story and quote its title, in whatever language: 2 thoughts on “Rain at last”.

    So blog software heads comments, WordPress by default. What sites add to a title is left out of such lines.
    """
    title = tokens_of(case.page.title or "")
    found = {}
    for block in case.blocks if title else ():
        if block.text[:1].isdigit() and (quoted := _QUOTED.fullmatch(block.text)):
            name = tokens_of(quoted["name"])
            if name and title[: len(name)] == name:
                found[block.index] = quoted["count"]
    return found
