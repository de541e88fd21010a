"""The tables of one corpus: results, differences, slices, ablation, kinds of error, worst documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from benchmarks.report.looks import is_ours
from benchmarks.report.naming import Metric, leading, metrics_for, shown
from benchmarks.report.table import Bar, Cell, Column, Row, Table, Tone, count, words
from benchmarks.report.values import Estimate, decimal, estimate, number_of, percent

Part = Mapping[str, Any]  # one corpus of the report

_FAR = 3  # times the median
_TROUBLE = (
    Column("Failed", "documents without an answer: errors, crashes, timeouts", descending=False),
    Column("Timeouts", "of these, no answer in time", descending=False),
    Column("Empty", "answers without a single word; they count as wrong", descending=False),
)


def ranked(corpus: Part) -> list[Part]:
    """The rows of a corpus, the best system first; those without a figure last."""
    lead, rows = leading(corpus), list(corpus.get("rows") or [])
    if lead is None:
        return rows
    return sorted(rows, key=lambda row: -found.value if (found := estimate(row.get("metrics"), lead.key)) else 1.0)


def main_table(corpus: Part) -> Table:
    """Every system with every metric, and 95 % intervals; the best of each column is marked."""
    rows = ranked(corpus)
    metrics = shown(corpus.get("mode"), [row.get("metrics") or {} for row in rows])
    best = {metric.key: best_of(metric, rows) for metric in metrics}
    made = [
        Row(
            (words(row["system"]), *(figure(metric, row, best[metric.key]) for metric in metrics), *_trouble(row)),
            row["system"],
            is_ours(row["system"]),
        )
        for row in rows
    ]
    columns = (Column("System", numeric=False, descending=False), *map(_column, metrics), *_TROUBLE)
    return Table("Results", "With 95% bootstrap intervals.", columns, tuple(made), best_of="column")


def _column(metric: Metric) -> Column:
    return Column(metric.label, metric.explain, descending=metric.higher)


def best_of(metric: Metric, rows: Sequence[Part]) -> str | None:
    """The best value as it is written, so that those who share it share the mark; None where all are the same."""
    values = [found.value for row in rows if (found := estimate(row.get("metrics"), metric.key))]
    if not metric.compared or len({metric.written(value) for value in values}) < 2:
        return None
    return metric.written(max(values) if metric.higher else min(values))


def figure(metric: Metric, row: Part, best: str | None) -> Cell:
    """One figure of a system as a cell; ``best`` is the best of its column, as it is written."""
    found = estimate(row.get("metrics"), metric.key)
    if found is None:
        return Cell()
    text = metric.written(found.value)
    return Cell(text, found.value, note=interval(metric, found), best=text == best)


def interval(metric: Metric, found: Estimate, sign: bool = False) -> str:
    """The interval of a figure as small print; "" where there is none."""
    if found.low is None or found.high is None:
        return ""
    low, high = metric.written(found.low, sign=sign), metric.written(found.high, sign=sign)
    return f"{low} to {high}" if sign else f"{low.removesuffix('%')}–{high}"


def _trouble(row: Part) -> tuple[Cell, ...]:
    return tuple(count(row.get(key)) for key in ("failed", "timeouts", "empty"))


def difference_table(corpus: Part) -> Table:
    """Each system minus newsclean, by metric, and whether the difference is more than chance."""
    rows = [row for row in ranked(corpus) if row.get("against")]
    metrics = shown(corpus.get("mode"), [row["against"] for row in rows])
    reach = {metric.key: _reach(metric, rows) for metric in metrics}
    made = [Row((words(row["system"]), *(difference(metric, row, reach[metric.key]) for metric in metrics)), row["system"]) for row in rows]
    explain = (
        "Each system minus newsclean on the same documents (paired bootstrap, 95% interval). ▲ better than newsclean, "
        "▼ worse, ≈ no significant difference: the interval holds zero. Differences of percentages are percentage points."
    )
    columns = (Column("System", numeric=False, descending=False), *map(_column, metrics))
    return Table("Difference from newsclean", explain, columns, tuple(made))


def _reach(metric: Metric, rows: Sequence[Part]) -> float:
    """How far the bars of a column go from zero: as far as its differences, but for those far away from the others."""
    found = [estimate(row["against"], metric.key) for row in rows]
    ends = sorted(abs(end) for one in found if one for end in (one.value, one.low, one.high) if end is not None)
    return max((end for end in ends if end <= _FAR * ends[len(ends) // 2]), default=0.0) or 1.0


def difference(metric: Metric, row: Part, reach: float = 1.0) -> Cell:
    """One difference from newsclean as a cell; the bar's full width is twice the reach."""
    found = estimate(row.get("against"), metric.key)
    if found is None:
        return Cell()
    tone = _tone(metric, found)
    says = {"better": "better than newsclean", "worse": "worse than newsclean", "same": "no significant difference", "": "no interval"}
    low, high = (found.value if end is None else end for end in (found.low, found.high))
    bar = Bar(_place(low, reach), _place(high, reach), _place(found.value, reach), 50.0, tone)
    return Cell(metric.written(found.value, sign=True), found.value, interval(metric, found, True), tone=tone, title=says[tone], bar=bar)


def _tone(metric: Metric, found: Estimate) -> Tone:
    if found.low is None or found.high is None:
        return ""
    if found.low <= 0 <= found.high:
        return "same"
    return "better" if (found.value > 0) == metric.higher else "worse"


def _place(value: float, reach: float) -> float:
    """Where a signed value stands on a line from -reach to reach, in percent."""
    return round(min(100.0, max(0.0, 50 + 50 * value / reach)), 2)


SLICES = {
    "language": "Language",
    "country": "Country",
    "publisher": "Publisher",
    "upstream": "Upstream extractor",
    "length": "Length of the article",
    "page_type": "Page type",
}


def slice_tables(corpus: Part) -> tuple[Table, ...]:
    """One table for each way in which the corpus was sliced."""
    found = corpus.get("slices") or {}
    return tuple(_slice_table(corpus, str(name), [row for row in rows if row.get("rows")]) for name, rows in found.items() if rows)


def _slice_table(corpus: Part, name: str, rows: Sequence[Part]) -> Table:
    figures = [figures for row in rows for figures in row["rows"].values()]
    metrics = {metric.key: metric for metric in shown(corpus.get("mode"), figures)}
    score = next((metrics[key] for key in ("shingle_f1", "word_f1", "snippet_f1") if key in metrics), None)
    present = dict.fromkeys(system for row in rows for system in row["rows"])
    order = [row["system"] for row in ranked(corpus) if row["system"] in present]
    systems = sorted(dict.fromkeys([*order, *present]), key=lambda system: not is_ours(system))  # ours first, else in order
    losses = [metrics[key] for key in ("left", "lost") if key in metrics and any(map(is_ours, systems))]
    columns = (
        Column(SLICES.get(name, name), numeric=False, descending=False),
        Column("Documents"),
        *(Column(system) for system in systems if score and is_ours(system)),
        *(Column(f"{metric.label} by newsclean", metric.explain, descending=False) for metric in losses),
        *(Column(system) for system in systems if score and not is_ours(system)),
    )
    made = tuple(Row((words(row.get("value")), count(row.get("documents")), *_slice_cells(row, systems, score, losses))) for row in rows)
    explain = f"{score.label} of each system." if score else ""
    return Table(SLICES.get(name, name), explain, columns, made, best_of="row")


def _slice_cells(row: Part, systems: Sequence[str], score: Metric | None, losses: Sequence[Metric]) -> Iterable[Cell]:
    own = next((system for system in systems if is_ours(system)), None)
    values = {system: found.value for system in systems if score and (found := estimate(row["rows"].get(system), score.key))}
    best = score.written(max(values.values())) if score and len({score.written(value) for value in values.values()}) > 1 else None
    if own is not None and score:
        yield _slice_cell(score, values.get(own), best)
    for metric in losses:
        yield _slice_cell(metric, found.value if (found := estimate(row["rows"].get(own), metric.key)) else None, None)
    if score:
        yield from (_slice_cell(score, values.get(system), best) for system in systems if system != own)


def _slice_cell(metric: Metric, value: float | None, best: str | None) -> Cell:
    if value is None:
        return Cell()
    text = metric.written(value)
    tone: Tone = "" if metric.higher else "worse"
    return Cell(text, value, best=text == best, bar=Bar(0, round(100 * min(1.0, max(0.0, value)), 2), tone=tone))


_CHANGES = {"f1": True, "left": False, "lost": False}  # whether more is better


def ablation_table(corpus: Part, sort: Literal["rule", "signals"]) -> Table:
    """What changes when one rule, or one group of signals, is switched off."""
    rows = [row for row in corpus.get("ablation") or [] if row.get("sort") == sort]
    reach = {key: max((abs(number_of(row.get(key)) or 0.0) for row in rows), default=0.0) or 1.0 for key in _CHANGES}
    made = [
        Row((words(row["name"], code=sort == "rule"), *(_change(key, row, reach[key]) for key in _CHANGES), *_removed(row))) for row in rows
    ]
    columns = (
        Column("Rule" if sort == "rule" else "Group of signals", numeric=False, descending=False),
        Column("Change in F1", "negative: cleaning is worse without it", descending=False),
        Column("Change in left", "positive: more boilerplate stays without it"),
        Column("Change in lost", "negative: less of the article goes without it", descending=False),
        *([Column("Blocks removed", "on its word alone or last")] if sort == "rule" else []),
    )
    explain = "Each switched off in turn. ▼ cleaning is worse without it, ▲ it is better without it. Left and lost: percentage points."
    return Table("Rules switched off" if sort == "rule" else "Signals switched off", explain, columns, tuple(made))


def _change(key: str, row: Part, reach: float) -> Cell:
    value = number_of(row.get(key))
    if value is None:
        return Cell()
    text = decimal(value, 4, sign=True) if key == "f1" else percent(value, 2, sign=True)
    tone: Tone = "" if not text.strip("0.,%") else "better" if (value > 0) == _CHANGES[key] else "worse"
    start, end = sorted((50.0, _place(value, reach)))
    return Cell(text, value, tone=tone, bar=Bar(start, end, zero=50.0, tone=tone))


def _removed(row: Part) -> tuple[Cell, ...]:
    return (count(row.get("removed")),) if row.get("sort") == "rule" else ()


def error_table(corpus: Part, sort: Literal["left", "lost"]) -> Table:
    """What newsclean leaves, or loses, by kind of error."""
    rows = [row for row in corpus.get("error_kinds") or [] if row.get("sort") == sort]
    most = max((number_of(row.get("share")) or 0.0 for row in rows), default=0.0) or 1.0
    made = [Row((words(row["kind"]), count(row.get("words")), _share(row.get("share"), most), *_seen(row))) for row in rows]
    columns = (
        Column("Kind", numeric=False, descending=False),
        Column("Words"),
        Column("Share", f"of all words {'left over' if sort == 'left' else 'lost'}"),
        Column("Documents"),
        Column("Example", numeric=False, descending=False),
    )
    title, explain = ("Left over", "Boilerplate that stayed.") if sort == "left" else ("Lost", "Article that went.")
    return Table(title, explain, columns, tuple(made))


def _seen(row: Part) -> tuple[Cell, ...]:
    return count(row.get("documents")), words(row.get("example"))


def _share(value: object, most: float) -> Cell:
    share = number_of(value)
    if share is None:
        return Cell()
    return Cell(percent(share), share, bar=Bar(0, round(100 * max(0.0, share) / most, 2)))


def worst_table(corpus: Part, page: str = "") -> Table:
    """The worst documents, each with a link to its place on the page that shows it; no link without a page."""
    rows = corpus.get("worst") or []
    most = max((number_of(row.get("share_of_loss")) or 0.0 for row in rows), default=0.0) or 1.0
    made = [
        Row(
            (
                Cell(str(row["id"]), str(row["id"]).lower(), link=f"{page}#d{at}" if page else ""),
                words(row.get("language")),
                _value(row.get("value")),
                _share(row.get("share_of_loss"), most),
                words(", ".join(dict.fromkeys(str(v["by"]) for v in row.get("verdicts") or [] if v.get("error") and v.get("by")))),
            )
        )
        for at, row in enumerate(rows, 1)
    ]
    metrics = {metric.key: metric.label for metric in metrics_for(corpus.get("mode"))}
    label = metrics.get(rows[0].get("metric") or "", "Score") if rows else "Score"
    columns = (
        Column("Document", numeric=False, descending=False),
        Column("Language", numeric=False, descending=False),
        Column(label, descending=False),
        Column("Share of loss", "of all that newsclean misses on this corpus"),
        Column("Rules in error", numeric=False, descending=False),
    )
    explain = "Those that cost the most. Each link leads to truth and result, side by side."
    return Table("Worst documents", explain, columns, tuple(made))


def _value(found: object) -> Cell:
    value = number_of(found)
    return Cell(decimal(value), value) if value is not None else Cell()
