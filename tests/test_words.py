from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.words import BREAK, is_word_character, overlap, shingles_of, tokens_of, tokens_of_all, words_of
from tests.properties.strategies import moderate

TOKENS = [
    ("English", "The rain, the RAIN!", ["the", "rain", "the", "rain"]),
    ("numbers", "4 mm in 2024", ["4", "mm", "in", "2024"]),
    ("letters with marks", "Größere Brücke", ["größere", "brücke"]),
    ("Russian", "Дождь шёл", ["дождь", "шёл"]),
    ("Chinese", "大雨", ["大", "雨"]),
    ("Japanese with a Latin word", "雨のRain", ["雨", "の", "rain"]),
    ("Korean", "밤새 비가", ["밤새", "비가"]),
    ("Arabic", "هطل المطر", ["هطل", "المطر"]),
    ("an underscore parts words", "rain_fall", ["rain", "fall"]),
    ("marks only", "— … !", []),
    ("the Turkish dotted capital", "İzmir", ["i\u0307zmir"]),
    ("nothing", "", []),
]
ALPHABET = "aBİΣßЖ7_ -.雨のกम\u093e\u0301\u200d밤ا\u064b\x1e\n"
SPELLED = [
    ("Hindi", "बारिश में नदी", ["बारिश", "में", "नदी"]),
    ("Tamil", "இது மழை", ["இது", "மழை"]),
    ("Bengali", "নদীর জল", ["নদীর", "জল"]),
]


@pytest.mark.parametrize(("text", "tokens"), [row[1:] for row in TOKENS], ids=[row[0] for row in TOKENS])
def test_tokens(text: str, tokens: list[str]) -> None:
    assert tokens_of(text) == tokens
    assert words_of(text) == frozenset(tokens)


@pytest.mark.parametrize(("text", "tokens"), [row[1:] for row in SPELLED], ids=[row[0] for row in SPELLED])
def test_words_with_vowel_signs_are_whole(text: str, tokens: list[str]) -> None:
    assert tokens_of(text) == tokens


@moderate
@given(st.lists(st.text(st.sampled_from(ALPHABET), max_size=12) | st.text(max_size=12), max_size=8))
@example([])
@example(["", ""])
@example(["İzmir", "में"])
@example(["ΟΔΟΣ", "ΟΔΟΣ"])
@example(["rain\x1ewind", "", "\x1e"])
def test_reading_many_texts_is_reading_each(texts: list[str]) -> None:
    assert tokens_of_all(texts) == [tokens_of(text) for text in texts]


def test_words_with_combining_accents_are_whole() -> None:
    assert len(tokens_of(unicodedata.normalize("NFD", "Được các độc giả"))) == 4


OVERLAPS = [
    ("all", "rain today", "no rain today", 1.0),
    ("half", "rain today", "no rain in May", 0.5),
    ("none", "rain", "wind", 0.0),
    ("an empty part", "", "wind", 0.0),
    ("an empty whole", "rain", "", 0.0),
]


@pytest.mark.parametrize(("part", "whole", "share"), [row[1:] for row in OVERLAPS], ids=[row[0] for row in OVERLAPS])
def test_overlap(part: str, whole: str, share: float) -> None:
    assert overlap(words_of(part), words_of(whole)) == share


def test_shingles_are_runs_of_words() -> None:
    assert shingles_of(list("abcd")) == {("a", "b", "c"), ("b", "c", "d")}
    assert shingles_of(list("abcd"), size=2) == {("a", "b"), ("b", "c"), ("c", "d")}


@pytest.mark.parametrize("words", ["a", "ab", "abc"])
def test_a_short_text_is_one_shingle(words: str) -> None:
    assert shingles_of(list(words)) == {tuple(words)}


def test_no_words_give_no_shingle() -> None:
    assert shingles_of([]) == frozenset()


@pytest.mark.parametrize("character", ["a", "Ж", "7", "雨", "में"[1], "\u0301"])
def test_characters_of_words(character: str) -> None:
    assert is_word_character(character)


@pytest.mark.parametrize("character", [" ", "-", "…", "。", "🌧"])
def test_characters_between_words(character: str) -> None:
    assert not is_word_character(character)


def test_every_character_is_read_alike_one_by_one_and_in_one_go() -> None:
    characters = [chr(code) for code in (*range(0x3000), 0xD800, 0xE000, 0x1F600, 0x20000, 0x3FFFF, 0x40000, 0xE0101, 0x10FFFF)]
    texts = [f"a{character}b" for character in characters if character != BREAK]
    assert tokens_of_all(texts) == [tokens_of(text) for text in texts]
