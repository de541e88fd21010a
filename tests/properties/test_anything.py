"""Whatever is given, the answer is an article or a newsclean error."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, NewscleanError, Settings, clean_html, clean_text
from newsclean.rules import RULES
from tests.properties.strategies import Document, documents, few, mangled, moderate, soups, soupy


def _survives(source: str | bytes) -> None:
    _is_sound(clean_html, source)
    _is_sound(clean_text, source)


def _is_sound(clean: Callable[[str | bytes], Article], source: str | bytes) -> None:
    with contextlib.suppress(NewscleanError):
        article = clean(source)
        assert isinstance(article, Article)
        row = json.dumps(article.to_dict(), ensure_ascii=False, allow_nan=False)
        assert row.encode("utf-8"), "no lone surrogates"
        assert "\x00" not in article.text
        assert isinstance(article.markdown, str)


@moderate
@given(mangled())
def test_mangled_pages(source: bytes) -> None:
    _survives(source)


@moderate
@given(st.binary(max_size=2_000))
def test_random_bytes(source: bytes) -> None:
    _survives(source)


@moderate
@given(st.text(st.characters(), max_size=500))
def test_random_text(source: str) -> None:
    _survives(source)


@moderate
@given(st.text(st.sampled_from("<>/=\"'&; \n\tpabdiv!-#0\x00\ud800\udfff\ufeff\u2028雨กあ"), max_size=300))
def test_text_of_dangerous_characters(source: str) -> None:
    _survives(source)


@soupy
@given(soups())
def test_tag_soup(source: str) -> None:
    _survives(source)


@few
@given(soups(), st.sampled_from(("utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis", "gb18030", "utf-7")))
def test_tag_soup_in_any_encoding(source: str, encoding: str) -> None:
    _survives(source.encode(encoding, "replace"))


@few
@given(documents(), st.sets(st.sampled_from([rule.__name__ for rule in RULES if rule.__name__ != "main_content"])))
def test_any_rules_left_out(document: Document, skip: set[str]) -> None:
    clean = clean_html if document.is_html else clean_text
    article = clean(document.source, settings=Settings(skip=frozenset(skip)))
    assert not {verdict.by for verdict in article.verdicts} & skip


def test_the_first_rule_cannot_be_left_out() -> None:
    with pytest.raises(ValueError, match="main_content"):
        clean_text("The rain came at night, and by noon the river had left its bed.", settings=Settings(skip=frozenset(("main_content",))))
