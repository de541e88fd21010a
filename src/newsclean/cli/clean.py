"""``newsclean clean``."""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Literal, NoReturn

import click

from newsclean.cli.common import (
    NOTHING_WRITTEN,
    OUTPUT_FAILED,
    SOME_FAILED,
    USAGE,
    as_option,
    demand,
    leave_quietly,
    settings_of,
    skip_option,
)
from newsclean.corpus.errors import MissingExtraError, OutputError, RunError

if TYPE_CHECKING:
    from newsclean.corpus.run import Job, Run

_SUFFIXES = {"text": ".txt", "markdown": ".md", "jsonl": ".jsonl"}
_MB = 1_000_000
_file: Any = click.Path(path_type=Path, dir_okay=False)


@dataclass(frozen=True)
class Options:
    """The options of ``clean``, as :mod:`click` gives them."""

    inputs: tuple[Path, ...]
    output: Path | None
    form: Literal["text", "markdown", "jsonl"]
    blocks: Literal["none", "removed", "all"]
    kind: Literal["auto", "html", "text"]
    skip: tuple[str, ...]
    overwrite: bool
    jobs: int | None
    timeout: float
    memory: int
    max_size: float
    html_field: str
    text_field: str
    url_field: str
    errors_to: Path | None
    max_errors: int | None
    fail_fast: bool
    report: Path | None


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
    help="What a folder gets.",
)
@click.option(
    "--blocks",
    type=click.Choice(["none", "removed", "all"]),
    default="none",
    show_default=True,
    help="Blocks that rows have, with their reasons.",
)
@as_option
@skip_option
@click.option("--overwrite", is_flag=True, help="Replace output of an earlier run.")
@click.option("--jobs", type=click.IntRange(1), help="Processes at a time.  [default: all cores]")
@click.option("--timeout", type=click.FloatRange(0, min_open=True), default=60, show_default=True, help="Seconds that a document may take.")
@click.option("--memory", type=click.IntRange(0), default=1000, show_default=True, help="MB that a document may take; 0 for no limit.")
@click.option("--max-size", type=click.FloatRange(0, min_open=True), default=20, show_default=True, help="MB that a document may have.")
@click.option("--html-field", default="html", show_default=True, help="Field or column that holds a page.")
@click.option("--text-field", default="text", show_default=True, help="Field or column that holds extracted text.")
@click.option("--url-field", default="url", show_default=True, help="Field or column that holds the address.")
@click.option("--errors-to", type=_file, help="Write refused documents, with reasons, to this file (JSON lines).")
@click.option("--max-errors", type=click.IntRange(0), help="End when more documents than this have failed.")
@click.option("--fail-fast", is_flag=True, help="End with the first failure: --max-errors 0.")
@click.option("--report", type=_file, help="Write the summary to this file (JSON).")
def clean(**given: Any) -> None:
    """Clean files, folders (recursively) and - (standard input).

    Reads .html, .htm, .txt, .jsonl (each also .gz or .zst), .parquet, .warc and .warc.gz. Without -o the results go to standard output.
    A run that was stopped goes on with the same command, and ends with the same output.

    Exit status: 0 all done, 1 some documents failed, 2 wrong usage or an input is missing, 3 nothing was written, 4 the output cannot be
    written, 130 stopped by Ctrl-C.
    """
    options = Options(**given)
    demand(options.inputs)
    job = _job(options)
    entries = list(islice(job.listing().entries(), 2))
    if not entries:
        click.echo(f"newsclean: nothing to do: no .html, .htm, .txt or other files in {', '.join(map(str, options.inputs))}", err=True)
        sys.exit(NOTHING_WRITTEN)
    several = len(entries) > 1 or entries[0].kind != "document"
    _go(job, options, sum(entry.size for entry in job.listing().entries()), heads=several and job.recipe.form != "jsonl")


def _job(options: Options) -> Job:
    """What the options ask for.

    Raises:
        click.UsageError: if they do not fit together.
    """
    from newsclean.corpus.cleaning import OutputForm, Recipe
    from newsclean.corpus.readers import FieldNames, Reading
    from newsclean.corpus.run import Job
    from newsclean.corpus.worker import Limits
    from newsclean.corpus.writers import is_file_output

    output = options.output
    form: OutputForm = options.form
    if output and is_file_output(output):
        form = "row" if output.suffix.lower() == ".parquet" else "jsonl"
        if output.is_dir():
            raise click.UsageError(f"{output} is a folder")
    elif output and output.exists() and not output.is_dir():
        raise click.UsageError(f"{output} is neither a folder nor a file that ends in .jsonl, .jsonl.gz, .jsonl.zst or .parquet")
    names = FieldNames(options.html_field, options.text_field, options.url_field)
    size = int(options.max_size * _MB)
    return Job(
        inputs=options.inputs,
        output=output,
        recipe=Recipe(form, options.blocks, names, size, settings_of(options.skip)),
        reading=Reading("guess" if options.kind == "auto" else options.kind, names, size, _SUFFIXES[options.form], columns=form == "row"),
        jobs=options.jobs or _cores(),
        limits=Limits(options.timeout, options.memory * _MB),
        overwrite=options.overwrite,
        errors_to=options.errors_to,
        max_errors=0 if options.fail_fast else options.max_errors,
    )


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _go(job: Job, options: Options, total: int, heads: bool) -> None:
    from newsclean.cli.progress import Progress
    from newsclean.corpus.run import Run

    run = None
    try:
        with _stoppable(), Progress(total) as progress:
            run = Run(job, sys.stdout.buffer, heads)
            run.go(progress.saw)
    except BrokenPipeError:
        leave_quietly()
    except KeyboardInterrupt as stop:
        number = stop.args[0] if stop.args else signal.SIGINT
        _end(run, options, "stopped; the same command goes on from here" if options.output else "stopped", 128 + number)
    except MissingExtraError as error:
        _end(None, options, str(error), USAGE)
    except OutputError as error:
        _end(run, options, f"{error}; the same command goes on from here" if options.output else str(error), OUTPUT_FAILED)
    except RunError as error:
        _end(run, options, str(error), SOME_FAILED if run and run.tally.written else NOTHING_WRITTEN)
    assert run
    _end(run, options, "", 0 if not run.tally.failed else SOME_FAILED if run.tally.written else NOTHING_WRITTEN)


class _stoppable:  # noqa: N801  a context manager, named as one
    """SIGTERM and SIGHUP end a run as Ctrl-C does; the exception carries the number of the signal."""

    _NAMES = ("SIGTERM", "SIGHUP")

    def __enter__(self) -> None:
        self._before = {}
        for number in (getattr(signal, name) for name in self._NAMES if hasattr(signal, name)):
            with suppress(ValueError):  # not the main thread
                self._before[number] = signal.signal(number, _stop)

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)


def _stop(number: int, _: FrameType | None) -> None:
    raise KeyboardInterrupt(number)


def _end(run: Run | None, options: Options, trouble: str, status: int) -> NoReturn:
    """Tell how it went, and end."""
    if trouble:
        click.echo(f"newsclean: {trouble}", err=True)
    if run and (options.output or status > OUTPUT_FAILED):
        told = f"newsclean: {run.resumed:,} documents were done before.\n" if run.resumed else ""
        where = f" written to {options.output}" if options.output else ""
        lines = list(run.tally.lines())
        click.echo(told + "\n".join([lines[0].replace(" documents", f" documents{where}", 1), *lines[1:]]), err=True)
    if run and options.report:
        status = _reported(run, options.report, status)
    sys.exit(status)


def _reported(run: Run, path: Path, status: int) -> int:
    from newsclean.corpus.durable import write_whole

    try:
        write_whole(path, json.dumps({**run.tally.as_dict(), "status": status}, indent=1, ensure_ascii=False).encode())
    except OSError as error:
        click.echo(f"newsclean: {path}: {error.strerror}", err=True)
        return OUTPUT_FAILED
    return status
