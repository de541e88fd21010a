from __future__ import annotations

import doctest

from benchmarks import error_kinds
from benchmarks.alignment import align
from benchmarks.error_kinds import Error, find_errors, summary
from tests.benchmarks.made import BODY, OTHER, article_of, article_of_html

TRUTH = "\n".join(BODY)


def test_examples() -> None:
    assert doctest.testmod(error_kinds).failed == 0


def test_a_clean_page_has_no_errors() -> None:
    assert find_errors(article_of(*BODY, "Share", removed=[3]), TRUTH) == ()


def test_wrong_blocks_are_named_and_counted() -> None:
    errors = find_errors(article_of(*BODY, "Share this article", removed=[1]), TRUTH)
    assert errors == (
        Error("lost", "whole paragraph", len(BODY[1].split()), BODY[1]),
        Error("left", "newsletter, sharing or subscription prompt", 3, "Share this article"),
    )


def test_words_inside_other_blocks_are_kinds_of_their_own() -> None:
    removed = f"{OTHER} {OTHER} {BODY[0]}"
    errors = find_errors(article_of(f"{BODY[1]} Photo: Ann Example", BODY[2], removed, removed=[2]), TRUTH)
    assert [(error.sort, error.kind) for error in errors] == [("left", "words inside a paragraph"), ("lost", "words inside another block")]
    assert errors[0].words == 3 and errors[1].words == len(BODY[0].split())


def test_all_wrong_words_are_counted() -> None:
    article = article_of("Home", BODY[0], OTHER, f"{BODY[1]} Photo: Ann", BODY[2], "Share", removed=[1, 5])
    found, errors = align(article, TRUTH), find_errors(article, TRUTH)
    assert sum(error.words for error in errors if error.sort == "left") == sum(found.left(i) for i in range(6))
    assert sum(error.words for error in errors if error.sort == "lost") == sum(found.lost(i) for i in range(6))


def test_what_was_never_read_from_a_page() -> None:
    page = "<article>" + "".join(f"<p>{text}</p>" for text in BODY[:2]) + "</article>"
    errors = find_errors(article_of_html(page), f"1. {BODY[0]}\n{BODY[1]}\n{OTHER}")
    assert [(error.kind, error.text) for error in errors] == [
        ("words that were never read (such as list numbers)", "1."),
        ("paragraph that was never read from the page", OTHER),
    ]


def test_what_an_extractor_left_out_is_not_newscleans_loss() -> None:
    assert find_errors(article_of(*BODY), f"{TRUTH}\n{OTHER}") == ()


def test_the_table_is_ordered_and_its_shares_are_of_each_sort() -> None:
    rows = summary(
        [
            [Error("left", "tags", 10, "Tags: rain"), Error("lost", "quote", 4, "“No.”")],
            [Error("left", "tags", 20, "Tags: river"), Error("left", "navigation", 70, "Home"), Error("lost", "code", 12, "x = 1")],
            [],
        ]
    )
    assert [(row["sort"], row["kind"], row["words"], row["share"], row["documents"]) for row in rows] == [
        ("left", "navigation", 70, 0.7, 1),
        ("left", "tags", 30, 0.3, 2),
        ("lost", "code", 12, 0.75, 1),
        ("lost", "quote", 4, 0.25, 1),
    ]


def test_the_example_is_one_short_line_of_typical_length() -> None:
    errors = [
        Error("left", "tags", 1, "a"),
        Error("left", "tags", 1, "b"),
        Error("left", "tags", 40, "long\n" * 40),
        Error("left", "tags", 30, "d"),
    ]
    (row,) = summary([errors])
    assert row["example"].startswith("long long") and row["example"].endswith("…") and len(row["example"]) == 120


def test_no_errors_no_rows() -> None:
    assert summary([]) == [] == summary([[]])
