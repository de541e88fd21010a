from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpora import open_corpora
from benchmarks.corpora.wcxb import LAYOUT
from benchmarks.documents import CorpusError
from tests.benchmarks.corpora.building import ARTICLE, PAGE, write

TRUTH: dict[str, Any] = {"title": "Ferry", "main_content": ARTICLE, "with": ["harbour master"], "without": ["Share this"]}


def add(split: Path, name: str, page_type: object = None, truth: object = TRUTH, page: bool = True) -> None:
    internal = {} if page_type is None else {"_internal": {"page_type": page_type}}
    row = {"schema_version": "2.0", "url": "https://news.harbourpost.co.uk/ferry", "file_id": name, "ground_truth": truth, **internal}
    write(split / "ground-truth" / f"{name}.json", row)
    if page:
        write(split / "html" / f"{name}.html.gz")


def test_a_split_is_a_corpus(tmp_path: Path) -> None:
    add(tmp_path / "test", "4001")
    add(tmp_path / "dev", "0002")
    add(tmp_path / "dev", "0001", {"primary": "article", "confidence": "verified"})
    dev, test = open_corpora(tmp_path)
    assert (dev.name, test.name, dev.layout, dev.mode) == ("wcxb-dev-all", "wcxb-test-all", "wcxb", "html")
    assert [document.id for document in dev.documents] == ["0001", "0002"]
    document = dev.documents[0]
    assert (document.read(), document.truth) == (PAGE, ARTICLE)
    assert (document.present, document.absent) == (("harbour master",), ("Share this",))
    assert (document.url, document.publisher) == ("https://news.harbourpost.co.uk/ferry", "harbourpost.co.uk")


def test_one_split_by_its_own_path(tmp_path: Path) -> None:
    add(tmp_path / "dev", "0001")
    assert [corpus.name for corpus in open_corpora(tmp_path / "dev")] == ["wcxb-dev-all"]


@pytest.mark.parametrize(
    ("given", "page_type", "kind"),
    [
        ({"primary": "forum"}, "forum", None),
        ({"primary": "listing"}, "listing", "index"),
        ({"primary": "category"}, "collection", "index"),
        ("product", "product", None),
        ({}, "article", "article"),
        (None, "article", "article"),
    ],
)
def test_page_types(tmp_path: Path, given: object, page_type: str, kind: str | None) -> None:
    add(tmp_path / "dev", "0001", given)
    [document] = open_corpora(tmp_path)[0].documents
    assert (document.page_type, document.kind, document.truth) == (page_type, kind, ARTICLE)


def test_a_listing_without_content_is_known_by_its_kind(tmp_path: Path) -> None:
    add(tmp_path / "dev", "0001", {"primary": "listing"}, {"main_content": ""})
    [document] = open_corpora(tmp_path)[0].documents
    assert (document.truth, document.kind) == (None, "index")


def test_what_cannot_be_taken_is_listed(tmp_path: Path) -> None:
    dev = tmp_path / "dev"
    add(dev, "0001")
    add(dev, "0002", truth={"main_content": None})
    add(dev, "0003", page=False)
    add(dev, "0004", truth=None)
    write(dev / "ground-truth" / "0005.json", "{")
    [corpus] = open_corpora(tmp_path)
    assert [document.id for document in corpus.documents] == ["0001"]
    assert corpus.skipped[:3] == (
        "0002: no truth: neither the article nor snippets of it",
        "0003: no page 0003.html.gz in html/",
        "0004: a row should be a JSON object, not null",
    )
    assert corpus.skipped[3].startswith("0005: ") and "no JSON" in corpus.skipped[3]


def test_a_truth_without_pages(tmp_path: Path) -> None:
    add(tmp_path / "dev", "0001", page=False)
    with pytest.raises(CorpusError, match="ground-truth is there, but no html/ folder") as caught:
        open_corpora(tmp_path)
    assert str(tmp_path / "dev") in str(caught.value)


def test_one_split_that_is_broken_does_not_stop_the_other(tmp_path: Path) -> None:
    add(tmp_path / "dev", "0001")
    add(tmp_path / "test", "4001", page=False)
    dev, test = open_corpora(tmp_path)
    assert len(dev.documents) == 1
    assert test.documents == () and "no html/ folder" in test.skipped[0]


def test_empty_folders_are_not_its_layout(tmp_path: Path) -> None:
    (tmp_path / "dev" / "ground-truth").mkdir(parents=True)
    assert not LAYOUT.detects(tmp_path)
