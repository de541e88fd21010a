from __future__ import annotations

import pytest

from newsclean import clean_html, clean_text
from newsclean.model import Article, Block, Page, Verdict
from newsclean.view.judged import judged, kept_share, shares
from tests.building import Fixture, fixtures
from tests.view.pages import repeating_article


@pytest.mark.parametrize("fixture", fixtures()[::6], ids=lambda fixture: fixture.slug)
def test_shares_and_the_kept_one_are_the_whole(fixture: Fixture) -> None:
    article = clean_html(fixture.html) if fixture.html is not None else clean_text(fixture.text or "")
    parts = shares(article)
    assert kept_share(article) + sum(part.share for part in parts) == pytest.approx(1)
    assert sum(part.blocks for part in parts) == len(article.removed)
    assert [part.chars for part in parts] == sorted((part.chars for part in parts), reverse=True)
    assert [each.block for each in judged(article)] == list(article.page.blocks)
    assert all(each.score is not None and 0 <= each.score <= 1 for each in judged(article))


def test_the_matched_block() -> None:
    (twin,) = (each for each in judged(repeating_article()) if each.verdict.by == "repeated")
    assert twin.match is not None and twin.match.text == twin.block.text and twin.match.index < twin.block.index
    assert "twin" not in twin.evidence and "similarity" in twin.evidence
    assert twin.earlier[0].by == "main_content"
    assert twin.place.endswith("main/p")


@pytest.mark.parametrize("at", [-1, 2, 10**9, "0", None, 1])
def test_evidence_that_names_no_other_block(at: object) -> None:
    page = Page((Block(0, "a"), Block(1, "b")))
    article = Article(page, (Verdict(0, True, "x", "y"), Verdict(1, False, "x", "y", {"twin": at})), "article", 0.5)
    each = list(judged(article))[1]
    assert each.match is None and each.score is None
    assert each.evidence == {"twin": at}


def test_a_part_that_is_cut_out_counts_for_its_rule() -> None:
    article = Article(Page((Block(0, "abcdefgh"),)), (Verdict(0, True, "closing_call", "y", span=(6, 8)),), "article", 0.5)
    assert [(part.rule, part.blocks, part.chars) for part in shares(article)] == [("closing_call", 1, 2)]
    assert kept_share(article) == 0.75


def test_no_blocks() -> None:
    article = clean_text("")
    assert (shares(article), kept_share(article), list(judged(article))) == ([], 0, [])
