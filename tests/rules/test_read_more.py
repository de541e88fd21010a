from __future__ import annotations

import pytest

from newsclean.rules.read_more import read_more
from tests.building import BODY, case_of, removed_by

REMOVES = [
    ("pointer", "en", "Read more: Why the ferry never came"),
    ("button", "en", "Click here to read the full report"),
    ("German", "de", "Lesen Sie auch: Warum die Fähre nie kam"),
    ("Swedish", "sv", "Läs också: Färjan som aldrig kom"),
    ("French", "fr", "Lire aussi : Le bac qui n’est jamais venu"),
    ("Japanese", "ja", "続きを読む"),
]
KEEPS = [
    ("prose about reading", "en", "Read in the village school for forty years, the poem has lost none of its sting."),
    ("prose that says more", "en", "More people left the valley that winter than in the ten years before."),
    (
        "one phrase in prose",
        "en",
        "On the old machine a sign said click here to read, but when the visitors did so, only the hum of the fan answered them.",
    ),
    ("German", "de", "Lesen lernte sie erst mit dreißig, in der Küche der Müllerin, und danach hörte sie nicht mehr auf."),
]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, line: str) -> None:
    assert removed_by(read_more, case_of(*BODY, line, language=language)) == [line]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(language: str, line: str) -> None:
    assert removed_by(read_more, case_of(*BODY, line, language=language)) == []


def test_the_body_goes_on_around_a_pointer() -> None:
    case = case_of(BODY[0], "Read also: Why the ferry never came", *BODY[1:])
    assert removed_by(read_more, case) == ["Read also: Why the ferry never came"]


def test_the_verdict_names_the_phrase() -> None:
    (verdict,) = read_more(case_of(*BODY, "See also: A history of the bridge"))
    assert (verdict.block, verdict.keep, verdict.by, verdict.evidence["phrase"]) == (3, False, "read_more", "see also:")
