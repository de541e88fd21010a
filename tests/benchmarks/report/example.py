"""A report with everything in it, made up: our own sentences, invented figures."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

HTML = {
    "newsclean": (0.958, 7.9),
    "trafilatura": (0.938, 14.2),
    "trafilatura-fast": (0.931, 6.1),
    "trafilatura-precision": (0.921, 15.0),
    "trafilatura-recall": (0.929, 14.8),
    "resiliparse": (0.905, 1.3),
    "readability-lxml": (0.911, 19.5),
    "jusText": (0.826, 24.0),
    "newspaper4k": (0.893, 31.0),
    "goose3": (0.842, 55.0),
    "boilerpy3": (0.858, 9.0),
    "turbohtml": (0.871, 0.9),
    "whole-page": (0.612, 0.4),
}
TEXT = {"newsclean-text": (0.951, 1.9), "c4-rules": (0.872, 0.06), "long-lines": (0.861, 0.02), "refinedweb-lines": (0.881, 0.4)}
_NOTES = {"whole-page": "all text of the page, cleaned of nothing", "newsclean": "clean_html as it comes"}
_RULES = "related_list share_prompt photo_credit newsletter_prompt caption author_box tags teaser_group repeated cookie_notice".split()
_GROUPS = ("wording", "class and id names", "link density", "position", "shape", "stop words", "landmark elements")


def report() -> dict[str, Any]:
    """The example; a new one at each call, always the same."""
    draw = random.Random(7)
    return {
        "schema": 1,
        "made": "2026-11-22",
        "command": "python -m benchmarks ../pages/fundus-dev ../pages/wcxb-dev ../pages/text-dev.jsonl.gz --jobs 2",
        "python": "3.11.7",
        "machine": "2 cores, Example CPU at 2.4 GHz",
        "newsclean": {"version": "0.1.0", "source": "ab12cd34ef56"},
        "systems": _systems(),
        "problems": [
            "goose3 is not installed: pip install goose3",
            "wcxb-dev: page 17 has no truth",
            "wcxb-dev: jusText on wcxb-0412: no answer within 60 seconds",
        ],
        "kinds": {"articles": 791, "articles_found": 760, "listings": 216, "listings_found": 190, "precision": 0.967, "recall": 0.961},
        "corpora": [
            _corpus(draw, "fundus-dev", "html", 188, 0.0),
            {**_corpus(draw, "wcxb-dev", "html", 1007, -0.06), "skipped": ["wcxb-0931: no file of this page"]},
            _corpus(draw, "text-dev", "text", 2310, -0.01),
        ],
        "speed": _speed(draw),
    }


def _systems() -> list[dict[str, Any]]:
    versions: dict[str, str | None] = {"trafilatura": "2.3.1", "resiliparse": "0.15.2", "goose3": None, "newspaper4k": "0.9.5"}
    html = [{"name": name, "mode": "html", "version": versions.get(name, "1.0.3"), "note": _NOTES.get(name, "")} for name in HTML]
    return html + [{"name": name, "mode": "text", "version": "", "note": "rules for lines"} for name in TEXT]


def _corpus(draw: random.Random, name: str, mode: str, documents: int, shift: float) -> dict[str, Any]:
    systems = HTML if mode == "html" else TEXT
    ours = "newsclean" if mode == "html" else "newsclean-text"
    figures = _pages if mode == "html" else _texts
    rows = [_row(draw, system, score + shift + draw.uniform(-0.01, 0.01), figures) for system, (score, _) in systems.items()]
    own = next(row for row in rows if row["system"] == ours)["metrics"]
    for row in rows:
        if row["system"] != ours:
            row["against"] = {key: _difference(draw, row["metrics"][key], own[key]) for key in own if key != "before"}
    return {
        "name": name,
        "mode": mode,
        "layout": "neutral",
        "documents": documents,
        "with_truth": documents - 3,
        "skipped": [],
        "rows": rows,
        "slices": _slices(draw, mode, systems, shift),
        "kinds": {"articles": documents - 200, "articles_found": documents - 220, "listings": 0} if documents > 1000 else None,
        "confidence": _confidence(draw),
        "ablation": _ablation(draw),
        "error_kinds": _error_kinds(),
        "worst": [_worst(draw, name, at) for at in range(20)],
    }


Figures = Callable[[random.Random, float], dict[str, dict[str, float]]]


def _row(draw: random.Random, system: str, score: float, figures: Figures) -> dict[str, Any]:
    failed = draw.choice((0, 0, 0, 2))
    return {
        "system": system,
        "failed": failed,
        "timeouts": min(1, failed),
        "empty": draw.choice((0, 1, 5)),
        "metrics": figures(draw, score),
    }


def _with_interval(value: float, spread: float = 0.011) -> dict[str, float]:
    value = min(1.0, max(0.0, value))
    return {"value": round(value, 6), "low": round(max(0.0, value - spread), 6), "high": round(min(1.0, value + spread * 0.9), 6)}


def _pages(draw: random.Random, score: float) -> dict[str, dict[str, float]]:
    lean = draw.uniform(-0.04, 0.04)  # towards precision or towards recall
    values = {
        "word_p": score + 0.01 + lean,
        "word_r": score + 0.015 - lean,
        "word_f1": score,
        "shingle_p": score - 0.01 + lean,
        "shingle_r": score - lean,
        "shingle_f1": score - 0.006,
        "rouge_lsum": score - 0.02,
        "exact": max(0.0, score - 0.55),
        "with": score - 0.03,
        "without": score + 0.02,
    }
    return {key: _with_interval(value) for key, value in values.items()}


def _texts(draw: random.Random, score: float) -> dict[str, dict[str, float]]:
    values = {"before": 0.862, "shingle_f1": score, "left": 1.08 - score, "lost": draw.uniform(0.002, 0.07), "word_f1": score + 0.004}
    values["lost_mean"] = values["lost"] * 1.2
    return {key: _with_interval(value, 0.004) for key, value in values.items()}


def _difference(draw: random.Random, one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    value = one["value"] - other["value"]
    spread = draw.uniform(0.006, 0.02)
    return {"value": round(value, 6), "low": round(value - spread, 6), "high": round(value + spread, 6)}


def _slices(draw: random.Random, mode: str, systems: dict[str, tuple[float, float]], shift: float) -> dict[str, list[dict[str, Any]]]:
    ways = {
        "language": ("en", "de", "fr", "ja", "ar", "pt"),
        "country": ("United States", "Germany", "France", "Japan"),
        "length": ("0-199 words", "200-499 words", "500-999 words", "1000-1999 words", "2000 words and more"),
        "page_type": ("article", "live blog", "gallery") if mode == "html" else (),
        "upstream": () if mode == "html" else ("trafilatura", "resiliparse", "jusText", "newspaper4k"),
        "publisher": tuple(f"The {name} Courier" for name in ("Harbour", "Valley", "Northern", "Evening", "Island", "Border")),
    }
    return {way: [_slice(draw, value, systems, shift) for value in values] for way, values in ways.items() if values}


def _slice(draw: random.Random, value: str, systems: dict[str, tuple[float, float]], shift: float) -> dict[str, Any]:
    rows = {
        name: {
            "shingle_f1": round(score + shift + draw.uniform(-0.09, 0.03), 6),
            "left": round(draw.uniform(0.05, 0.4), 6),
            "lost": round(draw.uniform(0.001, 0.08), 6),
        }
        for name, (score, _) in systems.items()
    }
    return {"value": value, "documents": draw.randint(9, 400), "rows": rows}


def _confidence(draw: random.Random) -> list[dict[str, float]]:
    middles = [(at + 0.5) / 10 for at in range(1, 10)]
    return [
        {
            "low": round(middle - 0.05, 2),
            "high": round(middle + 0.05, 2),
            "documents": int(4 + 150 * middle**4),
            "mean_confidence": round(middle, 4),
            "mean_f1": round(min(1.0, 0.25 + 0.75 * middle + draw.uniform(-0.06, 0.06)), 4),
        }
        for middle in middles
    ]


def _ablation(draw: random.Random) -> list[dict[str, Any]]:
    rules = [
        {
            "name": name,
            "sort": "rule",
            "f1": round(-0.012 / at + 0.001, 6),
            "left": round(0.04 / at, 6),
            "lost": round(-0.002 * draw.random(), 6),
            "removed": 2000 // at,
        }
        for at, name in enumerate(_RULES, 1)
    ]
    groups = [
        {
            "name": name,
            "sort": "signals",
            "f1": round(-0.03 / at + 0.004, 6),
            "left": round(0.05 / at - 0.008, 6),
            "lost": round(draw.uniform(-0.01, 0.02), 6),
            "removed": 0,
        }
        for at, name in enumerate(_GROUPS, 1)
    ]
    return rules + groups


def _error_kinds() -> list[dict[str, Any]]:
    left = {
        "caption": "The bridge over the Lene on Tuesday morning.",
        "teaser": "What the mayor said about the flood | Read on",
        "byline": "By our reporter in the valley",
        "prompt": "Get the evening letter from the valley.",
    }
    lost = {"short paragraph": "Then the lights went out.", "list item": "Two roads are closed.", "heading": "After the rain"}
    found = []
    for sort, kinds in (("left", left), ("lost", lost)):
        for at, (kind, example) in enumerate(kinds.items(), 1):
            row = {"sort": sort, "kind": kind, "words": 4200 // at, "share": round(0.41 / at, 4), "documents": 90 // at, "example": example}
            found.append(row)
    return found


_ARTICLE = (
    "The rain came at night, and by noon the river had left its bed.",
    "On Tuesday morning the water stood a metre high in the lower streets of the town, and the fire brigade had to bring forty people "
    "out of their houses by boat.",
    "Nobody was hurt, said the mayor, who had spent the night in the school hall with those who could not go home.",
    "The school will stay closed until Monday.",
    "It is the third flood in ten years. The dam above the mill was to be raised last spring, but the money went to the new road.",
    "Now the council wants to vote again.",
    "Engineers had warned that the old wall would not hold a second time, and they were right by a day.",
    "In the evening the water fell by a hand's breadth.",
)
_BOILERPLATE = ("Share this article", "Photo: our own", "Read also: five walks for a wet day", "Get our letter every evening. It is free.")


def _worst(draw: random.Random, corpus: str, at: int) -> dict[str, Any]:
    lost = set(draw.sample(range(len(_ARTICLE)), 2))
    truth = [_segments(text, wholly=place in lost) for place, text in enumerate(_ARTICLE)]
    ours = [[{"text": text, "hit": True}] for place, text in enumerate(_ARTICLE) if place not in lost]
    for text in draw.sample(_BOILERPLATE, 2):
        ours.insert(draw.randrange(len(ours)), [{"text": text, "hit": False}])
    return {
        "id": f"{corpus}-{at:04}",
        "url": f"https://news.example/{corpus}/{at}",
        "metric": "shingle_f1",
        "value": round(0.21 + 0.03 * at, 4),
        "share_of_loss": round(0.09 / (at + 1), 5),
        "language": draw.choice(("en", "de", "fr")),
        "truth": truth,
        "ours": ours,
        "verdicts": _verdicts(sorted(lost)),
    }


def _segments(text: str, wholly: bool) -> list[dict[str, Any]]:
    if wholly:
        return [{"text": text, "hit": False}]
    if len(text) > 120:  # one half sentence is missing
        return [{"text": text[:60], "hit": True}, {"text": text[60:95], "hit": False}, {"text": text[95:], "hit": True}]
    return [{"text": text, "hit": True}]


def _verdicts(lost: list[int]) -> list[dict[str, Any]]:
    found = [
        {
            "text": _ARTICLE[place],
            "keep": False,
            "by": "related_list",
            "why": "It stands in a list of links to other stories.",
            "evidence": {"links": 4, "phrase": "read also"},
            "error": "lost",
        }
        for place in lost
    ]
    left = {"text": _BOILERPLATE[0], "keep": True, "by": "main_content", "why": "The scorer took it for article.", "error": "left"}
    return [*found, {**left, "evidence": "belief 0.61"}]


def _speed(draw: random.Random) -> dict[str, Any]:
    rows, growth = [], []
    for mode, systems, ours in (("html", HTML, 7.9), ("text", TEXT, 1.9)):
        for name, (_, ms) in systems.items():
            rows.append(_timed(draw, name, mode, ms, ms / ours))
            exponent = 1.86 if name == "goose3" else round(draw.uniform(0.97, 1.08), 2)
            sizes = (1000, 2000, 4000, 8000)
            growth.append(
                {
                    "system": name,
                    "mode": mode,
                    "blocks": list(sizes),
                    "ms": [round(9 * ms * (size / 1000) ** exponent, 2) for size in sizes],
                    "exponent": exponent,
                }
            )
    return {"pages": 100, "mb": 12.3, "rounds": 3, "rows": rows, "growth": growth}


def _timed(draw: random.Random, name: str, mode: str, ms: float, ratio: float) -> dict[str, Any]:
    return {
        "system": name,
        "mode": mode,
        "ms_p50": ms,
        "ms_p95": round(ms * 3.1, 2),
        "mb_s": round(123 / ms, 2),
        "peak_mb": round(draw.uniform(40, 260), 1),
        "import_ms": round(draw.uniform(20, 900), 1),
        "ratio": round(ratio, 3),
    }
