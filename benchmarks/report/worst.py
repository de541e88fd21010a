"""The worst documents of a corpus, truth and result side by side: ``worst/<corpus>.html``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.report.looks import looks_of
from benchmarks.report.naming import metrics_for
from benchmarks.report.templating import render
from benchmarks.report.text import language_tag, web_address
from benchmarks.report.values import decimal, number_of, percent

Paragraph = Sequence[Mapping[str, Any]]  # segments, each with its text and whether the other side has it


@dataclass(frozen=True)
class _Verdict:
    error: str
    keep: bool
    by: str
    why: str
    evidence: str
    text: str


@dataclass(frozen=True)
class _Document:
    """One document as the template needs it."""

    anchor: str
    id: str
    link: str
    url: str
    language: str
    lang: str
    metric: str
    value: str
    share: str
    bar: float
    truth: tuple[Paragraph, ...]
    ours: tuple[Paragraph, ...]
    verdicts: tuple[_Verdict, ...]


def worst_page(report: Mapping[str, Any], corpus: Mapping[str, Any], slug: str) -> str:
    """The page of a corpus.

    Args:
        report: the whole report.
        corpus: the part whose documents are shown.
        slug: the name under which the index knows the corpus.
    """
    documents = [_document(corpus, row, at) for at, row in enumerate(corpus.get("worst") or [], 1)]
    return render("worst.html.j2", looks_of(report), name=str(corpus.get("name")), back=f"../index.html#c-{slug}", documents=documents)


def _document(corpus: Mapping[str, Any], row: Mapping[str, Any], at: int) -> _Document:
    labels = {metric.key: metric.label for metric in metrics_for(corpus.get("mode"))}
    share = number_of(row.get("share_of_loss"))
    return _Document(
        anchor=f"d{at}",
        id=str(row.get("id")),
        link=web_address(row.get("url")),
        url=str(row.get("url") or ""),
        language=str(row.get("language") or ""),
        lang=language_tag(row.get("language")),
        metric=labels.get(row.get("metric") or "", str(row.get("metric") or "Score")),
        value=decimal(number_of(row.get("value"))),
        share=percent(share),
        bar=round(100 * min(1.0, max(0.0, share or 0.0)), 2),
        truth=tuple(row.get("truth") or []),
        ours=tuple(row.get("ours") or []),
        verdicts=tuple(map(_verdict, row.get("verdicts") or [])),
    )


def _verdict(row: Mapping[str, Any]) -> _Verdict:
    return _Verdict(
        error=str(row.get("error") or ""),
        keep=bool(row.get("keep")),
        by=str(row.get("by") or ""),
        why=str(row.get("why") or ""),
        evidence=_evidence(row.get("evidence")),
        text=str(row.get("text") or ""),
    )


def _evidence(found: object) -> str:
    if isinstance(found, Mapping):
        return ", ".join(f"{name}: {_evidence(value)}" for name, value in found.items())
    return found if isinstance(found, str) else "" if found is None else json.dumps(found, ensure_ascii=False, default=str)
