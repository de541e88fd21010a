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
from benchmarks.training.held_out import held_out_page
from benchmarks.training.learning import Learned, Recipe, cross_validate, fits, learn, scored
from benchmarks.training.report import Figures, figures_of
from benchmarks.training.samples import Sample, sampled
from newsclean import Settings
from newsclean.scoring.learned import FOLDER, read
from newsclean.scoring.scorer import scored as scored_by
from newsclean.settings import Favor

_CLOSE = 0.01  # values in the file are rounded


@click.command()
@click.argument("corpora", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--folds", default=5, type=click.IntRange(2), help="Parts into which the sites are dealt for the cross-validation.")
@click.option("--every", default=1, type=click.IntRange(1), help="Only every Nth document.")
@click.option("--news", multiple=True, metavar="CORPUS=WEIGHT", help="How much a document of a corpus counts; 1 by default.")
@click.option(
    "--beside", multiple=True, type=click.Path(exists=True, path_type=Path), help="Corpora that are learned from and not measured."
)
@click.option("--held-out", type=click.Path(dir_okay=False, path_type=Path), help="Write the figures on sites not seen as Markdown.")
@click.option("--without", multiple=True, help="A group of signals to leave out.")
@click.option("--favor", default="balanced", type=click.Choice(["precision", "balanced", "recall"]), help="What the figures are for.")
@click.option("--validate/--no-validate", default=True, help="Cross-validate by site.")
@click.option("--write/--no-write", default=True, help="Learn from all documents and write the weights into the package.")
def main(
    corpora: tuple[Path, ...],
    every: int,
    folds: int,
    news: tuple[str, ...],
    beside: tuple[Path, ...],
    held_out: Path | None,
    without: tuple[str, ...],
    favor: Favor,
    **steps: bool,
) -> None:
    """Learn the scorer's weights from CORPORA of pages, or of texts, with full truths.

    From texts it also learns that clean ones stay as they are: every truth is one more text.
    """
    opened, helpers = ([corpus for path in paths for corpus in open_corpora(path)] for paths in (corpora, beside))
    if len({corpus.mode for corpus in (*opened, *helpers)}) != 1:
        raise click.ClickException("the corpora must be all pages, or all texts")
    seen: set[str] = set()
    opened, helpers = ([replace(corpus, documents=_chosen(corpus, every, seen)) for corpus in some] for some in (opened, helpers))
    measured = _samples(opened, _shares(news))
    samples = [*measured, *_samples(helpers, _shares(news))]
    recipe = Recipe(folds=folds, without=frozenset(without))
    models = fits(samples, recipe)
    figures: list[Figures] = []
    if steps["validate"]:
        with tqdm(total=recipe.folds * models, desc="cross-validation", leave=False, disable=None) as bar:
            scores = cross_validate(samples, recipe, bar.update)[: len(measured)]
        figures = figures_of(measured, scores, Settings(favor=favor))
        click.echo("\n".join(line for part in figures for line in part.lines()))
        if held_out:
            held_out.write_text(held_out_page(_command(), figures, measured, scores), encoding="utf-8")
    if steps["write"]:
        with tqdm(total=models, desc="learning", leave=False, disable=None) as bar:
            learned = learn(samples, recipe, bar.update)
        path = FOLDER / f"{opened[0].mode}.json"
        path.write_text(weights_of(learned, _about([*opened, *helpers], samples, recipe, figures)), encoding="utf-8")
        _compare(samples[:20], learned, recipe, path)
        click.echo(f"{path}: {path.stat().st_size:,} bytes")


def _chosen(corpus: Corpus, every: int, seen: set[str]) -> tuple[Document, ...]:
    """Every Nth document, and of texts also every Nth truth that was not seen in another corpus."""
    documents = corpus.documents[::every]
    if corpus.mode == "html":
        return documents
    pages = {document.truth: document for document in corpus.documents if document.truth and document.truth not in seen}
    seen.update(pages)
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
    weights = read(path)
    for sample in samples:
        wanted, found = scored(sample, learned, recipe), scored_by(sample.signals, weights)
        if (
            np.abs(np.subtract(found.alone, wanted.alone)).max() > _CLOSE
            or np.median(np.abs(np.subtract(found.final, wanted.final))) > _CLOSE
        ):
            raise click.ClickException(f"{path} does not give what was learned")


def _command() -> str:
    return shlex.join(["python", "-m", "benchmarks.training", *map(_without_folder, sys.argv[1:])])


def _without_folder(argument: str) -> str:
    """Where the corpora and the results lie on a machine is nobody else's business."""
    path = Path(argument)
    if path.suffix == ".md":
        return path.name
    return f"DATA/{path.name}" if path.exists() else argument


def _about(corpora: Sequence[Corpus], samples: Sequence[Sample], recipe: Recipe, figures: Sequence[Figures]) -> dict[str, object]:
    return {
        "about": "Boosted oblivious trees: see README.md beside this file.",
        "made by": _command(),
        "corpora": {corpus.name: sum(sample.corpus == corpus.name for sample in samples) for corpus in corpora},
        "recipe": {name: value for name, value in asdict(recipe).items() if name != "without"},
        "cross-validated by site": {part.part: asdict(part) for part in figures},
    }


if __name__ == "__main__":
    main()
