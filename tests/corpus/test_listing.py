from __future__ import annotations

from pathlib import Path

from newsclean.corpus.listing import Listing
from newsclean.corpus.run import Job


def _tree(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"This is {name}.", encoding="utf-8")
    return root


def _found(*inputs: Path, outside: tuple[Path, ...] = ()) -> list[str]:
    return [entry.name for entry in Listing(inputs, ".txt", outside).entries()]


def test_takes_every_format_in_all_folders(tmp_path: Path) -> None:
    _tree(
        tmp_path,
        "a.html",
        "b.HTM",
        "c.Txt",
        "d.pdf",
        "e",
        "f/g.html.gz",
        "h.jsonl.zst",
        "i.parquet",
        "j.warc.gz",
        "html",
        "k.md",
        "README.md",
    )
    assert _found(tmp_path) == ["a.txt", "b.txt", "c.txt", "f/g.txt", "h", "i", "j", "k.txt"]


def test_order_is_that_of_the_paths(tmp_path: Path) -> None:
    _tree(tmp_path, "b.txt", "a/1.txt", "c/2.txt", "10.txt", "9.txt")
    assert _found(tmp_path) == ["10.txt", "9.txt", "a/1.txt", "b.txt", "c/2.txt"]


def test_order_does_not_depend_on_when_files_were_made(tmp_path: Path) -> None:
    names = ["b/2.txt", "a/1.txt", "0.txt", "b/1.txt", "c.txt"]
    assert _found(_tree(tmp_path / "one", *names)) == _found(_tree(tmp_path / "two", *reversed(names)))


def test_order_of_the_arguments(tmp_path: Path) -> None:
    _tree(tmp_path, "x/1.txt", "x/2.txt", "a/3.txt")
    assert _found(tmp_path / "x" / "2.txt", tmp_path / "x" / "1.txt") == ["2.txt", "1.txt"]


def test_several_folders_get_folders_of_their_names(tmp_path: Path) -> None:
    _tree(tmp_path, "x/1.txt", "a/x/1.txt", "y.html")
    first, second, third = _found(tmp_path / "x", tmp_path / "a" / "x", tmp_path / "y.html")
    assert (first, third) == ("x/1.txt", "y.txt")
    assert second.startswith("x~") and second.endswith("/1.txt")


def test_a_file_that_is_named_is_taken_whatever_its_name(tmp_path: Path) -> None:
    _tree(tmp_path, "sub/page.php")
    (entry,) = Listing([tmp_path / "sub" / "page.php"], ".txt").entries()
    assert (entry.kind, entry.name) == ("document", "page.php.txt")


def test_output_and_bookkeeping_are_left_out(tmp_path: Path) -> None:
    _tree(tmp_path, "a.txt", "out/a.txt", ".newsclean/x.txt", ".o.jsonl.newsclean/spool.jsonl", "o.jsonl", "e.jsonl")
    job = Job((tmp_path,), tmp_path / "out", errors_to=tmp_path / "e.jsonl")
    assert [entry.name for entry in job.listing().entries()] == ["a.txt", "o"]


def test_a_link_that_is_named_is_followed(tmp_path: Path) -> None:
    _tree(tmp_path, "in/a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "in", target_is_directory=True)
    assert _found(tmp_path / "link") == ["a.txt"]
