from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from newsclean import Article, InputTooLargeError, NewscleanError, Settings, UnreadableInputError, clean_html, clean_text, cleaner
from newsclean.cleaner import clean, decide
from newsclean.phrases import load
from newsclean.reading.text import read_text
from newsclean.scoring.scorer import Scores, score
from newsclean.signals.language import with_language
from newsclean.signals.table import measure
from tests.building import BODY

PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY)
PAGE = (
    '<html lang="en"><head><title>Council repairs the old bridge | The Valley Post</title></head><body>'
    '<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
    f"<article><h1>Council repairs the old bridge</h1>{PARAGRAPHS}<p>Share this article</p></article>"
    "<footer><p>© 2024 The Valley Post. All rights reserved.</p></footer></body></html>"
)
TEXT = "\n\n".join((*BODY, "Share this article"))
ENTRIES: list[tuple[str, Callable[..., Article], str]] = [("html", clean_html, PAGE), ("text", clean_text, TEXT)]
each_entry = pytest.mark.parametrize(("entry", "source"), [row[1:] for row in ENTRIES], ids=[row[0] for row in ENTRIES])


def test_html_keeps_the_article_and_nothing_else() -> None:
    article = clean_html(PAGE)
    assert article.text == "\n\n".join(BODY)
    assert article.kind == "article"
    assert (article.title, article.language) == ("Council repairs the old bridge", "en")


def test_text_keeps_the_article_and_nothing_else() -> None:
    article = clean_text(TEXT)
    assert article.text == "\n\n".join(BODY)
    assert [article.why(block).by for block in article.removed] == ["share_prompt"]


@each_entry
def test_every_block_has_a_verdict_with_a_reason(entry: Callable[..., Article], source: str) -> None:
    article = entry(source)
    assert article.page.blocks
    for block in article.page.blocks:
        assert article.why(block).by and article.why(block).why
        assert article.trail(block)[-1] == article.why(block)


@each_entry
def test_bytes_and_text_come_out_alike(entry: Callable[..., Article], source: str) -> None:
    assert entry(source.encode()).to_dict() == entry(source).to_dict()


@each_entry
def test_the_same_page_always_gives_the_same(entry: Callable[..., Article], source: str) -> None:
    assert entry(source) == entry(source)


@each_entry
def test_the_address_is_kept(entry: Callable[..., Article], source: str) -> None:
    assert entry(source, url="https://example.org/bridge").page.url == "https://example.org/bridge"


@each_entry
def test_confidence_is_a_share(entry: Callable[..., Article], source: str) -> None:
    assert 0 < entry(source).confidence <= 1


@each_entry
@pytest.mark.parametrize("empty", ["", b"", "   \n\t\n", "<html></html>"])
def test_a_document_without_text_is_empty(entry: Callable[..., Article], source: str, empty: str | bytes) -> None:
    article = entry(empty)
    assert article.kind == "empty" and article.confidence == 0.0


@each_entry
@pytest.mark.parametrize("wrong", [None, 7, ["text"], bytearray(b"text")], ids=["None", "int", "list", "bytearray"])
def test_what_is_no_document_is_refused(entry: Callable[..., Article], source: str, wrong: Any) -> None:
    with pytest.raises(TypeError, match="str or bytes"):
        entry(wrong)


@each_entry
def test_a_profile_is_refused(entry: Callable[..., Article], source: str) -> None:
    with pytest.raises(TypeError, match="profile"):
        entry(source, profile=object())


@each_entry
@pytest.mark.parametrize("name", ["url", "encoding"])
def test_a_name_that_is_no_string_is_refused(entry: Callable[..., Article], source: str, name: str) -> None:
    with pytest.raises(TypeError, match=name):
        entry(source, **{name: b"utf-8"})


@each_entry
def test_bytes_are_read_as_the_server_says(entry: Callable[..., Article], source: str) -> None:
    story = "Ночью шёл дождь, и река вышла."  # too short for its bytes to tell
    assert entry(story.encode("cp1251"), encoding="windows-1251").text == story


@pytest.mark.parametrize("more", [{"second_opinion": 1.0}, {"metadata": "full"}])
def test_those_who_are_asked_read_what_was_decoded(more: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def ask(known: Any, source: Any, *others: Any) -> Any:
        asked.append(source)
        return known

    monkeypatch.setattr(cleaner, "with_witness", ask)
    monkeypatch.setattr(cleaner, "with_advice", ask)
    page = "<p>Ночью шёл дождь, и река вышла.</p>"
    clean_html(page.encode("cp1251"), settings=Settings(**more), encoding="windows-1251")
    assert set(asked) == {page}


@each_entry
def test_a_rule_that_does_not_exist_is_refused_by_name(entry: Callable[..., Article], source: str) -> None:
    with pytest.raises(ValueError, match="no_such_rule"):
        entry(source, settings=Settings(skip=frozenset(("no_such_rule", "share_prompt"))))


@each_entry
def test_a_document_that_is_too_large_is_refused(entry: Callable[..., Article], source: str) -> None:
    with pytest.raises(InputTooLargeError, match="max_chars") as caught:
        entry(source, settings=Settings(max_chars=len(source) - 1))
    assert isinstance(caught.value, NewscleanError)
    assert entry(source, settings=Settings(max_chars=len(source))).text


@each_entry
def test_a_binary_file_is_refused(entry: Callable[..., Article], source: str) -> None:
    with pytest.raises(UnreadableInputError, match="binary"):
        entry(b"%PDF-1.7\n1 0 obj\n")


@each_entry
def test_a_skipped_rule_does_not_judge(entry: Callable[..., Article], source: str) -> None:
    article = entry(source, settings=Settings(skip=frozenset(("share_prompt",))))
    assert "share_prompt" in {verdict.by for verdict in entry(source).verdicts}
    assert "share_prompt" not in {verdict.by for verdict in article.verdicts}


@each_entry
def test_a_higher_threshold_keeps_no_more(entry: Callable[..., Article], source: str) -> None:
    low, high = (entry(source, settings=Settings(keep_html=share, keep_text=share, most_removed=1)) for share in (0.0, 1.0))
    assert len(high.kept) < len(low.kept)


def test_another_extractor_is_never_asked_at_0() -> None:
    assert clean_html(PAGE, settings=Settings(second_opinion=0)).page.witness == ""


def test_another_extractor_is_asked_below_the_confidence_that_was_set() -> None:
    short = f"<html><head><title>The old bridge</title></head><body><article><p>{BODY[0]}</p><p>{BODY[1]}</p></article></body></html>"
    assert clean_html(short, settings=Settings(second_opinion=0)).confidence < 1
    assert BODY[0] in clean_html(short, settings=Settings(second_opinion=1)).page.witness


def test_text_asks_nobody() -> None:
    assert clean_text(TEXT, settings=Settings(second_opinion=1)).page.witness == ""


def test_a_hostile_page_is_read_as_bare_text() -> None:
    article = clean_html("<div>" * 5000 + PARAGRAPHS)
    assert "nested" in article.page.degraded and not article.page.markup
    assert BODY[0] in article.text


def test_a_page_that_was_read_goes_the_same_way() -> None:
    assert clean(read_text(TEXT), Settings()) == clean_text(TEXT)


def test_a_page_in_another_encoding() -> None:
    page = '<meta charset="windows-1251"><article><p>Дождь шёл всю ночь, и к утру река вышла из берегов.</p></article>'
    assert clean_html(page.encode("cp1251")).page.blocks[0].text == "Дождь шёл всю ночь, и к утру река вышла из берегов."


def test_scores_may_come_from_elsewhere() -> None:
    signals = measure(with_language(read_text(TEXT)), load("en"))
    assert decide(signals, score(signals), Settings()) == clean(read_text(TEXT), Settings())
    doubted = decide(signals, Scores((0.0,) * 4, (0.0,) * 4), Settings(skip=frozenset({"second_opinion"})))
    assert [verdict.keep for verdict in doubted.verdicts if verdict.by == "main_content"] == [False] * 4
    believed = decide(signals, Scores((1.0,) * 4, (1.0,) * 4), Settings())
    assert [block.text for block in believed.kept] == list(BODY)
