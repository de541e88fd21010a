"""Learning what words weigh: see ``newsclean.scoring.lexicon``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from benchmarks.training.samples import Sample
from newsclean.scoring.lexicon import PAIRS, WORDS, Lexicon
from newsclean.signals.columns import Numbers

_STRENGTH = 0.05  # inverse of the regularisation, as scikit-learn calls it C
_DIGITS = 4
_ROUNDS = 100
_HALF = 0.5  # of a block's words

Part = tuple[str, tuple[str, ...]]  # which table of the lexicon, and the words of the entry


def fit_lexicon(samples: Sequence[Sample], sites: int) -> Lexicon:
    """Learn a logistic regression over the words of all blocks, each block weighted as for the trees.

    Args:
        samples: with labels.
        sites: words that fewer sites use are left out, because they tell of a topic, of a place or of one site.

    Returns:
        Its weights. No word in it holds a digit.
    """
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    rows = [list(_parts(wording.tokens)) for sample in samples for wording in sample.signals.wording]
    vocabulary = _vocabulary(samples, rows, sites)
    labels, weights = (np.concatenate([getattr(sample, name) for sample in samples]) for name in ("labels", "weights"))
    if not vocabulary or len(set((labels > _HALF).tolist())) < 2:
        return Lexicon({}, {}, {}, {})
    ends = np.cumsum([0, *(sum(part in vocabulary for part in row) for row in rows)])
    places = np.fromiter((vocabulary[part] for row in rows for part in row if part in vocabulary), dtype=np.int32, count=int(ends[-1]))
    table = csr_matrix((np.ones(len(places), dtype=np.float64), places, ends), shape=(len(rows), len(vocabulary)))
    model = LogisticRegression(C=_STRENGTH, max_iter=_ROUNDS, solver="liblinear", tol=1e-3, random_state=1)
    model.fit(table, labels > _HALF, sample_weight=weights / weights.mean())
    return _lexicon(vocabulary, model.coef_[0], float(model.intercept_[0]))


def _parts(tokens: Sequence[str]) -> Iterator[Part]:
    if tokens:
        yield "first", (tokens[0],)
        yield "last", (tokens[-1],)
    for word in tokens[:WORDS]:
        yield "words", (word,)
    for pair in pairwise(tokens[: PAIRS + 1]):
        yield "pairs", pair


def _vocabulary(samples: Sequence[Sample], rows: Sequence[Sequence[Part]], least: int) -> dict[Part, int]:
    sites: dict[Part, set[str]] = defaultdict(set)
    places = (sample.site for sample in samples for _ in sample.signals.wording)
    for site, row in zip(places, rows, strict=True):
        for part in row:
            sites[part].add(site)
    common = sorted(part for part, seen in sites.items() if len(seen) >= least and not _has_digit(part[1]))
    return {part: i for i, part in enumerate(common)}


def _has_digit(words: Sequence[str]) -> bool:
    return any(character.isdigit() for word in words for character in word)


def _lexicon(vocabulary: Mapping[Part, int], weights: Numbers, bias: float) -> Lexicon:
    tables: dict[str, dict[Any, float]] = {"words": {}, "pairs": {}, "first": {}, "last": {}}
    for (table, entry), i in vocabulary.items():
        weight = round(float(weights[i]), _DIGITS)
        if weight:
            tables[table][entry if table == "pairs" else entry[0]] = weight
    return Lexicon(**tables, bias=round(bias, _DIGITS))
