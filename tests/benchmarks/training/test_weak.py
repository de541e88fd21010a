from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.training.learning import cross_validate, fits, learn, scored
from benchmarks.training.samples import Sample, sample_of
from benchmarks.training.weak import Clues
from tests.benchmarks.made import BODY
from tests.benchmarks.training.teaching import RECIPE, page_of, sample

CLUES = [
    ("a snippet of the article", 1.0, False, 0.0, 1.0, 1.0),
    ("a snippet of the boilerplate", 0.0, True, 1.0, 0.0, 1.0),
    ("both keep it", None, True, 0.8, 1.0, 0.5),
    ("both leave it out", None, False, 0.1, 0.0, 0.5),
    ("they differ", None, True, 0.1, 0.1, 0.0),
    ("the scorer is in doubt", None, True, 0.6, 0.6, 0.0),
]


@pytest.mark.parametrize(("stated", "taken", "belief", "label", "trust"), [row[1:] for row in CLUES], ids=[row[0] for row in CLUES])
def test_labels(stated: float | None, taken: bool, belief: float, label: float, trust: float) -> None:
    labels, trusts = Clues((stated,), (taken,)).labels([belief])
    assert (labels.tolist(), trusts.tolist()) == ([label], [trust])


def weak(number: int) -> Sample:
    document = replace(page_of(number), truth=None, present=(BODY[-1][5:40],), absent=("Share this",))
    found = sample_of(document, "snippets")
    assert found
    return found


def test_clues_come_from_snippets_and_trafilatura() -> None:
    pytest.importorskip("trafilatura")
    found = weak(0)
    assert found.clues
    told = dict(zip((block.text for block in found.page.blocks), found.clues.stated, strict=True))
    assert (told[BODY[-1]], told["Share this article"], told["News"]) == (1.0, 0.0, None)


def test_taught_blocks_count_as_far_as_they_are_trusted() -> None:
    found = weak(0)
    taught = found.taught([0.5] * len(found.labels))
    assert taught.clues is None
    assert sorted(set(taught.labels.tolist())) == [0.0, 0.5, 1.0]
    assert ((taught.weights > 0) == (np.abs(taught.labels - 0.5) == 0.5)).all()


def test_a_sample_with_a_full_truth_is_not_taught() -> None:
    known = sample(0)
    assert known.taught([0.5] * len(known.labels)) is known


def test_weak_samples_are_labelled_by_what_the_others_teach() -> None:
    pytest.importorskip("catboost")
    known = [sample(number) for number in range(6)]
    fitted: list[None] = []
    samples = [*known, weak(7)]
    learned = learn(samples, RECIPE, lambda: fitted.append(None))
    assert len(fitted) == fits(samples, RECIPE) == 2 * fits(known, RECIPE)
    assert scored(weak(8), learned, RECIPE).final[3] > 0.5


def test_weak_samples_alone_teach_nothing() -> None:
    with pytest.raises(ValueError, match="snippets"):
        learn([weak(1), weak(2)], RECIPE)


def test_weak_samples_are_scored_by_models_that_have_not_seen_them() -> None:
    pytest.importorskip("catboost")
    samples = [*(sample(number) for number in range(6)), weak(7)]
    assert len(cross_validate(samples, RECIPE)[-1].final) == len(samples[-1].labels)
