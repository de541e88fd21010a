"""Cases for the tests of the outcome."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from newsclean.case import Case, drop
from tests.building import BODY, case_of

HEADLINES = (
    "Council votes to repair the old bridge",
    "Storm closes two roads in the hills",
    "Farmers ask for help after the frost",
    "Museum opens its doors at night again",
    "New ferry to the island starts in May",
    "School choir wins prize in the capital",
    "Baker hands shop over to her daughter",
    "Water prices to rise again next year",
    "Police look for owner of lost parrot",
    "Library lends garden tools from Monday",
)
TIMES = ("18:40", "17:05", "15:30", "12:10", "09:55", "08:20")


def article(scores: float = 0.98) -> Case:
    return case_of(*BODY, scores=scores)


def index() -> Case:
    """Headlines that the scorer did not want, and the rules neither."""
    case = case_of(*HEADLINES, scores=0.2)
    return case.after(drop(block, "a", "b") for block in case.blocks)


def stating(case: Case, **stated: Any) -> Case:
    """The case with something that the page says of itself."""
    return replace(case, page=replace(case.page, **stated))


def ticker(*stamps: str) -> Case:
    """Paragraphs, each of them under a stamp."""
    lines = [line for i, stamp in enumerate(stamps) for line in (stamp, f"{BODY[i % 3][:-1]}, said number {i}.")]
    return case_of(*lines, scores=0.9)
