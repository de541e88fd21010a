from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from benchmarks.report.worst import worst_page

SEGMENTS = [[{"text": "Rain fell ", "hit": True}, {"text": "at night.", "hit": False}], [{"text": "The river rose."}]]


def page_of(**document: Any) -> LexborHTMLParser:
    corpus = {"name": "valley", "mode": "html", "worst": [{"id": "1", **document}]}
    return LexborHTMLParser(worst_page({}, corpus, "valley"))


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    return [node.text(strip=True) for node in page.css(selector)]


@pytest.fixture(scope="module")
def page(written: Path) -> LexborHTMLParser:
    return LexborHTMLParser((written / "worst" / "fundus-dev.html").read_text(encoding="utf-8"))


def test_all_twenty_are_there_with_ways_between_them(page: LexborHTMLParser) -> None:
    assert [doc.attributes["id"] for doc in page.css("article.doc")] == [f"d{at}" for at in range(1, 21)]
    jumps = [[link.attributes["href"] for link in jump.css("a")] for jump in page.css(".jump")]
    assert (jumps[0], jumps[1], jumps[-1]) == (["#top", "#d2"], ["#d1", "#d3"], ["#d19"])
    assert page.css(".back a")[0].attributes["href"] == "../index.html#c-fundus-dev"


def test_share_of_loss_is_told(page: LexborHTMLParser) -> None:
    assert "9.0% of the corpus' loss" in page.css(".figures")[0].text()
    assert "Shingle F1 0.210" in page.css(".figures")[0].text()


def test_lost_and_left_are_marked_by_more_than_colour() -> None:
    page = page_of(truth=SEGMENTS, ours=SEGMENTS)
    assert texts(page, ".side del.lost") == ["at night."]
    assert texts(page, ".side ins.left") == ["at night."]
    assert (page.css(".side del")[0].attributes["title"] or "").startswith("lost")
    assert (page.css(".side ins")[0].attributes["title"] or "").startswith("left over")


def test_truth_is_left_and_ours_right() -> None:
    page = page_of(truth=SEGMENTS, ours=[[{"text": "The river rose.", "hit": True}]])
    truth, ours = page.css(".side")
    assert truth.text(separator="", strip=True) == "TruthRain fellat night.The river rose."
    assert ours.text(separator="", strip=True) == "OursThe river rose."


def test_white_space_between_segments_is_kept() -> None:
    assert page_of(truth=SEGMENTS).css(".side p")[0].text() == "Rain fell at night."


def test_an_empty_result_says_so() -> None:
    assert texts(page_of(truth=SEGMENTS, ours=[]), ".side:last-child p") == ["Nothing."]


VERDICT = {"text": "Share this", "keep": True, "by": "main_content", "why": "It was told so."}
EVIDENCE = [
    ("belief 0.61", "belief 0.61"),
    ({"links": 4, "phrase": "read also"}, "links: 4, phrase: read also"),
    (["a", 1], '["a", 1]'),
    (0.5, "0.5"),
    (None, ""),
]


@pytest.mark.parametrize(("evidence", "text"), EVIDENCE)
def test_verdicts_stand_beneath(evidence: object, text: str) -> None:
    page = page_of(verdicts=[{**VERDICT, "evidence": evidence, "error": "left"}])
    assert texts(page, ".verdicts td") == ["left over", "Share this", "main_content", "It was told so.", text]


@pytest.mark.parametrize(("error", "keep", "said"), [("lost", False, "lost"), ("", True, "kept"), (None, False, "removed")])
def test_verdicts_name_their_error(error: object, keep: bool, said: str) -> None:
    assert texts(page_of(verdicts=[{**VERDICT, "error": error, "keep": keep}]), ".verdicts td")[0] == said


def test_any_direction_of_writing_is_read_as_it_is_meant() -> None:
    page = page_of(truth=SEGMENTS, language="ar")
    assert {(p.attributes["dir"], p.attributes["lang"]) for p in page.css(".side p[dir]")} == {("auto", "ar")}
    assert not page_of(truth=SEGMENTS, language='x" onclick="y').css(".side [lang], .side [onclick]")
