"""The neutral layout: folders with ``pages.jsonl`` (or ``.gz``) and ``html/ID.html.gz`` (or ``.html``), and files of text rows.

A folder above several of them gives all, by name.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.corpora.layout import Layout, corpus_of, read_each, take
from benchmarks.corpora.pages import beside, is_file, page_file
from benchmarks.corpora.rows import Row, RowError, identity, json_lines, kind_of, known, site, text, texts
from benchmarks.documents import Corpus, Document

_PAGES = ("pages.jsonl", "pages.jsonl.gz")
_ROWS = (".jsonl", ".jsonl.gz")


def _detects(path: Path) -> bool:
    return bool(_files(path))


def _read(path: Path) -> list[Corpus]:
    return read_each([_part(file) for file in _files(path)])


def _files(path: Path) -> list[Path]:
    """The files of rows that belong to a path: itself, the pages in it, or what lies one level below."""
    if path.is_file():
        return [path] if path.name.endswith(_ROWS) else []
    below = [path, *sorted(entry for entry in path.iterdir() if entry.is_dir())]
    pages = [file for file in map(_pages_in, below) if file]
    if pages and pages[0].parent == path:
        return pages[:1]
    texts_of = {_stem(file): file for file in sorted(path.iterdir(), reverse=True) if file.is_file() and file.name.endswith(_ROWS)}
    return sorted([*pages, *texts_of.values()])


def _pages_in(folder: Path) -> Path | None:
    return next((folder / name for name in _PAGES if is_file(folder / name)), None)


def _stem(file: Path) -> str:
    return file.name.removesuffix(".gz").removesuffix(".jsonl")


def _part(file: Path) -> tuple[Corpus, Callable[[], Corpus]]:
    if file.name in _PAGES:
        name = file.resolve().parent.name
        return Corpus(name, "html", LAYOUT.name, ()), partial(_read_pages, file, name)
    return Corpus(_stem(file), "text", LAYOUT.name, ()), partial(_read_texts, file)


def _read_pages(file: Path, name: str) -> Corpus:
    taken = take(json_lines(file), partial(_page, beside(file, "html")))
    return corpus_of(file, name, "html", LAYOUT.name, taken)


def _page(folders: list[Path], name: str, row: Row) -> Document:
    own, url, kind = identity(row), text(row, "url"), text(row, "kind")
    return Document(
        own,
        "html",
        page_file(folders, own),
        truth=text(row, "text"),
        present=texts(row, "with"),
        absent=texts(row, "without"),
        url=url,
        language=text(row, "language"),
        country=text(row, "country"),
        publisher=text(row, "publisher") or site(url),
        page_type=text(row, "page_type") or kind,
        kind=kind_of(kind),
        known=known(row),
    )


def _read_texts(file: Path) -> Corpus:
    return corpus_of(file, _stem(file), "text", LAYOUT.name, take(json_lines(file), _text))


def _text(name: str, row: Row) -> Document:
    own, upstream, url = identity(row), text(row, "upstream"), text(row, "url")
    source = text(row, "text")
    if source is None:
        raise RowError("no 'text'")
    # The same page comes from several extractors.
    own = f"{own}/{upstream}" if upstream else own
    language, truth = text(row, "language"), text(row, "gold")
    return Document(own, "text", source, truth, url=url, language=language, publisher=site(url), upstream=upstream)


LAYOUT = Layout("neutral", "pages.jsonl, pages.jsonl.gz or text rows in *.jsonl", _detects, _read)
