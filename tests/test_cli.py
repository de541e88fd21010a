from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsclean import __version__
from newsclean.cli import main
from newsclean.rules import RULES

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bridge closed for a year</title></head><body>
<h1>Bridge closed for a year</h1>
<p>The council voted on Tuesday to repair the old bridge, which has been closed to lorries since the floods of last spring.</p>
<p>Engineers found cracks in two of its five arches, and the mayor said that the work would take until the end of the year.</p>
<ul><li>Buses go round by the mill.</li><li>The ferry runs twice an hour.</li></ul>
<p>Share this article</p>
<p>Shopkeepers on the west bank had asked for a ferry, but the council decided that it could not pay for both.</p>
</body></html>"""
TEXT = """The council voted on Tuesday to repair the old bridge, which has been closed to lorries since the floods of last spring.
Share this article
Engineers found cracks in two of its five arches, and the mayor said that the work would take until the end of the year.
"""
BINARY = b"\x89PNG\r\n\x1a\n\x00\x00"


def _run(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=given)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def _command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-c", "from newsclean.cli import main; main()", *map(str, arguments)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pages and a text, one of them deeper."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in" / "deep" / "c.htm").write_text(PAGE, encoding="utf-8")
    (tmp_path / "in" / "notes.pdf").write_bytes(BINARY)
    return tmp_path / "in"


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


class TestOneDocument:
    def test_a_page(self, folder: Path) -> None:
        result = _run("clean", folder / "a.html")
        assert result.exit_code == 0
        assert result.stdout.startswith("The council voted on Tuesday")
        assert result.stdout.endswith("for both.\n")
        assert "Share this" not in result.stdout
        assert result.stderr == ""

    def test_a_text(self, folder: Path) -> None:
        result = _run("clean", folder / "b.txt")
        assert result.exit_code == 0
        assert result.stdout.splitlines() == [TEXT.splitlines()[0], TEXT.splitlines()[2]]

    def test_nothing_kept_prints_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "x.txt").write_text("Share this article\n", encoding="utf-8")
        result = _run("clean", tmp_path / "x.txt")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")

    @pytest.mark.parametrize("given", [PAGE, TEXT])
    def test_standard_input_is_read_for_what_it_is(self, given: str) -> None:
        result = _run("clean", "-", given=given)
        assert result.exit_code == 0
        assert result.stdout.startswith("The council voted on Tuesday")
        assert "<p>" not in result.stdout and "Share this" not in result.stdout

    def test_what_it_is_may_be_told(self, tmp_path: Path) -> None:
        (tmp_path / "x.txt").write_text(PAGE, encoding="utf-8")
        assert "<p>" in _run("clean", tmp_path / "x.txt").stdout
        assert "<p>" not in _run("clean", "--as", "html", tmp_path / "x.txt").stdout
        assert "<p>" in _run("clean", "--as", "text", "-", given=PAGE).stdout

    def test_a_page_by_its_beginning_where_the_name_tells_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "page").write_text(PAGE, encoding="utf-8")
        assert "<p>" not in _run("clean", tmp_path / "page").stdout

    def test_a_rule_left_out(self, folder: Path) -> None:
        assert "Share this article" in _run("explain", "--skip", "share_prompt", folder / "b.txt").stdout
        row = json.loads(_run("clean", "--format", "jsonl", "--blocks", "all", "--skip", "share_prompt", folder / "b.txt").stdout)
        assert "share_prompt" not in {block["by"] for block in row["kept"] + row["removed"]}


class TestFormats:
    def test_markdown(self, folder: Path) -> None:
        lines = _run("clean", "--format", "markdown", folder / "a.html").stdout.splitlines()
        assert lines[0] == "# Bridge closed for a year"
        assert "- Buses go round by the mill." in lines

    def test_jsonl(self, folder: Path) -> None:
        result = _run("clean", "--format", "jsonl", "--blocks", "removed", folder)
        rows = [json.loads(line) for line in result.stdout.splitlines()]
        assert len(rows) == 3
        for row in rows:
            assert row["schema"] == 1
            assert row["language"] == "en"
            assert row["text"].startswith("The council")
            assert "Share this article" in [block["text"] for block in row["removed"]]

    def test_jsonl_is_one_line_a_document_whatever_it_says(self, tmp_path: Path) -> None:
        (tmp_path / "x.html").write_text("<pre>one word\ntwo words\x85three\u2028four</pre>", encoding="utf-8")
        assert _run("clean", "--format", "jsonl", tmp_path / "x.html").stdout.count("\n") == 1

    def test_several_texts_are_told_apart(self, folder: Path) -> None:
        result = _run("clean", folder)
        heads = [line for line in result.stdout.splitlines() if line.startswith("==>")]
        assert heads == [f"==> {folder / name} <==" for name in ("a.html", "b.txt", "deep/c.htm")]

    def test_an_unknown_format(self, folder: Path) -> None:
        assert _run("clean", "--format", "xml", folder).exit_code == 2


class TestIntoAFolder:
    @pytest.mark.parametrize(("form", "suffix"), [("text", "txt"), ("markdown", "md"), ("jsonl", "jsonl")])
    def test_keeps_the_structure(self, folder: Path, tmp_path: Path, form: str, suffix: str) -> None:
        out = tmp_path / "out"
        result = _run("clean", folder, "-o", out, "--format", form)
        assert result.exit_code == 0
        assert _files(out) == [f"a.{suffix}", f"b.{suffix}", f"deep/c.{suffix}"]
        assert result.stdout == ""
        assert f"3 documents written to {out}" in result.stderr
        assert "share_prompt" in result.stderr

    def test_what_is_written_is_what_would_be_printed(self, folder: Path, tmp_path: Path) -> None:
        _run("clean", folder, "-o", tmp_path / "out")
        assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8") == _run("clean", folder / "a.html").stdout

    def test_two_documents_that_want_one_name(self, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "x.html").write_text(PAGE, encoding="utf-8")
        (tmp_path / "a" / "x.txt").write_text(
            "The other document says that the ferry was sold to a man from the next town.", encoding="utf-8"
        )
        assert _run("clean", tmp_path / "a", "-o", tmp_path / "out").exit_code == 0
        plain, marked = _files(tmp_path / "out")
        assert plain == "x.txt" and marked.startswith("x~")
        assert (tmp_path / "out" / "x.txt").read_text(encoding="utf-8").startswith("The council")

    def test_an_earlier_result_stays(self, folder: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        out.mkdir()
        (out / "a.txt").write_text("mine", encoding="utf-8")
        result = _run("clean", folder, "-o", out)
        assert result.exit_code == 1
        assert "a.html" in result.stderr and "--overwrite" in result.stderr
        assert (out / "a.txt").read_text(encoding="utf-8") == "mine"
        assert _files(out) == ["a.txt", "b.txt", "deep/c.txt"]

    def test_an_earlier_result_goes_if_that_is_wanted(self, folder: Path, tmp_path: Path) -> None:
        _run("clean", folder, "-o", tmp_path / "out")
        (tmp_path / "out" / "a.txt").write_text("old", encoding="utf-8")
        assert _run("clean", folder, "-o", tmp_path / "out", "--overwrite").exit_code == 0
        assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8").startswith("The council")

    @pytest.mark.parametrize("more", [[], ["--overwrite"]])
    def test_the_document_itself_is_not_overwritten(self, folder: Path, more: list[str]) -> None:
        result = _run("clean", folder / "b.txt", "-o", folder, *more)
        assert result.exit_code == 3
        assert "itself" in result.stderr
        assert (folder / "b.txt").read_text(encoding="utf-8") == TEXT

    def test_no_other_document_of_the_run_is_overwritten(self, folder: Path) -> None:
        (folder / "b.html").write_text(PAGE, encoding="utf-8")
        result = _run("clean", folder, "-o", folder, "--overwrite")
        assert (folder / "b.txt").read_text(encoding="utf-8") == TEXT
        assert result.exit_code == 1

    def test_a_second_run_does_not_take_results_for_documents(self, folder: Path) -> None:
        _run("clean", folder, "-o", folder / "cleaned")
        _run("clean", folder, "-o", folder / "cleaned", "--overwrite")
        assert _files(folder / "cleaned") == ["a.txt", "b.txt", "deep/c.txt"]

    def test_standard_input(self, tmp_path: Path) -> None:
        assert _run("clean", "-", "-o", tmp_path / "out", given=PAGE).exit_code == 0
        assert len(_files(tmp_path / "out")) == 1

    @pytest.mark.parametrize(("second", "more", "code"), [(PAGE, [], 0), (TEXT, [], 3), (TEXT, ["--overwrite"], 0)])
    def test_standard_input_twice(self, tmp_path: Path, second: str, more: list[str], code: int) -> None:
        _run("clean", "-", "-o", tmp_path / "out", given=PAGE)
        result = _run("clean", "-", "-o", tmp_path / "out", *more, given=second)
        assert result.exit_code == code
        assert "No such file" not in result.stderr

    def test_a_file_in_the_place_of_the_folder(self, folder: Path) -> None:
        assert _run("clean", folder, "-o", folder / "a.html").exit_code == 2

    def test_no_part_files(self, folder: Path, tmp_path: Path) -> None:
        _run("clean", folder, "-o", tmp_path / "out")
        assert not list((tmp_path / "out").rglob(".*"))


class TestFailures:
    def test_the_rest_goes_on(self, folder: Path, tmp_path: Path) -> None:
        (folder / "aa.html").write_bytes(BINARY)
        result = _run("clean", folder, "-o", tmp_path / "out")
        assert result.exit_code == 1
        assert f"newsclean: {folder / 'aa.html'}: the input is a binary file" in result.stderr
        assert "3 documents written" in result.stderr and "1 failed" in result.stderr
        assert _files(tmp_path / "out") == ["a.txt", "b.txt", "deep/c.txt"]

    def test_the_rest_goes_on_to_standard_output(self, folder: Path) -> None:
        (folder / "aa.html").write_bytes(BINARY)
        (folder / "gone.html").symlink_to(folder / "nowhere.html")
        result = _run("clean", folder, "--format", "jsonl")
        assert result.exit_code == 1
        assert len(result.stdout.splitlines()) == 3
        assert f"newsclean: {folder / 'gone.html'}: No such file or directory" in result.stderr

    def test_all_failed(self, tmp_path: Path) -> None:
        (tmp_path / "x.html").write_bytes(BINARY)
        result = _run("clean", tmp_path)
        assert (result.exit_code, result.stdout) == (3, "")

    def test_an_input_is_missing(self, folder: Path) -> None:
        result = _run("clean", folder / "a.html", folder / "nope.html", "nix")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "no such file or folder" in result.stderr
        assert "nope.html" in result.stderr and "nix" in result.stderr and "a.html" not in result.stderr

    def test_no_input(self) -> None:
        assert _run("clean").exit_code == 2

    def test_no_such_rule(self, folder: Path) -> None:
        result = _run("clean", folder, "--skip", "nix")
        assert result.exit_code == 2
        assert "cannot be left out: nix" in result.stderr

    def test_nothing_to_do(self, tmp_path: Path) -> None:
        (tmp_path / "notes.pdf").write_bytes(BINARY)
        result = _run("clean", tmp_path, "-o", tmp_path / "out")
        assert (result.exit_code, result.stdout) == (3, "")
        assert "nothing to do" in result.stderr and str(tmp_path) in result.stderr and ".html" in result.stderr
        assert not (tmp_path / "out").exists()

    def test_the_first_rule_left_out(self, folder: Path) -> None:
        _run("clean", "--skip", "main_content", folder / "a.html")


class TestExplain:
    def test_shows_kept_and_removed_with_their_rules(self, folder: Path) -> None:
        result = _run("explain", folder / "a.html")
        assert result.exit_code == 0
        lines = result.stdout.splitlines()
        assert lines[0] == "Bridge closed for a year"
        assert "article" in lines[1] and "confidence" in lines[1] and "blocks kept" in lines[2]
        for start, reason in (
            ("- share_prompt  Share this article", "It asks to share the page"),
            ("- headline      Bridge closed for a year", "It repeats the headline"),
            ("+ main_content  Engineers found", "It reads like the text"),
        ):
            at = next(i for i, line in enumerate(lines) if line.startswith(start))
            assert any(line.strip().startswith(reason) for line in lines[at + 1 : at + 4])

    def test_every_block_is_shown_whole(self, folder: Path) -> None:
        shown = " ".join(_run("explain", folder / "b.txt").stdout.split())
        for line in TEXT.splitlines():
            assert line in shown

    def test_standard_input(self) -> None:
        assert "share_prompt" in _run("explain", "-", given=TEXT).stdout

    def test_says_why_only_bare_text_was_read(self) -> None:
        assert "nested more than" in _run("explain", "--as", "html", "-", given="<div>" * 5_000 + TEXT).stdout

    def test_an_input_is_missing(self) -> None:
        assert _run("explain", "nix.html").exit_code == 2

    def test_a_binary_file(self, tmp_path: Path) -> None:
        (tmp_path / "x.html").write_bytes(BINARY)
        result = _run("explain", tmp_path / "x.html")
        assert (result.exit_code, result.stdout) == (3, "")
        assert "binary" in result.stderr

    def test_a_folder(self, folder: Path) -> None:
        result = _run("explain", folder)
        assert result.exit_code in (2, 3)
        assert "Errno" not in result.stderr


def test_rules_are_listed_in_their_order() -> None:
    result = _run("rules")
    assert result.exit_code == 0
    heads = [line.split()[1] for line in result.stdout.splitlines() if line[:3].strip().isdigit()]
    assert heads == [rule.__name__ for rule in RULES]
    assert "Removes paragraphs that the page says twice" in result.stdout


def test_version_and_help() -> None:
    assert __version__ in _run("--version").stdout
    for arguments in ([], ["clean"], ["explain"], ["rules"]):
        result = _run(*arguments, "-h")
        assert result.exit_code == 0
        assert "Usage:" in result.stdout


class TestRealProcess:
    def test_standard_input_and_output(self) -> None:
        run = subprocess.run(_command("clean", "-"), input=PAGE.encode(), capture_output=True, check=False)
        assert run.returncode == 0
        assert run.stdout.startswith(b"The council voted")
        assert run.stderr == b""

    def test_exit_status(self, folder: Path) -> None:
        (folder / "x.html").write_bytes(BINARY)
        run = subprocess.run(_command("clean", folder), capture_output=True, check=False)
        assert run.returncode == 1

    @pytest.mark.parametrize("command", ["clean", "explain"])
    def test_no_colours_in_a_pipe(self, folder: Path, command: str) -> None:
        run = subprocess.run(_command(command, folder / "a.html"), capture_output=True, check=True)
        assert run.stdout
        assert b"\x1b" not in run.stdout + run.stderr

    @pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals here")
    def test_progress_is_for_the_terminal_and_never_on_standard_output(self, folder: Path) -> None:
        plain = subprocess.run(_command("clean", folder), capture_output=True, check=True)
        assert b"doc" not in plain.stderr
        import fcntl
        import struct
        import termios

        ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        try:
            run = subprocess.run(_command("clean", folder), stdout=subprocess.PIPE, stderr=theirs, check=True, timeout=60)
            os.set_blocking(ours, False)
            shown = os.read(ours, 100_000)
        finally:
            os.close(ours)
            os.close(theirs)
        assert b"0 documents" in shown
        assert run.stdout == plain.stdout

    @pytest.mark.parametrize("command", ["clean", "explain", "rules"])
    def test_a_closed_pipe_is_quiet(self, folder: Path, command: str) -> None:
        inputs = [] if command == "rules" else [folder / "a.html"]
        with subprocess.Popen(_command(command, *inputs), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None and process.stderr is not None
            process.stdout.close()
            told = process.stderr.read()
        assert told == b""
        assert process.returncode in (0, 1)

    @pytest.mark.parametrize("command", ["clean", "explain"])
    def test_a_terminal_that_knows_no_unicode(self, tmp_path: Path, command: str) -> None:
        text = "Řeka vystoupila v noci z břehů a do rána zaplavila tři ulice, řekl starosta 雨 v pondělí."
        (tmp_path / "x.txt").write_text(text, encoding="utf-8")
        environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
        run = subprocess.run(_command(command, tmp_path / "x.txt"), capture_output=True, env=environment, check=False)
        assert b"Traceback" not in run.stderr

    def test_a_name_that_is_no_unicode(self, tmp_path: Path) -> None:
        name = os.fsencode(tmp_path) + b"/\xff.html"
        try:
            with open(name, "wb") as file:  # noqa: PTH123
                file.write(BINARY)
        except OSError:
            pytest.skip("this file system takes Unicode names only")
        (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
        run = subprocess.run(_command("clean", tmp_path), capture_output=True, check=False)
        assert run.returncode == 1
        assert b"Traceback" not in run.stderr
        assert b"binary" in run.stderr


SITES = Path(__file__).parent.parent / "fixtures" / "sites"


def _site(name: str, folder: Path) -> Path:
    """The pages of a site, without their articles."""
    site = folder / name
    site.mkdir()
    for page in (SITES / name).glob("*/*"):
        if page.name != "article.txt":
            (site / page.parent.name).with_suffix(page.suffix).write_bytes(page.read_bytes())
    return site


class TestProfile:
    def test_is_learned_and_used(self, tmp_path: Path) -> None:
        site, profile = _site("en-saltmarsh-gazette", tmp_path), tmp_path / "site.profile"
        learned = _run("profile", site, "-o", profile)
        assert learned.exit_code == 0 and learned.stdout == ""
        assert learned.stderr == f"12 pages of 1 site learned, written to {profile}.\n"
        page = site / "01.html"
        assert "in your pocket" in _run("clean", page).stdout
        assert "in your pocket" not in _run("clean", page, "--profile", profile).stdout
        told = " ".join(_run("explain", page, "--profile", profile).stdout.split())
        assert "- site_repeats " in told
        why = "It stands on 12 of 12 pages of this site, as on https://www.saltmarsh-gazette.example/"
        assert why.replace(" ", "") in told.replace(" ", "")  # a long address takes two lines

    def test_names_the_file_where_a_page_has_no_address(self, tmp_path: Path) -> None:
        site, profile = _site("de-moorlaender-anzeiger", tmp_path), tmp_path / "site.profile"
        assert _run("profile", site, "-o", profile).exit_code == 0
        told = " ".join(_run("explain", site / "03.txt", "--profile", profile).stdout.split())
        assert re.search(r"12 of 12 pages of this site, as on \d\d\.txt", told)

    def test_is_not_overwritten_unasked(self, folder: Path, tmp_path: Path) -> None:
        profile = tmp_path / "site.profile"
        profile.write_text("mine", encoding="utf-8")
        result = _run("profile", folder, "-o", profile)
        assert result.exit_code == 3 and "exists already" in result.stderr
        assert profile.read_text(encoding="utf-8") == "mine"
        assert _run("profile", folder, "-o", profile, "--overwrite").exit_code == 0

    def test_a_document_that_fails_is_named(self, folder: Path, tmp_path: Path) -> None:
        (folder / "bad.txt").write_bytes(BINARY)
        result = _run("profile", folder, "-o", tmp_path / "x")
        assert result.exit_code == 1
        assert "bad.txt: " in result.stderr and "1 documents failed" in result.stderr

    def test_nothing_to_learn(self, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        result = _run("profile", tmp_path / "empty", "-o", tmp_path / "x")
        assert result.exit_code == 3 and not (tmp_path / "x").exists()

    def test_nowhere_to_write(self, folder: Path, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        result = _run("profile", folder, "-o", tmp_path / "file" / "x")
        assert result.exit_code == 4 and "Not a directory" in result.stderr

    @pytest.mark.parametrize("command", ["clean", "explain"])
    def test_a_damaged_one_is_refused(self, folder: Path, tmp_path: Path, command: str) -> None:
        (tmp_path / "x").write_text("no profile", encoding="utf-8")
        result = _run(command, folder / "a.html", "--profile", tmp_path / "x")
        assert result.exit_code == 2
        assert "no site profile" in result.stderr and "x" in result.stderr
        assert _run(command, folder / "a.html", "--profile", tmp_path / "y").exit_code == 2
