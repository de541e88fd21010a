"""What the walk must get right about the text that a parser writes; what it makes of whole pages is tested with read_html."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.model import Block
from newsclean.reading.walk import Walk


def walked(markup: str) -> tuple[Block, ...]:
    walk = Walk()
    walk.take(markup)
    return walk.blocks()


TEXTS = [
    ("a > in a value", '<p title="a > b">Rain.</p>', ["Rain."]),
    ("a comment with tags", "<p>Rain<!-- <p>no</p> -- > --> fell.</p>", ["Rain fell."]),
    ("entities are read once", "<p>&amp;lt; &lt;b&gt; R&amp;D&nbsp;now</p>", ["&lt; <b> R&D now"]),
    ("a stray quote as a name", '<li><a href="/a" "="">Rain</a></li><li>Wind</li>', ["Rain", "Wind"]),
    ("an end tag that nothing opened", "<div><p>Rain.</p></b></div><p>Wind.</p>", ["Rain.", "Wind."]),
    ("a rule ends a paragraph", "<div>Rain.<hr>Wind.</div>", ["Rain.", "Wind."]),
    ("a picture ends none", '<p>Rain <picture><source srcset="a"><img src="b"></picture>fell.</p>', ["Rain fell."]),
    ("a property ends none", '<p>Rain <meta itemprop="a" content="b">fell.</p>', ["Rain fell."]),
    ("a hidden part of a line", '<p>Rain <span hidden="">and wind </span>fell.</p>', ["Rain fell."]),
    ("a button in a hidden part", "<p>Rain <button>Listen <b>now</b></button>fell.</p>", ["Rain fell."]),
    ("boxes that touch", "<div><a>Rain</a><a>Wind</a></div>", ["Rain Wind"]),
    ("links that touch in a paragraph", "<p><a>Rain</a><a>storm</a></p>", ["Rainstorm"]),
]


@pytest.mark.parametrize(("markup", "texts"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_text(markup: str, texts: list[str]) -> None:
    assert [block.text for block in walked(markup)] == texts


def test_a_cell_knows_its_row_through_what_stands_between() -> None:
    blocks = walked("<table><tr><td>a1</td><td>b1</td></tr><tr><td><b>a2</b></td></tr></table><p>out</p>")
    assert [block.row for block in blocks] == [1, 1, 2, 0]


def test_elements_know_what_holds_them() -> None:
    walk = Walk()
    walk.take('<body><div class="A" id="b"><hr><p>Rain</p></div><p>Wind</p></body>')
    assert [(element.tag, element.names, element.parent) for element in walk.elements] == [
        ("body", "", -1),
        ("div", "a b", 0),
        ("hr", "", 1),
        ("p", "", 1),
        ("p", "", 0),
    ]
    assert [block.element for block in walk.blocks()] == [3, 4]


def test_what_is_nested_too_deep_is_read_where_the_limit_is() -> None:
    blocks = walked("<div>" * 400 + "Rain." + "</div>" * 400 + "<p>Wind.</p>")
    assert [block.text for block in blocks] == ["Rain.", "Wind."]


def test_one_walk_leaves_nothing_to_the_next() -> None:
    first = walked("<ul><li><a>Rain")
    assert walked("<p>Wind.</p>") == walked("<p>Wind.</p>")
    assert walked("<ul><li><a>Rain") == first


TAGS = st.sampled_from(["div", "p", "span", "a", "li", "td", "b", "h2", "blockquote", "x-y", "button", "pre", "tr"])
SOUP = st.lists(st.one_of(TAGS.map("<{}>".format), TAGS.map("</{}>".format), st.sampled_from(["rain ", "wind", "<br>", "<!--x-->"])))


@given(SOUP)
def test_whatever_the_tags_text_keeps_its_order_and_nothing_is_added(soup: list[str]) -> None:
    found = "".join("".join(block.text.split()) for block in walked("<body>" + "".join(soup)))
    given = iter("".join(part.strip() for part in soup if part[0] != "<"))
    assert all(character in given for character in found)


@given(SOUP.map(lambda soup: [part for part in soup if "button" not in part]))
def test_no_text_is_lost(soup: list[str]) -> None:
    found = "".join("".join(block.text.split()) for block in walked("<body>" + "".join(soup) + "</body>"))
    assert found == "".join(part.strip() for part in soup if part[0] != "<")
