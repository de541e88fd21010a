from __future__ import annotations

import doctest

from benchmarks import sight
from benchmarks.alignment import align
from benchmarks.sight import Look, Sight
from newsclean.model import Article
from newsclean.phrases import load
from newsclean.signals.table import measure
from tests.benchmarks.made import BODY, OTHER, article_of, article_of_html

TRUTH = "\n".join(BODY)


def sight_of(article: Article, truth: str = TRUTH) -> Sight:
    return Sight(article, measure(article.page, load("en")), align(article, truth))


def seen(page: str, text: str) -> Look:
    """The view of the block with a text, on a page whose article is the body."""
    article = article_of_html(page)
    return sight_of(article).block(next(block.index for block in article.page.blocks if block.text == text))


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_examples() -> None:
    assert doctest.testmod(sight).failed == 0


def test_where_a_block_stands() -> None:
    found = sight_of(article_of("Home", BODY[0], "Share", *BODY[1:], "Share"))
    assert [found.block(i).place for i in (0, 2, 5)] == ["before", "between", "after"]


def test_nothing_is_between_where_there_is_no_article() -> None:
    assert sight_of(article_of("Home")).block(0).place == "after"


def test_a_label_opens_a_section_until_the_article_goes_on() -> None:
    found = sight_of(article_of(BODY[0], "Related stories", OTHER, *BODY[1:], "Comments", OTHER, "Newsletter", OTHER))
    assert found.sections == ("", "related", "related", "", "", "comments", "comments", "", "")


def test_lines_in_a_row_are_counted_together() -> None:
    found = sight_of(article_of("Home", "World", "Sport", *BODY, "Share"))
    assert found.runs == (3, 3, 3, 0, 0, 0, 1)


def test_lost_blocks_in_a_row_are_counted_together() -> None:
    found = sight_of(article_of(*BODY, OTHER, removed=[0, 1, 3]))
    assert found.lost_runs == (2, 2, 0, 0)


def test_several_paragraphs_in_a_row_with_the_article_may_be_its_own() -> None:
    more = [f"{OTHER} It opened {number} years ago." for number in ("two", "three", "four")]
    assert sight_of(article_of(*BODY, *more)).continued == {3, 4, 5}
    assert sight_of(article_of(*BODY, "A subhead", *more)).continued == {4, 5, 6}
    assert sight_of(article_of(*BODY, *more[:2])).continued == frozenset()
    assert sight_of(article_of(*BODY, "Home", "World", "Sport", *more)).continued == frozenset()


def test_short_prose_below_lines_is_a_card() -> None:
    card = ("New museum opens its doors", OTHER)
    assert sight_of(article_of(*BODY, *card, *card, *card)).cards == {4, 6, 8}
    assert sight_of(article_of(*BODY, *card, *card)).cards == frozenset()


def test_prose_that_looks_like_the_articles_own() -> None:
    page = f"<div class='text'>{paragraphs(*BODY)}</div><div class='text'>{paragraphs(OTHER)}</div>"
    assert seen(page, OTHER).is_like_article
    page = f"<div class='text'>{paragraphs(*BODY)}</div><div class='box'>{paragraphs(OTHER)}</div>"
    assert not seen(page, OTHER).is_like_article


def test_another_article_holds_several_paragraphs_and_none_of_this_one() -> None:
    own, others = f"<article>{paragraphs(*BODY)}</article>", [f"{OTHER} It opened {n} years ago." for n in ("two", "three")]
    assert seen(f"{own}<article>{paragraphs(OTHER, *others)}</article>", OTHER).is_other_article
    assert not seen(f"{own}<article>{paragraphs(OTHER)}</article>", OTHER).is_other_article
    assert not seen(f"<article>{paragraphs(*BODY, OTHER, *others)}</article>", OTHER).is_other_article


def test_names_around_the_article_tell_nothing() -> None:
    page = f"<div class='gallery'>{paragraphs(*BODY, OTHER)}</div>"
    assert not seen(page, OTHER).is_named("picture")
    page = f"{paragraphs(*BODY)}<div class='gallery'>{paragraphs(OTHER)}</div>"
    assert seen(page, OTHER).is_named("picture")


def test_names_further_out_count_only_as_within() -> None:
    page = f"{paragraphs(*BODY)}<div class='comments'><div><div><div>{paragraphs(OTHER)}</div></div></div></div>"
    assert seen(page, OTHER).is_within("comments") and not seen(page, OTHER).is_named("comments")


def test_blocks_that_a_template_prints_alike() -> None:
    cards = "".join(f"<div class='card'><div class='c'><p>{OTHER} Number {i} is new.</p></div></div>" for i in range(4))
    assert seen(paragraphs(*BODY) + cards, f"{OTHER} Number 1 is new.").is_alike
    assert not seen(paragraphs(*BODY) + cards.replace("card", "text", 1), f"{OTHER} Number 1 is new.").is_alike


def test_a_phrase_inside_tells_the_kind_of_short_blocks_only() -> None:
    short, long = "Read all about it in our newsletter today.", f"{OTHER} {OTHER} {OTHER} Read all about it in our newsletter today."
    found = sight_of(article_of(*BODY, short, long))
    assert [found.block(i).says("newsletter") for i in (3, 4)] == [True, False]


def test_subheads_stand_over_paragraphs_of_the_article() -> None:
    found = sight_of(article_of(BODY[0], "The ferry", *BODY[1:], "The end"), f"{TRUTH}\nThe ferry\nThe end")
    assert [found.block(i).is_subhead for i in (1, 2, 4)] == [True, False, False]


def test_what_was_lost_at_both_ends() -> None:
    found = sight_of(article_of(*BODY, removed=[0]))
    assert (found.block(0).is_first, found.block(0).is_last) == (True, False)
    found = sight_of(article_of(*BODY, removed=[2]))
    assert (found.block(2).is_first, found.block(2).is_last) == (False, True)
    found = sight_of(article_of(*BODY, removed=[0, 1, 2]))
    assert not found.block(1).is_first and not found.block(1).is_last
