from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpora.pages import beside, is_file, page_file
from benchmarks.corpora.rows import RowError
from benchmarks.documents import CorpusError
from tests.benchmarks.corpora.building import write


def test_the_packed_file_comes_first(tmp_path: Path) -> None:
    write(tmp_path / "a.html")
    assert page_file([tmp_path], "a") == tmp_path / "a.html"
    write(tmp_path / "a.html.gz")
    assert page_file([tmp_path], "a") == tmp_path / "a.html.gz"


def test_the_first_folder_wins(tmp_path: Path) -> None:
    for folder in ("cache", "eval"):
        write(tmp_path / folder / "a.html")
    assert page_file([tmp_path / "cache", tmp_path / "eval"], "a.html", endings=("",)) == tmp_path / "cache" / "a.html"


def test_a_page_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RowError, match=r"no page a\.html\.gz in cache/ or eval/"):
        page_file([tmp_path / "cache", tmp_path / "eval"], "a")


def test_a_name_may_hold_dots_spaces_and_any_letters(tmp_path: Path) -> None:
    name = "1. Nowa przystań – otwarta [ZDJĘCIA]"
    write(tmp_path / f"{name}.html")
    assert page_file([tmp_path], name).is_file()


@pytest.mark.parametrize("name", ["../secret", "/secret", "a/../../secret", "..\\secret", "C:secret", "..", ".", "", "a\0b", "sub/page"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    write(tmp_path / "secret.html")
    write(tmp_path / "html" / "sub" / "page.html")
    with pytest.raises(RowError, match="cannot be the name of a file"):
        page_file([tmp_path / "html"], name)


def test_a_name_that_is_too_long_is_just_not_there(tmp_path: Path) -> None:
    assert is_file(tmp_path / ("a" * 5_000)) is False
    with pytest.raises(RowError, match="no page"):
        page_file([tmp_path], "a" * 5_000)


class TestFoldersBeside:
    def test_those_that_are_there(self, tmp_path: Path) -> None:
        (tmp_path / "eval").mkdir()
        assert beside(tmp_path / "evaldata.json", "cache", "eval") == [tmp_path / "eval"]

    def test_none_is_an_error_that_says_what_is_missing(self, tmp_path: Path) -> None:
        write(tmp_path / "html", "a file is no folder")
        with pytest.raises(CorpusError, match=r"ground-truth\.json is there, but no html/ folder") as caught:
            beside(tmp_path / "ground-truth.json", "html")
        assert str(tmp_path) in str(caught.value)
