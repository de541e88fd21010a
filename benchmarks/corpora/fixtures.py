"""The pages of this repository: ``pages/SLUG`` with ``about.toml``, ``article.txt``, and ``page.html``, ``extracted.txt`` or both."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from benchmarks.corpora.layout import Layout, corpus_of, read_each, take
from benchmarks.corpora.rows import Row, RowError, kind_of, site, text
from benchmarks.documents import Corpus, Document, Mode

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FIXTURES = Path(__file__).parents[2] / "fixtures"
_SOURCES: dict[Mode, str] = {"html": "page.html", "text": "extracted.txt"}


def _detects(path: Path) -> bool:
    return any(_pages(path).glob("*/about.toml"))


def _read(path: Path) -> list[Corpus]:
    empty = {mode: Corpus(f"fixtures-{mode}", mode, LAYOUT.name, ()) for mode in _SOURCES}
    rows = {mode: _rows(_pages(path), source) for mode, source in _SOURCES.items()}
    return read_each([(empty[mode], partial(_corpus, path, mode, rows[mode])) for mode in _SOURCES if rows[mode]])


def _corpus(path: Path, mode: Mode, rows: list[tuple[str, object]]) -> Corpus:
    taken = take(rows, partial(_document, mode, _pages(path)))
    return corpus_of(path, f"fixtures-{mode}", mode, LAYOUT.name, taken)


def _pages(path: Path) -> Path:
    return path / "pages" if (path / "pages").is_dir() else path


def _rows(pages: Path, source: str) -> list[tuple[str, object]]:
    """Of each fixture that has such a source, or none at all: what its ``about.toml`` says."""
    folders = sorted(about.parent for about in pages.glob("*/about.toml"))
    wanted = [folder for folder in folders if (folder / source).is_file() or not _has_any_source(folder)]
    return [(folder.name, _about(folder)) for folder in wanted]


def _has_any_source(folder: Path) -> bool:
    return any((folder / name).is_file() for name in _SOURCES.values())


def _about(folder: Path) -> object:
    try:
        return tomllib.loads((folder / "about.toml").read_text("utf-8"))
    except (OSError, ValueError) as error:
        return RowError(f"about.toml: {error}")


def _document(mode: Mode, pages: Path, slug: str, about: Row) -> Document:
    source = pages / slug / _SOURCES[mode]
    if not source.is_file():
        raise RowError(f"neither {' nor '.join(_SOURCES.values())}")
    kind, url, truth = kind_of(text(about, "kind")), text(about, "url"), _truth(pages / slug / "article.txt")
    style = text(about, "text_style") if mode == "text" else None
    return Document(slug, mode, source, truth, url=url, language=text(about, "language"), publisher=site(url), upstream=style, kind=kind)


def _truth(path: Path) -> str | None:
    """The article; None for a page that is none, of which the file is empty."""
    try:
        return path.read_text("utf-8").strip() or None
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise RowError(f"{path.name}: {error}") from error


LAYOUT = Layout("fixtures", "pages/*/about.toml", _detects, _read)
