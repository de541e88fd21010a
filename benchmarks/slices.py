"""The same figures for parts of a corpus: by language, country, upstream extractor, length and type of page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from benchmarks.documents import Document
from benchmarks.metrics import tokens
from benchmarks.statistics import Table
from newsclean.reading.text import read_text
from newsclean.signals.language import with_language

_LENGTHS = ((0, 200), (200, 500), (500, 1000), (1000, 2000), (2000, 10**9))
_FEWEST = 3  # documents; smaller slices say nothing
SHOWN = ("shingle_f1", "word_f1", "before", "left", "lost", "snippet_f1")


def slices_of(documents: Sequence[Document], tables: Mapping[str, Table]) -> dict[str, list[dict[str, object]]]:
    """Figures by slice.

    Args:
        documents: of one corpus.
        tables: for each system its table, with one row for each of these documents, in their order.

    Returns:
        For each way to slice, the slices with the most documents first (lengths in their own order).
    """
    languages: dict[str, str | None] = {}  # what several extractors left of one page has one truth

    def language(document: Document) -> str | None:
        if document.language:
            return document.language
        text = document.truth or " ".join(document.present)
        if text not in languages:
            languages[text] = with_language(read_text(text)).language
        return languages[text]

    ways: dict[str, Callable[[Document], str | None]] = {
        "upstream": lambda document: document.upstream,
        "language": language,
        "country": lambda document: document.country,
        "page_type": lambda document: document.page_type,
        "length": _length_of,
    }
    found = {way: _sliced([key(document) for document in documents], tables) for way, key in ways.items()}
    found["length"].sort(key=lambda row: int(str(row["value"]).split()[0].split("-")[0]))
    return {way: rows for way, rows in found.items() if len(rows) > 1}


def _sliced(keys: Sequence[str | None], tables: Mapping[str, Table]) -> list[dict[str, object]]:
    members = defaultdict(list)
    for i, key in enumerate(keys):
        if key:
            members[key].append(i)
    rows: list[dict[str, object]] = []
    for key, chosen in sorted(members.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(chosen) >= _FEWEST:
            weights = np.zeros(len(keys))
            weights[chosen] = 1
            figures = {
                system: {metric: round(table.value(metric, weights), 6) for metric in SHOWN if metric in table.formulas}
                for system, table in tables.items()
            }
            rows.append({"value": key, "documents": len(chosen), "rows": figures})
    return rows


def _length_of(document: Document) -> str | None:
    if document.truth is None:
        return None
    count = len(tokens(document.truth))
    low, high = next(bounds for bounds in _LENGTHS if bounds[0] <= count < bounds[1])
    return f"{low}-{high - 1} words" if high < 10**9 else f"{low} words and more"
