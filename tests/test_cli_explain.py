"""``newsclean explain``: pages for a browser, an index of many, JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from selectolax.lexbor import LexborHTMLParser

from newsclean.schema import explanation_schema
from tests.test_cli import BINARY, PAGE, TEXT, _command, _run


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """One page."""
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    return tmp_path / "a.html"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pages and a text with names that ask for care, and one that is no text."""
    here = tmp_path / "in"
    (here / "deep").mkdir(parents=True)
    for name in ("index.html", "a #1?.html", "deep/b.htm"):
        (here / name).write_text(PAGE, encoding="utf-8")
    (here / "b.txt").write_text(TEXT, encoding="utf-8")
    (here / "x.html").write_bytes(BINARY)
    return here


def _links(index: Path) -> list[str]:
    return [node.attributes["href"] or "" for node in LexborHTMLParser(index.read_text(encoding="utf-8")).css("tbody a")]


class TestPage:
    def test_is_written(self, page: Path) -> None:
        result = _run("explain", page, "--html", page.parent / "new" / "out.html")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
        html = (page.parent / "new" / "out.html").read_text(encoding="utf-8")
        assert "<h1" in html and "share prompt" in html and "a.html" in html

    def test_of_standard_input(self, tmp_path: Path) -> None:
        assert _run("explain", "-", "--html", tmp_path / "o.html", given=TEXT).exit_code == 0
        assert "share prompt" in (tmp_path / "o.html").read_text(encoding="utf-8")

    def test_another_one_is_replaced_only_when_asked(self, page: Path) -> None:
        target = page.parent / "out.html"
        target.write_text("mine", encoding="utf-8")
        result = _run("explain", page, "--html", target)
        assert result.exit_code == 3 and "--overwrite" in result.stderr and str(target) in result.stderr
        assert target.read_text(encoding="utf-8") == "mine"
        assert _run("explain", page, "--html", target, "--overwrite").exit_code == 0
        assert target.read_text(encoding="utf-8") != "mine"

    def test_the_page_itself_is_never_replaced(self, page: Path) -> None:
        result = _run("explain", page, "--html", page, "--overwrite")
        assert result.exit_code == 3 and "itself" in result.stderr
        assert page.read_text(encoding="utf-8") == PAGE

    def test_a_folder_is_no_file(self, page: Path) -> None:
        result = _run("explain", page, "--html", page.parent)
        assert result.exit_code == 3 and "is a folder" in result.stderr

    def test_nowhere_to_write(self, page: Path) -> None:
        result = _run("explain", page, "--html", page / "x.html")
        assert result.exit_code == 4 and "x.html" in result.stderr

    def test_a_page_that_is_refused_leaves_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "x.html").write_bytes(BINARY)
        result = _run("explain", tmp_path / "x.html", "--html", tmp_path / "o.html")
        assert result.exit_code == 3 and "binary" in result.stderr
        assert [path.name for path in tmp_path.iterdir()] == ["x.html"]


class TestFolder:
    def test_pages_and_an_index(self, folder: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        result = _run("explain", folder, "--html", out)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "x.html" in result.stderr and "binary" in result.stderr
        files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*"))
        assert files == ["index.html", "pages", "pages/a #1?.html", "pages/b.html", "pages/deep", "pages/deep/b.html", "pages/index.html"]
        assert sorted(_links(out / "index.html")) == ["pages/a%20%231%3F.html", "pages/b.html", "pages/deep/b.html", "pages/index.html"]
        index = (out / "index.html").read_text(encoding="utf-8")
        assert "x.html" in index and "binary" in index and str(tmp_path) not in index
        assert "deep/b.htm" in (out / "pages" / "deep" / "b.html").read_text(encoding="utf-8")

    def test_the_same_for_any_number_of_processes(self, folder: Path, tmp_path: Path) -> None:
        for jobs in ("1", "2"):
            _run("explain", folder, "--html", tmp_path / jobs, "--jobs", jobs)
        for path in (tmp_path / "1").rglob("*.html"):
            assert path.read_bytes() == (tmp_path / "2" / path.relative_to(tmp_path / "1")).read_bytes()

    def test_an_index_is_replaced_only_when_asked(self, folder: Path, tmp_path: Path) -> None:
        (folder / "x.html").unlink()
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "index.html").write_text("mine", encoding="utf-8")
        result = _run("explain", folder, "--html", tmp_path / "out")
        assert result.exit_code == 3 and "--overwrite" in result.stderr
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["index.html"]
        assert _run("explain", folder, "--html", tmp_path / "out", "--overwrite").exit_code == 0
        assert len(_links(tmp_path / "out" / "index.html")) == 4

    def test_output_within_the_input_is_no_input(self, folder: Path) -> None:
        for _ in range(2):
            _run("explain", folder, "--html", folder / "out", "--overwrite")
            assert len(_links(folder / "out" / "index.html")) == 4
        assert (folder / "index.html").read_text(encoding="utf-8") == PAGE

    def test_the_input_is_never_replaced(self, folder: Path) -> None:
        result = _run("explain", folder, "--html", folder, "--overwrite")
        assert result.exit_code == 3 and "where the documents are" in result.stderr
        assert (folder / "a #1?.html").read_text(encoding="utf-8") == PAGE
        assert (folder / "index.html").read_text(encoding="utf-8") == PAGE

    def test_pages_never_leave_by_a_link(self, folder: Path, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir()
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "out" / "pages").symlink_to(tmp_path / "elsewhere")
        result = _run("explain", folder, "--html", tmp_path / "out")
        assert result.exit_code == 3
        assert list((tmp_path / "elsewhere").iterdir()) == []

    def test_a_file_of_many_documents(self, tmp_path: Path) -> None:
        lines = [json.dumps({"html": PAGE}), json.dumps({"text": TEXT}), "no json"]
        (tmp_path / "crawl.jsonl").write_text("\n".join(lines), encoding="utf-8")
        result = _run("explain", tmp_path / "crawl.jsonl", "--html", tmp_path / "out")
        assert result.exit_code == 1 and "crawl.jsonl#3" in result.stderr
        assert len(_links(tmp_path / "out" / "index.html")) == 2

    def test_fields_of_other_names_and_a_limit(self, tmp_path: Path) -> None:
        lines = [json.dumps({"page": PAGE}), json.dumps({"page": PAGE * 3})]
        (tmp_path / "crawl.jsonl").write_text("\n".join(lines), encoding="utf-8")
        limit = str(2 * len(PAGE) / 1e6)
        result = _run("explain", tmp_path / "crawl.jsonl", "--html", tmp_path / "out", "--html-field", "page", "--max-size", limit)
        assert result.exit_code == 1 and "crawl.jsonl#2" in result.stderr and "--max-size" in result.stderr
        assert len(_links(tmp_path / "out" / "index.html")) == 1

    def test_nothing_that_can_be_explained(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "x.html").write_bytes(BINARY)
        result = _run("explain", tmp_path / "in", "--html", tmp_path / "out")
        assert result.exit_code == 3 and "x.html" in result.stderr
        assert not (tmp_path / "out" / "index.html").exists()

    def test_an_empty_folder(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        result = _run("explain", tmp_path / "in", "--html", tmp_path / "out")
        assert result.exit_code == 3 and "nothing to do" in result.stderr
        assert not (tmp_path / "out").exists()

    def test_needs_a_folder(self, folder: Path, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        assert _run("explain", folder, "--html", tmp_path / "file").exit_code == 3
        result = _run("explain", folder, "--html", tmp_path / "file" / "x")
        assert result.exit_code == 4 and str(tmp_path / "file") in result.stderr

    def test_without_html_it_tells_what_to_do(self, folder: Path) -> None:
        result = _run("explain", folder)
        assert result.exit_code == 3 and "--html" in result.stderr


class TestJson:
    def test_one_object_with_every_block(self, page: Path) -> None:
        result = _run("explain", page, "--json")
        (line,) = result.stdout.splitlines()
        row = json.loads(line)
        Draft202012Validator(explanation_schema()).validate(row)
        assert row["title"] == "Bridge closed for a year"
        (shared,) = (block for block in row["blocks"] if block["text"] == "Share this article")
        assert (shared["by"], shared["keep"]) == ("share_prompt", False)

    def test_not_together_with_html(self, page: Path) -> None:
        assert _run("explain", page, "--json", "--html", page.parent / "o.html").exit_code == 2


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals here")
@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_colours_on_a_terminal(page: Path, no_colour: str, coloured: bool) -> None:
    ours, theirs = os.openpty()
    try:
        environment = {**os.environ, "NO_COLOR": no_colour, "COLUMNS": "70", "TERM": "xterm"}
        subprocess.run(_command("explain", page), stdout=theirs, env=environment, check=True, timeout=60)
        shown = os.read(ours, 100_000).decode()
    finally:
        os.close(ours)
        os.close(theirs)
    assert ("\x1b[33mshare_prompt" in shown) == coloured
    assert ("\x1b" in shown) == coloured


def test_a_narrow_terminal(page: Path) -> None:
    run = subprocess.run(_command("explain", page), capture_output=True, env={**os.environ, "COLUMNS": "60"}, check=True, timeout=60)
    assert 50 < max(len(line) for line in run.stdout.decode().splitlines()) <= 60


def test_the_command_is_as_quick_to_start_as_before() -> None:
    program = "import sys, newsclean.cli; print([name for name in sys.modules if name.startswith(('newsclean.view', 'wcwidth'))])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
