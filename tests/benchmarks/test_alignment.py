from __future__ import annotations

import doctest
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import alignment
from benchmarks.alignment import Piece, align, segments
from tests.benchmarks.made import BODY, OTHER, article_of


def test_examples() -> None:
    assert doctest.testmod(alignment).failed == 0


def test_the_same_text_is_hit_on_both_sides() -> None:
    found = align(article_of(*BODY), "\n".join(BODY))
    assert all(map(all, found.truth_hit)) and all(map(all, found.hit))
    assert [found.left(i) for i in range(3)] == [0, 0, 0]


def test_kept_words_that_the_truth_lacks_are_left() -> None:
    found = align(article_of(*BODY, OTHER), "\n".join(BODY))
    assert found.left(3) == len(OTHER.split()) and found.share(3) == 0
    assert found.left(0) == 0


def test_words_of_the_truth_that_were_removed_are_lost() -> None:
    found = align(article_of(*BODY, removed=[1]), "\n".join(BODY))
    assert found.lost(1) == len(BODY[1].split())
    assert found.truth_hit[1] == (False,) * found.lost(1)
    assert all(found.truth_read[1])


def test_a_removed_copy_of_a_kept_block_is_no_loss() -> None:
    found = align(article_of(BODY[0], *BODY, removed=[0]), "\n".join(BODY))
    assert found.lost(0) == 0


def test_each_word_of_the_truth_is_matched_once() -> None:
    found = align(article_of(BODY[0], BODY[0]), BODY[0])
    assert [found.left(0), found.left(1)] == [0, len(BODY[0].split())]


def test_words_that_no_block_has_were_never_read() -> None:
    found = align(article_of(BODY[0]), f"{BODY[0]}\n{OTHER}")
    assert not any(found.truth_read[1])


def test_a_stray_run_of_words_does_not_take_them_from_their_paragraph() -> None:
    stray = "Nobody knows how old the old bridge, which has been closed for long, may be."
    found = align(article_of(stray, *BODY), "\n".join(BODY))
    assert found.left(0) == len(stray.split())
    assert found.left(1) == 0


def test_paragraphs_may_come_in_another_order() -> None:
    found = align(article_of(*reversed(BODY)), "\n".join(BODY))
    assert all(map(all, found.truth_hit))


def test_lines_that_are_too_short_for_a_seed_are_matched_as_wholes() -> None:
    found = align(article_of(OTHER, "Sugar", BODY[0], "Two eggs", "Share"), f"{BODY[0]}\nTwo eggs\nSugar")
    assert [found.left(i) for i in (1, 3, 4)] == [0, 0, 1]


def test_a_short_line_is_matched_as_often_as_the_truth_has_it() -> None:
    found = align(article_of("Sugar", OTHER, "Sugar", "Sugar"), f"Sugar\n{BODY[0]}\nSugar")
    assert [found.left(i) for i in (0, 2, 3)] == [0, 0, 1]


@pytest.mark.parametrize(
    ("truth", "ours"),
    [
        ("暴风雨在夜里到来，到中午河水已经漫过堤岸。", "暴风雨在夜里到来，到中午河水已经漫过堤岸。"),
        ("ฝนตกหนักทั้งคืนและแม่น้ำก็เอ่อล้น", "ฝนตกหนักทั้งคืนและแม่น้ำก็เอ่อล้น"),
        ("밤사이 비가 많이 내려서 강물이 넘쳤다", "밤사이 비가 많이 내려서 강물이 넘쳤다"),
        ("The Bürger\u00admeister spoke of the wea\u00adther.", "The Bürgermeister spoke of the weather."),
        ("The RIVER rose by noon.", "the river rose by noon"),
    ],
    ids=["zh", "th", "ko", "soft hyphen", "case"],
)
def test_scripts_and_spelling(truth: str, ours: str) -> None:
    found = align(article_of(ours), truth)
    assert all(map(all, found.truth_hit)) and all(map(all, found.hit))


def test_chinese_is_matched_by_characters() -> None:
    found = align(article_of("暴风雨在夜里到来，订阅我们的通讯。"), "暴风雨在夜里到来。")
    assert found.hit[0] == (True,) * 8 + (False,) * 7


def test_long_and_monotonous_texts() -> None:
    line = "la " * 5_000
    found = align(article_of(*[line] * 6), "\n".join([line] * 5))
    assert sum(map(sum, found.truth_hit)) == 25_000
    assert sum(found.left(i) for i in range(6)) == 5_000


def test_nothing_on_either_side() -> None:
    assert align(article_of(), "").hit == ()
    assert align(article_of("…"), "\n \n").share(0) == 0


WORDS = st.lists(st.sampled_from("rain river bridge town 雨 — , .".split()), max_size=30).map(" ".join)


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6), st.data())
def test_as_many_words_are_hit_on_both_sides(ours: list[str], truth: list[str], data: st.DataObject) -> None:
    removed = data.draw(st.sets(st.integers(0, max(0, len(ours) - 1))))
    found = align(article_of(*ours, removed=removed), "\n".join(truth))
    assert sum(map(sum, found.truth_hit)) == sum(sum(hit) for hit, kept in zip(found.hit, found.kept, strict=True) if kept)
    assert sum(map(sum, found.truth_read)) == sum(map(sum, found.hit))


@given(WORDS, st.data())
def test_segments_are_the_whole_paragraph(text: str, data: st.DataObject) -> None:
    piece = Piece.of(text)
    hit = data.draw(st.lists(st.booleans(), min_size=len(piece.words), max_size=len(piece.words)))
    cut = list(segments(piece, hit))
    assert "".join(part for part, _ in cut) == (text if piece.words else "")
    assert all(a[1] != b[1] for a, b in pairwise(cut))
