from __future__ import annotations

import pytest

from benchmarks.alignment import align
from benchmarks.kinds import left_kind, lost_kind
from benchmarks.sight import Look, Sight
from newsclean.model import Article, Block
from newsclean.phrases import load
from newsclean.signals.table import measure
from tests.benchmarks.made import BODY, OTHER, article_of, article_of_html

TRUTH = "\n".join(BODY)
MORE = [f"{OTHER} It opened {number} years ago." for number in ("two", "three", "four")]
MUSEUM = "New museum opens its doors in May"


def look(article: Article, i: int, truth: str = TRUTH) -> Look:
    return Sight(article, measure(article.page, load("en")), align(article, truth)).block(i)


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("The old bridge will be repaired", "headline repeated"),
        ("for (i = 0; i < n; i++) { x[i] = y[i]; }", "code or bare addresses"),
        ("https://example.org/stories/2024/the-old-bridge", "code or bare addresses"),
        ("Smith J, Jones K. Bridges and floods. J Bridges 2019;12(3):138-143.", "reference or footnote"),
        ("Photo: Ann Example", "caption or picture credit"),
        ("The mayor looks at the bridge on Tuesday. Ann Example", "caption or picture credit"),
        ("By Ann Example", "byline or date"),
        ("3 May 2024, 14:05", "byline or date"),
        ("Ann Example is a reporter who has written about bridges and rivers for this newspaper for twelve years now.", "author box"),
        ("Sign up for our newsletter", "newsletter, sharing or subscription prompt"),
        ("Share this article", "newsletter, sharing or subscription prompt"),
        ("Advertisement", "advertisement or affiliate box"),
        ("© 2024 The Valley Gazette. All rights reserved.", "legal, cookie or footer text"),
        ("Tags: bridges, rivers", "tags"),
        ("Skip to content", "navigation"),
        (
            "A museum in the next valley has bought three steam engines, and it will show them …",
            "prose in a group of look-alikes (teasers, cards)",
        ),
        ("12 34 56 78 90", "table cell or row"),
        (Block(0, "Three steam engines for the museum", "item", mark="- "), "list item"),
        (Block(0, "The steam engines", "heading"), "heading"),
        (OTHER, "prose after the article"),
        ("The mayor looks at the bridge and the river on Tuesday. Read Our Full Story", "prose after the article"),
        ("See it here", "label or button"),
        ("Three steam engines bought for museum", "other line after the article"),
    ],
)
def test_what_was_left_after_the_article(block: str | Block, kind: str) -> None:
    assert left_kind(look(article_of(*BODY, block, title="The old bridge will be repaired"), 3)) == kind


@pytest.mark.parametrize(
    ("place", "prose", "line"),
    [
        (0, "prose before the article", "other line before the article"),
        (1, "prose between the article's paragraphs", "other line between the article's paragraphs"),
        (3, "prose after the article", "other line after the article"),
    ],
)
def test_prose_and_lines_are_told_by_their_place(place: int, prose: str, line: str) -> None:
    for text, kind in ((OTHER, prose), ("Three steam engines bought for museum", line)):
        lines: list[str | Block] = [*BODY[:place], text, *BODY[place:]]
        assert left_kind(look(article_of(*lines), place)) == kind


def test_what_stands_under_a_label_is_told_by_it() -> None:
    assert left_kind(look(article_of(*BODY, "Comments", OTHER), 4)) == "comments"
    assert left_kind(look(article_of(*BODY, "Related stories", OTHER), 4)) == "prose in a group of look-alikes (teasers, cards)"
    assert left_kind(look(article_of(*BODY, "Related stories", MUSEUM), 4)) == "related headline"


def test_a_menu_is_a_run_of_short_lines() -> None:
    assert left_kind(look(article_of("Engines", "Museums", "Bridges", "Rivers", *BODY), 1)) == "run of short lines"


def test_paragraphs_that_the_truth_may_lack() -> None:
    assert left_kind(look(article_of(*BODY, *MORE), 4)) == "paragraphs like the article's own (the truth may lack them)"


def _left(page: str, text: str) -> str:
    article = article_of_html(page)
    return left_kind(look(article, next(block.index for block in article.page.blocks if block.text == text)))


STORY = "".join(f"<p>{text}</p>" for text in BODY)


@pytest.mark.parametrize(
    ("box", "kind"),
    [
        ("<figure><p>{}</p></figure>", "caption or picture credit"),
        ("<div class='caption'>{}</div>", "caption or picture credit"),
        ("<div class='author-bio'><p>{}</p></div>", "author box"),
        ("<section class='comments'><div><div><div><p>{}</p></div></div></div></section>", "comments"),
        ("<div class='newsletter'><p>{}</p></div>", "newsletter, sharing or subscription prompt"),
        ("<div class='sponsor'><p>{}</p></div>", "advertisement or affiliate box"),
        ("<footer><p>{}</p></footer>", "legal, cookie or footer text"),
        ("<aside><p>{}</p></aside>", "box beside the text"),
        ("<div class='infobox'><p>{}</p></div>", "box beside the text"),
        ("<nav><p>{}</p></nav>", "navigation"),
        ("<ul class='recommended'><li>{}</li></ul>", "prose in a group of look-alikes (teasers, cards)"),
        ("<table><tr><td>{}</td></tr></table>", "table cell or row"),
        ("<div><ul><li>{}</li></ul></div>", "list item"),
        ("<p>{}</p>", "paragraphs like the article's own (the truth may lack them)"),
        ("<div><div><div><div>{}</div></div></div></div>", "prose after the article"),
    ],
)
def test_the_same_prose_is_told_by_its_elements(box: str, kind: str) -> None:
    assert _left(f"<main><div class='text'>{STORY}{box.format(OTHER)}</div></main>", OTHER) == kind


def test_a_linked_line_is_a_related_headline() -> None:
    page = f"<main><div class='text'>{STORY}</div><div><a href='/museum'>{MUSEUM}</a></div></main>"
    assert _left(page, MUSEUM) == "related headline"


def test_another_article_is_told_from_a_teaser() -> None:
    others = "".join(f"<p>{text}</p>" for text in MORE)
    assert _left(f"<article>{STORY}</article><article>{others}</article>", MORE[1]) == "another article on the page"


def _lost(*lines: str | Block, i: int, removed: set[int] | None = None) -> str:
    texts = [line if isinstance(line, str) else line.text for line in lines]
    return lost_kind(look(article_of(*lines, removed=removed or {i}), i, "\n".join(texts)))


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("for (i = 0; i < n; i++) { x[i] = y[i]; }", "code"),
        (Block(0, "Eighty per cent", "cell"), "table cell or row"),
        (Block(0, "The mayor looks at the bridge on Tuesday.", "caption"), "caption"),
        ("Read more: a museum buys three engines", "linked headline or pointer"),
        ("By Ann Example", "byline, date or credit"),
        (Block(0, "“We will repair it,” said the mayor.", "quote"), "quote"),
        (Block(0, "A ferry for the west bank", "item"), "list item"),
        ("What the mayor says", "subhead"),
        (OTHER, "whole paragraph"),
    ],
)
def test_what_was_lost_in_the_middle(block: str | Block, kind: str) -> None:
    assert _lost(BODY[0], block, *BODY[1:], i=1) == kind


def test_a_lost_link() -> None:
    page = f"<main><p>{BODY[0]}</p><p><a href='/museum'>{MUSEUM}</a></p><p>{BODY[1]}</p></main>"
    assert lost_kind(look(article_of_html(page, removed={MUSEUM}), 1, f"{BODY[0]}\n{MUSEUM}\n{BODY[1]}")) == "linked headline or pointer"


def test_what_was_lost_at_the_ends() -> None:
    assert _lost(*BODY, i=0) == "first paragraph or standfirst"
    assert _lost(*BODY, i=2) == "last paragraphs"
    assert _lost(*BODY, "Two lanes out of four", i=3) == "short line"


def test_a_lost_section() -> None:
    assert _lost(BODY[0], OTHER, *MORE, *BODY[1:], i=2, removed={1, 2, 3, 4}) == "section of four blocks or more"
    assert _lost(BODY[0], OTHER, *MORE, *BODY[1:], i=2, removed={1, 2, 3}) == "whole paragraph"


def test_what_the_article_says_twice() -> None:
    assert _lost(BODY[0], *BODY, i=0) == "said twice in the article"
