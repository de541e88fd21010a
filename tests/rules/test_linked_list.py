from __future__ import annotations

from dataclasses import replace

from newsclean.case import Case
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.rules.linked_list import linked_list
from newsclean.scoring.scorer import Scores
from newsclean.settings import Settings
from newsclean.signals.table import measure
from tests.building import BODY, removed_by

FERRY = "Ferry to the islands sold for a crown"
MILL = "The mill that nobody wants to buy"


def _case(middle: str) -> Case:
    page = replace(read_html(f"<article><p>{BODY[0]}</p>{middle}<p>{BODY[1]}</p></article>"), language="en")
    scores = (0.6,) * len(page.blocks)
    return Case(page, measure(page, load("en")), Scores(scores, scores), Settings())


def test_a_list_of_links_in_the_middle_goes() -> None:
    case = _case(f"<ul><li><a href=/1>{FERRY}</a></li><li><a href=/2>{MILL}</a></li></ul>")
    assert removed_by(linked_list, case) == [FERRY, MILL]
    assert all(verdict.by == "linked_list" and verdict.evidence["entries"] == 2 for verdict in linked_list(case))


def test_entries_with_words_beside_the_link_stay() -> None:
    entries = [f"<li><a href=/{i}>The {place} bridge</a> was closed for the whole of the winter" for i, place in enumerate(("old", "new"))]
    assert removed_by(linked_list, _case(f"<ul>{''.join(entries)}</ul>")) == []


def test_a_single_linked_entry_stays() -> None:
    assert removed_by(linked_list, _case(f"<ul><li><a href=/1>{FERRY}</a></li></ul>")) == []


def test_linked_names_stay() -> None:
    assert removed_by(linked_list, _case("<ul><li><a href=/1>Ana Lind</a></li><li><a href=/2>Bo Ferrant</a></li></ul>")) == []


def test_linked_paragraphs_are_no_list() -> None:
    assert removed_by(linked_list, _case(f"<p><a href=/1>{FERRY}</a></p><p><a href=/2>{MILL}</a></p>")) == []
