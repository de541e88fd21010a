"""A table as it is meant, before it becomes HTML, Markdown or lines in a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from benchmarks.report.values import MISSING

Tone = Literal["", "better", "worse", "same"]
SIGNS = {"": "", "better": "▲", "worse": "▼", "same": "≈"}


@dataclass(frozen=True)
class Bar:
    """A small bar in a cell; all places are percent of the cell's width.

    Attributes:
        start: where it begins.
        end: where it ends.
        dot: a mark on it, such as the value within its interval.
        zero: a line behind it.
        tone: says whether it is good or bad.
    """

    start: float
    end: float
    dot: float | None = None
    zero: float | None = None
    tone: Tone = ""


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes:
        text: what is shown.
        sort: what it is sorted by; None goes last.
        note: small print beneath, such as an interval.
        best: whether this is the best of its column (or row).
        tone: better or worse than newsclean, or no different.
        title: more, in words, where a pointer rests.
        bar: a small bar.
        link: where the text leads, inside the report.
        code: whether it is a name from the program.
    """

    text: str = MISSING
    sort: float | str | None = None
    note: str = ""
    best: bool = False
    tone: Tone = ""
    title: str = ""
    bar: Bar | None = None
    link: str = ""
    code: bool = False


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        label: its name.
        explain: what it means, in one line.
        numeric: whether it holds numbers.
        descending: whether sorting starts with the largest.
        group: what several columns stand for, such as a corpus.
    """

    label: str
    explain: str = ""
    numeric: bool = True
    descending: bool = True
    group: str = ""


@dataclass(frozen=True)
class Row:
    """One row; ``system`` is set where the row stands for one."""

    cells: tuple[Cell, ...]
    system: str = ""
    ours: bool = False


@dataclass(frozen=True)
class Table:
    """A table. It may have no rows.

    Attributes:
        title: its name.
        explain: how to read it, in one line; "" where it speaks for itself.
        columns: from left to right.
        rows: from top to bottom, each with a cell for every column.
        best_of: among what the best is marked; "" where nothing is.
    """

    title: str
    explain: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    best_of: Literal["", "column", "row"] = ""


def words(text: object, code: bool = False) -> Cell:
    """A cell of text; ``None`` and "" are missing."""
    return Cell(str(text), str(text).lower(), code=code) if text not in (None, "") else Cell()


def count(number: object) -> Cell:
    """A cell with a whole number."""
    return Cell(f"{number:,}", number) if isinstance(number, int) else Cell()
