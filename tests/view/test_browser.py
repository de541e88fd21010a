"""What only a real browser can tell: the pages at work. Each test also fails if a page asks the network or complains."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean import clean_text
from newsclean.view import Failed, explanation_html, index_html, summary_of
from newsclean.view.colours import shade_of
from tests.view.conftest import Open, Opened
from tests.view.pages import HOSTILE, fixture_article, hostile_article, long_article, repeating_article

pytestmark = pytest.mark.browser


def _opened(open_page: Open, slug: str, width: int = 1300, **options: object) -> Opened:
    return open_page(explanation_html(fixture_article(slug), "page.html"), width, **options)


def _rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))})"


def test_a_hostile_page_is_text(open_page: Open) -> None:
    opened = open_page(explanation_html(hostile_article(), HOSTILE))
    assert opened.page.title() == HOSTILE
    assert opened.run("[...document.querySelectorAll('.text')].map((node) => node.textContent)") == [HOSTILE] * 3
    assert opened.run("document.scripts.length") == 1
    for i in range(3):
        opened.page.click(f"#b{i} > summary")
        assert "<script>" in opened.page.inner_text(f"#b{i} .reason")


def test_the_policy_stops_what_would_get_through(open_page: Open, tmp_path: Path) -> None:
    html = explanation_html(clean_text("Rain fell.")).replace("</main>", '<script>document.title = "taken"</script></main>')
    opened = open_page(html)
    assert opened.page.title() != "taken"
    assert any("Content Security Policy" in trouble for trouble in opened.troubles)
    opened.troubles.clear()


def test_a_click_shows_reason_evidence_score_and_matched_block(open_page: Open) -> None:
    article = repeating_article()
    (twin,) = (block.index for block in article.removed if article.why(block).by == "repeated")
    opened = open_page(explanation_html(article))
    assert not opened.page.is_visible(f"#b{twin} .why")
    opened.page.click(f"#b{twin} > summary")
    shown = opened.page.inner_text(f"#b{twin} .why").replace("\n", " ")
    for part in ("word for word", "Score", "Similarity", "Matched block", "Engineers found"):
        assert part.lower() in shown.lower()
    opened.page.click(f"#b{twin} .match")
    opened.page.wait_for_selector(".found")  # it comes with an event, a moment later
    assert opened.focused() == f"b{article.why(article.page.blocks[twin]).evidence['twin']}"


def test_a_filter_hides_and_shows(open_page: Open) -> None:
    article = repeating_article()
    opened = open_page(explanation_html(article))
    everything = opened.shown()
    assert len(everything) == len(article.page.blocks)
    button = opened.page.locator(".filter", has_text="share prompt")
    button.click()
    assert len(opened.shown()) == len(everything) - 2
    assert button.get_attribute("aria-pressed") == "false"
    assert opened.page.inner_text("aside [role=status]") == f"{len(everything) - 2} of {len(everything)} blocks shown"
    button.click()
    assert opened.shown() == everything
    assert opened.page.inner_text("aside [role=status]") == ""


@pytest.mark.parametrize("key", [True, False])
def test_only_what_is_kept_or_removed(open_page: Open, key: bool) -> None:
    article = repeating_article()
    opened = open_page(explanation_html(article))
    for number, (which, blocks) in enumerate((("all", article.page.blocks), ("kept", article.kept), ("gone", article.removed)), 1):
        if key:
            opened.page.keyboard.press(str(number))
        else:
            opened.page.click(f"[data-show={which}]")
        assert opened.shown() == [f"b{block.index}" for block in blocks]
        assert opened.page.get_attribute(f"[data-show={which}]", "aria-pressed") == "true"


def test_a_match_that_is_hidden_comes_back(open_page: Open) -> None:
    article = repeating_article()
    (twin,) = (block.index for block in article.removed if article.why(block).by == "repeated")
    opened = open_page(explanation_html(article))
    opened.page.keyboard.press("3")
    opened.page.click(f"#b{twin} > summary")
    opened.page.keyboard.press("m")
    opened.page.wait_for_selector(".found")
    assert opened.focused() == f"b{article.why(article.page.blocks[twin]).evidence['twin']}"


def test_keys_move_and_open(open_page: Open) -> None:
    article = repeating_article()
    opened = open_page(explanation_html(article))
    kept, gone = [f"b{block.index}" for block in article.kept], [f"b{block.index}" for block in article.removed]
    press = opened.page.keyboard.press
    press("j")
    assert opened.focused() == "b0"
    press("j")
    assert opened.focused() == "b1"
    press("k")
    assert opened.focused() == "b0"
    press("k")
    assert opened.focused() == "b0"
    press("n")
    assert opened.focused() == next(name for name in gone if name != "b0")
    press("n")
    press("p")
    assert opened.focused() == next(name for name in gone if name != "b0")
    press("Enter")
    assert opened.page.is_visible(f"#{opened.focused()} .why")
    press("Escape")
    assert not opened.page.is_visible(f"#{opened.focused()} .why")
    press("2")
    press("j")
    assert opened.focused() in kept


def test_the_tabulator_stops_at_one_block_only(open_page: Open) -> None:
    opened = open_page(explanation_html(repeating_article()))
    assert opened.run("[...document.querySelectorAll('.block > summary')].filter((node) => node.tabIndex === 0).length") == 1
    opened.page.keyboard.press("Tab")
    assert opened.run("document.activeElement.className") == "skip"
    assert opened.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_themes(open_page: Open, theme: str) -> None:
    opened = _opened(open_page, "en-related-in-middle", color_scheme=theme)
    colour = "getComputedStyle([...document.querySelectorAll('.label')].find((node) => node.textContent === 'related list')).color"
    shade = shade_of("related_list")
    here, other = (shade.light, shade.dark) if theme == "light" else (shade.dark, shade.light)
    assert opened.run(colour) == _rgb(here)
    opened.page.click("#theme")
    assert opened.run(colour) == _rgb(other)
    opened.page.click("#theme")
    assert opened.run(colour) == _rgb(here)


def _painted(opened: Opened) -> int:
    return int(
        opened.run(
            "(() => { const d = map.getContext('2d').getImageData(0, 0, map.width, map.height).data;"
            "let n = 0; for (let i = 3; i < d.length; i += 4) n += d[i] > 60; return n; })()"
        )
    )


def test_the_map_is_painted_and_leads_there(open_page: Open) -> None:
    opened = open_page(explanation_html(long_article(400)))
    assert _painted(opened) > 1_000
    box = opened.page.locator("#map").bounding_box()
    assert box is not None
    opened.page.mouse.click(box["x"] + 20, box["y"] + box["height"] * 0.8)
    opened.page.wait_for_function("scrollY > 1000")
    assert opened.run("inView().map((i) => i > 250 && i < 400)") == [True, True]


def test_three_thousand_blocks(open_page: Open) -> None:
    opened = open_page(explanation_html(long_article(3_000)))
    assert len(opened.shown()) == 3_000
    opened.page.keyboard.press("2")
    assert len(opened.shown()) == 1_500
    opened.page.keyboard.press("1")
    opened.run("scrollTo(0, document.documentElement.scrollHeight)")
    opened.page.wait_for_function("inView()[1] === 2999")
    assert opened.page.is_visible("#b2999")


@pytest.mark.parametrize(("slug", "rtl"), [("ar-rtl", True), ("he-rtl-opinion", True), ("en-related-in-middle", False)])
def test_direction(open_page: Open, slug: str, rtl: bool) -> None:
    opened = _opened(open_page, slug)
    label, text = (opened.page.locator(f".gone >> nth=0 >> {part}").bounding_box() for part in (".label", ".text"))
    assert label and text
    assert (label["x"] > text["x"]) == rtl
    title = opened.run("document.querySelector('.kept .text > span').getBoundingClientRect().right")
    assert opened.run("getComputedStyle(document.querySelector('.kept .text > span')).direction") == ("rtl" if rtl else "ltr")
    assert title <= 1300


@pytest.mark.parametrize("width", [360, 768, 1024, 1300, 1920])
def test_nothing_sticks_out(open_page: Open, width: int) -> None:
    opened = open_page(explanation_html(long_article(20)), width)
    opened.run("for (const block of document.querySelectorAll('.block')) block.open = true")
    assert opened.run("document.documentElement.scrollWidth <= innerWidth")
    assert opened.run("document.querySelector('.kept .text').getBoundingClientRect().width") > 240


def test_without_scripts_all_is_there(open_page: Open) -> None:
    article = repeating_article()
    opened = open_page(explanation_html(article), java_script_enabled=False)
    assert opened.page.locator(".label").count() == len(article.removed)
    opened.page.click(".gone >> nth=0 >> summary")
    assert opened.page.is_visible(".gone >> nth=0 >> .reason")
    assert opened.page.is_visible("noscript")


def test_the_index_sorts_and_finds(open_page: Open) -> None:
    slugs = ("en-related-in-middle", "ar-rtl", "en-index-page")
    pages = {f"{slug}.html": summary_of(fixture_article(slug), slug) for slug in slugs}
    opened = open_page(index_html(pages, [Failed("x.html", "binary data")], "crawl"))
    sources = "[...document.querySelectorAll('tbody tr')].filter((row) => !row.hidden).map((row) => row.querySelector('small').textContent)"
    first = opened.run(sources)
    assert first[0] == "en-index-page"
    opened.page.click("th >> nth=0 >> button")
    assert opened.run(sources) == first[::-1]
    assert opened.page.get_attribute("th >> nth=0", "aria-sort") == "descending"
    opened.page.fill("input", "ar-rtl")
    assert opened.run(sources) == ["ar-rtl"]
    assert opened.page.inner_text("[role=status]") == "1 of 3 pages"
