from __future__ import annotations

import pytest

from newsclean.rules.paywall import paywall
from tests.building import BODY, case_of, removed_by

REMOVES = [
    ("wall", "en", "To continue reading this article, create a free account or log in."),
    ("button", "en", "Already a subscriber?"),
    ("donations", "en", "If you value our work, please consider supporting it with a small sum each month."),
    ("Swedish", "sv", "Logga in för att läsa vidare"),
    ("French", "fr", "Cet article est réservé aux abonnés."),
    ("Spanish", "es", "Suscríbete para seguir leyendo"),
]
KEEPS = [
    ("prose about subscribers", "en", "Subscribers of the theatre will get their money back, the director said on Friday."),
    (
        "one phrase in prose",
        "en",
        "At the age of nineteen, she was the first woman to become a member of the guild, which had stood for four hundred years.",
    ),
    ("prose about support", "en", "Support for the bridge was strongest on the west bank, where nine of ten voted for it."),
    ("German", "de", "Die Abonnenten des Theaters bekommen ihr Geld zurück, sagte die Leiterin am Freitag."),
]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, line: str) -> None:
    assert removed_by(paywall, case_of(*BODY, line, language=language)) == [line]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(language: str, line: str) -> None:
    assert removed_by(paywall, case_of(*BODY, line, language=language)) == []


def test_what_the_scorer_doubts_falls_by_one_phrase() -> None:
    line = "Our small newsroom has no owner and no sponsor, and that is why it matters so much that readers make a donation every spring."
    assert removed_by(paywall, case_of(*BODY, line, scores=(0.9, 0.9, 0.9, 0.1))) == [line]


def test_the_verdict_names_the_phrase() -> None:
    (verdict,) = paywall(case_of(*BODY, "Subscribe to continue"))
    assert (verdict.block, verdict.keep, verdict.by, verdict.evidence["phrase"]) == (3, False, "paywall", "subscribe to continue")


def test_for_just_a_moment() -> None:
    line = "For just a moment the crowd fell silent, and then the bells of the old church began to ring."
    assert removed_by(paywall, case_of(*BODY, line, scores=0.95)) == []


def test_italian_prose_begins_with_then() -> None:
    line = "Poi il fiume è salito fino al mulino, e la gente del borgo è scappata sui tetti delle case più alte."
    assert removed_by(paywall, case_of(*BODY, line, language="it", scores=0.95)) == []


def test_a_short_sentence_that_holds_a_phrase() -> None:
    line = "In 1931 she was the first woman to become a member of the guild."
    assert removed_by(paywall, case_of(*BODY, line, scores=0.95)) == []
