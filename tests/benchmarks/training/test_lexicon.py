from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.training.lexicon import fit_lexicon
from benchmarks.training.samples import Sample
from tests.benchmarks.training.teaching import sample

pytest.importorskip("sklearn")


@pytest.fixture(scope="module", name="samples")
def _samples() -> list[Sample]:
    return [sample(at) for at in range(6)]


def test_words_of_prompts_speak_against_an_article_and_those_of_articles_for_it(samples: list[Sample]) -> None:
    lexicon = fit_lexicon(samples, 6)
    assert lexicon.log_odds(["share", "this", "article"]) < lexicon.log_odds([]) < lexicon.log_odds(samples[0].signals.wording[3].tokens)
    assert lexicon.pairs["share", "this"] < 0 and lexicon.first["share"] < 0 and lexicon.last["article"] < 0


def test_words_of_few_sites_are_left_out(samples: list[Sample]) -> None:
    one_site = [replace(own, document=replace(own.document, publisher="one")) for own in samples]
    assert not fit_lexicon(one_site, 2).words
    assert not fit_lexicon(samples, 7).words


def test_numbers_are_no_words(samples: list[Sample]) -> None:
    lexicon = fit_lexicon(samples, 1)
    entries = {*lexicon.words, *lexicon.first, *lexicon.last, *(word for pair in lexicon.pairs for word in pair)}
    assert "share" in entries and not any(character.isdigit() for entry in entries for character in entry)


def test_blocks_that_are_all_of_one_kind_teach_nothing(samples: list[Sample]) -> None:
    alike = [replace(own, labels=own.labels * 0) for own in samples]
    assert not fit_lexicon(alike, 1).words
