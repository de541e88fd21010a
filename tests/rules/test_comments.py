from __future__ import annotations

import pytest

from newsclean.cleaner import clean_html
from newsclean.rules.comments import comments
from tests.building import BODY, case_of, removed_by

THREAD = ["Mia, two hours ago", "I crossed that bridge every day for nine years, and it always shook.", "Reply"]
REMOVES = [
    ("heading and thread", "en", ["Comments", *THREAD]),
    ("form", "en", ["Leave a comment", "Your email address will not be published."]),
    ("German", "de", ["Kommentare", "Mia", "Ich bin jeden Tag über diese Brücke gefahren."]),
    ("Swedish", "sv", ["Kommentarer", "Mia", "Jag har gått över den bron varje dag."]),
    ("French", "fr", ["Laisser un commentaire"]),
    ("Arabic", "ar", ["التعليقات", "ليلى", "كنت أعبر هذا الجسر كل يوم"]),
]
KEEPS = [
    ("prose about comments", "en", "Comments from the mayor about the ferry had angered the people of the west bank."),
    ("prose about a reply", "en", "A reply from the ministry came only after the third letter."),
    (
        "one phrase in prose",
        "en",
        "Dozens of people wrote in the comments section of the town’s page that the water in their cellars smelled of oil.",
    ),
    ("Spanish", "es", "Los comentarios del alcalde sobre el puente enfadaron a los vecinos de la otra orilla."),
]


@pytest.mark.parametrize(("language", "lines"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, lines: list[str]) -> None:
    assert removed_by(comments, case_of(*BODY, *lines, language=language)) == lines


@pytest.mark.parametrize(("language", "line"), [row[1:] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(language: str, line: str) -> None:
    assert removed_by(comments, case_of(*BODY, line, language=language)) == []


def test_a_link_to_the_comments_above_the_text_takes_nothing_with_it() -> None:
    assert removed_by(comments, case_of("Comments", *BODY)) == ["Comments"]


def test_verdicts_name_the_phrase_or_the_heading() -> None:
    heading, below = comments(case_of(*BODY, "Comments", "Mia, two hours ago"))
    assert (heading.block, heading.by, heading.evidence["phrase"]) == (3, "comments", "comments")
    assert (below.block, below.by, below.evidence["heading"]) == (4, "comments", 3)


def test_a_question_in_an_interview_stays() -> None:
    line = "What do you think the council should do with the old bridge?"
    assert removed_by(comments, case_of(BODY[0], line, *BODY[1:], scores=0.95)) == []


def test_a_box_of_that_name_in_the_body_hides_nothing() -> None:
    body = "".join(f"<p>{text}</p>" for text in BODY)
    article = clean_html(
        f"<article><h1>The old bridge</h1>{body}{body.replace('bridge', 'ferry')}<aside>Comments</aside><p>{LAST}</p></article>"
    )
    assert LAST in [block.text for block in article.kept]


def test_below_the_body_the_heading_hides_all() -> None:
    body = "".join(f"<p>{text}</p>" for text in BODY)
    article = clean_html(f"<article><h1>The old bridge</h1>{body}</article><h3>Comments</h3><div><p>{LAST}</p></div>")
    assert [article.why(block).by for block in article.page.blocks if block.text == LAST] == ["comments"]


LAST = "The harbour master said that the last boat of the day would leave at six, and that nobody would be left on the quay."
