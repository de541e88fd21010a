from __future__ import annotations

import json
from typing import Any

import pytest

from newsclean.reading.credited import Credits, Names
from newsclean.reading.head import Head

STORY = {"@type": "NewsArticle", "headline": "Rain ends drought"}
PAGE = {"@type": "WebPage", "author": "Ann Lee", "datePublished": "2024-05-17"}


def credits_of(*things: dict[str, Any], metas: dict[str, str] | None = None) -> Credits:
    head = Head(metas or {}, json_ld=tuple(json.dumps(thing) for thing in things))
    return Credits.of(head, "Rain ends drought", "en", None)


def test_a_date_is_given_as_the_page_writes_it() -> None:
    assert credits_of({**STORY, "datePublished": "May 17, 2024"}).published() == "May 17, 2024"


@pytest.mark.parametrize("stated", ["x", "", 7, None, {"a": 1}, ["soon"]])
def test_what_is_no_date_gives_way_to_the_next(stated: object) -> None:
    assert credits_of({**STORY, "datePublished": stated}, metas={"date": "2024-05-17"}).published() == "2024-05-17"
    assert credits_of({**STORY, "datePublished": stated}).published() == ""


def test_names_beside_the_head_count_after_its_metas() -> None:
    beside: Names = ("Bo Ray",), "byline"
    assert credits_of(metas={"byl": "By Ann Lee"}).authors([beside])[0] == ("Ann Lee",)
    assert credits_of(STORY).authors([beside])[0] == ("Bo Ray",)


def test_the_authors_of_the_page_itself_count_where_they_are_asked_for() -> None:
    assert credits_of(PAGE).authors()[0] == ()
    assert credits_of(PAGE).authors(pages=True) == (("Ann Lee",), "json-ld")


def test_another_story_is_not_credited() -> None:
    other = {"@type": "NewsArticle", "headline": "Wind", "author": "Bo Ray", "datePublished": "2020-01-01"}
    stated = credits_of(other, {**STORY, "author": "Ann Lee", "datePublished": "2024-05-17"})
    assert (stated.authors()[0], stated.published()) == (("Ann Lee",), "2024-05-17")
