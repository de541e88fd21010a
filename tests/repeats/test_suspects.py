from __future__ import annotations

import pytest

from newsclean.repeats.suspects import suspects
from tests.repeats.shingled import shingled

WORDS = [f"w{i}" for i in range(12)]  # ten shingles


@pytest.mark.parametrize(("least", "found"), [(0.5, [0, 1]), (0.6, [1])])
def test_those_with_enough_in_common_are_found(least: float, found: list[int]) -> None:
    part = WORDS[:7]  # five shingles, half of the whole's
    assert list(suspects(shingled({0: WORDS, 1: part, 2: ["x", "y", "z"]}), least)) == found


def test_what_a_paragraph_says_twice_itself_is_not_in_common() -> None:
    assert suspects(shingled({0: WORDS * 2, 1: ["x", "y", "z"]}), 0.1) == {}


@pytest.mark.parametrize("paragraphs", [{}, {0: []}, {0: [], 1: []}, {0: WORDS}])
def test_nothing_to_suspect(paragraphs: dict[int, list[str]]) -> None:
    assert suspects(shingled(paragraphs), 0.0) == {}
