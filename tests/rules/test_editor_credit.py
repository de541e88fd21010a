from __future__ import annotations

import pytest

from newsclean.rules.editor_credit import editor_credit
from tests.building import BODY, case_of, removed_by

REMOVES = [
    ("agency", "en", "(Reporting by Ana Lind in Dunmere; editing by Tom Ferrow)"),
    ("corrected", "en", "This article was updated on Monday to correct a name."),
    ("helped", "en", "Staff writer Ana Lind contributed to this report."),
    ("a call for tips", "en", "Have a tip about the town hall? Write to tips@gazette.example."),
    ("German", "de", "Redigatur: Ana Lind"),
    ("Swedish", "sv", "Översättning: Ana Lind"),
    ("Chinese", "zh", "责任编辑：林安"),
    ("Arabic", "ar", "تحرير: ليلى"),
]
KEEPS = [
    ("prose about editing", "en", "Editing the diary took her nine years, and she did not change a word of the last page."),
    ("an editor in a story", "en", "The editor of the small paper said that he would print the letter."),
    ("prose about a translation", "en", "A translation of the song was found among the ferryman’s papers."),
    ("French", "fr", "La rédaction du traité a pris neuf ans, et personne n’en a lu la dernière page."),
]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, line: str) -> None:
    assert removed_by(editor_credit, case_of(*BODY, line, language=language)) == [line]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(language: str, line: str) -> None:
    assert removed_by(editor_credit, case_of(*BODY, line, language=language)) == []


def test_the_verdict_names_the_phrase() -> None:
    (verdict,) = editor_credit(case_of(*BODY, "Edited by Ana Lind"))
    assert (verdict.block, verdict.keep, verdict.by, verdict.evidence["phrase"]) == (3, False, "editor_credit", "edited by")


def test_a_paragraph_that_begins_with_a_participle() -> None:
    line = "First published in 1931, the novel tells of a family of millers who lose everything in a single night of rain."
    assert removed_by(editor_credit, case_of(*BODY, line, scores=0.95)) == []


def test_italian_prose_about_an_article_of_law() -> None:
    line = "L’articolo 9 dello statuto vieta di costruire sulla riva, e il comune lo ha ricordato ai mugnai."
    assert removed_by(editor_credit, case_of(*BODY, line, language="it", scores=0.95)) == []
