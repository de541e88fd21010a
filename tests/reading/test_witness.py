from __future__ import annotations

import pytest

from newsclean.reading.html import read_html
from newsclean.reading.witness import with_witness
from tests.building import BODY

PAGE = (
    "<html><head><title>The old bridge</title></head><body><nav><a href='/'>Home</a></nav>"
    f"<article><h1>The old bridge</h1>{''.join(f'<p>{line}</p>' for line in BODY)}</article></body></html>"
)


def test_the_witness_tells_the_article() -> None:
    told = with_witness(read_html(PAGE), PAGE).witness
    assert all(line in told for line in BODY)


def test_nothing_else_changes() -> None:
    page = read_html(PAGE)
    told = with_witness(page, PAGE)
    assert told.blocks == page.blocks and told.elements == page.elements and told.title == page.title
    assert page.witness == ""


def test_a_page_in_which_the_witness_finds_nothing_stays_as_it_is() -> None:
    source = "<html><body></body></html>"
    page = read_html(source)
    assert with_witness(page, source) == page


def test_a_very_large_page_is_not_shown_to_the_witness() -> None:
    page = read_html(PAGE)
    assert with_witness(page, PAGE + " " * 3_000_000) is page


def test_a_page_of_very_many_tags_is_not_shown_to_the_witness() -> None:
    page = read_html(PAGE)
    assert with_witness(page, PAGE.replace("</h1>", "</h1>" + "<br>" * 40_001)) is page


def test_an_error_of_the_witness_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*asked: object, **others: object) -> None:
        raise AssertionError("a bug")

    monkeypatch.setattr("trafilatura.extract", stumble)
    page = read_html(PAGE)
    assert with_witness(page, PAGE) is page


@pytest.mark.parametrize(("blocks", "fast"), [(1500, False), (1501, True)])
def test_a_page_of_many_paragraphs_is_not_compared_with_itself(blocks: int, fast: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr("trafilatura.extract", lambda text, *, fast, **others: asked.append(fast))
    source = f"<p>{BODY[0]}</p>" * blocks
    with_witness(read_html(source), source)
    assert asked == [fast]
