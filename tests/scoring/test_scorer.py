from __future__ import annotations

import pytest

from newsclean.model import Page
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.scoring.scorer import BESIDE, HTML_ALONE, HTML_BESIDE, TEXT_ALONE, TEXT_BESIDE, Scores, score
from newsclean.signals.table import COLUMNS, measure
from tests.building import BODY

MORE = (
    "The bridge was built by monks, and for three hundred years it was the only way across the river for a day's walk.",
    "A new bridge further down the valley would cost twice as much, the mayor said, and nobody knows who would pay for it.",
)
PROSE = (*BODY, *MORE)
HTML = (
    '<html><body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
    f'<article class="article-body"><h1>Council repairs the old bridge</h1>{"".join(f"<p>{line}</p>" for line in BODY)}'
    f"<h2>Built by monks</h2>{''.join(f'<p>{line}</p>' for line in MORE)}</article>"
    '<aside class="related"><h3>Read more</h3><a href="/1">Storm closes two roads</a><br><br><a href="/2">Farmers ask for help</a></aside>'
    "<footer><p>© 2024 The Valley Post. All rights reserved.</p></footer></body></html>"
)
TEXT = "\n\n".join((*BODY, "Built by monks", *MORE, "Share this article", "Subscribe to our newsletter", "Read more"))
PAGES = [("html", read_html(HTML)), ("text", read_text(TEXT)), ("one word", read_text("Rain")), ("no words", read_text("—"))]


def scored(page: Page) -> Scores:
    return score(measure(page, load("en")))


def believed(page: Page) -> dict[str, float]:
    return dict(zip((block.text for block in page.blocks), scored(page).final, strict=True))


@pytest.mark.parametrize("page", [row[1] for row in PAGES], ids=[row[0] for row in PAGES])
def test_every_block_has_its_numbers(page: Page) -> None:
    scores = scored(page)
    assert len(scores.alone) == len(scores.final) == len(scores.reasons) == len(page.blocks)
    assert all(0 <= p <= 1 for p in (*scores.alone, *scores.final))


@pytest.mark.parametrize("page", [row[1] for row in PAGES], ids=[row[0] for row in PAGES])
def test_the_same_page_always_gets_the_same(page: Page) -> None:
    assert scored(page) == scored(page)


def test_a_page_without_blocks() -> None:
    assert scored(read_html("")) == Scores((), (), ())


def test_html_paragraphs_are_believed_and_the_rest_is_not() -> None:
    belief = believed(read_html(HTML))
    assert min(belief[line] for line in PROSE) > 0.5
    for line in ("Home", "Sport", "Storm closes two roads", "Farmers ask for help", "© 2024 The Valley Post. All rights reserved."):
        assert belief[line] < 0.5, line


def test_paragraphs_of_text_are_believed_and_prompts_are_not() -> None:
    belief = believed(read_text(TEXT))
    assert min(belief[line] for line in PROSE) > 0.5
    for line in ("Share this article", "Subscribe to our newsletter", "Read more"):
        assert belief[line] < 0.3, line


@pytest.mark.parametrize("end", ["\n", "\n\n"], ids=["lines", "paragraphs"])
def test_a_line_between_paragraphs_is_believed_more_than_one_after_them(end: str) -> None:
    between = believed(read_text(end.join((*BODY, "Built by monks", *MORE))))["Built by monks"]
    after = believed(read_text(end.join((*BODY, *MORE, "Mountain weather", "Late train", "Market prices", "Built by monks"))))[
        "Built by monks"
    ]
    assert between > after


def test_neighbours_count_only_in_the_second_pass() -> None:
    scores = scored(read_text(TEXT))
    assert scores.alone != scores.final


@pytest.mark.parametrize("page", [row[1] for row in PAGES], ids=[row[0] for row in PAGES])
def test_reasons_are_signals_with_the_heaviest_first(page: Page) -> None:
    for reasons in scored(page).reasons:
        assert {name for name, _ in reasons} <= {*COLUMNS, *BESIDE}
        weights = [abs(weight) for _, weight in reasons]
        assert weights == sorted(weights, reverse=True)


def test_a_prompt_is_told_by_its_phrase() -> None:
    page = read_text(TEXT)
    reasons = dict(zip((block.text for block in page.blocks), scored(page).reasons, strict=True))
    assert any(name == "says_share" and weight < 0 for name, weight in reasons["Share this article"])


@pytest.mark.parametrize("weights", [HTML_ALONE, TEXT_ALONE], ids=["html", "text"])
def test_weights_name_signals_that_exist(weights: dict[str, float]) -> None:
    assert weights.keys() <= {*COLUMNS, "bias"}


@pytest.mark.parametrize("weights", [HTML_BESIDE, TEXT_BESIDE], ids=["html", "text"])
def test_weights_of_the_second_pass_name_signals_that_exist(weights: dict[str, float]) -> None:
    assert weights.keys() <= {*BESIDE, "bias"}


def test_the_weights_are_whole_and_simple_numbers() -> None:
    for weights in (HTML_ALONE, TEXT_ALONE, HTML_BESIDE, TEXT_BESIDE):
        assert all(abs(weight) <= 5 for weight in weights.values())
