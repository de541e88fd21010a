from __future__ import annotations

import pytest

from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.signals.markup import CONCEPTS, VOCABULARY, Markup, concepts_of, markup


def first(source: str) -> Markup:
    return markup(read_html(source))[0]


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
    ("none", "<div><p>Rain</p></div>", set()),
]


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
    assert first(source).inside == inside


def test_shares_of_links_and_bold_type() -> None:
    marks = first('<p><a href="/">Rain</a> <b>fell</b>!</p>')
    assert marks.link == pytest.approx(0.4) and marks.bold == pytest.approx(0.4)
    whole = first('<p><a href="/"><b>Rain</b></a></p>')
    assert whole.link == 1 and whole.bold == 1


def test_near_names_are_far_names_too() -> None:
    marks = first('<div class="sidebar"><div><div><div><p class="tags">Rain</p></div></div></div></div>')
    assert marks.near == {"tags"}
    assert marks.far == {"tags", "aside"}


def test_the_names_of_the_body_say_nothing() -> None:
    assert first('<body class="single newsletter-page comments-open"><p>Rain</p></body>').far == frozenset()


def test_blocks_in_one_box_share_a_parent() -> None:
    rows = markup(read_html("<div><p>Rain</p><p>Wind</p></div><div><p>Hail</p></div>"))
    assert rows[0].parent == rows[1].parent != rows[2].parent


def test_blocks_that_a_template_prints_alike_have_one_signature() -> None:
    rows = markup(read_html('<div class="item-1"><p>Rain</p></div><div class="item-2"><p>Wind</p></div><section><p>Hail</p></section>'))
    assert rows[0].signature == rows[1].signature != rows[2].signature


def test_depth_grows_inwards() -> None:
    rows = markup(read_html("<p>Rain</p><div><div><p>Wind</p></div></div>"))
    assert rows[1].depth == rows[0].depth + 2


def test_plain_text_has_no_markup() -> None:
    rows = markup(read_text("Rain\nWind\nHail"))
    assert len(rows) == 3 and len(set(rows)) == 1
    assert (rows[0].link, rows[0].bold, rows[0].far, rows[0].inside) == (0, 0, frozenset(), frozenset())


def test_a_page_without_blocks_has_no_rows() -> None:
    assert markup(read_html("")) == ()
    assert markup(read_text("")) == ()
