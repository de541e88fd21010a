"""Trafilatura's own evaluation: ``tests/evaldata.json`` with snippets by address, and the pages in ``tests/cache`` and ``tests/eval``."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from benchmarks.corpora.layout import Layout, corpus_of, take
from benchmarks.corpora.pages import beside, page_file
from benchmarks.corpora.rows import Row, identity, json_object, site, text, texts
from benchmarks.documents import Corpus, Document

_TRUTH = "evaldata.json"


def _detects(path: Path) -> bool:
    return _truth(path).is_file()


def _truth(path: Path) -> Path:
    inner = path / "tests" / _TRUTH
    return inner if inner.is_file() else path / _TRUTH


def _read(path: Path) -> list[Corpus]:
    truth = _truth(path)
    folders = beside(truth, "cache", "eval")
    taken = take(json_object(truth), partial(_document, folders))
    return [corpus_of(truth, "trafilatura-evaldata", "html", LAYOUT.name, taken)]


def _document(folders: list[Path], url: str, row: Row) -> Document:
    file = identity(row, "file")
    page = page_file(folders, file, endings=("",))
    return Document(
        file.removesuffix(".html"),
        "html",
        page,
        present=texts(row, "with"),
        absent=texts(row, "without"),
        url=url,
        country=text(row, "region"),
        publisher=site(url),
    )


LAYOUT = Layout("trafilatura_eval", f"tests/{_TRUTH}", _detects, _read)
