from __future__ import annotations

import doctest

from benchmarks import surroundings as module
from benchmarks.surroundings import Surroundings, surroundings
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text


def rows(page: str) -> dict[str, Surroundings]:
    read = read_html(page)
    return {block.text: row for block, row in zip(read.blocks, surroundings(read), strict=True)}


def test_examples() -> None:
    assert doctest.testmod(module).failed == 0


def test_plain_text_has_none() -> None:
    assert surroundings(read_text("One line.\n\nAnother line.")) == (Surroundings(), Surroundings())


def test_names_are_read_by_their_distance() -> None:
    page = "<body class='newsletter'><div class='comments'><div class='tags'><div><p class='caption'>Rain</p></div></div></div></body>"
    row = rows(page)["Rain"]
    assert [sorted(names) for names in (row.own, row.near, row.far)] == [["caption"], ["caption", "tags"], ["caption", "comments", "tags"]]


def test_siblings_share_a_parent_and_a_look() -> None:
    found = rows("<div><p class='p1'>One</p><p class='p2'>Two</p></div><div><p class='p1'>Three</p></div><div class='x'><p>Four</p></div>")
    assert found["One"].parent == found["Two"].parent != found["Three"].parent
    assert found["One"].look == found["Two"].look == found["Three"].look != found["Four"].look


def test_the_header_of_an_article_is_no_header() -> None:
    found = rows("<header><p>Home</p></header><article><header><p>Rain</p></header></article>")
    assert "header" in found["Home"].tags and "header" not in found["Rain"].tags


def test_articles_within_articles() -> None:
    found = rows("<article><p>Outer</p><article><p>Inner</p></article></article>")
    assert found["Inner"].articles[1:] == found["Outer"].articles
    assert len(found["Inner"].articles) == 2
