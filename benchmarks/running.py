"""Every system over every document: in child processes, several at a time, each result stored as soon as it is there."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Protocol, TypeVar

from benchmarks import metrics
from benchmarks.cache import Cache, hash_of
from benchmarks.children import Child, Output
from benchmarks.documents import Corpus, CorpusError, Document
from benchmarks.metrics import Scores
from benchmarks.systems import System

T = TypeVar("T")
Row = dict[str, Any]  # ready for JSON

_HERE = Path(__file__).parent
_NEWSCLEAN = _HERE.parent / "src" / "newsclean"

_CHUNK = 4  # items that a process takes at a time
TOO_SLOW = "no answer within"  # how the error of a document that exceeded its time begins


class Progress(Protocol):
    """What tells a person how far things are: a tqdm bar has this shape."""

    def update(self, n: float | None = 1) -> bool | None:
        """Count ``n`` more steps as done."""


@dataclass(frozen=True)
class Result:
    """One output and what it is worth.

    Attributes:
        scores: what the output is worth.
        cpu: seconds of CPU time it took.
        error: why there is none, or "".
        facts: what the system knows of it.
    """

    scores: Scores
    cpu: float
    error: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """How to run.

    Attributes:
        jobs: how many processes at a time.
        timeout: wall-clock seconds a document may take.
        rouge: whether to compute ROUGE-LSum.
    """

    jobs: int = 2
    timeout: float = 60.0
    rouge: bool = False


def source_of_newsclean() -> str:
    """A hash of newsclean's own code, weights and wording."""
    return hash_of(_NEWSCLEAN)


def version_key(system: System) -> str:
    """What a system's results depend on: its version and the code that calls it; for newsclean, its source."""
    version = source_of_newsclean() if system.package == "newsclean" else system.version
    return f"{system.name}@{version}+{hash_of(_HERE / 'systems')}"


def readable(corpus: Corpus) -> Corpus:
    """The corpus without the documents whose files are missing or damaged: these are named in ``skipped``."""
    troubles = {document.id: trouble for document in corpus.documents if (trouble := _trouble(document))}
    documents = tuple(document for document in corpus.documents if document.id not in troubles)
    return replace(corpus, documents=documents, skipped=(*corpus.skipped, *(f"{id_}: {trouble}" for id_, trouble in troubles.items())))


def _trouble(document: Document) -> str:
    try:
        return "" if document.fingerprint else "no fingerprint"
    except CorpusError as error:
        return str(error)


def run(system: System, corpus: Corpus, plan: Plan, cache: Cache, progress: Progress) -> dict[str, Result]:
    """Let a system work on a corpus and score what it gives.

    Args:
        system: to run.
        corpus: to run it on.
        plan: how.
        cache: where results are kept; what is there is not computed again.
        progress: is told of every document.

    Returns:
        A result for each document that can be read, by its id, in the order of the corpus.

    Raises:
        ChildError: if the system cannot be started.
    """
    key = f"{version_key(system)}/{_scored_by(plan)}"
    known = {fingerprint: row for fingerprint, row in cache.rows(key).items() if _stands(row, plan)}
    documents = readable(corpus).documents
    missing = {document.fingerprint: document for document in documents if document.fingerprint not in known}
    progress.update(len(corpus.documents) - len(missing))
    for document, output, scores in _computed(system, list(missing.values()), plan):
        row = {"scores": asdict(scores), "cpu": output.cpu, "error": output.error, "facts": output.facts}
        cache.put(key, [(document.fingerprint, row)])
        known[document.fingerprint] = row
        progress.update(1)
    return {document.id: _result(known[document.fingerprint]) for document in documents}


def score_published(outputs: Mapping[str, str], corpus: Corpus, plan: Plan, cache: Cache, progress: Progress) -> dict[str, Result]:
    """Score what a system gave elsewhere for the documents of a corpus; where it gave nothing, the output is empty.

    Args:
        outputs: by document id.
        corpus: of the documents.
        plan: how.
        cache: where results are kept.
        progress: is told of every document.

    Returns:
        A result for each document that can be read, by its id, in the order of the corpus.
    """
    documents = readable(corpus).documents
    wanted = [(document, outputs.get(document.id, ""), plan.rouge) for document in documents]
    names = [f"{document.fingerprint}/{_hash_of_text(text)}" for document, text, _ in wanted]
    rows = kept(_score_row, dict(zip(names, wanted, strict=True)), f"published/{_scored_by(plan)}", cache, plan.jobs, progress)
    return {document.id: Result(Scores.of(rows[name]), 0.0) for document, name in zip(documents, names, strict=True)}


def _score_row(wanted: tuple[Document, str, bool]) -> Row:
    return asdict(metrics.score(*wanted))


def _hash_of_text(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _scored_by(plan: Plan) -> str:
    return f"{hash_of(Path(metrics.__file__))}/{'rouge' if plan.rouge else ''}"


def _stands(row: Row, plan: Plan) -> bool:
    """Whether a row that was kept still holds: a document that took too long then may have the time now."""
    return not (row["error"].startswith(TOO_SLOW) and row["cpu"] < plan.timeout)


def _result(row: Row) -> Result:
    return Result(Scores.of(row["scores"]), row["cpu"], row["error"], row["facts"])


def _computed(system: System, documents: Sequence[Document], plan: Plan) -> Iterator[tuple[Document, Output, Scores]]:
    """Outputs with their scores, as they come."""
    if not documents:
        return
    outputs = _Outputs(system, documents, plan)
    with _pool(plan.jobs) as pool:
        scoring: dict[Future[Scores], tuple[Document, Output]] = {}
        for document, output in outputs:
            scoring[pool.submit(metrics.score, document, output.text, plan.rouge)] = (document, output)
            done, _ = wait(scoring, timeout=0, return_when=FIRST_COMPLETED)
            yield from ((*scoring.pop(future), future.result()) for future in done)
        for future, (document, output) in scoring.items():
            yield document, output, future.result()


class _Outputs:
    """Iterates over documents with their outputs: as many children as jobs take them from one queue."""

    def __init__(self, system: System, documents: Sequence[Document], plan: Plan) -> None:
        self._waiting: SimpleQueue[Document] = SimpleQueue()
        self._done: SimpleQueue[tuple[Document, Output] | Exception | None] = SimpleQueue()
        for document in documents:
            self._waiting.put(document)
        work = partial(threading.Thread, target=self._work, args=(system.name, plan.timeout), daemon=True)
        self._threads = [work() for _ in range(min(plan.jobs, len(documents)))]

    def __iter__(self) -> Generator[tuple[Document, Output], None, None]:
        for thread in self._threads:
            thread.start()
        try:
            yield from self._finished()
        finally:  # if this was cut short, the threads find nothing more to do
            list(_drained(self._waiting))

    def _finished(self) -> Iterator[tuple[Document, Output]]:
        running = len(self._threads)
        while running:
            item = self._done.get()
            if isinstance(item, Exception):
                raise item
            if item is None:
                running -= 1
            else:
                yield item

    def _work(self, system: str, timeout: float) -> None:
        try:
            with Child(system, timeout) as child:
                for document in _drained(self._waiting):
                    self._done.put((document, child.ask(document.read(), document.url)))
        except Exception as error:  # raised where it is waited for: a thread that only ended would be waited for forever
            self._done.put(error)
        self._done.put(None)


def _drained(queue: SimpleQueue[Document]) -> Iterator[Document]:
    with suppress(Empty):
        while True:
            yield queue.get_nowait()


@contextmanager
def _pool(jobs: int) -> Iterator[Executor]:
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))  # forking beside threads can hang
    try:
        yield pool
    finally:  # after an error nobody wants the rest
        pool.shutdown(cancel_futures=True)


def in_processes(work: Callable[[T], Any], documents: Iterable[T], jobs: int, progress: Progress) -> list[Any]:
    """``work`` on every document, in processes, in order."""
    return list(_worked(work, documents, jobs, progress))


def kept(work: Callable[[T], Row], wanted: Mapping[str, T], key: str, cache: Cache, jobs: int, progress: Progress) -> dict[str, Row]:
    """``work`` on everything that is not in the cache yet, in processes; each row is stored as soon as it is there.

    Args:
        work: gives a row for one item; a function of a module, so that other processes find it.
        wanted: the items, by what their rows are stored under.
        key: what the rows depend on beside the items: versions of code.
        cache: where rows are kept.
        jobs: how many processes at a time.
        progress: is told of every item.

    Returns:
        A row for each item, by the same names.
    """
    known = cache.rows(key)
    missing = {name: item for name, item in wanted.items() if name not in known}
    progress.update(len(wanted) - len(missing))
    for name, row in zip(missing, _worked(work, missing.values(), jobs, progress), strict=True):
        cache.put(key, [(name, row)])
        known[name] = row
    return {name: known[name] for name in wanted}


def _worked(work: Callable[[T], Any], items: Iterable[T], jobs: int, progress: Progress) -> Iterator[Any]:
    waiting = list(items)
    if not waiting:
        return
    with _pool(jobs) as pool:
        for found in pool.map(work, waiting, chunksize=_CHUNK):
            yield found
            progress.update(1)
