from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from benchmarks import ablation
from benchmarks.ablation import WHOLE, Variant, ablate, row_of, summary, unaware, variants_of
from benchmarks.corpora import open_corpora
from benchmarks.corpora.fixtures import FIXTURES
from benchmarks.diagnosis import clean
from benchmarks.documents import Document
from benchmarks.metrics import score
from newsclean import Settings, clean_html
from newsclean.rules import RULES
from newsclean.scoring.forest import Forest
from tests.benchmarks.made import BODY, OTHER

_PAGES, _TEXTS = open_corpora(FIXTURES)
FEW = [document for document in _PAGES.documents if document.truth][::6]
SHARE = "Share this article on Facebook"
PAGE = Document(
    "page", "html", f"<html><body><h1>Bridge</h1>{''.join(f'<p>{text}</p>' for text in BODY)}<p>{SHARE}</p></body></html>", "\n".join(BODY)
)


@pytest.mark.parametrize("document", FEW, ids=lambda document: document.id)
def test_the_whole_is_newsclean_as_it_is(document: Document) -> None:
    assert ablate(document)[WHOLE] == Variant(score(document, clean(document).text), 0)


def test_the_whole_of_a_text_is_newsclean_as_it_is() -> None:
    document = next(document for document in _TEXTS.documents if document.truth)
    assert ablate(document)[WHOLE].scores == score(document, clean(document).text)


@pytest.mark.parametrize("asks", [0.0, 1.0])
def test_a_rule_left_out_is_as_the_setting_does_it(asks: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether trafilatura is asked never, or on every page."""
    monkeypatch.setattr(ablation, "_DEFAULT", Settings(second_opinion=asks))
    monkeypatch.setattr(ablation, "Settings", lambda skip: Settings(skip=skip, second_opinion=asks))
    for document in FEW[:3]:
        found = ablate(document)
        for rule in RULES[1:]:
            article = clean_html(document.read(), document.url, settings=Settings(skip=frozenset({rule.__name__}), second_opinion=asks))
            assert found["rule", rule.__name__].scores == score(document, article.text), rule.__name__


def test_what_a_rule_removed_is_counted() -> None:
    found = ablate(PAGE)
    assert found["rule", "share_prompt"].removed == sum(clean(PAGE).why(block).by == "share_prompt" for block in clean(PAGE).removed) == 1
    assert found["rule", "tags"].removed == 0


def test_every_rule_and_every_group_of_both_passes_is_switched_off() -> None:
    names = [name for sort, name in ablate(PAGE) if sort == "rule"]
    assert names == [rule.__name__ for rule in RULES[1:]]
    groups = {name for sort, name in ablate(PAGE) if sort == "signals"}
    assert {"shape", "containers", "region: containers", "first pass nearby"} <= groups


def test_a_group_of_signals_matters() -> None:
    whole = ablation._read(FEW[0])
    for name, columns in whole.groups().items():
        blind = replace(whole, hidden=frozenset(columns))
        assert blind.beliefs != whole.beliefs, name


def test_a_page_without_a_block_has_nothing_to_switch_off() -> None:
    found = ablate(Document("empty", "html", "", OTHER))
    assert {sort for sort, _ in found} == {"", "rule"}
    assert all(variant.scores.empty == 1 for variant in found.values())


def test_rows_go_through_json() -> None:
    found = ablate(PAGE)
    assert variants_of(json.loads(json.dumps(row_of(PAGE)))) == found


FOREST = Forest(
    columns=("a", "b"),
    bias=1.0,
    asked=np.array([[0, 1], [1, 1]]),
    bounds=np.array([[0.5, 0.5], [0.5, 1.5]], dtype=np.float32),
    leaves=np.array([[0.0, 4.0, 8.0, 12.0], [1.0, 2.0, 3.0, 4.0]]),
    shares=np.array([[0.1, 0.3, 0.6, 0.0], [0.25, 0.25, 0.25, 0.25]]),
)
COLUMNS = {"a": np.array([0.0, 1.0, 0.0, 1.0]), "b": np.array([0.0, 0.0, 1.0, 2.0])}


def test_nothing_hidden_changes_nothing() -> None:
    assert unaware(FOREST, ()).log_odds(COLUMNS).tolist() == FOREST.log_odds(COLUMNS).tolist()


def test_an_open_question_gives_the_mean_over_both_answers() -> None:
    found = unaware(FOREST, {"a"}).log_odds(COLUMNS)
    # Of the first tree, without the answer to a: (0.1 * 0 + 0.3 * 4) / 0.4 = 3, and (0.6 * 8 + 0 * 12) / 0.6 = 8.
    assert found.tolist() == pytest.approx([1 + 3 + 1, 1 + 3 + 1, 1 + 8 + 2, 1 + 8 + 4])


def test_with_all_questions_open_every_block_is_the_average_one() -> None:
    found = unaware(FOREST, {"a", "b"}).log_odds(COLUMNS)
    assert found.tolist() == pytest.approx([1 + (0.3 * 4 + 0.6 * 8) + 2.5] * 4)


def test_the_summary_is_the_change_in_the_figures() -> None:
    right, wrong = score(PAGE, "\n".join(BODY)), score(PAGE, "\n".join((*BODY, OTHER)))
    row = {WHOLE: Variant(right, 0), ("rule", "tags"): Variant(wrong, 2), ("signals", "shape"): Variant(right, 0)}
    tags, shape = summary([row, {WHOLE: Variant(right, 0)}], "html")
    assert (tags["name"], tags["sort"], tags["removed"]) == ("tags", "rule", 2)
    assert float(str(tags["f1"])) < 0 < float(str(tags["left"])) and tags["lost"] == 0
    assert (shape["name"], shape["f1"], shape["left"], shape["lost"]) == ("shape", 0, 0, 0)
    assert summary([], "html") == []


def test_the_summary_of_texts() -> None:
    text = Document("text", "text", "\n".join((*BODY, OTHER)), "\n".join(BODY))
    whole, without = score(text, "\n".join(BODY)), score(text, "\n".join((*BODY[:1], OTHER)))
    (row,) = summary([{WHOLE: Variant(whole, 0), ("rule", "tags"): Variant(without, 0)}], "text")
    assert float(str(row["f1"])) < 0 and float(str(row["left"])) > 0 and float(str(row["lost"])) > 0
