from __future__ import annotations

import json
import time

import pytest

from newsclean.reading.head import Head
from newsclean.reading.metadata import About, describe


def about(head: Head, *headlines: str, url: str | None = None) -> About:
    return describe(head, headlines, url)


def ld(*objects: object) -> Head:
    return Head({}, json_ld=tuple(json.dumps(value) for value in objects))


STORY = {"@type": "NewsArticle", "headline": "Rain ends drought", "articleBody": "It rained."}
TITLES = [
    ("the heading that the head repeats", Head({}, title="Rain ends drought | The Daily"), ("Rain ends drought",), "Rain ends drought"),
    ("the right one of two", Head({}, title="Rain ends drought - The Daily"), ("Sport", "Rain ends drought"), "Rain ends drought"),
    ("the wording of the heading", Head({"og:title": "Rain ends long drought"}), ("Rain ends drought",), "Rain ends drought"),
    ("a badge stuck to the heading", Head({"og:title": "Rain ends drought"}), ("PremiumRain ends drought",), "Rain ends drought"),
    ("a word of the heading", Head({"og:title": "Rain ends drought"}), ("Live: Rain ends drought",), "Live: Rain ends drought"),
    ("heading alone", Head({}), ("Rain ends drought", "Wind"), "Rain ends drought"),
    (
        "title without the site",
        Head({}, title="Rain ends the long drought in the valley | The Daily"),
        (),
        "Rain ends the long drought in the valley",
    ),
    (
        "site in front",
        Head({}, title="The Daily - Rain ends the long drought in the valley"),
        (),
        "Rain ends the long drought in the valley",
    ),
    ("a hyphen of its own", Head({}, title="Rain-soaked fields at last"), (), "Rain-soaked fields at last"),
    ("og:title before title", Head({"og:title": "Rain ends drought"}, title="Something else"), (), "Rain ends drought"),
    ("JSON-LD first of all", Head({"og:title": "Something else"}, json_ld=(json.dumps(STORY),)), (), "Rain ends drought"),
    ("twitter:title", Head({"twitter:title": "Rain ends drought"}), (), "Rain ends drought"),
    ("entities and markup", Head({"og:title": "Rain &amp; wind <b>today</b>"}), (), "Rain & wind today"),
    (
        "the only h1 in other words",
        Head({"og:title": "Rain ends drought: all you need to know"}),
        ("How rain ends the long drought",),
        "How rain ends the long drought",
    ),
    (
        "one of two h1 in other words",
        Head({"og:title": "Rain ends the drought"}),
        ("Rain and wind at last", "Hail"),
        "Rain ends the drought",
    ),
    ("an h1, and a head with the name of a section", Head({}, title="News"), ("Rain ends the long drought",), "Rain ends the long drought"),
    (
        "an h1, and a head with the name of the site",
        Head({"og:site_name": "The Valley Post"}, title="The Valley Post"),
        ("Rain ends the long drought",),
        "Rain ends the long drought",
    ),
    ("an h1 about something else", Head({"og:title": "Rain ends the drought"}), ("News from the valley",), "Rain ends the drought"),
    ("a short h1", Head({"og:title": "Rain ends drought in The Valley"}), ("The Valley",), "Rain ends drought in The Valley"),
    (
        "a site with a long name",
        Head({"og:title": "Rain - The Valley Post and Advertiser", "og:site_name": "The Valley Post and Advertiser"}),
        (),
        "Rain",
    ),
    ("only the site", Head({"og:title": "The Daily", "og:site_name": "The Daily"}), (), "The Daily"),
    ("nothing", Head({}), (), None),
    ("only white space", Head({"og:title": "  "}, title="\n"), (), None),
    ("a whole text as an h1", Head({"og:title": "Rain ends drought"}), ("Rain ends drought " * 20, "Wind"), "Rain ends drought"),
    ("a whole text in the wrong place", Head({"og:title": "rain " * 100}), ("Rain ends drought",), "Rain ends drought"),
]
LANGUAGES = [
    ("plain", Head({}, language="de"), "de"),
    ("with country", Head({}, language="de-AT"), "de"),
    ("underscore", Head({"og:locale": "pt_BR"}), "pt"),
    ("upper case", Head({}, language="FR"), "fr"),
    ("html before meta", Head({"content-language": "en"}, language="de"), "de"),
    ("meta before og", Head({"content-language": "de", "og:locale": "en_US"}), "de"),
    ("list", Head({"content-language": "de, en"}), "de"),
    ("old Hebrew", Head({}, language="iw"), "he"),
    ("old Indonesian", Head({}, language="in-ID"), "id"),
    ("Norwegian", Head({}, language="no"), "nb"),
    ("Nynorsk", Head({}, language="nn-NO"), "nb"),
    ("a name", Head({}, language="german"), None),
    ("one letter", Head({}, language="x"), None),
    ("none", Head({}), None),
]
BODIES = [
    ("an object", ld(STORY), "It rained."),
    ("a list", ld([{"@type": "WebPage"}, STORY]), "It rained."),
    ("a graph", ld({"@context": "https://schema.org", "@graph": [{"@type": "Person", "name": "A"}, STORY]}), "It rained."),
    ("main entity", ld({"@type": "WebPage", "mainEntity": STORY}), "It rained."),
    ("several types", ld({**STORY, "@type": ["Thing", "ReportageNewsArticle"]}), "It rained."),
    ("blog posting", ld({**STORY, "@type": "BlogPosting"}), "It rained."),
    ("the longest of two", ld(STORY, {**STORY, "articleBody": "It rained all day."}), "It rained all day."),
    ("a list of paragraphs", ld({**STORY, "articleBody": ["It rained.", "Wind came."]}), "It rained.\nWind came."),
    ("markup", ld({**STORY, "articleBody": "<p>It rained.</p><p>Wind &amp; hail.</p>"}), "It rained.\nWind & hail."),
    ("a line break inside a string", Head({}, json_ld=('{"@type": "NewsArticle", "articleBody": "It\nrained."}',)), "It\nrained."),
    ("another type", ld({**STORY, "@type": "Product"}), ""),
    ("no type", ld({"articleBody": "It rained."}), ""),
    ("a number", ld({**STORY, "articleBody": 7}), ""),
    ("nothing", Head({}), ""),
]
BROKEN = [
    ("no JSON", "{not json"),
    ("empty", ""),
    ("a number", "7"),
    ("null", "null"),
    ("very deep", "[" * 100_000),
    ("deep and valid", "[" * 900 + "]" * 900),
    ("a graph of strings", '{"@graph": ["a", "b", null, 7]}'),
    ("a type that is a number", '{"@type": 7, "articleBody": "It rained."}'),
]


@pytest.mark.parametrize(("head", "headlines", "title"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES])
def test_title(head: Head, headlines: tuple[str, ...], title: str | None) -> None:
    assert about(head, *headlines).title == title


def test_the_name_of_the_site_is_not_the_title() -> None:
    assert about(Head({}, title="Rain ends drought - The Daily"), "The Daily", "Rain ends drought").title == "Rain ends drought"


def test_long_headings_are_not_compared_with_every_statement() -> None:
    stories = [{**STORY, "headline": f"Rain ends drought {i}"} for i in range(20)]
    headings = tuple(f"{i} rain ends drought" + " and wind rose" * 50_000 for i in range(20))
    start = time.process_time()
    assert about(ld(stories), *headings).title == "Rain ends drought 0"
    assert time.process_time() - start < 3


@pytest.mark.parametrize(("head", "language"), [row[1:] for row in LANGUAGES], ids=[row[0] for row in LANGUAGES])
def test_language(head: Head, language: str | None) -> None:
    assert about(head).language == language


@pytest.mark.parametrize("code", ["{{ lang }}", "12", "$a"])
def test_what_is_no_code_is_no_language(code: str) -> None:
    assert about(Head({}, language=code)).language is None


@pytest.mark.parametrize(("head", "body"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
def test_body(head: Head, body: str) -> None:
    assert about(head).body == body


@pytest.mark.parametrize("script", [row[1] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_broken_statements_are_passed_over(script: str) -> None:
    told = about(Head({}, title="Rain", json_ld=(script, json.dumps(STORY))))
    assert (told.title, told.body) == ("Rain ends drought", "It rained.")


def test_the_given_address_goes_before_what_the_page_says() -> None:
    head = Head({"og:url": "https://example.org/og"}, canonical="https://example.org/canonical")
    assert about(head, url="https://example.org/given").url == "https://example.org/given"
    assert about(head).url == "https://example.org/og"
    assert about(Head({}, canonical="https://example.org/canonical")).url == "https://example.org/canonical"
    assert about(Head({})).url is None


def test_an_address_without_end_is_none() -> None:
    assert about(Head({"og:url": "https://example.org/" + "a" * 2_000}, canonical="https://example.org/a")).url == "https://example.org/a"


def test_description() -> None:
    assert about(Head({"description": "It rained.", "og:description": "It &quot;rained&quot;."})).description == 'It "rained".'
    assert about(Head({"description": " It\n rained. "})).description == "It rained."
    assert about(Head({})).description == ""


TYPES = [
    (
        "JSON-LD and og:type",
        Head({"og:type": "Article "}, json_ld=ld({"@graph": [STORY, {"@type": "WebPage"}]}).json_ld),
        ("NewsArticle", "WebPage", "article"),
    ),
    ("several at once", ld({"@type": ["CollectionPage", "WebPage"]}), ("CollectionPage", "WebPage")),
    ("each once", ld(STORY, STORY), ("NewsArticle",)),
    ("what is inside a list is not the page", ld({"@type": "ItemList", "itemListElement": [STORY]}), ("ItemList",)),
    ("a type that is a number", ld({"@type": 7}), ()),
    ("nothing", Head({}), ()),
]
FREE = [
    (False, False),
    (True, True),
    ("False", False),
    ("true", True),
    ("http://schema.org/False", False),
    ("perhaps", None),
    (None, None),
]


@pytest.mark.parametrize(("head", "types"), [row[1:] for row in TYPES], ids=[row[0] for row in TYPES])
def test_types(head: Head, types: tuple[str, ...]) -> None:
    assert about(head).types == types


def test_types_are_safe_to_write() -> None:
    assert about(ld({"@type": "Article\ud800"})).types == ("Article\ufffd",)


def test_types_are_few() -> None:
    assert len(about(ld([{"@type": f"Type{i}"} for i in range(90)])).types) == 20


@pytest.mark.parametrize(("stated", "is_free"), FREE)
def test_whether_everyone_may_read_it(stated: object, is_free: bool | None) -> None:
    assert about(ld({**STORY, "isAccessibleForFree": stated})).is_free is is_free


def test_whether_everyone_may_read_something_else_does_not_matter() -> None:
    assert about(ld(STORY, {"@type": "Event", "isAccessibleForFree": False})).is_free is None


def test_when_it_was_published() -> None:
    assert about(ld({**STORY, "datePublished": "2024-05-03"})).published == "2024-05-03"
    assert about(Head({"article:published_time": "2024-05-03T10:00Z"})).published == "2024-05-03T10:00Z"
    assert about(Head({"article:modified_time": "2024-05-03"})).published == ""
