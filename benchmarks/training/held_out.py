"""The figures on sites not seen as a page of the documentation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.training.report import Figures, by_language, without_each_rule
from benchmarks.training.samples import Sample
from newsclean.scoring.scorer import Scores

_KINDS = {"html": "pages", "text": "extracted texts"}
_MEANING = {
    "html": "What word recall lacks\nis the share of the article's words that is lost.",
    "text": "*Left* is the share of\nboilerplate words that stay, *lost* that of the article's words that go.",
}
_COST = {"html": "a rise of word recall", "text": "a fall of *lost*"}
_NAMES = {
    "before": "shingle F1 before",
    "shingle_f1": "shingle F1",
    "word_f1": "word F1",
    "word_r": "word recall",
    "left": "left",
    "lost": "lost",
    "exact": "exact",
    "snippet_f1": "snippet F",
}


def held_out_page(command: str, figures: Sequence[Figures], samples: Sequence[Sample], scores: Sequence[Scores]) -> str:
    """A page of Markdown.

    Args:
        command: that made it.
        figures: by corpus or upstream.
        samples: the documents that were measured.
        scores: what models believe of them that have not seen their sites.
    """
    return "\n".join(_lines(command, figures, samples, scores)) + "\n"


def _lines(command: str, figures: Sequence[Figures], samples: Sequence[Sample], scores: Sequence[Scores]) -> Iterator[str]:
    kind = _KINDS[samples[0].document.mode]
    yield f"# Accuracy on {kind} of sites not seen"
    yield ""
    yield "Cross-validated by site: no document is scored by weights that saw a document of its site. Everything else is as in the package,"
    yield f"but trafilatura is not asked for a second opinion. {_MEANING[samples[0].document.mode]} Made by"
    yield ""
    yield f"<!-- not run: it takes minutes, and the corpora -->\n```sh\n{command}\n```"
    yield ""
    yield "## By corpus, and by what extracted the text" if kind != "pages" else "## By corpus"
    yield ""
    if kind != "pages":
        yield "*truth* are the articles themselves, given as texts: cleaning should change nothing. *markdown*, *markdown-wrapped* and"
        yield "*text-nodes* are whole pages converted, one of the three each; the others are what extractors left of them."
        yield ""
    yield from _table(figures, with_alone=True)
    yield ""
    yield "## By language"
    yield ""
    yield from _table(by_language(samples, scores), with_alone=False)
    yield ""
    yield "## Without each rule"
    yield ""
    yield "How the figures change, in hundredths of a percent, when one rule is left out: a fall of F1 is what the rule is worth,"
    yield f"{_COST[samples[0].document.mode]} what it costs."
    yield ""
    yield from _ablation(samples, scores)


def _table(figures: Sequence[Figures], with_alone: bool) -> Iterator[str]:
    metrics = [metric for metric in _NAMES if any(metric in part.whole for part in figures)]
    yield f"| | documents | {' | '.join(_NAMES[metric] for metric in metrics)} |"
    yield f"|---|{'---:|' * (1 + len(metrics))}"
    for part in figures:
        yield _row([part.part, f"{part.documents:,}"], part.whole, metrics)
        if with_alone:
            yield _row(["– scorer alone", ""], part.alone, metrics)


def _row(head: Sequence[str], row: dict[str, float], metrics: Sequence[str]) -> str:
    cells = [f"{row[metric]:.4f}" if metric in row else "" for metric in metrics]
    return f"| {' | '.join([*head, *cells])} |"


def _ablation(samples: Sequence[Sample], scores: Sequence[Scores]) -> Iterator[str]:
    rows = without_each_rule(samples, scores)
    metrics = list(rows[0][2])
    yield f"| rule | blocks removed | {' | '.join(_NAMES[metric] for metric in metrics)} |"
    yield f"|---|{'---:|' * (1 + len(metrics))}"
    for name, removed, change in rows:
        yield f"| `{name}` | {removed:,} | {' | '.join(f'{1e4 * change[metric]:+.1f}' for metric in metrics)} |"
