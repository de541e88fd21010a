from __future__ import annotations

import numpy as np
import pytest

from benchmarks.training.report import calibration, figures_of
from newsclean.scoring.scorer import Scores
from tests.benchmarks.training.teaching import sample, text_sample


def certain(labels: list[float]) -> Scores:
    """Scores that are always right, but never quite sure."""
    belief = tuple(0.98 if label > 0.5 else 0.02 for label in labels)
    return Scores(belief, belief)


def test_right_scores_have_perfect_figures() -> None:
    samples = [sample(0), sample(1), sample(2, corpus="blogs")]
    news, blogs = figures_of(samples, [certain(own.labels.tolist()) for own in samples])
    assert (news.part, news.documents, blogs.part, blogs.documents) == ("news", 2, "blogs", 1)
    assert news.alone["word_f1"] == news.alone["shingle_f1"] == news.alone["exact"] == 1.0
    assert set(news.alone) == set(news.whole)


def test_wrong_scores_have_not() -> None:
    (found,) = figures_of([sample(0)], [certain((1 - sample(0).labels).tolist())])
    assert found.alone["word_f1"] < 0.2


def test_rules_come_on_top_of_the_scorer() -> None:
    own = sample(0)
    (found,) = figures_of([own], [Scores((1.0,) * len(own.labels), (1.0,) * len(own.labels))])
    assert found.alone["word_r"] == 1.0 and found.alone["word_p"] < found.whole["word_p"]


def test_texts_are_told_apart_by_their_upstream() -> None:
    samples = [text_sample(0, "one"), text_sample(1, "other"), text_sample(2, "one")]
    found = figures_of(samples, [certain(own.labels.tolist()) for own in samples])
    assert [(part.part, part.documents) for part in found] == [("all upstreams", 3), ("one", 2), ("other", 1)]
    assert found[0].alone["lost"] == 0.0 and found[0].alone["before"] < found[0].alone["shingle_f1"] == 1.0


def test_a_line_for_the_scorer_alone_and_one_with_rules() -> None:
    (found,) = figures_of([sample(0)], [certain(sample(0).labels.tolist())])
    alone, whole = found.lines()
    assert alone.startswith("news") and "scorer alone" in alone and "word_f1 1.0000" in alone and "with rules" in whole


def test_calibration_counts_every_block_once() -> None:
    own = sample(0)
    scores = np.linspace(0, 1, len(own.labels)).tolist()
    bins = calibration([own], [Scores(tuple(scores), tuple(scores))])
    assert sum(count for _, _, count in bins) == len(own.labels)
    assert sum(label * count for _, label, count in bins) == pytest.approx(own.labels.sum())
    assert [score for score, _, _ in bins] == sorted(score for score, _, _ in bins) and bins[-1][0] == 1.0
