from __future__ import annotations

import pytest

from newsclean import Settings, clean_html
from newsclean.metadata import Metadata
from newsclean.reading.advice import with_advice

BODY = "<p>The rain came at night, and by noon the river had left its bed, said the mayor on Tuesday.</p>"
END = "<footer>Copyright 2024 The Valley Post</footer></body></html>"
PAGE = f"<html><head><title>Rain</title></head><body><article><h1>Rain</h1>{BODY}</article>{END}"


def test_an_empty_field_is_asked_for() -> None:
    fast, full = (clean_html(PAGE, settings=Settings(metadata=mode)).metadata for mode in ("fast", "full"))
    assert fast and full
    assert fast.published is None
    assert (str(full.published)[:4], full.sources["published"]) == ("2024", "htmldate")


def test_authors_are_asked_of_trafilatura() -> None:
    found = with_advice(Metadata(published="2024-05-17"), PAGE.replace("<h1>", '<span class="submitted-by">Ann Lee</span><h1>'), None)
    assert found.published == "2024-05-17"
    assert found.authors in ((), ("Ann Lee",))


def test_what_is_known_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    known = Metadata(authors=("Ann Lee",), published="2020-01-01")
    monkeypatch.setattr("newsclean.reading.advice._advice", lambda *asked: pytest.fail("asked"))
    assert with_advice(known, PAGE, None) is known


@pytest.mark.parametrize("page", ["<br>" * 50_000, "x" * 1_100_000])
def test_costly_pages_are_left_alone(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.reading.advice._advice", lambda *asked: pytest.fail("asked"))
    assert with_advice(Metadata(), page, None) == Metadata()


def test_an_error_of_the_adviser_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*asked: object) -> None:
        raise AssertionError("a bug")

    monkeypatch.setattr("newsclean.reading.advice._advice", stumble)
    assert with_advice(Metadata(), PAGE, None) == Metadata()


@pytest.mark.parametrize("page", ["", "text", "<", "\0", "<html></html>"])
def test_pages_of_nothing(page: str) -> None:
    assert with_advice(Metadata(), page, None).authors == ()
