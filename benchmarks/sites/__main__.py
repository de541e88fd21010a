"""The command line: ``python -m benchmarks.sites``."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import click
from tqdm import tqdm

from benchmarks.corpora import open_corpora
from benchmarks.documents import Corpus, CorpusError, Document
from benchmarks.sites import engines, growing, parameters
from benchmarks.sites.corpus import SITES, make
from benchmarks.sites.drawing import draw_growth, draw_parameters, draw_worth
from benchmarks.sites.measuring import Read, Tally, by_publisher, measured, prepared
from newsclean import SiteProfile, clean_html, clean_text

_PARAGRAPHS = 3_000
_ROUNDS = 5
_Found = TypeVar("_Found")


@click.group(context_settings={"max_content_width": 100})
def main() -> None:
    """What a site profile is worth, what it costs, and how its parameters are chosen."""


_out = click.option("--out", default="report/sites", type=click.Path(path_type=Path, file_okay=False), help="Folder for the report.")
_data = click.argument("data", type=click.Path(path_type=Path, exists=True))


@main.command("make")
@_data
@click.argument("out", default="sites", type=click.Path(path_type=Path, file_okay=False))
@click.option("--sites", default=SITES, type=click.IntRange(1), help="How many of each mode.")
def make_corpora(data: Path, out: Path, sites: int) -> None:
    """Make the corpora of sites in OUT of the corpora in DATA (neutral layout, with whole truths)."""
    for name, count in _or_fail(lambda: make(data, out, sites)).items():
        click.echo(f"{name}: {count} sites")


@main.command()
@_data
@_out
@click.option("--every", default=1, type=click.IntRange(1), help="Only every Nth site.")
@click.option("--least", default=3, type=click.IntRange(1), help="Only sites of so many pages.")
def report(data: Path, out: Path, every: int, least: int) -> None:
    """F1, left and lost with and without a profile, on the sites in DATA: a made corpus, or one that has several pages of some hosts."""
    out.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    found: dict[str, dict[str, Tally]] = {}
    for corpus in _or_fail(lambda: open_corpora(data)):
        sites = _sites(corpus, every, least)
        if sites:
            found[corpus.name] = measured(sites)
            told = [f"## {corpus.name}", "", *_table(sites, found[corpus.name]), ""]
            click.echo("\n".join(told))
            lines += told
    if not found:
        raise click.ClickException(f"{data}: no site of {least} pages or more with known articles")
    draw_worth(found, out / "report.svg")
    lines.append("![F1, left and lost over the pages learned](report.svg)")
    (out / "report.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sites(corpus: Corpus, every: int, least: int) -> list[list[Read]]:
    known = [document for document in corpus.documents if document.truth and document.publisher]
    groups = [documents for _, documents in by_publisher(known) if len(documents) >= least][::every]
    return [[prepared(document) for document in documents] for documents in tqdm(groups, unit="site", leave=False, disable=None)]


def _table(sites: Sequence[Sequence[Read]], found: Mapping[str, Tally]) -> Iterable[str]:
    yield f"| {sum(map(len, sites))} documents of {len(sites)} sites | F1 | left | lost |"
    yield "|---|---:|---:|---:|"
    for name, tally in found.items():
        figures = tally.figures
        yield f"| {name} | {figures['f1']:.4f} | {figures['left']:.2%} | {figures['lost']:.2%} |"


@main.command()
@_data
@click.option("--every", default=8, type=click.IntRange(1), help="Only every Nth site.")
def cost(data: Path, every: int) -> None:
    """How much longer cleaning takes with a profile: CPU time, by corpus; the best of five rounds of each page."""
    for corpus in _or_fail(lambda: open_corpora(data)):
        groups = [documents for _, documents in by_publisher(corpus.documents)][::every]
        spent = [_seconds(documents) for documents in groups]
        bare, known = (sum(column) for column in zip(*spent, strict=True))
        click.echo(f"{corpus.name}: {bare:.2f} s without, {known:.2f} s with a profile ({known / bare - 1:+.1%})")


def _seconds(documents: Sequence[Document]) -> tuple[float, float]:
    """To clean the pages of a site without a profile, and with one: the sum of the best time of each page.

    Both are timed in turn, page by page, so that what else the machine does slows down both alike.
    """
    clean = clean_html if documents[0].mode == "html" else clean_text
    sources = [(document.read(), document.url) for document in documents]
    profile = SiteProfile.learn(clean(source, url=url).page for source, url in sources)
    clean(sources[0][0], url=sources[0][1], profile=profile)  # what is made of a profile at its first use is not a page's time
    best = [[math.inf] * len(sources) for _ in range(2)]
    for _ in range(_ROUNDS):
        for i, (source, url) in enumerate(sources):
            for row, given in zip(best, (None, profile), strict=True):
                start = time.process_time()
                clean(source, url=url, profile=given)
                row[i] = min(row[i], time.process_time() - start)
    return sum(best[0]), sum(best[1])


@main.command("parameters")
@_data
@_out
def choose(data: Path, out: Path) -> None:
    """Recall of true near-duplicates and false candidates by shingle size, bands and rows, on paragraphs of DATA; and rensa."""
    out.mkdir(parents=True, exist_ok=True)
    documents = [document for corpus in _or_fail(lambda: open_corpora(data)) for document in corpus.documents]
    texts = [line for document in documents for line in (document.truth or "").splitlines()]
    paragraphs = sorted(set(texts))[:: max(1, len(set(texts)) // _PARAGRAPHS)]
    rows = parameters.measured(paragraphs)
    lines = [
        f"| shingle | bands × rows | {' | '.join(f'recall at {s}' for s in parameters.SIMILARITIES)} | false candidates |",
        "|---" * 8 + "|",
    ]
    for row in rows:
        shown = " | ".join(f"{value:.0%}" for value in row.recall.values())
        lines.append(f"| {row.shingle} | {row.bands[0]} × {row.bands[1]} | {shown} | {row.candidates:.3f} |")
    pairs = engines.related([line for document in documents if document.mode == "text" for line in document.read().splitlines()] or texts)
    if pairs:
        lines += ["", *engines.table(engines.compared(pairs), len(pairs))]
    (out / "parameters.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    draw_parameters(rows, out / "parameters.svg")
    click.echo("\n".join(lines))


@main.command()
@_out
@click.option("--size", "sizes", multiple=True, default=growing.SIZES, type=click.IntRange(100), help="Paragraphs; may be repeated.")
def growth(out: Path, sizes: tuple[int, ...]) -> None:
    """Time and memory from 10,000 to 1,000,000 paragraphs, and of a site with 50,000 pages."""
    out.mkdir(parents=True, exist_ok=True)
    rows: list[growing.Row] = []
    lines: list[str] = []
    for row in growing.grown(sizes):
        rows.append(row)
        if not lines:
            lines += [f"| {' | '.join(row)} |", "|" + "---:|" * len(row)]
            click.echo("\n".join(lines))
        lines.append(f"| {' | '.join(f'{value:,}' for value in row.values())} |")
        click.echo(lines[-1])
    draw_growth(rows, out / "growth.svg")
    lines += ["", "Times in CPU seconds, sizes in MB.", "", "![Time and memory over the paragraphs](growth.svg)"]
    (out / "growth.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _or_fail(work: Callable[[], _Found]) -> _Found:
    try:
        return work()
    except CorpusError as error:
        raise click.ClickException(str(error)) from error


if __name__ == "__main__":
    main()
