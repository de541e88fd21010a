from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.report.labels import Box, place, spread

FRAME = Box(0, 0, 400, 300)


def test_a_lone_label_stands_right_of_its_point() -> None:
    (box,) = place([(100, 100)], [(50, 12)], FRAME)
    assert (box.left, box.middle) == (107, (132, 100))


def test_at_the_right_edge_it_stands_left() -> None:
    (box,) = place([(390, 100)], [(50, 12)], FRAME)
    assert box.right == 383


def test_labels_of_near_points_do_not_meet() -> None:
    points = [(200 + 6.0 * (at % 3), 150 + 6.0 * (at // 3)) for at in range(9)]
    boxes = place(points, [(70, 12)] * 9, FRAME)
    assert [(a, b) for a, b in combinations(boxes, 2) if a.overlap(b)] == []


def test_labels_of_one_place_are_all_placed() -> None:
    assert len(place([(0, 0)] * 60, [(70, 12)] * 60, FRAME)) == 60


@pytest.mark.parametrize(
    ("other", "area"), [(Box(5, 5, 15, 15), 25), (Box(10, 0, 20, 10), 0), (Box(20, 20, 30, 30), 0), (Box(2, 2, 4, 4), 4)]
)
def test_overlap(other: Box, area: float) -> None:
    assert Box(0, 0, 10, 10).overlap(other) == other.overlap(Box(0, 0, 10, 10)) == area


@given(st.lists(st.floats(0, 100), max_size=10))
def test_spread_heights_keep_their_distance_and_their_order(heights: list[float]) -> None:
    found = spread(heights, gap=8, low=0, high=100)
    order = sorted(range(len(heights)), key=lambda at: heights[at])
    ordered = [found[at] for at in order]
    assert all(b - a >= 8 - 1e-6 for a, b in pairwise(ordered))
    assert all(-1e-6 <= height <= 100 + 1e-6 for height in found)


def test_what_is_far_apart_stays() -> None:
    assert spread([80.0, 10.0], gap=8, low=0, high=100) == [80.0, 10.0]
