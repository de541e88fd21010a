from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from newsclean.errors import DamagedDataError
from newsclean.scoring import learned
from newsclean.scoring.learned import load, read
from newsclean.scoring.lexicon import Lexicon

TREES: list[dict[str, Any]] = [
    {"if": [["words", 3.0], ["link", 0.5]], "leaves": [-1.0, 2.0, -4.0, -3.0], "shares": [0.5, 0.25, 0.25, 0.0]},
    {"if": [["link", 0.25], ["link", 0.75]], "leaves": [1.0, 0.0, 8.0, -1.0], "shares": [0.5, 0.25, 0.0, 0.25]},
]
FIRST: dict[str, Any] = {"bias": 0.5, "trees": TREES}
SECOND: dict[str, Any] = {"bias": 0, "trees": TREES[:1]}
LEXICON: dict[str, Any] = {"bias": 0.5, "words": {"photo": -1.5}, "pairs": {"read more": -2}, "first": {}, "last": {"said": 1}}
WEIGHTS: dict[str, Any] = {"format": 2, "about": "for tests", "lexicon": LEXICON, "passes": [FIRST, SECOND]}


def changed(**entries: Any) -> dict[str, Any]:
    return {**WEIGHTS, **entries}


def with_tree(**entries: Any) -> dict[str, Any]:
    return changed(passes=[{"bias": 0, "trees": [TREES[0], {**TREES[1], **entries}]}, SECOND])


DAMAGED = [
    ("another format", changed(format=3), "format 3"),
    ("no format", {"passes": [FIRST, SECOND]}, "format"),
    ("no passes", {"format": 2}, "passes"),
    ("one pass", changed(passes=[FIRST]), ""),
    ("no lexicon", {"format": 2, "passes": [FIRST, SECOND]}, "lexicon"),
    ("no last words", changed(lexicon={"bias": 0, "words": {}, "pairs": {}, "first": {}}), "last"),
    ("words without weights", changed(lexicon={**LEXICON, "words": ["photo"]}), ""),
    ("a word for a weight", changed(lexicon={**LEXICON, "words": {"photo": "heavy"}}), "heavy"),
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


def test_the_file_is_read_as_it_is_written(tmp_path: Path) -> None:
    weights = read(saved(tmp_path / "small.json", WEIGHTS))
    assert (weights.first.leaves.shape, weights.second.leaves.shape) == ((2, 4), (1, 4))
    assert weights.lexicon == Lexicon({"photo": -1.5}, {("read", "more"): -2.0}, {}, {"said": 1.0}, 0.5)


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
    monkeypatch.setattr(learned, "FOLDER", tmp_path)
    saved(tmp_path / "html.json", WEIGHTS)
    assert load.__wrapped__("html").first.bias == 0.5
    with pytest.raises(DamagedDataError, match=r"^text\.json: "):
        load.__wrapped__("text")


@pytest.mark.parametrize("name", ["html", "text"])
def test_the_weights_of_the_package(name: str) -> None:
    weights = load(name)
    for one in (weights.first, weights.second):
        assert np.isfinite(one.leaves).all() and np.isfinite(one.bounds).all() and np.isfinite(one.bias)
        assert (one.shares >= 0).all()
        assert one.shares.sum(axis=1) == pytest.approx(1, abs=0.01)
    assert load(name) is load(name)
