from __future__ import annotations

from typing import Any

from benchmarks.report.overall_tables import growth_table, speed_table, summary_table, versions_table
from benchmarks.report.table import Table


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def heads(table: Table) -> list[str]:
    return [f"{column.group} {column.label}".strip() for column in table.columns]


def corpus(name: str, mode: str, **figures: dict[str, float]) -> dict[str, Any]:
    rows = [{"system": system, "metrics": {key: {"value": value} for key, value in found.items()}} for system, found in figures.items()]
    return {"name": name, "mode": mode, "rows": rows}


REPORT: dict[str, Any] = {
    "newsclean": {"version": "0.1.0"},
    "systems": [{"name": "newsclean", "mode": "html", "version": "x"}, {"name": "a", "mode": "html", "version": None}],
    "corpora": [
        corpus("hill", "html", newsclean={"word_f1": 0.9, "shingle_f1": 0.8}, a={"word_f1": 0.95, "shingle_f1": 0.7}),
        corpus("vale", "html", newsclean={"snippet_f1": 0.7}),
        corpus("text", "text", **{"newsclean-text": {"before": 0.5, "shingle_f1": 0.9, "left": 0.1, "lost": 0.01, "word_f1": 0.9}}),
    ],
    "speed": {
        "rows": [
            {
                "system": "newsclean",
                "mode": "html",
                "ratio": 1.0,
                "ms_p50": 8.0,
                "ms_p95": 20.0,
                "mb_s": 9.0,
                "peak_mb": 80.0,
                "import_ms": 300.0,
            },
            {"system": "b", "mode": "html", "ratio": None},
            {"system": "a", "mode": "html", "ratio": 0.25},
            {"system": "newsclean-text", "mode": "text", "ratio": 1.0},
        ],
        "growth": [{"system": "a", "mode": "html", "blocks": [1000, 2000], "ms": [3.0], "exponent": 1.023}],
    },
}


def test_summary_has_the_main_figures_of_each_corpus_and_the_speed() -> None:
    table = summary_table(REPORT, "html")
    assert heads(table) == ["System", "hill Word F1", "hill Shingle F1", "vale Snippet F1", "CPU time"]
    assert texts(table) == [["a", "0.950", "0.700", "–", "0.25×"], ["newsclean", "0.900", "0.800", "0.700", "1.00×"]]
    assert [[cell.best for cell in row.cells] for row in table.rows] == [
        [False, True, False, False, False],
        [False, False, True, False, False],
    ]


def test_summary_of_texts_has_what_is_left_and_lost() -> None:
    table = summary_table(REPORT, "text")
    assert heads(table) == ["System", "text Before", "text Shingle F1", "text Left", "text Lost", "CPU time"]
    assert texts(table) == [["newsclean-text", "0.500", "0.900", "10.0%", "1.00%", "1.00×"]]


def test_summary_with_versions() -> None:
    assert [row[1] for row in texts(summary_table(REPORT, "html", versions=True))] == ["not installed", "0.1.0"]


def test_summary_without_speed_has_no_column_for_it() -> None:
    assert "CPU time" not in heads(summary_table({**REPORT, "speed": None}, "html"))


def test_speed_puts_ratios_first_and_the_fastest_on_top() -> None:
    table = speed_table(REPORT, "html")
    assert heads(table)[:3] == ["System", "CPU time", "ms, p50"]
    assert texts(table) == [
        ["a", "0.25×", *"–––––"],
        ["newsclean", "1.00×", "8.0", "20", "9.0", "80", "300"],
        ["b", "–", *"–––––"],
    ]


def test_growth_has_a_column_for_each_length() -> None:
    table = growth_table(REPORT, "html")
    assert heads(table) == ["System", "Exponent", "1,000 blocks", "2,000 blocks"]
    assert texts(table) == [["a", "1.02", "3.0", "–"]]


def test_versions_tell_what_is_not_installed_and_what_has_none() -> None:
    found = {**REPORT, "systems": [*REPORT["systems"], {"name": "rules", "mode": "text", "version": "", "note": "lines"}]}
    assert texts(versions_table(found)) == [
        ["newsclean", "HTML pages", "0.1.0", "–"],
        ["a", "HTML pages", "not installed", "–"],
        ["rules", "Extracted text", "–", "lines"],
    ]
