"""The command line: ``python -m benchmarks``."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from benchmarks.cache import Cache
from benchmarks.corpora import open_corpora
from benchmarks.corpora.fixtures import FIXTURES
from benchmarks.documents import Corpus, CorpusError
from benchmarks.gate import FLOORS, checks, floors
from benchmarks.known import Known
from benchmarks.measuring import Choices, measure
from benchmarks.running import Plan
from benchmarks.systems import System
from benchmarks.systems.all import SYSTEMS, chosen

_OURS = ("newsclean", "newsclean-text")
_ROOT = Path(__file__).parent.parent


class _DefaultGroup(click.Group):
    """A group whose first command runs where none is named: ``python -m benchmarks CORPUS`` is ``... report CORPUS``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] != "--help"):
            args = ["report", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_DefaultGroup, context_settings={"max_content_width": 100})
def main() -> None:
    """How well, and how fast, newsclean cleans, beside other tools.

    Without a command, `report` is run.
    """


_corpora = click.argument("corpora", nargs=-1, type=click.Path(path_type=Path))
_out = click.option("--out", default="report", type=click.Path(path_type=Path, file_okay=False), help="Folder for the report.")
_jobs = click.option("--jobs", default=2, type=click.IntRange(1), help="Processes at a time.")


@main.command()
@_corpora
@click.option("--systems", default=None, help="Names, separated by commas; newsclean is always among them. Default: all.")
@_out
@_jobs
@click.option("--timeout", default=60.0, type=click.FloatRange(min=0, min_open=True), help="Seconds that a page may take.")
@click.option("--rouge", default="auto", type=click.Choice(["auto", "all", "none"]), help="ROUGE-LSum; auto: up to 400 pages.")
@click.option("--speed/--no-speed", default=True, help="Time the systems.")
@click.option("--ablation/--no-ablation", default=True, help="Switch off each rule and each group of signals.")
@click.option("--diagnosis/--no-diagnosis", default=True, help="Kinds of error and worst pages.")
@click.option("--every", default=1, type=click.IntRange(1), help="Ablation and diagnosis on every Nth document.")
@click.option("--limit", default=None, type=click.IntRange(1), help="Only the first documents of each corpus.")
def report(corpora: tuple[Path, ...], systems: str | None, out: Path, limit: int | None, **options: Any) -> None:
    """Measure on CORPORA (folders or files; default: the fixtures) and write the report.

    An interrupted run goes on where it stopped: results are kept in the report folder, by page, system version and source.
    """
    from benchmarks.report import write_report
    from benchmarks.report.terminal import terminal_tables

    wanted, plan = _systems(systems), Plan(options.pop("jobs"), options.pop("timeout"))
    opened, left_out = _opened(corpora)
    with Cache(out / "cache.sqlite") as cache:
        found = measure([_limited(corpus, limit) for corpus in opened], wanted, Choices(plan=plan, **options), cache, _bar)
    found["problems"] = [*left_out, *found["problems"]]
    found["command"] = shlex.join(["python", "-m", "benchmarks", *sys.argv[1:]])
    write_report(found, out)
    click.echo(terminal_tables(found))
    click.echo(f"{out / 'index.html'}", err=True)


@main.command()
@_corpora
@_out
@_jobs
def gate(corpora: tuple[Path, ...], out: Path, jobs: int) -> None:
    """Check newsclean's figures on CORPORA (default: the fixtures) against the floors.

    Ends with 1 if a floor does not hold, or if a corpus cannot be read.
    """
    bounds = _floors()
    opened, left_out = _opened(corpora)
    choices = Choices(plan=Plan(jobs), rouge="none", speed=False, ablation=False, diagnosis=False)
    with Cache(out / "cache.sqlite") as cache:
        found = measure(opened, [SYSTEMS[name] for name in _OURS], choices, cache, _bar)
    for problem in found["problems"]:
        click.echo(problem, err=True)
    results = checks(found, bounds)
    if not results:
        raise click.ClickException(f"{FLOORS.name} has no floor for any of: {', '.join(part['name'] for part in found['corpora'])}")
    for check in results:
        click.echo(str(check))
    sys.exit(int(bool(left_out) or not all(check.passed for check in results)))


@main.command()
@_out
def readme(out: Path) -> None:
    """Put the tables of the last report into README.md and docs/accuracy.md, between their markers."""
    from benchmarks.report.markdown import accuracy_tables, readme_table

    source = out / "report.json"
    if not source.exists():
        raise click.ClickException(f"{source} is not there: run `python -m benchmarks` first")
    try:
        found = json.loads(source.read_text(encoding="utf-8"))
    except ValueError as error:
        raise click.ClickException(f"{source} is no report, and all pages stay as they are: {error}") from error
    pages = {"README.md": readme_table(found), "docs/accuracy.md": accuracy_tables(found)}
    written = {_ROOT / name: _filled(name, tables) for name, tables in pages.items()}
    for path, text in written.items():
        path.write_text(text, encoding="utf-8")


def _filled(name: str, tables: str) -> str:
    from benchmarks.report.markdown import between_markers

    try:
        return between_markers((_ROOT / name).read_text(encoding="utf-8"), tables)
    except (OSError, ValueError) as error:  # no page, no UTF-8, or no markers
        raise click.ClickException(f"{name} cannot be filled, and all pages stay as they are: {error}") from error


@main.command("systems")
def list_systems() -> None:
    """List the systems, with the versions that are installed."""
    for system in SYSTEMS.values():
        click.echo(f"{system.name:24} {system.mode:5} {'not installed' if system.version is None else system.version:14} {system.note}")


@main.command()
@click.option("--regexes/--no-regexes", default=True, help="Time the regular expressions of the package too.")
def hostile(regexes: bool) -> None:
    """Clean pages made to exhaust a cleaner; ends with 1 if one takes too much CPU time or memory."""
    from benchmarks.hostile import MAX_REGEX, PAGES, cost_of, patterns, worst_of

    passed = True
    for name in PAGES:
        cost = cost_of(name)
        passed &= cost.passed
        click.echo(f"{'' if cost.passed else 'FAILED '}{name:30} {cost.cpu:7.2f} s {cost.peak:6.0f} MB  {cost.said}")
    for pattern in patterns() if regexes else ():
        seconds, made = worst_of(pattern)
        if seconds > MAX_REGEX:
            passed = False
            click.echo(f"FAILED {pattern.place}: {1000 * seconds:.0f} ms on {made}")
    sys.exit(int(not passed))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def conformance(folder: Path) -> None:
    """Read html5lib's tree construction cases in FOLDER and tell which texts differ from the standard's."""
    from benchmarks.treeconstruction import cases, differences

    given = list(cases(folder))
    found = list(differences(given))
    for difference in found:
        case = difference.case
        click.echo(f"{case.place}: {case.markup[:100]!r}: {case.expected[:60]!r} expected, {difference.found[:60]!r} read")
    click.echo(f"{len(given):,} cases, {len(found)} read otherwise")


@main.command()
@click.option("--documents", default=2_000, type=click.IntRange(1), help="Pages in each format.")
@click.option("--jobs", default="1,2", help="Numbers of children, separated by commas.")
@click.option("--formats", help="Formats of input, separated by commas; all by default.")
def throughput(documents: int, jobs: str, formats: str | None) -> None:
    """Run `newsclean clean` over made pages in each format: documents and MB a second, and the most memory."""
    from tempfile import TemporaryDirectory

    from benchmarks.throughput import FORMATS
    from benchmarks.throughput import measure as measure_runs

    with TemporaryDirectory() as folder:
        for form in formats.split(",") if formats else FORMATS:
            for speed in measure_runs(Path(folder), form, documents, [int(number) for number in jobs.split(",")]):
                click.echo(str(speed))


@main.command()
@click.option("--documents", default=20_000, type=click.IntRange(100), help="Small pages.")
@click.option("--jobs", default=2, type=click.IntRange(1), help="Children.")
def level(documents: int, jobs: int) -> None:
    """Tell whether the memory of a run grows with the number of its documents; ends with 1 if it grows by 5 % or more."""
    from tempfile import TemporaryDirectory

    from benchmarks.level import measure as measure_memory

    with TemporaryDirectory() as folder:
        early, late = measure_memory(Path(folder), documents, jobs)
    growth = late / early - 1
    click.echo(f"{documents:,} documents, {jobs} jobs: {early:.1f} MB in the second tenth, {late:.1f} MB in the last: {growth:+.1%}")
    sys.exit(int(growth >= 0.05))


@main.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--pages", default=1_000, type=click.IntRange(1), help="Pages to take.")
def scale(inputs: tuple[Path, ...], pages: int) -> None:
    """Tell what a page costs in each pass of a run over INPUTS, and what a billion of them would."""
    from benchmarks.scale import measure as measure_scale

    for line in measure_scale(inputs, pages).lines():
        click.echo(line)


@main.command()
@_corpora
@_out
@click.option("--half", default="all", type=click.Choice(["all", "even", "odd"]), help="Only pages of one half of the sites.")
@click.option("--systems", default=None, help="Names, separated by commas. Default: all.")
@click.option(
    "--wrong", default=None, type=click.Choice(["title", "authors", "published"]), help="List newsclean's wrong answers of a field."
)
@click.option("--cost", default=200, type=click.IntRange(0), help="Pages of each corpus on which the CPU time is measured.")
def metadata(corpora: tuple[Path, ...], out: Path, half: str, systems: str | None, wrong: str | None, cost: int) -> None:
    """Compare the titles, authors and dates that systems find on CORPORA whose pages have known ones."""
    from benchmarks.metadata import TELLERS, answers, costs, figures, half_of, lines, mistakes

    names = systems.split(",") if systems else list(TELLERS)
    if unknown := sorted(set(names) - TELLERS.keys()):
        raise click.BadParameter(f"no such system: {', '.join(unknown)}; there are {', '.join(TELLERS)}", param_hint="--systems")
    for corpus in _opened(corpora)[0]:
        pages = [page for page in corpus.documents if page.known != Known() and half in ("all", half_of(page))]
        if not pages:
            continue
        click.echo(f"{corpus.name}: {len(pages):,} pages, sites: {half}")
        with Cache(out / "cache.sqlite") as cache, _bar(corpus.name, len(names) * len(pages)) as progress:
            found = {name: answers(name, pages, cache, progress.update) for name in names}
        for row in sorted((row for name in names for row in figures(name, pages, found[name])), key=lambda row: row.field, reverse=True):
            click.echo(str(row))
        for line in mistakes(wrong, pages, found) if wrong else ():
            click.echo(line)
        for line in lines(costs(pages, cost)) if cost else ():
            click.echo(line)


def _opened(paths: tuple[Path, ...]) -> tuple[list[Corpus], list[str]]:
    """The corpora at the paths, and what could not be read: each is named at once, and the rest goes on."""
    attempts = [_attempt(path) for path in paths or (FIXTURES,)]
    left_out = [attempt for attempt in attempts if isinstance(attempt, str)]
    for problem in left_out:
        click.echo(problem, err=True)
    found = [corpus for attempt in attempts if not isinstance(attempt, str) for corpus in attempt]
    if not found:
        raise click.ClickException("no corpus could be read")
    return found, left_out


def _attempt(path: Path) -> list[Corpus] | str:
    try:
        return open_corpora(path)
    except CorpusError as error:
        return f"left out: {error}"


def _floors() -> dict[str, dict[str, float]]:
    try:
        return floors(FLOORS)
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from error


def _limited(corpus: Corpus, limit: int | None) -> Corpus:
    return replace(corpus, documents=corpus.documents[:limit])


def _systems(names: str | None) -> list[System]:
    try:
        found = [*chosen(names, "html"), *chosen(names, "text")]
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--systems") from error
    return [*(SYSTEMS[name] for name in _OURS), *(system for system in found if system.name not in _OURS)]


@contextmanager
def _bar(label: str, steps: int) -> Iterator[tqdm[Any]]:
    with tqdm(total=steps, desc=label[:40], unit="doc", leave=False, disable=not sys.stderr.isatty()) as progress:
        yield progress


if __name__ == "__main__":
    main()
