from __future__ import annotations

import json
import pickle

import pytest

from newsclean.case import drop
from newsclean.model import PageKind
from newsclean.outcome import outcome_kind, outcome_of
from tests.building import BODY, case_of
from tests.outcome.pages import HEADLINES, TIMES, article, index, stating, ticker


def test_paragraphs_are_an_article() -> None:
    found = outcome_of(article())
    assert found.kind == "article"
    assert found.evidence["in_paragraphs"] == round(sum(article().words(i).words for i in range(3)))
    assert "words in whole paragraphs" in found.why


def test_headlines_alone_are_an_index() -> None:
    found = outcome_of(index())
    assert found.kind == "index"
    assert found.evidence["headlines"] == len(HEADLINES) and found.evidence["index_probability"] >= 0.5
    assert f"{len(HEADLINES)} lines like headlines" in found.why


def test_an_article_with_a_list_of_headlines_is_an_article() -> None:
    case = case_of(*BODY, *BODY, *HEADLINES, scores=(0.98,) * 6 + (0.02,) * len(HEADLINES))
    case = case.after(drop(block, "a", "b") for block in case.blocks[6:])
    assert outcome_of(case).kind == "article"


def test_a_few_words_are_no_article() -> None:
    found = outcome_of(case_of("The river rose."))
    assert (found.kind, found.confidence) == ("empty", 0.0)
    assert "3 words" in found.why


def test_a_page_without_blocks_is_empty() -> None:
    found = outcome_of(case_of())
    assert (found.kind, found.confidence) == ("empty", 0.0)


def test_an_article_that_was_removed_is_no_article() -> None:
    case = article()
    assert outcome_of(case.after(drop(block, "a", "b") for block in case.blocks)).kind == "empty"


def test_clear_evidence_goes_first() -> None:
    assert outcome_of(ticker(*TIMES)).kind == "live"


@pytest.mark.parametrize(
    ("special", "chance", "headlines", "words", "kind"),
    [
        ("live", 0.9, 20, 300, "live"),
        (None, 0.9, 20, 300, "index"),
        (None, 0.9, 20, 0, "index"),
        (None, 0.9, 3, 300, "article"),  # what lists nothing is no list
        (None, 0.4, 20, 300, "article"),
        (None, 0.4, 20, 24, "empty"),
    ],
)
def test_the_order(special: PageKind | None, chance: float, headlines: int, words: float, kind: PageKind) -> None:
    assert outcome_kind(special, chance, headlines, words) == kind


def test_clear_scores_give_more_confidence_than_doubtful_ones() -> None:
    doubtful, clear = (outcome_of(article(scores)).confidence for scores in (0.55, 0.98))
    assert 0 <= doubtful < clear <= 1


def test_being_sure_that_a_block_is_no_text_is_as_good() -> None:
    sure, unsure = (case_of(*BODY, *HEADLINES, scores=(0.98,) * 3 + (other,) * len(HEADLINES)) for other in (0.02, 0.45))
    dropped = [case.after(drop(block, "a", "b") for block in case.blocks[3:]) for case in (sure, unsure)]
    assert outcome_of(dropped[0]).confidence > outcome_of(dropped[1]).confidence


def test_an_index_gives_no_confidence_in_its_text() -> None:
    assert outcome_of(index()).confidence < 0.5


def test_evidence_travels() -> None:
    for case in (article(), index(), ticker(*TIMES), case_of(), stating(article(), types=("LiveBlogPosting",))):
        found = outcome_of(case)
        assert pickle.loads(pickle.dumps(found)) == found
        assert json.loads(json.dumps(dict(found.evidence))) == found.evidence and found.why.endswith(".")
