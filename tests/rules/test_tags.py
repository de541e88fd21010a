from __future__ import annotations

import pytest

from newsclean.rules.tags import tags
from tests.building import BODY, case_of, removed_by

REMOVES = [
    ("one line", "en", ["Tags: rain, harvest, county fair"]),
    ("label and entries", "en", ["Topics", "Rain", "County fair"]),
    ("German", "de", ["Schlagworte: Regen, Ernte"]),
]
KEEPS = [
    ("prose about tags", "en", "Tags on the cattle showed where each animal had been born, the inspectors told the court."),
    ("topics as a verb's object", "en", "Topics ranged from the harvest to the price of feed."),
]


@pytest.mark.parametrize(("language", "lines"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, lines: list[str]) -> None:
    assert removed_by(tags, case_of(*BODY, *lines, language=language)) == lines


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(language: str, line: str) -> None:
    assert removed_by(tags, case_of(*BODY, line, language=language)) == []


def test_the_text_goes_on_after_a_label() -> None:
    assert removed_by(tags, case_of(BODY[0], "Tags", "Rain", *BODY[1:])) == ["Tags", "Rain"]
