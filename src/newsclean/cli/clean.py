"""``newsclean clean``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import click

from newsclean.cli.common import (
    NOTHING_WRITTEN,
    as_option,
    by_option,
    demand,
    favor_option,
    profile_of,
    profile_option,
    said,
    settings_of,
    skip_option,
)
from newsclean.cli.running import RunOptions, Shown, demand_apart, demand_documents, end, go, run_options
from newsclean.corpus.errors import RunError
from newsclean.corpus.listing import STDIN
from newsclean.metadata import MetadataMode
from newsclean.repeats.sites import By
from newsclean.settings import Favor

if TYPE_CHECKING:
    from newsclean.corpus.cleaning import OutputForm
    from newsclean.corpus.run import Job, Run
    from newsclean.repeats.furniture import SiteFurniture

# Endings that a folder has only by a slip: the file that they promise cannot be written.
_FILES = frozenset((".txt", ".md", ".html", ".htm", ".json", ".csv", ".tsv", ".xml", ".warc", ".gz", ".zst", ".zip"))
_SUFFIXES = {"text": ".txt", "markdown": ".md", "jsonl": ".jsonl"}


@dataclass(frozen=True)
class Options:
    """The options of ``clean`` alone, as :mod:`click` gives them."""

    inputs: tuple[Path, ...]
    output: Path | None
    form: Literal["text", "markdown", "jsonl"]
    blocks: Literal["none", "removed", "all"]
    inline: bool
    title_first: bool
    metadata: MetadataMode
    favor: Favor
    skip: tuple[str, ...]
    profile: Path | None
    learn_profile: bool
    by: By


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A folder, or a file: .jsonl, .jsonl.gz, .jsonl.zst or .parquet.")
@click.option(
    "--format",
    "form",
    envvar="NEWSCLEAN_CLEAN_FORMAT",
    type=click.Choice(list(_SUFFIXES)),
    default="text",
    show_default=True,
    help="What a folder or standard output gets; a file is what its name says.",
)
@click.option(
    "--blocks",
    type=click.Choice(["none", "removed", "all"]),
    default="none",
    show_default=True,
    help="Blocks that rows (JSON lines, Parquet) have, with their reasons.",
)
@click.option("--inline", is_flag=True, help="Keep links and emphasis of pages and of Markdown, for Markdown.")
@click.option("--title-first", is_flag=True, help="Begin texts with their title.")
@click.option(
    "--metadata",
    type=click.Choice(get_args(MetadataMode)),
    default="off",
    show_default=True,
    help="Authors, dates and the like in rows: fast, from what pages state; full, also by trafilatura and htmldate.",
)
@as_option
@favor_option
@skip_option
@profile_option
@click.option("--learn-profile", is_flag=True, help="Read all documents twice: first learn what their sites repeat.")
@by_option
@click.option("--overwrite", is_flag=True, help="Replace output of an earlier run.")
@run_options
def clean(**given: Any) -> None:
    """Clean files, folders (recursively) and - (standard input).

    Reads .html, .htm, .txt, .md, .jsonl (each also .gz or .zst), .parquet, .warc and .warc.gz. Without -o the results go to standard
    output.
    A run that was stopped goes on with the same command, and ends with the same output.

    Options that contradict each other are wrong usage. Only what newsclean.toml or the environment says for other outputs is left aside.

    Exit status: 0 all done, 1 some documents failed, 2 wrong usage or an input is missing, 3 nothing was written, 4 the output cannot be
    written, 130 stopped by Ctrl-C.
    """
    running = RunOptions.taken_from(given)
    options = Options(**given)
    demand(options.inputs)
    job = _job(options, running)
    demand_apart(job, options.profile)
    total = demand_documents(job)
    with ExitStack() as stack:
        if options.learn_profile:
            job = _with_learned(stack, job, options.by, total)
        shown = Shown(options.inputs, _summary if job.output else None, _heads(job))
        run = go(job, shown, total)
    end(run, shown)


def _summary(run: Run) -> Iterator[str]:
    first, *rest = run.tally.lines()
    yield first.replace(" documents", f" documents written to {run.job.output}", 1)
    yield from rest


def _job(options: Options, running: RunOptions) -> Job:
    """What the options ask for.

    Raises:
        click.UsageError: if they do not fit together.
    """
    from newsclean.corpus.cleaning import Recipe
    from newsclean.corpus.run import Job

    if options.learn_profile and options.profile:
        raise click.UsageError("--learn-profile makes the profile that --profile would take from a file: give one of them")
    if options.learn_profile and STDIN in options.inputs:
        raise click.UsageError("--learn-profile reads all documents twice, and standard input cannot be")
    form = _form(options)
    _refuse_contradictions(options, form)
    settings = settings_of(
        options.skip, favor=options.favor, inline=options.inline, title_first=options.title_first, metadata=options.metadata
    )
    return Job(
        inputs=options.inputs,
        output=options.output,
        recipe=Recipe(form, options.blocks, running.names, running.size, settings, profile_of(options.profile)),
        reading=running.reading(_SUFFIXES[options.form], columns=form == "row"),
        **running.others(),
    )


def _form(options: Options) -> OutputForm:
    from newsclean.corpus.writers import is_file_output

    output = options.output
    if output and is_file_output(output):
        if output.is_dir():
            raise click.UsageError(f"{output} is a folder")
        return "row" if output.suffix.lower() == ".parquet" else "jsonl"
    if output and not output.is_dir() and (output.exists() or output.suffix.lower() in _FILES):
        raise click.UsageError(f"{output} is neither a folder nor a file that ends in .jsonl, .jsonl.gz, .jsonl.zst or .parquet")
    return options.form


def _refuse_contradictions(options: Options, form: OutputForm) -> None:
    """Make sure that nothing on the command line is in vain.

    Raises:
        click.UsageError: if something is.
    """
    if said("form") and form != options.form:
        raise click.UsageError(f"--format {options.form} contradicts the name {options.output}: a file is what its name says")
    for name, nothing in (("blocks", "none"), ("metadata", "off")):
        if said(name) and getattr(options, name) != nothing and form in ("text", "markdown"):
            raise click.UsageError(f"--{name} needs rows: --format jsonl, or a .jsonl or .parquet file as output")
    if said("by") and not options.learn_profile:
        raise click.UsageError("--by needs --learn-profile: a profile that is made already knows what a site is")


def _heads(job: Job) -> bool:
    """Whether documents on a stream must be told apart."""
    from newsclean.corpus.cleaning import Recipe

    entries = list(islice(job.listing().entries(), 2))
    assert isinstance(job.recipe, Recipe)
    return job.recipe.form != "jsonl" and (len(entries) > 1 or entries[0].kind != "document")


def _with_learned(stack: ExitStack, job: Job, by: By, total: int) -> Job:
    """The job with a profile of its own documents. Documents that cannot be read are told when they are cleaned."""
    from newsclean.corpus.cleaning import Recipe
    from newsclean.corpus.run import learning

    assert isinstance(job.recipe, Recipe)
    shown = Shown(job.inputs, quiet=True, resumable=bool(job.output))
    try:
        first = stack.enter_context(learning(job, by))
    except RunError as error:
        end(None, shown, str(error), NOTHING_WRITTEN)
    assert first.output
    if not first.output.exists():
        go(first, shown, total)
    found: SiteFurniture | None = profile_of(first.output)
    return replace(job, recipe=replace(job.recipe, profile=found), scaffold=first.output)
