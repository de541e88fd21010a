"""Removes a list of other stories under a heading such as "Related stories" or "More news".

The list may stand at the end or in the middle. It ends where whole paragraphs of the body go on, and they stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.case import Case, drop
from newsclean.model import Block, Verdict
from newsclean.words import PERIODS, tokens_of

_MAX_HEADING_WORDS = 10
_MAX_UP = 4  # elements from the heading to the one that holds its whole list
_AHEAD = 4  # blocks looked at to tell a paragraph of the body from a teaser with a whole sentence
_SHORTER = 0.6  # words of a subhead beside those of the listed headlines
# A paragraph is no teaser if it is so many times longer than what was listed, and has such a score. On held-out texts this loses no F1;
# 1.5 and 0.6, or 3 and 0.5, lose some.
_LONGER = 2
_LONGER_SCORE = 0.7
_AS_LONG = 0.7  # words of one more entry beside those before: subheads are shorter
_UNBELIEVED = 0.5  # score of the heading of a list whose lines count as entries whatever theirs are
_MENU = 4  # lines
_AFTER_LABEL = re.compile(r"\w?\s{0,2}[\])】」』>:：|»/–—-]{1,3}\s{0,3}(.+)", re.DOTALL)
_STORY_WORDS = 3
_LINKED = 0.5  # share of a line that is a link
_LEAST_LISTED = 2  # after one headline a sentence may be its teaser
# A block the scorer is this sure of ends the list. In plain text a headline between paragraphs borrows their score, so it is
# judged alone.
_SURE_HTML = 0.6
_SURE_TEXT = 0.8


def related_list(case: Case) -> Iterator[Verdict]:
    """The heading, and what is listed under it."""
    over = 0  # where the last list ended: a heading before it is one of its entries
    for heading in case.saying("related"):
        i = heading.index
        phrase = _phrase(case, heading)
        if i < over or not phrase or _is_menu(case, i):
            continue
        if _names_story(case, i, phrase):
            over = i + 1
            yield drop(heading, "related_list", f"It names another story after “{phrase}”.", phrase=phrase)
            continue
        over = _end(case, i)
        if over > i + 1 or over == len(case.blocks):
            yield drop(heading, "related_list", f"It is the heading of a list of other stories: “{phrase}”.", phrase=phrase)
            for block in case.blocks[i + 1 : over]:
                why = f"It is listed under “{phrase}”, as another story."
                yield drop(block, "related_list", why, phrase=phrase, heading=i)


def _phrase(case: Case, heading: Block) -> str:
    return "" if heading.kind == "cell" else case.phrase(heading.index, "related", _MAX_HEADING_WORDS, "line", "start")


def _is_menu(case: Case, heading: int) -> bool:
    """Whether single words follow, as below "Latest news" in a menu."""
    following = range(heading + 1, min(heading + 1 + _MENU, len(case.blocks)))
    return len(following) == _MENU and not any(map(case.is_headline_like, following))


def _names_story(case: Case, heading: int, phrase: str) -> bool:
    """Whether the line goes on with a story: "[Related] Ferry to return in May"."""
    after = _AFTER_LABEL.match(phrase[-1] + case.words(heading).folded.partition(phrase)[2])
    return after is not None and len(tokens_of(after[1])) >= _STORY_WORDS


def _end(case: Case, heading: int) -> int:
    """The index after the last block of the list."""
    near = _boxes(case, heading)
    listed = _Listed()
    i = heading + 1
    while i < len(case.blocks) and _in_boxes(case, i, near) and not _body_goes_on(case, i, listed):
        listed = listed.and_(case, i)
        i += 1
    return i


class _Listed(NamedTuple):
    """The entries of a list so far.

    Attributes:
        entries: how many there are.
        words: of all of them.
        longest: the words of the longest one.
        linked: True if one of them is a link.
        states: True if one of them ends like a statement.
    """

    entries: int = 0
    words: float = 0
    longest: float = 0
    linked: bool = False
    states: bool = False

    def and_(self, case: Case, i: int) -> _Listed:
        """The entries with one more."""
        words = case.words(i).words
        return _Listed(
            self.entries + 1,
            self.words + words,
            max(self.longest, words),
            self.linked or case.link(i) >= _LINKED,
            self.states or _states(case, i),
        )


def _boxes(case: Case, heading: int) -> frozenset[int]:
    """The elements around the heading that its list may be in; none for plain text."""
    return frozenset(case.page.around(case.blocks[heading])[1 : _MAX_UP + 1])


def _in_boxes(case: Case, i: int, boxes: frozenset[int]) -> bool:
    return not boxes or not boxes.isdisjoint(case.page.around(case.blocks[i]))


def _body_goes_on(case: Case, i: int, listed: _Listed) -> bool:
    if i == case.headline or _is_unlinked(case, i, listed):
        return True
    if _is_like(case, i, listed):
        return False
    score, sure = (case.scores.final[i], _SURE_HTML) if case.page.markup else (case.scores.alone[i], _SURE_TEXT)
    if score >= sure and case.link(i) < _LINKED:
        return True
    if not case.is_solid(i):
        return _is_subhead(case, i, listed) or _is_sentence(case, i, listed)
    ahead = range(i, min(i + _AHEAD, len(case.blocks)))
    return sum(map(case.is_solid, ahead)) * 2 > len(ahead) or _is_longer(case, i, listed)


def _is_like(case: Case, i: int, listed: _Listed) -> bool:
    """In plain text, one more headline of the same length: right above the body the scorer takes the last one for a subhead."""
    if case.page.markup or listed.entries == 0 or listed.states or case.blocks[i].kind == "heading":
        return False
    words, heading = case.words(i), i - listed.entries - 1
    is_headline = case.is_headline_like(i) and words.sentences == 0 and not case.is_solid(i) and not case.blocks[i].text[0].isdigit()
    return is_headline and words.words >= _AS_LONG * listed.words / listed.entries and case.scores.final[heading] < _UNBELIEVED


def _is_unlinked(case: Case, i: int, listed: _Listed) -> bool:
    """In Markdown, what the scorer keeps and is no link, after entries that are: the body goes on."""
    if case.page.markup or case.link(i) >= _LINKED or case.scores.final[i] < case.settings.least(markup=False):
        return False
    return listed.linked


def _is_longer(case: Case, i: int, listed: _Listed) -> bool:
    """In plain text, a believed paragraph much longer than all that was listed: no teaser."""
    if case.page.markup or case.scores.final[i] < _LONGER_SCORE:
        return False
    return listed.entries > 0 and case.words(i).words >= _LONGER * listed.longest


def _is_subhead(case: Case, i: int, listed: _Listed) -> bool:
    """A line right before paragraphs that is not one more headline of the list: the body goes on with a section."""
    if case.link(i) >= _LINKED or not _paragraphs_follow(case, i):
        return False
    shorter = listed.entries > 0 and case.words(i).words <= _SHORTER * listed.words / listed.entries
    return case.blocks[i].kind == "heading" or shorter


def _paragraphs_follow(case: Case, i: int) -> bool:
    """Whether two whole paragraphs come next, or in plain text one that the scorer is sure of."""
    following = range(i + 1, min(i + 3, len(case.blocks)))
    if not following or not case.is_solid(following[0]):
        return False
    return (all(map(case.is_solid, following)) and len(following) > 1) or (not case.page.markup and case.scores.final[i + 1] >= _SURE_TEXT)


def _is_sentence(case: Case, i: int, listed: _Listed) -> bool:
    """In plain text, a line that ends like a statement after a list of headlines that do not: the body goes on."""
    return not case.page.markup and listed.entries >= _LEAST_LISTED and _states(case, i) and not listed.states


def _states(case: Case, i: int) -> bool:
    """Whether a block ends like a statement; headlines ask and exclaim too."""
    words = case.words(i)
    return words.ends and words.folded.rstrip("\"' )」』").endswith(tuple(PERIODS))
