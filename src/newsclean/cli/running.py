"""What commands share that run over many documents: their options, and how a run begins and ends."""

from __future__ import annotations

import json
import math
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeVar

import click

from newsclean.cli.common import NOTHING_WRITTEN, OUTPUT_FAILED, SOME_FAILED, USAGE, leave_quietly, said
from newsclean.corpus.errors import MissingExtraError, OutputError, RunError, TargetError

if TYPE_CHECKING:
    from newsclean.corpus.readers import FieldNames, Reading
    from newsclean.corpus.run import Job, Run

_Command = TypeVar("_Command", bound=Callable[..., Any])
_Options = TypeVar("_Options", bound="ReadingOptions")
_MB = 1_000_000
_file: Any = click.Path(path_type=Path, dir_okay=False)

_amount = click.FloatRange(0, min_open=True)


def _finite(_: click.Context, __: click.Parameter, value: float) -> float:
    """Refuse what counts as a number for :mod:`click`, and is no limit."""
    if not math.isfinite(value):
        raise click.BadParameter(f"{value} is no finite number")
    return value


def _whole_bytes(context: click.Context, option: click.Parameter, value: float) -> float:
    """Refuse a size that no document can keep: none would be read."""
    if int(_finite(context, option, value) * _MB) < 1:
        raise click.BadParameter(f"{value} MB is less than a byte")
    return value


_READING = (
    click.option("--jobs", type=click.IntRange(1), help="Processes at a time.  [default: all cores]"),
    click.option("--timeout", type=_amount, callback=_finite, default=60, show_default=True, help="Seconds that a document may take."),
    click.option("--memory", type=click.IntRange(0), default=1000, show_default=True, help="MB that a document may take; 0 for no limit."),
    click.option("--max-size", type=_amount, callback=_whole_bytes, default=20, show_default=True, help="MB that a document may have."),
    click.option("--html-field", default="html", show_default=True, help="Field or column that holds a page."),
    click.option("--text-field", default="text", show_default=True, help="Field or column that holds extracted text."),
    click.option("--url-field", default="url", show_default=True, help="Field or column that holds the address."),
)
_OPTIONS = (
    *_READING,
    click.option("--errors-to", type=_file, help="Write refused documents, with reasons, to this file (JSON lines)."),
    click.option("--max-errors", type=click.IntRange(0), help="End when more documents than this have failed."),
    click.option("--fail-fast", is_flag=True, help="End with the first failure: --max-errors 0."),
    click.option("--report", type=_file, help="Write the summary to this file (JSON), in place of what it held."),
)


def run_options(command: _Command) -> _Command:
    """The options that :class:`RunOptions` holds."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def reading_options(command: _Command) -> _Command:
    """The options that :class:`ReadingOptions` holds."""
    for option in reversed(_READING):
        command = option(command)
    return command


@dataclass(frozen=True)
class ReadingOptions:
    """How documents are read, and what they may cost, as :mod:`click` gives it."""

    kind: Literal["auto", "html", "text"]
    overwrite: bool
    jobs: int | None
    timeout: float
    memory: int
    max_size: float
    html_field: str
    text_field: str
    url_field: str

    @classmethod
    def taken_from(cls: type[_Options], given: dict[str, Any]) -> _Options:
        """Take these options out of all that a command was given."""
        return cls(**{name: given.pop(name) for name in cls.__dataclass_fields__})

    @property
    def names(self) -> FieldNames:
        """Where the parts of a record are."""
        from newsclean.corpus.readers import FieldNames

        return FieldNames(self.html_field, self.text_field, self.url_field)

    @property
    def size(self) -> int:
        """Bytes that a document may have."""
        return int(self.max_size * _MB)

    def reading(self, ending: str, columns: bool = False) -> Reading:
        """How files are read."""
        from newsclean.corpus.readers import Reading

        return Reading("guess" if self.kind == "auto" else self.kind, self.names, self.size, ending, columns)

    def others(self) -> dict[str, Any]:
        """The other parts of a job."""
        from newsclean.corpus.worker import Limits

        return {"jobs": self.jobs or _cores(), "limits": Limits(self.timeout, self.memory * _MB), "overwrite": self.overwrite}


@dataclass(frozen=True)
class RunOptions(ReadingOptions):
    """The options of a run, as :mod:`click` gives them."""

    errors_to: Path | None
    max_errors: int | None
    fail_fast: bool
    report: Path | None

    def others(self) -> dict[str, Any]:
        """The other parts of a job.

        Raises:
            click.UsageError: if they contradict each other.
        """
        return {**super().others(), "errors_to": self.errors_to, "report": self.report, "max_errors": self._borne()}

    def _borne(self) -> int | None:
        """The failures that are borne: of two answers that of the command line."""
        if not self.fail_fast or (said("max_errors") and not said("fail_fast")):
            return self.max_errors
        if self.max_errors and said("max_errors") == said("fail_fast"):
            raise click.UsageError(f"--fail-fast is --max-errors 0, and --max-errors {self.max_errors} is given too: give one of them")
        return 0


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True)
class Shown:
    """How people are told of a run.

    Attributes:
        inputs: as they were named.
        summary: the lines that tell of a run that ended; None for a run without a summary.
        heads: tell several documents on a stream apart.
        quiet: tell of no failure.
        resumable: whether the same command can go on where the run was stopped.
    """

    inputs: tuple[Path, ...]
    summary: Callable[[Run], Iterator[str]] | None = None
    heads: bool = False
    quiet: bool = False
    resumable: bool = True


def demand_apart(job: Job, *others: Path | None) -> None:
    """Make sure that nothing that is read would be lost.

    Args:
        job: what to do.
        others: files that are read beside the inputs, if any.

    Raises:
        click.UsageError: if something would be.
    """
    try:
        job.keep_apart(*(path for path in others if path))
    except TargetError as error:
        raise click.UsageError(str(error)) from error


def demand_documents(job: Job) -> int:
    """Bytes of input; ends the program if there is no document."""
    entries = job.listing().entries()
    if first := next(entries, None):
        return first.size + sum(entry.size for entry in entries)
    click.echo(f"newsclean: nothing to do: no .html, .htm, .txt, .md or other files in {', '.join(map(str, job.inputs))}", err=True)
    sys.exit(NOTHING_WRITTEN)


def go(job: Job, shown: Shown, total: int) -> Run:
    """Run to the end; ends the program where the run ends early.

    Args:
        job: what to do.
        shown: how people are told.
        total: bytes of input.
    """
    from newsclean.cli.progress import Progress
    from newsclean.corpus.run import Run

    run = None
    again = "; the same command goes on from here" if job.output and shown.resumable else ""
    try:
        with stoppable(), Progress(total, shown.quiet) as progress:
            run = Run(job, sys.stdout.buffer, shown.heads)
            run.go(progress.saw)
    except BrokenPipeError:
        leave_quietly()
    except KeyboardInterrupt as stop:
        end(run, shown, f"stopped{again}", 128 + (stop.args[0] if stop.args else signal.SIGINT))
    except MissingExtraError as error:
        end(None, shown, str(error), USAGE)
    except OutputError as error:
        end(run, shown, f"{error}{again}", OUTPUT_FAILED)
    except RunError as error:
        end(run, shown, str(error), SOME_FAILED if run and run.tally.written else NOTHING_WRITTEN)
    assert run
    return run


class stoppable:  # noqa: N801  a context manager, named as one
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


def end(run: Run | None, shown: Shown, trouble: str = "", status: int | None = None) -> NoReturn:
    """Tell how it went, and end.

    Args:
        run: as far as it came; None if it did not begin.
        shown: how people are told.
        trouble: why it ended early.
        status: of the program; None to go by the documents.
    """
    if status is None:
        assert run
        status = 0 if not run.tally.failed else SOME_FAILED if run.tally.written else NOTHING_WRITTEN
    if trouble:
        click.echo(f"newsclean: {trouble}", err=True)
    if run and shown.summary:
        told = f"newsclean: {run.resumed:,} documents were done before.\n" if run.resumed else ""
        click.echo(told + "\n".join(shown.summary(run)), err=True)
    if run and run.job.report:
        status = _reported(run.job.report, {**run.tally.as_dict(), "status": status}) or status
    sys.exit(status)


def _reported(path: Path, summary: Mapping[str, Any]) -> int:
    from newsclean.durable import write_whole

    try:
        write_whole(path, json.dumps(summary, indent=1, ensure_ascii=False).encode())
    except OSError as error:
        click.echo(f"newsclean: {path}: {error.strerror}", err=True)
        return OUTPUT_FAILED
    return 0
