from __future__ import annotations

from newsclean.repeats.contained import contained
from tests.repeats.shingled import shingled

WHOLE = [f"w{i}" for i in range(40)]


def pairs(*paragraphs: list[str], least: float = 0.9) -> list[tuple[int, int]]:
    return [(part, whole) for part, whole, _ in contained(shingled(dict(enumerate(paragraphs))), least)]


def test_a_part_is_found_before_and_after_its_whole() -> None:
    assert pairs(WHOLE[5:20], WHOLE) == [(0, 1)]
    assert pairs(WHOLE, WHOLE[5:20]) == [(1, 0)]


def test_the_share_is_told() -> None:
    ((part, whole, share),) = contained(shingled({3: WHOLE[:12], 7: [*WHOLE[:10], "x", *WHOLE[11:]]}), 0.7)
    assert (part, whole, share) == (3, 7, 0.8)


def test_half_is_not_enough() -> None:
    assert pairs(WHOLE[:10] + [f"x{i}" for i in range(10)], WHOLE) == []


def test_equals_are_no_part_of_each_other() -> None:
    assert pairs(WHOLE, list(WHOLE)) == []


def test_words_in_another_order_are_no_part() -> None:
    assert pairs(WHOLE[20:5:-1], WHOLE) == []


def test_nothing_is_part_of_nothing() -> None:
    assert pairs([], [], ["a"]) == []
    assert pairs() == []


def test_of_several_wholes_the_best_is_named() -> None:
    part = WHOLE[:12]
    assert pairs(part, [*WHOLE[:11], "x", *WHOLE[12:]], WHOLE, least=0.5)[0] == (0, 2)


def test_of_two_wholes_that_have_it_all_the_longer_is_named() -> None:
    assert pairs(WHOLE[4:30], WHOLE[5:20], WHOLE) == [(0, 2), (1, 2)]
