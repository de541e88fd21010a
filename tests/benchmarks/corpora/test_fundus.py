from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpora import open_corpora
from benchmarks.corpora.fundus import LAYOUT
from benchmarks.documents import Corpus, CorpusError
from tests.benchmarks.corpora.building import PAGE, write

BODY = ["[Ferry back by Monday]", "The ferry sails again.", "It was [in dock] for a year.", "[Sic] was all he said."]
ROW: dict[str, Any] = {"body": BODY, "url": "https://www.harbourpost.example/ferry", "crawl_date": "2024-02-28 13:06:44"}


def corpus_at(path: Path, truth: dict[str, Any], pages: tuple[str, ...] = ("HarbourPost_0",)) -> Corpus:
    write(path / "ground_truth.json", truth)
    for name in pages:
        write(path / "html" / f"{name}.html.gz")
    [corpus] = open_corpora(path)
    return corpus


def test_pages_with_their_paragraphs(tmp_path: Path) -> None:
    corpus = corpus_at(tmp_path, {"HarbourPost_0.html.gz": ROW})
    assert (corpus.name, corpus.mode, corpus.layout, corpus.skipped) == ("fundus-evaluation", "html", "fundus", ())
    [document] = corpus.documents
    assert (document.id, document.read(), document.url) == ("HarbourPost_0", PAGE, ROW["url"])
    assert (document.publisher, document.language) == ("HarbourPost", "en")


def test_the_marks_of_optional_paragraphs_go(tmp_path: Path) -> None:
    [document] = corpus_at(tmp_path, {"HarbourPost_0.html.gz": ROW}).documents
    assert document.truth == "Ferry back by Monday\n\nThe ferry sails again.\n\nIt was [in dock] for a year.\n\n[Sic] was all he said."


def test_the_whole_clone_gives_the_same(tmp_path: Path) -> None:
    corpus = corpus_at(tmp_path / "dataset", {"HarbourPost_0.html.gz": ROW})
    assert open_corpora(tmp_path)[0].documents == corpus.documents


def test_what_other_scrapers_gave(tmp_path: Path) -> None:
    write(tmp_path / "extractions" / "tool.json", {"HarbourPost_0.html.gz": {"body": ["One.", "Two."], "url": "x"}})
    write(tmp_path / "extractions" / "broken.json", {"HarbourPost_0.html.gz": {"body": "One."}})
    corpus = corpus_at(tmp_path, {"HarbourPost_0.html.gz": ROW})
    assert {name: dict(texts) for name, texts in corpus.outputs.items()} == {"tool": {"HarbourPost_0": "One.\n\nTwo."}}
    [line] = corpus.skipped
    assert line.startswith("output of broken: ")


def test_what_cannot_be_taken_is_listed(tmp_path: Path) -> None:
    truth = {"HarbourPost_0.html.gz": ROW, "HarbourPost_1.html.gz": {**ROW, "body": []}, "../x.html.gz": ROW, "Other_0.html.gz": ROW}
    corpus = corpus_at(tmp_path, truth, ("HarbourPost_0", "HarbourPost_1"))
    assert [document.id for document in corpus.documents] == ["HarbourPost_0"]
    assert corpus.skipped == (
        "HarbourPost_1.html.gz: no truth: neither the article nor snippets of it",
        "../x.html.gz: '../x.html.gz' cannot be the name of a file",
        "Other_0.html.gz: no page Other_0.html.gz in html/",
    )


def test_a_truth_without_pages(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"ground_truth\.json is there, but no html/ folder"):
        corpus_at(tmp_path, {"HarbourPost_0.html.gz": ROW}, ())


def test_pages_without_a_truth_are_not_its_layout(tmp_path: Path) -> None:
    write(tmp_path / "dataset" / "html" / "HarbourPost_0.html.gz")
    assert not LAYOUT.detects(tmp_path)
