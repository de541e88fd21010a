from __future__ import annotations

import re

from benchmarks.training.held_out import held_out_page
from benchmarks.training.report import by_language, figures_of, without_each_rule
from benchmarks.training.samples import Sample
from newsclean.rules import RULES
from newsclean.scoring.scorer import Scores
from tests.benchmarks.training.teaching import sample, text_sample


def certain(labels: list[float]) -> Scores:
    """Scores that are always right, but never quite sure."""
    belief = tuple(0.98 if label > 0.5 else 0.02 for label in labels)
    return Scores(belief, belief)


def test_right_scores_have_perfect_figures() -> None:
    samples = [sample(0), sample(1), sample(2, corpus="blogs")]
    news, blogs = figures_of(samples, [certain(own.labels.tolist()) for own in samples])
    assert (news.part, news.documents, blogs.part, blogs.documents) == ("news", 2, "blogs", 1)
    assert news.alone["word_f1"] == news.alone["shingle_f1"] == news.alone["exact"] == 1.0
    assert set(news.alone) == set(news.whole)


def test_wrong_scores_have_not() -> None:
    (found,) = figures_of([sample(0)], [certain((1 - sample(0).labels).tolist())])
    assert found.alone["word_f1"] < 0.2


def test_rules_come_on_top_of_the_scorer() -> None:
    own = sample(0)
    (found,) = figures_of([own], [Scores((0.7,) * len(own.labels), (0.7,) * len(own.labels))])
    assert found.alone["word_r"] == 1.0 and found.alone["word_p"] < found.whole["word_p"]


def test_texts_are_told_apart_by_their_upstream() -> None:
    samples = [text_sample(0, "one"), text_sample(1, "other"), text_sample(2, "one")]
    found = figures_of(samples, [certain(own.labels.tolist()) for own in samples])
    assert [(part.part, part.documents) for part in found] == [("all upstreams", 3), ("one", 2), ("other", 1)]
    assert found[0].alone["lost"] == 0.0 and found[0].alone["before"] < found[0].alone["shingle_f1"] == 1.0


def test_a_line_for_the_scorer_alone_and_one_with_rules() -> None:
    (found,) = figures_of([sample(0)], [certain(sample(0).labels.tolist())])
    alone, whole = found.lines()
    assert alone.startswith("news") and "scorer alone" in alone and "word_f1 1.0000" in alone and "with rules" in whole


def test_languages_with_enough_texts_have_figures_of_their_own() -> None:
    samples = [*(text_sample(i, "one") for i in range(12)), text_sample(0, "truth")]
    (found,) = by_language(samples, [certain(own.labels.tolist()) for own in samples])
    assert (found.part, found.documents, found.alone["lost"]) == ("en", 12, 0.0)
    assert by_language(samples[:9], [certain(own.labels.tolist()) for own in samples[:9]]) == []


def test_what_a_rule_is_worth() -> None:
    samples = [text_sample(i, "one") for i in range(3)]
    found = {name: (removed, change) for name, removed, change in without_each_rule(samples, [believing(own) for own in samples])}
    removed, change = found["share_prompt"]
    assert removed == 3 and change["shingle_f1"] < 0 < change["left"] and change["lost"] == 0
    assert found["tags"] == (0, {"shingle_f1": 0, "left": 0, "lost": 0})


def test_the_page_tells_its_command_and_all_figures() -> None:
    samples = [text_sample(i, "one") for i in range(12)]
    scores = [believing(own) for own in samples]
    text = held_out_page("python -m this", figures_of(samples, scores), samples, scores)
    assert "```sh\npython -m this\n```" in text
    assert re.search(r"^\| one \| 12 \| 0\.\d{4} \|", text, re.M) and re.search(r"^\| en \| 12 \|", text, re.M)
    assert all(f"\n| `{rule.__name__}` |" in text for rule in RULES[1:])


def believing(own: Sample) -> Scores:
    """Half believed: everything is kept but what a rule takes."""
    return Scores((0.55,) * len(own.labels), (0.55,) * len(own.labels))
