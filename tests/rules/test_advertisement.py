from __future__ import annotations

import pytest

from newsclean.rules.advertisement import advertisement
from tests.building import BODY, case_of, removed_by

REMOVES = [
    ("label", "en", "Advertisement"),
    ("below", "en", "Story continues below advertisement"),
    ("affiliate note", "en", "We may earn a small commission when you buy through links in this text, at no extra cost to you."),
    ("Swedish", "sv", "ANNONS"),
    ("French", "fr", "La suite après la publicité"),
    ("Arabic", "ar", "إعلان"),
]
KEEPS = [
    ("prose about advertising", "en", "Advertising on the ferry brought the town nine thousand crowns last year, the treasurer said."),
    ("an advertisement in a story", "en", "An advertisement in the Friday paper had asked for a girl who could swim."),
    (
        "one phrase in prose",
        "en",
        "Prosecutors say that the three men hid affiliate links in the pages of the charity and kept all the money for themselves.",
    ),
    ("German", "de", "Die Anzeige des Müllers gegen den Nachbarn liegt seit Montag bei Gericht."),
]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, line: str) -> None:
    assert removed_by(advertisement, case_of(*BODY, line, language=language)) == [line]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(language: str, line: str) -> None:
    assert removed_by(advertisement, case_of(*BODY, line, language=language)) == []


def test_the_verdict_names_the_phrase() -> None:
    (verdict,) = advertisement(case_of(*BODY, "Advertisement"))
    assert (verdict.block, verdict.keep, verdict.by, verdict.evidence["phrase"]) == (3, False, "advertisement", "advertisement")


def test_a_paragraph_that_begins_like_a_label() -> None:
    line = "In partnership with the university, the council will measure the river at nine bridges, and publish the results in spring."
    assert removed_by(advertisement, case_of(*BODY, line, scores=0.95)) == []
