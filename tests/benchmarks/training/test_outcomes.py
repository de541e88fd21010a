from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.documents import Document
from benchmarks.training.learning import cross_validate
from benchmarks.training.outcomes import held_out_scores, judged, listing
from newsclean.scoring.scorer import Scores
from tests.benchmarks.training.teaching import RECIPE, sample
from tests.outcome.pages import HEADLINES

LIST = Document(
    "list", "html", "<ul>" + "".join(f"<li><a href='/{i}'>{line}</a></li>" for i, line in enumerate(HEADLINES)) + "</ul>", kind="index"
)


def test_articles_and_listings_are_scored_by_what_has_not_seen_them() -> None:
    pytest.importorskip("catboost")
    articles = [sample(at) for at in range(9)]
    others = [listing(LIST, "lists"), listing(replace(LIST, id="own site", publisher="site 3"), "lists")]
    found = {own.document.id: scores for own, scores in held_out_scores(articles, others, RECIPE, lambda: None)}
    assert len(found) == 11
    wanted = cross_validate(articles, RECIPE)
    assert [found[own.document.id] for own in articles] == wanted


def test_pages_without_text_or_read_as_bare_text_are_left_out() -> None:
    pytest.importorskip("catboost")
    others = [listing(Document("none", "html", ""), "lists"), listing(Document("deep", "html", "<b>" * 60_000 + "x"), "lists")]
    assert others[1].page.degraded
    found = held_out_scores([sample(at) for at in range(9)], others, RECIPE, lambda: None)
    assert len(list(found)) == 9


def _sure(own_labels: list[float]) -> Scores:
    return Scores(tuple(own_labels), tuple(own_labels))


def test_an_article_is_judged_with_its_f1() -> None:
    own = sample(0)
    found = judged(own, _sure(own.labels.tolist()))
    assert (found.corpus, found.is_index, found.special) == ("news", False, None)
    assert found.f1 == pytest.approx(1.0) and found.words > 25 and found.index["doubt"] == 0.0


def test_a_listing_has_no_f1() -> None:
    own = listing(LIST, "lists")
    found = judged(own, _sure([0.0] * len(own.labels)))
    assert (found.is_index, found.f1, found.words, found.headlines) == (True, 0.0, 0.0, len(HEADLINES))
    assert found.site == "list" and found.part == "lists"
