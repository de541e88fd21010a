from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpora import open_corpora
from benchmarks.corpora.trafilatura_eval import LAYOUT
from benchmarks.documents import Corpus, CorpusError
from tests.benchmarks.corpora.building import PAGE, write

URL = "https://news.harbourpost.co.uk/ferry"
ROW: dict[str, Any] = {
    "file": "harbourpost.ferry.html",
    "with": ["sails again"],
    "without": ["Share this"],
    "comments": ["At last!"],
    "region": "GB",
}


def corpus_at(path: Path, truth: dict[str, Any], pages: tuple[str, ...] = ("cache/harbourpost.ferry.html",)) -> Corpus:
    write(path / "evaldata.json", truth)
    for name in pages:
        write(path / name)
    [corpus] = open_corpora(path)
    return corpus


def test_snippets_by_address(tmp_path: Path) -> None:
    corpus = corpus_at(tmp_path, {URL: ROW})
    assert (corpus.name, corpus.mode, corpus.layout, corpus.skipped) == ("trafilatura-evaldata", "html", "trafilatura_eval", ())
    [document] = corpus.documents
    assert (document.id, document.url, document.publisher) == ("harbourpost.ferry", URL, "harbourpost.co.uk")
    assert (document.truth, document.present, document.absent) == (None, ("sails again",), ("Share this",))
    assert (document.read(), document.country) == (PAGE, "GB")


def test_the_whole_clone_gives_the_same(tmp_path: Path) -> None:
    corpus = corpus_at(tmp_path / "tests", {URL: ROW})
    assert open_corpora(tmp_path)[0].documents == corpus.documents


def test_pages_come_from_both_folders_and_from_cache_first(tmp_path: Path) -> None:
    pages = ("eval/harbourpost.ferry.html", "cache/harbourpost.ferry.html", "eval/only here.html")
    corpus = corpus_at(tmp_path, {URL: ROW, "https://b.example/": {**ROW, "file": "only here.html"}}, pages)
    assert [str(document.source) for document in corpus.documents] == [str(tmp_path / page) for page in pages[1:]]


def test_what_cannot_be_taken_is_listed(tmp_path: Path) -> None:
    truth = {
        URL: ROW,
        "https://a.example/again": ROW,
        "https://b.example/": {**ROW, "file": "lost.html"},
        "https://c.example/": {"with": ["x"]},
        "https://d.example/": {**ROW, "file": "none.html", "with": [], "without": []},
        "https://e.example/": {**ROW, "file": "../evaldata.json"},
        "https://f.example/": {**ROW, "file": "none.html", "with": "x"},
    }
    corpus = corpus_at(tmp_path, truth, ("cache/harbourpost.ferry.html", "cache/none.html"))
    assert [document.url for document in corpus.documents] == [URL]
    assert corpus.skipped == (
        "https://a.example/again: the id is there already",
        "https://b.example/: no page lost.html in cache/",
        "https://c.example/: no 'file'",
        "https://d.example/: no truth: neither the article nor snippets of it",
        "https://e.example/: '../evaldata.json' cannot be the name of a file",
        "https://f.example/: 'with' should be a list of texts",
    )


def test_snippets_without_pages(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"evaldata\.json is there, but no cache/ or eval/ folder"):
        corpus_at(tmp_path, {URL: ROW}, ())


def test_pages_without_snippets_are_not_its_layout(tmp_path: Path) -> None:
    write(tmp_path / "tests" / "cache" / "a.html")
    assert not LAYOUT.detects(tmp_path)
