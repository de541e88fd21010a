"""All systems by name."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.documents import Mode
from benchmarks.systems import System
from benchmarks.systems.html import HTML_SYSTEMS
from benchmarks.systems.text import TEXT_SYSTEMS

SYSTEMS: Mapping[str, System] = {system.name: system for system in (*HTML_SYSTEMS, *TEXT_SYSTEMS)}


def systems_of(mode: Mode) -> list[System]:
    """The systems that take documents of a mode, in the order of the tables; newsclean comes first."""
    return chosen(None, mode)


def chosen(names: str | None, mode: Mode | None = None) -> list[System]:
    """The systems that a user asked for.

    Args:
        names: separated by commas, in any order; None for all.
        mode: of the documents; systems that take others are left out. None for both modes.

    Returns:
        The systems in the order of the tables, installed or not; [] if none of them takes documents of this mode.

    Raises:
        ValueError: if a name is unknown; the message lists the known ones.

    Example:
        >>> [system.name for system in chosen("trafilatura, c4, newsclean", "html")]
        ['newsclean', 'trafilatura']
    """
    wanted = set(SYSTEMS) if names is None else {name.strip() for name in names.split(",")} - {""}
    unknown = sorted(wanted - SYSTEMS.keys())
    if unknown or not wanted:
        raise ValueError(f"unknown system {', '.join(unknown) or repr(names)}; known are {', '.join(SYSTEMS)}")
    return [system for system in SYSTEMS.values() if system.name in wanted and mode in (None, system.mode)]
