"""Links and emphasised parts of a block, by their places in its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsclean.model import Inline, InlineKind
from newsclean.reading.places import BREAK, OUTSIDE, Place


def inline_parts(parts: Sequence[str], styles: Mapping[int, tuple[Place, str]]) -> tuple[Inline, ...]:
    """The links and emphasised parts of a block, by their places in its tidied text, where all white space is one character.

    Args:
        parts: the text of the block in pieces, as they were found.
        styles: for pieces by number their place, and where their link leads.
    """
    found: dict[InlineKind, list[Inline]] = {"link": [], "strong": [], "emphasis": []}
    end, gap = 0, False
    for i, part in enumerate(parts):
        size = 0 if part == BREAK else len(" ".join(part.split()))
        if not size:
            gap |= bool(part)
            continue
        start = end + (bool(end) and (gap or part[0].isspace()))
        end, gap = start + size, part[-1].isspace()
        place, href = styles.get(i, (OUTSIDE, ""))
        for kind in _kinds(place):
            _extend(found[kind], Inline(start, end, kind, href if kind == "link" else ""))
    return tuple(sorted(part for kind in found.values() for part in kind))


def _kinds(place: Place) -> Iterator[InlineKind]:
    if place.linked:
        yield "link"
    if place.bold:
        yield "strong"
    if place.emphasis:
        yield "emphasis"


def _extend(parts: list[Inline], part: Inline) -> None:
    """Add a part, or make the last one longer if this one goes on with it."""
    if parts and parts[-1].href == part.href and part.start - parts[-1].end <= 1:
        part = part._replace(start=parts.pop().start)
    parts.append(part)
