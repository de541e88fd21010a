"""Nothing that a run reads is ever replaced by what it writes, and no two things that it writes are one file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsclean.corpus.errors import TargetError
from newsclean.corpus.journal import Mark
from newsclean.corpus.run import Job, Run
from newsclean.corpus.targets import keep_apart
from tests.corpus.made import jsonl, page, pages, run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page, a file of records, a folder of pages, and the working folder."""
    (tmp_path / "page.html").write_text(page(1), encoding="utf-8")
    jsonl(tmp_path / "in.jsonl", [{"html": page(1)}, b"{"])
    pages(tmp_path / "in", 2)
    (tmp_path / "in" / "notes.json").write_text("{}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


REFUSED = [
    ("clean page.html -o o --report page.html", "--report page.html is an input"),
    ("clean page.html -o o --report ./in/../page.html", "is an input"),
    ("clean in.jsonl -o o.jsonl --report o.jsonl", "-o and --report are the same file: o.jsonl"),
    ("clean in.jsonl -o o.jsonl --errors-to o.jsonl", "-o and --errors-to are the same file: o.jsonl"),
    ("clean in.jsonl -o o.jsonl --errors-to r.json --report ./r.json", "--errors-to and --report are the same file: r.json"),
    ("clean in.jsonl -o o --report o", "-o and --report are the same file: o"),
    ("clean in.jsonl -o o.jsonl --errors-to in.jsonl --overwrite", "--errors-to in.jsonl is an input"),
    ("clean in.jsonl -o in.jsonl --overwrite", "-o in.jsonl is an input"),
    ("clean page.html in.jsonl -o in.jsonl --overwrite --learn-profile", "-o in.jsonl is an input"),
    ("clean in.jsonl --errors-to in.jsonl --overwrite", "--errors-to in.jsonl is an input"),
    ("clean in -o o --report in/000/00001.html", "--report in/000/00001.html is a document of the input in"),
    ("clean in -o o.jsonl --errors-to in/000/00001.html --overwrite", "--errors-to in/000/00001.html is a document of the input in"),
    ("clean in -o o --format jsonl --errors-to o/errors.jsonl", "--errors-to o/errors.jsonl may be the name of a result in o"),
    ("clean in -o o --report o/000/00000.txt", "--report o/000/00000.txt may be the name of a result in o"),
    ("clean in -o o --profile s.profile --report s.profile", "--report s.profile is an input"),
    ("profile page.html -o page.html --overwrite", "-o page.html is an input"),
    ("profile in -o s.profile --report in/000/00000.html", "--report in/000/00000.html is a document of the input in"),
    ("profile in -o new.profile --errors-to new.profile", "-o and --errors-to are the same file: new.profile"),
]


@pytest.mark.parametrize(("line", "told"), REFUSED, ids=[row[0] for row in REFUSED])
def test_is_refused_before_anything_is_written(line: str, told: str, here: Path) -> None:
    assert run("in", "-o", "s.profile", name="profile").returncode == 0
    before = held(here)
    name, *arguments = line.split()
    done = run(*arguments, name=name)
    assert (done.returncode, done.stdout) == (2, b"") and told in " ".join(done.stderr.decode().split())
    assert held(here) == before and not (here / "o").exists()


@pytest.mark.parametrize("link", [os.symlink, os.link])
@pytest.mark.parametrize("option", ["--report", "--errors-to"])
def test_another_name_of_an_input_is_one_too(link: object, option: str, here: Path) -> None:
    assert callable(link)
    link("in.jsonl", "other.jsonl")
    done = run("in.jsonl", "-o", "o.jsonl", option, "other.jsonl", "--overwrite")
    assert done.returncode == 2 and b"other.jsonl is an input" in done.stderr


@pytest.mark.parametrize(
    "line",
    [
        "in -o in/o.jsonl --errors-to in/errors.jsonl --report in/report.json",
        "in -o in/cleaned --report in/cleaned/report.json --errors-to in/cleaned/errors.jsonl",
        "in -o o.jsonl --report in/notes.json",
        "page.html -o o --report o/report.json",
        "- -o o.jsonl --report r.json",
    ],
)
def test_other_places_are_allowed(line: str, here: Path) -> None:
    (here / "in" / "cleaned").mkdir()
    (here / "in" / "cleaned" / "errors.jsonl").touch()
    done = run(*line.split(), "--overwrite", input=page(1).encode())
    assert done.returncode == 0, done.stderr


def test_an_output_of_before_within_the_input_stays(here: Path) -> None:
    assert run("in", "-o", "in/o.jsonl").returncode == 0
    before = held(here)
    done = run("in", "-o", "in/o.jsonl", "--overwrite")
    assert done.returncode == 2 and b"in/o.jsonl is a document of the input in" in b" ".join(done.stderr.split())
    assert held(here) == before


def test_a_run_that_was_stopped_at_its_end_knows_its_output(here: Path) -> None:
    job = Job((here / "in",), here / "in" / "o.jsonl", errors_to=here / "in" / "errors.jsonl")
    for path in ("o.jsonl", "errors.jsonl"):
        (here / "in" / path).touch()
    with pytest.raises(TargetError):
        Run(job)
    journal = job.journal()
    assert journal
    journal.write(Mark(2))
    Run(job)


def test_the_report_is_no_document_of_the_run(here: Path) -> None:
    job = Job((here / "in",), here / "o.jsonl", report=here / "in" / "report.jsonl")
    (here / "in" / "report.jsonl").touch()
    assert [entry.path.name for entry in job.listing().entries()] == ["00000.html", "00001.html"]


def test_a_file_that_only_lies_beside_the_documents_may_be_replaced(here: Path) -> None:
    keep_apart([here / "in"], {"--report": here / "in" / "notes.json"})
    keep_apart([here / "in"], {"--report": here / "in.jsonl"})
