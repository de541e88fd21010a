from __future__ import annotations

import re
import unicodedata
from itertools import groupby

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.signals.characters import characters
from tests.properties.strategies import moderate

NAMES = ("size", "digits", "commas", "sentences", "unmarked", "unspaced", "capital", "upper")
Row = tuple[float, ...]
# Letters of several scripts, capitals, title case, combining marks, digits, ends of sentences, quotes, white space, an emoji.
ALPHABET = "aB ÀßǅЖжΣσԱא\u05b7عम\u093eก雨の밤\u0301\u0307\u200d7٣½².!?…।؟。！,;、；'”)]\n\t\u00a0\u3000-#\x1e🌧"
TEXTS = st.lists(
    st.text(st.sampled_from(ALPHABET), max_size=30) | st.text(max_size=20) | st.integers(100, 300).map(lambda n: "ฝ" * n), max_size=6
)

SENTENCES = [
    ("at the end", "Rain fell.", 1),
    ("before white space", "Rain fell. Wind too", 1),
    ("before a quote", "“Rain fell!” they said", 1),
    ("inside a number", "3.5 metres", 0),
    ("Chinese, without white space", "雨停了。河水退了", 1),
    ("Urdu", "بارش ہوئی۔", 1),
    ("Armenian", "Անձրև եկավ։ Գետը բարձրացավ", 1),
    ("Amharic", "ዝናቡ መጣ። ወንዙ ሞላ", 1),
    ("Khmer", "ភ្លៀងធ្លាក់។ ទន្លេលិច", 1),
    ("Burmese", "မိုးရွာသည်။ မြစ်ရေတက်သည်", 1),
    ("a line of Thai", "ฝนตกตอนกลางคืน", 0),
    ("a paragraph of Thai", "ฝนตกตอนกลางคืน และแม่น้ำล้นตลิ่ง " * 8, 2),
]
CAPITALS = [
    ("all after the first", "Rain Falls Here", 1),
    ("one of two", "Rain Falls here", 0.5),
    ("the first word does not count", "Rain falls here", 0),
    ("single letters do not count", "Rain A B falls", 0),
    ("title case", "rain ǅungla", 1),
    ("a script without capitals", "雨 が 降る 夜", 0),
]


def slow(text: str) -> Row:
    """What the module promises of one block, counted character by character."""
    letters = ["".join(run) for is_letter, run in groupby(text, str.isalpha) if is_letter]
    kinds = {unicodedata.category(character) for character in text}
    later = [word for word in letters[1:] if len(word) > 1]
    cased = re.search("[A-Za-z\u00c0-\u024f\u0370-\u058f\u1e00-\u1fff]", text)
    return (
        len(text),
        sum(unicodedata.category(character) == "Nd" for character in text) / max(1, sum(not character.isspace() for character in text)),
        sum(character in ",;،、，；" for character in text),
        sum(_ends(character, after) for character, after in zip(text, f"{text[1:]} ", strict=False)) + _unmarked(text),
        _unmarked(text),
        len(re.findall("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]", text)),
        sum(unicodedata.category(word[0]) in ("Lu", "Lt") for word in later) / max(1, len(later)) if cased else 0,
        bool(kinds & {"Lu", "Lt"}) and "Ll" not in kinds,
    )


def _ends(character: str, after: str) -> bool:
    return character in "。！？" or (character in ".!?…।॥؟۔։።။។།" and (after.isspace() or after in "\"'”’»)]"))


def _unmarked(text: str) -> int:
    return len(re.findall("[\u0e00-\u0eff]", text)) // 120


def fast(texts: list[str]) -> list[Row]:
    counted = characters(texts)
    return list(zip(*(getattr(counted, name).tolist() for name in NAMES), strict=True))


@moderate
@given(TEXTS)
@example([])
@example([""])
@example(["", "A", ""])
def test_counting_a_page_at_once_is_counting_each_block(texts: list[str]) -> None:
    assert fast(texts) == [slow(text) for text in texts]


@moderate
@given(TEXTS, TEXTS)
def test_what_stands_beside_a_block_does_not_count(texts: list[str], others: list[str]) -> None:
    assert fast([*others, *texts])[len(others) :] == fast(texts)


@pytest.mark.parametrize(("text", "sentences"), [row[1:] for row in SENTENCES], ids=[row[0] for row in SENTENCES])
def test_ends_of_sentences(text: str, sentences: int) -> None:
    assert characters([text]).sentences.tolist() == [sentences]


@pytest.mark.parametrize(("text", "share"), [row[1:] for row in CAPITALS], ids=[row[0] for row in CAPITALS])
def test_words_with_capitals(text: str, share: float) -> None:
    assert characters([text]).capital.tolist() == [share]


def test_white_space_is_no_part_of_the_share_of_digits() -> None:
    assert characters(["1 2  a b"]).digits.tolist() == [0.5]


def test_a_page_without_blocks() -> None:
    assert [getattr(characters([]), name).tolist() for name in NAMES] == [[]] * len(NAMES)
