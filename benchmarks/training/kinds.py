"""The command line: ``python -m benchmarks.training.kinds`` learns what a page is, and how good its text will be.

Both regressions (``newsclean.outcome``) are learned after the scorer, from its scores of sites that it had not seen: the command learns
the scorer anew for each fold of sites, and judges the pages of the fold with it.
"""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from benchmarks.corpora import open_corpora
from benchmarks.documents import Corpus, Document
from benchmarks.training.__main__ import _chosen, _samples, _shares, _without_folder
from benchmarks.training.kinds_report import Figures, figures_of
from benchmarks.training.learning import Recipe, fits
from benchmarks.training.outcomes import Judged, held_out_scores, judged, listing
from benchmarks.training.regression import Lesson, held_out, learn
from benchmarks.training.upstreams import texts_of
from newsclean.outcome.regression import FILE, FORMAT, Regression

_FOLDS, _SEED = 5, 1  # of the regressions
_INDEX_SHARE = 0.18  # how much the pages that are no articles count, of all: as many as they are among the pages of WCXB
_ADDRESS = ("slug", "year")


@dataclass(frozen=True)
class Learned:
    """What one mode gave: the two regressions, and what they are worth on sites that they have not seen."""

    index: Regression
    f1: Regression
    figures: Figures


@click.command()
@click.argument("corpora", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--folds", default=3, type=click.IntRange(2), help="Parts into which the sites are dealt for the scorer.")
@click.option("--every", default=3, type=click.IntRange(1), help="Only every Nth text.")
@click.option("--news", multiple=True, metavar="CORPUS=WEIGHT", help="How much a document counts for the scorer; 1 by default.")
@click.option("--write/--no-write", default=True, help="Write the weights into the package.")
def main(corpora: tuple[Path, ...], folds: int, every: int, news: tuple[str, ...], write: bool) -> None:
    """Learn from CORPORA: pages and texts with full truths, and pages that are known to be no articles."""
    opened = [corpus for path in corpora for corpus in open_corpora(path)]
    listings = [document for corpus in opened for document in corpus.documents if document.kind == "index"]
    recipe = Recipe(folds=folds, inner=3)
    found: dict[str, Learned] = {}
    for mode in ("html", "text"):
        parts = _parts(opened, mode, 1 if mode == "html" else every)
        others = listings if mode == "html" else [text for page in listings for text in texts_of(page)]
        if not parts or not others:
            raise click.ClickException(f"nothing to learn from for {mode}: articles and pages that are none are needed")
        found[mode] = _learned(_judged(parts, others, recipe, _shares(news)), mode)
        click.echo("\n".join(found[mode].figures.lines(mode)))
    if write:
        FILE.write_text(_file(found, opened, len(listings), recipe), encoding="utf-8")


def _parts(corpora: Sequence[Corpus], mode: str, every: int) -> list[Corpus]:
    """The articles of a mode whose whole text is known."""
    known = [replace(corpus, documents=tuple(filter(_is_article, corpus.documents))) for corpus in corpora if corpus.mode == mode]
    seen: set[str] = set()
    return [replace(corpus, documents=_chosen(corpus, every, seen)) for corpus in known if corpus.documents]


def _is_article(document: Document) -> bool:
    return document.truth is not None and document.kind != "index"


def _judged(parts: Sequence[Corpus], others: Sequence[Document], recipe: Recipe, shares: dict[str, float]) -> list[Judged]:
    samples = _samples(parts, shares)
    rest = [listing(document, "listings") for document in tqdm(others, desc="listings", leave=False, disable=None)]
    with tqdm(total=recipe.folds * fits(samples, recipe), desc="scores", leave=False, disable=None) as bar:
        return [judged(sample, scores) for sample, scores in held_out_scores(samples, rest, recipe, bar.update)]


def _learned(pages: Sequence[Judged], mode: str) -> Learned:
    kinds, told = _kind_lessons(pages, mode), [_without_address(page.index) if mode == "text" else page.index for page in pages]
    articles = [page for page in pages if not page.is_index]
    texts = [Lesson(page.site, page.text, page.f1) for page in articles]
    # Texts mostly come without an address, so they are told without one.
    odds = held_out(kinds, _FOLDS, _SEED, told)
    figures = figures_of(pages, odds.tolist(), held_out(texts, _FOLDS, _SEED).tolist())
    return Learned(learn(kinds), learn(texts), figures)


def _kind_lessons(pages: Sequence[Judged], mode: str) -> list[Lesson]:
    """Every second text is learned from without its address."""
    indices = sum(page.is_index for page in pages)
    weight = _INDEX_SHARE / (1 - _INDEX_SHARE) * (len(pages) - indices) / max(1, indices)
    hidden = [mode == "text" and i % 2 == 1 for i in range(len(pages))]
    return [
        Lesson(page.site, _without_address(page.index) if hide else page.index, float(page.is_index), weight if page.is_index else 1.0)
        for page, hide in zip(pages, hidden, strict=True)
    ]


def _without_address(signals: dict[str, float]) -> dict[str, float]:
    return {name: value for name, value in signals.items() if name not in _ADDRESS}


def _file(found: dict[str, Learned], corpora: Sequence[Corpus], listings: int, recipe: Recipe) -> str:
    about: dict[str, Any] = {
        "format": FORMAT,
        "about": "Two logistic regressions for pages and two for texts: see README.md beside this file.",
        "made by": shlex.join(["python", "-m", "benchmarks.training.kinds", *map(_without_folder, sys.argv[1:])]),
        "corpora": {corpus.name: len(corpus.documents) for corpus in corpora},
        "recipe": {"folds of the scorer": recipe.folds, "folds": _FOLDS, "seed": _SEED, "share of listings": _INDEX_SHARE},
        "cross-validated by site": {mode: learned.figures.as_dict() for mode, learned in found.items()},
    }
    weights = {mode: {"index": _terms(learned.index), "f1": _terms(learned.f1)} for mode, learned in found.items()}
    return json.dumps({**about, **weights}, indent=1) + "\n"


def _terms(found: Regression) -> dict[str, Any]:
    return {"bias": found.bias, "signals": {name: term._asdict() for name, term in found.terms.items()}}


if __name__ == "__main__":
    main()
