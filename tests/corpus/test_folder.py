from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsclean.corpus.folder import OutputExistsError, ResultFolder, Source, find_documents, write_whole


def _tree(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"This is {name}.", encoding="utf-8")
    return root


def _found(*inputs: Path) -> list[str]:
    return [source.name.as_posix() for source in find_documents(inputs)]


class TestFindDocuments:
    def test_takes_pages_and_texts_in_all_folders(self, tmp_path: Path) -> None:
        _tree(tmp_path, "a.html", "b.HTM", "c.Txt", "d.pdf", "e", "deep/down/f.html", "html")
        assert sorted(_found(tmp_path)) == ["a.html", "b.HTM", "c.Txt", "deep/down/f.html"]

    def test_order_is_that_of_the_arguments(self, tmp_path: Path) -> None:
        _tree(tmp_path, "x/1.txt", "x/2.txt", "a/3.txt")
        assert _found(tmp_path / "x", tmp_path / "a") == ["1.txt", "2.txt", "3.txt"]
        assert _found(tmp_path / "x" / "2.txt", tmp_path / "x" / "1.txt") == ["2.txt", "1.txt"]

    def test_order_in_one_folder_is_by_name(self, tmp_path: Path) -> None:
        _tree(tmp_path, "c.txt", "a.txt", "b.html", "10.txt", "9.txt")
        assert _found(tmp_path) == ["10.txt", "9.txt", "a.txt", "b.html", "c.txt"]

    @pytest.mark.xfail(strict=True, reason="the files of a folder come before its folders, not in the order of their paths")
    def test_order_is_that_of_the_paths(self, tmp_path: Path) -> None:
        _tree(tmp_path, "b.txt", "a/1.txt", "c/2.txt")
        assert _found(tmp_path) == ["a/1.txt", "b.txt", "c/2.txt"]

    def test_order_does_not_depend_on_when_files_were_made(self, tmp_path: Path) -> None:
        names = ["b/2.txt", "a/1.txt", "0.txt", "b/1.txt", "c.txt"]
        one, two = _tree(tmp_path / "one", *names), _tree(tmp_path / "two", *reversed(names))
        assert _found(one) == _found(two)

    def test_a_file_that_is_named_is_taken_whatever_its_name(self, tmp_path: Path) -> None:
        _tree(tmp_path, "sub/page.php")
        (source,) = find_documents([tmp_path / "sub" / "page.php"])
        assert source == Source(tmp_path / "sub" / "page.php", Path("page.php"))

    def test_links_to_folders_are_not_followed(self, tmp_path: Path) -> None:
        _tree(tmp_path, "in/a.txt", "other/b.txt")
        (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
        (tmp_path / "in" / "up").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "in" / "other").symlink_to(tmp_path / "other", target_is_directory=True)
        assert _found(tmp_path / "in") == ["a.txt"]

    def test_a_link_that_is_named_is_followed(self, tmp_path: Path) -> None:
        _tree(tmp_path, "in/a.txt")
        (tmp_path / "link").symlink_to(tmp_path / "in", target_is_directory=True)
        assert _found(tmp_path / "link") == ["a.txt"]

    def test_nothing_in_an_empty_folder(self, tmp_path: Path) -> None:
        assert _found(tmp_path) == []


@pytest.mark.parametrize(("name", "expected"), [("a.html", True), ("a.HTM", True), ("a.txt", False), ("html", False), ("-", False)])
def test_a_source_knows_by_its_name_what_it_is(name: str, expected: bool) -> None:
    assert Source(Path(name), Path(name)).is_html is expected


class TestResultFolder:
    def test_keeps_the_structure(self, tmp_path: Path) -> None:
        source = Source(tmp_path / "in" / "a" / "b.c.html", Path("a/b.c.html"))
        target = ResultFolder(tmp_path / "out", ".md").write(source, "Grüße\n")
        assert target == tmp_path / "out" / "a" / "b.c.md"
        assert target.read_bytes() == "Grüße\n".encode()

    def test_two_documents_of_one_run_never_share_a_result(self, tmp_path: Path) -> None:
        folder = ResultFolder(tmp_path, ".txt", overwrite=True)
        folder.write(Source(Path("one/x.html"), Path("x.html")), "one")
        with pytest.raises(OutputExistsError, match=r"x\.txt is already that of one/x\.html"):
            folder.write(Source(Path("two/x.htm"), Path("x.htm")), "two")
        assert (tmp_path / "x.txt").read_text(encoding="utf-8") == "one"

    def test_an_earlier_result_stays(self, tmp_path: Path) -> None:
        _tree(tmp_path, "x.txt", "in/x.html")
        with pytest.raises(OutputExistsError, match="--overwrite"):
            ResultFolder(tmp_path, ".txt").write(Source(tmp_path / "in" / "x.html", Path("x.html")), "new")
        assert (tmp_path / "x.txt").read_text(encoding="utf-8") == "This is x.txt."

    def test_an_earlier_result_goes_if_that_is_wanted(self, tmp_path: Path) -> None:
        _tree(tmp_path, "x.txt", "in/x.html")
        ResultFolder(tmp_path, ".txt", overwrite=True).write(Source(tmp_path / "in" / "x.html", Path("x.html")), "new")
        assert (tmp_path / "x.txt").read_text(encoding="utf-8") == "new"

    @pytest.mark.parametrize("overwrite", [False, True])
    def test_a_document_is_never_its_own_result(self, tmp_path: Path, overwrite: bool) -> None:
        _tree(tmp_path, "x.txt")
        with pytest.raises(OutputExistsError, match="would overwrite the document itself"):
            ResultFolder(tmp_path, ".txt", overwrite).write(Source(tmp_path / "x.txt", Path("x.txt")), "new")
        assert (tmp_path / "x.txt").read_text(encoding="utf-8") == "This is x.txt."

    def test_nor_through_a_link(self, tmp_path: Path) -> None:
        _tree(tmp_path, "in/x.txt")
        (tmp_path / "out").symlink_to(tmp_path / "in", target_is_directory=True)
        with pytest.raises(OutputExistsError, match="would overwrite the document itself"):
            ResultFolder(tmp_path / "out", ".txt", overwrite=True).write(Source(tmp_path / "in" / "x.txt", Path("x.txt")), "new")

    def test_the_folder_is_made_with_the_first_result(self, tmp_path: Path) -> None:
        folder = ResultFolder(tmp_path / "new" / "deep", ".txt")
        assert not (tmp_path / "new").exists()
        folder.write(Source(Path("x.html"), Path("x.html")), "text")
        assert (tmp_path / "new" / "deep" / "x.txt").exists()

    def test_a_document_that_failed_may_leave_its_name_to_another(self, tmp_path: Path) -> None:
        folder = ResultFolder(tmp_path, ".txt")
        with pytest.raises(UnicodeEncodeError):
            folder.write(Source(Path("x.html"), Path("x.html")), "\ud800")
        folder.write(Source(Path("x.htm"), Path("x.htm")), "text")
        assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]


class TestWriteWhole:
    def test_writes_utf_8_with_unix_line_ends(self, tmp_path: Path) -> None:
        write_whole(tmp_path / "x.txt", "雨\nécoute\n")
        assert (tmp_path / "x.txt").read_bytes() == "雨\nécoute\n".encode()
        assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]

    def test_others_may_read_it(self, tmp_path: Path) -> None:
        (tmp_path / "plain").write_text("", encoding="utf-8")
        write_whole(tmp_path / "x.txt", "text")
        assert (tmp_path / "x.txt").stat().st_mode == (tmp_path / "plain").stat().st_mode

    def test_the_mask_of_the_process_is_left_as_it_was(self, tmp_path: Path) -> None:
        before = os.umask(0o027)
        try:
            write_whole(tmp_path / "x.txt", "text")
            assert os.umask(0o027) == 0o027
        finally:
            os.umask(before)
        assert (tmp_path / "x.txt").stat().st_mode & 0o777 == 0o640

    def test_a_long_name(self, tmp_path: Path) -> None:
        name = "x" * 250 + ".txt"
        write_whole(tmp_path / name, "text")
        assert [path.name for path in tmp_path.iterdir()] == [name]

    def test_nothing_is_left_of_text_that_cannot_be_written(self, tmp_path: Path) -> None:
        with pytest.raises(UnicodeEncodeError):
            write_whole(tmp_path / "x.txt", "good, then bad: \udfff")
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
    def test_nothing_is_left_of_a_write_that_fails(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
        def fail(handle: int) -> None:
            raise error

        (tmp_path / "x.txt").write_text("before", encoding="utf-8")
        monkeypatch.setattr("newsclean.corpus.folder.os.fsync", fail)
        with pytest.raises(type(error)):
            write_whole(tmp_path / "x.txt", "after")
        assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]
        assert (tmp_path / "x.txt").read_text(encoding="utf-8") == "before"

    def test_nothing_is_left_where_a_folder_has_the_name(self, tmp_path: Path) -> None:
        (tmp_path / "x.txt").mkdir()
        with pytest.raises(OSError, match="directory"):
            write_whole(tmp_path / "x.txt", "text")
        assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]
