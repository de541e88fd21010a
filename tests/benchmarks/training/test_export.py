from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.training.export import weights_of
from benchmarks.training.learning import Learned, learn, scored
from benchmarks.training.samples import Sample
from newsclean.scoring.beside import beside
from newsclean.scoring.forest import FORMAT, read
from tests.benchmarks.training.teaching import RECIPE, sample

pytest.importorskip("catboost")


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return [sample(at) for at in range(6)]


@pytest.fixture(scope="module")
def learned(samples: list[Sample]) -> Learned:
    return learn(samples, RECIPE)


def _probability(log_odds: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> list[float]:
    return [float(value) for value in 1 / (1 + np.exp(-log_odds))]


def test_the_file_gives_what_was_learned(samples: list[Sample], learned: Learned, tmp_path: Path) -> None:
    (tmp_path / "html.json").write_text(weights_of(learned, {}), encoding="utf-8")
    first, second = read(tmp_path / "html.json")
    for own in samples:
        wanted = scored(own, learned, RECIPE)
        assert _probability(first.log_odds(own.signals.columns)) == pytest.approx(wanted.alone, abs=1e-3)
        around = {name: column for group in beside(own.signals, np.array(wanted.alone)).values() for name, column in group.items()}
        assert _probability(second.log_odds({**own.signals.columns, **around})) == pytest.approx(wanted.final, abs=1e-3)


def test_reasons_add_up_to_what_was_learned(samples: list[Sample], learned: Learned, tmp_path: Path) -> None:
    (tmp_path / "html.json").write_text(weights_of(learned, {}), encoding="utf-8")
    first, _ = read(tmp_path / "html.json")
    columns = samples[0].signals.columns
    steps = [sum(first.reasons(columns, i).values()) for i in (0, 3)]
    log_odds = first.log_odds(columns)
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
    assert sum(line.startswith('{"if":') for line in text.splitlines()) + 2 * text.count('"trees": [{') == sum(RECIPE.trees)
