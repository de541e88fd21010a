from __future__ import annotations

import pytest

from newsclean.rules.share_prompt import share_prompt
from tests.building import BODY, case_of, removed_by

REMOVES = [
    ("call", "en", "Share this article with your friends"),
    ("button", "en", "Copy link"),
    ("German", "de", "Artikel teilen"),
    ("Spanish", "es", "Compartir en redes"),
    ("Japanese", "ja", "この記事をシェアする"),
    ("French", "fr", "Partager cet article"),
]
KEEPS = [
    ("prices", "en", "Share prices of the mill fell by a third on Tuesday."),
    ("a share of something", "en", "The brothers share a boat, and neither can swim."),
    ("prose that prints", "en", "Print was dying, everybody said, but the small paper in the hills grew."),
    ("Swedish", "sv", "Kyrkan delade ut bröd till alla som hade flytt från floden."),
    (
        "a long paragraph",
        "en",
        "The widow asked the guests to share this story only with their children, and so it was never written down until all had died.",
    ),
]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, line: str) -> None:
    assert removed_by(share_prompt, case_of(*BODY, line, language=language)) == [line]


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(language: str, line: str) -> None:
    assert removed_by(share_prompt, case_of(*BODY, line, language=language)) == []


def test_the_verdict_names_the_phrase() -> None:
    (verdict,) = share_prompt(case_of(*BODY, "Share this article"))
    assert (verdict.block, verdict.keep, verdict.by, verdict.evidence["phrase"]) == (3, False, "share_prompt", "share this article")


def test_a_step_of_a_recipe_stays() -> None:
    line = "Share the dough between four bowls and let it rest until it has doubled."
    assert removed_by(share_prompt, case_of(*BODY, line, scores=0.95)) == []
