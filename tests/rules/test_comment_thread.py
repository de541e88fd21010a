from __future__ import annotations

import pytest

from newsclean.case import drop
from newsclean.cleaner import clean_html
from newsclean.rules.comment_thread import comment_thread
from tests.building import BODY, case_of, removed_by

THREAD = ["Mia says", *[f"{text} I have said so for years." for text in BODY * 3]]  # three times the article


@pytest.mark.parametrize(
    ("heading", "language"), [("12 comments", "en"), ("Comments (12)", "en"), ("3 Kommentare", "de"), ("10 commentaires", "fr")]
)
def test_a_thread_goes_however_long_and_well_it_reads(heading: str, language: str) -> None:
    case = case_of(*BODY, heading, *THREAD, scores=[0.9] * 3 + [0.1] + [0.9] * 10, language=language)
    assert removed_by(comment_thread, case) == [heading, *THREAD]


@pytest.mark.parametrize("heading", ["2 thoughts on “The old bridge”", "14 Gedanken zu „The Old Bridge“", '3 svar till "The old bridge"'])
def test_a_line_that_counts_and_quotes_the_title_heads_a_thread_in_any_language(heading: str) -> None:
    case = case_of(*BODY, heading, *THREAD, scores=[0.9] * 3 + [0.1] + [0.9] * 10, title="The old bridge – Harbour News")
    assert removed_by(comment_thread, case) == [heading, *THREAD]


@pytest.mark.parametrize("line", ["2 thoughts on “The new ferry”", "3. The old bridge", "7 facts on the old bridge", "5 thoughts on “…”"])
def test_a_count_beside_other_words_heads_nothing(line: str) -> None:
    case = case_of(*BODY, line, *THREAD, scores=[0.9] * 3 + [0.1] + [0.9] * 10, title="The old bridge")
    assert removed_by(comment_thread, case) == []


KEEPS = [
    ("a count above the text", ["12 comments", *BODY], [0.1, 0.9, 0.9, 0.9]),
    ("a heading without a count", [*BODY, "Comments", *THREAD], [0.9] * 3 + [0.1] + [0.9] * 10),
    ("a heading that the scorer believes", [*BODY, "12 comments", *THREAD], [0.9] * 14),
    ("a sentence with a count", [*BODY, "There were 12 comments from the mayor.", *THREAD], [0.9] * 3 + [0.1] + [0.9] * 10),
    (
        "counts of several stories",
        [BODY[0], "3 comments", BODY[1], "12 comments", BODY[2], "8 comments", *BODY],
        [0.9, 0.1, 0.9, 0.1, 0.9, 0.1, 0.9, 0.9, 0.9],
    ),
]


@pytest.mark.parametrize(("lines", "scores"), [row[1:] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_other_counts_take_nothing_with_them(lines: list[str], scores: list[float]) -> None:
    assert removed_by(comment_thread, case_of(*lines, scores=scores)) == []


def test_a_count_in_a_box_within_the_body_takes_nothing_with_it() -> None:
    body = "".join(f"<p>{text}</p>" for text in BODY)
    last = "The harbour master said that the last boat of the day would leave at six, and that nobody would be left on the quay."
    article = clean_html(f"<article><h1>The old bridge</h1>{body}<aside>12 comments</aside><p>{last}</p></article>")
    assert last in [block.text for block in article.kept]


def test_signed_comments_in_the_element_of_the_body_go() -> None:
    body = "<br><br>".join(BODY)
    comments = "<br><br>".join(
        f"{text}<br><br>Posted by: {name} at May {day}, 2009"
        for text, name, day in zip(BODY, ("Ann Lee", "Bo", "Cy Ray"), (3, 4, 5), strict=True)
    )
    article = clean_html(f"<table><tr><td><h1>The old bridge</h1>{body}<br><br><b>Comments (3)</b><br><br>{comments}</td></tr></table>")
    assert [block.text for block in article.kept] == list(BODY)


def test_the_verdicts_name_the_heading() -> None:
    case = case_of(*BODY, "12 comments", *THREAD, scores=[0.9] * 3 + [0.1] + [0.9] * 10)
    assert {verdict.evidence["heading"] for verdict in comment_thread(case)} == {"12 comments"}


def test_what_has_a_better_name_keeps_it() -> None:
    case = case_of(*BODY, "12 comments", *THREAD, "© 2024 The Lantern", scores=[0.9] * 3 + [0.1] + [0.9] * 10 + [0.1])
    named = case.after([drop(case.blocks[-1], "copyright_line", "It tells who owns the text.")])
    assert {verdict.block for verdict in comment_thread(named)} == set(range(3, 14))
