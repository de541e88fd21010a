"""Sentences of the report that its HTML, Markdown and terminal forms share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.report.corpus_tables import interval, ranked
from benchmarks.report.looks import is_ours
from benchmarks.report.naming import leading
from benchmarks.report.values import decimal, estimate, number_of

_UNITS = {"html": "HTML pages", "text": "extracted texts"}


def facts(corpus: Mapping[str, Any]) -> str:
    """What the corpus is, in a line.

    Example:
        >>> facts({"mode": "html", "documents": 188, "with_truth": 180, "layout": "neutral"})
        '188 HTML pages, 180 with a full truth, neutral layout'
    """
    parts = [f"{corpus.get('documents') or 0:,} {_UNITS.get(corpus.get('mode', ''), 'documents')}"]
    if corpus.get("with_truth") is not None:
        parts.append(f"{corpus['with_truth']:,} with a full truth")
    if corpus.get("layout"):
        parts.append(f"{corpus['layout']} layout")
    if corpus.get("learned"):
        parts.append("of which newsclean's weights were learned: its figures flatter")
    return ", ".join(parts)


def kinds(found: Mapping[str, Any] | None) -> str:
    """How well newsclean tells articles from listings; "" where this was not measured."""
    if not found:
        return ""
    parts = [_found(found, "articles"), _found(found, "listings")]
    figures = [f"{name} {decimal(value)}" for name in ("precision", "recall") if (value := number_of(found.get(name))) is not None]
    sentence = "Kind of page: " + ", ".join(part for part in parts if part)
    return sentence + (f'; "article" with {" and ".join(figures)}.' if figures else ".")


def _found(found: Mapping[str, Any], name: str) -> str:
    number, right = found.get(name), found.get(f"{name}_found")
    if not number:
        return ""
    return f"{number:,} {name}" if right is None else f"{right:,} of {number:,} {name} recognised"


def origin(report: Mapping[str, Any]) -> str:
    """When, with what and where the report was made, in a line."""
    ours = report.get("newsclean") or {}
    parts = [
        str(report.get("made") or ""),
        f"newsclean {ours.get('version') or ''}".rstrip() + (f" (source {ours['source']})" if ours.get("source") else ""),
        f"Python {report['python']}" if report.get("python") else "",
        str(report.get("machine") or ""),
    ]
    return " · ".join(part for part in parts if part)


def standing(corpus: Mapping[str, Any]) -> tuple[str, str, str, str] | None:
    """How newsclean stands on a corpus: metric, value, interval, and its rank in words; None where it was not measured."""
    metric = leading(corpus)
    rows = [row for row in ranked(corpus) if metric and estimate(row.get("metrics"), metric.key)]
    at = next((at for at, row in enumerate(rows) if is_ours(row["system"])), None)
    if metric is None or at is None:
        return None
    found = estimate(rows[at]["metrics"], metric.key)
    assert found  # only rows with the figure are left
    return metric.label, metric.written(found.value), interval(metric, found), _rank(rows, at, metric.key)


def _rank(rows: list[Mapping[str, Any]], at: int, key: str) -> str:
    if len(rows) == 1:
        return ""
    other = rows[1] if at == 0 else rows[0]
    value = estimate(other["metrics"], key)
    return f"{at + 1} of {len(rows)}; {'next' if at == 0 else 'first'} is {other['system']}, {decimal(value.value if value else None)}"


def pace(speed: Mapping[str, Any] | None) -> str:
    """On how much the speed was measured, in a line; "" where it was not."""
    found = speed or {}
    parts = [
        f"{found['pages']:,} documents" if found.get("pages") else "",
        f"{found['mb']:,.1f} MB" if found.get("mb") else "",
        f"{found['rounds']} rounds" if found.get("rounds") else "",
    ]
    return ", ".join(part for part in parts if part)


def problems(report: Mapping[str, Any]) -> list[str]:
    """All that went wrong, each once."""
    found = [*(report.get("problems") or []), *((report.get("speed") or {}).get("problems") or [])]
    return list(dict.fromkeys(map(str, found)))
