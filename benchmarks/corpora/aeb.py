"""The article-extraction-benchmark: ``ground-truth.json``, ``html/ID.html.gz``, and what other systems gave in ``output/*.json``."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from benchmarks.corpora.layout import Layout, corpus_of, take
from benchmarks.corpora.outputs import published
from benchmarks.corpora.pages import beside, page_file
from benchmarks.corpora.rows import Row, RowError, as_row, json_object, site, text, texts
from benchmarks.documents import Corpus, CorpusError, Document

_TRUTH = "ground-truth.json"


def _detects(path: Path) -> bool:
    return (path / _TRUTH).is_file()


def _read(path: Path) -> list[Corpus]:
    folders = beside(path / _TRUTH, "html")
    taken = take(json_object(path / _TRUTH), partial(_document, folders))
    outputs = published((path / "output").glob("*.json"), _output)
    return [corpus_of(path / _TRUTH, "article-extraction-benchmark", "html", LAYOUT.name, taken, outputs)]


def _document(folders: list[Path], name: str, row: Row) -> Document:
    page, truth, url = page_file(folders, name), text(row, "articleBody"), text(row, "url")
    return Document(name, "html", page, truth, texts(row, "with"), texts(row, "without"), url=url, publisher=site(url))


def _output(path: Path) -> dict[str, str]:
    """What one system gave. Newer files wrap it, with the version of the system beside it; null stands for nothing found."""
    rows = dict(json_object(path))
    if isinstance(rows.get("output"), dict) and set(rows) <= {"output", "version"}:
        rows = rows["output"]
    try:
        return {name: text(as_row(row), "articleBody") or "" for name, row in rows.items()}
    except RowError as why:
        raise CorpusError(f"{path}: {why}") from why


LAYOUT = Layout("aeb", _TRUTH, _detects, _read)
