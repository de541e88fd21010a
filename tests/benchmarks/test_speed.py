from __future__ import annotations

import doctest
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

from benchmarks import speed
from benchmarks.children import ChildError, Output
from benchmarks.documents import Document
from benchmarks.speed import Settings, exponent, measure_speed
from benchmarks.systems import System
from tests.benchmarks.made import Bars

Answer = Callable[[str, int], Output]  # the document, and how often the system was asked before -> its output
SMALL = Settings(rounds=3, pages=100, sizes=(20, 40, 80, 160), timeout=7.0)
MB = 1_000_000


def system(name: str, mode: str = "html") -> System:
    return System(name, "html" if mode == "html" else "text", "", lambda: lambda source, url: source)


def page(id_: str, text: str = "x" * 1000) -> Document:
    return Document(id_, "html", text, url=f"https://example.org/{id_}")


@dataclass
class Fake:
    """A system that answers as told, and writes down who was asked, for what."""

    name: str
    answer: Answer
    log: list[tuple[str, str]]
    import_cpu: float = 0.03
    asked: int = 0
    warmed: int = 0
    running: bool = False

    def __enter__(self) -> Fake:
        self.running = True
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.running = False

    def ask(self, source: str, url: str | None = None) -> Output:
        assert self.running
        if source == speed._WARM_UP:
            self.warmed += 1
            return Output("", 99.0)
        self.log.append((self.name, url or f"{len(source)}"))
        self.asked += 1
        return self.answer(source, self.asked - 1)


class Broken(Fake):
    def __enter__(self) -> Fake:
        raise ChildError(f"{self.name} could not be started")


@dataclass
class Lab:
    """Starts fakes."""

    answers: Mapping[str, Answer]
    broken: frozenset[str] = frozenset()
    log: list[tuple[str, str]] = field(default_factory=list)
    fakes: list[Fake] = field(default_factory=list)
    timeouts: set[float] = field(default_factory=set)

    def __call__(self, name: str, timeout: float) -> Fake:
        self.timeouts.add(timeout)
        make = Broken if name in self.broken else Fake
        self.fakes.append(make(name, self.answers[name], self.log, import_cpu=0.05 - 0.001 * len(self.fakes)))
        return self.fakes[-1]

    def measure(self, documents: list[Document], settings: Settings = SMALL, **modes: str) -> dict[str, Any]:
        systems = [system(name, modes.get(name, "html")) for name in self.answers]
        return measure_speed({"html": documents}, systems, Bars(), settings, self)


def takes(seconds: float, rss: float = 50.0) -> Answer:
    return lambda source, turn: Output("text", seconds, rss=rss)


def row_of(report: dict[str, Any], name: str, part: str = "rows") -> dict[str, Any]:
    (row,) = (row for row in report[part] if row["system"] == name)
    assert isinstance(row, dict)
    return row


def test_examples() -> None:
    assert doctest.testmod(speed).failed == 0


def test_times_memory_and_ratio() -> None:
    report = Lab({"newsclean": takes(0.010), "peer": takes(0.020, rss=80.0)}).measure([page("a"), page("b")])
    assert row_of(report, "peer") == {
        "system": "peer",
        "mode": "html",
        "ms_p50": 20.0,
        "ms_p95": 20.0,
        "mb_s": 0.05,
        "peak_mb": 80.0,
        "import_ms": 45.0,
        "ratio": 2.0,
        "failed": 0,
    }
    assert row_of(report, "newsclean")["ratio"] == 1.0
    assert (report["pages"], report["mb"], report["rounds"], report["problems"]) == (2, 0.002, 3, [])


def test_of_a_pages_times_the_shortest_counts() -> None:
    def slower_and_slower(source: str, turn: int) -> Output:
        return Output("", 0.004 + 0.001 * turn)

    report = Lab({"newsclean": slower_and_slower}).measure([page("a")])
    assert row_of(report, "newsclean")["ms_p50"] == 4.0


def test_percentiles_are_of_the_pages() -> None:
    def by_length(source: str, turn: int) -> Output:
        return Output("", len(source) / 1000)

    report = Lab({"newsclean": by_length}).measure([page(str(i), "x" * i) for i in range(1, 101)])
    row = row_of(report, "newsclean")
    assert (row["ms_p50"], row["ms_p95"]) == (50.5, 95.0)


def test_the_systems_take_turns_on_every_page() -> None:
    lab = Lab({"newsclean": takes(0.01), "peer": takes(0.01)})
    lab.measure([page("a"), page("b")], Settings(rounds=2, sizes=()))
    a, b = "https://example.org/a", "https://example.org/b"
    assert lab.log == [("newsclean", a), ("peer", a), ("peer", b), ("newsclean", b)] * 2


def test_imports_are_timed_in_fresh_processes_and_the_least_counts() -> None:
    lab = Lab({"newsclean": takes(0.01)})
    report = lab.measure([page("a")], Settings(rounds=3, sizes=()))
    assert row_of(report, "newsclean")["import_ms"] == 48.0
    assert [fake.asked for fake in lab.fakes] == [0, 0, 3, 0]  # the last is for growth


def test_what_is_loaded_with_the_first_page_is_not_timed() -> None:
    lab = Lab({"newsclean": takes(0.01)})
    lab.measure([page("a")], Settings(rounds=2, sizes=(20,)))
    assert [fake.warmed for fake in lab.fakes] == [0, 1, 1]


def test_a_page_that_takes_too_long_counts_with_the_limit_and_is_not_tried_again() -> None:
    def hangs(source: str, turn: int) -> Output:
        return Output("", 7.0, error="no answer within 7 seconds") if "slow" in source else Output("", 0.01)

    lab = Lab({"newsclean": takes(0.01), "peer": hangs})
    report = lab.measure([page("a", "slow"), page("b")], Settings(rounds=3, sizes=()))
    assert lab.log.count(("peer", "https://example.org/a")) == 1
    row = row_of(report, "peer")
    assert (row["failed"], row["ms_p95"], row["ratio"]) == (1, 7000.0, 350.5)
    assert report["problems"] == ["speed: peer: no answer within 7 seconds"]


def test_a_page_on_which_a_system_dies_is_not_compared() -> None:
    def dies(source: str, turn: int) -> Output:
        return Output("", 0.0, error="the process died") if "bad" in source else Output("", 0.03)

    report = Lab({"newsclean": takes(0.01), "peer": dies}).measure([page("a", "bad"), page("b")])
    row = row_of(report, "peer")
    assert (row["failed"], row["ratio"], row["ms_p50"]) == (1, 3.0, 30.0)


def test_a_system_that_never_answers_has_no_row() -> None:
    def dies(source: str, turn: int) -> Output:
        return Output("", 0.0, error="the process died")

    report = Lab({"newsclean": takes(0.01), "peer": dies}).measure([page("a")])
    assert [row["system"] for row in report["rows"]] == ["newsclean"] == [row["system"] for row in report["growth"]]
    assert report["problems"] == ["speed: peer: the process died"]


def test_a_system_that_does_not_start_is_named_once() -> None:
    lab = Lab({"newsclean": takes(0.01), "peer": takes(0.01)}, broken=frozenset({"peer"}))
    report = lab.measure([page("a")])
    assert [row["system"] for row in report["rows"]] == ["newsclean"]
    assert report["problems"] == ["peer could not be started"]


def test_without_newsclean_there_is_no_ratio() -> None:
    assert row_of(Lab({"peer": takes(0.01)}).measure([page("a")]), "peer")["ratio"] is None


def test_a_document_that_cannot_be_read_is_named() -> None:
    missing = Document("gone", "html", Path("/nowhere/gone.html"))
    report = Lab({"newsclean": takes(0.01)}).measure([missing, page("a")])
    assert report["pages"] == 1 and "gone.html" in report["problems"][0]


def test_pages_are_spread_over_all_documents() -> None:
    lab = Lab({"newsclean": takes(0.01)})
    report = lab.measure([page(str(i)) for i in range(250)], Settings(rounds=1, pages=100, sizes=()))
    assert report["pages"] == 84
    assert [url.rsplit("/", 1)[1] for _, url in lab.log[:3]] == ["0", "3", "6"]


def test_each_mode_has_its_own_systems_and_its_own_newsclean() -> None:
    lab = Lab({"newsclean": takes(0.01), "newsclean-text": takes(0.02), "c4": takes(0.01)})
    systems = [system("newsclean"), system("newsclean-text", "text"), system("c4", "text")]
    texts = [Document("t", "text", "y" * MB)]
    bars = Bars()
    report = measure_speed({"html": [page("a")], "text": texts}, systems, bars, Settings(rounds=1, sizes=(20,)), lab)
    assert [(row["system"], row["mode"], row["ratio"]) for row in report["rows"]] == [
        ("newsclean", "html", 1.0),
        ("newsclean-text", "text", 1.0),
        ("c4", "text", 0.5),
    ]
    assert [row["mode"] for row in report["growth"]] == ["html", "text", "text"]
    assert (report["pages"], report["mb"]) == (2, 1.001)
    assert bars.done == bars.steps and set(bars.steps) == {"speed: html", "growth: html", "speed: text", "growth: text"}


def test_the_time_limit_is_handed_on() -> None:
    lab = Lab({"newsclean": takes(0.01)})
    lab.measure([page("a")])
    assert lab.timeouts == {7.0}


def test_growth_has_an_exponent() -> None:
    def quadratic(source: str, turn: int) -> Output:
        return Output("", (source.count("<p>") / 100) ** 2, rss=10.0 + turn)

    row = row_of(Lab({"newsclean": quadratic}).measure([page("a", "<p>")]), "newsclean", "growth")
    assert row["blocks"] == [20, 40, 80, 160]
    assert row["exponent"] == pytest.approx(2.0, abs=0.01)
    assert row["peak_mb"] == [11.0, 13.0, 15.0, 17.0]
    assert "note" not in row


def test_growth_ends_where_a_system_gives_no_answer() -> None:
    def limited(source: str, turn: int) -> Output:
        return Output("", 7.0, error="no answer within 7 seconds") if source.count("<p>") > 50 else Output("", 1.0)

    lab = Lab({"newsclean": takes(0.01), "peer": limited})
    report = lab.measure([page("a")])
    row = row_of(report, "peer", "growth")
    assert report["problems"] == ["growth: peer: 80 blocks: no answer within 7 seconds"]
    assert (row["blocks"], row["ms"], row["exponent"]) == ([20, 40, 80], [1000.0, 1000.0, None], None)
    assert row["note"] == "80 blocks: no answer within 7 seconds"
    assert lab.fakes[-1].asked == 5  # twice at each of two lengths, once at the third


@pytest.mark.parametrize(("points", "found"), [([(1, 5), (10, 50), (100, 500)], 1.0), ([(1, 1), (2, 8)], None), ([], None)])
def test_exponent(points: list[tuple[float, float]], found: float | None) -> None:
    assert exponent(points) == found
