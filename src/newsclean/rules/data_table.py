"""Keeps all cells of a table of which most were kept, and its caption, but no links: half a table tells nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newsclean.case import Case, keep
from newsclean.model import Block, Verdict

_MIN_KEPT = 0.5  # share of the cells
_MAX_LINK = 0.5  # "Check price" is no part of what a table tells
_MIN_CELLS = 4  # two rows of two


def data_table(case: Case) -> Iterator[Verdict]:
    """Cells and captions that the scorer would remove from such a table."""
    tables: dict[int, list[Block]] = defaultdict(list)
    for block in case.blocks:
        if (block.kind == "cell" and block.row) or block.kind == "caption":
            tables[_table_of(case, block)].append(block)
    tables.pop(-1, None)
    for blocks in tables.values():
        cells = [block for block in blocks if block.kind == "cell"]
        kept = sum(case.kept[cell.index] for cell in cells)
        rows = {cell.row for cell in cells}
        if len(cells) >= _MIN_CELLS and 1 < len(rows) < len(cells) and kept >= len(cells) * _MIN_KEPT:
            for block in blocks:
                if not case.kept[block.index] and case.link(block.index) < _MAX_LINK:
                    what = "a cell" if block.kind == "cell" else "the caption"
                    yield keep(block, "data_table", f"It is {what} of a table of which most is kept.", kept=kept, cells=len(cells))


def _table_of(case: Case, block: Block) -> int:
    """The index of the innermost table element around a block; -1 if there is none."""
    return next((at for at in case.page.around(block) if case.page.elements[at].tag == "table"), -1)
