from __future__ import annotations

import pytest

from newsclean.rules.related_list import related_list
from tests.building import BODY, case_of, removed_by

ITEMS = ["Ferry to the islands sold for a crown", "Mill owners refuse to pay the toll", "Choir loses its oldest singer"]
REMOVES = [
    ("at the end", "en", ["Related stories", *ITEMS]),
    ("heading alone at the end", "en", ["You may also like"]),
    ("with a name", "en", ["More from the valley", *ITEMS]),
    ("German", "de", ["Das könnte Sie auch interessieren", "Fähre zu den Inseln für eine Krone verkauft", "Chor verliert ältesten Sänger"]),
    ("French", "fr", ["À lire aussi", "Le bac des îles vendu pour une couronne", "Le chœur perd son plus vieux chanteur"]),
    ("Japanese", "ja", ["関連記事", "島への渡し船が一円で売られる", "合唱団が最年長の歌手を失う"]),
]


@pytest.mark.parametrize(("language", "lines"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, lines: list[str]) -> None:
    assert removed_by(related_list, case_of(*BODY, *lines, language=language)) == lines


def test_the_body_goes_on_after_a_list_in_the_middle() -> None:
    lines = ["Read also", *ITEMS]
    assert removed_by(related_list, case_of(BODY[0], *lines, *BODY[1:])) == lines


def test_the_body_goes_on_in_swedish() -> None:
    body = (
        "Rådet beslöt i tisdags att laga den gamla bron, som har varit stängd för lastbilar sedan översvämningen i våras.",
        "Ingenjörerna fann sprickor i två av de fem bågarna, och borgmästaren sade att arbetet skulle ta hela året.",
    )
    lines = ["Läs också", "Färjan till öarna såld för en krona", "Kören förlorar sin äldsta sångare"]
    assert removed_by(related_list, case_of(body[0], *lines, *body, language="sv")) == lines


def test_a_subhead_with_such_a_word_stands_over_paragraphs() -> None:
    assert removed_by(related_list, case_of(BODY[0], "Background", *BODY[1:])) == []
    assert removed_by(related_list, case_of(BODY[0], "Recommended", *BODY[1:])) == []


def test_prose_with_the_words_of_a_heading_stays() -> None:
    line = "Related by marriage to both millers, the ferryman refused to take a side."
    assert removed_by(related_list, case_of(*BODY, line, *ITEMS)) == []


def test_lines_that_the_scorer_is_sure_of_end_the_list() -> None:
    case = case_of(*BODY, "Related stories", *ITEMS, "Relief.", *BODY, scores=(0.6,) * 7 + (0.95,) * 4)
    assert removed_by(related_list, case) == ["Related stories", *ITEMS]


def test_a_sentence_after_headlines_is_the_body_s() -> None:
    last = "Work begins in May."
    assert removed_by(related_list, case_of(*BODY, "Related stories", *ITEMS, last)) == ["Related stories", *ITEMS]


@pytest.mark.parametrize("line", ["Who pays for the ferry?", "The mayor: “We are not for sale!”"])
def test_headlines_ask_and_exclaim(line: str) -> None:
    lines = ["Related stories", *ITEMS, line]
    assert removed_by(related_list, case_of(*BODY, *lines)) == lines


def test_a_sentence_after_one_headline_may_be_its_teaser() -> None:
    lines = ["Related stories", ITEMS[0], "It came by night.", ITEMS[1], "Nobody saw it."]
    assert removed_by(related_list, case_of(*BODY, *lines)) == lines


def test_the_verdicts_name_the_phrase_and_the_heading() -> None:
    heading, *listed = related_list(case_of(*BODY, "Related stories", *ITEMS))
    assert (heading.block, heading.by, heading.evidence["phrase"]) == (3, "related_list", "related stories")
    assert [(verdict.block, verdict.by, verdict.evidence["heading"]) for verdict in listed] == [(i, "related_list", 3) for i in (4, 5, 6)]


def test_an_entry_of_a_menu_heads_no_list() -> None:
    menu = ["Home", "Latest news", "Politics", "Business", "Sport", "Culture"]
    assert removed_by(related_list, case_of(*menu, "Old bridge will be repaired", "And the ferry will not come", *BODY)) == []


@pytest.mark.parametrize(
    ("language", "line"), [("ja", "【関連記事】島への渡し船が一円で売られる"), ("ko", "[관련기사] 섬으로 가는 배가 한 푼에 팔렸다")]
)
def test_a_label_with_its_story_heads_no_list(language: str, line: str) -> None:
    assert removed_by(related_list, case_of(BODY[0], line, "What the repair will cost", *BODY[1:], language=language)) == [line]


@pytest.mark.parametrize(("score", "listed"), [(0.8, ITEMS), (0.79, [*ITEMS, "Who pays"])])
def test_a_short_line_before_a_sure_paragraph_is_a_subhead(score: float, listed: list[str]) -> None:
    scores = (0.9, *(0.2,) * 5, score, 0.2)
    case = case_of(BODY[0], "Read also", *ITEMS, "Who pays", BODY[1], "Nobody knows", scores=scores)
    assert [text for text in removed_by(related_list, case) if text not in (BODY[1], "Nobody knows")] == ["Read also", *listed]


LIKE = [
    ("as long as the others", "Bakers of the lower town refuse to close", True),
    ("shorter", "Who is to pay", False),
    ("of several sentences", "The bridge is old. The mayor says so and has", False),
    ("with a number", "2. The bakers of the lower town refuse", False),
]


@pytest.mark.parametrize(("line", "goes"), [row[1:] for row in LIKE], ids=[row[0] for row in LIKE])
def test_the_last_headline_above_the_body_is_one_more_entry_whatever_its_score(line: str, goes: bool) -> None:
    case = case_of(*BODY, "Read also", *ITEMS, line, *BODY, scores=(0.9,) * 3 + (0.2,) * 4 + (0.95,) * 4)
    assert (line in removed_by(related_list, case)) is goes


def test_under_a_heading_that_the_scorer_believes_such_a_line_is_a_subhead() -> None:
    case = case_of(*BODY, "Read also", *ITEMS, LIKE[0][1], *BODY, scores=(0.9,) * 3 + (0.5,) + (0.2,) * 3 + (0.95,) * 4)
    assert LIKE[0][1] not in removed_by(related_list, case)


def test_in_markdown_words_that_are_no_link_end_a_list_of_links() -> None:
    linked = [f"* [{item}](/{i})" for i, item in enumerate(ITEMS)]
    lines = [*BODY[:2], "Read also", *linked, "A second bridge for the lower town", BODY[2]]
    assert removed_by(related_list, case_of(*lines, scores=0.4)) == ["Read also", *ITEMS]


def test_in_markdown_teasers_that_the_scorer_does_not_keep_are_of_the_list() -> None:
    lines = [*BODY, "Read also", "[Ferry sold for a crown](/1)", "It will be repaired", "[Choir loses its oldest singer](/2)"]
    assert len(removed_by(related_list, case_of(*lines, scores=(0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1)))) == 4


TEASER = "The ferry came at night, and it left before the town was up."


@pytest.mark.parametrize(("score", "text", "stays"), [(0.7, BODY[0], True), (0.69, BODY[0], False), (0.7, TEASER, False)])
def test_a_believed_paragraph_longer_than_all_entries_ends_the_list(score: float, text: str, stays: bool) -> None:
    case = case_of(BODY[1], "Related stories", *ITEMS, text, "Tags", scores=(0.9, *(0.3,) * 4, score, 0.1))
    assert (text not in removed_by(related_list, case)) is stays


def test_the_headline_ends_a_list_that_a_menu_seems_to_be() -> None:
    lines = ["Home", "Trending", *ITEMS, "Council repairs the old bridge", "It has to bear lorries again", *BODY]
    case = case_of(*lines, scores=(*(0.1,) * 5, 0.5, 0.5, *(0.9,) * 3))
    assert removed_by(related_list, case) == ["Trending", *ITEMS]
