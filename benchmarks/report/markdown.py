"""The report as Markdown: ``report.md``, the short table of the README, and the tables of the documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.report import corpus_tables, overall_tables, wording
from benchmarks.report.naming import shown
from benchmarks.report.table import SIGNS, Cell, Table
from benchmarks.report.text import line, shortened

START, END = "<!-- results: start -->", "<!-- results: end -->"

_SPECIAL = re.compile(r"([\\`*\[\]|~$])")
_UNDERSCORE = re.compile(r"(?<!\w)_|_(?!\w)")  # within a word it is no markup
_EXAMPLE = 120  # letters


def escaped(text: object) -> str:
    """Anything as one line of Markdown that shows the same, in a table too.

    Example:
        >>> escaped("a|b <script>\\n_c_ d_e")
        'a\\\\|b &lt;script&gt; \\\\_c\\\\_ d_e'
    """
    found = _SPECIAL.sub(r"\\\1", line(text))
    found = _UNDERSCORE.sub(r"\\_", found)
    return found.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def code(text: object) -> str:
    """Anything as a code span of one line."""
    found = line(text) or " "
    fence = "`" * (1 + max(map(len, re.findall("`+", found)), default=0))
    pad = " " if found.startswith("`") or found.endswith("`") else ""
    return f"{fence}{pad}{found}{pad}{fence}"


def table_markdown(table: Table) -> str:
    """A table as Markdown; "" if it has no rows."""
    if not table.rows:
        return ""
    lines = [
        _row(escaped(f"{column.group}: {column.label}" if column.group else column.label) for column in table.columns),
        "|" + "|".join("---:" if column.numeric else "---" for column in table.columns) + "|",
    ]
    lines += [_row(_cell(cell, bold=row.ours and at == 0) for at, cell in enumerate(row.cells)) for row in table.rows]
    return "\n".join(lines)


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell, bold: bool = False) -> str:
    text = shortened(line(cell.text), _EXAMPLE)
    # In a table, a pipe ends the cell even inside code.
    text = code(text).replace("|", "\\|") if cell.code else escaped(text)
    parts = [f"**{text}**" if bold or cell.best else text, f"({escaped(cell.note)})" if cell.note else "", SIGNS[cell.tone]]
    return " ".join(part for part in parts if part)


def report_markdown(report: Mapping[str, Any]) -> str:
    """The tables of the whole report."""
    return "\n\n".join(part for part in _parts(report) if part) + "\n"


def _parts(report: Mapping[str, Any]) -> Iterator[str]:
    yield "# How well newsclean cleans"
    yield escaped(wording.origin(report))
    yield code(report.get("command")) if report.get("command") else ""
    if problems := wording.problems(report):
        yield "## Problems"
        yield "\n".join(f"- {escaped(problem)}" for problem in problems)
    if report.get("corpora"):
        yield "## Summary"
    for mode in overall_tables.MODES:
        yield from _section(overall_tables.summary_table(report, mode), "###")
    yield escaped(wording.kinds(report.get("kinds")))
    for corpus in report.get("corpora") or []:
        yield from _corpus(corpus)
    yield from _speed(report)
    yield from _section(overall_tables.versions_table(report), "##")


def _corpus(corpus: Mapping[str, Any]) -> Iterator[str]:
    yield f"## {escaped(corpus.get('name'))}"
    yield escaped(f"{wording.facts(corpus)}. {wording.kinds(corpus.get('kinds'))}".strip())
    yield from _section(corpus_tables.main_table(corpus), "###")
    yield _explained(corpus)
    tables = (
        corpus_tables.difference_table(corpus),
        *corpus_tables.slice_tables(corpus),
        corpus_tables.error_table(corpus, "left"),
        corpus_tables.error_table(corpus, "lost"),
        corpus_tables.ablation_table(corpus, "rule"),
        corpus_tables.ablation_table(corpus, "signals"),
        corpus_tables.worst_table(corpus),
    )
    for table in tables:
        yield from _section(table, "###")
    if corpus.get("skipped"):
        yield "### Skipped documents"
        yield "\n".join(f"- {escaped(reason)}" for reason in corpus["skipped"])


def _explained(corpus: Mapping[str, Any]) -> str:
    metrics = shown(corpus.get("mode"), [row.get("metrics") or {} for row in corpus.get("rows") or []])
    return "\n".join(f"- {metric.label}: {metric.explain}" for metric in metrics)


def _speed(report: Mapping[str, Any]) -> Iterator[str]:
    for mode in overall_tables.MODES:
        table, growth = overall_tables.speed_table(report, mode), overall_tables.growth_table(report, mode)
        if table.rows or growth.rows:
            yield f"## Speed: {overall_tables.MODES[mode]}"
            yield escaped(table.explain)
            yield table_markdown(table)
            yield table_markdown(growth)


def _section(table: Table, marks: str) -> Iterator[str]:
    if table.rows:
        yield f"{marks} {escaped(table.title)}"
        yield escaped(f"{table.explain} {_best(table)}".strip())
        yield table_markdown(table)


def _best(table: Table) -> str:
    return f"The best of each {table.best_of} in bold." if table.best_of else ""


def readme_table(report: Mapping[str, Any]) -> str:
    """A short table of results for the README: systems by corpora, with speed, date, versions and command line.

    Args:
        report: the whole report.

    Returns:
        Markdown, without a line break at its end.
    """
    tables = [overall_tables.summary_table(report, mode, versions=True) for mode in overall_tables.MODES]
    tables = [table for table in tables if table.rows]
    parts = [part for table in tables for part in (f"{escaped(table.title)}:", table_markdown(table))]
    notes = dict.fromkeys(f"{_best(table)} {table.explain}".strip() for table in tables)
    return "\n\n".join([*parts, " ".join([*notes, f"{_measured(report)}."])])


def accuracy_tables(report: Mapping[str, Any]) -> str:
    """The tables of the documentation's page on accuracy and speed: figures only, no text of any page.

    Args:
        report: the whole report.

    Returns:
        Markdown, without a line break at its end.
    """
    return "\n\n".join(part for part in _accuracy(report) if part)


def _accuracy(report: Mapping[str, Any]) -> Iterator[str]:
    yield f"{_measured(report)}."
    for mode in overall_tables.MODES:
        yield from _section(overall_tables.summary_table(report, mode, versions=True), "##")
    for corpus in report.get("corpora") or []:
        yield from _figures(corpus)
    yield from _speed(report)


def _figures(corpus: Mapping[str, Any]) -> Iterator[str]:
    """What is known of a corpus, but for the blocks and documents that the report quotes."""
    yield f"## {escaped(corpus.get('name'))}"
    yield escaped(f"{wording.facts(corpus)}. {wording.kinds(corpus.get('kinds'))}".strip())
    yield from _section(corpus_tables.main_table(corpus), "###")
    yield _explained(corpus)
    tables = (
        corpus_tables.difference_table(corpus),
        *corpus_tables.slice_tables(corpus),
        corpus_tables.ablation_table(corpus, "rule"),
        corpus_tables.ablation_table(corpus, "signals"),
    )
    for table in tables:
        yield from _section(table, "###")


def _measured(report: Mapping[str, Any]) -> str:
    command = f" by {code(report['command'])}" if report.get("command") else ""
    return f"Measured{command} ({escaped(wording.origin(report))})"


def between_markers(text: str, tables: str) -> str:
    """A page with tables between its markers, in place of what stood there.

    Args:
        text: the page, with the lines ``<!-- results: start -->`` and ``<!-- results: end -->``.
        tables: Markdown.

    Raises:
        ValueError: if the markers are missing, doubled or in the wrong order.
    """
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end or START in rest or END in after or END in before:
        raise ValueError(f"it needs the lines {START} and {END}, in this order, once each")
    return f"{before}{START}\n\n{tables}\n\n{END}{after}"
