"""Steps for datatrove pipelines, whatever reader comes before them.

Cleaning alone is one step, :class:`CleanNews`. With a site profile there are three pipelines, as with datatrove's own deduplication:

1. a reader, then :class:`LearnSites`: what each document teaches is written to one of ``shards`` folders, by its site;
2. :class:`MergeSites`, as many tasks as shards: each sorts one folder by site and makes one profile;
3. the reader again, then :class:`CleanNews` with the folder of profiles, then a writer.

A site lies in one shard whole, and a shard is sorted in bounded memory, so neither number needs to be known well beforehand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from datatrove.data import Document, DocumentsPipeline
from datatrove.io import DataFolder, DataFolderLike, get_datafolder
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.writers.disk_base import DiskWriter
from datatrove.utils.typeshelper import StatHints

from newsclean.corpus import documents as corpus
from newsclean.corpus.cleaning import Blocks, Recipe
from newsclean.corpus.crew import Crew
from newsclean.corpus.documents import Failure, Outcome, Task, Work
from newsclean.corpus.learning import Lesson
from newsclean.corpus.lessons import framed, ledgers
from newsclean.corpus.worker import Limits
from newsclean.repeats.furniture import SiteFurniture
from newsclean.repeats.sites import By
from newsclean.repeats.store import write
from newsclean.settings import Settings

Given = Literal["html", "text", "guess"]


class LearnSites(PipelineStep):  # type: ignore[misc]
    """First of three: writes what documents teach of their sites, and passes the documents on.

    Args:
        output_folder: takes ``SHARD/RANK.facts``.
        shards: how many folders; the tasks of :class:`MergeSites`.
        given: what the documents hold.
        by: what a site is; the address is looked for in ``metadata["url"]``, then in the page.
        limits: what a document may cost.
        max_size: characters that a document may have.
    """

    type = "🧹 - NEWSCLEAN"
    name = "🏫 learn sites"

    def __init__(
        self,
        output_folder: DataFolderLike,
        shards: int,
        given: Given = "guess",
        by: By = "domain",
        limits: Limits | None = None,
        max_size: int = 20_000_000,
    ) -> None:
        super().__init__()
        self.output_folder: DataFolder = get_datafolder(output_folder)
        self.shards, self.given, self.by, self.limits, self.max_size = shards, given, by, limits or Limits(), max_size

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """Learn from each document."""
        with self.output_folder.get_output_file_manager(mode="wb") as files:
            for document, outcome in _outcomes(_tasks(data, self.given, self.max_size), Lesson(self.by), self.limits):
                self.stat_update(StatHints.total)
                if outcome.failure:
                    self.stat_update(f"failed_{outcome.failure.kind}")
                elif outcome.body is not None:
                    shard = shard_of(outcome.body.site, self.shards)
                    files.write(f"{shard:05d}/{rank:05d}.facts", framed(outcome.body, document.id))
                yield document


class MergeSites(PipelineStep):  # type: ignore[misc]
    """Second of three: one task a shard, which makes one profile of what :class:`LearnSites` wrote there.

    Args:
        input_folder: the output of the first.
        output_folder: takes ``SHARD.profile``.
        by: what a site is; as in the first.
    """

    type = "🧹 - NEWSCLEAN"
    name = "📒 merge sites"

    def __init__(self, input_folder: DataFolderLike, output_folder: DataFolderLike, by: By = "domain") -> None:
        super().__init__()
        self.input_folder: DataFolder = get_datafolder(input_folder)
        self.output_folder: DataFolder = get_datafolder(output_folder)
        self.by = by

    def run(self, data: DocumentsPipeline = None, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """Make the profile of a shard."""
        if data:
            raise ValueError("MergeSites takes no documents: it comes alone in its pipeline")
        with TemporaryDirectory() as folder:
            spool, made = Path(folder, "spool"), Path(folder, "profile")
            with spool.open("wb") as collected:
                for name in self.input_folder.list_files(f"{rank:05d}", glob_pattern="*.facts"):
                    with self.input_folder.open(name, "rb") as file:
                        while piece := file.read(1024 * 1024):
                            collected.write(piece)
            self.stat_update("bytes_of_facts", value=spool.stat().st_size)
            write(made, self.by, ledgers(spool))
            self.stat_update("bytes_of_profile", value=made.stat().st_size)
            with self.output_folder.open(f"{rank:05d}.profile", "wb") as file:
                file.write(made.read_bytes())
        yield from ()


class CleanNews(PipelineStep):  # type: ignore[misc]
    """Cleans documents: ``text`` becomes the article, and ``metadata`` gets all else that a row has.

    ``metadata["newsclean"]`` holds title, language, kind, confidence, the reason for the kind, and every removed block with its reason: the
    row of ``newsclean clean``, whose JSON Schema is :func:`newsclean.schema.row_schema`.

    Each task cleans in a child process of its own, so a page that hangs or eats memory is a failure and not the end of the task.

    Args:
        given: what the documents hold.
        profiles: the output of :class:`MergeSites`.
        blocks: which blocks the metadata gets.
        settings: how to decide.
        limits: what a document may cost.
        max_size: characters that a document may have; as in the first pass.
        exclusion_writer: takes documents that are refused, with the reason in ``metadata["newsclean_failure"]``.
    """

    type = "🧹 - NEWSCLEAN"
    name = "📰 clean news"

    def __init__(
        self,
        given: Given = "guess",
        profiles: DataFolderLike | None = None,
        blocks: Blocks = "removed",
        settings: Settings | None = None,
        limits: Limits | None = None,
        max_size: int = 20_000_000,
        exclusion_writer: DiskWriter | None = None,
    ) -> None:
        super().__init__()
        self.given, self.blocks, self.settings, self.limits = given, blocks, settings or Settings(), limits or Limits()
        self.max_size = max_size
        self.profiles: DataFolder | None = None if profiles is None else get_datafolder(profiles)
        self.exclusion_writer = exclusion_writer

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """Clean each document."""
        recipe = Recipe("row", self.blocks, settings=self.settings, profile=self._furniture())
        with ExitStack() as stack:
            excluded = stack.enter_context(self.exclusion_writer) if self.exclusion_writer else None
            for document, outcome in _outcomes(_tasks(data, self.given, self.max_size), recipe, self.limits):
                self.stat_update(StatHints.total)
                if outcome.failure:
                    self.stat_update(StatHints.dropped, f"dropped_{outcome.failure.kind}")
                    if excluded:
                        excluded.write(replace(document, metadata={**document.metadata, "newsclean_failure": outcome.failure.reason}), rank)
                    continue
                self.stat_update(StatHints.forwarded, f"kind_{outcome.body['kind']}")
                yield _cleaned(document, outcome.body)

    def _furniture(self) -> SiteFurniture | None:
        """What all sites repeat: less than a thousandth of what was learned of large ones, so it fits where the profiles do not."""
        if self.profiles is None:
            return None
        found = []
        for name in self.profiles.list_files(glob_pattern="*.profile"):
            with TemporaryDirectory() as folder:
                self.profiles.get(name, str(Path(folder, "profile")))
                found.append(SiteFurniture.load(Path(folder, "profile")))
        return SiteFurniture.joined(found)


def shard_of(site: str, shards: int) -> int:
    """Where what is learned of a site goes; the same on every machine.

    Example:
        >>> shard_of("post.example", 100)
        26
    """
    return int.from_bytes(blake2b(site.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") % shards


def _outcomes(tasks: Iterator[corpus.Document], work: Work, limits: Limits) -> Iterator[tuple[Document, Outcome]]:
    """Have a child work on documents; they come back in the same order, each with its outcome."""
    with closing(Crew(1, work, limits).results(tasks)) as results:
        for result in results:
            yield result.document.columns, result.outcome


def _tasks(data: DocumentsPipeline, given: Given, most: int) -> Iterator[corpus.Document]:
    for document in data or ():
        found = corpus.Document(document.id, "", size=len(document.text), columns=document)
        if len(document.text) > most:
            yield replace(found, failure=Failure("too large", f"larger than {most:,} characters"))
            continue
        url = document.metadata.get("url")
        yield replace(found, task=Task(document.text, given, url if isinstance(url, str) else None))


def _cleaned(document: Document, row: Mapping[str, Any]) -> Document:
    found = {name: value for name, value in row.items() if name not in ("source", "fields", "text")}
    return Document(row["text"], document.id, document.media, {**document.metadata, "newsclean": found})
