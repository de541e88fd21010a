from __future__ import annotations

import json
import pickle
from dataclasses import FrozenInstanceError, fields
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean import Metadata, Settings, clean_html, clean_text
from newsclean.metadata import Source, Sources
from newsclean.schema import row_schema

FAST = Settings(metadata="fast")
STORY = {
    "@type": "NewsArticle",
    "headline": "Rain ends drought",
    "author": [{"@type": "Person", "name": "Ann Lee"}],
    "publisher": {"@type": "Organization", "name": "The Valley Post"},
    "datePublished": "2024-05-17T10:00:00+02:00",
    "dateModified": "2024-05-18",
    "articleSection": "Weather",
    "keywords": ["rain", "drought"],
    "image": {"url": "/rain.jpg"},
}
BODY = "<h1>Rain ends drought</h1><p>The rain came at night, and by noon the river had left its bed, said the mayor on Tuesday.</p>"
URL = "https://valley.example/news/rain"


def page(*things: Any, body: str = BODY, head: str = "") -> str:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)
    return f'<html lang="en"><head>{head}{scripts}</head><body>{body}</body></html>'


def found(source: str, url: str | None = URL, settings: Settings = FAST) -> Metadata:
    metadata = clean_html(source, url=url, settings=settings).metadata
    assert metadata is not None
    return metadata


def test_all_fields() -> None:
    head = '<link rel="canonical" href="/news/rain"><meta name="description" content="It rained.">'
    assert found(page(STORY, head=head)) == Metadata(
        title="Rain ends drought",
        authors=("Ann Lee",),
        published="2024-05-17T10:00:00+02:00",
        modified="2024-05-18",
        site_name="The Valley Post",
        description="It rained.",
        language="en",
        canonical_url="https://valley.example/news/rain",
        section="Weather",
        tags=("rain", "drought"),
        image="https://valley.example/rain.jpg",
        sources=Sources(
            {
                "title": "heading",
                "authors": "json-ld",
                "published": "json-ld",
                "modified": "json-ld",
                "site_name": "json-ld",
                "description": "meta",
                "language": "html",
                "canonical_url": "link",
                "section": "json-ld",
                "tags": "json-ld",
                "image": "json-ld",
            }
        ),
    )


def test_off_by_default() -> None:
    article = clean_html(page(STORY))
    assert (article.metadata, article.page.metadata) == (None, None)
    assert "metadata" not in article.to_dict()


def test_on_or_off_the_article_is_the_same() -> None:
    on, off = clean_html(page(STORY), settings=FAST), clean_html(page(STORY))
    assert (on.text, on.title, on.verdicts, on.kind) == (off.text, off.title, off.verdicts, off.kind)


def test_title_and_language_agree_with_the_article() -> None:
    article = clean_html(page(STORY, head="<title>Something else</title>"), settings=FAST)
    assert article.metadata is not None
    assert (article.metadata.title, article.metadata.language) == (article.title, article.language)


def test_a_text_has_bylines_and_dates_too() -> None:
    lines = (
        "Rain ends drought",
        "By Ann Lee",
        "Published May 17, 2024",
        "The rain came at night, and by noon the river had left its bed, said the mayor on Tuesday, who had not slept.",
        "Nobody was hurt, but two roads to the hills will stay closed until the end of the week, the police said in the evening.",
    )
    metadata = clean_text("\n\n".join(lines), settings=FAST).metadata
    assert metadata is not None
    assert (metadata.authors, metadata.published) == (("Ann Lee",), "2024-05-17")
    assert (metadata.sources["authors"], metadata.sources["published"]) == ("byline", "date stamp")


def test_a_page_too_dangerous_to_parse_has_some() -> None:
    metadata = found("<div>" * 5_000 + "text", "https://valley.example/2024/05/17/rain")
    assert (metadata.published, metadata.sources["published"]) == ("2024-05-17", "url")


def test_it_does_not_change_and_travels() -> None:
    metadata = found(page(STORY))
    assert pickle.loads(pickle.dumps(metadata)) == metadata
    assert hash(pickle.loads(pickle.dumps(metadata))) == hash(metadata)
    with pytest.raises(FrozenInstanceError):
        metadata.title = "Wind"  # type: ignore[misc]
    with pytest.raises(TypeError):
        metadata.sources["title"] = "meta"  # type: ignore[index]


def test_sources_are_those_of_fields() -> None:
    metadata = found(page(STORY))
    filled = {field.name for field in fields(metadata) if field.name != "sources" and getattr(metadata, field.name)}
    assert set(metadata.sources) == filled
    assert len(metadata.sources) == len(filled) and "Sources(" in repr(metadata.sources)
    with pytest.raises(KeyError):
        metadata.sources["nothing"]


def test_the_schema_names_all_fields_and_sources() -> None:
    schema = row_schema()["$defs"]["metadata"]
    names = {field.name for field in fields(Metadata)}
    assert set(schema["properties"]) == set(schema["required"]) == names
    assert tuple(schema["properties"]["sources"]["additionalProperties"]["enum"]) == get_args(Source)


INNER = st.sampled_from(["name", "url", "@id", "@type", "@graph"])
KINDS = st.sampled_from(["NewsArticle", "WebPage", "WebSite"])
KEYS = [*STORY, "@id", "mainEntityOfPage", "isAccessibleForFree", "creator", "description", "url", "name", "dateCreated"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["Ann Lee", "2024-05-17", "https://a.example/b"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(INNER, inner, max_size=4),
    max_leaves=12,
)
THINGS = st.dictionaries(st.sampled_from([key for key in KEYS if key != "@type"]), VALUES)


@settings(max_examples=60, deadline=None)
@given(THINGS, KINDS)
def test_any_json_ld_gives_metadata(thing: dict[str, Any], kind: str) -> None:
    metadata = found(page({"@type": kind, **thing}))
    assert all(isinstance(name, str) and name for name in (*metadata.authors, *metadata.tags))
    json.dumps(metadata.to_dict(), ensure_ascii=False).encode()


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet='{}[]":,a1 \n\\<!-'))
def test_any_script_gives_metadata(script: str) -> None:
    assert found(f'<script type="application/ld+json">{script}</script>{BODY}').title == "Rain ends drought"


@pytest.mark.parametrize(
    "script",
    ["[" * 50_000, '{"@graph":' * 50_000, '{"@type":"NewsArticle","author":' + "[" * 900 + "]" * 900 + "}", "[" + "{}," * 50_000 + "{}]"],
    ids=["deep", "deep graphs", "deep author", "many"],
)
def test_hostile_json_ld(script: str) -> None:
    assert found(f'<script type="application/ld+json">{script}</script>{BODY}').authors == ()


def test_hostile_values() -> None:
    long = "Ann Lee, " * 1_000
    huge = {**STORY, "author": [{"name": long}] * 200, "keywords": long, "datePublished": "9" * 100_000, "articleSection": long}
    metadata = found(page(huge, body=BODY + "<span class=author><time>x</time></span>" * 2_000))
    assert len(metadata.authors) <= 50 and len(metadata.tags) <= 100 and len(metadata.section or "") <= 300
    assert metadata.published is None or metadata.sources["published"] == "modified"
