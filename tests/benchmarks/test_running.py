from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from benchmarks import running
from benchmarks.cache import Cache
from benchmarks.children import Child, ChildError, Output
from benchmarks.running import Plan, in_processes, kept, readable, run, score_published, version_key
from benchmarks.systems import System
from tests.benchmarks.inside import Count, Inside, page, pages, right, system

ONE = Plan(jobs=1)
PAGES = pages(*(page(f"page {i}") for i in range(6)))


def test_results_stand_in_the_order_of_the_corpus(inside: Inside, cache: Cache) -> None:
    inside.work["echo"] = right
    progress = Count()
    found = run(system("echo"), PAGES, Plan(jobs=3), cache, progress)
    assert list(found) == [document.id for document in PAGES.documents]
    assert all(result.scores.word == (1.0, 1.0, 1.0) and result.error == "" for result in found.values())
    assert found["page 0"].facts["confidence"] == 0.9 and found["page 0"].cpu == 0.01
    assert progress.done == 6


def test_what_is_known_is_not_asked_again(inside: Inside, cache: Cache) -> None:
    inside.work["echo"] = right
    first = run(system("echo"), PAGES, ONE, cache, Count())
    progress = Count()
    assert run(system("echo"), PAGES, ONE, cache, progress) == first
    assert len(inside.asked) == progress.done == 6


@pytest.mark.parametrize("jobs", [1, 3])
def test_an_interrupted_run_goes_on_where_it_stopped(inside: Inside, cache: Cache, tmp_path: Path, jobs: int) -> None:
    inside.work["echo"] = lambda source: right(source)[: int(source[5]) * 20]
    with pytest.raises(KeyboardInterrupt):
        run(system("echo"), PAGES, Plan(jobs=jobs), cache, Count(stop_at=3))
    inside.asked.clear()
    resumed = run(system("echo"), PAGES, Plan(jobs=jobs), cache, Count())
    assert len(inside.asked) == 3
    with Cache(tmp_path / "other.sqlite") as fresh:
        assert run(system("echo"), PAGES, Plan(jobs=jobs), fresh, Count()) == resumed


def test_a_document_that_is_there_twice_is_asked_for_once(inside: Inside, cache: Cache) -> None:
    inside.work["echo"] = right
    twice = pages(page("a"), replace(page("a"), id="b"))
    found = run(system("echo"), twice, ONE, cache, Count())
    assert len(inside.asked) == 1 and found["a"] == found["b"]


def test_a_changed_document_is_asked_for_again(inside: Inside, cache: Cache) -> None:
    inside.work["echo"] = right
    run(system("echo"), PAGES, ONE, cache, Count())
    inside.asked.clear()
    changed = pages(replace(PAGES.documents[0], truth="Another truth."), *PAGES.documents[1:])
    found = run(system("echo"), changed, ONE, cache, Count())
    assert len(inside.asked) == 1
    assert found["page 0"].scores.word != found["page 1"].scores.word


def test_results_of_another_system_or_with_rouge_are_others(inside: Inside, cache: Cache) -> None:
    inside.work |= {"echo": right, "none": lambda source: ""}
    run(system("echo"), PAGES, ONE, cache, Count())
    assert run(system("none"), PAGES, ONE, cache, Count())["page 0"].scores.empty == 1
    assert run(system("echo"), PAGES, replace(ONE, rouge=True), cache, Count())["page 0"].scores.rouge == 1.0
    assert run(system("echo"), PAGES, ONE, cache, Count())["page 0"].scores.rouge is None


def test_results_of_another_version_are_others(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = set()
    for version in ("1.0", "1.1"):
        monkeypatch.setattr(System, "version", version)
        keys.add(version_key(system("tool", package="tool")))
    assert len(keys) == 2


def test_newscleans_results_are_those_of_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, peer = system("newsclean", package="newsclean"), system("tool", package="pytest")
    before = version_key(ours), version_key(peer)
    monkeypatch.setattr(running, "source_of_newsclean", lambda: "other")
    assert version_key(ours) != before[0] and version_key(peer) == before[1]


def test_what_took_too_long_is_tried_again_only_with_more_time(inside: Inside, cache: Cache) -> None:
    inside.work["slow"] = lambda source: Output("", 5.0, error="no answer within 5 seconds")
    corpus = pages(page("a"))
    for timeout, asked in ((5.0, 1), (5.0, 1), (2.0, 1), (9.0, 2)):
        result = run(system("slow"), corpus, Plan(1, timeout), cache, Count())["a"]
        assert len(inside.asked) == asked and result.error and result.scores.empty == 1


def test_a_system_that_does_not_start_is_an_error_with_its_name(inside: Inside, cache: Cache) -> None:
    with pytest.raises(ChildError, match="nonesuch could not be started"):
        run(system("nonesuch"), PAGES, Plan(jobs=3), cache, Count())


def test_trouble_of_the_benchmark_itself_is_no_endless_wait(inside: Inside, cache: Cache) -> None:
    def work(source: str) -> str:
        raise RuntimeError("a test says so")

    inside.work["broken"] = work
    with pytest.raises(RuntimeError, match="a test says so"):
        run(system("broken"), PAGES, Plan(jobs=2), cache, Count())


def test_after_an_interruption_nothing_more_is_asked(inside: Inside) -> None:
    go_on = Event()
    inside.work["echo"] = lambda source: source if source.startswith("page 0") else str(go_on.wait(30))
    outputs = running._Outputs(system("echo"), PAGES.documents, ONE)
    started = iter(outputs)
    next(started)
    started.close()
    go_on.set()
    (thread,) = outputs._threads
    thread.join(30)
    assert len(inside.asked) == 2


def test_misbehaving_systems_cost_their_pages(inside: Inside, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "Child", partial(Child, registry="tests.benchmarks.troubled"))
    corpus = pages(page("a", source="SIGSEGV"))
    assert "SIGSEGV" in run(system("kill"), corpus, ONE, cache, Count())["a"].error
    assert run(system("raise"), corpus, ONE, cache, Count())["a"].error == "ValueError: no article in SIGSEGV"
    assert run(system("hang"), corpus, Plan(1, 0.2), cache, Count())["a"].error == "no answer within 0.2 seconds"
    empty = run(system("none"), corpus, ONE, cache, Count())["a"]
    assert empty.error == "" and empty.scores.empty == 1 and empty.scores.word == (0.0, 0.0, 0.0)
    with pytest.raises(ChildError, match="dying-import could not be started: the process died"):
        run(system("dying-import"), corpus, ONE, cache, Count())


def test_documents_that_cannot_be_read_are_named_and_left_out(inside: Inside, cache: Cache, tmp_path: Path) -> None:
    corpus = pages(page("gone", source=tmp_path / "gone.html"), page("there"), skipped=("x: no truth",))
    sound = readable(corpus)
    assert [document.id for document in sound.documents] == ["there"]
    assert sound.skipped[0] == "x: no truth" and sound.skipped[1].startswith("gone: ") and "gone.html" in sound.skipped[1]
    assert readable(sound) == sound
    inside.work["echo"] = right
    assert list(run(system("echo"), corpus, ONE, cache, Count())) == ["there"]


def test_published_outputs_are_scored_once(inside: Inside, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = pages(page("a"), page("b"))
    outputs = {"a": corpus.documents[0].truth or ""}
    found = score_published(outputs, corpus, ONE, cache, Count())
    assert found["a"].scores.exact == 1.0
    assert found["b"].scores.empty == 1 and found["b"].scores.word == (0.0, 0.0, 0.0)
    monkeypatch.setattr(running, "_score_row", None)
    assert score_published(outputs, corpus, ONE, cache, Count()) == found


def test_a_changed_published_output_is_scored_again(inside: Inside, cache: Cache) -> None:
    corpus = pages(page("a"))
    first = score_published({"a": "other words"}, corpus, ONE, cache, Count())
    assert score_published({"a": corpus.documents[0].truth or ""}, corpus, ONE, cache, Count()) != first


def test_work_that_is_kept_is_not_done_again(inside: Inside, cache: Cache) -> None:
    done: list[int] = []

    def work(n: int) -> dict[str, int]:
        done.append(n)
        return {"double": 2 * n}

    with pytest.raises(KeyboardInterrupt):
        kept(work, {"one": 1, "two": 2, "three": 3}, "key", cache, 1, Count(stop_at=2))
    done.clear()
    progress = Count()
    rows = kept(work, {"three": 3, "one": 1, "two": 2}, "key", cache, 1, progress)
    assert list(rows.items()) == [("three", {"double": 6}), ("one", {"double": 2}), ("two", {"double": 4})]
    assert 1 not in done and progress.done == 3
    kept(work, {"one": 1}, "another key", cache, 1, Count())
    assert done[-1] == 1


def test_work_in_processes_comes_back_in_order() -> None:
    progress = Count()
    assert in_processes(abs, [-3, 2, -1], 1, progress) == [3, 2, 1]
    assert progress.done == 3
    assert in_processes(abs, _nothing(), 1, progress) == []


def _nothing() -> Iterator[int]:
    yield from ()
