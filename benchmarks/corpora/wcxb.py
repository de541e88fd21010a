"""WCXB, the Web Content Extraction Benchmark: ``dev`` and ``test``, each with ``ground-truth/ID.json`` and ``html/ID.html.gz``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.corpora.layout import Layout, corpus_of, read_each, take
from benchmarks.corpora.pages import beside, page_file
from benchmarks.corpora.rows import Row, RowError, as_row, json_object, kind_of, known, site, text, texts
from benchmarks.documents import Corpus, CorpusError, Document

_TRUTH = "ground-truth"
_SPLITS = ("dev", "test")


def _detects(path: Path) -> bool:
    return bool(_splits(path))


def _splits(path: Path) -> list[Path]:
    return [folder for folder in (*(path / name for name in _SPLITS), path) if any((folder / _TRUTH).glob("*.json"))]


def _read(path: Path) -> list[Corpus]:
    splits = {folder: _name(folder) for folder in _splits(path)}
    return read_each([(Corpus(name, "html", LAYOUT.name, ()), partial(_split, folder, name)) for folder, name in splits.items()])


def _name(folder: Path) -> str:
    """The corpus has pages of all types, which its name tells: articles alone are another corpus."""
    split = folder.resolve().name
    return f"wcxb-{split}-all" if split in _SPLITS else "wcxb-all"


def _split(folder: Path, name: str) -> Corpus:
    folders = beside(folder / _TRUTH, "html")
    taken = take(_rows(folder / _TRUTH), partial(_document, folders))
    return corpus_of(folder, name, "html", LAYOUT.name, taken)


def _rows(folder: Path) -> Iterator[tuple[str, object]]:
    for path in sorted(folder.glob("*.json")):
        yield path.stem, _row(path)


def _row(path: Path) -> object:
    try:
        return dict(json_object(path))
    except CorpusError as error:
        return RowError(str(error))


def _document(folders: list[Path], name: str, row: Row) -> Document:
    truth, page_type, url = as_row(row.get("ground_truth")), _page_type(row), text(row, "url")
    return Document(
        name,
        "html",
        page_file(folders, name),
        truth=text(truth, "main_content"),
        present=texts(truth, "with"),
        absent=texts(truth, "without"),
        url=url,
        publisher=site(url),
        page_type=page_type,
        kind=kind_of(page_type),
        known=known(truth, "publish_date"),
    )


def _page_type(row: Row) -> str:
    """As the benchmark's own script has it: an object or a text, "article" by default, and an older name of collections."""
    named = as_row(row.get("_internal") or {}).get("page_type")
    found = named.get("primary") if isinstance(named, dict) else named
    found = found if isinstance(found, str) else "article"
    return "collection" if found == "category" else found


LAYOUT = Layout("wcxb", "dev/ or test/ with ground-truth/*.json", _detects, _read)
