"""Kinds that are told by clear evidence alone: live blogs and the free beginnings of paid articles.

There are few labelled pages of these kinds, so nothing is learned here. Each test is strict: a page that it misses is an article,
which is true of it as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from newsclean.case import Case
from newsclean.model import PageKind
from newsclean.outcome.overview import Overview

_MIN_LIVE_WORDS = 25
# A time of day and hardly more: "17:42", "9:05 pm", "14h30 CET". A whole date stands over comments.
_STAMP = re.compile(r"\W{0,3}([01]?\d|2[0-3])[:.h]([0-5]\d)\s?[^\W\d_]{0,4}\W{0,3}([^\W\d_]{1,4})?\W{0,3}")
_STAMP_WORDS = 4
_MIN_STAMPS = 5
_IN_ORDER = 0.8  # share of the steps from stamp to stamp that go the same way; one night lies in most long live blogs
_COVERED = 0.6  # share of the words in kept paragraphs that stand under a stamp
_MAX_TEASER_WORDS = 300  # a free beginning is a few paragraphs
_REACH = 8  # blocks after the last kept paragraph

Found: TypeAlias = "tuple[PageKind, str, dict[str, Any]] | None"


def special_kind(case: Case, view: Overview) -> Found:
    """The kind, the reason and its evidence; None for a page that no test recognises."""
    return _stated_live(case, view) or _rhythmic_live(case, view) or _paywall(case, view)


def _stated_live(case: Case, view: Overview) -> Found:
    """A page that calls itself a live blog (schema.org ``LiveBlogPosting``)."""
    if "LiveBlogPosting" not in case.page.types or view.kept_words < _MIN_LIVE_WORDS:
        return None
    return "live", "The page calls itself a live blog (LiveBlogPosting).", {"stated": "LiveBlogPosting"}


def _rhythmic_live(case: Case, view: Overview) -> Found:
    """Clock times on lines of their own, in order, with kept paragraphs under each of them."""
    stamps = _stamps(case, view)
    stamps = [stamps[k] for k in range(len(stamps)) if view.body[stamps[k][0] : _next(stamps, k, view.blocks)].any()]
    if len(stamps) < _MIN_STAMPS or not _in_order([minutes for _, minutes in stamps]):
        return None
    covered = float(view.words[stamps[0][0] :][view.body[stamps[0][0] :]].sum()) / view.paragraph_words
    if covered < _COVERED:
        return None
    why = f"{len(stamps)} times of day stand in order over kept paragraphs, as in a live blog."
    return "live", why, {"stamps": len(stamps), "covered": round(covered, 2)}


def _stamps(case: Case, view: Overview) -> list[tuple[int, int]]:
    """The blocks that are a time of day, and the time in minutes."""
    import numpy as np

    short = np.flatnonzero((view.words <= _STAMP_WORDS) & (view.digits > 0)).tolist()
    found = [(i, _STAMP.fullmatch(case.blocks[i].text)) for i in short]
    return [(i, int(clock[1]) * 60 + int(clock[2])) for i, clock in found if clock]


def _next(stamps: Sequence[tuple[int, int]], k: int, end: int) -> int:
    return stamps[k + 1][0] if k + 1 < len(stamps) else end


def _in_order(minutes: Sequence[int]) -> bool:
    steps = [after - before for before, after in pairwise(minutes)]
    down, up = sum(step < 0 for step in steps), sum(step > 0 for step in steps)
    return max(down, up) >= _IN_ORDER * len(steps)


def _paywall(case: Case, view: Overview) -> Found:
    """A page that calls itself not free, with little text and, right after it, a line that asks to pay or to log in."""
    import numpy as np

    if case.page.is_free is not False or view.kept_words > _MAX_TEASER_WORDS or not view.body.any():
        return None
    last = int(np.flatnonzero(view.body)[-1])
    asked = next((block for block in case.saying("paywall") if not view.kept[block.index] and 0 < block.index - last <= _REACH), None)
    if asked is None:
        return None
    phrase = case.words(asked.index).says("paywall")
    why = f"The page says that it is not free, and {round(view.kept_words)} words are followed by “{phrase}”."
    return "paywall", why, {"stated": "isAccessibleForFree: false", "words": round(view.kept_words), "phrase": phrase}
