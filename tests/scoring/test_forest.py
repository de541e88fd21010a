from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.errors import DamagedDataError
from newsclean.scoring import forest
from newsclean.scoring.forest import Forest, load, read
from newsclean.signals.columns import Columns
from tests.properties.strategies import moderate

# The answer to the first question is the lowest bit of a leaf's number.
TREES: list[dict[str, Any]] = [
    {"if": [["words", 3.0], ["link", 0.5]], "leaves": [-1.0, 2.0, -4.0, -3.0], "shares": [0.5, 0.25, 0.25, 0.0]},
    {"if": [["link", 0.25], ["link", 0.75]], "leaves": [1.0, 0.0, 8.0, -1.0], "shares": [0.5, 0.25, 0.0, 0.25]},
]
FIRST: dict[str, Any] = {"bias": 0.5, "trees": TREES}
SECOND: dict[str, Any] = {"bias": 0, "trees": TREES[:1]}
WEIGHTS: dict[str, Any] = {"format": 1, "about": "for tests", "passes": [FIRST, SECOND]}
EXPECTED = (-1 * 0.5 + 2 * 0.25 - 4 * 0.25) + (1 * 0.5 - 1 * 0.25)  # of the two trees, over the training blocks
# words, link, log-odds
ROWS = [
    ("few words, no link", 3.0, 0.0, 0.5 - 1 + 1),
    ("many words, no link", 4.0, 0.0, 0.5 + 2 + 1),
    ("few words, some link", 1.0, 0.3, 0.5 - 1 + 0),
    ("few words, all link", 1.0, 1.0, 0.5 - 4 - 1),
    ("a leaf that training never saw", 9.0, 1.0, 0.5 - 3 - 1),
]


def changed(**entries: Any) -> dict[str, Any]:
    return {**WEIGHTS, **entries}


def with_tree(**entries: Any) -> dict[str, Any]:
    return changed(passes=[{"bias": 0, "trees": [TREES[0], {**TREES[1], **entries}]}, SECOND])


DAMAGED = [
    ("another format", changed(format=2), "format 2"),
    ("no format", {"passes": [FIRST, SECOND]}, "format"),
    ("no passes", {"format": 1}, "passes"),
    ("one pass", changed(passes=[FIRST]), "1 passes"),
    ("no bias", changed(passes=[{"trees": TREES}, SECOND]), "bias"),
    ("no trees", changed(passes=[{"bias": 0, "trees": []}, SECOND]), ""),
    ("a list", [1, 2], ""),
    ("words for numbers", with_tree(leaves=["a", "b", "c", "d"]), ""),
    ("trees of different depth", with_tree(**{"if": [["link", 0.1]], "leaves": [1, 2], "shares": [0.5, 0.5]}), ""),
    ("fewer leaves than answers", changed(passes=[{"bias": 0, "trees": [{**TREES[0], "leaves": [1, 2], "shares": [1, 0]}]}, SECOND]), ""),
    ("fewer shares than leaves", with_tree(shares=[1.0]), ""),
    ("a question without a bound", with_tree(**{"if": [["link"], ["words", 1]]}), ""),
    (
        "too many questions",
        changed(passes=[{"bias": 0, "trees": [{"if": [["link", 0.5]] * 9, "leaves": [0] * 512, "shares": [0] * 512}]}, SECOND]),
        "8 questions",
    ),
]


def saved(path: Path, weights: Any) -> Path:
    path.write_text(json.dumps(weights), encoding="utf-8")
    return path


@pytest.fixture(name="small")
def _small(tmp_path: Path) -> Forest:
    return read(saved(tmp_path / "small.json", WEIGHTS))[0]


def columns_of(words: list[float], link: list[float]) -> Columns:
    return {"words": np.array(words), "link": np.array(link), "unasked": np.full(len(words), np.nan)}


ALL = columns_of([row[1] for row in ROWS], [row[2] for row in ROWS])


def test_the_file_is_read_as_it_is_written(small: Forest) -> None:
    assert small.columns == ("link", "words")
    assert small.bias == 0.5
    assert small.asked.tolist() == [[1, 0], [0, 0]]
    assert small.name == "small.json"


@pytest.mark.parametrize(("words", "link", "log_odds"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_block_falls_into_the_leaves_of_its_answers(small: Forest, words: float, link: float, log_odds: float) -> None:
    assert small.log_odds(columns_of([words], [link])).tolist() == [log_odds]


def test_all_blocks_are_scored_at_once(small: Forest) -> None:
    assert small.log_odds(ALL).tolist() == [row[3] for row in ROWS]
    assert small.log_odds(columns_of([], [])).tolist() == []


def test_each_pass_is_a_forest(tmp_path: Path) -> None:
    first, second = read(saved(tmp_path / "small.json", WEIGHTS))
    assert (first.leaves.shape, second.leaves.shape) == ((2, 4), (1, 4))


@pytest.mark.parametrize("i", range(len(ROWS)), ids=[row[0] for row in ROWS])
def test_reasons_sum_up_to_the_log_odds(small: Forest, i: int) -> None:
    assert sum(small.reasons(ALL, i).values()) == pytest.approx(small.log_odds(ALL)[i] - (small.bias + EXPECTED))


def test_reasons_are_the_steps_from_mean_to_mean(small: Forest) -> None:
    # Of the first tree: from the mean -1 by "many words" to that of the leaves 1 and 3, which is 2, and there "no link" stays.
    # Of the second: from 0.25 by "below 0.25" to the leaves 0 and 2, which is 1.
    reasons = small.reasons(ALL, 1)
    assert reasons["words"] == pytest.approx(2 - -1)
    assert reasons["link"] == pytest.approx(0 + 1 - 0.25)


@moderate
@given(st.lists(st.floats(-5, 5), min_size=8, max_size=8), st.lists(st.floats(0, 1), min_size=8, max_size=8), st.data())
def test_reasons_of_any_tree_sum_up(leaves: list[float], shares: list[float], data: st.DataObject) -> None:
    bounds = np.array([[0.5, 0.5, 0.5]], dtype=np.float32)
    tree = Forest(("a", "b", "c"), 0.25, np.array([[0, 1, 2]]), bounds, np.array([leaves]), np.array([shares]))
    answers = data.draw(st.tuples(*[st.sampled_from([0.0, 1.0])] * 3))
    columns = {name: np.array([value]) for name, value in zip("abc", answers, strict=True)}
    weights = np.maximum(shares, 1e-9)
    mean = float(np.average(leaves, weights=weights))
    assert sum(tree.reasons(columns, 0).values()) == pytest.approx(tree.log_odds(columns)[0] - 0.25 - mean, abs=1e-6)


def test_large_pages_are_scored_in_parts(small: Forest, monkeypatch: pytest.MonkeyPatch) -> None:
    many = {name: np.tile(values, 5) for name, values in ALL.items()}
    whole = small.log_odds(many).tolist()
    monkeypatch.setattr(forest, "_CHUNK", 3)
    assert small.log_odds(many).tolist() == whole == [row[3] for row in ROWS] * 5


def test_a_signal_that_is_not_measured(small: Forest) -> None:
    with pytest.raises(DamagedDataError, match=r"^small\.json: .*words"):
        small.log_odds({"link": np.zeros(3)})


@pytest.mark.parametrize(("weights", "told"), [row[1:] for row in DAMAGED], ids=[row[0] for row in DAMAGED])
def test_damaged_weights(tmp_path: Path, weights: Any, told: str) -> None:
    with pytest.raises(DamagedDataError, match=rf"^broken\.json: .*{told}"):
        read(saved(tmp_path / "broken.json", weights))


def cut(path: Path) -> None:
    path.write_text(json.dumps(WEIGHTS)[:-20], encoding="utf-8")


def garble(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\xfa")


def leave_out(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize("damage", [cut, garble, leave_out])
def test_a_file_that_cannot_be_read(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    damage(tmp_path / "broken.json")
    with pytest.raises(DamagedDataError, match=r"^broken\.json: "):
        read(tmp_path / "broken.json")


def test_weights_are_loaded_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forest, "FOLDER", tmp_path)
    saved(tmp_path / "html.json", WEIGHTS)
    assert load.__wrapped__("html")[0].bias == 0.5
    with pytest.raises(DamagedDataError, match=r"^text\.json: "):
        load.__wrapped__("text")


@pytest.mark.parametrize("name", ["html", "text"])
def test_the_weights_of_the_package(name: str) -> None:
    for one in load(name):
        assert np.isfinite(one.leaves).all() and np.isfinite(one.bounds).all() and np.isfinite(one.bias)
        assert (one.shares >= 0).all()
        assert one.shares.sum(axis=1) == pytest.approx(1, abs=0.01)
    assert load(name) is load(name)
