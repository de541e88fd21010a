from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from benchmarks.report.page import index_page


@pytest.fixture(scope="module")
def page(written: Path) -> LexborHTMLParser:
    return LexborHTMLParser((written / "index.html").read_text(encoding="utf-8"))


def rows(page: LexborHTMLParser, heading: str) -> list[list[str]]:
    """The cells of the table beneath a heading."""
    table = page.css_first(f"{heading} ~ .scroll table")
    assert table is not None
    return [[cell.text(separator=" ", strip=True) for cell in row.css("th, td")] for row in table.css("tr")]


def first(page: LexborHTMLParser, selector: str) -> LexborNode:
    node = page.css_first(selector)
    assert node is not None
    return node


def test_contents_name_every_corpus(page: LexborHTMLParser) -> None:
    assert [link.text() for link in page.css("nav > ul > li > a")] == ["Summary", "fundus-dev", "wcxb-dev", "text-dev", "Speed", "Versions"]
    assert [link.attributes["href"] for link in page.css("nav ul ul")[0].css("a")] == [
        f"#c-fundus-dev-{part}" for part in ("results", "differences", "plots", "slices", "errors", "ablation", "worst")
    ]


def test_head_tells_when_with_what_and_how(page: LexborHTMLParser, example: dict[str, Any]) -> None:
    assert (
        first(page, ".origin").text()
        == "2026-11-22 · newsclean 0.1.0 (source ab12cd34ef56) · Python 3.11.7 · 2 cores, Example CPU at 2.4 GHz"
    )
    assert first(page, "code.command").text() == example["command"]


def test_problems_are_listed(page: LexborHTMLParser, example: dict[str, Any]) -> None:
    assert [item.text() for item in page.css("#problems li")] == example["problems"]
    assert "wcxb-0931: no file of this page" in first(page, "#c-wcxb-dev").text()


def test_cards_tell_where_newsclean_stands(page: LexborHTMLParser) -> None:
    cards = [[part.text() for part in card.css("span")] for card in page.css(".card")]
    assert cards[0] == ["fundus-dev", "0.954", "Word F1, 0.943–0.964", "1 of 13; next is trafilatura-fast, 0.939"]
    assert cards[2][0:2] == ["text-dev", "0.942"]


def test_main_table_has_all_systems_the_best_first(page: LexborHTMLParser) -> None:
    found = rows(page, "#c-fundus-dev-results")
    assert found[0][:4] == ["System", "Word F1", "Word precision", "Word recall"]
    assert [row[0] for row in found[1:4]] == ["newsclean", "trafilatura-fast", "trafilatura"]
    assert len(found) == 1 + 13
    assert found[1][1] == "0.954 ★ 0.943–0.964"


def test_row_of_newsclean_stands_out_in_each_table_of_systems(page: LexborHTMLParser) -> None:
    marked = [first_cell.text(strip=True) for row in page.css("tr.ours") if (first_cell := row.css_first("th")) is not None]
    assert set(marked) == {"newsclean", "newsclean-text"}
    assert len(marked) >= 2 + 3 + 2 + 2


def test_best_of_a_column_is_marked_by_more_than_colour(page: LexborHTMLParser) -> None:
    table = first(page, "#c-text-dev-results ~ .scroll table")
    best = {cell.text(separator=" ", strip=True) for cell in table.css("td.best")}
    assert all("★" in text for text in best)
    assert "0.942 ★ 0.938–0.946" in best
    assert not [row for row in table.css("tr") if "★" in row.css("th, td")[1].text()]  # the figure before cleaning is everyone's


def test_sorting_has_what_it_needs(page: LexborHTMLParser) -> None:
    table = first(page, "#c-fundus-dev-results ~ .scroll table")
    assert all(head.css_first("button") is not None for head in table.css("thead th"))
    assert [head.attributes["data-first"] for head in table.css("thead th")][:2] == ["ascending", "descending"]
    values = [float(row.css("td")[0].attributes["data-v"] or "nan") for row in table.css("tbody tr")]
    assert values == sorted(values, reverse=True)


def test_differences_say_in_words_whether_they_are_significant(page: LexborHTMLParser) -> None:
    table = first(page, "#c-fundus-dev-differences ~ .scroll table")
    says = {sign.attributes["title"]: sign.text() for sign in table.css(".sign")}
    assert says == {"better than newsclean": "▲", "worse than newsclean": "▼", "no significant difference": "≈"}


def test_metrics_are_explained(page: LexborHTMLParser) -> None:
    terms = {term.text() for term in first(page, "#c-fundus-dev").css("dt")}
    assert {"Word F1", "Shingle F1", "ROUGE-LSum", "Exact match"} <= terms


def test_plots_of_each_corpus(page: LexborHTMLParser) -> None:
    assert [caption.text() for caption in first(page, "#c-fundus-dev").css("figcaption b")] == [
        "Word F1 by system",
        "Shingle F1 by system",
        "Precision and recall",
        "Accuracy and speed",
        "Is the confidence right?",
    ]
    assert "Lost and left" in [caption.text() for caption in first(page, "#c-text-dev").css("figcaption b")]
    assert len(first(page, "#speed").css("svg.plot")) == 2


def test_slices_ablation_and_errors_are_there(page: LexborHTMLParser) -> None:
    corpus = first(page, "#c-fundus-dev")
    assert [" ".join(summary.text().split()) for summary in corpus.css(".slice summary")] == [
        "Language 6",
        "Country 4",
        "Length of the article 5",
        "Page type 3",
        "Publisher 6",
    ]
    assert [title.text() for title in corpus.css("h4")] == ["Left over", "Lost", "Rules switched off", "Signals switched off"]


def test_worst_documents_link_to_their_page(page: LexborHTMLParser) -> None:
    links = [link.attributes["href"] for link in page.css("#c-wcxb-dev tbody a")]
    assert links == [f"worst/wcxb-dev.html#d{at}" for at in range(1, 21)]


def test_a_system_that_is_not_installed_is_named(page: LexborHTMLParser) -> None:
    found = {row[0]: row[2] for row in rows(page, "#versions h2")}
    assert (found["goose3"], found["trafilatura"], found["newsclean"]) == ("not installed", "2.3.1", "0.1.0")


def test_a_system_has_one_colour_everywhere(page: LexborHTMLParser) -> None:
    colours: dict[str, set[str | None]] = {}
    for row in page.css("tbody tr"):
        mark = row.css_first("th .mark path")
        if mark is not None:
            colours.setdefault(first_text(row), set()).add(mark.attributes["fill"])
    assert {name: len(found) for name, found in colours.items() if len(found) > 1} == {}
    assert colours["newsclean"] == colours["newsclean-text"] == {"var(--s0)"}


def first_text(row: LexborNode) -> str:
    head = row.css_first("th")
    assert head is not None
    return head.text(strip=True)


def test_no_script_but_the_pages_own_may_run(written: Path) -> None:
    text = (written / "index.html").read_text(encoding="utf-8")
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    policy = first(LexborHTMLParser(text), "meta[http-equiv=Content-Security-Policy]").attributes["content"] or ""
    assert f"script-src 'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'")


def test_light_and_dark(written: Path) -> None:
    style = first(LexborHTMLParser((written / "index.html").read_text(encoding="utf-8")), "style").text()
    light, _, dark = style.partition("@media (prefers-color-scheme: dark)")
    names = re.compile(r"(--[\w-]+):")
    assert set(names.findall(light)) == set(names.findall(dark.partition("* {")[0]))


def test_text_in_a_table_has_its_own_direction_of_writing() -> None:
    row = {"sort": "left", "kind": "caption", "words": 3, "share": 1.0, "documents": 1, "example": "«نص»"}
    page = LexborHTMLParser(index_page({"corpora": [{"name": "a", "mode": "html", "error_kinds": [row]}]}))
    assert [node.text() for node in page.css("td.words [dir=auto]")] == ["«نص»"]


def test_corpora_of_one_name_stay_apart() -> None:
    page = LexborHTMLParser(index_page({"corpora": [{"name": "a", "mode": "html"}, {"name": "A", "mode": "html"}]}))
    assert [section.attributes["id"] for section in page.css("section.corpus")] == ["c-a", "c-A-2"]
