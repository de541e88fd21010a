from __future__ import annotations

import pytest

from newsclean.rules.copyright_line import copyright_line
from newsclean.rules.photo_credit import photo_credit
from tests.building import BODY, case_of, case_of_html, removed_by

REMOVES = [
    ("photo", "en", "Photo: Ana Lind/Dunmere Archive"),
    ("caption with its credit", "en", "The old bridge on Tuesday morning (Photo by Ana Lind)"),
    ("German", "de", "Foto: Ana Lind"),
    ("Swedish", "sv", "Arkivbild"),
    ("French", "fr", "Crédit photo : Ana Lind"),
    ("Chinese", "zh", "图片来源：林安"),
    ("Japanese", "ja", "写真：林安"),
]
KEEPS = [
    ("prose about photos", "en", "Photos of the flood hang in the town hall, and people still stop in front of them."),
    ("a picture in a story", "en", "The picture shows a girl on the roof of the mill."),
    (
        "one phrase in prose",
        "en",
        "Police released a file photo of the missing ferry on Friday, and asked everyone who had seen it on the lake to call them.",
    ),
    ("a source of a river", "en", "Source and mouth of the river lie in two countries."),
    ("German", "de", "Das Foto hing neun Jahre lang im Rathaus, bis das Wasser kam."),
]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, line: str) -> None:
    assert removed_by(photo_credit, case_of(*BODY, line, language=language)) == [line]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(language: str, line: str) -> None:
    assert removed_by(photo_credit, case_of(*BODY, line, language=language)) == []


def test_the_verdict_names_the_phrase() -> None:
    (verdict,) = photo_credit(case_of(*BODY, "Image credit: Ana Lind"))
    assert (verdict.block, verdict.keep, verdict.by, verdict.evidence["phrase"]) == (3, False, "photo_credit", "image credit")


def test_a_sentence_that_begins_like_a_credit() -> None:
    line = "Courtesy of a late frost, the harvest in the valley began three weeks later than it usually does."
    assert removed_by(photo_credit, case_of(*BODY, line, scores=0.95)) == []


@pytest.mark.parametrize(("line", "named"), [("© 2024 The Valley Gazette", False), ("© Ana Lind", True)])
def test_a_claim_with_a_year_is_no_credit(line: str, named: bool) -> None:
    case = case_of(*BODY, line)
    assert removed_by(photo_credit, case.after(copyright_line(case))) == ([line] if named else [])


@pytest.mark.parametrize(("paragraph", "score", "gone"), [(BODY[0], 0.75, False), (BODY[0], 0.74, True), ("The bridge in May.", 0.9, True)])
def test_a_credit_at_the_end_of_a_believed_paragraph_does_not_take_it_along(paragraph: str, score: float, gone: bool) -> None:
    case = case_of_html(f"<p>{BODY[1]}</p><p>{paragraph} Photo: Ana Lind</p>", (0.9, score))
    assert removed_by(photo_credit, case) == ([f"{paragraph} Photo: Ana Lind"] if gone else [])
