from __future__ import annotations

import pytest

from newsclean.rules.navigation import navigation
from tests.building import BODY, case_of, removed_by

REMOVES = [
    ("skip link", "en", "Skip to main content"),
    ("section", "en", "Opinion"),
    ("a script's excuse", "en", "Please enable JavaScript"),
    ("Swedish", "sv", "Hoppa till innehållet"),
    ("Spanish", "es", "Volver arriba"),
    ("Arabic", "ar", "الصفحة الرئيسية"),
]
KEEPS = [
    ("prose about a home", "en", "Home was a cabin behind the mill, and for nine years the family never left it."),
    ("prose that goes back", "en", "Back to the wall and nearly broke, the brothers sold the orchard and bought a second ferry instead."),
    ("a word of a menu in a sentence", "en", "The weather kept the boats in port."),
    ("French", "fr", "Le menu du banquet tenait en trois lignes, et personne ne s’en plaignit."),
]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, line: str) -> None:
    assert removed_by(navigation, case_of(*BODY, line, language=language)) == [line]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(language: str, line: str) -> None:
    assert removed_by(navigation, case_of(*BODY, line, language=language)) == []


def test_the_verdict_names_the_phrase() -> None:
    (verdict,) = navigation(case_of(*BODY, "Back to top"))
    assert (verdict.block, verdict.keep, verdict.by, verdict.evidence["phrase"]) == (3, False, "navigation", "back to top")


def test_an_answer_in_an_interview_stays() -> None:
    assert removed_by(navigation, case_of(*BODY, "Would you do it again?", "Yes.", "And your brother?")) == []
