from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpora import open_corpora
from benchmarks.corpora.aeb import LAYOUT
from benchmarks.documents import Corpus, CorpusError
from tests.benchmarks.corpora.building import ARTICLE, PAGE, write

ROW: dict[str, Any] = {"articleBody": ARTICLE, "url": "https://news.harbourpost.co.uk/ferry"}


def corpus_at(path: Path, truth: dict[str, Any] | str, pages: tuple[str, ...] = ("a1",)) -> Corpus:
    write(path / "ground-truth.json", truth)
    for name in pages:
        write(path / "html" / f"{name}.html.gz")
    [corpus] = open_corpora(path)
    return corpus


def test_pages_with_their_truth(tmp_path: Path) -> None:
    corpus = corpus_at(tmp_path, {"a1": ROW, "a2": {"articleBody": "Two boats."}}, ("a1", "a2"))
    assert (corpus.name, corpus.mode, corpus.layout, corpus.skipped) == ("article-extraction-benchmark", "html", "aeb", ())
    first, second = corpus.documents
    assert (first.id, first.read(), first.truth, first.url) == ("a1", PAGE, ARTICLE, ROW["url"])
    assert (first.publisher, first.present, first.kind) == ("harbourpost.co.uk", (), None)
    assert (second.truth, second.url, second.publisher) == ("Two boats.", None, None)
    assert dict(corpus.outputs) == {}


def test_snippets_where_a_follower_adds_them(tmp_path: Path) -> None:
    [document] = corpus_at(tmp_path, {"a1": {**ROW, "with": ["ferry"], "without": ["Share"]}}).documents
    assert (document.present, document.absent) == (("ferry",), ("Share",))


def test_the_outputs_of_other_systems_in_both_shapes(tmp_path: Path) -> None:
    rows = {"a1": {"articleBody": "The ferry sails."}, "a2": {"articleBody": None}}
    write(tmp_path / "output" / "plain.json", rows)
    write(tmp_path / "output" / "wrapped.json", {"version": "1.2", "output": rows})
    outputs = corpus_at(tmp_path, {"a1": ROW}).outputs
    assert list(outputs) == ["plain", "wrapped"]
    assert all(texts == {"a1": "The ferry sails.", "a2": ""} for texts in outputs.values())


@pytest.mark.parametrize("content", ["{", {"a1": "text"}, {"a1": {"articleBody": ["text"]}}], ids=["no JSON", "no row", "no text"])
def test_an_output_that_cannot_be_read_is_listed(tmp_path: Path, content: Any) -> None:
    write(tmp_path / "output" / "sound.json", {})
    write(tmp_path / "output" / "tool.json", content)
    corpus = corpus_at(tmp_path, {"a1": ROW})
    assert list(corpus.outputs) == ["sound"]
    [line] = corpus.skipped
    assert line.startswith("output of tool: ")


def test_what_cannot_be_taken_is_listed(tmp_path: Path) -> None:
    rows = ('"a1": {"articleBody": "One."}', '"a1": {"articleBody": "Two."}', '"a2": {"articleBody": ""}', '"a3": {}', '"../a1": {}')
    corpus = corpus_at(tmp_path, "{" + ",".join(rows) + "}", ("a1", "a2"))
    assert [document.truth for document in corpus.documents] == ["One."]
    assert corpus.skipped == (
        "a1: the id is there already",
        "a2: no truth: neither the article nor snippets of it",
        "a3: no page a3.html.gz in html/",
        "../a1: '../a1' cannot be the name of a file",
    )


def test_a_truth_without_pages(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"ground-truth\.json is there, but no html/ folder"):
        corpus_at(tmp_path, {"a1": ROW}, ())


def test_a_truth_that_is_no_json(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"ground-truth\.json: no JSON"):
        corpus_at(tmp_path, "{")


def test_pages_without_a_truth_are_not_its_layout(tmp_path: Path) -> None:
    write(tmp_path / "html" / "a1.html.gz")
    assert not LAYOUT.detects(tmp_path)
