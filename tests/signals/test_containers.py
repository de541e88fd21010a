from __future__ import annotations

from math import log1p

import numpy as np
import pytest

from newsclean.model import Page
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.signals.columns import Columns
from newsclean.signals.containers import ancestors, siblings
from newsclean.signals.table import Signals, measure
from tests.building import BODY

STORY = f"<article><p>{BODY[0]}</p><p>{BODY[1]}</p></article>"
MENU = '<ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul>'
CARD = '<div class="card c{0}"><h3>Story {0}</h3><p>{1}</p></div>'
CARDS = "".join(CARD.format(i, line) for i, line in enumerate(("Rain.", BODY[2], "Hail.")))
PAGES = [
    ("an article", f"{MENU}{STORY}"),
    ("two articles", f"{STORY}<article><p>{BODY[2]}</p></article>"),
    ("one in another", f"<article><p>{BODY[0]}</p><article><p>{BODY[2]}</p></article></article>"),
    ("cards", f"<div>{CARDS}</div>"),
    ("one block", f"<p>{BODY[0]}</p>"),
    ("one word", "<p>Rain</p>"),
    ("two blocks", f"<h2>Rain</h2><p>{BODY[0]}</p>"),
    ("no prose", MENU),
    ("text in the body itself", "Rain<br><br>Wind"),
    ("dates", "<ul><li>12 March 2024</li><li>13 March 2024</li></ul>"),
]
SHARES = ("link_", "mass_", "purity_", "dated_", "headings_", "short_", "ends_", "alike_mass", "alike_purity", "depth")
SHARES_OR_NONE = ("group_share", "group_mass", "group_own", "group_headings", "group_dated", "story_mass")


def measured(source: str) -> Signals:
    page = read_html(source)
    return measure(page, load("en"))


def told(source: str) -> Columns:
    return measured(source).groups["containers"]


def at_of(page: Page) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array([block.element for block in page.blocks], dtype=np.int64)


@pytest.mark.parametrize("source", [row[1] for row in PAGES], ids=[row[0] for row in PAGES])
def test_every_figure_is_in_its_range(source: str) -> None:
    signals = measured(source)
    for name, values in signals.groups["containers"].items():
        assert values.shape == (len(signals.page.blocks),), name
        assert np.isfinite(values).all(), name
        least = -1 if name in SHARES_OR_NONE else 0
        assert (values >= least - 1e-9).all(), name
        if name.startswith((*SHARES, *SHARES_OR_NONE)):
            assert (values <= 1 + 1e-9).all(), name


def test_all_pages_have_the_same_figures() -> None:
    assert len({tuple(told(row[1])) for row in PAGES}) == 1


def test_ancestors_end_at_the_root() -> None:
    signals = measured("<div><p>Rain</p></div><p>Wind</p>")
    tags = [[signals.page.elements[i].tag for i in level] for level in ancestors(signals.markup.tree, at_of(signals.page), 4)]
    assert tags == [["p", "p"], ["div", "body"], ["body", "body"], ["body", "body"]]


def test_the_element_around_a_block() -> None:
    figures = told(f"{MENU}{STORY}")
    assert figures["link_1"].tolist() == [1, 1, 0, 0]
    assert figures["mass_1"] == pytest.approx([0, 0, 1, 1])
    assert figures["purity_1"] == pytest.approx([0, 0, 1, 1])
    assert figures["ends_1"].tolist() == [0, 0, 1, 1]
    assert figures["short_1"].tolist() == [1, 1, 0, 0]
    assert figures["blocks_1"] == pytest.approx([log1p(2)] * 4)
    assert figures["blocks_2"] == pytest.approx([log1p(4)] * 4)
    assert figures["length_1"][:2] == pytest.approx([log1p(1)] * 2)


def test_the_own_element_of_a_block() -> None:
    figures = told(f"{MENU}{STORY}")
    first = len(BODY[0]) / len(BODY[0] + BODY[1])
    assert figures["mass_0"] == pytest.approx([0, 0, first, 1 - first])
    assert figures["blocks_0"] == pytest.approx([log1p(1)] * 4)
    assert figures["twins_0"] == pytest.approx([log1p(2)] * 4)
    assert figures["twins_1"] == pytest.approx([log1p(1)] * 4)


def test_dates_and_headings_around_a_block() -> None:
    figures = told("<div><h2>Rain</h2><p>12 March 2024</p><p>Wind</p><p>Hail</p></div>")
    assert figures["dated_1"].tolist() == figures["headings_1"].tolist() == [0.25] * 4


def test_depth() -> None:
    assert told("<p>Rain</p><div><div><p>Wind</p></div></div>")["depth"] == pytest.approx([1 / 40, 3 / 40])


def test_the_nearest_group_of_look_alikes() -> None:
    signals = measured(f"<p>{BODY[0]}</p><div>{CARDS}</div>")
    tree, at = signals.markup.tree, at_of(signals.page)
    found = siblings(tree, at, tree.within(at, np.ones(len(at))))
    names = [signals.page.elements[i].names if i >= 0 else "" for i in found]
    assert names == ["", "card c0", "card c0", "card c1", "card c1", "card c2", "card c2"]


def test_the_group_is_the_nearest_one() -> None:
    row = f'<section class="row">{CARD.format(1, "Rain.")}{CARD.format(2, "Hail.")}</section>'
    signals = measured(f"<div>{row}{row}</div>")
    tree, at = signals.markup.tree, at_of(signals.page)
    found = siblings(tree, at, tree.within(at, np.ones(len(at))))
    assert {signals.page.elements[i].tag for i in found} == {"div"}
    assert len(set(found.tolist())) == 4


@pytest.mark.parametrize(
    "source",
    [CARD.format(1, "Rain."), "<p>Rain</p><p>Wind</p>", "<div><p>Rain</p></div><div><p>Wind</p></div>", "<p>Rain</p>"],
    ids=["no look-alike", "blocks alone", "one block in each", "one block"],
)
def test_no_group(source: str) -> None:
    signals = measured(source)
    tree, at = signals.markup.tree, at_of(signals.page)
    assert set(siblings(tree, at, tree.within(at, np.ones(len(at)))).tolist()) == {-1}
    figures = signals.groups["containers"]
    assert not figures["group"].any() and (figures["group_share"] == -1).all()


def test_a_group_of_look_alikes() -> None:
    figures = told(f"<p>{BODY[0]}</p><div>{CARDS}</div>")
    assert figures["group"] == pytest.approx([0, *[log1p(3)] * 6])
    assert figures["group_share"] == pytest.approx([-1, 0, 0, 1, 1, 0, 0])
    mass = len(BODY[2]) / len(BODY[0] + BODY[2])
    assert figures["group_mass"] == pytest.approx([-1, *[mass] * 6])
    assert figures["group_own"] == pytest.approx([-1, 0, 0, mass, mass, 0, 0])
    assert figures["group_headings"] == pytest.approx([-1, *[0.5] * 6])
    assert figures["group_dated"] == pytest.approx([-1, *[0] * 6])


def test_two_articles() -> None:
    figures = told(f"{STORY}<p>Rain</p><article><p>{BODY[2]}</p></article>")
    assert figures["stories"] == pytest.approx([log1p(2)] * 4)
    assert figures["story_number"].tolist() == [1, 1, 0, 2]
    assert figures["story_mass"] == pytest.approx([1, 1, -1, len(BODY[2]) / len(BODY[0] + BODY[1])])


def test_an_article_in_another() -> None:
    figures = told(f"<article><p>{BODY[0]}</p><article><p>{BODY[2]}</p></article><p>{BODY[1]}</p></article>")
    assert figures["story_number"].tolist() == [1, 2, 1]
    assert figures["story_mass"] == pytest.approx([1, len(BODY[2]) / sum(map(len, BODY)), 1])


def test_a_page_without_articles() -> None:
    figures = told(f"<p>{BODY[0]}</p>")
    assert (figures["stories"].tolist(), figures["story_number"].tolist(), figures["story_mass"].tolist()) == ([0], [0], [-1])


def test_blocks_that_a_template_prints_alike() -> None:
    figures = told(f"{MENU}{STORY}")
    assert figures["alike"] == pytest.approx([log1p(2)] * 4)
    assert figures["alike_mass"] == pytest.approx([0, 0, 1, 1])
    assert figures["alike_purity"] == pytest.approx([0, 0, 1, 1])
    assert figures["alike_length"][:2] == pytest.approx([log1p(1)] * 2)
