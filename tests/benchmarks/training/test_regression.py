from __future__ import annotations

import numpy as np
import pytest

from benchmarks.training.regression import Lesson, held_out, learn


def lessons(count: int = 200, flip: int = -1) -> list[Lesson]:
    """Pages of twenty sites whose target depends on one signal, and not on the other."""
    random = np.random.default_rng(3)
    made = []
    for i in range(count):
        slug, noise = random.normal(3, 2), random.normal()
        target = float(random.random() < 1 / (1 + np.exp(1.5 * (slug - 3))))
        made.append(Lesson(f"site {i % 20}", {"slug": slug, "noise": noise}, 1 - target if i % 20 == flip else target))
    return made


def test_it_finds_what_tells() -> None:
    learned = learn(lessons(2000))
    slug, noise = learned.terms["slug"], learned.terms["noise"]
    assert slug.weight / slug.spread == pytest.approx(-1.5, abs=0.2) and abs(noise.weight) < 0.15
    assert learned.probability({"slug": 0.0}) > 0.9 and learned.probability({"slug": 6.0}) < 0.1


def test_the_mean_of_what_it_tells_is_the_mean_of_the_targets() -> None:
    fractional = [Lesson(one.site, one.signals, 0.8 * one.target + 0.1) for one in lessons()]
    learned = learn(fractional)
    told = np.mean([learned.probability(one.signals) for one in fractional])
    assert told == pytest.approx(np.mean([one.target for one in fractional]), abs=1e-3)


def test_weights_count() -> None:
    heavy = [Lesson(one.site, one.signals, one.target, 9.0 if one.target else 1.0) for one in lessons()]
    assert learn(heavy).bias > learn(lessons()).bias + 1


def test_a_signal_that_is_always_the_same_tells_nothing() -> None:
    assert learn([Lesson(one.site, {**one.signals, "one": 1.0}, one.target) for one in lessons()]).terms["one"].weight == 0.0


def test_what_is_not_known_of_some_pages_is_learned_from_the_others() -> None:
    partly = [
        Lesson(one.site, one.signals if i % 2 else {"noise": one.signals["noise"]}, one.target) for i, one in enumerate(lessons(1000))
    ]
    assert learn(partly).terms["slug"].weight < -1


def test_a_site_is_judged_by_what_has_not_seen_it() -> None:
    honest, lying = held_out(lessons(), 5, 1), held_out(lessons(flip=7), 5, 1)
    assert honest[7::20].tolist() == lying[7::20].tolist()
    assert (honest != lying).any()


def test_it_can_be_asked_with_less_than_it_learned_from() -> None:
    told = held_out(lessons(), 5, 1, [{} for _ in range(200)])
    assert len(set(told.tolist())) == 5  # the bias of each fold
