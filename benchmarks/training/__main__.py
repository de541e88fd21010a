"""The command line: ``python -m benchmarks.training``."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import click
import numpy as np
from tqdm import tqdm

from benchmarks.corpora import open_corpora
from benchmarks.documents import Corpus, Document
from benchmarks.running import in_processes
from benchmarks.training.export import weights_of
from benchmarks.training.learning import Learned, Recipe, cross_validate, fits, learn, scored
from benchmarks.training.report import Figures, figures_of
from benchmarks.training.samples import Sample, sampled
from newsclean import Settings
from newsclean.scoring.beside import beside
from newsclean.scoring.forest import FOLDER, read
from newsclean.settings import Favor

_CLOSE = 0.01  # values in the file are rounded


@click.command()
@click.argument("corpora", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--folds", default=5, type=click.IntRange(2), help="Parts into which the sites are dealt for the cross-validation.")
@click.option("--every", default=1, type=click.IntRange(1), help="Only every Nth document.")
@click.option("--news", multiple=True, metavar="CORPUS=WEIGHT", help="How much a document of a corpus counts; 1 by default.")
@click.option("--without", multiple=True, help="A group of signals to leave out.")
@click.option("--favor", default="balanced", type=click.Choice(["precision", "balanced", "recall"]), help="What the figures are for.")
@click.option("--validate/--no-validate", default=True, help="Cross-validate by site.")
@click.option("--write/--no-write", default=True, help="Learn from all documents and write the weights into the package.")
def main(
    corpora: tuple[Path, ...], every: int, folds: int, news: tuple[str, ...], without: tuple[str, ...], favor: Favor, **steps: bool
) -> None:
    """Learn the scorer's weights from CORPORA of pages, or of texts, with full truths.

    From texts it also learns that clean ones stay as they are: every truth is one more text.
    """
    opened = [corpus for path in corpora for corpus in open_corpora(path)]
    if len({corpus.mode for corpus in opened}) != 1:
        raise click.ClickException("the corpora must be all pages, or all texts")
    opened = [replace(corpus, documents=_chosen(corpus, every)) for corpus in opened]
    samples = _samples(opened, _shares(news))
    recipe = Recipe(folds=folds, without=frozenset(without))
    models = fits(samples, recipe)
    figures: list[Figures] = []
    if steps["validate"]:
        with tqdm(total=recipe.folds * models, desc="cross-validation", leave=False, disable=None) as bar:
            figures = figures_of(samples, cross_validate(samples, recipe, bar.update), Settings(favor=favor))
        click.echo("\n".join(line for part in figures for line in part.lines()))
    if steps["write"]:
        with tqdm(total=models, desc="learning", leave=False, disable=None) as bar:
            learned = learn(samples, recipe, bar.update)
        path = FOLDER / f"{opened[0].mode}.json"
        path.write_text(weights_of(learned, _about(opened, samples, recipe, figures)), encoding="utf-8")
        _compare(samples[:20], learned, recipe, path)
        click.echo(f"{path}: {path.stat().st_size:,} bytes")


def _chosen(corpus: Corpus, every: int) -> tuple[Document, ...]:
    documents = corpus.documents[::every]
    if corpus.mode == "html":
        return documents
    pages = {document.truth: document for document in corpus.documents if document.truth}
    clean = (replace(page, id=f"{page.id} (truth)", source=truth, upstream="truth") for truth, page in pages.items())
    return (*documents, *list(clean)[::every])


def _samples(corpora: Sequence[Corpus], shares: dict[str, float]) -> list[Sample]:
    wanted = [(document, corpus.name, shares.get(corpus.name, 1.0)) for corpus in corpora for document in corpus.documents]
    with tqdm(total=len(wanted), desc="reading", leave=False, disable=None) as bar:
        found = in_processes(sampled, wanted, 2, bar)
    return [sample for sample in found if sample is not None]


def _shares(news: Sequence[str]) -> dict[str, float]:
    return {name: float(weight) for name, _, weight in (pair.partition("=") for pair in news)}


def _compare(samples: Sequence[Sample], learned: Learned, recipe: Recipe, path: Path) -> None:
    """Make sure that the file gives what was learned."""
    first, second = read(path)
    for sample in samples:
        wanted = scored(sample, learned, recipe)
        alone = 1 / (1 + np.exp(-first.log_odds(sample.signals.columns)))
        around = {name: column for group in beside(sample.signals, alone).values() for name, column in group.items()}
        final = 1 / (1 + np.exp(-second.log_odds({**sample.signals.columns, **around})))
        if np.abs(alone - wanted.alone).max() > _CLOSE or np.median(np.abs(final - wanted.final)) > _CLOSE:
            raise click.ClickException(f"{path} does not give what was learned")


def _without_folder(argument: str) -> str:
    """Where the corpora lie on a machine is nobody else's business."""
    return f"DATA/{Path(argument).name}" if Path(argument).exists() else argument


def _about(corpora: Sequence[Corpus], samples: Sequence[Sample], recipe: Recipe, figures: Sequence[Figures]) -> dict[str, object]:
    return {
        "about": "Boosted oblivious trees: see README.md beside this file.",
        "made by": shlex.join(["python", "-m", "benchmarks.training", *map(_without_folder, sys.argv[1:])]),
        "corpora": {corpus.name: sum(sample.corpus == corpus.name for sample in samples) for corpus in corpora},
        "recipe": {name: value for name, value in asdict(recipe).items() if name != "without"},
        "cross-validated by site": {part.part: asdict(part) for part in figures},
    }


if __name__ == "__main__":
    main()
