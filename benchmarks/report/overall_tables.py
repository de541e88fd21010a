"""The tables over all corpora: summary, speed, growth, versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf
from typing import Any

from benchmarks.report.corpus_tables import best_of, figure
from benchmarks.report.looks import is_ours
from benchmarks.report.naming import Metric, shown
from benchmarks.report.table import Bar, Cell, Column, Row, Table, words
from benchmarks.report.values import decimal, estimate, number_of, rough

Report = Mapping[str, Any]

MODES = {"html": "HTML pages", "text": "Extracted text"}
_SUMMARY = {"html": ("word_f1", "shingle_f1", "snippet_f1"), "text": ("before", "shingle_f1", "left", "lost")}
_RATIO = Column("CPU time", "median of the total over rounds, as a multiple of newsclean's", descending=False)


def summary_table(report: Report, mode: str, versions: bool = False) -> Table:
    """All systems of a mode on all its corpora, with their speed, and their versions if asked for."""
    corpora = [corpus for corpus in report.get("corpora") or [] if corpus.get("mode", "html") == mode]
    picked = [(corpus, metric) for corpus in corpora for metric in _summary_metrics(corpus)]
    systems = _by_first_figure(picked)
    ratios, known = _ratios(report, mode), _versions(report, mode)
    best = {at: best_of(metric, corpus["rows"]) for at, (corpus, metric) in enumerate(picked)}
    rows = [
        Row(
            (
                words(system),
                *([words(known.get(system))] if versions else []),
                *(_figure(corpus, metric, system, best[at]) for at, (corpus, metric) in enumerate(picked)),
                *([_ratio(ratios.get(system))] if ratios else []),
            ),
            system,
            is_ours(system),
        )
        for system in systems
    ]
    columns = (
        Column("System", numeric=False, descending=False),
        *([Column("Version", numeric=False, descending=False)] if versions else []),
        *(Column(metric.label, metric.explain, descending=metric.higher, group=str(corpus["name"])) for corpus, metric in picked),
        *([_RATIO] if ratios else []),
    )
    return Table(MODES.get(mode, mode), "CPU time is a multiple of newsclean's." if ratios else "", columns, tuple(rows), best_of="column")


def _summary_metrics(corpus: Report) -> list[Metric]:
    figures = [row.get("metrics") or {} for row in corpus.get("rows") or []]
    keys = _SUMMARY["text" if corpus.get("mode") == "text" else "html"]
    metrics = {metric.key: metric for metric in shown(corpus.get("mode"), figures)}
    return [metrics[key] for key in keys if key in metrics]


def _by_first_figure(picked: Sequence[tuple[Report, Metric]]) -> list[str]:
    """The systems of the corpora, ordered by the mean of the figures that rank them."""
    found: dict[str, list[float]] = {}
    for corpus, metric in picked:
        for row in corpus["rows"]:
            figures = found.setdefault(row["system"], [])
            value = estimate(row.get("metrics"), metric.key)
            figures += [value.value] if value and metric.higher and metric.compared else []
    return sorted(found, key=lambda name: -sum(found[name]) / max(1, len(found[name])))


def _figure(corpus: Report, metric: Metric, system: str, best: str | None) -> Cell:
    row: Report = next((row for row in corpus["rows"] if row["system"] == system), {})
    cell = figure(metric, row, best)
    return replace(cell, note="", title=cell.note)


def _ratios(report: Report, mode: str) -> dict[str, float | None]:
    rows = (report.get("speed") or {}).get("rows") or []
    return {row["system"]: number_of(row.get("ratio")) for row in rows if row.get("mode", "html") == mode}


def _ratio(value: float | None) -> Cell:
    return Cell(times(value), value) if value is not None else Cell()


def times(value: float | None) -> str:
    """A ratio with its sign.

    Example:
        >>> times(0.18), times(3.4)
        ('0.18×', '3.4×')
    """
    return rough(value) + ("" if value is None else "×")


def _versions(report: Report, mode: str) -> dict[str, str]:
    return {s["name"]: version_of(report, s) for s in report.get("systems") or [] if s.get("mode", mode) == mode}


def version_of(report: Report, system: Report) -> str:
    """A system's version in words; newsclean's is that of the report."""
    if is_ours(system["name"]):
        return str((report.get("newsclean") or {}).get("version") or system.get("version") or "")
    version = system.get("version")
    return "not installed" if version is None else str(version)


_SPEED: tuple[tuple[str, Column], ...] = (
    ("ms_p50", Column("ms, p50", "CPU milliseconds a document, the median one", descending=False)),
    ("ms_p95", Column("ms, p95", "CPU milliseconds a document; 95% take less", descending=False)),
    ("mb_s", Column("MB/s", "megabytes of input a CPU second")),
    ("peak_mb", Column("Peak MB", "the most memory its process held", descending=False)),
    ("import_ms", Column("Import ms", "CPU milliseconds until it is ready", descending=False)),
)


def speed_table(report: Report, mode: str) -> Table:
    """The speed of all systems of a mode, ratios first, the fastest on top."""
    rows = [row for row in (report.get("speed") or {}).get("rows") or [] if row.get("mode", "html") == mode]
    most = max((number_of(row.get("ratio")) or 0.0 for row in rows), default=0.0) or 1.0
    made = [
        Row(
            (words(row["system"]), _ratio_bar(row, most), *(_quantity(row, key) for key, _ in _SPEED)),
            row["system"],
            is_ours(row["system"]),
        )
        for row in sorted(rows, key=_by_ratio)
    ]
    columns = (Column("System", numeric=False, descending=False), _RATIO, *(column for _, column in _SPEED))
    explain = "CPU time as a multiple of newsclean's, measured in interleaved rounds: less is faster."
    return Table(MODES.get(mode, mode), explain, columns, tuple(made))


def _by_ratio(row: Report) -> float:
    value = number_of(row.get("ratio"))
    return inf if value is None else value


def _ratio_bar(row: Report, most: float) -> Cell:
    value = number_of(row.get("ratio"))
    return Cell(times(value), value, bar=Bar(0, round(100 * value / most, 2))) if value is not None else Cell()


def _quantity(row: Report, key: str) -> Cell:
    value = number_of(row.get(key))
    return Cell(rough(value), value) if value is not None else Cell()


def growth_table(report: Report, mode: str) -> Table:
    """CPU time on pages of n, 2n, 4n and 8n blocks, and the exponent of its growth."""
    rows = [row for row in (report.get("speed") or {}).get("growth") or [] if row.get("mode", "html") == mode]
    sizes = sorted({size for row in rows for size in row.get("blocks") or []})
    made = []
    for row in rows:
        timed = dict(zip(row.get("blocks") or [], row.get("ms") or [], strict=False))
        cells = (_quantity({"ms": timed.get(size)}, "ms") for size in sizes)
        made.append(Row((words(row["system"]), _exponent(row), *cells), row["system"], is_ours(row["system"])))
    columns = (
        Column("System", numeric=False, descending=False),
        Column("Exponent", "1: twice the blocks take twice the time; 2: four times", descending=False),
        *(Column(f"{size:,} blocks", "CPU milliseconds", descending=False) for size in sizes),
    )
    return Table(f"Growth: {MODES.get(mode, mode)}", "CPU milliseconds by the number of blocks.", columns, tuple(made))


def _exponent(row: Report) -> Cell:
    value = number_of(row.get("exponent"))
    return Cell(decimal(value, 2), value) if value is not None else Cell()


def versions_table(report: Report) -> Table:
    """Which systems were compared, in which version."""
    rows = [
        Row(
            (words(s["name"]), words(MODES.get(s.get("mode", ""), s.get("mode"))), words(version_of(report, s)), words(s.get("note"))),
            s["name"],
            is_ours(s["name"]),
        )
        for s in report.get("systems") or []
    ]
    columns = tuple(Column(label, numeric=False, descending=False) for label in ("System", "Takes", "Version", "Note"))
    return Table("Versions", "", columns, tuple(rows))
