from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpora import open_corpora
from benchmarks.corpora.fixtures import FIXTURES, LAYOUT
from benchmarks.documents import CorpusError
from tests.benchmarks.corpora.building import ARTICLE, PAGE, write

ABOUT = """
language = "en"
kind = "article"
url = "https://www.harbourpost.example/ferry"
text_style = "lines"
"""


def fixture(folder: Path, **files: Any) -> Path:
    given = {"about.toml": ABOUT, "article.txt": f"{ARTICLE}\n", "page.html": PAGE, "extracted.txt": f"{ARTICLE}\nShare this\n", **files}
    for name, content in given.items():
        if content is not None:
            write(folder / name, content)
    return folder


@pytest.mark.parametrize("above", ["", "pages"])
def test_one_corpus_of_pages_and_one_of_texts(tmp_path: Path, above: str) -> None:
    fixture(tmp_path / above / "en-ferry")
    pages, texts = open_corpora(tmp_path)
    assert (pages.name, pages.mode, texts.name, texts.mode) == ("fixtures-html", "html", "fixtures-text", "text")
    [page], [text] = pages.documents, texts.documents
    assert (page.id, page.read(), page.truth, page.upstream) == ("en-ferry", PAGE, ARTICLE, None)
    assert (text.id, text.read(), text.truth, text.upstream) == ("en-ferry", f"{ARTICLE}\nShare this\n", ARTICLE, "lines")
    assert {(d.url, d.language, d.publisher, d.kind) for d in (page, text)} == {
        ("https://www.harbourpost.example/ferry", "en", "harbourpost.example", "article")
    }


def test_a_fixture_with_one_source_is_in_one_corpus(tmp_path: Path) -> None:
    fixture(tmp_path / "en-page", **{"extracted.txt": None})
    fixture(tmp_path / "en-text", **{"page.html": None})
    assert [[d.id for d in corpus.documents] for corpus in open_corpora(tmp_path)] == [["en-page"], ["en-text"]]
    assert [corpus.skipped for corpus in open_corpora(tmp_path)] == [(), ()]


def test_without_any_text_there_is_no_corpus_of_texts(tmp_path: Path) -> None:
    fixture(tmp_path / "en-page", **{"extracted.txt": None})
    assert [corpus.name for corpus in open_corpora(tmp_path)] == ["fixtures-html"]


@pytest.mark.parametrize("article", ["", None], ids=["empty", "missing"])
def test_an_index_page_has_no_truth_but_its_kind(tmp_path: Path, article: str | None) -> None:
    fixture(tmp_path / "en-front", **{"about.toml": ABOUT.replace("article", "index"), "article.txt": article})
    for corpus in open_corpora(tmp_path):
        [document] = corpus.documents
        assert (document.truth, document.kind) == (None, "index")


def test_what_cannot_be_taken_is_listed(tmp_path: Path) -> None:
    fixture(tmp_path / "en-ferry")
    fixture(tmp_path / "en-none", **{"page.html": None, "extracted.txt": None})
    fixture(tmp_path / "en-about", **{"about.toml": "language = "})
    fixture(tmp_path / "en-article", **{"article.txt": None})
    fixture(tmp_path / "en-coded", **{"article.txt": b"\xff"})
    pages, texts = open_corpora(tmp_path)
    assert [d.id for d in pages.documents] == [d.id for d in texts.documents] == ["en-ferry"]
    reasons = dict(line.split(": ", 1) for line in pages.skipped)
    assert reasons["en-none"] == "neither page.html nor extracted.txt"
    assert reasons["en-article"] == "no truth: neither the article nor snippets of it"
    assert reasons["en-about"].startswith("about.toml: ")
    assert reasons["en-coded"].startswith("article.txt: ")


def test_nothing_usable_is_an_error(tmp_path: Path) -> None:
    fixture(tmp_path / "en-ferry", **{"article.txt": None})
    with pytest.raises(CorpusError, match="en-ferry: no truth"):
        open_corpora(tmp_path)


def test_a_folder_without_fixtures_is_another_layout(tmp_path: Path) -> None:
    write(tmp_path / "pages" / "about.toml", ABOUT)
    assert not LAYOUT.detects(tmp_path)


def test_the_fixtures_of_this_repository() -> None:
    folders = list((FIXTURES / "pages").iterdir())
    pages, texts = open_corpora(FIXTURES)
    assert pages.skipped == texts.skipped == ()
    assert len(pages.documents) == sum((folder / "page.html").is_file() for folder in folders)
    assert len(texts.documents) == sum((folder / "extracted.txt").is_file() for folder in folders)
    assert {d.id for d in pages.documents if d.truth is None} == {d.id for d in pages.documents if d.kind == "index"}
