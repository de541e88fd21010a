from __future__ import annotations

import re

import pytest
from wcwidth import wcswidth

from newsclean import clean_html, clean_text
from newsclean.model import Article, Block, Page, Verdict
from newsclean.view import explanation_lines
from newsclean.view.terminal import plain
from tests.building import Fixture, fixtures
from tests.view.pages import fixture_article, repeating_article


def _one(text: str, **verdict: object) -> list[str]:
    given = {"keep": True, "by": "main_content", "why": "So it is.", **verdict}
    return list(explanation_lines(Article(Page((Block(0, text),)), (Verdict(0, **given),), "article", 0.5)))  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [60, 80, 110])
@pytest.mark.parametrize("fixture", fixtures()[::4], ids=lambda fixture: fixture.slug)
def test_lines_fit_and_say_all(fixture: Fixture, width: int) -> None:
    article = clean_html(fixture.html) if fixture.html is not None else clean_text(fixture.text or "")
    lines = list(explanation_lines(article, width))
    assert max(map(wcswidth, lines)) <= width
    shown = "".join("".join(lines).split())
    assert all(
        "".join(block.text.split()) in shown or block.kind == "preformatted" for block in article.page.blocks if "\n" not in block.text
    )


def test_columns_are_aligned() -> None:
    lines = list(explanation_lines(repeating_article()))
    (at,) = (i for i, line in enumerate(lines) if line.startswith("- repeated"))
    start = lines[at].index("Engineers")
    assert lines[at + 1][:start].strip() == "" and lines[at + 1][start] != " "
    assert {line.index(line.split()[2]) for line in lines if re.match(r"[+-] \w+ +\w", line)} == {start}


def test_the_reason_the_matched_block_and_the_score() -> None:
    told = " ".join(" ".join(explanation_lines(repeating_article())).split())
    assert "It repeats an earlier paragraph word for word. Matched: “Engineers found cracks in two of its five" in told
    assert re.search(r"…”\. Score 0\.\d+\.", told)


def test_the_summary_counts_rules() -> None:
    lines = list(explanation_lines(repeating_article()))
    (at,) = (i for i, line in enumerate(lines) if line.startswith("removed by"))
    assert lines[at + 1].split()[0] == "repeated"
    (shared,) = (line for line in lines[at:] if line.startswith("share_prompt"))
    assert shared.split()[1:] == ["2", "6%"]


def test_nothing_is_removed() -> None:
    assert not any("removed by" in line for line in _one("Rain fell."))


def test_wide_and_combining_characters_are_measured() -> None:
    lines = _one("雨が夜に降り川は正午までに氾濫した" * 6)
    assert max(map(wcswidth, lines)) > 74
    assert max(map(wcswidth, lines)) <= 80
    marked = [line for line in _one("nai\u0308ve " * 30) if "\u0308" in line]
    assert max(map(len, marked)) > 80 >= max(map(wcswidth, marked))


@pytest.mark.parametrize("attack", ["\x1b[2J", "\x1b]0;title\x07", "\r", "\x9b1A", "\u202e", "\x08"])
def test_a_page_cannot_command_the_terminal(attack: str) -> None:
    page = Page((Block(0, f"a{attack}b"), Block(1, "c")), title=f"t{attack}t")
    verdicts = (Verdict(0, True, "main_content", f"w{attack}w"), Verdict(1, False, "repeated", "x", {"twin": 0}))
    told = "".join(explanation_lines(Article(page, verdicts, "article", 0.5, f"k{attack}k")))
    assert attack[0] not in told
    assert told.count("\ufffd") >= 5


def test_line_breaks_stay_and_a_cut_is_marked() -> None:
    assert [line.strip() for line in _one("one\ntwo")][4:] == ["+ main_content  one", "two", "So it is."]
    assert any("[-Follow us-]" in line for line in _one("Rain. Follow us", by="closing_call", span=(6, 15)))


def test_colours_go_by_group() -> None:
    seen = {}

    def paint(text: str, *, fg: str | None = None, bold: bool | None = None, dim: bool | None = None) -> str:
        seen[text.strip()] = fg
        return text

    article = fixture_article("en-related-in-middle")
    painted = list(explanation_lines(article, paint=paint))
    assert painted == list(explanation_lines(article, paint=plain))
    assert (seen["related_list"], seen["share_prompt"], seen["byline"]) == ("magenta", "yellow", "cyan")
    assert (seen["+"], seen["-"]) == ("green", "red")


def test_a_page_without_text() -> None:
    assert next(iter(explanation_lines(clean_text("")))) == "(no title)"
