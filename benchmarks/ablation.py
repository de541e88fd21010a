"""What each rule, and each group of signals, is worth: the change in accuracy when it is switched off.

A rule is switched off by ``Settings.skip``. A group of signals is switched off by leaving the scorer's questions about it open: each
tree then gives the mean of the leaves that remain, weighted by what fell into them in training. The weights stay, so this says what
the scorer draws from the group, not how well it could do without (a training run says that).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache, cached_property, partial
from typing import Any

import numpy as np

from benchmarks.documents import Document
from benchmarks.metrics import Scores, score
from benchmarks.statistics import Table, table_of
from newsclean import Settings
from newsclean.case import Case
from newsclean.cleaner import decide
from newsclean.model import Article, Page
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.reading.witness import with_witness
from newsclean.rules import RULES
from newsclean.scoring.beside import beside
from newsclean.scoring.forest import Forest
from newsclean.scoring.learned import Weights
from newsclean.scoring.learned import load as load_weights
from newsclean.scoring.scorer import Scores as Beliefs
from newsclean.scoring.scorer import scored
from newsclean.signals.columns import Columns
from newsclean.signals.language import with_language
from newsclean.signals.table import Signals, measure

WHOLE = ("", "whole")  # the variant with nothing switched off
_DEFAULT = Settings()
_TINY = 1e-9  # the share of a leaf that no training block fell into


@dataclass(frozen=True)
class Variant:
    """newsclean's scores on one document with something switched off, and how many blocks the named rule removed."""

    scores: Scores
    removed: int


def ablate(document: Document) -> dict[tuple[str, str], Variant]:
    """Clean a document whole, and then without each rule and each group of signals; it is read and measured once.

    Args:
        document: with a truth.

    Returns:
        By sort (``"rule"`` or ``"signals"``) and name; ``WHOLE`` holds the unchanged newsclean.
    """
    reading = _read(document)
    whole = reading.article(_DEFAULT)
    worth = cache(partial(score, document))  # most variants give the same text
    found = {WHOLE: Variant(worth(whole.text), 0)}
    for (sort, name), article in _variants(reading, whole):
        removed = sum(whole.why(block).by == name for block in whole.removed) if sort == "rule" else 0
        found[sort, name] = Variant(worth(article.text), removed)
    return found


def row_of(document: Document) -> dict[str, Any]:
    """What :func:`ablate` finds, ready for JSON; :func:`variants_of` reads it."""
    return {"variants": [[*key, asdict(variant.scores), variant.removed] for key, variant in ablate(document).items()]}


def variants_of(row: Mapping[str, Any]) -> dict[tuple[str, str], Variant]:
    """The variants in a row of :func:`row_of`."""
    return {(sort, name): Variant(Scores.of(scores), removed) for sort, name, scores, removed in row["variants"]}


def _variants(reading: _Reading, whole: Article) -> Iterator[tuple[tuple[str, str], Article]]:
    heard = reading.heard()
    for rule in RULES[1:]:
        name = rule.__name__
        # A rule that had nothing to say changed nothing: leaving it out gives the same article.
        yield ("rule", name), reading.article(Settings(skip=frozenset({name}))) if name in heard else whole
    for name, columns in reading.groups().items():
        yield ("signals", name), replace(reading, hidden=frozenset(columns)).article(_DEFAULT)


def _read(document: Document) -> _Reading:
    source, markup = document.read(), document.mode == "html"
    page = with_language(read_html(source, url=document.url) if markup else read_text(source))
    return _Reading(measure(page, load(page.language)), cache(partial(with_witness, page, source)))


@dataclass(frozen=True)
class _Reading:
    """A document with its signals: what of newsclean's work does not depend on the rules."""

    signals: Signals
    witnessed: Callable[[], Page]  # asks trafilatura, once
    hidden: frozenset[str] = frozenset()  # columns that the scorer does not see

    @cached_property
    def beliefs(self) -> Beliefs:
        return _believe(self.signals, self.hidden)

    def groups(self) -> dict[str, Columns]:
        """The groups of signals of both passes; none for a page without blocks."""
        alone, signals = np.array(self.beliefs.alone), self.signals
        if not len(alone):
            return {}
        said = load_weights("html" if signals.page.markup else "text").lexicon.columns(signals)
        return {**signals.groups, "lexicon": said, **beside(signals, alone)}

    @cached_property
    def advised(self) -> Signals:
        """The same with a second opinion on the page, where there is one."""
        return replace(self.signals, page=self.witnessed())

    def article(self, settings: Settings) -> Article:
        """As ``clean_html`` and ``clean_text`` go on."""
        article = decide(self.signals, self.beliefs, settings)
        return decide(self.advised, self.beliefs, settings) if self._is_in_doubt(article, settings) else article

    def heard(self) -> frozenset[str]:
        """The rules that gave a verdict, whether or not another one came after it."""
        again = [self.advised] if self._is_in_doubt(decide(self.signals, self.beliefs, _DEFAULT), _DEFAULT) else []
        return frozenset(name for signals in (self.signals, *again) for name in _speakers(signals, self.beliefs))

    def _is_in_doubt(self, article: Article, settings: Settings) -> bool:
        page = self.signals.page
        asks = bool(page.markup and page.blocks) and "second_opinion" not in settings.skip
        return asks and article.confidence < settings.second_opinion


def _speakers(signals: Signals, beliefs: Beliefs) -> Iterator[str]:
    case = Case(signals.page, signals, beliefs, _DEFAULT)
    for rule in RULES:
        verdicts = tuple(rule(case))
        if verdicts:
            yield rule.__name__
            case = case.after(verdicts)


def _believe(signals: Signals, hidden: frozenset[str]) -> Beliefs:
    """As the scorer, with the columns of these names unknown."""
    found = scored(signals, _unaware("html" if signals.page.markup else "text", hidden))
    return Beliefs(found.alone, found.final)


@cache
def _unaware(name: str, hidden: frozenset[str]) -> Weights:
    weights = load_weights(name)
    return replace(weights, first=unaware(weights.first, hidden), second=unaware(weights.second, hidden))


def unaware(forest: Forest, hidden: Collection[str]) -> Forest:
    """The forest with all questions about some signals left open: whatever the answer, it is the mean over both.

    Args:
        forest: trees with the shares of the training blocks in their leaves.
        hidden: the names of the signals.
    """
    is_open = np.isin(forest.columns, list(hidden))[forest.asked] if forest.columns else np.zeros(forest.asked.shape, dtype=bool)
    leaves, shares = forest.leaves.copy(), forest.shares.copy()
    for level in range(forest.asked.shape[1]):
        rows = np.flatnonzero(is_open[:, level])
        # The answers, the first one being the lowest bit, are the index of a leaf: this one is the third axis.
        shape = (len(rows), leaves.shape[1] >> (level + 1), 2, 1 << level)
        value, share = leaves[rows].reshape(shape), np.maximum(shares[rows].reshape(shape), _TINY)
        total = share.sum(axis=2, keepdims=True)
        leaves[rows] = np.broadcast_to((value * share).sum(axis=2, keepdims=True) / total, shape).reshape(len(rows), leaves.shape[1])
        shares[rows] = np.broadcast_to(total, shape).reshape(len(rows), leaves.shape[1])
    return replace(forest, leaves=leaves)


def summary(rows: Sequence[Mapping[tuple[str, str], Variant]], mode: str) -> list[dict[str, object]]:
    """The change that each variant makes over all documents, the most useful first.

    Args:
        rows: what :func:`ablate` gave for each document.
        mode: of the documents.
    """
    if not rows:
        return []
    whole = table_of([row[WHOLE].scores for row in rows])
    found = []
    for key in dict.fromkeys(key for row in rows for key in row if key != WHOLE):
        # A page without blocks has no signals to switch off.
        without = table_of([row.get(key, row[WHOLE]).scores for row in rows])
        found.append(
            {
                "name": key[1],
                "sort": key[0],
                **{name: round(_figure(without, name, mode) - _figure(whole, name, mode), 6) for name in ("f1", "left", "lost")},
                "removed": sum(row[key].removed for row in rows if key in row),
            }
        )
    return sorted(found, key=lambda row: (row["sort"], row["f1"], row["name"]))


def _figure(table: Table, name: str, mode: str) -> float:
    if name == "f1":
        return table.value("shingle_f1")
    if mode == "text":
        return table.value(name)
    # On pages: what is left over is what precision lacks, what is lost is what recall lacks.
    return 1 - table.value("shingle_p" if name == "left" else "shingle_r")
