"""How well a text matches the truth: one document's scores, and what they come to over a corpus.

Definitions, with their sources:

- word precision, recall, F1: overlap of the bags of words, mean over documents (WCXB).
- shingle precision, recall, F1: overlap of the bags of 4-word shingles; the F1 is the harmonic mean of mean precision and
  mean recall (article-extraction-benchmark, Zyte).
- exact: share of documents whose shingles are those of the truth, no more and no less (the same benchmark's accuracy).
- ROUGE-LSum: F-measure of the longest common subsequences of lines (Lin 2004; library rouge-score, as Fundus reports it), with
  words of any script.
- with, without: share of the snippets that an article has and that are there; that it has not and that are not there (trafilatura).
- text mode: F1 of shingles per document, mean, before and after cleaning; left: share of all boilerplate shingles that stay;
  lost: share of all article shingles, present before, that go.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from benchmarks.documents import Document

Bag = Counter[tuple[str, ...]]

_TOKEN = re.compile(r"[぀-ヿ㐀-鿿가-힯฀-๿]|\w+")  # a character of scripts without spaces is a word
_SPACE = re.compile(r"\s+")
_SHINGLE = 4  # words, as the article-extraction-benchmark


@dataclass(frozen=True)
class Scores:
    """What one output is worth, in numbers that corpora sum up.

    Attributes:
        word: precision, recall and F1 of words; None without a truth.
        shingle: shingles hit, left over and missed, as shares of their sum; None without a truth.
        exact: 1 if no shingle is left over or missed.
        rouge: ROUGE-LSum, where it was asked for.
        present: how many snippets of the article are there, and how many it has.
        absent: how many snippets of the boilerplate are not there, and how many there are.
        before: shingles hit, left over and missed in the input (text mode), counted.
        after: the same in the output.
        empty: 1 if the output has no word.
    """

    word: tuple[float, float, float] | None = None
    shingle: tuple[float, float, float] | None = None
    exact: float | None = None
    rouge: float | None = None
    present: tuple[int, int] = (0, 0)
    absent: tuple[int, int] = (0, 0)
    before: tuple[int, int, int] | None = None
    after: tuple[int, int, int] | None = None
    empty: int = 0

    @classmethod
    def of(cls, row: dict[str, Any]) -> Scores:
        """From the JSON form of ``dataclasses.asdict``."""
        values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
        return cls(**values)


def score(document: Document, text: str, rouge: bool = False) -> Scores:
    """Score what a system gave for a document.

    Args:
        document: with its truth, or with snippets only.
        text: the system's output.
        rouge: whether to compute ROUGE-LSum, which takes time quadratic in the length.

    Example:
        >>> page = Document("1", "html", "", truth="the rain came at night")
        >>> score(page, "the rain came at noon").word
        (0.8, 0.8, 0.8000000000000002)
    """
    truth, empty = document.truth, int(not _TOKEN.search(text))
    present, absent = _snippets(document, text)
    if truth is None:
        return Scores(present=present, absent=absent, empty=empty)
    wanted = shingles(truth)
    if document.mode == "text":
        return Scores(word=words(text, truth), before=_counts(document.read(), wanted), after=_counts(text, wanted), empty=empty)
    shingle = _shares(shingles(text), wanted)
    return Scores(
        word=words(text, truth),
        shingle=shingle,
        exact=float(shingle[1] == shingle[2] == 0 and not empty),
        rouge=rouge_lsum(text, truth) if rouge else None,
        present=present,
        absent=absent,
        empty=empty,
    )


def tokens(text: str) -> list[str]:
    """The words of a text as all metrics see them."""
    return _TOKEN.findall(text)


def words(text: str, truth: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of the words, in lower case."""
    have, want = Counter(tokens(text.lower())), Counter(tokens(truth.lower()))
    if not want:
        return (0.0, 1.0, 0.0) if have else (1.0, 1.0, 1.0)
    hit = (have & want).total()
    if not hit:
        return 0.0, 0.0, 0.0
    precision, recall = hit / have.total(), hit / want.total()
    return precision, recall, 2 * precision * recall / (precision + recall)


def shingles(text: str) -> Bag:
    """The bag of 4-word shingles; a shorter text is one shingle."""
    found = tokens(text)
    if not found:
        return Counter()
    return Counter(tuple(found[i : i + _SHINGLE]) for i in range(max(1, len(found) - _SHINGLE + 1)))


def _counts(text: str, wanted: Bag) -> tuple[int, int, int]:
    have = shingles(text)
    hit = (have & wanted).total()
    return hit, have.total() - hit, wanted.total() - hit


def _shares(have: Bag, wanted: Bag) -> tuple[float, float, float]:
    hit = (have & wanted).total()
    extra, missed = have.total() - hit, wanted.total() - hit
    total = hit + extra + missed
    return (hit / total, extra / total, missed / total) if total else (0.0, 0.0, 0.0)


def f1_of(counts: Sequence[float]) -> float:
    """F1 of hit, left-over and missed counts; 1 where there is nothing at all."""
    hit, extra, missed = counts
    return 2 * hit / (2 * hit + extra + missed) if hit + extra + missed else 1.0


def _snippets(document: Document, text: str) -> tuple[tuple[int, int], tuple[int, int]]:
    if not document.present and not document.absent:
        return (0, 0), (0, 0)
    spaced = _spaced(text)
    found = sum(_spaced(snippet) in spaced for snippet in document.present)
    # An empty output spares every snippet, as in the reference: the report counts empty outputs beside this figure.
    spared = sum(_spaced(snippet) not in spaced for snippet in document.absent)
    return (found, len(document.present)), (spared, len(document.absent))


def _spaced(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def rouge_lsum(text: str, truth: str) -> float:
    """ROUGE-LSum F-measure of the lines of two texts."""
    measured: float = _rouge().score(truth, text)["rougeLsum"].fmeasure
    return measured


@cache
def _rouge() -> Any:
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer(["rougeLsum"], tokenizer=_Words())


class _Words:
    """rouge-score's own tokenizer knows a to z only."""

    def tokenize(self, text: str) -> list[str]:
        return tokens(text.lower())
