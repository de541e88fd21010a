from __future__ import annotations

import pytest

from newsclean.model import Block
from newsclean.rules.date_stamp import date_stamp
from newsclean.rules.main_content import main_content
from tests.building import BODY, case_of, case_of_html, removed_by

REMOVES = [
    ("published", "en", "Published 14 May 2024, 10:32"),
    ("updated", "en", "Last updated on Tuesday at 9:15 am"),
    ("bare date", "en", "Tuesday, May 14, 2024"),
    ("German", "de", "Aktualisiert am 14. Mai 2024"),
    ("Spanish", "es", "Publicado el 14 de mayo de 2024"),
    ("Chinese", "zh", "发布时间：2024-05-14 10:32"),
]
KEEPS = [
    ("prose with a date", "en", "On 14 May 2024 the bridge was closed to lorries."),
    ("prose about publishing", "en", "Published letters of the ferryman show how poor he was."),
    ("prose with a year", "en", "By 2024 the river had taken half of the orchard, and the family moved to the hill."),
    ("a score", "en", "Northfield 2, Southport 1"),
    ("a life", "en", "April 3, 1933 – Nov. 11, 2024"),
    ("French", "fr", "Le 14 mai 2024, le pont a été fermé aux camions."),
]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, line: str) -> None:
    assert removed_by(date_stamp, case_of(*BODY, line, language=language)) == [line]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(language: str, line: str) -> None:
    assert removed_by(date_stamp, case_of(*BODY, line, language=language)) == []


def test_tables_and_subheads_of_a_chronology_stay() -> None:
    blocks = [Block(0, BODY[0]), Block(0, "14 May 2024", kind="heading", level=3), Block(0, BODY[1]), Block(0, "10:32", kind="cell")]
    assert removed_by(date_stamp, case_of(*blocks)) == []


def test_the_verdict_names_the_phrase_or_the_share() -> None:
    stamped, bare = date_stamp(case_of(*BODY, "Updated: 14 May 2024", "14 May 2024"))
    assert (stamped.by, stamped.evidence["phrase"]) == ("date_stamp", "updated:")
    assert (bare.by, bare.evidence["dated"]) == ("date_stamp", 1.0)


def test_a_sentence_that_begins_like_a_stamp() -> None:
    line = "Published in 1931, the novel tells of a family of millers who lose everything."
    assert removed_by(date_stamp, case_of(*BODY, line, scores=0.95)) == []


def test_a_believed_date_between_paragraphs_of_a_text_stays() -> None:
    lines = (BODY[0], "14 May 2024", BODY[1])
    assert removed_by(date_stamp, case_of(*lines, scores=(0.9, 0.3, 0.9))) == []
    assert removed_by(date_stamp, case_of(*lines, scores=(0.9, 0.2, 0.9))) == ["14 May 2024"]
    assert removed_by(date_stamp, case_of(*lines[:2], scores=(0.9, 0.3))) == ["14 May 2024"]


def test_a_stamp_that_says_so_goes_from_the_midst_of_a_text_too() -> None:
    lines = (BODY[0], "» Published:", "Updated: 14 May 2024", BODY[1])
    assert removed_by(date_stamp, case_of(*lines, scores=(0.9, 0.4, 0.4, 0.9))) == list(lines[1:3])


def test_a_date_between_paragraphs_of_a_page_is_part_of_a_chronology() -> None:
    date = "<p><strong>June 12, 2023</strong></p>"
    told = f"<article><p>{BODY[0]}</p>{date}<p>{BODY[1]}</p></article>"
    assert removed_by(date_stamp, case_of_html(told)) == []
    assert removed_by(date_stamp, case_of_html(f"<article>{date}<p>{BODY[0]}</p><p>{BODY[1]}</p></article>")) == ["June 12, 2023"]


@pytest.mark.parametrize(("days", "goes"), [(("2 April", "3 April", "4 April"), []), (("2 April", "3 April"), ["2 April"])])
def test_three_believed_dates_are_a_diary(days: tuple[str, ...], goes: list[str]) -> None:
    """Also the first one, which stands right below the headline."""
    lines = [line for day, told in zip(days, BODY, strict=False) for line in (day, told)]
    assert removed_by(date_stamp, case_of("A week on the river", *lines)) == goes
    doubted = case_of(*lines, scores=0.1)
    assert removed_by(date_stamp, doubted.after(main_content(doubted))) == list(days)


def test_the_times_of_a_live_blog_are_no_days_of_a_diary() -> None:
    entries = "".join(f"<div><p>{time}</p><p>{told}</p></div>" for time, told in zip(("10:32", "11:05", "12:40"), BODY, strict=True))
    assert removed_by(date_stamp, case_of_html(f"<article>{entries}</article>")) == ["10:32", "11:05", "12:40"]
