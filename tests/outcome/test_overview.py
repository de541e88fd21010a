from __future__ import annotations

from dataclasses import replace

import pytest

from newsclean.case import Case, drop
from newsclean.cleaner import clean
from newsclean.outcome.overview import index_signals, overview, text_signals
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.rules import RULES
from newsclean.scoring.scorer import score
from newsclean.settings import Settings
from newsclean.signals.language import with_language
from newsclean.signals.table import measure
from tests.building import BODY, case_of, fixtures
from tests.outcome.pages import HEADLINES, article, index, stating

STORY = "".join(f"<p>{text}</p>" for text in BODY)
LINKS = "".join(f"<li><a href='/{i}'>{text}</a></li>" for i, text in enumerate(HEADLINES))
HEAD = (
    '<meta property="og:type" content="article"><meta property="article:published_time" content="2024-05-03">'
    '<meta name="author" content="Ann Example">'
)


def case_of_page(source: str, url: str | None = None) -> Case:
    page = with_language(read_html(source, url=url))
    signals = measure(page, load(page.language))
    case = Case(page, signals, score(signals), Settings())
    for rule in RULES:
        case = case.after(rule(case))
    return case


def signals_of(source: str, url: str | None = None) -> dict[str, float]:
    case = case_of_page(source, url)
    return index_signals(case, overview(case))


def test_paragraphs_are_those_of_the_rules() -> None:
    for fixture in [one for one in fixtures() if one.html][:8]:
        case = case_of_page((fixture.html or b"").decode())
        assert overview(case).paragraph.tolist() == [case.is_solid(i) for i in range(len(case.blocks))]


def test_what_a_page_says_of_itself() -> None:
    found = signals_of(f"<html><head>{HEAD}</head><body>{STORY}</body></html>")
    assert (found["states_article"], found["states_list"]) == (3.0, 0.0)
    listed = '<script type="application/ld+json">{"@type": "CollectionPage"}</script>'
    assert signals_of(f"<html><head>{listed}</head><body>{STORY}</body></html>")["states_list"] == 1.0


def test_a_fragment_says_nothing() -> None:
    assert not {"states_article", "states_list", "slug", "year"} & signals_of(STORY).keys()


def test_the_address() -> None:
    found = signals_of(STORY, url="https://gazette.example/2024/05/council-repairs-old-bridge-412.html?from=mail-of-the-day")
    assert (found["slug"], found["year"]) == (4.0, 1.0)
    assert signals_of(STORY, url="https://gazette.example/")["slug"] == 0.0
    assert signals_of(STORY, url="https://[gazette/")  # no address at all: no error


@pytest.mark.parametrize(
    ("path", "numbered"),
    [
        ("/news/11212601", True),
        ("/news/11212601/", True),
        ("/news/rain-11212601-at-last", True),
        ("/news/11212601//", False),
        ("/11212601/rain", False),
        ("/news/1121", False),
        ("/" + "1" * 100_000 + "//", False),
    ],
)
def test_an_address_with_a_number_tells_no_words(path: str, numbered: bool) -> None:
    assert ("slug" not in signals_of(STORY, url=f"https://gazette.example{path}")) is numbered


def test_links_speak_for_a_list() -> None:
    story, listed = signals_of(f"<main>{STORY}</main>"), signals_of(f"<main><p>{BODY[0]}</p><ul>{LINKS}</ul></main>")
    assert listed["headlines"] > story["headlines"]


def test_lines_that_are_no_links_are_no_list_on_a_page() -> None:
    plain, linked = (
        signals_of(f"<main>{STORY}<ul>{lines}</ul></main>") for lines in (LINKS.replace("<a", "<b").replace("</a", "</b"), LINKS)
    )
    assert plain["headlines"] < linked["headlines"]


def test_doubt_is_none_where_the_scores_are_certain() -> None:
    doubt = [index_signals(case, overview(case))["doubt"] for case in (article(1.0), article(0.7))]
    assert doubt == pytest.approx([0.0, 0.3])


def test_texts_have_signals_of_their_own() -> None:
    case = case_of(*BODY, "12,345", scores=0.9)
    found = index_signals(case, overview(case))
    assert found["numeric"] == 0.25 and "linked" not in found
    assert "slug" in index_signals(stating(case, url="https://gazette.example/a-b"), overview(case))


def test_the_scores_vouch_for_what_was_kept() -> None:
    found = [text_signals(overview(case)) for case in (article(0.6), article(0.99), index())]
    assert found[0]["expected"] < found[1]["expected"] and found[2]["expected"] < found[0]["expected"]
    assert found[1]["kept"] == 1.0 and found[2]["kept"] == 0.0


def test_the_same_page_gives_the_same_signals_without_markup_too() -> None:
    page = read_html(STORY)
    bare = replace(page, markup=False, elements=())
    assert clean(bare, Settings()).kind in ("article", "index", "empty")


def test_what_a_site_profile_removed_is_no_doubt_in_the_text() -> None:
    case = case_of(*BODY, scores=0.9)
    kept = text_signals(overview(case_of(*BODY[:2], scores=0.9)))
    settled, doubtful = (text_signals(overview(case.after([drop(case.blocks[2], by, "It goes.")]))) for by in ("site_repeats", "caption"))
    assert (settled["expected"], settled["outside"]) == (kept["expected"], 0.0)
    assert doubtful["expected"] < kept["expected"] and doubtful["outside"] > 0
