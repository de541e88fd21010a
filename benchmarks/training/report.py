"""What learned scores are worth: figures by corpus, for the scorer alone and for newsclean as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
_ABLATED = {"html": ("word_f1", "shingle_f1", "word_r"), "text": ("shingle_f1", "left", "lost")}
_FEWEST = 10  # documents of a language; fewer say nothing


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
        for corpus in dict.fromkeys(sample.corpus for sample in samples):
            name = "all upstreams" if corpus == samples[0].corpus else f"all of {corpus}"
            yield name, [i for i in everything if samples[i].corpus == corpus and samples[i].document.upstream != "truth"]
    for key in dict.fromkeys(_part(sample) for sample in samples):
        yield key, [i for i in everything if _part(samples[i]) == key]


def _part(sample: Sample) -> str:
    return sample.document.upstream or sample.corpus


def _figures(part: str, members: Sequence[int], alone: Sequence[Worth], whole: Sequence[Worth], mode: str) -> Figures:
    tables = [table_of([rows[i] for i in members]) for rows in (alone, whole)]
    rows = [{metric: round(table.value(metric), 4) for metric in _SHOWN[mode] if metric in table.formulas} for table in tables]
    return Figures(part, len(members), *rows)


def by_language(samples: Sequence[Sample], scores: Sequence[Scores], settings: Settings = _DEFAULT) -> list[Figures]:
    """Figures by the language that newsclean takes a document for; those of clean texts are left out.

    Args, as for :func:`figures_of`.
    """
    chosen = [i for i, sample in enumerate(samples) if sample.document.upstream != "truth" and sample.document.truth is not None]
    counted = Counter(samples[i].page.language or "unknown" for i in chosen)
    common = [language for language, count in counted.most_common() if count >= _FEWEST]
    found = []
    for language in common:
        members = [i for i in chosen if (samples[i].page.language or "unknown") == language]
        alone, whole = ([_worth(samples[i], scores[i], own) for i in members] for own in (_SCORER_ALONE, settings))
        found.append(_figures(language, range(len(members)), alone, whole, samples[0].document.mode))
    return found


def without_each_rule(samples: Sequence[Sample], scores: Sequence[Scores]) -> list[tuple[str, int, dict[str, float]]]:
    """What each rule is worth: its name, the blocks that it removed, and how the figures change without it; in the rules' order."""
    chosen = [i for i, sample in enumerate(samples) if sample.document.truth is not None]
    articles = [decide(samples[i].signals, scores[i], _DEFAULT) for i in chosen]
    whole = [score(samples[i].document, article.text) for i, article in zip(chosen, articles, strict=True)]
    base = table_of(whole)
    found = []
    for rule in RULES[1:]:
        name, settings = rule.__name__, Settings(skip=frozenset({rule.__name__}))
        spoke = [any(verdict.by == name for verdict in article.verdicts) for article in articles]
        # A rule that had nothing to say changed nothing.
        rows = [_worth(samples[i], scores[i], settings) if heard else row for i, heard, row in zip(chosen, spoke, whole, strict=True)]
        table, removed = table_of(rows), sum(article.why(block).by == name for article in articles for block in article.removed)
        metrics = [metric for metric in _ABLATED[samples[0].document.mode] if metric in table.formulas]
        found.append((name, removed, {metric: round(table.value(metric) - base.value(metric), 5) for metric in metrics}))
    return found
