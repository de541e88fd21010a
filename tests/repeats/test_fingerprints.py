from __future__ import annotations

import pytest

from newsclean.model import Block, Element, Page
from newsclean.repeats.fingerprints import MASKED_WORDS, fingerprint, has_letters, normal_words, page_id, place, shingle_hashes

SAME = [
    ("case", "Share THIS", "share this"),
    ("quotes and dashes", "“Share” – this", '"share" - this'),
    ("white space", " share\xa0\tthis\n", "share this"),
    ("width", "Ｓｈａｒｅ　ｔｈｉｓ", "share this"),
    ("sharp s", "Straße", "STRASSE"),
    ("ligature", "ﬁrst", "first"),
    ("counter", "3 views", "1,204 views"),
    ("date", "By Anna, 03.05.2024, 9:15", "By Anna, 17.11.2023, 22:40"),
]
LONG = " ".join(f"word{'a' * i}" for i in range(MASKED_WORDS))


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_these_are_the_same(one: str, other: str) -> None:
    assert fingerprint(normal_words(one)) == fingerprint(normal_words(other))


@pytest.mark.parametrize(("one", "other"), [("share this", "share that"), (f"{LONG} 4", f"{LONG} 5"), ("ab c", "a bc")])
def test_these_are_not(one: str, other: str) -> None:
    assert fingerprint(normal_words(one)) != fingerprint(normal_words(other))


def test_it_never_changes() -> None:
    assert fingerprint(normal_words("Related stories")) == 5026085920576408942


def test_a_number_says_nothing() -> None:
    assert [has_letters(normal_words(text)) for text in ("17", "3 : 2", "", "17 views", "第3")] == [False, False, False, True, True]


URLS = ["https://post.example/a", "http://post.example/a", "https://www.post.example/a/", "https://post.example/a#top"]


@pytest.mark.parametrize("url", URLS)
def test_a_page_has_one_address(url: str) -> None:
    assert page_id(Page((Block(0, url),), url=url)) == page_id(Page((), url=URLS[0]))


@pytest.mark.parametrize("url", [None, "https://post.example", "https://post.example/"])
def test_without_an_address_of_its_own_a_page_is_what_it_says(url: str | None) -> None:
    one, other = (page_id(Page((Block(0, text),), url=url)) for text in ("Rain", "Wind"))
    assert one != other
    assert one == page_id(Page((Block(0, "Rain"),), url=url))


def test_a_place_is_the_last_containers() -> None:
    def where(*names: str) -> int:
        elements = tuple(Element("div", name, i - 1) for i, name in enumerate(names))
        return place(Page((), elements), Block(0, "x", element=len(names) - 1))

    assert where("page", "main", "text post-17", "p") == where("other", "main", "text post-18", "p")
    assert where("page", "main", "text", "p") != where("page", "aside", "text", "p")
    assert 0 < where("page", "main") < 2**32
    assert place(Page(()), Block(0, "x")) == 0


def test_shingles() -> None:
    assert len(shingle_hashes(("a", "b", "c"), 2)) == 2
    assert len(shingle_hashes(("a",), 2)) == 1
    assert shingle_hashes((), 2) == frozenset()
