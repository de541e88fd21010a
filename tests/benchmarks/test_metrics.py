from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpora import open_corpora
from benchmarks.corpora.fixtures import FIXTURES
from benchmarks.documents import Document
from benchmarks.metrics import Scores, f1_of, rouge_lsum, score, shingles, tokens, words
from benchmarks.statistics import table_of

TRUTH = "The rain came at night and the river left its bed by noon"
sentences = st.lists(st.sampled_from("rain river bed noon night the a 川 雨 Ж 7".split()), max_size=30).map(" ".join)


def page(truth: str | None = TRUTH, **more: object) -> Document:
    return Document("1", "html", "<p>source</p>", truth=truth, **more)  # type: ignore[arg-type]


def test_the_truth_itself_is_perfect() -> None:
    got = score(page(), TRUTH)
    assert (got.word, got.shingle, got.exact) == ((1, 1, 1), (1, 0, 0), 1)


def test_words_count_as_a_bag_in_lower_case() -> None:
    assert words("a A b", "a b b c") == pytest.approx((2 / 3, 2 / 4, 4 / 7))


def test_shingles_keep_order_and_case() -> None:
    assert score(page("one two three four five"), "five one two three four").shingle == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert score(page("one two three four"), "One two three four").shingle == (0, 0.5, 0.5)


def test_characters_of_unspaced_scripts_are_words() -> None:
    assert tokens("雨が rain") == ["雨", "が", "rain"]


def test_a_text_shorter_than_a_shingle_is_one_shingle() -> None:
    assert shingles("one two").total() == 1
    assert shingles("...").total() == 0


def test_an_empty_output_is_no_success() -> None:
    got = score(page(), " ... ")
    assert (got.word, got.exact, got.empty) == ((0, 0, 0), 0, 1)
    assert score(page(), "").shingle == (0, 0, 1)


def test_snippets_are_found_whatever_the_white_space() -> None:
    got = score(page(None, present=("river left", "its  bed"), absent=("Share this", "the\nriver")), "the river\nleft its bed")
    assert (got.word, got.present, got.absent) == (None, (2, 2), (1, 2))


def test_rouge_counts_lines_in_any_script() -> None:
    assert rouge_lsum("дождь пришёл\nночью", "дождь пришёл\nночью") == 1
    assert 0 < rouge_lsum("дождь пришёл", "дождь пришёл\nночью") < 1
    assert score(page(), TRUTH, rouge=True).rouge == 1


def test_text_mode_compares_with_what_was_there_before() -> None:
    document = Document("1", "text", "one two three four five\nShare this page now", truth="one two three four five")
    got = score(document, "two three four five")
    assert got.before == (2, 4, 0)
    assert got.after == (1, 0, 1)


def test_scores_survive_json() -> None:
    import json
    from dataclasses import asdict

    got = score(page(present=("rain",)), "The rain came at night")
    assert Scores.of(json.loads(json.dumps(asdict(got)))) == got


@given(sentences, sentences)
def test_f1_is_the_same_both_ways(a: str, b: str) -> None:
    assert words(a, b)[2] == pytest.approx(words(b, a)[2])
    one, other = score(page(a), b).shingle, score(page(b), a).shingle
    assert one is not None and other is not None
    assert f1_of(one) == pytest.approx(f1_of(other))


def test_figures_on_the_fixtures_are_those_of_the_reference() -> None:
    """The values were computed once with the reference implementation, on the fixtures' extracted texts cut to lines of 80 characters."""
    documents = [d for d in open_corpora(FIXTURES)[1].documents if d.truth is not None]
    as_texts = table_of([score(d, long_lines(d.read())) for d in documents])
    as_pages = table_of([score(replace(d, mode="html"), long_lines(d.read())) for d in documents])
    got = {name: round(as_pages.value(name), 4) for name in ("word_p", "word_r", "word_f1", "shingle_p", "shingle_r", "shingle_f1")}
    assert got == KNOWN_PAGES
    assert {name: round(as_texts.value(name), 4) for name in KNOWN_TEXTS} == KNOWN_TEXTS


KNOWN_PAGES = {"word_p": 0.6678, "word_r": 0.7723, "word_f1": 0.7017, "shingle_p": 0.7422, "shingle_r": 0.7332, "shingle_f1": 0.7377}
KNOWN_TEXTS = {"before": 0.7419, "shingle_f1": 0.6649, "left": 0.3956, "lost": 0.2434, "lost_mean": 0.248}


def long_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if len(line.strip()) >= 80)
