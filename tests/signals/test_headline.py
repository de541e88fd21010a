from __future__ import annotations

import pytest

from newsclean.phrases import load
from newsclean.reading.text import read_text
from newsclean.signals.headline import headline_likeness, likely_headline
from newsclean.signals.wording import Wording, wording
from tests.building import BODY

HEADLINE = "Council repairs the old bridge"
SAID = frozenset("the council voted on tuesday to repair repairs old bridge".split())


def _lines(*lines: str) -> tuple[Wording, ...]:
    return wording(read_text("\n".join(lines)).blocks, load("en"))


def _likely(start: int, *lines: str) -> int:
    blocks = read_text("\n".join(lines)).blocks
    return likely_headline(blocks, wording(blocks, load("en")), start, SAID)


TOPS = [
    ("a menu above", ("Home", "Sport and leisure", HEADLINE), 2),
    ("a byline below", (HEADLINE, "By Ann Lee"), 0),
    ("a headline of another story", ("Museum buys three steam engines", HEADLINE), 1),
    ("the page's title with the name of its site", (HEADLINE + " - Marlow Courier", "News", HEADLINE, "Share"), 2),
    ("a first line of other words", ("A long dispute ends",), 0),
    ("words of a menu alone", ("Home", "Sport", "Weather"), -1),
    ("sentences alone", ("The council voted on Tuesday.", "It repairs the old bridge.", "Home"), -1),
]


@pytest.mark.parametrize(("above", "at"), [row[1:] for row in TOPS], ids=[row[0] for row in TOPS])
def test_the_headline_is_looked_for_above_the_text(above: tuple[str, ...], at: int) -> None:
    assert _likely(len(above), *above, *BODY) == at


def test_a_text_that_begins_at_once_has_no_headline() -> None:
    assert _likely(0, *BODY) == -1


def test_lines_far_above_the_text_are_not_looked_at() -> None:
    assert _likely(91, HEADLINE, *("Home",) * 90, *BODY) == -1


def test_a_heading_of_the_first_level_is_rather_the_headline() -> None:
    above = (HEADLINE, "# The council votes on a bridge of its own", "## On Tuesday")
    assert _likely(3, *above, *BODY) == 1
    assert _likely(3, *(line.lstrip("# ") for line in above), *BODY) == 0


def test_what_the_text_says_makes_a_line_its_headline() -> None:
    (own, other) = _lines(HEADLINE, "Museum buys three steam engines")
    assert headline_likeness(own, other, SAID, 1) > headline_likeness(other, other, SAID, 1) + 0.5
    assert headline_likeness(own, other, SAID, 1) > headline_likeness(own, other, SAID, 30)
