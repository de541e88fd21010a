from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.model import Block, Page
from newsclean.phrases import load
from newsclean.signals.columns import Columns
from newsclean.signals.likeness import likeness
from newsclean.signals.vocabulary import vocabulary
from newsclean.signals.wording import wording
from newsclean.words import overlap, shingles_of, tokens_of, words_of

TEXT = st.lists(st.sampled_from(["rain", "wind", "snow", "hail"]), max_size=8).map(" ".join)


def told(texts: list[str], title: str = "", description: str = "", body: str = "") -> Columns:
    page = Page(tuple(Block(i, text) for i, text in enumerate(texts)), title=title, description=description, body=body)
    words = wording(page.blocks, load("en"))
    return likeness(page, words, vocabulary([word.tokens for word in words]))


@given(texts=st.lists(TEXT, min_size=1, max_size=6), title=TEXT, description=TEXT, body=TEXT)
def test_shares_are_those_of_sets(texts: list[str], title: str, description: str, body: str) -> None:
    found = told(texts, title, description, body)
    own = [words_of(text) for text in texts]
    assert found["title"] == pytest.approx([overlap(words, words_of(title)) for words in own])
    assert found["of_title"] == pytest.approx([overlap(words_of(title), words) for words in own])
    assert found["description"] == pytest.approx([overlap(words_of(description), words) for words in own])
    stated = shingles_of(tokens_of(body))
    assert found["body"] == pytest.approx([overlap(shingles_of(tokens_of(text)), stated) for text in texts])
    assert found["has_body"].tolist() == [float(bool(body))] * len(texts)


def test_a_text_of_two_words_is_one_shingle() -> None:
    assert told(["rain fell", "rain fell again"], body="Rain fell.")["body"].tolist() == [1, 0]


def test_without_statements_there_is_no_likeness() -> None:
    assert all(column.tolist() == [0, 0] for column in told(["rain fell", ""]).values())
