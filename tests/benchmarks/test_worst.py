from __future__ import annotations

import doctest
import json
from typing import Any

from benchmarks import worst
from benchmarks.documents import Document
from benchmarks.worst import Worst, compare, worst_of
from tests.benchmarks.made import BODY, OTHER, article_of

DOCUMENT = Document("page 1", "text", "", url="https://example.org/1")


def texts(paragraphs: list[list[dict[str, Any]]], hit: bool) -> list[str]:
    return [segment["text"] for paragraph in paragraphs for segment in paragraph if segment["hit"] is hit]


def test_examples() -> None:
    assert doctest.testmod(worst).failed == 0


def test_what_is_lost_and_what_is_left_is_marked() -> None:
    row = compare(DOCUMENT, article_of(*BODY, OTHER, removed=[1]), "\n".join(BODY))
    assert texts(row["truth"], hit=False) == [BODY[1]]
    assert texts(row["ours"], hit=False) == [OTHER]
    assert texts(row["ours"], hit=True) == [BODY[0], BODY[2]]


def test_a_paragraph_is_cut_where_it_goes_wrong() -> None:
    row = compare(DOCUMENT, article_of(f"{BODY[0]} Photo: Ann Example"), BODY[0])
    assert row["ours"] == [[{"text": BODY[0] + " ", "hit": True}, {"text": "Photo: Ann Example", "hit": False}]]


def test_the_verdicts_that_did_it_are_named() -> None:
    row = compare(DOCUMENT, article_of(*BODY, OTHER, "Share", removed=[1, 4]), "\n".join(BODY))
    assert [(verdict["error"], verdict["keep"], verdict["text"]) for verdict in row["verdicts"]] == [
        ("lost", False, BODY[1]),
        ("left", True, OTHER),
    ]
    assert (row["verdicts"][0]["by"], row["verdicts"][0]["why"], row["verdicts"][0]["evidence"]) == (
        "chance",
        "A test says so.",
        "score: 0.5",
    )


def test_a_removed_copy_is_no_error() -> None:
    assert compare(DOCUMENT, article_of(BODY[0], *BODY, removed=[0]), "\n".join(BODY))["verdicts"] == []


def test_a_few_wrong_words_in_a_paragraph_are_no_wrong_verdict() -> None:
    assert compare(DOCUMENT, article_of(f"{BODY[0]} Photo: Ann Example"), BODY[0])["verdicts"] == []


def test_the_document_is_named() -> None:
    row = compare(DOCUMENT, article_of(*BODY), "\n".join(BODY))
    assert (row["id"], row["url"], row["language"]) == ("page 1", "https://example.org/1", "en")


def test_the_middle_of_what_agrees_gives_way() -> None:
    many = [f"{body} It was vote number {i}." for i in range(10) for body in BODY]
    row = compare(DOCUMENT, article_of(*many, OTHER), "\n".join(many))
    assert [segment["text"] for (segment,) in row["ours"]] == [*many[:2], "…", *many[-2:], OTHER]


def test_a_long_stretch_is_shortened_in_its_middle() -> None:
    long = " ".join(f"word{i}" for i in range(1_000))
    ((segment,),) = compare(DOCUMENT, article_of(long), long)["truth"]
    assert segment["text"].startswith("word0 word1 ") and segment["text"].endswith(" word998 word999") and " … " in segment["text"]
    assert len(segment["text"]) <= 310


def test_fifty_thousand_words_stay_small() -> None:
    wrong = [" ".join(f"word{i}.{k} 雨" for k in range(50)) for i in range(500)]
    row = compare(DOCUMENT, article_of(*BODY, *wrong, removed=range(253, 503)), "\n".join([*BODY, *wrong[250:]]))
    assert len(json.dumps(row, ensure_ascii=False).encode()) < 100_000
    assert "more paragraphs" in row["ours"][-1][0]["text"]
    assert len(row["verdicts"]) == 40


def test_very_many_changes_in_one_paragraph_stay_small() -> None:
    ours = " ".join(f"a{i} b{i} c{i} d{i} wrong{i}" for i in range(3_000))
    truth = " ".join(f"a{i} b{i} c{i} d{i} right{i}" for i in range(3_000))
    row = compare(DOCUMENT, article_of(ours), truth)
    assert len(json.dumps(row)) < 50_000
    assert "wrong0 " in texts(row["ours"], hit=False) and "wrong2999" in texts(row["ours"], hit=False)


def test_the_heaviest_verdicts_stand_in_reading_order() -> None:
    lines = [" ".join(f"line{i} word{k}" for k in range(5 + i % 7)) for i in range(60)]
    rows = compare(DOCUMENT, article_of(*lines), BODY[0])["verdicts"]
    shown = [lines.index(row["text"]) for row in rows]
    assert len(shown) == 40 and shown == sorted(shown)
    assert {i for i in range(60) if i % 7 >= 3} <= set(shown)


def test_the_worst_are_those_with_the_most_loss() -> None:
    scores = [("a", 0.9, 0.1), ("b", 0.2, 0.8), ("c", 1.0, 0.0), ("d", 0.9, 0.1)]
    assert worst_of(scores) == [Worst("b", 0.2, 0.8), Worst("a", 0.9, 0.1), Worst("d", 0.9, 0.1)]
    assert [row.id for row in worst_of(scores, n=1)] == ["b"]


def test_perfect_documents_are_never_the_worst() -> None:
    assert worst_of([("a", 1.0, 0.0)]) == [] == worst_of([])
