"""A small report in which every text is hostile: what stands on pages, in file names and in error messages may be anything."""

from __future__ import annotations

from typing import Any

NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>|a\nb\x1b[31m\x00 $x_{1}$ {{ 7 * 7 }} `c` \u202e\ud800 </title></style>"

FORMULA = "$\\frac{1$<b>&"  # no formula, though it looks like the start of one


def report() -> dict[str, Any]:
    """newsclean and two systems with nasty names on one corpus with a nasty name."""
    figure = {"value": 0.9, "low": 0.8, "high": 0.95}
    figures = dict.fromkeys(("word_p", "word_r", "word_f1", "shingle_p", "shingle_r", "shingle_f1", "with"), figure)
    systems = ("newsclean", NASTY, FORMULA)
    rows: list[dict[str, Any]] = [{"system": name, "failed": 0, "timeouts": 0, "empty": 0, "metrics": figures} for name in systems]
    rows[1]["against"] = {"word_f1": {"value": -0.1, "low": -0.2, "high": -0.05}}
    return {
        "schema": 1,
        "made": NASTY,
        "command": NASTY,
        "python": NASTY,
        "machine": NASTY,
        "newsclean": {"version": NASTY, "source": NASTY},
        "systems": [{"name": name, "mode": "html", "version": NASTY, "note": NASTY} for name in systems],
        "problems": [NASTY],
        "corpora": [
            {
                "name": NASTY,
                "mode": "html",
                "layout": NASTY,
                "documents": 1,
                "skipped": [NASTY],
                "rows": rows,
                "slices": {NASTY: [{"value": NASTY, "documents": 1, "rows": {name: {"shingle_f1": 0.9} for name in systems}}]},
                "ablation": [{"name": NASTY, "sort": "rule", "f1": -0.1, "left": 0.1, "lost": 0.0, "removed": 1}],
                "error_kinds": [{"sort": "left", "kind": NASTY, "words": 1, "share": 0.5, "documents": 1, "example": NASTY}],
                "confidence": [{"low": 0.8, "high": 0.9, "documents": 1, "mean_confidence": 0.85, "mean_f1": 0.9}],
                "worst": [
                    _worst("javascript:alert(3)"),
                    _worst(f"https://news.example/{NASTY}"),
                    _worst("https://news.example/rain?a=1&b=2"),
                ],
            }
        ],
        "speed": {
            "rows": [{"system": name, "mode": "html", "ms_p50": 2.0, "ratio": 1.0} for name in systems],
            "growth": [{"system": name, "mode": "html", "blocks": [1, 2], "ms": [1.0, 2.0], "exponent": 1.0} for name in systems],
        },
    }


def _worst(url: str) -> dict[str, Any]:
    segments = [[{"text": NASTY, "hit": False}, {"text": NASTY, "hit": True}]]
    verdict = {"text": NASTY, "keep": True, "by": NASTY, "why": NASTY, "evidence": {NASTY: [NASTY]}, "error": "left"}
    return {"id": NASTY, "url": url, "metric": NASTY, "language": NASTY, "truth": segments, "ours": segments, "verdicts": [verdict]}
