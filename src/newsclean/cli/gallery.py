"""``newsclean explain FOLDER --html OUT/``: a page for each document, and an index of them."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NoReturn

from newsclean.cli.common import NOTHING_WRITTEN, OUTPUT_FAILED, SOME_FAILED, USAGE
from newsclean.cli.progress import Progress
from newsclean.cli.running import Shown, demand_documents, end, stoppable
from newsclean.corpus.cleaning import Recipe, article_of
from newsclean.corpus.documents import Document, Failure, Outcome, Result, Task
from newsclean.corpus.errors import MissingExtraError, RunError
from newsclean.corpus.source import attempted
from newsclean.durable import make_folder, write_whole
from newsclean.view import Failed, Summary, explanation_html, index_html, summary_of

if TYPE_CHECKING:
    from newsclean.corpus.run import Job
    from newsclean.corpus.writers.folder import FolderWriter

INDEX, PAGES = "index.html", "pages"  # pages have a folder of their own: one may be called "index.html" too
_CHUNK = 32


@dataclass(frozen=True, slots=True)
class Explained:
    """What a child makes of a document: its page, and what the index tells of it."""

    page: bytes
    summary: Summary


@dataclass(frozen=True, slots=True)
class Explaining:
    """What children do: see :class:`newsclean.corpus.documents.Work`.

    Attributes:
        recipe: how documents are cleaned.
        base: the folder that their names leave out.
    """

    recipe: Recipe
    base: Path

    def outcome(self, key: str, task: Task) -> Outcome:
        """Explain one document. Whatever goes wrong with it is its failure, never an exception."""
        return attempted(lambda: self._outcome(key, task))

    def _outcome(self, key: str, task: Task) -> Outcome:
        article, _ = article_of(task, self.recipe)
        name = short(key, self.base)
        return Outcome(Explained(explanation_html(article, name).encode(), summary_of(article, name)))


def short(key: str, base: Path) -> str:
    """The name of a document within a folder, for people.

    Example:
        >>> short("crawl/news/a.html", Path("crawl"))
        'news/a.html'
    """
    with suppress(ValueError):
        return PurePath(key).relative_to(base).as_posix()
    return key


@dataclass(frozen=True, slots=True)
class _Found:
    """What an index is made of."""

    pages: dict[str, Summary] = field(default_factory=dict)
    failed: list[Failed] = field(default_factory=list)

    def add(self, document: Document, page: Explained, failure: Failure | None, base: Path) -> None:
        """Note what became of a document; ``page`` is only looked at where it did not fail."""
        if failure:
            self.failed.append(Failed(short(document.key, base), failure.reason))
        else:
            self.pages[document.name] = page.summary


def explain_many(job: Job) -> NoReturn:
    """Explain all documents of a folder or file, write an index of them, and end the program.

    Args:
        job: one input, and the folder for the pages.
    """
    (source,), output = job.inputs, job.output
    assert output
    shown = Shown(job.inputs)
    total = demand_documents(job)
    found = _Found()
    try:
        _refuse(source, output, job.overwrite)
        with stoppable(), Progress(total) as progress:
            _explain(job, found, progress)
        if found.pages:
            write_whole(output / INDEX, index_html(found.pages, found.failed, source.resolve().name).encode())
    except KeyboardInterrupt as stop:
        end(None, shown, f"stopped; {output} has no index", 128 + (stop.args[0] if stop.args else signal.SIGINT))
    except MissingExtraError as error:
        end(None, shown, str(error), USAGE)
    except RunError as error:
        end(None, shown, str(error), SOME_FAILED if found.pages else NOTHING_WRITTEN)
    except OSError as error:
        end(None, shown, f"{error.filename or output}: {error.strerror or error}", OUTPUT_FAILED)
    end(None, shown, status=0 if not found.failed else SOME_FAILED if found.pages else NOTHING_WRITTEN)


def _refuse(source: Path, output: Path, overwrite: bool) -> None:
    """Make sure that nothing is replaced that must stay.

    Raises:
        RunError: if something would be.
    """
    if output.resolve() == source.resolve():
        raise RunError(f"the pages cannot go where the documents are: {output}")
    if output.exists() and not output.is_dir():
        raise RunError(f"{output} is a file; many pages need a folder")
    if (output / INDEX).exists() and not overwrite:
        raise RunError(f"{output / INDEX} exists already (--overwrite replaces it)")


def _explain(job: Job, found: _Found, progress: Progress) -> None:
    """Write the pages chunk by chunk, and note what became of each document."""
    from newsclean.corpus.crew import Crew
    from newsclean.corpus.writers import bookkeeping
    from newsclean.corpus.writers.folder import FolderWriter

    assert isinstance(job.recipe, Recipe) and job.output
    source = job.inputs[0]
    base = source if source.is_dir() else source.parent
    crew = Crew(job.jobs, Explaining(job.recipe, base), job.limits)
    make_folder(job.output)
    writer = FolderWriter(job.output, job.overwrite, job.inputs)
    writer.resume({})
    documents = (replace(document, name=f"{PAGES}/{document.name}") for document in job.documents())
    try:
        with closing(crew.results(documents)) as results:
            while chunk := list(islice(results, _CHUNK)):
                for document, page, failure in _written(writer, chunk):
                    found.add(document, page, failure, base)
                    progress.saw(document, failure)
    finally:
        with suppress(OSError):  # it may hold the files of another run
            bookkeeping(job.output, is_file=False).rmdir()


def _written(writer: FolderWriter, chunk: list[Result]) -> Iterator[tuple[Document, Explained, Failure | None]]:
    """Write the pages of a chunk; tells of each document why it has none."""
    bodies = [result.outcome.body for result in chunk]
    pages = [replace(result, outcome=replace(result.outcome, body=body and body.page)) for result, body in zip(chunk, bodies, strict=True)]
    failures, _ = writer.write(pages)
    for result, body, failure in zip(chunk, bodies, failures, strict=True):
        yield result.document, body, result.outcome.failure or failure
