from __future__ import annotations

import pytest

from newsclean.rules.copyright_line import copyright_line
from tests.building import BODY, case_of, removed_by

REMOVES = [
    ("rights", "en", "© 2024 The Dunmere Lantern. All rights reserved."),
    ("label", "en", "Terms of use"),
    ("agency notice", "en", "This material may not be published, broadcast, rewritten or redistributed without written permission."),
    ("French", "fr", "Tous droits réservés"),
    ("Chinese", "zh", "版权所有"),
    ("Arabic", "ar", "جميع الحقوق محفوظة © 2024"),
]
KEEPS = [
    (
        "prose about rights",
        "en",
        "The court held that the singer’s copyright had lapsed in 1997, and that anyone may now sing the song in public.",
    ),
    ("prose about a contact", "en", "Contact with the crew was lost shortly before midnight, the harbour office said."),
    (
        "a phrase deep in prose",
        "en",
        "The archive put a creative commons license on nine hundred maps, so that schools in the valley could print them freely.",
    ),
    ("German", "de", "Der Streit um das Urheberrecht an dem Lied dauert seit neun Jahren, und ein Ende ist nicht in Sicht."),
]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, line: str) -> None:
    assert removed_by(copyright_line, case_of(*BODY, line, language=language)) == [line]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(language: str, line: str) -> None:
    assert removed_by(copyright_line, case_of(*BODY, line, language=language)) == []


def test_what_the_scorer_doubts_falls_by_one_phrase() -> None:
    line = "Every picture that the readers send us is shown with their names, and may not be reproduced by any other paper."
    assert removed_by(copyright_line, case_of(*BODY, line, scores=(0.9, 0.9, 0.9, 0.1))) == [line]


def test_the_verdict_names_the_phrase() -> None:
    (verdict,) = copyright_line(case_of(*BODY, "All rights reserved."))
    assert (verdict.block, verdict.keep, verdict.by, verdict.evidence["phrase"]) == (3, False, "copyright_line", "all rights reserved")


def test_a_paragraph_about_copyright_stays() -> None:
    line = "Copyright in the song has passed to the town, the judge said, and the choir may sing it wherever it likes."
    assert removed_by(copyright_line, case_of(*BODY, line, scores=0.95)) == []


def test_a_subhead_that_the_scorer_is_sure_of_stays() -> None:
    assert removed_by(copyright_line, case_of(BODY[0], "# Privacy", *BODY[1:], scores=0.95)) == []
