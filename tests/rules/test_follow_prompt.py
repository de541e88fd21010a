from __future__ import annotations

import pytest

from newsclean.rules.follow_prompt import follow_prompt
from tests.building import BODY, case_of, removed_by

REMOVES = [
    ("call", "en", "Follow us on every network for the latest news."),
    ("app", "en", "Download our app from the store of your phone."),
    ("Swedish", "sv", "Följ oss på sociala medier"),
    ("Spanish", "es", "Síguenos en nuestro canal"),
    ("Chinese", "zh", "扫码关注我们"),
]
KEEPS = [
    ("prose that follows", "en", "Follow the river for a mile, the farmer said, and you will see where the dam broke."),
    (
        "one phrase in prose",
        "en",
        "Hundreds of families stood at the gates of the mine through the night and waited for the latest news of the men below.",
    ),
    ("a path in the wood", "en", "The dogs followed us through the snow until we reached the hut."),
    ("French", "fr", "Suivre le fleuve, dit le passeur, est encore le plus court chemin vers la mer."),
]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, line: str) -> None:
    assert removed_by(follow_prompt, case_of(*BODY, line, language=language)) == [line]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(language: str, line: str) -> None:
    assert removed_by(follow_prompt, case_of(*BODY, line, language=language)) == []


def test_what_the_scorer_doubts_falls_by_one_phrase() -> None:
    line = "Whoever wants to know first what the council decides, and what it costs, should look at our Facebook page each evening."
    assert removed_by(follow_prompt, case_of(*BODY, line, scores=(0.9, 0.9, 0.9, 0.1))) == [line]


def test_the_verdict_names_the_phrase() -> None:
    (verdict,) = follow_prompt(case_of(*BODY, "Follow us"))
    assert (verdict.block, verdict.keep, verdict.by, verdict.evidence["phrase"]) == (3, False, "follow_prompt", "follow us")


def test_a_short_sentence_that_holds_a_phrase() -> None:
    line = "Families stood at the gates of the mine and waited for the latest news."
    assert removed_by(follow_prompt, case_of(*BODY, line, scores=0.95)) == []
