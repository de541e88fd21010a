from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from newsclean.corpus.crew import Crew
from newsclean.corpus.documents import Document, Failure, Result, Task
from newsclean.corpus.errors import RunError
from newsclean.corpus.worker import Limits
from tests.corpus.made import wait_until
from tests.corpus.troubled import Obey

posix = pytest.mark.skipif(os.name == "nt", reason="signals")


def documents(*orders: str) -> list[Document]:
    return [Document(f"{i}", f"{i}.txt", Task(order.encode(), "text"), size=len(order)) for i, order in enumerate(orders)]


def told(result: Result) -> str:
    failure = result.outcome.failure
    return failure.kind if failure else result.outcome.body.split()[0]


def crew(jobs: int = 1, seconds: float = 60, memory: int = 1_000_000_000, command: Sequence[str] = ()) -> Crew:
    return Crew(jobs, Obey(), Limits(seconds, memory), tuple(command))


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_documents(jobs: int) -> None:
    orders = [f"say-{i}" for i in range(300)]
    assert [told(result) for result in crew(jobs).results(documents(*orders))] == orders


def test_children_are_as_many_as_there_are_jobs() -> None:
    orders = [f"say-{i}" for i in range(300)]
    pids = {result.outcome.body.split()[1] for result in crew(3).results(documents(*orders))}
    assert 1 <= len(pids) <= 3


def test_no_documents_no_children() -> None:
    assert list(crew(command=("/no/such/program",)).results([])) == []


@posix
@pytest.mark.parametrize(
    ("order", "failure"),
    [("die", "the process that cleaned it died of SIGKILL"), ("exit", "the process that cleaned it died with exit status 3")],
)
def test_a_child_that_dies_costs_its_document(order: str, failure: str) -> None:
    orders = ["a", order, "b", order, order, "c"]
    results = list(crew().results(documents(*orders)))
    assert [told(result) for result in results] == ["a", "process died", "b", "process died", "process died", "c"]
    assert results[1].outcome.failure == Failure("process died", failure)


def test_a_child_that_hangs_costs_its_document() -> None:
    results = list(crew(2, seconds=1).results(documents("a", "hang", "b", "c")))
    assert [told(result) for result in results] == ["a", "timed out", "b", "c"]
    assert results[1].outcome.failure == Failure("timed out", "took longer than 1 seconds (--timeout)")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep the limit")
def test_a_document_that_eats_memory_is_refused() -> None:
    results = list(crew(memory=500_000_000).results(documents("a", "eat", "b")))
    assert [told(result) for result in results] == ["a", "out of memory", "b"]


def test_what_a_library_prints_is_no_answer() -> None:
    assert [told(result) for result in crew().results(documents("print", "a"))] == ["print", "a"]


def test_documents_that_could_not_be_read_keep_their_place() -> None:
    mixed = documents("a", "b", "c")
    mixed[1:1] = [Document("x", "x", failure=Failure("damaged", "cut off"))]
    assert [told(result) for result in crew().results(mixed)] == ["a", "damaged", "b", "c"]


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks at processes")
def test_a_child_that_is_killed_while_it_has_nothing_to_do_costs_nothing(tmp_path: Path) -> None:
    named = tmp_path / "pid"

    def coming() -> Iterator[Document]:
        yield from documents(f"name {named}" + " " * 300_000)
        wait_until(lambda: named.exists() and named.read_text(encoding="utf-8").endswith("."))
        pid = int(named.read_text(encoding="utf-8").rstrip("."))
        wait_until(lambda: _is_waiting(pid))
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not _is_alive(pid))
        yield from documents("b")

    assert [told(result) for result in crew().results(coming())] == ["name", "b"]


@posix
def test_the_children_end_with_the_run() -> None:
    found = crew(2).results(documents(*["say"] * 100, "hang", *["say"] * 100))
    pids = {int(next(found).outcome.body.split()[1]) for _ in range(50)}
    found.close()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@posix
@pytest.mark.skipif(not Path("/proc").exists(), reason="looks at processes")
def test_the_children_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    for i in range(200):
        (tmp_path / f"{i}.txt").write_text("The rain came at night. " * 2_000, encoding="utf-8")
    program = "from newsclean.cli import main; main()"
    with subprocess.Popen([sys.executable, "-c", program, "clean", str(tmp_path), "--jobs", "2"], stdout=subprocess.DEVNULL) as parent:
        wait_until(lambda: len(_children(parent.pid)) == 2)
        children = _children(parent.pid)
        parent.send_signal(signal.SIGKILL)
    wait_until(lambda: not any(_is_alive(child) for child in children), 30)


def _children(parent: int) -> set[int]:
    try:
        return {int(pid) for task in Path(f"/proc/{parent}/task").iterdir() for pid in (task / "children").read_text().split()}
    except OSError:
        return set()


def _is_waiting(pid: int) -> bool:
    """True for a process that sleeps; a child that has nothing else to wait for waits for its pipe."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "S"


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


_REFUSES = """
import os, pathlib, pickle, sys
pids = pathlib.Path(sys.argv[1])
for pid in pids.read_text().split():
    try:
        os.kill(int(pid), 0)
        pathlib.Path(sys.argv[2]).touch()
    except ProcessLookupError:
        pass
pids.write_text(f"{pids.read_text()} {os.getpid()}")
os.read(0, 1)
pickle.dump("ImportError: no such module", sys.stdout.buffer)
"""


@posix
def test_a_child_that_tells_why_it_cannot_start_is_gone_before_the_next(tmp_path: Path) -> None:
    (tmp_path / "pids").touch()
    command = (sys.executable, "-c", _REFUSES, str(tmp_path / "pids"), str(tmp_path / "together"))
    with pytest.raises(RunError, match="no child process can be started: ImportError: no such module"):
        list(crew(command=command).results(documents("a")))
    assert len((tmp_path / "pids").read_text(encoding="utf-8").split()) == 3
    assert not (tmp_path / "together").exists()


@pytest.mark.parametrize(
    "command", [(sys.executable, "-c", "raise SystemExit(7)"), (sys.executable, "-c", "print('hello')"), ("/no/such/program",)]
)
def test_a_child_that_cannot_start_ends_the_run(command: tuple[str, ...]) -> None:
    with pytest.raises(RunError, match="no child process can be started"):
        list(crew(command=command).results(documents("a")))
