from __future__ import annotations

import pytest

from benchmarks.systems.refinedweb import corrected

LINE = "The council voted on Tuesday to repair the old bridge."


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "Share",
        "BREAKING NEWS FROM THE VALLEY",
        "2024 11 22",
        "3 likes",
        "1.2K views",
        "• 17,403 Followers |",
        "Read more...",
        "read more …",
        "Sign in",
    ],
)
def test_a_line_is_discarded(line: str) -> None:
    assert corrected(f"{LINE}\n{line}\n{LINE}") == f"{LINE}\n{LINE}"


@pytest.mark.parametrize(
    "line",
    [
        LINE,
        "Two words",
        "NATO and the EU met in Riga.",
        "3 likes were not enough for the mayor",
        "On 22 November 2024",
        "They sign in at the gate",
        "You can read more in the report.",
        "Sign in is what all of the forty visitors were told to do by the guard.",
        "What the guard told all of the forty visitors was to read more...",
    ],
)
def test_a_line_stays(line: str) -> None:
    assert corrected(f"{LINE}\n{line}") == f"{LINE}\n{line}"


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Sign-in to comment on this", "to comment on this"),
        ("The bridge is closed. Read more...", "The bridge is closed."),
        ("You have 2 items in cart today", "You have 2  today"),
    ],
)
def test_a_short_line_is_edited(line: str, left: str) -> None:
    assert corrected(line) == left


def test_lines_of_upper_case_are_told_by_their_share() -> None:
    assert corrected("AAA bbb\nAAAA bb") == "AAA bbb"


def test_a_document_is_never_dropped_as_a_whole() -> None:
    assert corrected("\n".join(["Share"] * 50 + [LINE])) == LINE
