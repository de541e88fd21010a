"""The tables for the terminal, at most 100 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.report import wording
from benchmarks.report.corpus_tables import difference, interval, ranked
from benchmarks.report.looks import is_ours
from benchmarks.report.naming import Metric, leading, shown
from benchmarks.report.overall_tables import times
from benchmarks.report.table import SIGNS
from benchmarks.report.text import line, shortened, width
from benchmarks.report.values import MISSING, estimate, number_of

WIDTH = 100
_NAME = 23
_GAP = 2  # between columns
_MOST = 20  # problems
_KEYS = {"html": ("word_p", "word_r", "shingle_f1", "with", "without"), "text": ("before", "left", "lost", "word_f1")}
_SHORT = {"word_p": "Prec.", "word_r": "Recall", "shingle_f1": "Shingle", "word_f1": "Word F1", "with": "Found", "without": "Kept out"}


def terminal_tables(report: Mapping[str, Any]) -> str:
    """A table for each corpus, and the problems, as plain text without control characters.

    Args:
        report: the whole report.

    Returns:
        Lines of at most 100 columns.
    """
    lines = [_cut(line(wording.origin(report)))]
    for corpus in report.get("corpora") or []:
        lines += ["", _cut(line(f"{corpus.get('name')}: {wording.facts(corpus)}")), *_table(corpus, _ratios(report, corpus))]
    if any(corpus.get("rows") for corpus in report.get("corpora") or []):
        lines += ["", "▲ better, ▼ worse than newsclean, ≈ no significant difference. Time: CPU, newsclean's is 1."]
    if problems := wording.problems(report):
        lines += ["", "Problems:", *_wrapped(problems[:_MOST])]
        lines += [f"- and {len(problems) - _MOST:,} more, in the report"] if len(problems) > _MOST else []
    return "\n".join(lines)


def _ratios(report: Mapping[str, Any], corpus: Mapping[str, Any]) -> dict[str, float | None]:
    rows = (report.get("speed") or {}).get("rows") or []
    return {row["system"]: number_of(row.get("ratio")) for row in rows if row.get("mode", "html") == corpus.get("mode", "html")}


def _table(corpus: Mapping[str, Any], ratios: Mapping[str, float | None]) -> Iterator[str]:
    lead, rows = leading(corpus), ranked(corpus)
    if lead is None:
        yield "  nothing measured"
        return
    wanted = _KEYS["text" if corpus.get("mode") == "text" else "html"]
    metrics = [metric for metric in shown(corpus.get("mode"), [row.get("metrics") or {} for row in rows]) if metric.key in wanted]
    metrics = [metric for metric in metrics if metric.key != lead.key]
    table = [_head(lead, metrics, ratios), *(_row(row, lead, metrics, ratios) for row in rows)]
    while sum(map(_breadth, zip(*table, strict=True))) - _GAP > WIDTH and metrics:
        metrics.pop()
        table = [_head(lead, metrics, ratios), *(_row(row, lead, metrics, ratios) for row in rows)]
    yield from _aligned(table)


def _head(lead: Metric, metrics: Sequence[Metric], ratios: Mapping[str, float | None]) -> list[str]:
    shorter = (_SHORT.get(metric.key, metric.label) for metric in metrics)
    return ["System", lead.label, "95%", "vs ours", *shorter, "Failed", *(["Time"] if ratios else [])]


def _breadth(column: Sequence[str]) -> int:
    return max(map(width, column)) + _GAP


def _row(row: Mapping[str, Any], lead: Metric, metrics: Sequence[Metric], ratios: Mapping[str, float | None]) -> list[str]:
    figures = row.get("metrics") or {}
    one = estimate(figures, lead.key)
    return [
        ("> " if is_ours(row["system"]) else "  ") + shortened(line(row["system"]), _NAME - 2),
        _written(lead, figures),
        interval(lead, one) if one else "",
        _against(row, lead),
        *(_written(metric, figures) for metric in metrics),
        f"{row.get('failed') or 0}",
        *([times(ratios.get(row["system"]))] if ratios else []),
    ]


def _written(metric: Metric, figures: Mapping[str, Any]) -> str:
    one = estimate(figures, metric.key)
    return metric.written(one.value) if one else MISSING


def _against(row: Mapping[str, Any], metric: Metric) -> str:
    if is_ours(row["system"]):
        return ""
    cell = difference(metric, row)
    return f"{cell.text} {SIGNS[cell.tone]}".rstrip()


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows with columns of equal width, the first one to the left and the others to the right."""
    sizes = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        first, *rest = (" " * (size - width(cell)) for cell, size in zip(row, sizes, strict=True))
        yield _cut(row[0] + first + "".join(f"{' ' * _GAP}{pad}{cell}" for cell, pad in zip(row[1:], rest, strict=True)))


def _wrapped(problems: Sequence[object]) -> Iterator[str]:
    for problem in problems:
        text = line(problem)
        columns = WIDTH if width(text) == len(text) else WIDTH // 2  # a letter takes two columns at most
        yield from textwrap.wrap(text, columns, initial_indent="- ", subsequent_indent="  ")


def _cut(text: str) -> str:
    """One line, cut where it is too wide."""
    found = text[: 4 * WIDTH]
    while width(found) > WIDTH:
        found = shortened(found, len(found) - 1)
    return found.rstrip()
