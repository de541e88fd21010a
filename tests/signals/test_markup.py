from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from newsclean.model import Page
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.signals.markup import CONCEPTS, LANDMARKS, VOCABULARY, Markup, concepts_of, markup


def read(source: str) -> Markup:
    return markup(read_html(source))


def names_in(mask: int, names: tuple[str, ...]) -> set[str]:
    assert 0 <= mask < 1 << len(names)
    return {name for i, name in enumerate(names) if mask >> i & 1}


def concepts_in(masks: NDArray[np.int64], i: int = 0) -> set[str]:
    return names_in(int(masks[i]), CONCEPTS)


NAMES = [
    ("one word", "sidebar", {"aside"}),
    ("with a hyphen", "related-links", {"related"}),
    ("two words that are one name", "article-body", {"body", "story"}),
    ("several names", "share newsletter", {"share", "newsletter"}),
    ("with numbers", "comments-2 c17", {"comments"}),
    ("a word inside another", "shadow header2x", {"navigation"}),
    ("no known word", "css-1x9ab", set()),
    ("nothing", "", set()),
]
INSIDE = [
    ("article", "<article><p>Rain</p></article>", {"article"}),
    ("several", "<main><article><div><p>Rain</p></div></article></main>", {"main", "article"}),
    ("item of a menu", "<nav><ul><li>Rain</li></ul></nav>", {"nav", "li"}),
    ("footer", "<footer><p>Rain</p></footer>", {"footer"}),
    ("header of the page", "<header><p>Rain</p></header>", {"header"}),
    ("header of an article", "<article><header><p>Rain</p></header></article>", {"article"}),
    ("none", "<div><p>Rain</p></div>", set()),
]


STATES = [
    ("who may read", "article-body subscriber-premium", {"body", "story"}),
    ("what it has", "main has-comments", {"story"}),
    ("what it lacks", "post no-sidebar", {"story"}),
    ("what it allows", "entry-content comments-open", {"body", "story"}),
    ("the box itself", "comments is-open", {"comments"}),
    ("the box that asks", "subscribe-form", {"newsletter"}),
]


@pytest.mark.parametrize(("names", "concepts"), [row[1:] for row in STATES], ids=[row[0] for row in STATES])
def test_a_state_is_no_name(names: str, concepts: set[str]) -> None:
    assert concepts_of(names) == concepts


@pytest.mark.parametrize(("names", "concepts"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_names_speak_of_concepts(names: str, concepts: set[str]) -> None:
    assert concepts_of(names) == concepts


def test_the_vocabulary_is_clean() -> None:
    assert tuple(VOCABULARY) == CONCEPTS
    for words in VOCABULARY.values():
        assert words and all(word == word.lower() for word in words)


def test_every_word_of_the_vocabulary_can_be_found() -> None:
    assert [word for concept, words in VOCABULARY.items() for word in words if concept not in concepts_of(word)] == []


@pytest.mark.parametrize(("source", "inside"), [row[1:] for row in INSIDE], ids=[row[0] for row in INSIDE])
def test_landmarks(source: str, inside: set[str]) -> None:
    assert names_in(int(read(source).inside[0]), LANDMARKS) == inside


def test_shares_of_links_and_bold_type() -> None:
    marks = read('<p><a href="/">Rain</a> <b>fell</b>!</p><p><a href="/"><b>Wind</b></a></p><p>Hail</p>')
    assert marks.link.tolist() == pytest.approx([0.4, 1, 0])
    assert marks.bold.tolist() == pytest.approx([0.4, 1, 0])


def test_names_are_own_or_near_or_far() -> None:
    marks = read('<div class="sidebar"><div class="related"><div><p class="tags">Rain</p></div></div></div>')
    assert concepts_in(marks.own) == {"tags"}
    assert concepts_in(marks.near) == {"tags", "related"}
    assert concepts_in(marks.far) == {"tags", "related", "aside"}


def test_one_concept_can_be_asked_for() -> None:
    marks = read('<div class="sidebar"><div class="related"><div><p class="tags">Rain</p></div></div></div><p>Wind</p>')
    assert [name for name in CONCEPTS if 0 in marks.named(name)] == ["tags"]
    assert {name for name in CONCEPTS if marks.is_near(0, name)} == {"tags", "related"}
    assert not any(1 in marks.named(name) or marks.is_near(1, name) for name in CONCEPTS)


def test_the_names_of_the_body_say_nothing() -> None:
    marks = read('<body class="single newsletter-page comments-open"><p>Rain</p></body>')
    assert (concepts_in(marks.own), concepts_in(marks.near), concepts_in(marks.far)) == (set(), set(), set())


def test_names_go_down_to_what_is_inside_only() -> None:
    marks = read('<div class="sidebar"><p>Rain</p></div><p>Wind</p>')
    assert [concepts_in(marks.far, i) for i in (0, 1)] == [{"aside"}, set()]


def test_blocks_in_one_box_share_a_parent() -> None:
    parent = read("<div><p>Rain</p><p>Wind</p></div><div><p>Hail</p></div>").parent
    assert parent[0] == parent[1] != parent[2]


def test_blocks_that_a_template_prints_alike_have_one_signature() -> None:
    signature = read('<div class="item-1"><p>Rain</p></div><div class="item-2"><p>Wind</p></div><section><p>Hail</p></section>').signature
    assert signature[0] == signature[1] != signature[2]


def test_the_signature_asks_for_the_element_and_two_around_it() -> None:
    inner = "<section><div><p>{}</p></div></section>"
    marks = read(f'<div class="a"><main>{inner.format("Rain")}</main></div><div class="b"><main>{inner.format("Wind")}</main></div>')
    assert marks.signature[0] == marks.signature[1]
    marks = read(f'<div class="a">{inner.format("Rain")[9:-10]}</div><div class="b">{inner.format("Wind")[9:-10]}</div>')
    assert marks.signature[0] != marks.signature[1]


def test_plain_text_has_no_markup() -> None:
    marks = markup(read_text("Rain\nWind\nHail"))
    for values in (marks.link, marks.bold, marks.own, marks.near, marks.far, marks.inside, marks.signature):
        assert values.tolist() == [0, 0, 0]
    assert marks.parent.tolist() == [-1, -1, -1]
    assert len(marks.tree.above) == 0


@pytest.mark.parametrize("page", [read_html(""), read_text("")], ids=["html", "text"])
def test_a_page_without_blocks_has_no_rows(page: Page) -> None:
    marks = markup(page)
    for values in (marks.link, marks.bold, marks.own, marks.near, marks.far, marks.inside, marks.parent, marks.signature):
        assert len(values) == 0
