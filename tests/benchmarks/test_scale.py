from __future__ import annotations

from pathlib import Path

from benchmarks.scale import measure
from tests.corpus.made import jsonl, page


def test_every_figure_is_told(tmp_path: Path) -> None:
    rows = [{"html": page(i), "url": f"https://www.{'ab'[i % 2]}.example/{i}"} for i in range(9)]
    found = measure([jsonl(tmp_path / "in.jsonl", rows)], 8)
    assert (found.pages, found.sites) == (8, 2)
    assert min(found.page, found.learning, found.cleaning, found.facts, found.shapes, found.furniture, found.row) > 0
    assert found.facts % 8 == 0, "three numbers of 64 bits a paragraph, and two for the page"
    assert "core-hours a billion" in "\n".join(found.lines())
