"""The whole measurement: corpora and systems in, the report as one JSON-ready dictionary out."""

from __future__ import annotations

import datetime
import json
import os
import platform
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import newsclean
from benchmarks import ablation, diagnosis, metrics
from benchmarks.cache import Cache, hash_of
from benchmarks.children import ChildError
from benchmarks.documents import Corpus, Document, Mode
from benchmarks.error_kinds import summary as errors_by_kind
from benchmarks.running import TOO_SLOW, Plan, Result, Row, kept, readable, run, score_published, source_of_newsclean
from benchmarks.slices import slices_of
from benchmarks.speed import Bar, measure_speed
from benchmarks.speed import Settings as SpeedSettings
from benchmarks.statistics import Table, difference, drawn, interval, table_of
from benchmarks.systems import System
from newsclean.scoring.learned import FOLDER

SCHEMA = 1
_LEARNED = (
    "{}: newsclean's weights were learned from this corpus, so its figures here flatter; "
    "`python -m benchmarks.training` tells those on sites that it has not seen"
)
_HERE = Path(__file__).parent
_ABLATION = ("ablation", "metrics")  # modules on which these results depend, beside newsclean
_DIAGNOSIS = ("diagnosis", "error_kinds", "kinds", "sight", "surroundings", "alignment")
_COMPARED = ("word_f1", "shingle_f1", "rouge_lsum", "exact", "left", "lost", "with", "without", "snippet_f1")
_ROUGE_PAGES = 400  # ROUGE-LSum takes seconds for a long page: by default only corpora up to this size have it
_ARTICLE_WORDS = 25  # a page whose truth is shorter says nothing about the kind
_BINS = 10


@dataclass(frozen=True)
class Choices:
    """What to measure.

    Attributes:
        plan: how to run.
        rouge: ``"all"``, ``"none"`` or ``"auto"`` (corpora of up to 400 pages).
        speed: whether to time the systems.
        ablation: whether to switch off each rule and each group of signals.
        every: of large corpora, every how manieth document is taken for the ablation.
        diagnosis: whether to find the kinds of error and the worst documents.
    """

    plan: Plan = field(default_factory=Plan)
    rouge: str = "auto"
    speed: bool = True
    ablation: bool = True
    every: int = 1
    diagnosis: bool = True


def measure(corpora: Sequence[Corpus], systems: Sequence[System], choices: Choices, cache: Cache, bar: Bar) -> dict[str, Any]:
    """Run all systems on all corpora and sum up.

    Args:
        corpora: what to measure on.
        systems: newsclean and its peers; one that is not installed is named among the problems.
        choices: what to measure.
        cache: where results are kept between runs.
        bar: makes a progress bar.

    Returns:
        The report, as ``report.json`` holds it.
    """
    corpora = [readable(corpus) for corpus in corpora]
    installed = [system for system in systems if system.version is not None]
    problems = [_LEARNED.format(corpus.name) for corpus in corpora if corpus.name in learned_from(corpus.mode)]
    problems += [f"{corpus.name}: {skipped}" for corpus in corpora for skipped in corpus.skipped]
    problems += [f"{system.name} is not installed: pip install {system.package}" for system in systems if system.version is None]
    parts = [_Part(corpus, choices, cache, bar, problems).report(installed) for corpus in corpora]
    speed = _speed(corpora, installed, choices.plan, bar) if choices.speed else None
    problems += speed.pop("problems") if speed else []
    return {
        "schema": SCHEMA,
        "made": datetime.datetime.now(datetime.timezone.utc).date().isoformat(),
        "python": platform.python_version(),
        "machine": f"{os.cpu_count()} cores, {_processor()}",
        "newsclean": {"version": newsclean.__version__, "source": source_of_newsclean()},
        "systems": [{"name": s.name, "mode": s.mode, "version": s.version, "note": s.note} for s in systems],
        "corpora": parts,
        "kinds": _kinds(parts),
        "speed": speed,
        "problems": list(dict.fromkeys(problems)),
    }


def learned_from(mode: str) -> frozenset[str]:
    """The names of the corpora that the scorer's weights for a mode were learned from."""
    about = json.loads((FOLDER / f"{mode}.json").read_text(encoding="utf-8"))
    return frozenset(about["corpora"])


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


@dataclass(frozen=True)
class _Part:
    """One corpus' share of the report."""

    corpus: Corpus
    choices: Choices
    cache: Cache
    bar: Bar
    problems: list[str]

    def report(self, systems: Sequence[System]) -> dict[str, Any]:
        corpus, judged = self.corpus, self._judged
        results = self._results([system for system in systems if system.mode == corpus.mode])
        tables = {name: table_of([rows[d.id].scores for d in judged]) for name, rows in results.items()} if judged else {}
        ours = results.get(self._ours, {})
        # What newsclean could not clean is named among the problems: there are no verdicts to look at.
        cleaned = [document for document in judged if document.truth is not None and document.id in ours and not ours[document.id].error]
        return {
            "name": corpus.name,
            "mode": corpus.mode,
            "layout": corpus.layout,
            "documents": len(corpus.documents),
            "learned": corpus.name in learned_from(corpus.mode),
            "with_truth": sum(d.truth is not None for d in corpus.documents),
            "skipped": list(corpus.skipped),
            "rows": _rows(tables, results, judged, self._ours) if tables else [],
            "slices": slices_of(judged, tables) if tables else {},
            "kinds": _kinds_of(corpus, ours),
            "confidence": _reliability([ours[document.id] for document in cleaned]),
            "ablation": self._ablation(cleaned) if self.choices.ablation and cleaned else None,
            "error_kinds": self._errors(cleaned) if self.choices.diagnosis and cleaned else None,
            "worst": self._worst(cleaned, ours) if self.choices.diagnosis and cleaned else None,
        }

    @property
    def _ours(self) -> str:
        return "newsclean" if self.corpus.mode == "html" else "newsclean-text"

    @cached_property
    def _judged(self) -> tuple[Document, ...]:
        """The documents that the figures are of: those with a full truth, or, where none has one, those with snippets."""
        full = tuple(document for document in self.corpus.documents if document.truth is not None)
        snippets = tuple(document for document in self.corpus.documents if document.truth is None and _has_snippets(document))
        if full and snippets:
            count = f"{len(snippets):,} documents have snippets only, others a full truth"
            self.problems.append(f"{self.corpus.name}: {count}: the figures are of the latter")
        return full or snippets

    def _results(self, systems: Sequence[System]) -> dict[str, dict[str, Result]]:
        plan = replace(self.choices.plan, rouge=_wants_rouge(self.corpus, self.choices.rouge))
        judged = replace(self.corpus, documents=self._judged)
        found: dict[str, dict[str, Result]] = {}
        for system in systems:
            # Pages of which only the kind is known say nothing of other systems.
            corpus = self.corpus if system.name == self._ours else judged
            if corpus.documents:
                found |= self._run(system, corpus, plan)
        for name, outputs in self.corpus.outputs.items():
            with self.bar(f"{self.corpus.name}: {name} (published)", len(judged.documents)) as progress:
                found[f"{name} (published)"] = score_published(outputs, judged, plan, self.cache, progress)
        return found

    def _run(self, system: System, corpus: Corpus, plan: Plan) -> dict[str, dict[str, Result]]:
        """A system's results by its name; nothing for one that does not start."""
        with self.bar(f"{corpus.name}: {system.name}", len(corpus.documents)) as progress:
            try:
                rows = run(system, corpus, plan, self.cache, progress)
            except ChildError as error:
                self.problems.append(str(error))
                return {}
        self.problems.extend(f"{corpus.name}: {system.name} on {id_}: {result.error}" for id_, result in rows.items() if result.error)
        return {system.name: rows}

    def _errors(self, documents: Sequence[Document]) -> list[dict[str, Any]]:
        rows = self._kept("errors", diagnosis.row_of, _DIAGNOSIS, documents[:: self.choices.every])
        return errors_by_kind(map(diagnosis.errors_in, rows))

    def _ablation(self, documents: Sequence[Document]) -> list[dict[str, object]]:
        rows = self._kept("ablation", ablation.row_of, _ABLATION, documents[:: self.choices.every])
        return ablation.summary([ablation.variants_of(row) for row in rows], self.corpus.mode)

    def _worst(self, documents: Sequence[Document], ours: Mapping[str, Result]) -> list[dict[str, Any]]:
        return diagnosis.worst_documents(documents, [_figure(ours[document.id]) for document in documents])

    def _kept(self, name: str, work: Callable[[Document], Row], modules: Sequence[str], documents: Sequence[Document]) -> list[Row]:
        """A row for each document, from the cache where it is there."""
        key = f"{name}@{source_of_newsclean()}/{hash_of(*(_HERE / f'{module}.py' for module in modules))}"
        wanted = {document.fingerprint: document for document in documents}
        with self.bar(f"{self.corpus.name}: {name}", len(wanted)) as progress:
            rows = kept(work, wanted, key, self.cache, self.choices.plan.jobs, progress)
        return [rows[document.fingerprint] for document in documents]


def _has_snippets(document: Document) -> bool:
    return bool(document.present or document.absent)


def _wants_rouge(corpus: Corpus, choice: str) -> bool:
    return corpus.mode == "html" and (choice == "all" or (choice == "auto" and len(corpus.documents) <= _ROUGE_PAGES))


def _rows(
    tables: Mapping[str, Table], results: Mapping[str, Mapping[str, Result]], documents: Sequence[Document], ours: str
) -> list[dict[str, Any]]:
    weights = drawn([document.publisher or document.id for document in documents])
    found = []
    for name, table in tables.items():
        rows = [results[name][document.id] for document in documents]
        row: dict[str, Any] = {
            "system": name,
            "failed": sum(bool(result.error) for result in rows),
            "timeouts": sum(result.error.startswith(TOO_SLOW) for result in rows),
            "empty": sum(result.scores.empty for result in rows),
            "metrics": {metric: interval(table, metric, weights).as_dict() for metric in table.formulas},
        }
        if name != ours and ours in tables:
            shared = [metric for metric in _COMPARED if metric in table.formulas and metric in tables[ours].formulas]
            row["against"] = {metric: difference(table, tables[ours], metric, weights).as_dict() for metric in shared}
        found.append(row)
    return found


def _figure(result: Result) -> float:
    """F1 of a document's shingles."""
    counts = result.scores.after or result.scores.shingle
    return metrics.f1_of(counts) if counts and not result.scores.empty else 0.0


def _kinds_of(corpus: Corpus, ours: Mapping[str, Result]) -> dict[str, int] | None:
    """How newsclean's kind agrees with what is known: pages with a truth are articles, unless the corpus says otherwise."""
    pairs = [(_kind(d), ours[d.id].facts.get("kind")) for d in corpus.documents if d.id in ours and _kind(d)]
    if not pairs:
        return None
    articles = [said for known, said in pairs if known == "article"]
    listings = [said for known, said in pairs if known == "index"]
    return {
        "articles": len(articles),
        "articles_found": sum(_is_called_article(said) for said in articles),
        "listings": len(listings),
        "listings_found": sum(said == "index" for said in listings),
        "listings_as_articles": sum(_is_called_article(said) for said in listings),
    }


def _is_called_article(said: str | None) -> bool:
    """Whether newsclean gave the page as an article; it says nothing of a page that it failed on."""
    return said not in ("index", "empty", None)


def _kind(document: Document) -> str | None:
    if document.kind or document.truth is None:
        return document.kind
    return "article" if len(metrics.tokens(document.truth)) >= _ARTICLE_WORDS else None


def _kinds(parts: Iterable[Mapping[str, Any]]) -> dict[str, Any] | None:
    """Precision and recall of "article" over all corpora of pages; None where there are no listings among them."""
    counts = [part["kinds"] for part in parts if part["mode"] == "html" and part["kinds"]]
    if not sum(count["listings"] for count in counts):
        return None
    total = {name: sum(count[name] for count in counts) for name in counts[0]}
    called = total["articles_found"] + total["listings_as_articles"]
    return {**total, "precision": total["articles_found"] / max(1, called), "recall": total["articles_found"] / max(1, total["articles"])}


def _reliability(results: Sequence[Result]) -> list[dict[str, float]] | None:
    """Mean accuracy of documents of like confidence, in ten bins of equal width."""
    pairs = [(result.facts["confidence"], _figure(result)) for result in results if "confidence" in result.facts]
    bins: dict[int, list[tuple[float, float]]] = {}
    for confidence, figure in pairs:
        bins.setdefault(min(_BINS - 1, int(confidence * _BINS)), []).append((confidence, figure))
    return [
        {
            "low": at / _BINS,
            "high": (at + 1) / _BINS,
            "documents": len(rows),
            "mean_confidence": round(sum(c for c, _ in rows) / len(rows), 4),
            "mean_f1": round(sum(f for _, f in rows) / len(rows), 4),
        }
        for at, rows in sorted(bins.items())
    ] or None


def _speed(corpora: Sequence[Corpus], systems: Sequence[System], plan: Plan, bar: Bar) -> dict[str, Any]:
    documents: dict[Mode, list[Document]] = {}
    for corpus in corpora:
        if corpus.documents:
            documents.setdefault(corpus.mode, []).extend(corpus.documents)
    return measure_speed(documents, systems, bar, SpeedSettings(timeout=plan.timeout))
