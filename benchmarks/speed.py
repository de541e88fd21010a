"""How fast each system is, how much memory it takes, and how both grow with the length of a document.

Every system runs in a process of its own. They take turns, page by page and round by round, so that what else the machine does hits
all alike; of a page's times the shortest counts, as it holds the least of that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from math import ceil, inf, log
from statistics import linear_regression, median
from typing import Any, Protocol

from benchmarks.children import Child, ChildError, Output
from benchmarks.documents import CorpusError, Document, Mode
from benchmarks.growth import document_of
from benchmarks.running import Progress
from benchmarks.systems import System

Bar = Callable[[str, int], AbstractContextManager[Progress]]  # a label and a number of steps -> a progress bar

SIZES = (2_000, 4_000, 8_000, 16_000)  # blocks
_NEWSCLEAN = ("newsclean", "newsclean-text")
_MIN_POINTS = 3  # for an exponent
_P95 = 0.95
_TURNS = 2  # at each length
_WARM_UP = "<p>The rain came at night, and by noon the river had left its bed.</p>\n\n<p>Nobody was hurt, said the mayor on Tuesday.</p>"


class Worker(AbstractContextManager["Worker"], Protocol):
    """What a system runs in: :class:`benchmarks.children.Child` has this shape."""

    import_cpu: float

    def ask(self, source: str, url: str | None = None) -> Output:
        """Let the system work on one document."""


Start = Callable[[str, float], AbstractContextManager[Worker]]  # the system's name and its time limit


@dataclass(frozen=True)
class Settings:
    """How to measure.

    Attributes:
        rounds: how often every page is given to every system.
        pages: how many documents of a mode are taken, spread evenly over all of them.
        sizes: the numbers of blocks for which growth is measured.
        timeout: wall-clock seconds that a document may take.
    """

    rounds: int = 3
    pages: int = 100
    sizes: Sequence[int] = SIZES
    timeout: float = 60.0


def measure_speed(
    documents: Mapping[Mode, Sequence[Document]],
    systems: Sequence[System],
    bar: Bar,
    settings: Settings | None = None,
    start: Start = Child,
) -> dict[str, Any]:
    """Time all systems.

    Args:
        documents: by mode; systems whose mode is not there are left out.
        systems: installed ones.
        bar: makes a progress bar.
        settings: how to measure; None for the defaults.
        start: runs a system.

    Returns:
        ``pages``, ``mb`` (over all modes), ``rounds``, and ``rows`` and ``growth``, which hold one row a system each. A ratio compares
        the CPU time with newsclean's on the pages that both answered. ``problems`` names what could not be started, read or finished.
    """
    settings = settings or Settings()
    report: dict[str, Any] = {"pages": 0, "mb": 0.0, "rounds": settings.rounds, "rows": [], "growth": [], "problems": []}
    for mode, found in documents.items():
        mine = [system for system in systems if system.mode == mode]
        sources = list(_sources(found, settings.pages, report["problems"]))
        report["pages"] += len(sources)
        report["mb"] = round(report["mb"] + sum(source.mb for source in sources), 3)
        with bar(f"speed: {mode}", settings.rounds * (len(sources) + 1)) as progress:
            times = _time(mine, sources, settings, start, progress, report["problems"])
        report["rows"] += _rows(mode, times, sources)
        with bar(f"growth: {mode}", len(settings.sizes)) as progress:
            report["growth"] += _growth(mode, [s for s in mine if s.name in times], settings, start, progress, report["problems"])
    return report


@dataclass(frozen=True)
class _Source:
    text: str
    url: str | None = None

    @property
    def mb(self) -> float:
        return len(self.text.encode("utf-8", "surrogatepass")) / 1e6


@dataclass
class _Times:
    """What was measured of one system so far.

    Attributes:
        imports: CPU seconds of each start.
        cpu: by page, the least CPU seconds; no entry where it never gave an answer.
        failed: the pages that it gave no answer to, and why.
        peak: the most memory, in MB.
    """

    imports: list[float] = field(default_factory=list)
    cpu: dict[int, float] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)
    peak: float = 0.0

    def add(self, page: int, output: Output) -> None:
        self.peak = max(self.peak, output.rss)
        if output.error:
            self.failed[page] = output.error
        if output.cpu:  # a page that took too long counts with the time limit
            self.cpu[page] = min(output.cpu, self.cpu.get(page, output.cpu))


def _sources(documents: Sequence[Document], most: int, problems: list[str]) -> list[_Source]:
    step = max(1, ceil(len(documents) / most))
    found = (_read(document, problems) for document in documents[::step])
    return [source for source in found if source]


def _read(document: Document, problems: list[str]) -> _Source | None:
    try:
        return _Source(document.read(), document.url)
    except CorpusError as error:
        problems.append(f"speed: {error}")
        return None


def _time(
    systems: Sequence[System], sources: Sequence[_Source], settings: Settings, start: Start, progress: Progress, problems: list[str]
) -> dict[str, _Times]:
    times = {system.name: _Times() for system in systems}
    for _ in range(settings.rounds - 1):
        with _started(systems, settings.timeout, start, problems) as workers:
            _note_imports(workers, times, progress)
    # The same processes through all rounds: what a system loads with the first page that needs it, it has from the second round on.
    with _started(systems, settings.timeout, start, problems) as workers:
        _note_imports(workers, times, progress)
        for worker in workers.values():
            worker.ask(_WARM_UP)
        for _ in range(settings.rounds):
            _round(workers, sources, times, progress)
    problems += [f"speed: {name}: {why}" for name, found in times.items() for why in sorted(set(found.failed.values()))]
    return {name: found for name, found in times.items() if found.cpu}


def _note_imports(workers: Mapping[str, Worker], times: Mapping[str, _Times], progress: Progress) -> None:
    for name, worker in workers.items():
        times[name].imports.append(worker.import_cpu)
    progress.update(1)


def _round(workers: Mapping[str, Worker], sources: Sequence[_Source], times: Mapping[str, _Times], progress: Progress) -> None:
    for page, source in enumerate(sources):
        for name in _in_turn(list(workers), page):
            if page not in times[name].failed:  # no second try: it would wait for the time limit again
                times[name].add(page, workers[name].ask(source.text, source.url))
        progress.update(1)


def _in_turn(names: Sequence[str], page: int) -> Sequence[str]:
    """The systems in an order of this page's own, so that none always comes after the same other one."""
    at = page % len(names) if names else 0
    return [*names[at:], *names[:at]]


@contextmanager
def _started(systems: Sequence[System], timeout: float, start: Start, problems: list[str]) -> Iterator[dict[str, Worker]]:
    """All systems, each in its process; one that cannot be started is left out and named."""
    with ExitStack() as stack:
        found = {system.name: _enter(stack, start(system.name, timeout), problems) for system in systems}
        yield {name: worker for name, worker in found.items() if worker}


def _enter(stack: ExitStack, starting: AbstractContextManager[Worker], problems: list[str]) -> Worker | None:
    try:
        return stack.enter_context(starting)
    except ChildError as error:
        if str(error) not in problems:
            problems.append(str(error))
        return None


def _rows(mode: Mode, times: Mapping[str, _Times], sources: Sequence[_Source]) -> list[dict[str, Any]]:
    ours = next((found.cpu for name, found in times.items() if name in _NEWSCLEAN), {})
    return [_row(name, mode, found, sources, ours) for name, found in times.items()]


def _row(name: str, mode: Mode, found: _Times, sources: Sequence[_Source], ours: Mapping[int, float]) -> dict[str, Any]:
    seconds = sorted(found.cpu.values())
    return {
        "system": name,
        "mode": mode,
        "ms_p50": _ms(median(seconds)),
        "ms_p95": _ms(seconds[ceil(_P95 * len(seconds)) - 1]),
        "mb_s": round(sum(sources[page].mb for page in found.cpu) / sum(seconds), 3),
        "peak_mb": round(found.peak, 1),
        "import_ms": _ms(min(found.imports)),
        "ratio": _ratio(found.cpu, ours),
        "failed": len(found.failed),
    }


def _ms(seconds: float) -> float:
    return round(1000 * seconds, 3)


def _ratio(cpu: Mapping[int, float], ours: Mapping[int, float]) -> float | None:
    """Time on the pages that both have, as a multiple of newsclean's."""
    both = cpu.keys() & ours.keys()
    base = sum(ours[page] for page in both)
    return round(sum(cpu[page] for page in both) / base, 4) if base else None


def _growth(
    mode: Mode, systems: Sequence[System], settings: Settings, start: Start, progress: Progress, problems: list[str]
) -> list[dict[str, Any]]:
    """From the shortest document to the longest; a system that gives no answer is not asked again."""
    rows = {system.name: _Growth(system.name, mode) for system in systems}
    with _started(systems, settings.timeout, start, problems) as workers:
        for worker in workers.values():
            worker.ask(_WARM_UP)
        for size in settings.sizes:
            source = document_of(mode, size)
            for turn in range(_TURNS):
                for name in _in_turn(list(workers), turn):
                    rows[name].ask(workers[name], size, source)
            progress.update(1)
    problems += [f"growth: {name}: {row.note}" for name, row in rows.items() if row.note]
    return [row.report() for row in rows.values() if row.ms]


@dataclass
class _Growth:
    """What was measured of one system so far: by size, the least CPU milliseconds and the most memory in MB; None for no answer."""

    system: str
    mode: Mode
    ms: dict[int, float | None] = field(default_factory=dict)
    peak: dict[int, float | None] = field(default_factory=dict)
    note: str = ""

    def ask(self, worker: Worker, size: int, source: str) -> None:
        if self.note:
            return
        output = worker.ask(source)
        if output.error:
            self.note, self.ms[size], self.peak[size] = f"{size:,} blocks: {output.error}", None, None
        else:
            self.ms[size] = min(_ms(output.cpu), self.ms.get(size) or inf)
            self.peak[size] = round(output.rss, 1)

    def report(self) -> dict[str, Any]:
        points = [(size, ms) for size, ms in self.ms.items() if ms]
        measured = {"blocks": list(self.ms), "ms": list(self.ms.values()), "peak_mb": list(self.peak.values())}
        note = {"note": self.note} if self.note else {}
        return {"system": self.system, "mode": self.mode, **measured, "exponent": exponent(points), **note}


def exponent(points: Sequence[tuple[float, float]]) -> float | None:
    """How time grows with size: the slope of a line through the logarithms. 1 is linear, 2 quadratic; None for too few points.

    Example:
        >>> exponent([(1, 3), (2, 12), (4, 48)])
        2.0
    """
    if len(points) < _MIN_POINTS:
        return None
    slope, _ = linear_regression([log(size) for size, _ in points], [log(time) for _, time in points])
    return round(slope, 3)
