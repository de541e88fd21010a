from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.corpora import open_corpora
from benchmarks.documents import Document
from benchmarks.training.texts import main, rows_of
from tests.benchmarks.made import BODY
from tests.benchmarks.training.teaching import page_of

for package in ("html_text", "inscriptis", "resiliparse"):
    pytest.importorskip(package)

PAGE = replace(page_of(0), truth=None)


def test_each_extractor_gives_a_text_beside_what_newsclean_makes_of_the_page() -> None:
    rows = rows_of(PAGE)
    assert {row["upstream"] for row in rows} >= {"html-text", "inscriptis", "resiliparse-all"}
    for row in rows:
        assert row["id"] == PAGE.id and BODY[0] in row["text"]
        assert BODY[0] in row["gold"] and "Share this article" not in row["gold"]


def test_a_known_article_stands_beside_its_texts() -> None:
    known = replace(PAGE, truth=BODY[0], source="<p>Short.</p>")
    assert {row["gold"] for row in rows_of(known)} == {BODY[0]}


def test_a_page_may_be_converted_instead() -> None:
    pytest.importorskip("markdownify")
    (row,) = rows_of(PAGE, convert=True)
    assert row["upstream"] in ("markdown", "markdown-wrapped", "text-nodes") and BODY[0] in row["gold"]


@pytest.mark.parametrize("source", ["<p>Short.</p>", "<ul><li><a href=/1>Storm closes two roads</a></ul>"])
def test_a_page_that_newsclean_is_not_confident_of_teaches_nothing(source: str) -> None:
    assert rows_of(replace(PAGE, source=source)) == []


def test_the_file_can_be_learned_from(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    (folder / "html").mkdir(parents=True)
    (folder / "html" / "a.html").write_text(str(PAGE.source), "utf-8")
    (folder / "pages.jsonl").write_text(json.dumps({"id": "a", "url": "https://a.example/1", "with": ["x"]}) + "\n", "utf-8")
    out = tmp_path / "texts.jsonl.gz"
    done = CliRunner().invoke(main, [str(folder), "-o", str(out)])
    assert done.exit_code == 0, done.output
    (corpus,) = open_corpora(out)
    texts: tuple[Document, ...] = corpus.documents
    assert {text.publisher for text in texts} == {"a.example"} and all(BODY[0] in (text.truth or "") for text in texts)
    assert f"{len(texts)} texts of 1 of 1 pages" in done.output
