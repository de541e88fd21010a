from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from newsclean.signals.vocabulary import vocabulary

TEXTS = st.lists(st.lists(st.sampled_from(["rain", "wind", "snow", "雨", "é"]), max_size=6), max_size=8)


@given(TEXTS)
def test_every_word_is_found_again(texts: list[list[str]]) -> None:
    found = vocabulary(texts)
    assert [found.words[i] for i in found.word] == list(chain.from_iterable(texts))
    assert found.block.tolist() == [i for i, text in enumerate(texts) for _ in text]
    assert found.place.tolist() == [place for text in texts for place in range(len(text))]
    assert found.size.tolist() == list(map(len, texts))
    assert len(set(found.words)) == len(found.words)


@given(TEXTS)
def test_the_distinct_words_of_each_block(texts: list[list[str]]) -> None:
    found = vocabulary(texts)
    block, word = found.distinct
    assert {(i, found.words[k]) for i, k in zip(block.tolist(), word.tolist(), strict=True)} == {
        (i, w) for i, t in enumerate(texts) for w in t
    }
    assert found.count(block).tolist() == [len(set(text)) for text in texts]


def test_words_are_asked_and_weighed_once() -> None:
    found = vocabulary([["rain", "wind"], ["rain"]])
    assert found.among({"wind", "hail"}).tolist() == [False, True]
    assert found.weigh({"rain": 1.5, "hail": 3.0}).tolist() == [1.5, 0.0]
    assert found.count(found.block[found.among({"rain"})[found.word]]).tolist() == [1, 1]
