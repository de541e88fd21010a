from __future__ import annotations

import pickle
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.documents import Document
from benchmarks.training.samples import folds_of, sample_of, sampled
from tests.benchmarks.made import BODY, OTHER
from tests.benchmarks.training.teaching import page_of, sample


def test_a_label_is_the_share_of_a_block_that_is_the_articles() -> None:
    page = f"<html><body><p>{BODY[0]}</p><p>{OTHER}</p><p>{BODY[1]} {OTHER}</p></body></html>"
    found = sample_of(Document("1", "html", page, f"{BODY[0]}\n{BODY[1]}"), "news")
    assert found
    whole, nothing, part = found.labels.tolist()
    assert (whole, nothing) == (1.0, 0.0) and part == pytest.approx(len(BODY[1].split()) / len(f"{BODY[1]} {OTHER}".split()), abs=0.05)


def test_longer_blocks_count_more_and_a_document_by_the_root_of_its_size() -> None:
    found = sample(0)
    sizes = np.array([len(block.text.split()) for block in found.page.blocks])
    assert found.weights.argmax() == sizes.argmax() and found.weights.min() > 0
    assert found.weights.sum() == pytest.approx(np.sqrt(np.sqrt(sizes).sum()), rel=0.02)


def test_a_corpus_may_count_more() -> None:
    twice = sampled((page_of(0), "news", 2.0))
    assert twice and twice.weights.tolist() == pytest.approx((2 * sample(0).weights).tolist())


def test_the_table_holds_every_signal_of_every_block() -> None:
    found = sample(0)
    assert found.table.shape == (len(found.page.blocks), len(found.signals.columns))
    assert found.table.dtype == np.float32
    name = list(found.signals.columns)[3]
    assert found.table[:, 3].tolist() == found.signals.columns[name].astype(np.float32).tolist()


@pytest.mark.parametrize("document", [Document("1", "html", "", OTHER), Document("1", "html", f"<p>{OTHER}</p>", kind="index")])
def test_without_a_block_or_anything_known_there_is_no_sample(document: Document) -> None:
    assert sample_of(document, "news") is None


def test_texts_are_read_as_text() -> None:
    found = sample_of(Document("1", "text", f"<b>\n{OTHER}", OTHER, upstream="other"), "texts")
    assert found and found.page.blocks[0].text == "<b>" and not found.page.markup


def test_samples_go_to_other_processes() -> None:
    found = sample(0)
    assert pickle.loads(pickle.dumps(found)).labels.tolist() == found.labels.tolist()


def test_sites_are_never_split() -> None:
    samples = [sample(at, site=f"site {at % 7}") for at in range(21)]
    folds = folds_of(samples, 3)
    assert len({(own.site, int(fold)) for fold, own in zip(folds, samples, strict=True)}) == 7
    assert sorted(np.bincount(folds).tolist()) == [6, 6, 9]


def test_folds_follow_the_seed_alone() -> None:
    samples = [sample(at) for at in range(12)]
    assert folds_of(samples, 3, seed=1).tolist() == folds_of(samples, 3, seed=1).tolist() != folds_of(samples, 3, seed=2).tolist()
    assert folds_of(samples[::-1], 3, seed=1).tolist() == folds_of(samples, 3, seed=1).tolist()[::-1]


def test_a_page_without_a_publisher_is_a_site_of_its_own() -> None:
    lonely = sample_of(replace(page_of(0), publisher=None), "news")
    assert lonely and lonely.site == "page 0"
