from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from benchmarks import __main__ as command
from benchmarks import measuring
from benchmarks.documents import Corpus
from benchmarks.report.markdown import END, START
from benchmarks.running import Plan
from tests.benchmarks.corpora.building import write, write_rows
from tests.benchmarks.inside import Inside, right
from tests.benchmarks.made import BODY, OTHER

ROOT = Path(__file__).parents[2]
QUICK = ("--no-speed", "--no-ablation", "--no-diagnosis", "--rouge", "none")


@pytest.fixture(autouse=True)
def systems(inside: Inside) -> None:
    inside.work |= {"newsclean": right, "newsclean-text": lambda text: text, "unchanged": lambda text: text}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command.main, [str(argument) for argument in arguments])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Pages of which a made-up newsclean gets every word; a text beside them."""
    rows = [{"id": f"{at}", "text": text} for at, text in enumerate(BODY)]
    for row in rows:
        write(tmp_path / "news" / "html" / f"{row['id']}.html", f"page: {row['text']}")
    write_rows(tmp_path / "news" / "pages.jsonl", rows)
    return tmp_path / "news"


def report_in(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "report.json").read_text("utf-8"))
    return found


def test_a_report_is_written_and_its_table_printed(corpus: Path, tmp_path: Path) -> None:
    result = run(corpus, "--systems", "newsclean", "--out", tmp_path / "out", *QUICK)
    assert result.exit_code == 0, result.output
    assert "news: 3 HTML pages" in result.stdout and "1.000" in result.stdout
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {"report.json", "report.md", "index.html", "cache.sqlite"}
    assert report_in(tmp_path / "out")["command"].startswith("python -m benchmarks")


def test_without_arguments_the_fixtures_are_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[Any] = []

    def measure(*arguments: Any) -> dict[str, Any]:
        seen.extend(arguments)
        return {"corpora": [], "problems": []}

    monkeypatch.setattr(command, "measure", measure)
    monkeypatch.chdir(tmp_path)
    assert run().exit_code == 0
    corpora, systems, choices = seen[:3]
    assert [corpus.name for corpus in corpora] == ["fixtures-html", "fixtures-text"]
    assert {"newsclean", "trafilatura", "newsclean-text", "c4"} <= {system.name for system in systems}
    assert choices == measuring.Choices(plan=Plan(2, 60.0))
    assert (tmp_path / "report" / "report.json").exists()


def test_newsclean_is_always_among_the_systems(corpus: Path, tmp_path: Path) -> None:
    write_rows(tmp_path / "texts.jsonl", [{"id": "1", "text": f"{BODY[0]}\n{OTHER}", "gold": BODY[0]}])
    result = run(corpus, tmp_path / "texts.jsonl", "--systems", "unchanged", "--out", tmp_path / "out", *QUICK)
    assert result.exit_code == 0, result.output
    names = [[row["system"] for row in part["rows"]] for part in report_in(tmp_path / "out")["corpora"]]
    assert names == [["newsclean"], ["newsclean-text", "unchanged"]]


def test_a_corpus_that_cannot_be_read_is_named_and_the_others_run(corpus: Path, tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere", corpus, "--systems", "newsclean", "--out", tmp_path / "out", *QUICK)
    assert result.exit_code == 0
    assert "left out: " in result.stderr and "nowhere: there is no such file or folder" in result.stderr
    report = report_in(tmp_path / "out")
    assert len(report["corpora"]) == 1 and "nowhere" in report["problems"][0]


def test_with_no_corpus_at_all_there_is_no_report(tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere", "--out", tmp_path / "out")
    assert result.exit_code == 1 and "no corpus could be read" in result.stderr and "nowhere" in result.stderr
    assert not (tmp_path / "out").exists()


def test_an_unknown_system_is_named(corpus: Path, tmp_path: Path) -> None:
    result = run(corpus, "--systems", "nonesuch", "--out", tmp_path / "out")
    assert result.exit_code == 2 and "nonesuch" in result.stderr and "trafilatura" in result.stderr


def test_only_the_first_documents(corpus: Path, tmp_path: Path) -> None:
    assert run(corpus, "--limit", "2", "--systems", "newsclean", "--out", tmp_path / "out", *QUICK).exit_code == 0
    assert report_in(tmp_path / "out")["corpora"][0]["documents"] == 2


@pytest.mark.parametrize(
    ("floors", "code", "line"),
    [
        ("[news]\nword_f1 = 1.0\nfailed = 0", 0, "ok   news: word_f1 1.0000 (at least 1)"),
        ("[news]\nword_f1 = 1.0\nshingle_f1 = 1.01", 1, "FAIL news: shingle_f1 1.0000 (at least 1.01)"),
        ("[news]\nrouge_lsum = 0.1", 1, "FAIL news: rouge_lsum not measured (at least 0.1)"),
        ("[other]\nword_f1 = 1.0", 1, "no floor for any of: news"),
        ("[news]\nword_f1 = 'high'", 1, "[news] must hold lines of the form metric = number"),
    ],
)
def test_the_gate(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, floors: str, code: int, line: str) -> None:
    path = write(tmp_path / "floors.toml", floors)
    monkeypatch.setattr(command, "FLOORS", path)
    result = run("gate", corpus, "--out", tmp_path / "out")
    assert result.exit_code == code and line in result.output


def test_the_gate_tells_why_nothing_was_measured(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: Inside) -> None:
    del inside.work["newsclean"]
    monkeypatch.setattr(command, "FLOORS", write(tmp_path / "floors.toml", "[news]\nword_f1 = 0.5"))
    result = run("gate", corpus, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "newsclean could not be started" in result.stderr and "not measured" in result.stdout


def test_the_gate_does_not_open_where_a_corpus_is_missing(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "FLOORS", write(tmp_path / "floors.toml", "[news]\nword_f1 = 0.5"))
    assert run("gate", corpus, tmp_path / "nowhere", "--out", tmp_path / "out").exit_code == 1
    assert run("gate", corpus, "--out", tmp_path / "out").exit_code == 0


def test_the_gate_checks_the_fixtures(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[Corpus] = []

    def measure(corpora: list[Corpus], *_: Any) -> dict[str, Any]:
        opened.extend(corpora)
        return {"corpora": [], "problems": []}

    monkeypatch.setattr(command, "measure", measure)
    assert run("gate", "--out", tmp_path / "out").exit_code == 1
    assert [corpus.name for corpus in opened] == ["fixtures-html", "fixtures-text"]


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A README, and the documentation's page, that wait for their tables."""
    monkeypatch.setattr(command, "_ROOT", tmp_path)
    text = f"before\n{START}\nearlier figures\n{END}\nafter\n"
    return write(tmp_path / "README.md", text), write(tmp_path / "docs" / "accuracy.md", text)


def test_the_tables_go_into_the_pages(corpus: Path, tmp_path: Path, pages: tuple[Path, Path]) -> None:
    missing = run("readme", "--out", tmp_path / "out")
    assert missing.exit_code == 1 and "report.json is not there" in missing.stderr
    run(corpus, "--systems", "newsclean", "--out", tmp_path / "out", *QUICK)
    assert run("readme", "--out", tmp_path / "out").exit_code == 0
    texts = [page.read_text("utf-8") for page in pages]
    for text in texts:
        assert text.startswith(f"before\n{START}\n") and text.endswith(f"{END}\nafter\n")
        assert "| **newsclean** |" in text and "earlier figures" not in text
    assert "## news" in texts[1]
    assert run("readme", "--out", tmp_path / "out").exit_code == 0 and [page.read_text("utf-8") for page in pages] == texts


def test_without_a_report_nothing_is_written(tmp_path: Path, pages: tuple[Path, Path]) -> None:
    write(tmp_path / "out" / "report.json", "no json")
    result = run("readme", "--out", tmp_path / "out")
    assert result.exit_code == 1 and "is no report" in result.stderr
    assert all("earlier figures" in page.read_text("utf-8") for page in pages)


@pytest.mark.parametrize("broken", [0, 1])
def test_a_page_without_markers_leaves_both_as_they_are(tmp_path: Path, pages: tuple[Path, Path], broken: int) -> None:
    write(pages[broken], "no markers")
    write(tmp_path / "out" / "report.json", "{}")
    result = run("readme", "--out", tmp_path / "out")
    assert result.exit_code == 1 and f"{pages[broken].name} cannot be filled" in result.stderr
    assert pages[broken].read_text("utf-8") == "no markers" and "earlier figures" in pages[1 - broken].read_text("utf-8")


def test_the_systems_are_listed() -> None:
    result = run("systems")
    assert result.exit_code == 0
    assert all(any(line.startswith(name) for line in result.stdout.splitlines()) for name in ("newsclean ", "trafilatura-fast", "c4"))


def test_help_tells_of_the_commands() -> None:
    assert all(name in run("--help").stdout for name in ("report", "gate", "readme", "systems"))


def test_in_real_processes_a_killed_run_goes_on(tmp_path: Path) -> None:
    """The whole way, with nothing replaced: killed while it works, started again, it does not lose what it had."""
    words = BODY[0].split()
    rows = [{"id": f"{at}", "text": " ".join(words * 30) + f"\n{OTHER} {at}", "gold": " ".join(words * 30)} for at in range(100)]
    path = write_rows(tmp_path / "texts.jsonl", rows)
    arguments = [sys.executable, "-m", "benchmarks", str(path), "--systems", "unchanged", "--out", str(tmp_path / "out"), *QUICK]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))}
    quiet = subprocess.DEVNULL
    started = subprocess.Popen(arguments, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet, start_new_session=True)
    kept = _kept(tmp_path / "out" / "cache.sqlite", started)
    os.killpg(started.pid, signal.SIGKILL)
    started.wait()
    subprocess.run(arguments, cwd=ROOT, env=environment, check=True, capture_output=True)
    after = _rows(tmp_path / "out" / "cache.sqlite")
    assert kept and kept <= after
    (part,) = report_in(tmp_path / "out")["corpora"]
    assert part["documents"] == 100 and [row["system"] for row in part["rows"]] == ["newsclean-text", "unchanged"]


def _kept(path: Path, process: subprocess.Popen[bytes]) -> set[tuple[str, str]]:
    """The rows as soon as there are some."""
    while process.poll() is None:
        if found := _rows(path):
            return found
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.02)
    return _rows(path)


def _rows(path: Path) -> set[tuple[str, str]]:
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10) as store:
            return set(store.execute("SELECT key, document FROM results"))
    except sqlite3.OperationalError:  # not there yet
        return set()
