from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.report.text import language_tag, line, plain, shortened, slugs, web_address, width


@given(st.text(st.characters()))
def test_a_line_is_one_line_without_control_characters(text: str) -> None:
    found = line(text)
    assert len(found.splitlines()) <= 1
    assert not [char for char in found if ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or 0xD800 <= ord(char) < 0xE000]
    assert line(found) == found


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200b", "\ufeff", "\x1b", "\x00"])
def test_what_is_unseen_or_turns_the_line_is_made_visible(char: str) -> None:
    assert line(f"rain{char}fell") == "rain\ufffdfell"


def test_joiners_that_letters_need_stay() -> None:
    assert line("می\u200cروم") == "می\u200cروم"


def test_plain_text_keeps_its_lines() -> None:
    assert plain("a\r\nb\rc\td\ne\x07\ud800") == "a\nb\nc\td\ne\ufffd\ufffd"


@given(st.text(), st.integers(1, 20))
def test_shortened_text_fits(text: str, length: int) -> None:
    assert len(shortened(text, length)) <= length


@pytest.mark.parametrize(("text", "columns"), [("rain", 4), ("雨が", 4), ("e\u0301", 1), ("", 0), ("a\u200cb", 2)])
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.lists(st.text(), max_size=8))
def test_slugs_are_safe_and_unlike(names: list[str]) -> None:
    found = slugs(names)
    assert len({slug.lower() for slug in found}) == len(names)
    assert all(slug and set(slug) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") for slug in found)


def test_a_slug_that_looks_like_a_number_of_another_is_taken_once() -> None:
    assert slugs(["a", "a", "a-2", None]) == ["a", "a-2", "a-2-2", "None"]


@pytest.mark.parametrize("url", ["https://news.example/a?b=c&d", "http://news.example"])
def test_web_addresses(url: str) -> None:
    assert web_address(url) == url


BAD = ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//news.example", "https://", "file:///etc", "", None, 7]


@pytest.mark.parametrize("url", [*BAD, "java\nscript:x", "https://a\nb", "https://a b", "https://[::1", " https://a", "https://a/\u202e"])
def test_what_is_no_web_address(url: object) -> None:
    assert web_address(url) == ""


@pytest.mark.parametrize(("given", "tag"), [("en", "en"), ("pt-BR", "pt-BR"), ('x"', ""), ("", ""), (None, ""), ("en\n", "")])
def test_language_tags(given: object, tag: str) -> None:
    assert language_tag(given) == tag
