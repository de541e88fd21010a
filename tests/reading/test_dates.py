from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.phrases import languages, months
from newsclean.reading.dates import date_in_url, iso_date

DATES = [
    ("2024-05-17", "2024-05-17"),
    ("2024-05-17T10:00:00Z", "2024-05-17T10:00:00+00:00"),
    ("2024-05-17T10:00:00.123Z", "2024-05-17T10:00:00+00:00"),
    ("2024-05-17T10:00+0200", "2024-05-17T10:00:00+02:00"),
    ("2024-05-17T10:00:00+02", "2024-05-17T10:00:00+02:00"),
    ("2024-05-17 10:00:00", "2024-05-17T10:00:00"),
    ("2024-05-17 10:00 PM", "2024-05-17"),
    ("2024-05-17 99:00", "2024-05-17"),
    ("2024/5/7", "2024-05-07"),
    ("20240517", "2024-05-17"),
    ("20240517T1000Z", "2024-05-17T10:00:00+00:00"),
    ("Fri, 17 May 2024 10:00:00 GMT", "2024-05-17T10:00:00+00:00"),
    (1715940000, "2024-05-17T10:00:00+00:00"),
    ("1715940000000", "2024-05-17T10:00:00+00:00"),
    ("May 17, 2024 at 10 am", "2024-05-17"),
    ("Posted on the 17th of May, 2024", "2024-05-17"),
    ("17.5.2024", "2024-05-17"),
    ("17. 05. 2024", "2024-05-17"),
    ("17/05/2024", "2024-05-17"),
    ("5/17/2024", "2024-05-17"),
    ("2024年5月17日", "2024-05-17"),
    ("2024년 5월 17일", "2024-05-17"),
    ("٢٠٢٤-٠٥-١٧T١٠:٠٠:٠٠", "2024-05-17T10:00:00"),
    ("２０２４-０５-１７ １０:３０+０２:００", "2024-05-17T10:30:00+02:00"),
    ("२०२४०५१७T१०००Z", "2024-05-17T10:00:00+00:00"),
    ("१७ May २०२४", "2024-05-17"),
]
WRITTEN = [
    ("de", "Freitag, 17. Mai 2024, 10 Uhr"),
    ("fr", "Publié le 17 mai 2024"),
    ("es", "17 de mayo de 2024"),
    ("pl", "17 maja 2024"),
    ("ru", "17 мая 2024 г."),
    ("tr", "17 Mayıs 2024"),
    ("cs", "17. května 2024"),
    ("el", "17 Μαΐου 2024"),
    ("hi", "17 मई 2024"),
    ("ar", "17 مايو 2024"),
    ("he", "17 במאי 2024"),
    ("fi", "17. toukokuuta 2024"),
]
NONE: list[object] = [
    "",
    "soon",
    "2024-13-45",
    "3024-05-17",
    "0001-01-01",
    "May 2024",
    "31.2.2024",
    "17",
    None,
    True,
    [],
    {},
    float("inf"),
    float("nan"),
    7,
]
URLS = [
    ("https://a.example/2024/05/17/rain", "2024-05-17"),
    ("https://a.example/2024-05-17/rain", "2024-05-17"),
    ("https://a.example/news/rain-20240517.html", "2024-05-17"),
    ("https://a.example/20240517/rain", "2024-05-17"),
    ("https://a.example/2024/05/rain", None),
    ("https://a.example/story-202405171234", None),
    ("https://a.example/2024/99/17/", None),
    (None, None),
]


@pytest.mark.parametrize(("statement", "date"), DATES)
def test_dates(statement: object, date: str) -> None:
    assert iso_date(statement) == date


@pytest.mark.parametrize(("language", "statement"), WRITTEN)
def test_dates_in_words(language: str, statement: str) -> None:
    assert iso_date(statement, months(language)) == "2024-05-17"


@pytest.mark.parametrize("statement", NONE, ids=repr)
def test_what_is_no_date(statement: object) -> None:
    assert iso_date(statement) is None


def test_which_number_is_the_month() -> None:
    assert [iso_date("5/7/2024"), iso_date("5/7/2024", month_first=True)] == ["2024-07-05", "2024-05-07"]
    assert [iso_date("5.7.2024", month_first=True), iso_date("17/5/2024", month_first=True)] == ["2024-07-05", "2024-05-17"]


@pytest.mark.parametrize(("url", "date"), URLS)
def test_dates_in_addresses(url: str | None, date: str | None) -> None:
    assert date_in_url(url) == date


@pytest.mark.parametrize("language", sorted(languages() - {"vi"}))
def test_a_year_has_twelve_months_in_every_language(language: str) -> None:
    named = months(language)
    assert set(named.values()) in (set(range(1, 13)), set())
    assert named or language in ("bs", "eu", "th") or len(named) >= 12


@given(st.text())
def test_any_text(text: str) -> None:
    found = iso_date(text)
    assert found is None or (found.isascii() and iso_date(found) == found)


@settings(max_examples=50)
@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31)))
def test_what_is_written_is_read(moment: datetime) -> None:
    text = moment.replace(microsecond=0).isoformat()
    assert iso_date(text) == text
