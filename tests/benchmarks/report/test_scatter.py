from __future__ import annotations

from matplotlib.figure import Figure

from benchmarks.report.looks import Look
from benchmarks.report.scatter import Point, within_reach, zoom


def points(*places: tuple[float, float], last: str = "x") -> list[Point]:
    names = [*("abcdefgh"[at] for at in range(len(places) - 1)), last]
    return [Point(name, Look(1, "o"), x, y, name) for name, (x, y) in zip(names, places, strict=True)]


CLUSTER = ((0.90, 0.90), (0.91, 0.89), (0.92, 0.88), (0.93, 0.91), (0.90, 0.92), (0.94, 0.93))


def names(found: list[Point]) -> str:
    return "".join(point.system for point in found)


def test_what_would_squeeze_the_rest_is_set_aside() -> None:
    assert [names(part) for part in within_reach(points(*CLUSTER, (0.6, 0.6)))] == ["abcdef", "x"]


def test_a_row_that_goes_on_evenly_is_kept_whole() -> None:
    even = points(*((0.9 - at / 20, 0.9 - at / 20) for at in range(7)))
    assert within_reach(even) == (even, [])


def test_newsclean_is_always_drawn() -> None:
    inside, far = within_reach(points(*CLUSTER, (0.6, 0.6), last="newsclean"))
    assert (len(inside), far) == (7, [])


def test_few_points_are_all_drawn() -> None:
    assert names(within_reach(points((0.9, 0.9), (0.1, 0.1)))[0]) == "ax"
    assert within_reach([]) == ([], [])


def test_a_logarithmic_axis_has_room_for_all() -> None:
    slow = points(*CLUSTER, (500.0, 0.9))
    assert within_reach(slow, both=False) == (slow, [])
    assert names(within_reach(slow)[1]) == "x"


def test_limits_leave_room_but_end_where_shares_end() -> None:
    axes = Figure().add_subplot()
    zoom(axes, points((0.5, 0.0), (1.0, 0.4)))
    assert [round(edge, 6) for edge in (*axes.get_xlim(), *axes.get_ylim())] == [0.45, 1.0, 0.0, 0.44]
