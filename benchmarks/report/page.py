"""The report as a page: ``index.html``, one file that needs nothing from the network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.report import corpus_tables, overall_tables, wording
from benchmarks.report.looks import Look, looks_of
from benchmarks.report.naming import Metric, shown
from benchmarks.report.plots import Plot, corpus_plots, growth_plot
from benchmarks.report.table import Table
from benchmarks.report.templating import render
from benchmarks.report.text import slugs


@dataclass(frozen=True)
class _Corpus:
    """One corpus as the template needs it."""

    id: str
    name: str
    facts: str
    kinds: str
    standing: tuple[str, str, str, str] | None
    main: Table
    differences: Table
    metrics: tuple[Metric, ...]
    plots: tuple[Plot, ...]
    slices: tuple[Table, ...]
    errors: tuple[Table, ...]
    ablation: tuple[Table, ...]
    worst: Table
    skipped: tuple[str, ...]


@dataclass(frozen=True)
class _Timing:
    """The speed of the systems of one mode."""

    table: Table
    growth: Table
    plot: Plot | None


def index_page(report: Mapping[str, Any]) -> str:
    """The whole page.

    Args:
        report: as it is written to ``report.json``; whatever is optional may be missing or None.
    """
    looks = looks_of(report)
    corpora = report.get("corpora") or []
    names = slugs(corpus.get("name") for corpus in corpora)
    views = [_corpus(report, corpus, slug, looks) for corpus, slug in zip(corpora, names, strict=True)]
    modes = [mode for mode in ("html", "text") if any(corpus.get("mode", "html") == mode for corpus in corpora)]
    return render(
        "index.html.j2",
        looks,
        command=report.get("command"),
        pace=wording.pace(report.get("speed")),
        origin=wording.origin(report),
        kinds=wording.kinds(report.get("kinds")),
        corpora=views,
        summaries=_filled(*(overall_tables.summary_table(report, mode) for mode in modes)),
        timings=[_timing(report, mode, looks) for mode in ("html", "text") if overall_tables.speed_table(report, mode).rows],
        versions=overall_tables.versions_table(report),
        problems=wording.problems(report),
    )


def _corpus(report: Mapping[str, Any], corpus: Mapping[str, Any], slug: str, looks: Mapping[str, Look]) -> _Corpus:
    rows = [row.get("metrics") or {} for row in corpus.get("rows") or []]
    return _Corpus(
        id=f"c-{slug}",
        name=str(corpus.get("name")),
        facts=wording.facts(corpus),
        kinds=wording.kinds(corpus.get("kinds")),
        standing=wording.standing(corpus),
        main=corpus_tables.main_table(corpus),
        differences=corpus_tables.difference_table(corpus),
        metrics=shown(corpus.get("mode"), rows),
        plots=corpus_plots(corpus, report.get("speed"), looks, f"c-{slug}"),
        slices=_filled(*corpus_tables.slice_tables(corpus)),
        errors=_filled(corpus_tables.error_table(corpus, "left"), corpus_tables.error_table(corpus, "lost")),
        ablation=_filled(corpus_tables.ablation_table(corpus, "rule"), corpus_tables.ablation_table(corpus, "signals")),
        worst=corpus_tables.worst_table(corpus, f"worst/{slug}.html"),
        skipped=tuple(str(reason) for reason in corpus.get("skipped") or []),
    )


def _timing(report: Mapping[str, Any], mode: str, looks: Mapping[str, Look]) -> _Timing:
    plot = growth_plot(report.get("speed"), mode, looks)
    return _Timing(overall_tables.speed_table(report, mode), overall_tables.growth_table(report, mode), plot)


def _filled(*tables: Table) -> tuple[Table, ...]:
    return tuple(table for table in tables if table.rows)
