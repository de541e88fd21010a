"""``newsclean profile``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsclean.cli.common import NOTHING_WRITTEN, as_option, by_option, demand
from newsclean.cli.running import RunOptions, Shown, demand_apart, demand_documents, end, go, run_options
from newsclean.repeats.sites import By

if TYPE_CHECKING:
    from newsclean.corpus.run import Run


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
@by_option
@as_option
@click.option("--overwrite", is_flag=True, help="Replace the profile of an earlier run.")
@run_options
def profile(inputs: tuple[Path, ...], output: Path, by: By, **given: Any) -> None:
    """Learn what sites repeat on their pages, for 'newsclean clean --profile'.

    Reads what 'newsclean clean' reads. Pages without an address are one site. A run that was stopped goes on with the same command.
    Exit status as with 'newsclean clean'.
    """
    from newsclean.corpus.learning import Lesson
    from newsclean.corpus.run import Job

    running = RunOptions.taken_from(given)
    demand(inputs)
    job = Job(inputs, output, Lesson(by, running.names, running.size), running.reading(""), **running.others())
    demand_apart(job)
    shown = Shown(inputs, _summary)
    run = go(job, shown, demand_documents(job))
    if not run.tally.written:
        end(run, Shown(inputs), f"nothing to learn from in {', '.join(map(str, inputs))}", NOTHING_WRITTEN)
    end(run, shown)


def _summary(run: Run) -> Iterator[str]:
    from newsclean.repeats.store import opened

    output, failed = run.job.output, f", {run.tally.failed:,} documents failed" if run.tally.failed else ""
    if output is None or not output.exists() or not run.complete:
        yield f"{run.tally.written:,} documents read{failed}."
        return
    with opened(output) as found:
        sites = found.sites()
    yield f"{sum(sites.values()):,} pages of {len(sites):,} site{'s' * (len(sites) != 1)} learned, written to {output}{failed}."
