"""Keeps all cells of a table of which most were kept, but for links: half a table tells nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newsclean.case import Case, keep
from newsclean.model import Block, Verdict

_MIN_KEPT = 0.5  # share of the cells
_MAX_LINK = 0.5  # "Check price" is no part of what a table tells
_MIN_CELLS = 4  # two rows of two


def data_table(case: Case) -> Iterator[Verdict]:
    """Cells that the scorer would remove from such a table."""
    tables: dict[int, list[Block]] = defaultdict(list)
    for block in case.blocks:
        if block.kind == "cell" and block.row:
            tables[_table_of(case, block)].append(block)
    for cells in tables.values():
        kept = sum(case.kept[cell.index] for cell in cells)
        rows = {cell.row for cell in cells}
        if len(cells) >= _MIN_CELLS and 1 < len(rows) < len(cells) and kept >= len(cells) * _MIN_KEPT:
            for cell in cells:
                if not case.kept[cell.index] and case.link(cell.index) < _MAX_LINK:
                    yield keep(cell, "data_table", "It is a cell of a table of which most is kept.", kept=kept, cells=len(cells))


def _table_of(case: Case, cell: Block) -> int:
    """The index of the innermost table element around a cell."""
    return next((at for at in case.page.around(cell) if case.page.elements[at].tag == "table"), -1)
