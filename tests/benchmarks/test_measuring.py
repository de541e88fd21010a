from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks import ablation, diagnosis, measuring
from benchmarks.cache import Cache
from benchmarks.children import Output
from benchmarks.documents import Corpus, Document
from benchmarks.measuring import Choices, learned_from, measure
from benchmarks.running import Plan
from benchmarks.systems import System
from tests.benchmarks.inside import Inside, page, pages, right, system
from tests.benchmarks.made import BODY, OTHER, Bars

QUICK = Choices(plan=Plan(jobs=1), rouge="none", speed=False, ablation=False, diagnosis=False)
WHOLE = Choices(plan=Plan(jobs=1), speed=False)
OURS, PEER = system("newsclean"), system("peer")
PAGES = pages(*(page(f"page {at}", " ".join(BODY[: 1 + at % 3])) for at in range(4)))
REAL = pages(*(page(f"page {at}", BODY[at], source=f"<html><body><p>{BODY[at]}</p><p>{OTHER}</p></body></html>") for at in range(3)))


@pytest.fixture(autouse=True)
def systems(inside: Inside) -> None:
    inside.work |= {"newsclean": right, "peer": lambda source: BODY[0]}


def measured(cache: Cache, *corpora: Corpus, systems: tuple[System, ...] = (OURS, PEER), choices: Choices = QUICK) -> dict[str, Any]:
    report = measure(corpora, systems, choices, cache, Bars())
    json.dumps(report, allow_nan=False)
    return report


def rows(report: dict[str, Any], corpus: int = 0) -> dict[str, Mapping[str, Any]]:
    return {row["system"]: row for row in report["corpora"][corpus]["rows"]}


def test_every_system_has_its_figures_and_peers_their_difference(cache: Cache) -> None:
    found = rows(measured(cache, PAGES))
    assert list(found) == ["newsclean", "peer"]
    assert found["newsclean"]["metrics"]["word_f1"] == {"value": 1.0, "low": 1.0, "high": 1.0}
    assert "against" not in found["newsclean"]
    difference = found["peer"]["against"]["word_f1"]["value"]
    assert difference == pytest.approx(found["peer"]["metrics"]["word_f1"]["value"] - 1, abs=1e-5) and difference < 0


def test_an_interrupted_run_gives_the_same_report(inside: Inside, cache: Cache, tmp_path: Path) -> None:
    class Interrupting(Bars):
        def __call__(self, label: str, steps: int) -> Any:
            if label == "pages: ablation":
                raise KeyboardInterrupt
            return super().__call__(label, steps)

    with pytest.raises(KeyboardInterrupt):
        measure([REAL], [OURS, PEER], WHOLE, cache, Interrupting())
    inside.asked.clear()
    resumed = measured(cache, REAL, choices=WHOLE)
    assert inside.asked == []
    with Cache(tmp_path / "other.sqlite") as fresh:
        assert measured(fresh, REAL, choices=WHOLE) == resumed


def test_nothing_is_worked_out_twice(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    first = measured(cache, REAL, choices=WHOLE)
    monkeypatch.setattr(ablation, "row_of", None)
    monkeypatch.setattr(diagnosis, "row_of", None)
    assert measured(cache, REAL, choices=WHOLE) == first
    monkeypatch.setattr(measuring, "source_of_newsclean", lambda: "other")
    with pytest.raises(TypeError):
        measured(cache, REAL, choices=WHOLE)


def test_the_report_of_pages_is_whole(cache: Cache) -> None:
    (part,) = measured(cache, REAL, choices=WHOLE)["corpora"]
    assert part["documents"] == part["with_truth"] == 3
    assert {row["sort"] for row in part["ablation"]} == {"rule", "signals"}
    assert part["error_kinds"] is not None and part["worst"] is not None
    (group,) = part["confidence"]
    assert (group["low"], group["high"], group["documents"], group["mean_confidence"]) == (0.9, 1.0, 3, 0.9)
    assert "rouge_lsum" in part["rows"][0]["metrics"]


def test_what_was_not_asked_for_is_not_there(cache: Cache) -> None:
    report = measured(cache, PAGES)
    (part,) = report["corpora"]
    assert report["speed"] is part["ablation"] is part["error_kinds"] is part["worst"] is None
    assert "rouge_lsum" not in part["rows"][0]["metrics"]


def test_a_system_that_is_not_installed_is_named_and_the_rest_runs(cache: Cache) -> None:
    report = measured(cache, PAGES, systems=(OURS, system("absent", package="newsclean-has-no-such-package"), PEER))
    assert report["problems"] == ["absent is not installed: pip install newsclean-has-no-such-package"]
    assert list(rows(report)) == ["newsclean", "peer"]
    assert [row["version"] for row in report["systems"]] == ["", None, ""]


def test_a_system_that_does_not_start_is_named_once_and_the_rest_runs(inside: Inside, cache: Cache) -> None:
    del inside.work["peer"]
    report = measured(cache, PAGES, pages(page("other"), name="more"))
    assert report["problems"] == ["peer could not be started: a test says so"]
    assert list(rows(report)) == list(rows(report, 1)) == ["newsclean"]


def test_newsclean_that_does_not_start_leaves_the_others(inside: Inside, cache: Cache) -> None:
    del inside.work["newsclean"]
    report = measured(cache, PAGES, choices=WHOLE)
    assert report["problems"] == ["newsclean could not be started: a test says so"]
    assert list(rows(report)) == ["peer"]


def test_pages_on_which_a_system_fails_are_counted_and_named(inside: Inside, cache: Cache) -> None:
    slow = Output("", 60.0, "no answer within 60 seconds")
    answers = {"page 0": Output("", 0.0, "ValueError: no"), "page 1": slow, "page 2": Output("", 0.1)}
    inside.work["peer"] = lambda source: answers.get(source[:6], right(source))
    report = measured(cache, PAGES)
    row = rows(report)["peer"]
    assert (row["failed"], row["timeouts"], row["empty"]) == (2, 1, 3)
    assert row["metrics"]["word_f1"]["value"] == row["metrics"]["exact"]["value"] == 0.25
    assert report["problems"] == ["pages: peer on page 0: ValueError: no", "pages: peer on page 1: no answer within 60 seconds"]


def test_what_newsclean_fails_on_has_no_verdicts_to_look_at(inside: Inside, cache: Cache) -> None:
    inside.work["newsclean"] = lambda source: Output("", 0.0, "ValueError: no") if BODY[0] in source else BODY[1]
    (part,) = measured(cache, REAL, choices=WHOLE)["corpora"]
    assert part["rows"][0]["failed"] == 1
    assert "page 0" not in [entry["id"] for entry in part["worst"]] and part["worst"]
    assert part["kinds"] is None  # its truths are too short to say that they are articles


@pytest.mark.parametrize("text", ["", " \n", "—"])
def test_an_output_without_a_word_is_no_success(inside: Inside, cache: Cache, text: str) -> None:
    inside.work["newsclean"] = lambda source: text
    row = rows(measured(cache, PAGES))["newsclean"]
    assert row["empty"] == 4
    assert {metric: figure["value"] for metric, figure in row["metrics"].items()} == dict.fromkeys(row["metrics"], 0.0)


def test_listings_are_only_for_newsclean(inside: Inside, cache: Cache) -> None:
    said = {"a": "index", "b": "article", "c": "empty"}
    inside.work["newsclean"] = lambda source: Output("", 0, "died") if source == "d" else Output(source, 0, facts={"kind": said[source]})
    listings = pages(*(page(name, None, source=name, kind="index") for name in "abcd"), name="listings")
    report = measured(cache, listings, choices=WHOLE)
    assert {name for name, _ in inside.asked} == {"newsclean"}
    (part,) = report["corpora"]
    assert part["kinds"] == {"articles": 0, "articles_found": 0, "listings": 4, "listings_found": 1, "listings_as_articles": 1}
    assert part["rows"] == [] and part["slices"] == {} and part["worst"] is None and part["ablation"] is None


def test_a_page_that_failed_is_no_article_found(inside: Inside, cache: Cache) -> None:
    truth = " ".join(BODY)
    inside.work["newsclean"] = lambda source: Output("", 0, "died") if source == "a" else Output(source, 0, facts={"kind": "article"})
    corpus = pages(page("a", truth, source="a"), page("b", truth, source="b"), page("c", None, source="c", kind="index"))
    report = measured(cache, corpus)
    assert (report["kinds"]["articles"], report["kinds"]["articles_found"]) == (2, 1)
    assert (report["kinds"]["precision"], report["kinds"]["recall"]) == (0.5, 0.5)


def test_peers_are_not_asked_about_listings_among_articles(inside: Inside, cache: Cache) -> None:
    measured(cache, pages(page("a"), page("list", None, source="list", kind="index")))
    assert ("newsclean", "list") in inside.asked and ("peer", "list") not in inside.asked


def test_published_outputs_are_systems_too(cache: Cache) -> None:
    outputs = {"tool": {document.id: document.truth or "" for document in PAGES.documents[:3]}}
    found = rows(measured(cache, pages(*PAGES.documents, outputs=outputs)))
    assert list(found) == ["newsclean", "peer", "tool (published)"]
    assert found["tool (published)"]["empty"] == 1
    assert found["tool (published)"]["metrics"]["exact"]["value"] == 0.75


def test_documents_that_cannot_be_read_are_named_and_the_rest_runs(cache: Cache, tmp_path: Path) -> None:
    gone = page("gone", source=tmp_path / "gone.html")
    outputs = {"tool": {"gone": "text"}}
    report = measured(cache, pages(gone, *PAGES.documents, skipped=("x: no truth",), outputs=outputs))
    (part,) = report["corpora"]
    assert part["documents"] == 4 and [line.partition(":")[0] for line in part["skipped"]] == ["x", "gone"]
    assert report["problems"][0] == "pages: x: no truth" and "gone.html" in report["problems"][1]


def test_a_corpus_that_could_not_be_read_is_named_and_the_rest_runs(cache: Cache) -> None:
    report = measured(cache, Corpus("broken", "html", "made", (), skipped=("rows.jsonl is damaged",)), PAGES, choices=WHOLE)
    assert report["problems"] == ["broken: rows.jsonl is damaged"]
    assert [len(part["rows"]) for part in report["corpora"]] == [0, 2]


def test_where_some_have_a_full_truth_the_figures_are_of_these(cache: Cache) -> None:
    report = measured(cache, pages(*PAGES.documents, page("short", None, present=("a",), source="short: a")))
    assert report["problems"] == ["pages: 1 documents have snippets only, others a full truth: the figures are of the latter"]
    assert "word_f1" in rows(report)["peer"]["metrics"]


def test_snippets_alone_have_their_figures(cache: Cache) -> None:
    corpus = pages(page("a", None, source=f"a: {BODY[0]}", present=(BODY[0][:20],), absent=(OTHER,)))
    row = rows(measured(cache, corpus, choices=WHOLE))["newsclean"]
    assert {name: figure["value"] for name, figure in row["metrics"].items()} == {"with": 1.0, "without": 1.0, "snippet_f1": 1.0}


def test_texts_are_for_systems_of_texts(inside: Inside, cache: Cache) -> None:
    inside.work |= {"newsclean-text": lambda source: BODY[0], "unchanged": lambda source: source}
    corpus = Corpus("texts", "text", "made", tuple(Document(f"{at}", "text", f"{BODY[0]}\n{OTHER} {at}", BODY[0]) for at in range(3)))
    report = measured(cache, corpus, systems=(OURS, PEER, system("newsclean-text", "text"), system("unchanged", "text")))
    figures = {name: row["metrics"] for name, row in rows(report).items()}
    assert list(figures) == ["newsclean-text", "unchanged"]
    assert (figures["newsclean-text"]["left"]["value"], figures["newsclean-text"]["lost"]["value"]) == (0.0, 0.0)
    assert figures["unchanged"]["left"]["value"] == 1.0


def test_speed_is_measured_with_the_same_time_limit_and_its_problems_are_told(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []

    def measure_speed(*arguments: Any) -> dict[str, Any]:
        seen.extend(arguments)
        return {"rows": [], "problems": ["speed: peer: no"]}

    monkeypatch.setattr(measuring, "measure_speed", measure_speed)
    report = measured(cache, PAGES, choices=Choices(plan=Plan(1, 7.0), rouge="none", ablation=False, diagnosis=False))
    documents, systems, _, settings = seen
    assert documents == {"html": list(PAGES.documents)} and list(systems) == [OURS, PEER] and settings.timeout == 7.0
    assert report["speed"] == {"rows": []} and report["problems"] == ["speed: peer: no"]


def test_confidence_is_held_against_accuracy(inside: Inside, cache: Cache) -> None:
    sure = {"page 0": 1.0, "page 1": 0.31, "page 2": 0.39, "page 3": 0.0}
    inside.work["newsclean"] = lambda source: Output(
        right(source) if source[:6] == "page 0" else "", 0, facts={"kind": "article", "confidence": sure[source[:6]]}
    )
    bins = measured(cache, PAGES)["corpora"][0]["confidence"]
    assert [(row["low"], row["documents"], row["mean_confidence"], row["mean_f1"]) for row in bins] == [
        (0.0, 1, 0.0, 0.0),
        (0.3, 2, 0.35, 0.0),
        (0.9, 1, 1.0, 1.0),
    ]


def test_a_corpus_that_the_weights_were_learned_from_is_named(cache: Cache) -> None:
    name = min(learned_from("html"))
    assert "fixtures-html" not in learned_from("html")
    found = measured(cache, replace(PAGES, name=name))
    assert any(problem.startswith(f"{name}: newsclean's weights were learned") for problem in found["problems"])
