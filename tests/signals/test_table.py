from __future__ import annotations

import numpy as np
import pytest

from newsclean.model import Page
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.signals.table import Signals, measure
from tests.building import BODY

SOURCE = (
    '<html><head><title>Council repairs the old bridge</title><meta property="og:description" content="The council repairs the bridge.">'
    '</head><body><nav><a href="/">Home</a></nav><article><h1>Council repairs the old bridge</h1>'
    f"{''.join(f'<p>{line}</p>' for line in BODY)}</article><p>Council repairs the old bridge</p><p>Share this article</p></body></html>"
)


def measured(page: Page) -> Signals:
    return measure(page, load("en"))


def column(signals: Signals, name: str) -> list[float]:
    return [float(value) for value in signals.columns[name]]


SIGNALS = measured(read_html(SOURCE))
HOME, HEADLINE, FIRST, SHARE = 0, 1, 2, 6


PAGES = [
    ("html", read_html(SOURCE)),
    ("html of one block", read_html("<p>Rain</p>")),
    ("html of two blocks", read_html("<div><h2>Rain</h2><p>Wind</p></div>")),
    ("html without an article", read_html('<ul><li><a href="/1">Rain</a></li><li><a href="/2">Wind</a></li></ul>')),
    ("text", read_text("\n".join(BODY))),
    ("text of one block", read_text("Rain")),
    ("text of two blocks", read_text("Rain\nWind")),
    ("text without a word", read_text("—")),
    ("text of many lines", read_text("\n".join(f"Rain on day {day}" for day in range(40)))),
]


@pytest.mark.parametrize("page", [row[1] for row in PAGES], ids=[row[0] for row in PAGES])
def test_every_column_has_a_number_for_every_block(page: Page) -> None:
    for name, values in measured(page).columns.items():
        assert values.shape == (len(page.blocks),), name
        assert np.isfinite(values).all(), name


@pytest.mark.parametrize("page", [row[1] for row in PAGES], ids=[row[0] for row in PAGES])
def test_columns_have_names_of_their_own(page: Page) -> None:
    signals = measured(page)
    assert [name for columns in signals.groups.values() for name in columns] == list(signals.columns)


def test_pages_of_one_sort_have_the_same_columns() -> None:
    for sort in ("html", "text"):
        names = [tuple(measured(page).columns) for name, page in PAGES if name.startswith(sort)]
        assert set(names) == {names[0]}


def test_markup_and_text_have_groups_of_their_own() -> None:
    html, text = (set(measured(page).groups) for page in (read_html(SOURCE), read_text("Rain")))
    assert html - text == {"class and id names, landmarks", "containers"}
    assert text - html == {"runs"}


@pytest.mark.parametrize("page", [read_html(""), read_text("")], ids=["html", "text"])
def test_a_page_without_blocks_has_no_columns(page: Page) -> None:
    signals = measured(page)
    assert (signals.groups, signals.columns) == ({}, {})


def test_every_block_is_measured() -> None:
    count = len(SIGNALS.page.blocks)
    assert [len(SIGNALS.wording), len(SIGNALS.markup.link), len(SIGNALS.prose), len(SIGNALS.repeats)] == [count] * 4


def test_paragraphs_are_prose() -> None:
    assert SIGNALS.prose == (False, False, True, True, True, False, False)


def test_linked_paragraphs_are_no_prose() -> None:
    assert measured(read_html(f'<p><a href="/">{BODY[0]}</a></p>')).prose == (False,)


def test_the_headline_is_the_heading_that_says_the_title() -> None:
    assert SIGNALS.headline == HEADLINE
    assert column(SIGNALS, "before_title") == [1, 0, 0, 0, 0, 0, 0]


def test_a_page_whose_title_is_nowhere_has_no_headline() -> None:
    assert measured(Page(read_text("Rain\nWind").blocks, title="Hail")).headline == -1
    assert measured(Page(read_text("Rain\nWind").blocks)).headline == -1


def test_repeats() -> None:
    assert SIGNALS.repeats == (1, 2, 1, 1, 1, 2, 1)


def test_prose_needs_function_words_only_where_they_are_known() -> None:
    page = read_text("\n".join(["Zzup qqor wlin. Vraxt moelp trun sslep gurro plinn zzop trek mullop yarr.", "Zzup"]))
    assert measure(page, load("en")).prose == (False, False)
    assert measure(page, load("ka")).prose == (True, False)


@pytest.mark.parametrize(
    "title", ["المجلس البلدي يقر إعادة بناء الجسر", "２０２４年の橋の工事", "The oﬃce of the ﬁrst minister", "Cafe\u0301 owners protest"]
)
def test_the_headline_is_found_however_its_letters_are_coded(title: str) -> None:
    page = read_html(f"<title>{title}</title><p>Weather</p><h1>{title}</h1>")
    assert measured(page).headline == 1


def test_more_sentences_than_a_long_paragraph_has_make_no_difference() -> None:
    sizes = (40, 60, 400)
    page = read_text("\n".join("The rain fell, and the river rose. " * size for size in sizes))
    assert len(set(column(measured(page), "sentences"))) == 1
