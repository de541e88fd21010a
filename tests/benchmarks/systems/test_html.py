"""Each peer that is installed runs in a process of its own, as it does in the benchmark: none can disturb the tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.children import Child
from benchmarks.systems import System
from benchmarks.systems.html import _STOP_LISTS, HTML_SYSTEMS
from tests.building import BODY

# Long paragraphs: jusText starts from those of 200 characters and more.
ARTICLE = (
    f"{BODY[0]} The bridge was built in 1911, and it is the only way for the farmers of the valley to take their milk to the town.",
    f"{BODY[1]} It will be the third time that the arches are repaired, and the mayor said that he did not want to see a fourth.",
    f"{BODY[2]} The work is to be paid for by the region and the town, which have not yet agreed on how much it will cost them.",
)
MENU = "".join(f'<li><a href="/{name.lower()}">{name} pages</a></li>' for name in ("Weather", "Sport", "Culture", "Money", "Travel"))
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Council repairs the old bridge</title></head>'
    f'<body><nav><ul>{MENU}</ul></nav><main><article class="article-body" itemprop="articleBody"><h1>Council repairs the old bridge</h1>'
    + "".join(f"<p>{paragraph}</p>" for paragraph in ARTICLE)
    + f"</article></main><footer><ul>{MENU}</ul><p>Imprint</p></footer></body></html>"
)


@pytest.fixture(scope="module", params=HTML_SYSTEMS, ids=lambda system: system.name)
def child(request: pytest.FixtureRequest) -> Iterator[Child]:
    system: System = request.param
    if system.version is None:
        pytest.skip(f"{system.package} is not installed")
    with Child(system.name) as started:
        yield started


def test_the_article_is_found_and_the_menu_is_not(child: Child) -> None:
    output = child.ask(PAGE, "https://example.org/news/old-bridge-123456.html")
    assert output.error == ""
    assert [paragraph for paragraph in ARTICLE if paragraph not in " ".join(output.text.split())] == []
    assert "Sport pages" not in output.text
    assert output.text.count("\n") >= len(ARTICLE) - 1


def test_a_page_without_an_address_will_do(child: Child) -> None:
    assert ARTICLE[1] in " ".join(child.ask(PAGE).text.split())


def test_letters_beyond_ascii_arrive(child: Child) -> None:
    assert "Žižkov, Łódź and Đà Nẵng" in child.ask(PAGE.replace("the mayor said", "Žižkov, Łódź and Đà Nẵng said")).text


def test_nothing_is_no_article(child: Child) -> None:
    assert child.ask("<html><body></body></html>").text == ""


def test_newsclean_tells_what_it_knows() -> None:
    with Child("newsclean") as child:
        facts = child.ask(PAGE).facts
    assert (facts["kind"], facts["language"]) == ("article", "en") and 0 < facts["confidence"] <= 1


def test_every_stop_list_is_one_of_justext() -> None:
    justext = pytest.importorskip("justext")
    assert set(_STOP_LISTS.values()) <= justext.get_stoplists()


GERMAN = (
    "Der Rat der Stadt hat am Dienstag beschlossen, dass die alte Brücke noch in diesem Jahr repariert werden soll, und zwar auf "
    "Kosten der Region, die sich bisher nicht dazu geäußert hat, wie viel sie für die Arbeit an den fünf Bögen bezahlen will."
)


@pytest.mark.parametrize(("language", "kept"), [("de", True), ("en", False), ("xx", True)])
def test_justext_is_given_the_words_of_the_pages_language(language: str, kept: bool) -> None:
    pytest.importorskip("justext")
    page = f'<html lang="{language}"><body>' + f"<p>{GERMAN}</p>" * 3 + "</body></html>"
    with Child("jusText") as child:
        assert (GERMAN in child.ask(page).text) is kept
