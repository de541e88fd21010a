from __future__ import annotations

from typing import Any

import pytest

from benchmarks.report.naming import leading, metrics_for, shown


@pytest.mark.parametrize("mode", ["html", "text"])
def test_every_metric_has_a_name_and_one_line_on_it(mode: str) -> None:
    metrics = metrics_for(mode)
    assert len({metric.key for metric in metrics}) == len({metric.label for metric in metrics}) == len(metrics)
    assert all(20 < len(metric.explain) < 110 and "\n" not in metric.explain for metric in metrics)


def test_less_is_better_only_for_what_is_left_and_lost() -> None:
    assert {metric.key for metric in (*metrics_for("html"), *metrics_for("text")) if not metric.higher} == {"left", "lost", "lost_mean"}


def test_only_metrics_with_a_figure_are_shown() -> None:
    figures: list[dict[str, Any]] = [{"word_f1": {"value": 0.9}, "exact": None}, {"with": {"value": 0.5}}]
    assert [metric.key for metric in shown("html", figures)] == ["word_f1", "with"]


@pytest.mark.parametrize(
    ("mode", "keys", "key"),
    [
        ("html", ("shingle_f1", "word_f1"), "word_f1"),
        ("text", ("shingle_f1", "word_f1"), "shingle_f1"),
        ("html", ("with", "without", "snippet_f1"), "snippet_f1"),
        ("html", ("with", "exact"), None),
        ("html", (), None),
    ],
)
def test_the_metric_that_ranks(mode: str, keys: tuple[str, ...], key: str | None) -> None:
    found = leading({"mode": mode, "rows": [{"metrics": {name: {"value": 0.5} for name in keys}}]})
    assert (found.key if found else None) == key
