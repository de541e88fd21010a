from __future__ import annotations

from pathlib import Path

import pytest

import benchmarks
from benchmarks.corpora import LAYOUTS, open_corpora
from benchmarks.corpora.layout import Layout
from benchmarks.documents import CorpusError
from tests.benchmarks.corpora.building import write

DOCS = Path(benchmarks.__file__).parent / "docs"


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="there is no such file or folder") as caught:
        open_corpora(tmp_path / "nowhere")
    assert str(tmp_path / "nowhere") in str(caught.value)


class TestAPathInNoLayout:
    @pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
    def test_names_all_that_was_tried_and_what_each_misses(self, tmp_path: Path, layout: Layout) -> None:
        with pytest.raises(CorpusError) as caught:
            open_corpora(tmp_path)
        assert str(tmp_path) in str(caught.value)
        assert f"{layout.name} (no {layout.marker})" in str(caught.value)

    def test_names_what_is_there(self, tmp_path: Path) -> None:
        write(tmp_path / "html" / "a.html")
        write(tmp_path / "notes.txt")
        with pytest.raises(CorpusError, match=r"What is there: html/, notes\.txt$"):
            open_corpora(tmp_path)

    def test_names_only_some_of_many(self, tmp_path: Path) -> None:
        for number in range(9):
            write(tmp_path / f"{number}.txt")
        with pytest.raises(CorpusError, match=r"0\.txt, 1\.txt, 2\.txt, 3\.txt, 4\.txt and 4 more$"):
            open_corpora(tmp_path)

    def test_may_be_empty(self, tmp_path: Path) -> None:
        with pytest.raises(CorpusError, match=r"What is there: nothing$"):
            open_corpora(tmp_path)

    def test_may_be_a_file(self, tmp_path: Path) -> None:
        with pytest.raises(CorpusError, match=r"What is there: a single file$"):
            open_corpora(write(tmp_path / "page.html"))


def test_layouts_have_names_of_their_own() -> None:
    assert len({layout.name for layout in LAYOUTS}) == len(LAYOUTS)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_each_layout_has_a_page_and_the_index_leads_to_it(layout: Layout) -> None:
    assert (DOCS / f"{layout.name}.md").is_file()
    assert f"({layout.name}.md)" in (DOCS / "README.md").read_text("utf-8")
