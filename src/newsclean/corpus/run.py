"""A corpus run from its documents to its output. READ THIS FIRST of all in this package.

Documents come in a fixed order, children clean them, results come back in that order and are written in chunks. After each chunk
the journal says how many documents are done, so a run that was stopped anywhere goes on there and ends with the same output.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from newsclean import __version__
from newsclean.corpus.cleaning import Recipe, as_line
from newsclean.corpus.crew import Crew
from newsclean.corpus.documents import Document, Failure, Result
from newsclean.corpus.errors import InputChangedError, OutputError, RunError
from newsclean.corpus.journal import Journal, Lock, Mark
from newsclean.corpus.learning import Lesson
from newsclean.corpus.listing import Listing
from newsclean.corpus.readers import Reading, input_name, read
from newsclean.corpus.tally import Tally
from newsclean.corpus.targets import keep_apart
from newsclean.corpus.unpack import PACKINGS
from newsclean.corpus.worker import Limits
from newsclean.corpus.writers import Writer, bookkeeping, is_file_output, writer_for
from newsclean.corpus.writers.jsonl import LinesFile
from newsclean.corpus.writers.stream import StreamWriter
from newsclean.repeats.sites import By

_CHUNK = 64  # documents: few are done again after a stop, and the disk is asked seldom
_CHUNK_CHARS = 16_000_000
_CHUNK_SECONDS = 1.0


class TooManyFailuresError(RunError):
    """More documents failed than ``--max-errors`` allows."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a run is to do.

    Attributes:
        inputs: files and folders that exist; ``-`` is standard input.
        output: a folder, or a file that ends in .jsonl, .jsonl.gz, .jsonl.zst or .parquet; None for a stream.
        recipe: how documents are cleaned, or learned from: then the output is a site profile.
        reading: how files are read.
        jobs: processes at a time; the output is the same for any number.
        limits: what a document may cost.
        overwrite: whether output of an earlier run may be replaced.
        errors_to: a file that takes the documents that were refused, with their reasons, as JSON lines.
        report: a file that takes the summary, once whoever calls the run writes it.
        max_errors: failures that are borne; None for any number.
        scaffold: a file beside the journal that goes when all is done, such as a profile that was learned for this run alone.
    """

    inputs: tuple[Path, ...]
    output: Path | None
    recipe: Recipe | Lesson = field(default_factory=Recipe)
    reading: Reading = field(default_factory=Reading)
    jobs: int = 1
    limits: Limits = field(default_factory=Limits)
    overwrite: bool = False
    errors_to: Path | None = None
    report: Path | None = None
    max_errors: int | None = None
    scaffold: Path | None = None

    @property
    def is_file(self) -> bool:
        """Whether the output is one file."""
        return self.output is not None and (isinstance(self.recipe, Lesson) or is_file_output(self.output))

    @property
    def bookkeeping(self) -> Path | None:
        """The folder for what must be remembered; none for a stream, which cannot be taken up again."""
        return bookkeeping(self.output, self.is_file) if self.output else None

    def listing(self) -> Listing:
        """The files of the run."""
        outside = [path.resolve() for path in (self.output, self.errors_to, self.report) if path]
        return Listing(self.inputs, self.reading.ending, outside)

    def documents(self) -> Iterator[Document]:
        """All documents, in the order in which their results are written."""
        done = 0
        for entry in self.listing().entries():
            for document in read(entry, self.reading):
                name = input_name(entry, document) if isinstance(self.recipe, Lesson) else document.name
                yield replace(document, name=name, at=document.at + done)
            done += entry.size

    def journal(self) -> Journal | None:
        """The memory of the run; none for a stream."""
        if not self.output or not self.bookkeeping:
            return None
        inputs = [path.resolve().as_posix().encode("utf-8", "surrogateescape").hex() for path in self.inputs]
        command = {"version": __version__, "inputs": inputs, "recipe": self.recipe.described(), "reading": asdict(self.reading)}
        output = {"output": ascii(self.output.resolve()), "errors": ascii(self.errors_to and self.errors_to.resolve())}
        return Journal(self.bookkeeping, {**command, **output})

    def keep_apart(self, *others: Path) -> None:
        """Make sure that nothing that is read would be lost.

        Args:
            others: files that are read beside the inputs.

        Raises:
            TargetError: if something would be; nothing is written yet.
        """
        named = {"-o": self.output if self.is_file else None, "--errors-to": self.errors_to, "--report": self.report}
        files = {option: path for option, path in named.items() if path}
        there = [path for option, path in files.items() if option != "--report" and path.exists()]
        made = there if there and (journal := self.journal()) and journal.begun else ()
        keep_apart((*self.inputs, *others), files, None if self.is_file else self.output, self.reading.ending, made)

    def refuse_to_overwrite(self) -> None:
        """Make sure that no file of results is there.

        Raises:
            RunError: if one is, and must not be replaced.
        """
        for path in (self.output if self.is_file else None, self.errors_to):
            if path and path.exists() and not self.overwrite:
                raise RunError(f"{path} exists already (--overwrite replaces it)")


Watch = Callable[[Document, Failure | None], Any]


class Run:
    """One call of a job.

    Args:
        job: what to do.
        stream: takes the results where the job has no output.
        heads: tell several documents on the stream apart.

    Attributes:
        job: what to do.
        tally: what happened so far, in earlier calls too that were stopped.
        resumed: documents that earlier calls have done.
        complete: whether the output is there.

    Raises:
        MissingExtraError: if an optional package is missing.
        TargetError: if the job would write to what it reads.
    """

    def __init__(self, job: Job, stream: BinaryIO | None = None, heads: bool = False) -> None:
        job.keep_apart()
        self.job = job
        self._journal = job.journal()
        self._writer = _writer(job, stream, heads)
        self._seamless = self._writer.seamless and not (job.errors_to and job.errors_to.suffix.lower() in PACKINGS)
        self._errors = LinesFile(job.errors_to, bookkeeping(job.errors_to, is_file=True) / "spool") if job.errors_to else None
        # The file of errors first: a run that is refused makes no folder of results.
        places = (job.errors_to and bookkeeping(job.errors_to, is_file=True), job.bookkeeping)
        self._locks = [Lock(place) for place in places if place]
        self.tally = Tally()
        self.resumed = 0
        self.complete = False
        self._chunk: list[Result] = []

    def go(self, watch: Watch = lambda document, failure: None) -> Tally:
        """Do what is left to do.

        Args:
            watch: is told of every document that is done, and why it failed, if it did.

        Returns:
            The counts over the whole run.

        Raises:
            DamagedJournalError: if a stopped run cannot go on, because what it noted cannot be read.
            InputChangedError: if a stopped run cannot go on, because its input is another one now.
            OutputError: if the output cannot be written.
            TooManyFailuresError: if more documents failed than the job bears.
            RunError: if the output is there already, another run writes to it, or no child can be started.
        """
        with ExitStack() as stack:
            try:
                self._go(stack, watch)
            except OSError as error:
                if isinstance(error, BrokenPipeError):
                    raise
                where = error.filename or self.job.output or "standard output"
                raise OutputError(f"{where}: {error.strerror or error}") from error
        return self.tally

    def _go(self, stack: ExitStack, watch: Watch) -> None:
        mark = self._begin(stack)
        documents = self._left(mark)
        crew = Crew(self.job.jobs, self.job.recipe, self.job.limits)
        results = stack.enter_context(closing(crew.results(documents)))
        try:
            for chunk in self._chunks(results):
                self._write(chunk, watch)
        except KeyboardInterrupt:
            if self._seamless and self._chunk:
                self._write(self._chunk, watch)
            raise
        self._finish()

    def _begin(self, stack: ExitStack) -> Mark:
        """Take up the run where it was stopped, or begin it."""
        for lock in self._locks:
            stack.callback(lock.release)
            lock.take()
        mark = self._journal.read() if self._journal else None
        if mark is None:
            self.job.refuse_to_overwrite()
        if self._journal:
            self._journal.void_others()
        mark = mark or Mark()
        stack.callback(self._writer.close)
        self._writer.resume(dict(mark.states.get("output", {})))
        if self._errors:
            stack.callback(self._errors.close)
            self._errors.resume(mark.states.get("errors", {}).get("size", 0))
        self.tally, self.resumed = Tally.from_dict(mark.tally), mark.documents
        return mark

    def _left(self, mark: Mark) -> Iterator[Document]:
        """The documents that are not done yet."""
        documents = self.job.documents()
        done = deque(islice(documents, mark.documents), maxlen=1)
        if mark.documents and [document.key for document in done] != [mark.key]:
            raise InputChangedError(
                f"the run was stopped after {mark.documents:,} documents, at {mark.key}, but the input is another one now; "
                f"remove {self.job.bookkeeping} to begin anew"
            )
        return documents

    def _chunks(self, results: Iterator[Result]) -> Iterator[Sequence[Result]]:
        """Results in chunks. Where the ends of chunks leave a trace in the output, they depend on nothing but the results."""
        self._chunk, chars, began = [], 0, time.monotonic()
        for result in results:
            self._chunk.append(result)
            chars += result.outcome.facts.kept if result.outcome.facts else 0
            due = self._seamless and (self._is_prompt(result) or time.monotonic() - began > _CHUNK_SECONDS)
            if due or len(self._chunk) >= _CHUNK or chars >= _CHUNK_CHARS:
                yield self._chunk
                self._chunk, chars, began = [], 0, time.monotonic()
        if self._chunk:
            yield self._chunk

    def _is_prompt(self, result: Result) -> bool:
        """True if nobody should wait: a stream wants each result at once, and a failure may end the run."""
        return not self.job.output or (self.job.max_errors is not None and result.outcome.failure is not None)

    def _write(self, chunk: Sequence[Result], watch: Watch) -> None:
        """Make a chunk durable, and remember that it is done."""
        self._chunk = []  # a chunk that is interrupted here is not written again in this call: part of it may be there
        written, state = self._writer.write(chunk)
        failures = [result.outcome.failure or failure for result, failure in zip(chunk, written, strict=True)]
        states = {"output": state}
        if self._errors:
            refused = ((result.document, failure) for result, failure in zip(chunk, failures, strict=True) if failure)
            lines = (as_line({"source": document.key, "kind": failure.kind, "reason": failure.reason}) for document, failure in refused)
            states["errors"] = {"size": self._errors.append(lines)}
        for result, failure in zip(chunk, failures, strict=True):
            self.tally.add(result.outcome.facts, failure)
        if self._journal:
            self._journal.write(Mark(self.tally.documents, chunk[-1].document.key, states, self.tally.as_dict()))
        for result, failure in zip(chunk, failures, strict=True):
            watch(result.document, failure)
        self._check_failures()

    def _check_failures(self) -> None:
        most = self.job.max_errors
        if most is not None and self.tally.failed > most:
            raise TooManyFailuresError(f"{self.tally.failed:,} documents failed, more than {most:,} (--max-errors)")

    def _finish(self) -> None:
        self._writer.finish()
        if self._errors:
            self._errors.finish()
        self.complete = True
        if self.job.scaffold:
            self.job.scaffold.unlink(missing_ok=True)
        if self._journal:
            self._journal.forget()


@contextmanager
def learning(job: Job, by: By) -> Iterator[Job]:
    """The job to run before another one, which learns a profile from the same documents.

    Its output lies beside the journal of the other job, if that has one, and stays there until that one is done; else it goes at the end.

    Args:
        job: the other job.
        by: what a site is.

    Raises:
        RunError: if the other job must not replace its output: better told now than after hours.
    """
    with ExitStack() as stack:
        folder = job.bookkeeping
        if folder is None:
            folder = Path(stack.enter_context(TemporaryDirectory()))
        elif not any(folder.glob("journal-*.json")):
            job.refuse_to_overwrite()
        lesson = Lesson(by, job.recipe.names, job.recipe.max_size)
        first = replace(job, recipe=lesson, errors_to=None, report=None, max_errors=None, overwrite=True)
        memory = replace(first, output=folder / "learned.profile").journal()
        assert memory
        yield replace(first, output=folder / f"learned-{memory.mark}.profile")


def _writer(job: Job, stream: BinaryIO | None, heads: bool) -> Writer:
    if not job.output:
        assert stream
        return StreamWriter(stream, heads)
    if isinstance(job.recipe, Lesson):
        from newsclean.corpus.writers.profile import ProfileWriter

        return ProfileWriter(job.output, bookkeeping(job.output, is_file=True) / "spool", job.recipe.by)
    return writer_for(job.output, job.overwrite, job.inputs)
