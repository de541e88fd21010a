"""Corpora by path, in the layouts in which the public ones are published. Each layout has a page in ``benchmarks/docs``.

A document that cannot be taken never stops the rest: it is listed in ``Corpus.skipped`` with its reason.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from benchmarks.corpora import aeb, chatnoir, fixtures, fundus, neutral, trafilatura_eval, wcxb
from benchmarks.corpora.layout import Layout
from benchmarks.documents import Corpus, CorpusError

# The neutral layout comes last: it takes any folder with rows in it.
LAYOUTS: tuple[Layout, ...] = (
    fixtures.LAYOUT,
    aeb.LAYOUT,
    wcxb.LAYOUT,
    fundus.LAYOUT,
    trafilatura_eval.LAYOUT,
    chatnoir.LAYOUT,
    neutral.LAYOUT,
)


def open_corpora(path: Path) -> list[Corpus]:
    """Open what is at a path, in the first layout of :data:`LAYOUTS` that fits. Pages are not read before they are needed.

    Args:
        path: a clone of a public corpus, the folder of its data, or (neutral layout) a file of text rows.

    Returns:
        One corpus or more. Where a folder holds several and one of them cannot be read, that one has no documents, and its
        ``skipped`` tells why.

    Raises:
        CorpusError: if nothing there can be read; the message names the path and what is missing or malformed.

    Example:
        >>> from benchmarks.corpora.fixtures import FIXTURES
        >>> [corpus.name for corpus in open_corpora(FIXTURES)]
        ['fixtures-html', 'fixtures-text']
    """
    try:
        if not path.exists():
            raise CorpusError(f"{path}: there is no such file or folder")
        for layout in LAYOUTS:
            if layout.detects(path):
                return layout.read(path)
        raise CorpusError(f"{path}: {_unknown(path)}")
    except OSError as error:
        raise CorpusError(f"{path}: {error}") from error


def _unknown(path: Path) -> str:
    tried = "; ".join(f"{layout.name} (no {layout.marker})" for layout in LAYOUTS)
    return f"no known layout fits. Tried: {tried}. What is there: {_listing(path)}"


def _listing(path: Path, most: int = 5) -> str:
    if not path.is_dir():
        return "a single file"
    names = sorted(entry.name + "/" * entry.is_dir() for entry in path.iterdir())
    rest = len(names) - most
    return ", ".join(islice(names, most)) + (f" and {rest} more" if rest > 0 else "") if names else "nothing"
