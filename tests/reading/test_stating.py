from __future__ import annotations

import json
from typing import Any

import pytest

from newsclean.metadata import Metadata
from newsclean.reading.head import Head
from newsclean.reading.metadata import describe
from newsclean.reading.names import CUT
from newsclean.reading.shown import Shown
from newsclean.reading.stating import metadata_of

STORY = {"@type": "NewsArticle", "headline": "Rain ends drought"}
ORGANISATION = {"@type": "NewsMediaOrganization", "name": "The Post"}


def stated(
    *things: dict[str, Any],
    metas: dict[str, str] | None = None,
    shown: Shown | None = None,
    url: str | None = None,
    headlines: tuple[str, ...] = (),
    **more: Any,
) -> Metadata:
    head = Head(metas or {}, json_ld=tuple(json.dumps(thing) for thing in things), **more)
    return metadata_of(head, shown or Shown(), describe(head, headlines, url), url)


AUTHORS: list[tuple[str, Any, tuple[str, ...]]] = [
    ("an object", {"@type": "Person", "name": "Ann Lee"}, ("Ann Lee",)),
    ("a text", "Ann Lee", ("Ann Lee",)),
    ("a list", [{"name": "Ann Lee"}, "Bo Ray"], ("Ann Lee", "Bo Ray")),
    ("names in a list", {"name": ["Ann Lee"]}, ("Ann Lee",)),
    ("two parts", {"givenName": "Ann", "familyName": "Lee"}, ("Ann Lee",)),
    ("a profile", "https://a.example/ann", ()),
    ("a person and an agency", [{"name": "Ann Lee"}, {"@type": "Organization", "name": "dpa"}], ("Ann Lee", "dpa")),
    ("a person and the publisher", [{"name": "Ann Lee"}, ORGANISATION], ("Ann Lee",)),
    ("only the publisher", ORGANISATION, ("The Post",)),
    ("nonsense", {"name": {"a": 7}}, ()),
]
PUBLISHED = [
    ("JSON-LD", stated({**STORY, "datePublished": "2024-05-17"}, metas={"date": "2020-01-01"}), "json-ld"),
    ("a meta", stated(metas={"article:published_time": "2024-05-17", "date": "2020-01-01"}), "opengraph"),
    ("what cannot be read", stated({**STORY, "datePublished": "soon"}, metas={"date": "2024-05-17"}), "meta"),
    ("Dublin Core", stated(metas={"dc.date.issued": "2024-05-17"}), "meta"),
    ("a meta of the site's own", stated(metas={"x-publish-date": "2024-05-17"}), "meta"),
    ("microdata", stated(shown=Shown(published=("2024-05-17",), times=("2020-01-01",))), "microdata"),
    ("another work", stated({"@type": "WebPage", "datePublished": "2024-05-17"}), "json-ld"),
    ("the address", stated(url="https://a.example/2024/05/17/rain", shown=Shown(times=("2020-01-01",))), "url"),
    ("a time element", stated(shown=Shown(times=("soon", "2024-05-17"))), "time"),
    ("when it was made", stated({**STORY, "dateCreated": "2024-05-17"}), "json-ld"),
]


@pytest.mark.parametrize(("author", "names"), [row[1:] for row in AUTHORS], ids=[row[0] for row in AUTHORS])
def test_authors(author: Any, names: tuple[str, ...]) -> None:
    assert stated({**STORY, "author": author, "publisher": ORGANISATION}).authors == names


@pytest.mark.parametrize(("metadata", "source"), [row[1:] for row in PUBLISHED], ids=[row[0] for row in PUBLISHED])
def test_published(metadata: Metadata, source: str) -> None:
    assert (metadata.published, metadata.sources["published"]) == ("2024-05-17", source)


def test_authors_by_id() -> None:
    person = {"@type": "Person", "@id": "#ann", "name": "Ann Lee"}
    assert stated({"@graph": [{**STORY, "author": {"@id": "#ann"}}, person]}).authors == ("Ann Lee",)


def test_a_person_in_a_byline_goes_before_an_organisation() -> None:
    story = {**STORY, "author": ORGANISATION, "publisher": ORGANISATION}
    found = stated(story, shown=Shown(bylines=(f"By{CUT}Ann Lee",)))
    assert (found.authors, found.sources["authors"]) == (("Ann Lee",), "byline")


def test_the_meta_of_the_site_gives_way_to_a_person() -> None:
    metas = {"og:site_name": "The Post", "author": "The Post", "dc.creator": "Ann Lee"}
    assert stated(metas=metas).authors == ("Ann Lee",)
    assert stated(metas={"og:site_name": "The Post", "author": "The Post"}).authors == ("The Post",)


def test_metas_that_are_given_twice() -> None:
    metas = {"article:tag": "rain", "citation_author": "Ann Lee"}
    found = stated(metas=metas, repeated={"article:tag": ("rain", "wind"), "citation_author": ("Ann Lee", "Bo Ray")})
    assert (found.tags, found.authors) == (("rain", "wind"), ("Ann Lee", "Bo Ray"))


def test_a_hint_must_be_two_words_and_no_label() -> None:
    assert stated(shown=Shown(hints=("Cancel",))).authors == ()
    assert stated(shown=Shown(hints=("Ann Lee",))).authors == ("Ann Lee",)
    assert stated(shown=Shown(bylines=("Share", "Ann"))).authors == ("Ann",)


def test_another_story_on_the_page_gives_nothing() -> None:
    other = {"@type": "NewsArticle", "headline": "Wind", "author": "Bo Ray", "datePublished": "2020-01-01"}
    assert stated(other, {**STORY, "author": "Ann Lee"}, headlines=("Rain ends drought",)).authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("value", "image"),
    [
        ("/a.jpg", "https://a.example/a.jpg"),
        (["https://b.example/a.jpg"], "https://b.example/a.jpg"),
        ([{"url": "a.jpg"}], "https://a.example/x/a.jpg"),
        ({"contentUrl": "//b.example/a.jpg"}, "https://b.example/a.jpg"),
        ("javascript:alert(1)", None),
        ("data:image/png;base64,xyz", None),
        ("http://[", None),
        ({"url": {"url": 7}}, None),
        ("x" * 3_000, None),
    ],
)
def test_images(value: Any, image: str | None) -> None:
    assert stated({**STORY, "image": value}, url="https://a.example/x/rain").image == image


def test_an_address_is_safe_to_write_whatever_the_page_was_fetched_from() -> None:
    assert stated({**STORY, "image": "a.jpg"}, url="https://a.example/\ud800/rain").image == "https://a.example/\ufffd/a.jpg"


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        ("rain, wind", ("rain", "wind")),
        ("rain; wind", ("rain", "wind")),
        (["rain", {"name": "wind"}, "rain", 7], ("rain", "wind")),
        ({"name": "rain"}, ("rain",)),
    ],
)
def test_tags(value: Any, tags: tuple[str, ...]) -> None:
    assert stated({**STORY, "keywords": value}).tags == tags


def test_the_site() -> None:
    assert stated({**STORY, "publisher": ORGANISATION}).site_name == "The Post"
    assert stated({**STORY, "publisher": ORGANISATION}, metas={"og:site_name": "Post"}).site_name == "Post"
    assert stated({"@type": "WebSite", "name": "The Post"}).site_name == "The Post"


def test_nothing() -> None:
    assert stated() == Metadata()


@pytest.mark.parametrize(
    ("things", "metas"),
    [
        ((), {"parsely-author": "Ann Lee", "parsely-pub-date": "2024-05-17"}),
        ((), {"author": "Ann Lee", "parsely-pub-date": "x", "date": "2024-05-17"}),
        ((), {"article:author": "https://a.example/ann", "byl": "By Ann Lee", "sailthru.date": "2024-05-17"}),
        (({**STORY, "author": {"givenName": "Ann", "familyName": "Lee"}, "datePublished": "soon"},), {"citation_date": "2024-05-17"}),
        (({"@graph": [{**STORY, "author": {"@id": "#ann"}}, {"@id": "#ann", "name": "Ann Lee"}]},), {"pubdate": "2024-05-17"}),
        (({**STORY, "author": ORGANISATION, "datePublished": ["2024-05-17"]},), {"author": "Ann Lee"}),
    ],
)
def test_a_page_and_its_metadata_tell_the_same_authors_and_date(things: tuple[dict[str, Any], ...], metas: dict[str, str]) -> None:
    found = stated(*things, metas=metas)
    about = describe(Head(metas, json_ld=tuple(json.dumps(thing) for thing in things)), (), None)
    assert about.authors == found.authors == ("Ann Lee",)
    assert about.published == found.published == "2024-05-17"
