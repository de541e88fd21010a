from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest

from benchmarks.report.looks import Look, looks_of
from benchmarks.report.plots import Plot, corpus_plots, growth_plot
from tests.benchmarks.report import hostile

Example = dict[str, Any]


def plots_of(report: Example, at: int) -> dict[str, Plot]:
    found = corpus_plots(report["corpora"][at], report["speed"], looks_of(report), f"c{at}")
    return {plot.title: plot for plot in found}


@pytest.fixture(scope="module")
def pages(example: Example) -> dict[str, Plot]:
    return plots_of(example, 0)


@pytest.fixture(scope="module")
def texts(example: Example) -> dict[str, Plot]:
    return plots_of(example, 2)


def labels(plot: Plot) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(plot.svg).iter("text")]


def spoken(plot: Plot) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(plot.svg).iter("title")]


def test_scores_name_every_system_with_its_value_and_interval(pages: dict[str, Plot], example: Example) -> None:
    plot = pages["Word F1 by system"]
    assert {row["system"] for row in example["corpora"][0]["rows"]} <= set(labels(plot))
    assert "newsclean: 0.954 (0.943–0.964)" in spoken(plot)
    assert "0.954" in labels(plot)


def test_the_best_system_is_on_top(pages: dict[str, Plot]) -> None:
    root = ElementTree.fromstring(pages["Word F1 by system"].svg)
    heights = {element.text: float(element.attrib["y"]) for element in root.iter("text") if "y" in element.attrib}
    assert heights["newsclean"] < heights["trafilatura"] < heights["whole-page"]


def test_precision_and_recall_has_lines_of_equal_f1(pages: dict[str, Plot]) -> None:
    assert {"0.85", "0.9", "0.95"} <= set(labels(pages["Precision and recall"]))
    assert "newsclean: Word recall 0.957, Word precision 0.977" in spoken(pages["Precision and recall"])


def test_what_is_too_far_off_is_named_not_dropped(pages: dict[str, Plot]) -> None:
    plot = pages["Precision and recall"]
    assert "whole-page" not in labels(plot)
    assert plot.explain.endswith("Off the scale: whole-page: Word recall 0.656, Word precision 0.610.")


def test_speed_is_logarithmic(pages: dict[str, Plot]) -> None:
    found = labels(pages["Accuracy and speed"])
    assert [text for text in found if re.fullmatch(r"[\d.]+", text) and float(text) >= 1] == ["1", "2", "5", "10", "20", "50"]
    assert "newsclean: Word F1 0.954, 7.9 ms" in spoken(pages["Accuracy and speed"])


def test_reliability_counts_documents(pages: dict[str, Plot]) -> None:
    assert "126" in labels(pages["Is the confidence right?"])
    assert any(
        text.startswith("confidence 0.95, F1 0.9") and text.endswith("126 documents") for text in spoken(pages["Is the confidence right?"])
    )


def test_text_is_compared_with_what_it_was_before(texts: dict[str, Plot]) -> None:
    assert "Dotted line" in texts["Shingle F1 by system"].explain
    assert "Dotted line" not in texts["Word F1 by system"].explain
    assert "2%" in labels(texts["Lost and left"])


@pytest.mark.parametrize("mode", ["html", "text"])
def test_growth_names_exponents(mode: str, example: Example) -> None:
    plot = growth_plot(example["speed"], mode, looks_of(example))
    assert plot is not None
    if mode == "html":
        assert "goose3 1.86" in labels(plot) and "goose3: exponent 1.86" in spoken(plot)
    assert {"1,000", "2,000", "4,000", "8,000"} <= set(labels(plot))


def test_colours_and_fonts_are_those_of_the_page(pages: dict[str, Plot]) -> None:
    for plot in pages.values():
        assert not re.search(r"#[0-9a-fA-F]{6}\b", plot.svg), plot.title
        assert "font-family" not in plot.svg and "DejaVu" not in plot.svg
        assert "var(--s0)" in plot.svg
        assert not list(ElementTree.fromstring(plot.svg).iter("style"))


def test_newsclean_and_its_rivals_have_their_colours(pages: dict[str, Plot], example: Example) -> None:
    numbers = {look.colour for name, look in looks_of(example).items() if name in labels(pages["Word F1 by system"])}
    assert numbers == {int(found) for found in re.findall(r"var\(--s(\d+)\)", pages["Word F1 by system"].svg)}


def test_the_same_figures_give_the_same_plot(pages: dict[str, Plot], example: Example) -> None:
    assert plots_of(example, 0) == pages


def test_ids_of_two_plots_never_meet(pages: dict[str, Plot]) -> None:
    ids = [re.findall(r' id="([^"]+)"', plot.svg) for plot in pages.values()]
    everything = [name for found in ids for name in found]
    assert len(everything) == len(set(everything))
    assert all(name.startswith("c0-") for name in everything)


def test_hostile_names_are_text() -> None:
    report = hostile.report()
    plots = [*plots_of(report, 0).values(), growth_plot(report["speed"], "html", looks_of(report))]
    assert len(plots) == 6
    for plot in plots:
        assert plot is not None
        root = ElementTree.fromstring(plot.svg)
        assert not list(root.iter("script")) and not list(root.iter("img"))
    named = [plot for plot in plots if plot and any(label.startswith("<script>alert(1)</scri") for label in labels(plot))]
    assert len(named) == 5
    assert all(any(label.startswith(hostile.FORMULA) for label in labels(plot)) for plot in named)


CORPUS: Example = {
    "name": "valley",
    "mode": "html",
    "rows": [{"system": "newsclean", "metrics": {"with": {"value": 0.9}, "without": {"value": 0.8}}}],
}


def test_snippets_are_plotted_where_there_is_nothing_else() -> None:
    (plot,) = corpus_plots(CORPUS, None, {"newsclean": Look(0, "o")}, "c")
    assert plot.title == "Snippets"
    assert spoken(plot) == ["newsclean: Snippets found 90.0%, Snippets kept out 80.0%"]


@pytest.mark.parametrize("corpus", [{}, {"mode": "html", "rows": []}, {"mode": "text", "rows": [{"system": "newsclean", "metrics": {}}]}])
def test_without_figures_there_is_no_plot(corpus: Example) -> None:
    assert corpus_plots(corpus, {}, {"newsclean": Look(0, "o")}, "c") == ()


@pytest.mark.parametrize("speed", [None, {}, {"growth": []}, {"growth": [{"system": "x", "mode": "html", "blocks": [1], "ms": [0]}]}])
def test_without_figures_there_is_no_growth(speed: Example | None) -> None:
    assert growth_plot(speed, "html", {"x": Look(1, "o")}) is None


def test_the_readers_own_settings_do_not_matter(pages: dict[str, Plot], example: Example) -> None:
    from matplotlib import rc_context

    with rc_context({"font.size": 30, "xtick.major.size": 20, "axes.xmargin": 0.4, "svg.fonttype": "path"}):
        assert plots_of(example, 0)["Word F1 by system"] == pages["Word F1 by system"]
