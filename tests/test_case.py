from __future__ import annotations

import re

import pytest

from newsclean.case import Case, drop, keep
from newsclean.model import Block
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.scoring.scorer import Scores
from newsclean.settings import Settings
from newsclean.signals.table import measure
from tests.building import BODY, case_of

SOLID = [
    ("a paragraph", BODY[0], True),
    ("a short sentence", "The river rose.", False),
    ("a headline", "Council votes to repair the old bridge after the floods of last spring in the valley", False),
    (
        "a teaser that is cut off",
        "The council voted on Tuesday to repair the old bridge, which has been closed to all lorries since …",
        False,
    ),
]
HEADLINES = [
    ("a headline", "Council votes to repair the old bridge", True),
    ("a headline with a question", "Who will pay for the old bridge?", True),
    ("one word", "Sport", False),
    ("a sentence", "The council voted to repair the bridge.", False),
    ("a label with a colon", "More from the council this week:", False),
    ("a paragraph", f"{BODY[0]} {BODY[1]}", False),
]
LABELS = [
    ("a few words", "West bank", True),
    ("a short sentence", "The river rose.", False),
    ("a long line", "Council votes to repair the old bridge after the floods of last spring in the valley", False),
    ("a Chinese sentence", "河水上涨。", False),
]


@pytest.mark.parametrize(("line", "solid"), [row[1:] for row in SOLID], ids=[row[0] for row in SOLID])
def test_solid_prose(line: str, solid: bool) -> None:
    assert case_of(line).is_solid(0) is solid


@pytest.mark.parametrize(("line", "headline"), [row[1:] for row in HEADLINES], ids=[row[0] for row in HEADLINES])
def test_headline_like(line: str, headline: bool) -> None:
    assert case_of(line).is_headline_like(0) is headline


@pytest.mark.parametrize(("line", "label"), [row[1:] for row in LABELS], ids=[row[0] for row in LABELS])
def test_label(line: str, label: bool) -> None:
    assert case_of(line).is_label(0) is label


def test_a_label_has_as_many_words_as_are_asked_for() -> None:
    case = case_of("One two three four")
    assert case.is_label(0, most=4)
    assert not case.is_label(0, most=3)


def test_every_block_is_kept_before_the_first_verdict() -> None:
    assert case_of(*BODY).kept == (True, True, True)


def test_the_last_verdict_stands() -> None:
    case = case_of(*BODY)
    first, second, _ = case.blocks
    after = case.after([drop(first, "a", "b"), drop(second, "a", "b"), keep(first, "c", "d")])
    assert after.kept == (True, False, True)


def test_a_case_does_not_change() -> None:
    case = case_of(*BODY)
    case.after([drop(case.blocks[0], "a", "b")])
    assert case.verdicts == () and case.kept == (True, True, True)


def test_verdicts_of_later_rules_follow_those_of_earlier_ones() -> None:
    case = case_of(*BODY)
    case = case.after([drop(case.blocks[0], "a", "b")]).after([keep(case.blocks[0], "c", "d")])
    assert [verdict.by for verdict in case.verdicts] == ["a", "c"]


def test_kept_blocks_come_with_their_words() -> None:
    case = case_of("Rain fell on the hills", "Share this", "The river rose")
    case = case.after([drop(case.blocks[1], "a", "b")])
    assert [(block.text, words.words) for block, words in case.kept_blocks()] == [("Rain fell on the hills", 5), ("The river rose", 3)]


def test_drop_and_keep_carry_rule_reason_and_evidence() -> None:
    block = Block(4, "Share this")
    dropped, kept = drop(block, "share_prompt", "It asks to share.", phrase="share"), keep(block, "lede", "It is the lede.")
    assert (dropped.block, dropped.keep, dropped.by, dropped.why) == (4, False, "share_prompt", "It asks to share.")
    assert dict(dropped.evidence) == {"phrase": "share"}
    assert kept.keep and not kept.evidence


def test_a_phrase_is_found_by_its_concept() -> None:
    case = case_of(*BODY, "Share this article")
    assert "share" in case.phrase(3, "share", 10)
    assert case.phrase(3, "comments", 10) == ""
    assert case.phrase(0, "share", 100) == ""


def test_a_sentence_that_begins_like_a_notice_is_none_where_the_scorer_is_sure() -> None:
    line = "Copyright law protects no timetables, said the judge."
    found = [case_of(*BODY, line, scores=score).phrase(3, "copyright", 20) for score in (0.95, 0.6)]
    assert found == ["", "copyright"]


def test_a_block_with_too_many_words_has_no_phrase() -> None:
    case = case_of(*BODY, "Share this article")
    assert case.phrase(3, "share", 2) == ""


def test_a_phrase_counts_only_where_it_is_looked_for() -> None:
    case = case_of(*BODY, "Share this article")
    line = case.phrase(3, "share", 10, "line")
    assert line == "share this article"
    assert case.phrase(3, "share", 10, "line", "start")


QUOTES = [
    ("en", "On the wall they read “we use cookies on this site” every day"),
    ("fr", "Sur la porte : « Inscrivez-vous à notre newsletter », disait-il"),
    ("zh", "书店门口的招牌上写着「关注我们」几个字"),
]


@pytest.mark.parametrize(("language", "line"), QUOTES)
def test_a_phrase_that_the_text_quotes_is_weak(language: str, line: str) -> None:
    told = case_of(*BODY, line, language=language)
    (concept,) = {hit.concept for hit in told.words(3).hits}
    assert told.phrase(3, concept, 30) == ""
    bare = case_of(*BODY, re.sub('[“”"«»「」]', "", line), language=language)
    assert bare.phrase(3, concept, 30)


def test_a_call_to_readers_in_quotation_marks_alone_is_none_of_the_text() -> None:
    assert case_of(*BODY, "“Subscribe to our newsletter!”").phrase(3, "newsletter", 10)


def test_the_headline_of_a_text_is_above_what_is_believed() -> None:
    lines = ("Skip to content", "Home", "Council repairs the old bridge", "By Ann Lee", *BODY)
    assert case_of(*lines, scores=(0.1,) * 4 + (0.9,) * 3).headline == 2
    assert case_of(*lines, scores=0.1).headline == -1


LONG = (
    "The mayor told the council that somebody had written all rights reserved on the last page of the plan for the old bridge in red ink."
)


@pytest.mark.parametrize(("score", "found"), [(0.9, False), (0.1, True)], ids=["believed", "not believed"])
def test_one_phrase_inside_a_longer_block_counts_only_where_the_scorer_is_no_believer(score: float, found: bool) -> None:
    hits = [hit for hit in case_of(LONG).words(0).hits if hit.concept == "copyright"]
    assert [hit.where for hit in hits] == ["inside"]
    assert bool(case_of(LONG, scores=score).phrase(0, "copyright", 60)) is found


def case_of_html(source: str) -> Case:
    page = read_html(source)
    scores = (0.6,) * len(page.blocks)
    return Case(page, measure(page, load("en")), Scores(scores, scores), Settings())


def test_the_share_of_links() -> None:
    case = case_of_html('<p><a href="/">Rain</a> fell</p><p>Wind</p>')
    assert [case.link(0), case.link(1)] == [pytest.approx(4 / 9), 0]
    assert case_of("Rain").link(0) == 0


def test_siblings_have_one_parent() -> None:
    case = case_of_html("<div><p>Rain</p><p>Wind</p></div><div><p>Hail</p></div>")
    assert case.parent(0) == case.parent(1) != case.parent(2)
    assert case.page.elements[case.parent(2)].tag == "div"


def test_blocks_of_text_have_no_parent() -> None:
    case = case_of(*BODY)
    assert [case.parent(block.index) for block in case.blocks] == [-1, -1, -1]
