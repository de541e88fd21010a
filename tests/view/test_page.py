from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsclean import clean_html, clean_text
from newsclean.model import Article, Page
from newsclean.view import explanation_html
from newsclean.view.judged import shares
from tests.building import Fixture, fixtures
from tests.view.pages import HOSTILE, fixture_article, hostile_article, long_article, repeating_article


def _parsed(article: Article) -> LexborHTMLParser:
    return LexborHTMLParser(explanation_html(article, "page.html"))


def _text(page: LexborHTMLParser, selector: str) -> str:
    node = page.css_first(selector)
    assert node is not None
    return " ".join(node.text(separator=" ").split())


@pytest.mark.parametrize("fixture", fixtures(), ids=lambda fixture: fixture.slug)
def test_every_block_is_there_in_order_with_its_reason(fixture: Fixture) -> None:
    article = clean_html(fixture.html) if fixture.html is not None else clean_text(fixture.text or "")
    page = _parsed(article)
    found = page.css("details.block")
    assert len(found) == len(article.page.blocks)
    for node, block in zip(found, article.page.blocks, strict=True):
        verdict = article.why(block)
        assert node.attributes["id"] == f"b{block.index}"
        text = node.css_first(".text")
        assert text is not None and text.text() == block.text
        reason = node.css_first(".reason")
        assert reason is not None and reason.text() == verdict.why
        assert ("kept" in (node.attributes["class"] or "").split()) == verdict.keep
        assert (node.css_first(".label") is None) == verdict.keep


def test_a_removed_block_shows_all_that_is_known() -> None:
    article = repeating_article()
    (block,) = (block for block in article.removed if article.why(block).by == "repeated")
    shown = _text(_parsed(article), f"#b{block.index} .why")
    assert "Removed by repeated" in shown
    assert "Score 0." in shown
    assert "similarity 1" in shown
    assert "Matched block Engineers found cracks" in shown
    assert "scorer kept it" in shown
    assert "main/p" in shown
    link = _parsed(article).css_first(f"#b{block.index} a.match")
    assert link is not None and link.attributes["href"] == f"#b{article.why(block).evidence['twin']}"


def test_rules_are_counted() -> None:
    article = fixture_article("en-related-in-middle")
    page = _parsed(article)
    counted = {" ".join(node.text(separator=" ").split()) for node in page.css(".filter")}
    assert f"kept {len(article.kept)} 64%" in counted
    (related,) = (part for part in shares(article) if part.rule == "related_list")
    assert f"related list {related.blocks} {related.share:.0%}" in counted
    assert len(counted) == len(shares(article)) + 1


def test_what_a_page_says_is_never_markup() -> None:
    page = _parsed(hostile_article())
    assert len(page.css("script")) == 1
    assert page.css("img") == []
    assert page.css("[onerror]") == []
    for node in page.css(".block"):
        text = node.css_first(".text")
        assert text is not None and text.text() == HOSTILE
    assert _text(page, "h1") == " ".join(HOSTILE.split())
    assert _text(page, "title") == " ".join(HOSTILE.split())


def test_nothing_is_loaded() -> None:
    page = _parsed(fixture_article("en-related-in-middle"))
    assert page.css("link, img, iframe, object, embed, [src], [srcset], form, base, [style], [onclick]") == []
    assert all((node.attributes["href"] or "").startswith("#") for node in page.css("[href]"))
    assert "url(" not in explanation_html(clean_text("")) and "@import" not in explanation_html(clean_text(""))


def test_the_part_that_is_cut_out_is_marked() -> None:
    deleted = _parsed(hostile_article()).css("del")
    assert [node.text() for node in deleted] == [HOSTILE[8:20]]


@pytest.mark.parametrize(("slug", "wanted"), [("ar-rtl", "rtl"), ("he-rtl-opinion", "rtl"), ("en-related-in-middle", "ltr")])
def test_direction(slug: str, wanted: str) -> None:
    page = _parsed(fixture_article(slug))
    main = page.css_first("main")
    assert main is not None and main.attributes["dir"] == wanted
    assert all(node.attributes["dir"] == "auto" for node in page.css(".text > span"))
    assert {node.attributes["dir"] for node in page.css(".why")} == {"ltr"}


@pytest.mark.parametrize("article", [clean_text(""), Article(Page(()), (), "empty", 0.0)])
def test_a_page_without_text(article: Article) -> None:
    page = LexborHTMLParser(explanation_html(article))
    assert "no text" in _text(page, "main")
    assert _text(page, "h1") == "No title"


def test_why_only_bare_text_was_read() -> None:
    assert "nested more than" in _text(_parsed(clean_html("<div>" * 5_000 + "Rain fell.")), ".warning")


def test_each_block_takes_little_room() -> None:
    few, many = (len(explanation_html(long_article(blocks))) for blocks in (1_000, 3_000))
    assert (many - few) / 2_000 < 1_000  # bytes a block, of which its text is about 100


def test_the_same_bytes_in_any_process() -> None:
    program = (
        "import sys, hashlib; from newsclean.view import explanation_html; from tests.view.pages import fixture_article;"
        "print(hashlib.sha256(explanation_html(fixture_article('zh-portal'), 'x').encode()).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] and re.fullmatch(r"[0-9a-f]{64}\n", runs[0])
