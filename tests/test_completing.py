from __future__ import annotations

import pytest

from newsclean import Metadata, Settings, clean_html

BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The rain came at night, and by noon the river had left its bed, said the mayor on Tuesday, who had not slept at all.",
        "Nobody was hurt, but two roads to the hills will stay closed until the end of the week, the police said in the evening.",
        "The water works of the valley had asked people in March to save water, because the wells were nearly empty by then.",
    )
)


GERMAN = "".join(
    f"<p>{text}</p>"
    for text in (
        "Der Regen kam in der Nacht, und am Mittag war der Fluss über die Ufer getreten, sagte die Bürgermeisterin am Dienstag.",
        "Verletzt wurde niemand, aber zwei Straßen in die Berge bleiben bis zum Ende der Woche gesperrt, teilte die Polizei mit.",
    )
)


def completed(above: str = "", below: str = "", body: str = BODY) -> Metadata:
    page = f"<html><body><main><h1>Rain ends long drought</h1>{above}{body}{below}</main></body></html>"
    found = clean_html(page, settings=Settings(metadata="fast")).metadata
    assert found is not None
    return found


AUTHORS = [
    ("by", "<p>By Ann Lee</p>", ("Ann Lee",)),
    ("written by", "<p>Written by</p><p>Ann Lee</p>", ("Ann Lee",)),
    ("two", "<p>By Ann Lee and Bo Ray</p>", ("Ann Lee", "Bo Ray")),
    ("behind a mark", "<p>» By: Ann Lee</p>", ("Ann Lee",)),
    ("behind two marks", "<p>★ — By: Ann Lee</p>", ("Ann Lee",)),
    ("with letters that fold to several", "<p>ｂｙ: Ann Lee</p>", ("Ann Lee",)),
    ("a desk", "<p>by the night desk</p>", ("the night desk",)),
    ("beside a date", "<p>May 17, 2024 · Ann Lee</p>", ("Ann Lee",)),
    ("a lone date", "<p>May 17, 2024</p>", ()),
    ("a lone name", "<p>Ann Lee</p>", ()),
]
DATES = [
    ("published", "<p>Published May 17, 2024</p>", "2024-05-17", "date stamp", None),
    ("a bare date", "<p>17 May 2024</p>", "2024-05-17", "date stamp", None),
    ("under a label", "<p>Published</p><p>17 May 2024</p>", "2024-05-17", "date stamp", None),
    ("only changed", "<p>Last updated: 18 May 2024</p>", "2024-05-18", "modified", "2024-05-18"),
    ("both", "<p>Updated 18 May 2024</p><p>Published 17 May 2024</p>", "2024-05-17", "date stamp", "2024-05-18"),
    ("none", "<p>Share this article</p>", None, None, None),
]


@pytest.mark.parametrize(("above", "authors"), [row[1:] for row in AUTHORS], ids=[row[0] for row in AUTHORS])
def test_authors(above: str, authors: tuple[str, ...]) -> None:
    assert completed(above).authors == authors


@pytest.mark.parametrize(("above", "published", "source", "modified"), [row[1:] for row in DATES], ids=[row[0] for row in DATES])
def test_dates(above: str, published: str | None, source: str | None, modified: str | None) -> None:
    found = completed(above)
    assert (found.published, found.sources.get("published"), found.modified) == (published, source, modified)


def test_below_the_text() -> None:
    found = completed(below="<p>Posted by Ann Lee on 17 May 2024</p>")
    assert (found.authors, found.sources["authors"]) == (("Ann Lee",), "byline")


def test_in_another_language() -> None:
    found = completed("<p>Von Ann Lee</p><p>Veröffentlicht am 17. Mai 2024</p>", body=GERMAN)
    assert (found.authors, found.published) == (("Ann Lee",), "2024-05-17")
    assert completed("<p>— Von Ann Lee</p>", body=GERMAN).authors == ("Ann Lee",)


def test_a_date_far_from_the_headline_is_not_the_articles() -> None:
    menu = "".join(f"<p>Section {i}</p>" for i in range(30))
    assert completed(below=f"{menu}<p>3 January 2020</p>").published is None
