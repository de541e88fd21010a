"""Which kinds of error newsclean makes: every wrong block under a name that a developer can act on.

Left: kept words that the truth does not have. Lost: words of the truth that were removed, and on pages also words that were never
read from them. The truth is not beyond doubt: some kinds gather what it may lack, and say so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Literal

from benchmarks.alignment import Alignment, align, segments
from benchmarks.kinds import left_kind, lost_kind
from benchmarks.sight import Sight
from newsclean.model import Article
from newsclean.phrases import load
from newsclean.signals.table import Signals, measure

Sort = Literal["left", "lost"]

_EXAMPLE = 120  # characters
_MIN_UNREAD = 3  # words
_MOST = 0.8


@dataclass(frozen=True)
class Error:
    """One wrong block.

    Attributes:
        sort: ``"left"`` or ``"lost"``.
        kind: what it is.
        words: how many of its words are wrong.
        text: what it says.
    """

    sort: Sort
    kind: str
    words: int
    text: str


def find_errors(article: Article, truth: str) -> tuple[Error, ...]:
    """All errors of one cleaned page.

    Args:
        article: what newsclean gave.
        truth: the whole text of the article; a line is a paragraph.

    Example:
        >>> from newsclean import Settings, clean_text
        >>> body = "The rain came at night, and by noon the river had left its bed."
        >>> article = clean_text(body + "\\n\\nShare this article", settings=Settings(keep_text=0, skip={"share_prompt"}))
        >>> [(error.kind, error.words) for error in find_errors(article, body)]
        [('newsletter, sharing or subscription prompt', 3)]
    """
    return tuple(errors_of(article, measure(article.page, load(article.page.language)), align(article, truth)))


def errors_of(article: Article, signals: Signals, found: Alignment) -> Iterator[Error]:
    """The same from what is known already.

    Args:
        article: what newsclean gave.
        signals: what newsclean measured on its page.
        found: the page beside its truth.
    """
    sight = Sight(article, signals, found)
    for block in article.page.blocks:
        i, right = block.index, sight.is_article(block.index)
        if left := found.left(i):
            yield Error("left", "words inside a paragraph" if right else left_kind(sight.block(i)), left, block.text)
        elif lost := found.lost(i):
            yield Error("lost", lost_kind(sight.block(i)) if right else "words inside another block", lost, block.text)
    if article.page.markup:  # what an extractor left out of its text is not newsclean's loss
        yield from _unread(found)


def _unread(found: Alignment) -> Iterator[Error]:
    for piece, read in zip(found.truth, found.truth_read, strict=True):
        missing = len(read) - sum(read)
        if missing:
            whole = missing >= max(_MIN_UNREAD, len(read) * _MOST)
            kind = "paragraph that was never read from the page" if whole else "words that were never read (such as list numbers)"
            yield Error("lost", kind, missing, " … ".join(text.strip() for text, was_read in segments(piece, read) if not was_read))


def summary(found: Iterable[Iterable[Error]]) -> list[dict[str, Any]]:
    """The kinds of error of a corpus: "left" before "lost", the most words first.

    Args:
        found: the errors of each document.

    Returns:
        Rows with ``sort``, ``kind``, ``words``, ``share`` (of all words left, or lost), ``documents`` and an ``example``.

    Example:
        >>> rows = summary([[Error("left", "tags", 3, "Tags: rain")], [Error("left", "tags", 1, "Tags")]])
        >>> rows[0]["words"], rows[0]["share"], rows[0]["documents"]
        (4, 1.0, 2)
    """
    groups: dict[tuple[Sort, str], list[tuple[int, Error]]] = defaultdict(list)
    totals: dict[Sort, int] = defaultdict(int)
    for document, errors in enumerate(found):
        for error in errors:
            groups[error.sort, error.kind].append((document, error))
            totals[error.sort] += error.words
    rows = [_row(sort, kind, group, totals[sort]) for (sort, kind), group in groups.items()]
    return sorted(rows, key=lambda row: (row["sort"], -row["words"], row["kind"]))


def _row(sort: Sort, kind: str, group: list[tuple[int, Error]], total: int) -> dict[str, Any]:
    words = sum(error.words for _, error in group)
    return {
        "sort": sort,
        "kind": kind,
        "words": words,
        "share": round(words / total, 4),
        "documents": len({document for document, _ in group}),
        "example": _example([error for _, error in group]),
    }


def _example(errors: list[Error]) -> str:
    """A typical one: half of the wrong words are in shorter blocks, half in longer ones."""
    ordered = sorted(errors, key=lambda error: (error.words, error.text))
    sums = list(accumulate(error.words for error in ordered))
    line = " ".join(ordered[bisect_left(sums, sums[-1] / 2)].text.split())
    return line if len(line) <= _EXAMPLE else line[: _EXAMPLE - 1] + "…"
