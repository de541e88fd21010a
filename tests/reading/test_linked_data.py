from __future__ import annotations

import json
import time
from html import escape
from typing import Any

import pytest

from newsclean.reading.linked_data import is_story, is_work, kinds_of, main_first, things_in

STORY = '{"@type": "NewsArticle", "headline": "Rain"}'
SCRIPTS = [
    ("plain", STORY),
    ("a list", f"[{STORY}]"),
    ("a graph", f'{{"@graph": [{STORY}]}}'),
    ("main entity", f'{{"@type": "WebPage", "mainEntity": {STORY}}}'),
    ("main entity of page", f'{{"mainEntityOfPage": {STORY}}}'),
    ("in a comment", f"<!-- {STORY} -->"),
    ("in a commented comment", f"//<!--\n{STORY}\n//-->"),
    ("in CDATA", f"<![CDATA[{STORY}]]>"),
    ("in commented CDATA", f"//<![CDATA[\n{STORY}\n//]]>"),
    ("in CDATA with stars", f"/*<![CDATA[*/{STORY}/*]]>*/"),
    ("a comma too many", '{"@type": "NewsArticle", "headline": "Rain",\n}'),
    ("a comma too many in a list", '{"@type": ["NewsArticle",], "headline": "Rain"}'),
    ("a semicolon after it", f"{STORY};"),
    ("a semicolon and white space after the comment", f"<!-- {STORY} --> ;\n "),
    ("more after it", f"{STORY}{STORY}"),
    ("control characters", '{"@type": "NewsArticle", "alternativeHeadline": "a\tb\nc", "headline": "Rain"}'),
    ("escaped once too often", escape(STORY)),
]
STORIES: list[dict[str, Any]] = [
    {"headline": "Wind", "url": "https://a.example/wind"},
    {"headline": "Rain ends drought", "url": "https://a.example/rain"},
    {"headline": "Hail"},
]


@pytest.mark.parametrize("script", [row[1] for row in SCRIPTS], ids=[row[0] for row in SCRIPTS])
def test_scripts(script: str) -> None:
    assert [thing["headline"] for thing in things_in((script,)) if is_story(thing)] == ["Rain"]


@pytest.mark.parametrize("script", ["", "{", "rain", "7", '"rain"', "null", "{{}}", "[" * 50_000, '{"a":' * 50_000])
def test_what_is_none(script: str) -> None:
    assert [thing for thing in things_in((script,)) if is_story(thing)] == []


def test_what_ends_a_comment_is_looked_for_in_linear_time() -> None:
    start = time.process_time()
    assert things_in(("x-->" + " " * 100_000 + "x", "x-->" + " " * 100_000 + ";" + " " * 100_000 + "x")) == ()
    assert time.process_time() - start < 3


def test_only_so_many() -> None:
    assert len(things_in((json.dumps([{"@graph": [{}] * 90}] * 90),))) == 500


def test_kinds() -> None:
    assert kinds_of({"@type": ["NewsArticle", 7]}) == ["NewsArticle"] and kinds_of({"@type": {}}) == kinds_of({}) == []
    assert all(is_story({"@type": kind}) for kind in ("ReportageNewsArticle", "LiveBlogPosting", "Report"))
    assert not is_story({"@type": "Person"})
    assert is_work({"@type": "WebPage"}) and not is_work({"@type": "Person"})


@pytest.mark.parametrize(
    ("title", "urls", "headline"),
    [
        ("Rain ends drought", (), "Rain ends drought"),
        ("Snow", ("http://www.a.example/wind/?x=1",), "Wind"),
        ("Rain ends drought", ("https://a.example/wind",), "Rain ends drought"),
        ("Snow", (), "Wind"),
        (None, (), "Wind"),
    ],
)
def test_the_story_of_the_page(title: str | None, urls: tuple[str, ...], headline: str) -> None:
    assert [story["headline"] for story in main_first(tuple(STORIES), title, urls)] == [headline]


def test_a_long_title_is_read_once() -> None:
    title = " ".join(f"rain{i}" for i in range(200_000))
    start = time.process_time()
    assert main_first(({"headline": "Rain"},) * 500, title, ()) == ({"headline": "Rain"},)
    assert time.process_time() - start < 3


def test_parts_of_the_same_story_stay_together() -> None:
    twice = ({"headline": "Rain", "author": "Ann Lee"}, {"headline": "Rain", "datePublished": "2024-05-17"}, {"headline": "Wind"})
    assert main_first(twice, "Rain", ()) == twice[:2]
