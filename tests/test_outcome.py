from __future__ import annotations

from newsclean.case import drop
from newsclean.outcome import confidence_of, kind_of
from tests.building import BODY, case_of

HEADLINES = (
    "Council votes to repair the old bridge",
    "Storm closes two roads in the hills",
    "Farmers ask for help after the frost",
    "Museum opens its doors at night again",
    "New ferry to the island starts in May",
    "School choir wins prize in the capital",
    "Baker hands shop over to her daughter",
    "Water prices to rise again next year",
    "Police look for owner of lost parrot",
    "Library lends garden tools from Monday",
)


def test_paragraphs_are_an_article() -> None:
    assert kind_of(case_of(*BODY)) == "article"


def test_headlines_alone_are_an_index() -> None:
    assert kind_of(case_of(*HEADLINES)) == "index"


def test_an_article_with_a_list_of_headlines_is_an_article() -> None:
    assert kind_of(case_of(*BODY, *HEADLINES)) == "article"


def test_a_few_words_are_no_article() -> None:
    assert kind_of(case_of("The river rose.")) == "empty"


def test_a_page_without_blocks_is_empty() -> None:
    case = case_of()
    assert kind_of(case) == "empty"
    assert confidence_of(case, "empty") == 0.0


def test_an_article_that_was_removed_is_no_article() -> None:
    case = case_of(*BODY)
    assert kind_of(case.after(drop(block, "a", "b") for block in case.blocks)) == "empty"


def test_an_empty_page_has_no_confidence() -> None:
    assert confidence_of(case_of(*BODY, scores=0.99), "empty") == 0.0


def test_clear_scores_give_more_confidence_than_doubtful_ones() -> None:
    doubtful, clear = (confidence_of(case_of(*BODY, scores=score), "article") for score in (0.55, 0.98))
    assert 0 <= doubtful < clear <= 1


def test_being_sure_that_a_block_is_no_text_is_as_good() -> None:
    mixed = confidence_of(case_of(*BODY, *HEADLINES, scores=(0.98,) * 3 + (0.02,) * len(HEADLINES)), "article")
    assert mixed > confidence_of(case_of(*BODY, *HEADLINES, scores=(0.98,) * 3 + (0.5,) * len(HEADLINES)), "article")


def test_one_paragraph_gives_less_confidence_than_three() -> None:
    assert confidence_of(case_of(BODY[0], scores=0.98), "article") < confidence_of(case_of(*BODY, scores=0.98), "article")


def test_an_index_gives_less_confidence_than_an_article() -> None:
    case = case_of(*BODY, scores=0.98)
    assert 0 < confidence_of(case, "index") < confidence_of(case, "article")
