"""Children that clean documents on all cores, and results in the order of the documents.

Each child is a process of its own behind a pipe, served by one thread. Documents go to it in batches, outcomes come back one by
one, so it is always known which document a child is at: when it dies or takes too long, that one is a failure, and a new
child takes up the rest of the batch. (A pool of the standard library ends, or hangs, with the first of its processes that is killed.)
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from math import inf
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any

from newsclean.corpus.documents import Document, Failure, Outcome, Result, Work
from newsclean.corpus.errors import RunError
from newsclean.corpus.worker import READY, Limits

_BATCH_BYTES = 200_000  # about two pages: a tenth of a second of work, so the pipe costs next to nothing
_BATCH_DOCUMENTS = 32
_WINDOW_BYTES = 32_000_000  # of sources and results that wait, in all
_WINDOW_BATCHES = 8  # for each child
_TICK = 0.05  # seconds between looks at the time limits
_START_SECONDS = 120.0  # importing takes its time on a busy machine
_STARTS = 3  # attempts


@dataclass(frozen=True, slots=True)
class Crew:
    """How many children there are, and what they do.

    Attributes:
        jobs: children at most; one is started when there is work for it.
        recipe: what they are told at their start.
        limits: what a document may cost.
        command: what starts a child; () for the usual one.
    """

    jobs: int
    recipe: Work
    limits: Limits = field(default_factory=Limits)
    command: tuple[str, ...] = ()

    def results(self, documents: Iterable[Document]) -> Generator[Result, None, None]:
        """Clean documents; results come in the same order, whatever the number of children.

        Raises:
            RunError: if no child can be started.
        """
        shift = _Shift(self)
        try:
            yield from shift.results(iter(documents))
        finally:
            shift.end()


def _command() -> tuple[str, ...]:
    """Start a child with this process's own path, so that it has the very same package."""
    return sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}; from newsclean.corpus.worker import main; main()"


@dataclass(slots=True)
class _Batch:
    """Documents that go to a child together.

    Attributes:
        documents: in order.
        outcomes: one for each, as they come.
        done: all are there.
    """

    documents: list[Document] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    done: bool = False

    @property
    def size(self) -> int:
        return sum(document.size for document in self.documents)


class _Shift:
    """One run of a crew: the batches under way, the children at work."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._todo: SimpleQueue[_Batch | None] = SimpleQueue()
        self._done: SimpleQueue[_Batch | BaseException] = SimpleQueue()
        self._waiting: deque[_Batch] = deque()  # in the order of the documents
        self._hands: list[_Hand] = []

    def results(self, documents: Iterator[Document]) -> Iterator[Result]:
        batches = _batches(documents)
        more = True
        while more or self._waiting:
            while more and self._has_room():
                batch = next(batches, None)
                more = batch is not None
                if batch:
                    self._begin(batch)
            while self._waiting and self._waiting[0].done:
                batch = self._waiting.popleft()
                yield from map(Result, batch.documents, batch.outcomes)
            if self._waiting and not self._waiting[0].done and not (more and self._has_room()):
                self._wait()

    def end(self) -> None:
        """Kill the children, whatever they are at. After the last result they are at nothing."""
        for hand in self._hands:
            hand.end()
        for _ in self._hands:
            self._todo.put(None)
        for hand in self._hands:
            hand.join()

    def _has_room(self) -> bool:
        if len(self._waiting) >= _WINDOW_BATCHES * self._crew.jobs:
            return False
        return sum(batch.size for batch in self._waiting) < _WINDOW_BYTES

    def _begin(self, batch: _Batch) -> None:
        self._waiting.append(batch)
        if not any(document.task for document in batch.documents):
            _fill(batch)
            return
        if len(self._hands) < min(self._crew.jobs, sum(not waiting.done for waiting in self._waiting)):
            self._hands.append(_Hand(self._crew, self._todo, self._done))
        self._todo.put(batch)

    def _wait(self) -> None:
        """Wait until a batch is done, and end the children whose time is up."""
        while True:
            with suppress(Empty):
                found = self._done.get(timeout=_TICK)
                if isinstance(found, BaseException):
                    raise found
                return
            for hand in self._hands:
                hand.check()


def _batches(documents: Iterator[Document]) -> Iterator[_Batch]:
    batch, size = _Batch(), 0
    for document in documents:
        batch.documents.append(document)
        size += document.size
        if size >= _BATCH_BYTES or len(batch.documents) >= _BATCH_DOCUMENTS:
            yield batch
            batch, size = _Batch(), 0
    if batch.documents:
        yield batch


def _fill(batch: _Batch) -> None:
    """Note the outcomes that are known without a child: those of documents that could not be read."""
    while len(batch.outcomes) < len(batch.documents):
        document = batch.documents[len(batch.outcomes)]
        if document.task:
            return
        batch.outcomes.append(Outcome(failure=document.failure))
    batch.done = True


class _Hand:
    """A thread that serves one child at a time, and the place where a run looks after it."""

    def __init__(self, crew: Crew, todo: SimpleQueue[_Batch | None], done: SimpleQueue[_Batch | BaseException]) -> None:
        self._crew, self._todo, self._done = crew, todo, done
        self._child: _Child | None = None
        self._ended = False
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def join(self) -> None:
        """Wait until the thread has come to its end."""
        self._thread.join()

    def _run(self) -> None:
        try:
            while (batch := self._todo.get()) and not self._ended:
                self._work(batch)
                self._done.put(batch)
        except BaseException as error:  # it ends the run, in the thread that waits for results
            self._done.put(error)
        finally:
            if child := self._child:
                child.kill()
                child.close()

    def check(self) -> None:
        """Kill the child if its document takes too long."""
        if child := self._child:
            child.check()

    def end(self) -> None:
        """Kill the child and take no more work."""
        self._ended = True
        if child := self._child:
            child.kill()

    def _work(self, batch: _Batch) -> None:
        _fill(batch)
        idle_deaths = 0
        while not batch.done and not self._ended:
            child = self._child = self._child or self._new_child()
            if not _given(child, batch):
                # It died while it had nothing to do: no document's fault. But a batch that kills twice before it has arrived is at fault.
                idle_deaths += 1
                if idle_deaths < _STARTS:
                    self._lost(child)
                    continue
            try:
                self._serve(child, batch)
            except (EOFError, OSError, pickle.UnpicklingError):
                batch.outcomes.append(Outcome(failure=self._lost(child)))
                _fill(batch)

    def _serve(self, child: _Child, batch: _Batch) -> None:
        """Take in outcomes until the batch is done or the child has had enough."""
        while not batch.done:
            outcome, swollen = child.receive()
            batch.outcomes.append(outcome)
            _fill(batch)
            if swollen:
                child.close()
                self._child = None
                return

    def _lost(self, child: _Child) -> Failure:
        self._child = None
        return child.last_words()

    def _new_child(self) -> _Child:
        """A child that is ready.

        Raises:
            RunError: if none starts, or if the run was ended meanwhile.
        """
        why = ""
        for _ in range(_STARTS):
            try:
                child = self._child = _Child(self._crew)
            except OSError as error:
                raise RunError(f"no child process can be started: {error}") from error
            if self._ended:
                child.kill()
            try:
                if not (why := child.greet()):
                    return child
                child.last_words()  # it has told why, and is about to end
            except (EOFError, OSError, pickle.UnpicklingError):
                why = child.last_words().reason
            if self._ended:
                break
        raise RunError(f"no child process can be started: {why}")


def _given(child: _Child, batch: _Batch) -> bool:
    """Send what is left of a batch; False if the child is gone."""
    try:
        child.send([(document.key, document.task) for document in batch.documents[len(batch.outcomes) :] if document.task])
    except OSError:
        return False
    return True


class _Child:
    """A process behind a pipe."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._lock = Lock()
        self._late = False
        self._deadline = inf
        # A session of its own: Ctrl-C on the terminal is for the parent, which ends its children itself.
        self._process = subprocess.Popen(
            crew.command or _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},  # the cores belong to the children
        )

    def greet(self) -> str:
        """Tell the child what to do, and hear that it can: "", or the reason why not."""
        self.send((self._crew.recipe, self._crew.limits))
        answer = self.receive(_START_SECONDS)
        return "" if answer == READY else str(answer)

    def send(self, message: object) -> None:
        """Send a message.

        Raises:
            OSError: if the process is gone before it has read it all.
        """
        assert self._process.stdin
        pickle.dump(message, self._process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()

    def receive(self, seconds: float | None = None) -> Any:
        """Wait for a message.

        Raises:
            EOFError, UnpicklingError: if the process died, or was late and was killed.
        """
        assert self._process.stdout
        self._deadline = time.monotonic() + (seconds or self._crew.limits.seconds)
        answer = pickle.load(self._process.stdout)
        with self._lock:  # either the answer was in time, or the process was late: never both
            self._deadline = inf
            if self._late:
                raise EOFError
        return answer

    def check(self) -> None:
        """Kill the process if it is late."""
        with self._lock:
            if time.monotonic() > self._deadline:
                self._late = True
                self.kill()

    def kill(self) -> None:
        with suppress(OSError):
            self._process.kill()

    def close(self) -> None:
        """Let the process end, and wait for it."""
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what a dead process did not read is still in the pipe
                if pipe:
                    pipe.close()
        self._process.wait()

    def last_words(self) -> Failure:
        """End the process for good, and say why it gave no answer."""
        if not self._late:
            with suppress(subprocess.TimeoutExpired):  # its pipe is closed: it is about to end, and then its status tells why
                self._process.wait(1.0)
        self.kill()
        self.close()
        if self._late:
            return Failure("timed out", f"took longer than {self._crew.limits.seconds:g} seconds (--timeout)")
        code = self._process.returncode
        how = f"of {_signal(-code)}" if code < 0 else f"with exit status {code}"
        return Failure("process died", f"the process that cleaned it died {how}")


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
