from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.reading.names import CUT, names_in, names_shown

STATED: list[tuple[list[str], tuple[str, ...]]] = [
    (["Ann Lee"], ("Ann Lee",)),
    (["By Ann Lee"], ("Ann Lee",)),
    (["Written by: Ann Lee"], ("Ann Lee",)),
    (["VON ANN LEE"], ("ANN LEE",)),
    (["Text: Ann Lee"], ("Ann Lee",)),
    (["Story Musgrave"], ("Story Musgrave",)),
    (["Ann Lee and Bo Ray"], ("Ann Lee", "Bo Ray")),
    (["Ann Lee, Bo Ray, and Cy Orr"], ("Ann Lee", "Bo Ray", "Cy Orr")),
    (["Ann Lee und Bo Ray"], ("Ann Lee", "Bo Ray")),
    (["Ann Lee; Bo Ray"], ("Ann Lee", "Bo Ray")),
    (["Ann Lee | The Daily"], ("Ann Lee", "The Daily")),
    (["Centre for Rain and Wind"], ("Centre for Rain and Wind",)),
    (["Ann Lee, MD, Ph.D."], ("Ann Lee",)),
    (["Ann Lee, Senior Reporter"], ("Ann Lee",)),
    (["Ann Lee (Berlin)"], ("Ann Lee",)),
    (["Ann Lee ann@daily.example @ann"], ("Ann Lee",)),
    (["https://daily.example/ann", "Ann Lee"], ("Ann Lee",)),
    (["Ann Lee", "ANN LEE", "ann lee"], ("Ann Lee",)),
    (["Ann   \n Lee"], ("Ann Lee",)),
    (["admin", "undefined", "{{ author }}", "", " ", "-"], ()),
    (["dpa", "srf/abc"], ("dpa", "srf/abc")),
    (["李雨、王风"], ("李雨", "王风")),
]
SHOWN = [
    (f"By{CUT}Ann Lee", ("Ann Lee",)),
    (f"By{CUT}Ann Lee{CUT},{CUT}Bo Ray{CUT}and{CUT}Cy Orr", ("Ann Lee", "Bo Ray", "Cy Orr")),
    (f"Ann Lee{CUT}Senior Reporter{CUT}May 17", ("Ann Lee",)),
    (f"Ann Lee{CUT}View In Digital Edition", ("Ann Lee",)),
    ("Ann Lee, Extension horticulture educators", ("Ann Lee",)),
    ("Ann Lee 5/17/2024", ("Ann Lee",)),
    ("Ann Lee on Jan 22", ("Ann Lee",)),
    ("May 17, 2024 · Ann Lee in Weather", ("Ann Lee",)),
    ("Ann van der Lee", ("Ann van der Lee",)),
    ("Recipe by Ann Lee", ("Ann Lee",)),
    ("Photo by Ann Lee", ()),
    (f"Reviewed by Ann Lee{CUT}Bo Ray", ("Bo Ray",)),
    ("5 min read", ()),
    ("CM", ()),
    ("updated yesterday", ()),
    ("Staff Writer", ()),
    ("", ()),
]


@pytest.mark.parametrize(("statements", "names"), STATED, ids=[repr(row[0]) for row in STATED])
def test_statements(statements: list[str], names: tuple[str, ...]) -> None:
    assert names_in(statements) == names


@pytest.mark.parametrize(("byline", "names"), SHOWN, ids=[repr(row[0]) for row in SHOWN])
def test_bylines(byline: str, names: tuple[str, ...]) -> None:
    assert names_shown(byline) == names


def test_the_site_is_an_author_only_alone() -> None:
    assert names_in(["The Daily", "Ann Lee"], "the daily") == ("Ann Lee",)
    assert names_in(["The Daily"], "the daily") == ("The Daily",)


def test_a_label_is_no_name() -> None:
    assert names_shown(f"Follow{CUT}Ann Lee", lambda text: text == "Follow") == ("Ann Lee",)


def test_only_so_many() -> None:
    assert len(names_in(f"Ann Lee{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(500))) == 50


@given(st.lists(st.text()))
def test_any_statements(statements: list[str]) -> None:
    names = names_in(statements)
    assert all(name and name == name.strip() for name in names)
    assert len({name.casefold() for name in names}) == len(names)


@given(st.text(alphabet=st.sampled_from(f"Aab .,&|1{CUT}\n")))
def test_any_byline(byline: str) -> None:
    assert all(name == " ".join(name.split()) and CUT not in name for name in names_shown(byline))
