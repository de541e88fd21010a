from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.model import Element
from newsclean.reading.html import read_html
from newsclean.signals.tree import tree_of
from tests.properties.strategies import FIXTURES, HTML, moderate


@st.composite
def elements(draw: st.DrawFn) -> list[Element]:
    """A random tree in the order of a page."""
    found, open_ones = [Element("body", "", -1)], [0]
    kinds = st.tuples(st.sampled_from(["div", "p"]), st.sampled_from(["", "a1", "a2", "b"]), st.integers(0, 30))
    for tag, names, up in draw(st.lists(kinds, max_size=25)):
        del open_ones[max(1, len(open_ones) - up % len(open_ones)) :]
        found.append(Element(tag, names, open_ones[-1]))
        open_ones.append(len(found) - 1)
    return found


@st.composite
def filled(draw: st.DrawFn) -> tuple[list[Element], list[tuple[int, int, int]]]:
    """A random tree, and blocks in it: an element and two numbers each."""
    tree = draw(elements())
    block = st.tuples(st.integers(0, len(tree) - 1), st.integers(-9, 9), st.integers(0, 9))
    return tree, draw(st.lists(block, max_size=20))


def way_up(tree: list[Element], i: int) -> list[int]:
    """An element and all that it is in, by walking from one to the next."""
    found = [i]
    while tree[found[-1]].parent >= 0:
        found.append(tree[found[-1]].parent)
    return found


def bare(element: Element) -> tuple[str, str]:
    return element.tag, element.names.rstrip("0123456789")


@moderate
@given(elements())
def test_an_element_and_all_in_it_are_a_range(tree: list[Element]) -> None:
    made = tree_of(tree)
    for i in range(len(tree)):
        assert list(range(i, made.end[i])) == [k for k in range(len(tree)) if i in way_up(tree, k)]
    assert made.depth.tolist() == [len(way_up(tree, i)) - 1 for i in range(len(tree))]
    assert made.above.tolist() == [max(0, element.parent) for element in tree]


@moderate
@given(elements())
def test_twins_have_one_holder_and_one_look(tree: list[Element]) -> None:
    made = tree_of(tree)
    alike = [[k for k, other in enumerate(tree) if other.parent == one.parent and bare(other) == bare(one)] for one in tree]
    assert made.twins.tolist() == [len(group) for group in alike]
    for i, group in enumerate(alike):
        assert np.flatnonzero(made.family == made.family[i]).tolist() == group


@moderate
@given(elements())
def test_likeness_is_tag_and_names_without_digits(tree: list[Element]) -> None:
    likeness = tree_of(tree).likeness
    for i, one in enumerate(tree):
        assert [bool(value) for value in likeness == likeness[i]] == [bare(other) == bare(one) for other in tree]


@moderate
@given(filled())
def test_within_is_the_sum_over_all_inside(given_tree: tuple[list[Element], list[tuple[int, int, int]]]) -> None:
    tree, blocks = given_tree
    at = np.array([block[0] for block in blocks], dtype=np.int64)
    values = np.array([block[1:] for block in blocks], dtype=np.float64).reshape(len(blocks), 2)
    found = tree_of(tree).within(at, values)
    for i in range(len(tree)):
        inside = [k for k, block in enumerate(blocks) if i in way_up(tree, block[0])]
        assert found[i].tolist() == [sum(values[k, column] for k in inside) for column in (0, 1)]
    assert tree_of(tree).within(at, values[:, 0]).tolist() == found[:, 0].tolist()


def test_no_elements() -> None:
    tree = tree_of(())
    assert [len(values) for values in (tree.above, tree.end, tree.depth, tree.likeness, tree.twins, tree.family)] == [0] * 6


@pytest.mark.parametrize("slug", HTML[::9])
def test_a_page_that_was_read_has_its_elements_in_order(slug: str) -> None:
    page = read_html(FIXTURES[slug].html or b"")
    tree = tree_of(page.elements)
    for i, element in enumerate(page.elements):
        assert (i == 0) == (element.parent < 0)
        assert i == 0 or element.parent < i < tree.end[element.parent]
    assert all(0 <= block.element < len(page.elements) for block in page.blocks)
