"""Cleaned pages as tests want them, with verdicts of their own choice, and a bar that shows nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from newsclean.model import Article, Block, Page, Verdict
from newsclean.reading.html import read_html

# Three paragraphs that are the article in most tests.
BODY = (
    "The council voted on Tuesday to repair the old bridge, which has been closed to lorries since the floods of last spring.",
    "Engineers found cracks in two of its five arches, and the mayor said that the work would take until the end of the year.",
    "Shopkeepers on the west bank had asked for a ferry, but the council decided that it could not pay for both.",
)
OTHER = "A museum in the next valley has bought three steam engines, and it will show them to visitors in the first week of May."


def article_of(*lines: str | Block, removed: Collection[int] = (), title: str | None = None) -> Article:
    """Extracted text, a block a line; the blocks with the given numbers are removed."""
    blocks = (line if isinstance(line, Block) else Block(0, line) for line in lines)
    page = Page(tuple(replace(block, index=i) for i, block in enumerate(blocks)), title=title, language="en")
    return judged(page, removed)


def article_of_html(page: str, *, removed: Collection[str] = ()) -> Article:
    """A page; the blocks with the given texts are removed."""
    read = replace(read_html(page), language="en")
    return judged(read, [block.index for block in read.blocks if block.text in removed])


def judged(page: Page, removed: Collection[int]) -> Article:
    verdicts = tuple(Verdict(b.index, b.index not in removed, "chance", "A test says so.", {"score": 0.5}) for b in page.blocks)
    return Article(page, verdicts, "article", 0.5)


@dataclass
class Bars:
    """Counts the steps of progress bars, by their labels."""

    steps: dict[str, int] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def __call__(self, label: str, steps: int) -> Iterator[Any]:
        self.steps[label], self.done[label] = steps, 0
        bars = self

        class Progress:
            def update(self, n: float | None = 1) -> bool | None:
                bars.done[label] += int(n or 0)
                return None

        yield Progress()
