from __future__ import annotations

import numpy as np
import pytest

from newsclean.model import Page
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.signals.table import COLUMNS, Signals, measure
from tests.building import BODY

SOURCE = (
    '<html><head><title>Council repairs the old bridge</title><meta property="og:description" content="The council repairs the bridge.">'
    '</head><body><nav><a href="/">Home</a></nav><article><h1>Council repairs the old bridge</h1>'
    f"{''.join(f'<p>{line}</p>' for line in BODY)}</article><p>Council repairs the old bridge</p><p>Share this article</p></body></html>"
)


def measured(page: Page) -> Signals:
    return measure(page, load("en"))


def column(signals: Signals, name: str) -> list[float]:
    values: list[float] = signals.table()[:, COLUMNS.index(name)].tolist()
    return values


SIGNALS = measured(read_html(SOURCE))
HOME, HEADLINE, FIRST, SHARE = 0, 1, 2, 6


def test_columns_have_names_of_their_own() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)


@pytest.mark.parametrize("page", [read_html(SOURCE), read_text("\n".join(BODY)), read_text("Rain"), read_text("—"), read_html("")])
def test_the_table_has_a_row_a_block_and_a_number_in_every_cell(page: Page) -> None:
    table = measured(page).table()
    assert table.shape == (len(page.blocks), len(COLUMNS))
    assert np.isfinite(table).all()


def test_every_block_is_measured() -> None:
    count = len(SIGNALS.page.blocks)
    assert [len(SIGNALS.wording), len(SIGNALS.markup), len(SIGNALS.prose), len(SIGNALS.repeats)] == [count] * 4


def test_paragraphs_are_prose() -> None:
    assert SIGNALS.prose == (False, False, True, True, True, False, False)


def test_linked_paragraphs_are_no_prose() -> None:
    assert measured(read_html(f'<p><a href="/">{BODY[0]}</a></p>')).prose == (False,)


def test_the_headline_is_the_heading_that_says_the_title() -> None:
    assert SIGNALS.headline == HEADLINE
    assert column(SIGNALS, "before_title")[: HEADLINE + 1] == [1, 0]


def test_a_page_whose_title_is_nowhere_has_no_headline() -> None:
    assert measured(Page(read_text("Rain\nWind").blocks, title="Hail")).headline == -1
    assert measured(Page(read_text("Rain\nWind").blocks)).headline == -1


def test_repeats() -> None:
    assert SIGNALS.repeats == (1, 2, 1, 1, 1, 2, 1)


def test_position_goes_from_start_to_end() -> None:
    position, rest = column(SIGNALS, "position"), column(SIGNALS, "from_end")
    assert position == sorted(position) and position[0] == 0
    assert rest == sorted(rest, reverse=True) and rest[-1] == pytest.approx(0)


def test_a_linked_block() -> None:
    links = column(SIGNALS, "link")
    assert links[HOME] == 1 and links[FIRST] == 0


def test_a_heading() -> None:
    assert [i for i, value in enumerate(column(SIGNALS, "kind_heading")) if value] == [HEADLINE]


def test_what_a_block_says() -> None:
    said = column(SIGNALS, "says_share")
    assert said[SHARE] == 1 and not any(said[:SHARE])


def test_a_phrase_speaks_for_less_of_a_long_block() -> None:
    long = f"Share this article: {BODY[0]} {BODY[1]}"
    short, whole = column(measured(read_text(f"Share this article\n{long}")), "says_share")
    assert 0 < whole < short


def test_the_body_that_the_page_states() -> None:
    page = Page(read_text("\n".join(BODY)).blocks, body=f"{BODY[0]} {BODY[1]}")
    stated = column(measured(page), "body")
    assert stated[0] == stated[1] == 1 and stated[2] < 0.5
    assert column(measured(page), "has_body") == [1, 1, 1]
    assert column(SIGNALS, "has_body") == [0] * 7


def test_the_title_and_the_description() -> None:
    assert column(SIGNALS, "title")[HEADLINE] == 1
    assert column(SIGNALS, "description")[FIRST] > column(SIGNALS, "description")[HOME]


def test_prose_gathers_in_one_box() -> None:
    mass = column(SIGNALS, "parent_mass")
    assert mass[FIRST] > 0.9 and mass[SHARE] < 0.1
