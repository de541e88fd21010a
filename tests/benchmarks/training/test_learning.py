from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.training.learning import _fit, _said, cross_validate, fits, learn, scored
from benchmarks.training.samples import Sample, folds_of
from newsclean.scoring.beside import beside
from tests.benchmarks.training.teaching import RECIPE, sample

pytest.importorskip("catboost")


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return [sample(at) for at in range(9)]


def test_it_learns(samples: list[Sample]) -> None:
    found = scored(samples[0], learn(samples[1:], RECIPE), RECIPE)
    assert len(found.alone) == len(found.final) == len(samples[0].labels)
    for belief in (np.array(found.alone), np.array(found.final)):
        assert belief[samples[0].labels == 1].min() > belief[samples[0].labels == 0].max()


def test_the_same_samples_give_the_same_models(samples: list[Sample]) -> None:
    assert scored(samples[0], learn(samples, RECIPE), RECIPE) == scored(samples[0], learn(samples, RECIPE), RECIPE)


def test_some_documents_are_learned_from_without_the_lexicon(samples: list[Sample]) -> None:
    heard = [bool(columns["lexicon_knows"].any()) for columns in _said(samples, RECIPE)]
    alone = [bool(_said([own, *samples], RECIPE)[0]["lexicon_knows"].any()) for own in samples]
    assert True in heard and False in heard and heard == alone


def test_every_model_is_counted(samples: list[Sample]) -> None:
    fitted: list[None] = []
    learn(samples, RECIPE, lambda: fitted.append(None))
    assert len(fitted) == fits(samples, RECIPE) == RECIPE.inner + 1 + 2


def test_a_pass_of_several_models_is_their_mean(samples: list[Sample]) -> None:
    tables = [sample.table for sample in samples]
    both = _fit(samples, tables, RECIPE, 1, lambda: None)
    alone = [_fit(samples, tables, replace(RECIPE, seed=seed, models=(1, 1)), 1, lambda: None) for seed in (RECIPE.seed, RECIPE.seed + 1)]
    odds, *others = (model.predict(tables[0], prediction_type="RawFormulaVal") for model in (both, *alone))
    assert odds == pytest.approx((others[0] + others[1]) / 2, abs=1e-6)
    assert not np.array_equal(others[0], others[1])


def test_the_second_pass_sees_what_stands_beside(samples: list[Sample]) -> None:
    learned = learn(samples, RECIPE)
    groups = beside(samples[0].signals, np.full(len(samples[0].labels), 0.5))
    assert learned.first_columns == (*samples[0].signals.columns, *learned.lexicon.columns(samples[0].signals))
    assert learned.second_columns == (*learned.first_columns, *(name for columns in groups.values() for name in columns))
    assert learned.second.feature_names_ is not None and len(learned.second.feature_names_) == len(learned.second_columns)


def test_signals_can_be_left_out(samples: list[Sample]) -> None:
    recipe = replace(RECIPE, without=frozenset({"shape", "containers"}))
    learned = learn(samples, recipe)
    gone = {name for group in recipe.without for name in samples[0].signals.groups[group]}
    assert gone and not gone & set(learned.first_columns)
    assert len(scored(samples[0], learned, recipe).final) == len(samples[0].labels)


def test_a_site_is_judged_by_models_that_have_not_seen_it(samples: list[Sample]) -> None:
    folds = folds_of(samples, RECIPE.folds, RECIPE.seed)
    found = cross_validate(samples, RECIPE)
    unseen = learn([own for own, fold in zip(samples, folds, strict=True) if fold != folds[4]], RECIPE)
    assert found[4] == scored(samples[4], unseen, RECIPE)
    assert [len(scores.final) for scores in found] == [len(own.labels) for own in samples]


def test_what_a_held_out_site_says_changes_nothing_for_it(samples: list[Sample]) -> None:
    lying = [replace(samples[0], labels=1 - samples[0].labels), *samples[1:]]
    assert cross_validate(lying, RECIPE)[0] == cross_validate(samples, RECIPE)[0]
