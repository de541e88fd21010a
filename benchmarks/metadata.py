"""Titles, authors and dates of pages, as newsclean and other tools tell them, beside what is known; and what newsclean's cost.

Each system gets the page and its address, and says what it would say of its own accord.
"""

from __future__ import annotations

import random
import time
import warnings
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import mean
from typing import Literal, cast

from benchmarks.cache import Cache, hash_of
from benchmarks.documents import Document
from benchmarks.known import Known, Result, Score, authors_score, date_score, title_score

Teller = Callable[[str, str | None], Known]
Field = Literal["title", "authors", "published"]
Half = Literal["even", "odd"]

FIELDS: tuple[Field, ...] = ("title", "authors", "published")
RESULTS: tuple[Result, ...] = ("right", "wrong", "missing")
OWN = Path(__file__).parent.parent / "src" / "newsclean"


def _newsclean(mode: Literal["fast", "full"]) -> Teller:
    from newsclean import Settings, clean_html

    settings = Settings(metadata=mode)

    def tell(page: str, url: str | None) -> Known:
        found = clean_html(page, url=url, settings=settings).metadata
        return Known(found.title, found.authors, found.published) if found else Known()

    return tell


def _trafilatura() -> Teller:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from trafilatura.metadata import extract_metadata

    def tell(page: str, url: str | None) -> Known:
        found = extract_metadata(page, default_url=url)
        return Known(found.title, tuple((found.author or "").split("; ")) if found.author else (), found.date)

    return tell


def _newspaper() -> Teller:
    from newspaper import Article

    def tell(page: str, url: str | None) -> Known:
        article = Article(url or "https://example.org/", fetch_images=False)
        article.download(input_html=page)
        article.parse()
        date = article.publish_date
        return Known(article.title or None, tuple(article.authors), str(date) if date else None)

    return tell


TELLERS: Mapping[str, tuple[str, Callable[[], Teller]]] = {
    "newsclean fast": ("newsclean", partial(_newsclean, "fast")),
    "newsclean full": ("newsclean", partial(_newsclean, "full")),
    "trafilatura": ("trafilatura", _trafilatura),
    "newspaper4k": ("newspaper4k", _newspaper),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """How one system told one field.

    Attributes:
        system: its name.
        field: what was asked.
        pages: for which the truth is known.
        results: pages by result.
        f1: mean over the pages; 0 for what is missing.
    """

    system: str
    field: Field
    pages: int
    results: Mapping[Result, int]
    f1: float

    def __str__(self) -> str:
        shares = " ".join(f"{self.results[result]:5,} {result} ({self.results[result] / max(1, self.pages):6.1%})" for result in RESULTS)
        return f"{self.system:16} {self.field:10} {self.pages:5,} known {shares}  F1 {self.f1:.3f}"


def half_of(document: Document) -> Half:
    """The half of all sites that a page is in: errors are looked at in one, and the other tells whether that helped in general."""
    return "odd" if zlib.crc32((document.publisher or document.id).encode()) % 2 else "even"


def answers(system: str, documents: Sequence[Document], cache: Cache, progress: Callable[[], object] = lambda: None) -> list[Known]:
    """What a system says of each page; an error of its own is an empty answer. What was answered before is taken from the cache."""
    package, build = TELLERS[system]
    key = f"metadata {system} {hash_of(OWN) if package == 'newsclean' else version(package)}"
    held, tell, found = cache.rows(key), build(), []
    for document in documents:
        if document.fingerprint not in held:
            held[document.fingerprint] = asdict(_told(tell, document))
            cache.put(key, [(document.fingerprint, held[document.fingerprint])])
        row = held[document.fingerprint]
        found.append(Known(row["title"], tuple(row["authors"]), row["published"]))
        progress()
    return found


def _told(tell: Teller, document: Document) -> Known:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return tell(document.read(), document.url)
        except Exception:  # whatever another tool stumbles on
            return Known()


def score_of(field: Field, truth: Known, found: Known) -> Score | None:
    """The score of one field of one page; None where the truth is not known."""
    if field == "title":
        return title_score(truth.title, found.title) if truth.title else None
    if field == "authors":
        return authors_score(truth.authors, found.authors) if truth.authors else None
    return date_score(truth.published, found.published) if truth.published else None


def figures(system: str, documents: Sequence[Document], found: Sequence[Known]) -> Iterator[Figures]:
    """The figures of a system, a field at a time."""
    for field in FIELDS:
        scores = [score for page, said in zip(documents, found, strict=True) if (score := score_of(field, page.known, said))]
        if scores:
            results = Counter(score.result for score in scores)
            yield Figures(system, field, len(scores), results, mean(score.f1 for score in scores))


def mistakes(field: str, documents: Sequence[Document], found: Mapping[str, Sequence[Known]]) -> Iterator[str]:
    """What the first system got wrong or missed in a field, with the truth and what the others say."""
    first = next(iter(found))
    for i, document in enumerate(documents):
        score = score_of(cast(Field, field), document.known, found[first][i])
        if score and score.result != "right":
            yield f"{document.id} {document.url}\n    {'truth':16} {getattr(document.known, field)!r}"
            yield from (f"    {system:16} {getattr(told[i], field)!r}" for system, told in found.items())


def costs(documents: Sequence[Document], pages: int, rounds: int = 3) -> dict[str, float]:
    """CPU milliseconds that a page takes without metadata, with fast ones and with full ones.

    The three take turns, page by page and round by round; of a page's times the shortest counts.
    """
    from newsclean import Settings, clean_html

    modes = {mode: Settings(metadata=mode) for mode in ("off", "fast", "full")}
    chosen = random.Random(0).sample(list(documents), min(pages, len(documents)))
    spent = dict.fromkeys(modes, 0.0)
    for document in chosen:
        page = document.read()
        best: dict[str, float] = {}
        for _ in range(rounds):
            for mode, settings in modes.items():
                start = time.process_time()
                clean_html(page, url=document.url, settings=settings)
                best[mode] = min(best.get(mode, float("inf")), time.process_time() - start)
        for mode in modes:
            spent[mode] += 1000 * best[mode] / len(chosen)
    return spent


def lines(costs: Mapping[str, float]) -> Iterable[str]:
    """The costs, for a person."""
    return (f"metadata {mode}: {cost:.2f} ms a page ({cost / costs['off'] - 1:+.1%})" for mode, cost in costs.items())
