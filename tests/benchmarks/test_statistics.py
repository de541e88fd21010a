from __future__ import annotations

import numpy as np
import pytest

from benchmarks.metrics import Scores
from benchmarks.statistics import difference, drawn, interval, table_of


def scored(f1: float) -> Scores:
    return Scores(word=(f1, f1, f1), shingle=(f1, 1 - f1, 0), exact=float(f1 == 1))


SITES = [f"site{i % 7}" for i in range(40)]
GOOD = table_of([scored(0.9 + i % 10 / 100) for i in range(40)])
BAD = table_of([scored(0.8 + i % 10 / 100) for i in range(40)])


def test_shingle_f1_is_the_harmonic_mean_of_mean_precision_and_mean_recall() -> None:
    table = table_of([Scores(word=(1, 1, 1), shingle=(0.5, 0.5, 0), exact=0), Scores(word=(1, 1, 1), shingle=(0.5, 0, 0.5), exact=0)])
    assert (table.value("shingle_p"), table.value("shingle_r"), table.value("shingle_f1")) == (0.75, 0.75, 0.75)


def test_a_failed_output_counts_for_recall_but_has_no_precision() -> None:
    table = table_of([scored(1.0), Scores(word=(0, 0, 0), shingle=(0, 0, 1), exact=0, empty=1)])
    assert (table.value("shingle_p"), table.value("shingle_r"), table.value("word_f1")) == (1, 0.5, 0.5)


def test_left_and_lost_are_shares_of_all_documents_together() -> None:
    long = Scores(word=(1, 1, 1), before=(100, 50, 0), after=(90, 10, 10))
    short = Scores(word=(1, 1, 1), before=(10, 0, 0), after=(10, 0, 0))
    table = table_of([long, short])
    assert table.value("left") == pytest.approx(0.2)
    assert table.value("lost") == pytest.approx(10 / 110)
    assert table.value("lost_mean") == pytest.approx(0.05)


def test_snippets_alone_have_their_own_figures() -> None:
    table = table_of([Scores(present=(3, 4), absent=(1, 1)), Scores(present=(0, 0), absent=(0, 1))])
    assert set(table.formulas) == {"with", "without", "snippet_f1"}
    assert (table.value("with"), table.value("without")) == (0.75, 0.5)
    assert table.value("snippet_f1") == pytest.approx(0.6)


def test_a_mixed_corpus_counts_only_what_all_documents_have() -> None:
    assert "word_f1" not in table_of([scored(1.0), Scores(present=(1, 1))]).formulas


def test_an_interval_holds_the_value_and_is_narrower_for_more_documents() -> None:
    found = interval(GOOD, "word_f1", drawn(SITES))
    many = table_of([scored(0.9 + i % 10 / 100) for i in range(400)])
    narrow = interval(many, "word_f1", drawn([f"site{i % 71}" for i in range(400)]))
    assert found.low < found.value < found.high
    assert narrow.high - narrow.low < found.high - found.low


def test_pages_of_one_site_are_drawn_together() -> None:
    weights = drawn(["a", "b", "a", "c"])
    assert np.array_equal(weights[:, 0], weights[:, 2])
    assert not np.array_equal(weights[:, 0], weights[:, 1])


def test_a_paired_difference_is_surer_than_the_figures_alone() -> None:
    weights = drawn(SITES)
    found = difference(BAD, GOOD, "word_f1", weights)
    alone = interval(BAD, "word_f1", weights)
    assert [found.value, found.low, found.high] == pytest.approx([-0.1] * 3)
    assert alone.high - alone.low > 0.001


def test_draws_are_the_same_every_time() -> None:
    assert np.array_equal(drawn(SITES), drawn(SITES))


def test_chosen_documents_alone() -> None:
    weights = np.zeros(40)
    weights[3] = 1
    assert GOOD.value("word_f1", weights) == pytest.approx(0.93)
