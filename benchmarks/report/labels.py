"""Labels beside the points of a scatter plot, placed so that they do not cover one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]

_NEAR = 7.0  # from a point to its label, in the unit of the points
_RINGS = (1.0, 2.2, 3.6, 5.2, 7.0, 9.0)
_WAYS = ((1, 0), (-1, 0), (0, 1), (0, -1), (0.8, 0.8), (0.8, -0.8), (-0.8, 0.8), (-0.8, -0.8))


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    def overlap(self, other: Box) -> float:
        """The area that both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(0.0, wide) * max(0.0, high)

    @property
    def area(self) -> float:
        """How much it covers."""
        return (self.right - self.left) * (self.top - self.bottom)

    @property
    def middle(self) -> Point:
        """Its centre."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


def place(points: Sequence[Point], sizes: Sequence[Point], frame: Box) -> list[Box]:
    """Find a place for each label, the first ones first: near its point, inside the frame, over nothing else.

    Args:
        points: where the labels belong.
        sizes: width and height of each label.
        frame: where labels may stand.

    Returns:
        The box of each label. Where there is no free place, the one that covers least.
    """
    dots = [Box(x - 5, y - 5, x + 5, y + 5) for x, y in points]
    placed: list[Box] = []
    for point, size in zip(points, sizes, strict=True):
        choices = [_box(point, size, way, ring * _NEAR) for ring in _RINGS for way in _WAYS]
        placed.append(min(choices, key=lambda box: _cost(box, dots, placed, frame)))
    return placed


def _box(point: Point, size: Point, way: Point, distance: float) -> Box:
    """The box of a label that lies in one direction from its point: its nearest edge is at the distance."""
    (x, y), (wide, high), (right, up) = point, size, way
    left = x + right * distance + (0 if right > 0 else -wide if right < 0 else -wide / 2)
    bottom = y + up * distance + (0 if up > 0 else -high if up < 0 else -high / 2)
    return Box(left, bottom, left + wide, bottom + high)


def _cost(box: Box, dots: Sequence[Box], placed: Sequence[Box], frame: Box) -> float:
    outside = box.area - box.overlap(frame)
    return round(3 * outside + sum(2 * box.overlap(other) for other in placed) + sum(box.overlap(dot) for dot in dots), 6)


def spread(heights: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move heights apart until they are at least a gap from each other, as little as needed, within bounds if they fit.

    Example:
        >>> spread([10.0, 11.0, 40.0], gap=4.0, low=0.0, high=100.0)
        [10.0, 14.0, 40.0]
    """
    order = sorted(range(len(heights)), key=lambda at: heights[at])
    found = list(heights)
    below = low - gap
    for at in order:
        found[at] = below = max(found[at], below + gap)
    above = high + gap
    for at in reversed(order):
        found[at] = above = min(found[at], above - gap)
    return found
