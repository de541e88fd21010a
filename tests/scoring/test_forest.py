from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.errors import DamagedDataError
from newsclean.scoring import forest
from newsclean.scoring.forest import Forest, forest_of
from newsclean.signals.columns import Columns
from tests.properties.strategies import moderate

# The answer to the first question is the lowest bit of a leaf's number.
TREES: list[dict[str, Any]] = [
    {"if": [["words", 3.0], ["link", 0.5]], "leaves": [-1.0, 2.0, -4.0, -3.0], "shares": [0.5, 0.25, 0.25, 0.0]},
    {"if": [["link", 0.25], ["link", 0.75]], "leaves": [1.0, 0.0, 8.0, -1.0], "shares": [0.5, 0.25, 0.0, 0.25]},
]
FIRST: dict[str, Any] = {"bias": 0.5, "trees": TREES}
EXPECTED = (-1 * 0.5 + 2 * 0.25 - 4 * 0.25) + (1 * 0.5 - 1 * 0.25)  # of the two trees, over the training blocks
# words, link, log-odds
ROWS = [
    ("few words, no link", 3.0, 0.0, 0.5 - 1 + 1),
    ("many words, no link", 4.0, 0.0, 0.5 + 2 + 1),
    ("few words, some link", 1.0, 0.3, 0.5 - 1 + 0),
    ("few words, all link", 1.0, 1.0, 0.5 - 4 - 1),
    ("a leaf that training never saw", 9.0, 1.0, 0.5 - 3 - 1),
]


@pytest.fixture(name="small")
def _small() -> Forest:
    return forest_of(FIRST, "small.json")


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
