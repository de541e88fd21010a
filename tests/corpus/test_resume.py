"""A run that is stopped anywhere goes on with the same command, and ends with the output of a run that was never stopped."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from newsclean.corpus.writers import bookkeeping, is_file_output
from tests.corpus.made import command, journaled, jsonl, left_behind, page, pages, run, visible, wait_until

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals")
OUTPUTS = ("out", "out.jsonl", "out.jsonl.gz", "out.parquet")
KILLS = 5  # for each output: twenty in all
COUNT = 160


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages in a folder and in a file of records, some of them broken."""
    folder = tmp_path_factory.mktemp("source")
    pages(folder / "pages", COUNT // 2)
    rows = [{"html": page(i), "n": i} if i % 50 else b"{broken" for i in range(COUNT // 2)]
    jsonl(folder / "more.jsonl", rows)
    return folder


@pytest.fixture(scope="module")
def expected(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """What runs that are never stopped give, with one child."""
    folder = tmp_path_factory.mktemp("expected")
    found = {}
    for name in OUTPUTS:
        (folder / name).parent.mkdir(exist_ok=True)
        done = run(source, "-o", folder / name, "--jobs", 1, "--errors-to", folder / f"errors-{name}.jsonl")
        assert done.returncode == 1, done.stderr
        found[name] = {**visible(folder / name), "errors": (folder / f"errors-{name}.jsonl").read_bytes()}
    return found


def _reached(output: Path, documents: int, process: subprocess.Popen[bytes]) -> bool:
    return journaled(bookkeeping(output, is_file_output(output))) >= documents or process.poll() is not None


@pytest.mark.parametrize("name", OUTPUTS)
def test_killed_at_random_moments(name: str, source: Path, expected: dict[str, dict[str, bytes]], tmp_path: Path) -> None:
    output, errors = tmp_path / name, tmp_path / "errors.jsonl"
    arguments = (source, "-o", output, "--jobs", 2, "--errors-to", errors)
    moments = sorted(random.Random(name).randrange(COUNT) for _ in range(KILLS))
    for moment in moments:
        with subprocess.Popen(command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            wait_until(lambda: _reached(output, moment, process))  # noqa: B023
            process.kill()
        if is_file_output(output) and output.exists():
            assert output.read_bytes() == expected[name][name], "no part of it is ever seen"
    if list(tmp_path.rglob("journal-*")):
        done = run(*arguments)
        assert done.returncode == 1, done.stderr
    found = {**visible(output), "errors": errors.read_bytes()}
    assert {key.replace(f"errors-{name}", "errors"): value for key, value in found.items()} == expected[name]
    # A run that is killed after all else was tidied away leaves an empty file that nobody holds.
    assert [path.name for path in left_behind(tmp_path) if path.name != "lock"] == []


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_by_a_signal(
    number: signal.Signals, status: int, source: Path, expected: dict[str, dict[str, bytes]], tmp_path: Path
) -> None:
    output = tmp_path / "out.jsonl"
    arguments = (source, "-o", output, "--jobs", 2)
    # A shell lets the jobs that it runs in the background ignore SIGINT, and so it may be with these tests.
    with subprocess.Popen(
        command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=lambda: signal.signal(number, signal.SIG_DFL)
    ) as process:
        wait_until(lambda: _reached(output, 1, process))
        process.send_signal(number)
        _, told = process.communicate(timeout=10)
    assert process.returncode == status
    assert b"stopped; the same command goes on from here" in told and b"documents" in told and b"Traceback" not in told
    assert not output.exists()
    done = run(*arguments)
    assert b"documents were done before" in done.stderr
    assert visible(output) == {name: data for name, data in expected["out.jsonl"].items() if name != "errors"}


@pytest.mark.parametrize("name", OUTPUTS)
def test_the_number_of_children_changes_nothing(name: str, source: Path, expected: dict[str, dict[str, bytes]], tmp_path: Path) -> None:
    run(source, "-o", tmp_path / name, "--jobs", 3)
    assert visible(tmp_path / name) == {key: value for key, value in expected[name].items() if key != "errors"}


def _journals(output: Path) -> set[Path]:
    return set(bookkeeping(output, is_file_output(output)).glob("journal-*.json"))


def _stopped(source: Path, output: Path, *more: object) -> None:
    """A run that is killed once it has a journal, beside those that are there."""
    before = _journals(output)
    with subprocess.Popen(
        command(source, "-o", output, "--jobs", 1, *more), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        wait_until(lambda: _journals(output) - before or process.poll() is not None)
        process.kill()
    assert _journals(output) - before


def test_another_input_is_told(tmp_path: Path) -> None:
    source, output = pages(tmp_path / "in", 300), tmp_path / "out.jsonl"
    _stopped(source, output)
    assert not output.exists()
    (source / "000" / "00000.html").unlink()
    done = run(source, "-o", output)
    assert done.returncode in (1, 3)
    assert b"the input is another one now" in done.stderr and b".out.jsonl.newsclean" in done.stderr
    assert not output.exists()


def test_a_damaged_journal_is_told(tmp_path: Path) -> None:
    source, output = pages(tmp_path / "in", 300), tmp_path / "out.jsonl"
    _stopped(source, output)
    (journal,) = _journals(output)
    journal.write_bytes(b"")
    done = run(source, "-o", output)
    assert done.returncode == 3 and b"Traceback" not in done.stderr
    assert str(journal) in done.stderr.decode() and f"remove {journal.parent} to begin anew" in done.stderr.decode()
    shutil.rmtree(journal.parent)
    assert run(source, "-o", output).returncode == 0


def test_another_command_begins_anew(tmp_path: Path) -> None:
    source, output = pages(tmp_path / "in", 300), tmp_path / "out.jsonl"
    _stopped(source, output)
    assert not output.exists()
    assert run(source, "-o", output, "--skip", "tags").returncode == 0
    assert len(output.read_bytes().splitlines()) == 300


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("finishes", [True, False])
def test_another_command_makes_the_journal_void(
    finishes: bool, name: str, source: Path, expected: dict[str, dict[str, bytes]], tmp_path: Path
) -> None:
    output, other = tmp_path / name, ("--title-first", "--overwrite")
    _stopped(source, output)
    if finishes:
        assert run(source, "-o", output, *other).returncode == 1
    else:
        _stopped(source, output, *other)
    assert len(_journals(output)) == (not finishes)
    done = run(source, "-o", output, "--overwrite")
    assert done.returncode == 1 and b"done before" not in done.stderr and b"Traceback" not in done.stderr
    assert visible(output) == {key: value for key, value in expected[name].items() if key != "errors"}
    assert not _journals(output)


def test_the_journal_is_void_before_its_results_are(source: Path, expected: dict[str, dict[str, bytes]], tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    _stopped(source, output)
    lines = ("import os", "from newsclean.durable import Spool", "resume = Spool.resume")
    before = "\n".join((*lines, "Spool.resume = lambda *given: (resume(*given), os._exit(9))"))
    assert run(source, "-o", output, "--blocks", "all", before=before).returncode == 9
    assert not _journals(output)
    assert run(source, "-o", output).returncode == 1
    assert visible(output) == {key: value for key, value in expected["out.jsonl"].items() if key != "errors"}


def test_a_command_that_is_refused_leaves_the_journal(source: Path, expected: dict[str, dict[str, bytes]], tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("older", encoding="utf-8")
    _stopped(source, output, "--overwrite")
    refused = run(source, "-o", output, "--blocks", "all")
    assert refused.returncode == 3 and b"--overwrite" in refused.stderr
    assert output.read_text(encoding="utf-8") == "older"
    done = run(source, "-o", output, "--overwrite")
    assert done.returncode == 1 and b"documents were done before" in done.stderr
    assert visible(output) == {key: value for key, value in expected["out.jsonl"].items() if key != "errors"}


def test_two_runs_do_not_write_to_one_output(tmp_path: Path) -> None:
    source, output = pages(tmp_path / "in", 300), tmp_path / "out.jsonl"
    with subprocess.Popen(command(source, "-o", output, "--jobs", 1), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        wait_until(lambda: _reached(output, 1, process))
        process.send_signal(signal.SIGSTOP)  # it must not come to its end before the second one has begun
        second = run(source, "-o", output, "--jobs", 1)
        process.kill()
    assert second.returncode in (1, 3) and b"another run is writing there" in second.stderr


@pytest.mark.parametrize("output", [("-o", "second.jsonl"), ("-o", "second"), ()])
def test_two_runs_do_not_write_to_one_file_of_errors(output: tuple[str, ...], tmp_path: Path) -> None:
    source, first = pages(tmp_path / "in", 300), tmp_path / "first.jsonl"
    (source / "bad.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    options = ("--errors-to", "errors.jsonl", "--jobs", 1)
    with subprocess.Popen(
        command(source, "-o", first, *options), cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        wait_until(lambda: _reached(first, 1, process))
        process.send_signal(signal.SIGSTOP)
        second = run(source, *output, *options, cwd=tmp_path)
        process.send_signal(signal.SIGCONT)
        assert process.wait(timeout=120) == 1
    assert second.returncode == 3 and not second.stdout
    assert b"another run is writing there" in second.stderr and b".errors.jsonl.newsclean" in second.stderr
    assert len((tmp_path / "errors.jsonl").read_bytes().splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["errors.jsonl", "first.jsonl", "in"]


def test_a_finished_file_is_not_made_again(tmp_path: Path) -> None:
    source, output = pages(tmp_path / "in", 3), tmp_path / "out.jsonl"
    assert run(source, "-o", output).returncode == 0
    before = output.read_bytes()
    again = run(source, "-o", output)
    assert again.returncode == 3 and b"--overwrite" in again.stderr
    assert output.read_bytes() == before
    assert run(source, "-o", output, "--overwrite").returncode == 0
    assert [json.loads(line)["title"] for line in output.read_bytes().splitlines()] == ["Bridge 0", "Bridge 1", "Bridge 2"]


def test_a_finished_folder_may_be_made_again(tmp_path: Path) -> None:
    source, output = pages(tmp_path / "in", 3), tmp_path / "out"
    assert run(source, "-o", output).returncode == 0
    before = visible(output)
    assert run(source, "-o", output).returncode == 0
    assert visible(output) == before
