from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import clean_html
from newsclean.reading.html import read_html
from newsclean.reading.scripted import html_in_scripts
from tests.building import BODY

STORY = "".join(f"<p>{text}</p>" for text in BODY) + "<figure><figcaption>The bridge in May</figcaption></figure>"
OTHER = f"<p>{BODY[0]}</p><p>Short.</p>"


def _page(data: object, shown: str = "<div id=root></div>") -> str:
    return f"<title>Old bridge</title><body>{shown}<script>window.state = {json.dumps(data)};</script></body>"


def _texts(page: str) -> list[str]:
    return [block.text for block in read_html(page).blocks]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({"article": {"html": STORY}}, id="a string"),
        pytest.param([1, json.dumps({"page": json.dumps({"html": STORY})})], id="strings in strings"),
        pytest.param({"others": [OTHER * 2], "article": STORY, "ad": "x" * 5_000}, id="the longest with paragraphs"),
    ],
)
def test_the_story_in_the_data_of_a_page_that_shows_none_is_read(data: object) -> None:
    assert _texts(_page(data)) == [*BODY, "The bridge in May"]


def test_what_it_says_is_judged_like_any_page() -> None:
    article = clean_html(_page({"html": STORY}))
    assert [block.text for block in article.kept] == list(BODY)
    assert [block.kind for block in article.removed] == ["caption"]


@pytest.mark.parametrize(
    ("data", "shown", "texts"),
    [
        pytest.param({"html": STORY}, f"<p>{BODY[0]}</p>" * 3, [BODY[0]] * 3, id="the page shows text"),
        pytest.param({"html": "<p>One short line.</p><p>And another.</p>"}, "<p>Loading</p>", ["Loading"], id="too short"),
        pytest.param({"text": "\\n".join(BODY * 2)}, "<p>Loading</p>", ["Loading"], id="no paragraphs"),
        pytest.param({"html": f"<div>{BODY[0] * 4}</div>"}, "<p>Loading</p>", ["Loading"], id="one paragraph is none"),
    ],
)
def test_other_pages_are_read_as_they_are_shown(data: object, shown: str, texts: list[str]) -> None:
    assert _texts(_page(data, shown)) == texts


def test_an_article_in_the_metadata_comes_first() -> None:
    stated = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(BODY)})
    assert _texts(_page({"html": OTHER * 3}) + f"<script type='application/ld+json'>{stated}</script>") == list(BODY)


@given(st.text(alphabet='"\\{}[]:,<>/pu0n ', max_size=400))
def test_damaged_data_do_no_harm(data: str) -> None:
    assert _texts(f"<p>Loading</p><script>{data}</script>")[0] == "Loading"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param('<script>"' + '\\"' * 200_000 + "</script>", id="escaped quotes in a string without an end"),
        pytest.param('<script>"a' + '\\"' * 200_000 + "\\</script>", id="a backslash at the end"),
        pytest.param("<script></div>" * 50_000, id="scripts without an end"),
        pytest.param("<script>1</script>" + "<script></div>" * 50_000, id="scripts without an end after one with an end"),
    ],
)
def test_what_has_no_end_is_looked_at_once(source: str) -> None:
    start = time.process_time()
    assert html_in_scripts(source) == ""
    assert time.process_time() - start < 3


def test_what_has_no_end_hides_nothing_before_it() -> None:
    assert _texts(_page({"html": STORY}) + '<script>"a\\"</script><script>"') == [*BODY, "The bridge in May"]


def test_much_data_are_read_in_linear_time() -> None:
    assert _texts("<p>Loading</p><script>" + '"\\\\' * 200_000 + '"<p>' * 100_000 + "</script>")[0] == "Loading"
