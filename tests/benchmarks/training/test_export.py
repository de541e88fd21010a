from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.training.export import weights_of
from benchmarks.training.learning import Learned, learn, scored
from benchmarks.training.samples import Sample
from newsclean.scoring.learned import FORMAT, read
from newsclean.scoring.scorer import scored as scored_by
from tests.benchmarks.training.teaching import RECIPE, sample

pytest.importorskip("catboost")


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return [sample(at) for at in range(6)]


@pytest.fixture(scope="module")
def learned(samples: list[Sample]) -> Learned:
    return learn(samples, RECIPE)


def test_the_file_gives_what_was_learned(samples: list[Sample], learned: Learned, tmp_path: Path) -> None:
    (tmp_path / "html.json").write_text(weights_of(learned, {}), encoding="utf-8")
    weights = read(tmp_path / "html.json")
    assert weights.lexicon == learned.lexicon
    for own in samples:
        wanted, found = scored(own, learned, RECIPE), scored_by(own.signals, weights)
        assert found.alone == pytest.approx(wanted.alone, abs=1e-3)
        assert found.final == pytest.approx(wanted.final, abs=1e-3)


def test_reasons_add_up_to_what_was_learned(samples: list[Sample], learned: Learned, tmp_path: Path) -> None:
    (tmp_path / "html.json").write_text(weights_of(learned, {}), encoding="utf-8")
    weights = read(tmp_path / "html.json")
    columns = {**samples[0].signals.columns, **weights.lexicon.columns(samples[0].signals)}
    steps = [sum(weights.first.reasons(columns, i).values()) for i in (0, 3)]
    log_odds = weights.first.log_odds(columns)
    assert steps[1] - steps[0] == pytest.approx(log_odds[3] - log_odds[0], abs=1e-6)


def test_the_shares_of_a_tree_are_those_of_the_training_blocks(learned: Learned) -> None:
    for part in json.loads(weights_of(learned, {}))["passes"]:
        for tree in part["trees"]:
            assert len(tree["if"]) == RECIPE.depth and len(tree["leaves"]) == len(tree["shares"]) == 2**RECIPE.depth
            assert sum(tree["shares"]) == pytest.approx(1, abs=1e-3)


def test_the_file_tells_how_it_was_made_one_tree_a_line(learned: Learned) -> None:
    text = weights_of(learned, {"made by": "python -m benchmarks.training Zürich"})
    found = json.loads(text)
    assert found["format"] == FORMAT and found["made by"].endswith("Zürich")
    assert (
        sum(line.startswith('{"if":') for line in text.splitlines()) + 2 * text.count('"trees": [{')
        == RECIPE.trees[0] * RECIPE.models[0] + RECIPE.trees[1] * RECIPE.models[1]
    )
