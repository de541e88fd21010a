from __future__ import annotations

import pytest

from newsclean.rules.byline import byline
from tests.building import BODY, case_of, removed_by

REMOVES = [
    ("by", "en", "By Ana Lind and Tom Ferrow"),
    ("capitals", "en", "BY ANA LIND"),
    ("role", "en", "Staff reporter"),
    ("German", "de", "Von Ana Lind"),
    ("Swedish", "sv", "Text: Ana Lind"),
    ("French", "fr", "Par Ana Lind"),
    ("Chinese", "zh", "记者：林安"),
]
KEEPS = [
    ("by noon", "en", "By noon the water had reached the mill"),
    ("a sentence of names", "en", "By Friday Ana Lind, Tom Ferrow and Mia Holm were home in Dunmere."),
    ("prose about an author", "en", "Author and ferryman in one, he wrote at night."),
    ("German", "de", "Von Anfang an war klar, dass die Brücke den Winter nicht übersteht."),
    ("Spanish", "es", "Por la noche el río bajó y los vecinos volvieron a sus casas."),
]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, line: str) -> None:
    assert removed_by(byline, case_of(*BODY, line, language=language)) == [line]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(language: str, line: str) -> None:
    assert removed_by(byline, case_of(*BODY, line, language=language)) == []


def test_the_verdict_names_the_phrase() -> None:
    (verdict,) = byline(case_of(*BODY, "Staff reporter"))
    assert (verdict.block, verdict.keep, verdict.by, verdict.evidence["phrase"]) == (3, False, "byline", "staff reporter")


def test_what_the_scorer_doubts_needs_fewer_names() -> None:
    line = "By Ana Lind, translated and adapted for readers abroad"
    assert removed_by(byline, case_of(line, scores=0.4)) == [line]
    assert removed_by(byline, case_of(line, scores=0.9)) == []
    assert removed_by(byline, case_of(f"{line}.", scores=0.4)) == []
