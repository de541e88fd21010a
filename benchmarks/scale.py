"""What a page costs in each pass of a large run: the figures that a plan for a billion pages rests on."""

from __future__ import annotations

import pickle
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from statistics import fmean

from newsclean.corpus.cleaning import Recipe
from newsclean.corpus.documents import Task
from newsclean.corpus.learning import Learnt, Lesson
from newsclean.corpus.run import Job
from newsclean.repeats.furniture import Furniture, SiteFurniture
from newsclean.repeats.learning import Learner, PageFacts


@dataclass(frozen=True)
class Scale:
    """Means over the pages that could be read.

    Attributes:
        pages: how many.
        sites: of how many sites.
        page: bytes of a page.
        learning: CPU seconds to learn from a page.
        cleaning: CPU seconds to clean it, with the profile.
        facts: bytes of what is learned of it, without what paragraphs that may vary need.
        shapes: bytes of the latter, which the first 128 pages of a site have.
        furniture: bytes of what is left of the profile for cleaning, for each site.
        row: bytes of its row, compressed by nothing.
    """

    pages: int
    sites: int
    page: float
    learning: float
    cleaning: float
    facts: float
    shapes: float
    furniture: float
    row: float

    def lines(self) -> Iterator[str]:
        """The figures, and what a billion such pages take."""
        yield f"{self.pages:,} pages of {self.sites:,} sites, {self.page / 1e3:.0f} KB each"
        for name, seconds in (("learning", self.learning), ("cleaning", self.cleaning)):
            yield f"{name}: {1e3 * seconds:.1f} ms of CPU a page, {1e9 * seconds / 3600:,.0f} core-hours a billion"
        yield f"facts: {self.facts / 1e3:.2f} KB a page, {self.facts / 1e3:,.1f} TB a billion"
        yield f"shapes: {self.shapes / 1e3:.2f} KB a page, on the first 128 of a site"
        yield f"furniture: {self.furniture / 1e3:.2f} KB a site; rows: {self.row / 1e3:.1f} KB a page, {self.row / 1e3:.1f} TB a billion"


def measure(inputs: Sequence[Path], most: int) -> Scale:
    """Learn from and clean the first pages of some files, in this process.

    Args:
        inputs: anything that ``newsclean clean`` reads.
        most: pages to take.
    """
    tasks = [document.task for document in islice(Job(tuple(inputs), None).documents(), most) if document.task]
    Recipe().outcome("", tasks[0])  # what the first page loads is not its cost
    learning, learnt = _learned(tasks)
    furniture = {site: Furniture(learner.ledger()) for site, learner in _learners(learnt).items()}
    recipe = Recipe("jsonl", profile=SiteFurniture("domain", furniture))
    start = time.process_time()
    rows = [recipe.outcome("", task).body or b"" for task in tasks]
    cleaning = time.process_time() - start
    packed = [PageFacts.from_bytes(found.facts) for found in learnt]
    return Scale(
        pages=len(tasks),
        sites=len(furniture),
        page=fmean(_size(task) for task in tasks),
        learning=learning / len(tasks),
        cleaning=cleaning / len(tasks),
        facts=fmean(len(replace(facts, shapes={}).to_bytes()) for facts in packed),
        shapes=fmean(sum(map(len, facts.shapes.values())) for facts in packed),
        furniture=fmean(len(pickle.dumps(found)) for found in furniture.values()),
        row=fmean(map(len, rows)),
    )


def _learned(tasks: Sequence[Task]) -> tuple[float, list[Learnt]]:
    start = time.process_time()
    found = [Lesson().outcome("", task).body for task in tasks]
    return time.process_time() - start, [learnt for learnt in found if learnt]


def _learners(learnt: Sequence[Learnt]) -> dict[str, Learner]:
    learners: defaultdict[str, Learner] = defaultdict(Learner)
    for found in learnt:
        learners[found.site].take(found.url, PageFacts.from_bytes(found.facts))
    return learners


def _size(task: Task) -> int:
    return task.source.stat().st_size if isinstance(task.source, Path) else len(task.source)
