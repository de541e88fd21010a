from __future__ import annotations

import pytest

from newsclean.case import Case, drop
from newsclean.outcome.overview import overview
from newsclean.outcome.special import special_kind
from tests.building import BODY, case_of
from tests.outcome.pages import TIMES, article, stating, ticker

PROMPT = "Already a subscriber? Log in to continue reading this article."


def kind(case: Case) -> str | None:
    found = special_kind(case, overview(case))
    return found and found[0]


def teaser(prompt: str = PROMPT, times: int = 1) -> Case:
    case = case_of(*BODY * times, prompt, scores=0.9)
    return case.after([drop(case.blocks[-1], "paywall", "It asks.")])


def test_an_ordinary_article_is_nothing_special() -> None:
    assert kind(article()) is None


def test_what_calls_itself_a_live_blog_is_one() -> None:
    assert kind(stating(article(), types=("WebPage", "LiveBlogPosting"))) == "live"


def test_a_live_blog_without_text_is_none() -> None:
    assert kind(stating(case_of("The river rose."), types=("LiveBlogPosting",))) is None


@pytest.mark.parametrize("stamps", [TIMES, TIMES[::-1], [f"{time} GMT" for time in TIMES], ["9:50 pm", "9.20 pm", "8:45", "7h30", "06:10"]])
def test_times_in_order_over_paragraphs_are_a_live_blog(stamps: tuple[str, ...]) -> None:
    assert kind(ticker(*stamps)) == "live"


@pytest.mark.parametrize(
    "stamps",
    [
        TIMES[:4],  # too few
        ("18:40", "09:00", "17:05", "08:20", "15:30", "10:10"),  # in no order
        [f"3 May 2024, {time}" for time in TIMES],  # dates stand over comments
        [f"Bus at {time} to town hall" for time in TIMES],
        ["12.50", "11.99", "10.70", "9.95", "8.88"],  # prices: no such minutes
    ],
)
def test_other_numbers_are_none(stamps: tuple[str, ...]) -> None:
    assert kind(ticker(*stamps)) is None


def test_times_without_paragraphs_are_none() -> None:
    assert kind(case_of(*BODY, *TIMES, scores=0.9)) is None


def test_an_article_with_a_short_ticker_below_is_none() -> None:
    ticked = [line for time in TIMES for line in (time, "The ferry that goes to the west bank of the river leaves here at noon.")]
    assert kind(case_of(*BODY * 4, *ticked, scores=0.9)) is None


def test_a_paid_article_with_little_text_and_a_prompt_is_a_teaser() -> None:
    case = stating(teaser(), is_free=False)
    found = special_kind(case, overview(case))
    assert found and found[0] == "paywall"
    assert found[2]["phrase"] in PROMPT.lower() and found[2]["words"] == round(overview(case).kept_words)


def test_a_paid_article_that_is_all_there_is_an_article() -> None:
    assert kind(stating(teaser(times=6), is_free=False)) is None


@pytest.mark.parametrize("is_free", [True, None])
def test_a_prompt_alone_is_no_evidence(is_free: bool | None) -> None:
    assert kind(stating(teaser(), is_free=is_free)) is None


def test_a_paid_article_without_a_prompt_is_an_article() -> None:
    assert kind(stating(teaser("Share this article"), is_free=False)) is None
