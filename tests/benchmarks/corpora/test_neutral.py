from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpora import open_corpora
from benchmarks.corpora.neutral import LAYOUT
from benchmarks.documents import Corpus, CorpusError
from benchmarks.known import Known
from tests.benchmarks.corpora.building import ARTICLE, PAGE, write, write_rows

ROW: dict[str, Any] = {
    "id": "ferry",
    "url": "https://news.harbourpost.co.uk/ferry",
    "text": ARTICLE,
    "with": ["harbour master"],
    "without": ["Share this"],
    "country": "gb",
    "language": "en",
    "title": "Ferry",
}
TEXT = {"id": "ferry", "corpus": "ferries", "url": ROW["url"], "upstream": "plain", "text": f"{ARTICLE}\nShare this", "gold": ARTICLE}


def only(path: Path) -> Corpus:
    [corpus] = open_corpora(path)
    return corpus


def test_what_is_known_beside_the_text(tmp_path: Path) -> None:
    write_rows(tmp_path / "ferries" / "pages.jsonl", [{**ROW, "author": "Ann Lee", "date": "2024-05-17"}])
    write(tmp_path / "ferries" / "html" / "ferry.html")
    assert only(tmp_path / "ferries").documents[0].known == Known("Ferry", ("Ann Lee",), "2024-05-17")
    write_rows(tmp_path / "ferries" / "pages.jsonl", [{**ROW, "authors": ["Ann Lee", "Bo Ray"], "author": "x", "date": "2024"}])
    assert only(tmp_path / "ferries").documents[0].known == Known("Ferry", ("Ann Lee", "Bo Ray"), None)


@pytest.mark.parametrize("rows", ["pages.jsonl", "pages.jsonl.gz"])
@pytest.mark.parametrize("page", ["ferry.html", "ferry.html.gz"])
def test_a_folder_of_pages(tmp_path: Path, rows: str, page: str) -> None:
    write_rows(tmp_path / "ferries" / rows, [ROW])
    write(tmp_path / "ferries" / "html" / page)
    corpus = only(tmp_path / "ferries")
    assert (corpus.name, corpus.mode, corpus.layout, corpus.skipped) == ("ferries", "html", "neutral", ())
    [document] = corpus.documents
    assert (document.id, document.truth, document.present, document.absent) == ("ferry", ARTICLE, ("harbour master",), ("Share this",))
    assert (document.url, document.country, document.language, document.kind) == (ROW["url"], "gb", "en", None)
    assert document.publisher == "harbourpost.co.uk"
    assert document.read() == PAGE


def test_the_publisher_may_be_named(tmp_path: Path) -> None:
    write_rows(tmp_path / "pages.jsonl", [{**ROW, "publisher": "Harbour Post"}])
    write(tmp_path / "html" / "ferry.html")
    assert only(tmp_path).documents[0].publisher == "Harbour Post"


def test_snippets_alone_are_a_truth(tmp_path: Path) -> None:
    write_rows(tmp_path / "pages.jsonl", [{**ROW, "text": None}])
    write(tmp_path / "html" / "ferry.html")
    [document] = only(tmp_path).documents
    assert document.truth is None and document.present == ("harbour master",)


@pytest.mark.parametrize("kind", ["listing", "collection", "index"])
def test_a_kind_alone_makes_an_index_page(tmp_path: Path, kind: str) -> None:
    write_rows(tmp_path / "pages.jsonl", [{"id": "front", "text": None, "kind": kind}])
    write(tmp_path / "html" / "front.html")
    [document] = only(tmp_path).documents
    assert (document.truth, document.kind, document.page_type) == (None, "index", kind)


def test_a_page_type_may_have_any_name(tmp_path: Path) -> None:
    write_rows(tmp_path / "pages.jsonl", [{**ROW, "page_type": "forum", "kind": "index"}])
    write(tmp_path / "html" / "ferry.html")
    [document] = only(tmp_path).documents
    assert (document.page_type, document.kind) == ("forum", "index")


def test_pages_are_read_when_they_are_needed(tmp_path: Path) -> None:
    write_rows(tmp_path / "pages.jsonl", [ROW])
    page = write(tmp_path / "html" / "ferry.html")
    [document] = only(tmp_path).documents
    write(page, "changed")
    assert document.read() == "changed"
    page.unlink()
    with pytest.raises(CorpusError, match=r"ferry\.html"):
        document.read()


def test_what_cannot_be_taken_is_listed_with_its_line(tmp_path: Path) -> None:
    rows: list[Any] = [
        ROW,
        "{",
        {**ROW, "id": "lost"},
        ROW,
        {"id": "bare"},
        {"text": ARTICLE},
        {**ROW, "id": "../pages"},
        {**ROW, "id": "odd", "text": 3},
    ]
    write_rows(tmp_path / "pages.jsonl", rows)
    for name in ("ferry", "bare", "odd"):
        write(tmp_path / "html" / f"{name}.html")
    corpus = only(tmp_path)
    assert [document.id for document in corpus.documents] == ["ferry"]
    assert corpus.skipped[0].startswith("line 2: no JSON")
    assert corpus.skipped[1:] == (
        "lost (line 3): no page lost.html.gz in html/",
        "ferry (line 4): the id is there already",
        "bare (line 5): no truth: neither the article nor snippets of it",
        "line 6: no 'id'",
        "../pages (line 7): '../pages' cannot be the name of a file",
        "odd (line 8): 'text' should be text, not a number",
    )


def test_rows_without_a_folder_of_pages(tmp_path: Path) -> None:
    write_rows(tmp_path / "pages.jsonl", [ROW])
    with pytest.raises(CorpusError, match=r"pages\.jsonl is there, but no html/ folder"):
        open_corpora(tmp_path)


@pytest.mark.parametrize("name", ["noisy.jsonl", "noisy.jsonl.gz"])
@pytest.mark.parametrize("whole_folder", [False, True])
def test_text_rows(tmp_path: Path, name: str, whole_folder: bool) -> None:
    file = write_rows(tmp_path / name, [TEXT, {**TEXT, "upstream": "recall"}])
    corpus = only(tmp_path if whole_folder else file)
    assert (corpus.name, corpus.mode, corpus.layout, corpus.skipped) == ("noisy", "text", "neutral", ())
    assert [document.id for document in corpus.documents] == ["ferry/plain", "ferry/recall"]
    document = corpus.documents[0]
    assert (document.read(), document.truth, document.upstream) == (TEXT["text"], ARTICLE, "plain")
    assert (document.url, document.publisher) == (TEXT["url"], "harbourpost.co.uk")


def test_text_rows_that_cannot_be_taken(tmp_path: Path) -> None:
    rows = [TEXT, TEXT, {**TEXT, "id": 2, "gold": " "}, {**TEXT, "id": 3, "text": ""}, {**TEXT, "id": 4, "upstream": None}]
    corpus = only(write_rows(tmp_path / "noisy.jsonl", rows))
    assert [document.id for document in corpus.documents] == ["ferry/plain", "4"]
    assert corpus.skipped == (
        "ferry (line 2): the id is there already",
        "2 (line 3): no truth: neither the article nor snippets of it",
        "3 (line 4): no 'text'",
    )


def test_a_folder_above_gives_all(tmp_path: Path) -> None:
    for name in ("ships", "ferries"):
        write_rows(tmp_path / name / "pages.jsonl", [ROW])
        write(tmp_path / name / "html" / "ferry.html")
    write_rows(tmp_path / "noisy.jsonl", [TEXT])
    write_rows(tmp_path / "noisy.jsonl.gz", [TEXT, {**TEXT, "id": "other"}])
    (tmp_path / "notes").mkdir()
    corpora = open_corpora(tmp_path)
    assert [(corpus.name, corpus.mode, len(corpus.documents)) for corpus in corpora] == [
        ("ferries", "html", 1),
        ("noisy", "text", 1),
        ("ships", "html", 1),
    ]


def test_one_broken_corpus_does_not_stop_the_others(tmp_path: Path) -> None:
    write_rows(tmp_path / "ships" / "pages.jsonl", [ROW])
    write_rows(tmp_path / "noisy.jsonl", [TEXT])
    texts, ships = open_corpora(tmp_path)
    assert len(texts.documents) == 1
    assert (ships.name, ships.documents) == ("ships", ())
    assert "but no html/ folder" in ships.skipped[0]


def test_the_unpacked_rows_come_first(tmp_path: Path) -> None:
    write_rows(tmp_path / "pages.jsonl", [ROW])
    write_rows(tmp_path / "pages.jsonl.gz", [])
    write(tmp_path / "html" / "ferry.html")
    assert len(only(tmp_path).documents) == 1


def test_other_files_are_not_its_layout(tmp_path: Path) -> None:
    file = write(tmp_path / "rows.json", {"id": "ferry"})
    assert not LAYOUT.detects(file)
    assert not LAYOUT.detects(tmp_path)
