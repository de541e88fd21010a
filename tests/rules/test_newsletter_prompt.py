from __future__ import annotations

import pytest

from newsclean.rules.newsletter_prompt import newsletter_prompt
from tests.building import BODY, case_of, removed_by

REMOVES = [
    ("call", "en", "Sign up for our morning newsletter and never miss a story."),
    ("form", "en", "Enter your email address"),
    ("German", "de", "Jetzt Newsletter abonnieren"),
    ("French", "fr", "Inscrivez-vous à notre newsletter"),
    ("Chinese", "zh", "请输入您的邮箱"),
]
KEEPS = [
    (
        "prose about newsletters",
        "en",
        "Newsletters of the parish from the years before the flood were found in the attic of the old school.",
    ),
    (
        "one phrase in prose",
        "en",
        "For thirty years the priest wrote a weekly newsletter by hand, copied it at the town hall and carried it to every house.",
    ),
    ("prose about subscribers", "en", "Subscribers to the scheme pay nine crowns a month for the ferry."),
    ("Spanish", "es", "El boletín de la parroquia se perdió en la riada de 1931, contó el alcalde a los vecinos."),
]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, line: str) -> None:
    assert removed_by(newsletter_prompt, case_of(*BODY, line, language=language)) == [line]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(language: str, line: str) -> None:
    assert removed_by(newsletter_prompt, case_of(*BODY, line, language=language)) == []


def test_what_the_scorer_doubts_falls_by_one_phrase() -> None:
    line = "All that happened between the river and the hills, told by the people who live there, comes to you in our newsletter at seven."
    assert removed_by(newsletter_prompt, case_of(*BODY, line, scores=(0.9, 0.9, 0.9, 0.1))) == [line]


def test_the_verdict_names_the_phrase() -> None:
    (verdict,) = newsletter_prompt(case_of(*BODY, "Your email address"))
    assert (verdict.block, verdict.keep, verdict.by, verdict.evidence["phrase"]) == (3, False, "newsletter_prompt", "your email address")


def test_a_short_sentence_that_holds_a_phrase() -> None:
    line = "The village printed its own weekly newsletter until the mill burned down."
    assert removed_by(newsletter_prompt, case_of(*BODY, line, scores=0.95)) == []
