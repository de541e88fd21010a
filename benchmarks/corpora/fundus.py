"""Fundus evaluation: ``dataset/ground_truth.json``, ``dataset/html``, and what other scrapers gave in ``dataset/extractions``."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from benchmarks.corpora.layout import Layout, corpus_of, take
from benchmarks.corpora.outputs import published
from benchmarks.corpora.pages import beside, page_file
from benchmarks.corpora.rows import Row, RowError, as_row, json_object, text, texts
from benchmarks.documents import Corpus, CorpusError, Document

_TRUTH = "ground_truth.json"
_ENDING = ".html.gz"


def _detects(path: Path) -> bool:
    return (_dataset(path) / _TRUTH).is_file()


def _dataset(path: Path) -> Path:
    return path / "dataset" if (path / "dataset").is_dir() else path


def _read(path: Path) -> list[Corpus]:
    folder = _dataset(path)
    folders = beside(folder / _TRUTH, "html")
    taken = take(json_object(folder / _TRUTH), partial(_document, folders))
    outputs = published((folder / "extractions").glob("*.json"), _output)
    return [corpus_of(folder / _TRUTH, "fundus-evaluation", "html", LAYOUT.name, taken, outputs)]


def _document(folders: list[Path], name: str, row: Row) -> Document:
    page = page_file(folders, name, endings=("",))
    truth = "\n\n".join(map(_unmarked, texts(row, "body"))) or None
    known = name.removesuffix(_ENDING)
    publisher = known.split("_")[0]
    return Document(known, "html", page, truth, url=text(row, "url"), language="en", publisher=publisher)


def _unmarked(paragraph: str) -> str:
    """A paragraph without the square brackets that mark it as optional: it may be found, but need not be."""
    return paragraph[1:-1] if paragraph.startswith("[") and paragraph.endswith("]") else paragraph


def _output(path: Path) -> dict[str, str]:
    try:
        return {name.removesuffix(_ENDING): "\n\n".join(texts(as_row(row), "body")) for name, row in json_object(path)}
    except RowError as why:
        raise CorpusError(f"{path}: {why}") from why


LAYOUT = Layout("fundus", f"dataset/{_TRUTH}", _detects, _read)
