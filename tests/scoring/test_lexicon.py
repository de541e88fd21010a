from __future__ import annotations

import numpy as np
import pytest

from newsclean.phrases import load
from newsclean.reading.text import read_text
from newsclean.scoring.lexicon import PAIRS, WORDS, Lexicon, silence
from newsclean.signals.table import measure

LEXICON = Lexicon(
    words={"photo": -1.5, "said": 1.0, **dict.fromkeys(["a", "he", "more", "rain", "read"], 0.0)},
    pairs={("read", "more"): -2.0},
    first={"photo": -0.25},
    last={"said": 0.5},
    bias=0.125,
)


@pytest.mark.parametrize(
    ("text", "log_odds"),
    [
        ("", 0.125),
        ("rain", 0.125),
        ("a photo", 0.125 - 1.5),
        ("photo by a", 0.125 - 1.5 - 0.25),
        ("photo photo", 0.125 - 3 - 0.25),
        ("he said", 0.125 + 1 + 0.5),
        ("read more", 0.125 - 2),
        ("more read", 0.125),
        ("x " * PAIRS + "read more", 0.125),
        ("x " * (PAIRS - 1) + "read more", 0.125 - 2),
        ("x " * WORDS + "photo", 0.125),
    ],
)
def test_words_pairs_and_ends_are_weighed(text: str, log_odds: float) -> None:
    assert LEXICON.log_odds(text.split()) == log_odds


def test_columns_are_of_the_block_and_of_those_around_it() -> None:
    page = read_text("Read more\n\nRain\n\nA photo\n\nHe said")
    columns = LEXICON.columns(measure(page, load("en")))
    assert columns["lexicon"].tolist() == [-1.875, 0.125, -1.375, 1.625]
    assert columns["lexicon_-1"].tolist() == [0, -1.875, 0.125, -1.375]
    assert columns["lexicon_+2"].tolist() == [-1.375, 1.625, 0, 0]
    assert columns["lexicon_knows"].tolist() == [1] * 4


@pytest.mark.parametrize(("text", "knows"), [("He said rain", True), ("He said il pleut bien", False), ("он сказал", False), ("—", False)])
def test_of_a_language_that_is_not_known_it_says_nothing(text: str, knows: bool) -> None:
    signals = measure(read_text(text), load("en"))
    assert LEXICON.knows(signals) is knows
    if not knows:
        assert all(not column.any() for column in LEXICON.columns(signals).values())
    assert list(LEXICON.columns(signals)) == list(silence(1))


def test_no_block_counts_without_bound() -> None:
    page = read_text("photo " * 25)
    assert LEXICON.columns(measure(page, load("en")))["lexicon"].tolist() == [-8.0]
    assert np.isfinite(LEXICON.log_odds(["photo"] * 100_000))
