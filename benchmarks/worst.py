"""The worst documents: which they are, and each beside its truth, with the verdicts that did it.

What is shown is bounded: where both sides agree, the middle of long stretches gives way to "…".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from benchmarks.alignment import Alignment, Piece, align, segments
from benchmarks.documents import Document
from newsclean.model import Article, Block

Segment = dict[str, Any]  # {"text": str, "hit": bool}
Paragraph = list[Segment]

_WRONG = 0.5  # share of a block's words from which a verdict on it is wrong
_ROOM = 16_000  # characters a side may take in the report
_SHARE = 4  # one paragraph has at most this part of the segments that fit
_SEGMENT = 30  # characters that a segment costs beside its text
_MAX_VERDICTS = 40
_MAX_QUOTE = 300  # characters of a block, and of its evidence, beside a verdict
_ENDS = 2  # paragraphs that stay at both ends of a long run on which both sides agree
_GAP = "…"


@dataclass(frozen=True)
class Worst:
    """One of the worst documents of a corpus.

    Attributes:
        id: of the document.
        value: its score.
        share_of_loss: its share of all that is lost on the corpus, from 0 to 1.
    """

    id: str
    value: float
    share_of_loss: float


@dataclass(frozen=True)
class _Level:
    """How much is left of long stretches, in characters: where both sides agree, and where they do not."""

    agreed: int
    other: int


_LEVELS = (_Level(300, 1500), _Level(120, 400), _Level(60, 120))


def worst_of(scores: Sequence[tuple[str, float, float]], n: int = 20) -> list[Worst]:
    """The documents that cost the most.

    Args:
        scores: for each document its id, its score, and its loss: what it falls short of a perfect result, 0 or more.
        n: how many are wanted; documents without loss are never among them.

    Example:
        >>> worst_of([("a", 0.9, 0.1), ("b", 0.7, 0.3), ("c", 1.0, 0.0)], n=1)
        [Worst(id='b', value=0.7, share_of_loss=0.75)]
    """
    total = sum(loss for _, _, loss in scores)
    losing = sorted((row for row in scores if row[2] > 0), key=lambda row: -row[2])
    return [Worst(id_, value, round(loss / total, 4)) for id_, value, loss in losing[:n]]


def compare(document: Document, article: Article, truth: str) -> dict[str, Any]:
    """A document beside its truth.

    Args:
        document: what was cleaned.
        article: what newsclean gave.
        truth: the whole text of the article; a line is a paragraph.

    Returns:
        ``id``, ``url``, ``language``; ``truth`` and ``ours``: paragraphs of segments, each with its ``text`` and whether the other
        side has it (``hit``); ``verdicts``: those that are wrong, in reading order.
    """
    found = align(article, truth)
    kept = [i for i, is_kept in enumerate(found.kept) if is_kept]
    return {
        "id": document.id,
        "url": document.url or article.page.url,
        "language": document.language or article.language,
        "truth": _bounded(found.truth, found.truth_hit),
        "ours": _bounded([found.blocks[i] for i in kept], [found.hit[i] for i in kept]),
        "verdicts": [_verdict(article, block, error) for block, error in _wrong(article, found)],
    }


def _bounded(pieces: Sequence[Piece], hits: Sequence[Sequence[bool]]) -> list[Paragraph]:
    """The paragraphs in segments, shortened as little as the room allows; what does not fit at all is counted."""
    whole = [list(segments(piece, hit)) for piece, hit in zip(pieces, hits, strict=True)]
    for level in _LEVELS:
        shown = list(_shortened(whole, level))
        if sum(map(_cost, shown)) <= _ROOM:
            return shown
    return _cut(shown)


def _shortened(whole: Sequence[Sequence[tuple[str, bool]]], level: _Level) -> Iterator[Paragraph]:
    for agreed, group in groupby(whole, key=lambda parts: all(hit for _, hit in parts)):
        run = [_paragraph(parts, level) for parts in group]
        if agreed and len(run) > 2 * _ENDS + 1:
            run[_ENDS:-_ENDS] = [[{"text": _GAP, "hit": True}]]
        yield from run


def _paragraph(parts: Sequence[tuple[str, bool]], level: _Level) -> Paragraph:
    """The segments of one paragraph; of very many, those at both ends."""
    found = [_segment(text, hit, level) for text, hit in parts]
    most = _ROOM // _SEGMENT // _SHARE
    return found if len(found) <= most else [*found[: most // 2], {"text": f" {_GAP} ", "hit": True}, *found[-(most // 2) :]]


def _segment(text: str, hit: bool, level: _Level) -> Segment:
    return {"text": _middle_out(text, level.agreed if hit else level.other), "hit": hit}


def _middle_out(text: str, most: int) -> str:
    """The text with its middle replaced, if it is longer than it may be."""
    return text if len(text) <= most else f"{text[: most // 2]} {_GAP} {text[-(most // 2) :]}"


def _cost(paragraph: Paragraph) -> int:
    return sum(len(segment["text"]) + _SEGMENT for segment in paragraph)


def _cut(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    shown: list[Paragraph] = []
    room = _ROOM
    for paragraph in paragraphs:
        room -= _cost(paragraph)
        if room < 0:
            break
        shown.append(paragraph)
    left = len(paragraphs) - len(shown)
    return [*shown, [{"text": f"{_GAP} ({left:,} more paragraphs)", "hit": True}]]


def _wrong(article: Article, found: Alignment) -> list[tuple[Block, str]]:
    """The blocks on which the verdict is wrong, the heaviest of them, in reading order."""
    errors = [(found.left(b.index) + found.lost(b.index), b, error) for b in article.page.blocks if (error := _error(found, b.index))]
    heaviest = sorted(errors, key=lambda row: (-row[0], row[1].index))[:_MAX_VERDICTS]
    return [(block, error) for _, block, error in sorted(heaviest, key=lambda row: row[1].index)]


def _error(found: Alignment, i: int) -> str:
    if found.kept[i]:
        return "left" if found.left(i) and found.share(i) < _WRONG else ""
    return "lost" if found.lost(i) and found.share(i) >= _WRONG else ""


def _verdict(article: Article, block: Block, error: str) -> dict[str, Any]:
    verdict = article.why(block)
    return {
        "text": _middle_out(block.text, _MAX_QUOTE),
        "keep": verdict.keep,
        "by": verdict.by,
        "why": verdict.why,
        "evidence": _middle_out(_in_words(verdict.evidence), _MAX_QUOTE),
        "error": error,
    }


def _in_words(evidence: Any) -> str:
    """Evidence as one line.

    Example:
        >>> _in_words({"score": 0.31, "signals": {"link": -1.25}})
        'score: 0.31, signals: (link: -1.25)'
    """
    if isinstance(evidence, Mapping):
        inner = ((name, f"({_in_words(value)})" if isinstance(value, Mapping) else _in_words(value)) for name, value in evidence.items())
        return ", ".join(f"{name}: {text}" for name, text in inner)
    if isinstance(evidence, (list, tuple)):
        return ", ".join(map(_in_words, evidence))
    return f"{evidence:.3g}" if isinstance(evidence, float) else str(evidence)
