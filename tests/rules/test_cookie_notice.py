from __future__ import annotations

import pytest

from newsclean.rules.cookie_notice import cookie_notice
from tests.building import BODY, case_of, removed_by

REMOVES = [
    ("notice", "en", "We use cookies to make this site work and to measure how it is read."),
    ("button", "en", "Accept all cookies"),
    ("German", "de", "Alle Cookies akzeptieren"),
    ("Spanish", "es", "Este sitio web utiliza cookies para mejorar su experiencia."),
    ("Arabic", "ar", "نستخدم ملفات تعريف الارتباط لتحسين تجربتك على الموقع."),
]
KEEPS = [
    ("a recipe's cookies", "en", "Bake the cookies for twelve minutes, and leave them on the tray until they are cold."),
    ("prose about privacy", "en", "Privacy was the reason that the two witnesses gave for staying at home."),
    (
        "one phrase in prose",
        "en",
        "Since most firms use cookies to follow their visitors, the ministry wants every shop in the land to ask for leave first.",
    ),
    ("German", "de", "Die Kekse backen zwölf Minuten und kühlen dann auf dem Blech aus."),
]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, line: str) -> None:
    assert removed_by(cookie_notice, case_of(*BODY, line, language=language)) == [line]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(language: str, line: str) -> None:
    assert removed_by(cookie_notice, case_of(*BODY, line, language=language)) == []


def test_what_the_scorer_doubts_falls_by_one_phrase() -> None:
    line = "To show you the pictures of the harbour festival in the right size, this page and its helpers use cookies on your device."
    assert removed_by(cookie_notice, case_of(*BODY, line, scores=(0.9, 0.9, 0.9, 0.1))) == [line]


def test_the_verdict_names_the_phrase() -> None:
    (verdict,) = cookie_notice(case_of(*BODY, "Cookie settings"))
    assert (verdict.block, verdict.keep, verdict.by, verdict.evidence["phrase"]) == (3, False, "cookie_notice", "cookie settings")
