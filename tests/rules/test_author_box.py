from __future__ import annotations

from dataclasses import replace

import pytest

from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.rules.author_box import author_box
from newsclean.signals.table import measure
from tests.building import BODY, case_of, removed_by

REMOVES = [
    ("beat", "en", "Ana Lind is a reporter who covers the river and its towns."),
    ("views", "en", "The views expressed are the author’s own."),
    ("address", "en", "Tom Ferrow writes about ferries. He can be reached at the desk of the paper."),
    ("Swedish", "sv", "Ana Lind är reporter på lokalredaktionen."),
    ("Arabic", "ar", "ليلى كاتبة صحفية من الجنوب"),
    ("Chinese", "zh", "本文仅代表作者个人观点。"),
]
KEEPS = [
    (
        "one phrase in prose",
        "en",
        "Ice covers the lake from shore to shore, and the ferryman has carried his boat to the barn behind the mill until spring.",
    ),
    ("prose about an author", "en", "The author of the letter has never been found."),
    ("German", "de", "Der Reporter der kleinen Zeitung fand den Brief erst nach neun Jahren auf dem Dachboden."),
]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, line: str) -> None:
    assert removed_by(author_box, case_of(*BODY, line, language=language)) == [line]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(language: str, line: str) -> None:
    assert removed_by(author_box, case_of(*BODY, line, language=language)) == []


def test_the_body_goes_on_after_a_journalist_was_named() -> None:
    line = "Ana Lind is a reporter from the hills."
    assert removed_by(author_box, case_of(line, *BODY)) == []


def test_a_box_of_that_name_may_stand_at_the_top() -> None:
    line = "Ana Lind is a reporter from the hills."
    page = replace(read_html(f"<div class=author-box><p>{line}</p></div>" + "".join(f"<p>{text}</p>" for text in BODY)), language="en")
    case = replace(case_of(*page.blocks), page=page, signals=measure(page, load("en")))
    assert removed_by(author_box, case) == [line]


def test_the_verdicts_stand_in_reading_order_and_name_the_phrase() -> None:
    first, second = author_box(case_of(*BODY, "Ana Lind is a freelance writer.", "Views expressed are her own."))
    assert (first.block, first.by, first.evidence["phrase"]) == (3, "author_box", "is a freelance")
    assert (second.block, second.by, second.evidence["phrase"]) == (4, "author_box", "views expressed")


def test_a_short_last_sentence_that_holds_a_phrase() -> None:
    line = "Snow covers the hills above the town, and the road is closed."
    assert removed_by(author_box, case_of(*BODY, line, scores=0.95)) == []
