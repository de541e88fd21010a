"""The combined data sets of ChatNoir's web content extraction benchmark, as they are after unpacking.

``combined/ground-truth/SET.jsonl`` with ``combined/html/SET/ID.html``, and what other systems gave in
``outputs/model-outputs/SET/SYSTEM.jsonl``.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from benchmarks.corpora.layout import Layout, corpus_of, read_each, take
from benchmarks.corpora.outputs import published
from benchmarks.corpora.pages import beside, page_file
from benchmarks.corpora.rows import Row, RowError, as_row, identity, json_lines, site, text
from benchmarks.documents import Corpus, CorpusError, Document

_TRUTH = "ground-truth"
_PACKED = "combined.tar.xz"


def _detects(path: Path) -> bool:
    return _combined(path) is not None or _packed(path) is not None


def _combined(path: Path) -> Path | None:
    """The folder that holds the truth and the pages: of the whole clone, of its ``datasets``, or that one itself."""
    folders = (path / "datasets" / "combined", path / "combined", path)
    return next((folder for folder in folders if any((folder / _TRUTH).glob("*.jsonl"))), None)


def _packed(path: Path) -> Path | None:
    return next((file for file in (path / "datasets" / _PACKED, path / _PACKED) if file.is_file()), None)


def _read(path: Path) -> list[Corpus]:
    folder = _combined(path)
    if folder is None:
        raise CorpusError(f"{_packed(path)}: is there, but not unpacked: git lfs pull, then tar xf {_PACKED} in its folder")
    beside(folder / _TRUTH, "html")
    truths = sorted((folder / _TRUTH).glob("*.jsonl"))
    return read_each([(Corpus(_name(truth), "html", LAYOUT.name, ()), partial(_set, folder, truth)) for truth in truths])


def _name(truth: Path) -> str:
    return f"chatnoir-{truth.stem}"


def _set(folder: Path, truth: Path) -> Corpus:
    pages = folder / "html" / truth.stem
    if not pages.is_dir():
        raise CorpusError(f"{folder}: {_TRUTH}/{truth.name} is there, but no html/{truth.stem}/ folder")
    taken = take(json_lines(truth, "page_id"), partial(_document, [pages]))
    outputs = published((_model_outputs(folder) / truth.stem).glob("*.jsonl"), _output)
    return corpus_of(truth, _name(truth), "html", LAYOUT.name, taken, outputs)


def _model_outputs(folder: Path) -> Path:
    """In a clone they lie in another folder than the data sets; who moved them may have put them side by side."""
    folder = folder.resolve()
    moved = folder / "model-outputs"
    return moved if moved.is_dir() else folder.parent.parent / "outputs" / "model-outputs"


def _document(folders: list[Path], name: str, row: Row) -> Document:
    known, truth, url = identity(row, "page_id"), text(row, "plaintext"), text(row, "url")
    page = page_file(folders, known, endings=(".html", ".html.gz"))
    return Document(known, "html", page, truth, url=url, publisher=site(url))


def _output(path: Path) -> dict[str, str]:
    return dict(_answer(path, name, line) for name, line in json_lines(path, "page_id"))


def _answer(path: Path, name: str, line: object) -> tuple[str, str]:
    try:
        row = as_row(line)
        return identity(row, "page_id"), text(row, "plaintext") or ""
    except RowError as why:
        raise CorpusError(f"{path}: {name}: {why}") from why


LAYOUT = Layout("chatnoir", f"datasets/combined/{_TRUTH}/*.jsonl", _detects, _read)
