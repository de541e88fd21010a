from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.reading.places import OUTSIDE, Place

WAYS = [
    ("boxes in boxes", "div div div", "div"),
    ("tags that mean nothing", "article section", "div"),
    ("custom elements", "x-a x-b", "y-c"),
    ("bold twice", "p b strong", "p b"),
    ("there is no deeper list", " ".join(["ul"] * 30), " ".join(["ul"] * 20)),
    ("in what is not read", "button div span ul", "button"),
]


def at(way: str) -> Place:
    return reduce(lambda place, tag: place.step(tag, False), way.split(), OUTSIDE)


@pytest.mark.parametrize(("way", "same"), [row[1:] for row in WAYS], ids=[row[0] for row in WAYS])
def test_ways_that_mean_the_same_end_in_one_place(way: str, same: str) -> None:
    """The steps are remembered for good, so there must be few places whatever pages come."""
    assert at(way) is at(same)


def test_what_differs_is_another_place() -> None:
    ends = [at(way) for way in ("div", "p", "p b", "p em", "p a", "h1", "h2", "ul li", "ul ul li", "blockquote p", "noscript", "button")]
    assert len({id(place) for place in ends}) == len(ends)
    assert OUTSIDE.step("p", True) is not OUTSIDE.step("p", False)


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=8), max_size=12))
def test_unknown_tags_make_no_new_places(tags: list[str]) -> None:
    known = {id(at(way)) for way in ("", "section", "section x-y", "x-y")}
    unknown = [f"q{tag}q" for tag in tags]  # none of HTML's
    assert id(reduce(lambda place, tag: place.step(tag, False), unknown, OUTSIDE)) in known
