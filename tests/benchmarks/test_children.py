from __future__ import annotations

import os
import select
import signal
import socket
from pathlib import Path
from typing import Any

import pytest

from benchmarks.children import Child, ChildError

TROUBLED = "tests.benchmarks.troubled"
PAGE = "<p>The river rose by noon.</p>"


def child_of(system: str, **options: Any) -> Child:
    return Child(system, registry=TROUBLED, **options)


def test_an_answer_comes_back_with_its_facts_and_its_cost() -> None:
    with child_of("echo") as child:
        output = child.ask(PAGE, "https://example.org/river")
    assert (output.text, output.error) == (PAGE, "")
    assert output.facts["url"] == "https://example.org/river"
    assert output.cpu >= 0 and output.rss > 1


def test_many_documents_go_to_one_process() -> None:
    with child_of("echo") as child:
        outputs = [child.ask(f"page {number}") for number in range(50)]
    assert [output.text for output in outputs] == [f"page {number}" for number in range(50)]
    assert len({output.facts["pid"] for output in outputs}) == 1


@pytest.mark.parametrize(
    "source",
    ["", "\0 and \x01", "half a pair \ud83d here", "\udc80", "क\u2028b\r\nc\x85\u200b", "\n" * 3, '{"text": "x"}\n', "\U0001f30a"],
    ids=["empty", "nul", "surrogate", "escaped byte", "line ends", "empty lines", "json", "astral"],
)
def test_any_text_arrives_as_it_is(source: str) -> None:
    with child_of("echo") as child:
        assert child.ask(source).text == source


def test_a_large_page_goes_there_and_back() -> None:
    page = "<p>Déjà vu\n" * 2_000_000
    with child_of("echo") as child:
        assert child.ask(page).text == page
        assert child.ask("next").text == "next"


def test_nothing_found_is_an_empty_text() -> None:
    with child_of("none") as child:
        output = child.ask(PAGE)
    assert (output.text, output.error) == ("", "")


@pytest.mark.parametrize(("system", "kind"), [("bytes", "bytes"), ("list", "list")])
def test_what_is_no_text_is_an_error(system: str, kind: str) -> None:
    with child_of(system) as child:
        output = child.ask(PAGE)
    assert (output.text, output.error) == ("", f"TypeError: the system gave {kind}, no text")


def test_facts_that_json_does_not_know_become_text() -> None:
    with child_of("path-among-facts") as child:
        assert child.ask(PAGE).facts == {"path": "page.html"}


def test_an_exception_costs_one_page() -> None:
    with child_of("raise") as child:
        outputs = [child.ask("page 1"), child.ask("page 2")]
    assert [output.error for output in outputs] == ["ValueError: no article in page 1", "ValueError: no article in page 2"]
    assert not any(output.text for output in outputs)


def test_endless_recursion_is_an_error() -> None:
    with child_of("stack") as child:
        assert child.ask(PAGE).error.startswith("RecursionError")


def test_what_a_system_prints_is_no_answer() -> None:
    with child_of("print") as child:
        assert [child.ask(page).text for page in ("one", "two")] == ["one", "two"]


def test_a_system_cannot_read_the_requests() -> None:
    with child_of("read") as child:
        assert [child.ask("page").error[:8] for _ in range(2)] == ["EOFError", "EOFError"]


def test_a_hanging_system_costs_one_page() -> None:
    with child_of("hang", timeout=0.3) as child:
        outputs = [child.ask(PAGE), child.ask(PAGE)]
    assert [(output.text, output.error, output.cpu) for output in outputs] == [("", "no answer within 0.3 seconds", 0.3)] * 2


def test_what_a_hanging_system_started_ends_with_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with child_of("hang-with-a-process", timeout=1.0) as child:
        child.ask(str(pipe))
        # The pipe ends when the last process that holds it does.
        assert select.select([reader], [], [], 30)[0] and os.read(reader, 1) == b""
    os.close(reader)


@pytest.mark.parametrize(
    ("system", "source", "end"),
    [
        ("exit", "3", "with exit status 3"),
        ("exit", "0", "with exit status 0"),
        ("leave", "4", "with exit status 4"),
        ("kill", "SIGKILL", "of SIGKILL"),
        ("kill", "SIGSEGV", "of SIGSEGV"),
    ],
)
def test_a_dying_system_costs_one_page(system: str, source: str, end: str) -> None:
    with child_of(system) as child:
        outputs = [child.ask(source), child.ask(source)]
    assert [(output.text, output.error) for output in outputs] == [("", f"the process died {end}")] * 2


@pytest.mark.parametrize("size", [10, 20_000_000], ids=["small", "large"])
def test_after_a_death_there_is_a_new_process(size: int) -> None:
    with child_of("echo") as child:
        first = child.ask("one").facts["pid"]
        os.kill(first, signal.SIGKILL)
        os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)  # until it is dead, and still to be found so
        lost = child.ask("x" * size)
        again = child.ask("two")
    assert (lost.text, lost.error) == ("", "the process died of SIGKILL")
    assert again.text == "two" and again.facts["pid"] != first


def test_a_system_that_does_not_come_back_is_an_error_for_each_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TROUBLED_MARK", str(tmp_path / "mark"))
    with child_of("starts-once") as child:
        errors = [child.ask("SIGKILL").error for _ in range(3)]
    assert errors == ["the process died of SIGKILL"] + ["starts-once could not be started: RuntimeError: started before"] * 2


def test_memory_is_limited() -> None:
    with child_of("allocate", memory=1 << 29) as child:
        assert child.ask(str(1 << 30)).error == "MemoryError"
        assert child.ask("1000").text == "1000"


def test_memory_has_no_limit_where_none_is_given() -> None:
    with child_of("allocate", memory=0) as child:
        assert child.ask("1000").text == "1000"


def test_the_memory_of_the_parent_is_not_counted() -> None:
    ballast = bytearray(b"\1") * (300 << 20)
    with child_of("echo") as child:
        assert child.ask(PAGE).rss < 250
    assert ballast


def test_a_missing_library_is_named() -> None:
    with (
        pytest.raises(ChildError, match="missing could not be started: ModuleNotFoundError: No module named 'newsclean_has_no"),
        child_of("missing"),
    ):
        pass


def test_an_unknown_system_is_named() -> None:
    with pytest.raises(ChildError, match="nonesuch could not be started: KeyError: 'nonesuch'"), child_of("nonesuch"):
        pass


def test_a_death_while_starting_is_told_with_the_command_to_see_why() -> None:
    with (
        pytest.raises(ChildError, match=r"died with exit status 5; see `.+ -m benchmarks\.child dying-import 0 "),
        child_of("dying-import", memory=0),
    ):
        pass


def test_a_start_that_hangs_is_given_up() -> None:
    with pytest.raises(ChildError, match=r"no answer within 0\.5 seconds"), child_of("hanging-import", start_timeout=0.5):
        pass


def test_the_process_ends_with_the_statement() -> None:
    with child_of("echo") as child:
        pid = child.ask(PAGE).facts["pid"]
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_there_is_no_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, child_of("connect") as child:
        assert child.ask(f"127.0.0.1:{server.getsockname()[1]}").error == "ConnectionRefusedError: the benchmark has no network"


def test_no_name_is_looked_up() -> None:
    with child_of("look-up") as child:
        assert child.ask("localhost").error == "ConnectionRefusedError: the benchmark has no network"


def test_the_cost_of_the_import_is_known() -> None:
    with child_of("echo") as child:
        assert child.import_cpu > 0
