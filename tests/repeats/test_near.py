from __future__ import annotations

import subprocess
import sys

import pytest

from newsclean.repeats.near import near_duplicates
from tests.repeats.shingled import shingled

WORDS = [f"word{i}" for i in range(60)]


def found(*paragraphs: list[str], least: float = 0.8) -> list[tuple[int, int]]:
    return [(later, earlier) for later, earlier, _ in near_duplicates(shingled(dict(enumerate(paragraphs))), least)]


def jaccard(a: list[str], b: list[str], size: int = 3) -> float:
    one, two = ({tuple(words[i : i + size]) for i in range(len(words) - size + 1)} for words in (a, b))
    return len(one & two) / len(one | two)


def changed(words: list[str], *places: int) -> list[str]:
    return [f"other{i}" if i in places else word for i, word in enumerate(words)]


def text(seed: int, size: int = 60) -> list[str]:
    return [f"t{seed}w{i}" for i in range(size)]


def test_the_same_words_are_a_duplicate() -> None:
    assert list(near_duplicates(shingled({3: WORDS, 9: list(WORDS)}), 0.8)) == [(9, 3, 1.0)]


def test_the_true_similarity_is_told() -> None:
    twin = changed(WORDS, 0)
    ((later, earlier, similarity),) = near_duplicates(shingled({0: WORDS, 1: twin}), 0.8)
    assert (later, earlier) == (1, 0)
    assert similarity == pytest.approx(jaccard(WORDS, twin)) and similarity < 1


def test_a_pair_below_the_threshold_is_none() -> None:
    assert 0.6 < jaccard(WORDS, changed(WORDS, 30, 40)) < 0.85
    assert found(WORDS, changed(WORDS, 30, 40), least=0.85) == []


def test_the_threshold_itself_counts() -> None:
    twin = changed(WORDS, 0)
    assert found(WORDS, twin, least=jaccard(WORDS, twin)) == [(1, 0)]


def test_the_same_words_in_another_order_are_no_duplicate() -> None:
    assert found(WORDS, WORDS[::-1]) == []


def test_different_paragraphs_are_none() -> None:
    assert found(*(text(i) for i in range(50))) == []


def test_a_shared_sentence_is_not_enough() -> None:
    assert found(text(1) + WORDS[:20], text(2) + WORDS[:20]) == []


def test_every_later_one_points_at_the_first() -> None:
    assert found(WORDS, list(WORDS), changed(WORDS, 59)) == [(1, 0), (2, 0)]


def test_the_most_similar_earlier_one_is_named() -> None:
    other = changed(WORDS, 0, 1, 2, 3, 4, 5, 6, 7)
    third = changed(WORDS, 57)
    assert jaccard(other, third) < jaccard(WORDS, third)
    assert found(other, WORDS, third, least=0.88) == [(2, 1)]


def test_pairs_are_found_among_many() -> None:
    paragraphs = [text(i) for i in range(40)] + [changed(text(i), 0) for i in range(40)]
    pairs = found(*paragraphs)
    assert all(later - earlier == 40 for later, earlier in pairs)
    assert len(pairs) >= 38


def test_pairs_are_found_at_a_lower_threshold() -> None:
    base = [text(i) for i in range(40)]
    twins = [changed(words, *range(14)) for words in base]
    assert 0.5 < jaccard(base[0], twins[0]) < 0.65
    assert len(found(*base, *twins, least=0.5)) >= 36


def test_the_same_pairs_every_time() -> None:
    paragraphs = [changed(text(i % 10), i) for i in range(30)]
    assert found(*paragraphs) == found(*paragraphs)


@pytest.mark.parametrize("paragraphs", [[], [WORDS], [[]], [["rain"], ["wind"]]], ids=["none", "one", "one of no words", "one word each"])
def test_what_cannot_repeat(paragraphs: list[list[str]]) -> None:
    assert found(*paragraphs) == []


def test_paragraphs_without_words_repeat_nothing() -> None:
    assert found([], []) == []


def test_short_paragraphs_can_repeat() -> None:
    assert found(["rain", "falls"], ["wind"], ["rain", "falls"]) == [(2, 0)]


RUN = """
import sys
from newsclean.repeats.near import near_duplicates
from newsclean.words import shingles_of
pairs = list(near_duplicates({{i: shingles_of([f"t{{{}}}w{{j}}" for j in range(40)]) for i in range(20)}}, 0.8))
print(len(pairs), "datasketch" in sys.modules)
"""


@pytest.mark.parametrize(("seed", "out"), [("i", "0 False"), ("i % 10", "10 True")], ids=["nothing repeats", "some repeat"])
def test_datasketch_is_loaded_only_where_something_repeats(seed: str, out: str) -> None:
    done = subprocess.run([sys.executable, "-c", RUN.format(seed)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == out


def test_a_page_that_repeats_nothing_does_not_load_datasketch() -> None:
    code = (
        "import sys, newsclean\n"
        "newsclean.clean_text('The council voted to repair the old bridge.\\n\\nEngineers found cracks in two of its arches.')\n"
        "print('datasketch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
