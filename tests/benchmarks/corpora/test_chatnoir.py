from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpora import open_corpora
from benchmarks.corpora.chatnoir import LAYOUT
from benchmarks.documents import CorpusError
from tests.benchmarks.corpora.building import ARTICLE, PAGE, write, write_rows

ROW: dict[str, Any] = {"page_id": "f00d", "plaintext": ARTICLE, "url": "https://news.harbourpost.co.uk/ferry", "source": ["dragnet", "7"]}


def clone(path: Path, rows: list[Any], pages: tuple[str, ...] = ("f00d.html",), name: str = "dragnet") -> Path:
    write_rows(path / "datasets" / "combined" / "ground-truth" / f"{name}.jsonl", rows)
    for page in pages:
        write(path / "datasets" / "combined" / "html" / name / page)
    return path


@pytest.mark.parametrize("inner", ["", "datasets", "datasets/combined"])
def test_each_data_set_is_a_corpus(tmp_path: Path, inner: str) -> None:
    clone(tmp_path, [ROW], name="dragnet")
    clone(tmp_path, [{**ROW, "url": None}], name="cetd")
    cetd, dragnet = open_corpora(tmp_path / inner)
    assert (cetd.name, dragnet.name, dragnet.mode, dragnet.layout) == ("chatnoir-cetd", "chatnoir-dragnet", "html", "chatnoir")
    [document] = dragnet.documents
    assert (document.id, document.read(), document.truth) == ("f00d", PAGE, ARTICLE)
    assert (document.url, document.publisher) == (ROW["url"], "harbourpost.co.uk")
    assert cetd.documents[0].url is None


@pytest.mark.parametrize("folder", ["outputs/model-outputs", "datasets/combined/model-outputs"])
def test_the_outputs_of_the_models(tmp_path: Path, folder: str) -> None:
    write_rows(
        tmp_path / folder / "dragnet" / "tool.jsonl", [{"page_id": "f00d", "plaintext": "Ferry.", "model": "tool"}, {"page_id": "0"}]
    )
    write_rows(tmp_path / folder / "dragnet" / "broken.jsonl", [{"page_id": "f00d"}, {"plaintext": "Ferry."}])
    write_rows(tmp_path / folder / "other" / "unasked.jsonl", [])
    [corpus] = open_corpora(clone(tmp_path, [ROW]))
    assert {name: dict(texts) for name, texts in corpus.outputs.items()} == {"tool": {"f00d": "Ferry.", "0": ""}}
    [line] = corpus.skipped
    assert line.startswith("output of broken: ") and line.endswith("line 2: no 'page_id'")


def test_what_cannot_be_taken_is_listed(tmp_path: Path) -> None:
    rows = [ROW, {**ROW, "page_id": "beef", "plaintext": ""}, {**ROW, "page_id": "cafe"}, "{", {**ROW, "page_id": "../x"}, ROW]
    [corpus] = open_corpora(clone(tmp_path, rows, ("f00d.html", "beef.html")))
    assert [document.id for document in corpus.documents] == ["f00d"]
    assert corpus.skipped[:2] == (
        "beef (line 2): no truth: neither the article nor snippets of it",
        "cafe (line 3): no page cafe.html in dragnet/",
    )
    assert corpus.skipped[2].startswith("line 4: no JSON")
    assert corpus.skipped[3:] == (
        "../x (line 5): '../x' cannot be the name of a file",
        "f00d (line 6): the id is there already",
    )


def test_archives_that_are_not_unpacked(tmp_path: Path) -> None:
    write(tmp_path / "datasets" / "combined.tar.xz", b"packed")
    with pytest.raises(CorpusError, match=r"combined\.tar\.xz: is there, but not unpacked"):
        open_corpora(tmp_path)


def test_a_truth_without_pages(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="ground-truth is there, but no html/ folder"):
        open_corpora(clone(tmp_path, [ROW], ()))


def test_a_data_set_without_pages_does_not_stop_the_others(tmp_path: Path) -> None:
    clone(tmp_path, [ROW], (), name="cetd")
    cetd, dragnet = open_corpora(clone(tmp_path, [ROW]))
    assert len(dragnet.documents) == 1
    assert cetd.documents == () and "ground-truth/cetd.jsonl is there, but no html/cetd/ folder" in cetd.skipped[0]


def test_pages_without_a_truth_are_not_its_layout(tmp_path: Path) -> None:
    write(tmp_path / "datasets" / "combined" / "html" / "dragnet" / "f00d.html")
    assert not LAYOUT.detects(tmp_path)
