"""What learned scores are worth: figures by corpus, for the scorer alone and for newsclean as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.metrics import Scores as Worth
from benchmarks.metrics import score
from benchmarks.statistics import table_of
from benchmarks.training.samples import Sample
from newsclean import Settings
from newsclean.cleaner import decide
from newsclean.rules import RULES
from newsclean.scoring.scorer import Scores

_DEFAULT = Settings()
_SCORER_ALONE = Settings(skip=frozenset(rule.__name__ for rule in RULES[1:]))
_SHOWN = {
    "html": ("word_p", "word_r", "word_f1", "shingle_p", "shingle_r", "shingle_f1", "exact", "with", "without", "snippet_f1"),
    "text": ("before", "shingle_f1", "word_f1", "left", "lost", "lost_mean"),
}


@dataclass(frozen=True)
class Figures:
    """The figures of one part of the samples.

    Attributes:
        part: a corpus, or an upstream of one.
        documents: how many.
        alone: by metric, for the scorer without any rule after it.
        whole: by metric, for newsclean with all its rules; trafilatura is not asked for a second opinion.
    """

    part: str
    documents: int
    alone: dict[str, float]
    whole: dict[str, float]

    def lines(self) -> Iterator[str]:
        """For the terminal."""
        for name, row in (("scorer alone", self.alone), ("with rules", self.whole)):
            figures = "  ".join(f"{metric} {value:.4f}" for metric, value in row.items())
            yield f"{self.part:28} {self.documents:5}  {name:13} {figures}"


def figures_of(samples: Sequence[Sample], scores: Sequence[Scores], settings: Settings = _DEFAULT) -> list[Figures]:
    """Figures by corpus, and for texts also by upstream.

    Args:
        samples: the documents.
        scores: what models believe of them that have not seen their sites.
        settings: of newsclean as a whole.
    """
    mode = samples[0].document.mode
    alone = [_worth(sample, found, _SCORER_ALONE) for sample, found in zip(samples, scores, strict=True)]
    whole = [_worth(sample, found, settings) for sample, found in zip(samples, scores, strict=True)]
    return [_figures(part, members, alone, whole, mode) for part, members in _parts(samples)]


def _worth(sample: Sample, scores: Scores, settings: Settings) -> Worth:
    return score(sample.document, decide(sample.signals, scores, settings).text)


def _parts(samples: Sequence[Sample]) -> Iterator[tuple[str, list[int]]]:
    everything = range(len(samples))
    if samples[0].document.mode == "text":
        yield "all upstreams", [i for i in everything if samples[i].document.upstream != "truth"]
    for key in dict.fromkeys(_part(sample) for sample in samples):
        yield key, [i for i in everything if _part(samples[i]) == key]


def _part(sample: Sample) -> str:
    return sample.document.upstream or sample.corpus


def _figures(part: str, members: Sequence[int], alone: Sequence[Worth], whole: Sequence[Worth], mode: str) -> Figures:
    tables = [table_of([rows[i] for i in members]) for rows in (alone, whole)]
    rows = [{metric: round(table.value(metric), 4) for metric in _SHOWN[mode] if metric in table.formulas} for table in tables]
    return Figures(part, len(members), *rows)


def calibration(samples: Sequence[Sample], scores: Sequence[Scores]) -> list[tuple[float, float, int]]:
    """How often blocks of a score are article text: mean score, mean label and number of blocks, in ten bins."""
    final = np.concatenate([np.array(found.final) for found in scores])
    labels = np.concatenate([sample.labels for sample in samples])
    bins = np.minimum(9, (final * 10).astype(int))
    return [
        (float(final[bins == b].mean()), float(labels[bins == b].mean()), int((bins == b).sum())) for b in range(10) if (bins == b).any()
    ]
