from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from newsclean.errors import DamagedDataError
from newsclean.model import Page
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.scoring import forest, learned, scorer
from newsclean.scoring.beside import beside
from newsclean.scoring.lexicon import Lexicon
from newsclean.scoring.scorer import Scores, score
from newsclean.signals.table import measure
from tests.building import BODY

MORE = (
    "The bridge was built by monks, and for three hundred years it was the only way across the river for a day's walk.",
    "A new bridge further down the valley would cost twice as much, the mayor said, and nobody knows who would pay for it.",
)
PROSE = (*BODY, *MORE)
HTML = (
    '<html><body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
    f'<article class="article-body"><h1>Council repairs the old bridge</h1>{"".join(f"<p>{line}</p>" for line in BODY)}'
    f"<h2>Built by monks</h2>{''.join(f'<p>{line}</p>' for line in MORE)}</article>"
    '<aside class="related"><h3>Read more</h3><a href="/1">Storm closes two roads</a><br><br><a href="/2">Farmers ask for help</a></aside>'
    "<footer><p>© 2024 The Valley Post. All rights reserved.</p></footer></body></html>"
)
TEXT = "\n\n".join((*BODY, "Built by monks", *MORE, "Share this article", "Subscribe to our newsletter", "Read more"))
PAGES = [("html", read_html(HTML)), ("text", read_text(TEXT)), ("one word", read_text("Rain")), ("no words", read_text("—"))]


LEXICON = Lexicon({}, {}, {}, {})


def scored(page: Page) -> Scores:
    return score(measure(page, load("en")))


def believed(page: Page) -> dict[str, float]:
    return dict(zip((block.text for block in page.blocks), scored(page).final, strict=True))


def question(signal: str, bound: float, no: float, yes: float) -> dict[str, Any]:
    """A tree of one question that half of the training blocks answered with yes."""
    return {"if": [[signal, bound]], "leaves": [no, yes], "shares": [0.5, 0.5]}


def weights_of(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> dict[str, Any]:
    lexicon = {"bias": 0, "words": {}, "pairs": {}, "first": {}, "last": {}}
    return {"format": 2, "lexicon": lexicon, "passes": [{"bias": 0, "trees": first}, {"bias": 0, "trees": second}]}


@pytest.fixture(name="put")
def _put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Puts hand-written weights for text in the place of the learned ones."""

    def put(content: dict[str, Any]) -> None:
        path = tmp_path / "text.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        monkeypatch.setattr(scorer, "load", lambda name: learned.read(tmp_path / f"{name}.json"))

    return put


def odds(log_odds: float) -> float:
    return float(1 / (1 + np.exp(-log_odds)))


@pytest.mark.parametrize("page", [row[1] for row in PAGES], ids=[row[0] for row in PAGES])
def test_every_block_has_its_numbers(page: Page) -> None:
    scores = scored(page)
    assert len(scores.alone) == len(scores.final) == len(page.blocks)
    assert all(type(p) is float and 0 <= p <= 1 for p in (*scores.alone, *scores.final))


@pytest.mark.parametrize("page", [read_html(""), read_text("")], ids=["html", "text"])
def test_a_page_without_blocks(page: Page) -> None:
    assert scored(page) == Scores((), ())


def test_html_paragraphs_are_believed_more_than_the_rest() -> None:
    belief = believed(read_html(HTML))
    rest = ("Home", "Sport", "Storm closes two roads", "Farmers ask for help", "© 2024 The Valley Post. All rights reserved.")
    assert min(belief[line] for line in PROSE) > max(belief[line] for line in rest)


def test_paragraphs_of_text_are_believed_more_than_prompts() -> None:
    belief = believed(read_text(TEXT))
    assert min(belief[line] for line in PROSE) > max(
        belief[line] for line in ("Share this article", "Subscribe to our newsletter", "Read more")
    )


@pytest.mark.parametrize(("name", "page"), [("html", read_html(HTML)), ("text", read_text(TEXT))], ids=["html", "text"])
def test_the_weights_ask_for_signals_that_are_measured(name: str, page: Page) -> None:
    signals = measure(page, load("en"))
    weights = learned.load(name)
    own = {*signals.columns, *weights.lexicon.columns(signals)}
    around = {column for group in beside(signals, np.full(len(page.blocks), 0.5)).values() for column in group}
    assert set(weights.first.columns) <= own
    assert set(weights.second.columns) <= own | around
    assert "lexicon" in weights.first.columns
    assert around & set(weights.second.columns)


class TestSameness:
    @pytest.mark.parametrize("page", [row[1] for row in PAGES], ids=[row[0] for row in PAGES])
    def test_the_same_page_always_gets_the_same(self, page: Page) -> None:
        first, second = scored(page), scored(page)
        assert first == second
        blocks = range(len(page.blocks))
        assert [first.reasons(i) for i in blocks] == [second.reasons(i) for i in reversed(blocks)][::-1]

    def test_other_pages_do_not_matter(self) -> None:
        alone = [scored(page) for _, page in PAGES]
        assert [scored(page) for _, page in reversed(PAGES)][::-1] == alone

    def test_asking_for_reasons_does_not_change_scores(self) -> None:
        page = read_html(HTML)
        signals = measure(page, load("en"))
        before = score(signals)
        for i in range(len(page.blocks)):
            before.reasons(i)
        assert score(signals) == before == scored(page)

    def test_large_pages_are_scored_in_parts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        whole = scored(read_html(HTML))
        monkeypatch.setattr(forest, "_CHUNK", 2)
        parts = scored(read_html(HTML))
        assert parts.alone == pytest.approx(whole.alone, abs=1e-9)
        assert parts.final == pytest.approx(whole.final, abs=1e-9)


class TestPasses:
    def test_the_second_pass_is_asked_beside_the_first(self, put: Any) -> None:
        put(weights_of([question("ends", 0.5, -1, 2)], [question("alone", 0.5, -3, 1), question("alone_-1", 0.5, -0.5, 0.5)]))
        scores = scored(read_text("Rain\nWind fell.\nHail"))
        assert scores.alone == pytest.approx([odds(-1), odds(2), odds(-1)])
        assert scores.final == pytest.approx([odds(-3.5), odds(0.5), odds(-2.5)])

    def test_neighbours_count_only_in_the_second_pass(self, put: Any) -> None:
        put(weights_of([question("ends", 0.5, -1, 2)], [question("alone_+1", 0.5, -1, 1)]))
        one, other = scored(read_text("Rain\nWind fell.")), scored(read_text("Rain\nWind fell"))
        assert one.alone[0] == other.alone[0] and one.final[0] != other.final[0]

    def test_certainty_has_an_end(self, put: Any) -> None:
        put(weights_of([question("ends", 0.5, -900, 900)], [question("ends", 0.5, -900, 900)]))
        low, high = scored(read_text("Rain\nWind fell.")).final
        assert 0 < low < 1e-9 and 1 - 1e-9 < high <= 1

    def test_a_signal_that_is_not_measured(self, put: Any) -> None:
        put(weights_of([question("ends", 0.5, -1, 1)], [question("moonlight", 0.5, -1, 1)]))
        with pytest.raises(DamagedDataError, match=r"text\.json.*moonlight"):
            scored(read_text("Rain"))

    def test_weights_that_are_missing(self, put: Any) -> None:
        put(weights_of([question("ends", 0.5, -1, 1)], [question("ends", 0.5, -1, 1)]))
        with pytest.raises(DamagedDataError, match=r"html\.json"):
            scored(read_html("<p>Rain</p>"))


class TestReasons:
    @pytest.mark.parametrize("page", [row[1] for row in PAGES], ids=[row[0] for row in PAGES])
    def test_they_are_few_signals_with_the_heaviest_first(self, page: Page) -> None:
        signals = measure(page, load("en"))
        scores = score(signals)
        around = {name for group in beside(signals, np.array(scores.alone)).values() for name in group}
        for i in range(len(page.blocks)):
            reasons = scores.reasons(i)
            assert 1 <= len(reasons) <= 3
            said = LEXICON.columns(signals)
            assert set(reasons) <= (set(signals.columns) | around | set(said)) - {"alone"}
            heaviest = [abs(weight) for weight in reasons.values()]
            assert heaviest == sorted(heaviest, reverse=True) and heaviest[-1] > 0

    def test_what_the_first_pass_gave_is_told_by_its_signals(self, put: Any) -> None:
        put(weights_of([question("says_share", 0.5, 1, -1), question("ends", 0.5, -0.5, 0.5)], [question("alone", 0.4, -3, 3)]))
        scores = scored(read_text("Share this article\nRain fell."))
        # Of a step of -3 the two signals of the first pass get shares as of their steps there, -1 and -0.5.
        assert scores.reasons(0) == {"says_share": -2, "ends": -1}
        assert scores.reasons(1) == {"says_share": 2, "ends": 1}

    def test_a_judgement_that_the_second_pass_turned_round_is_not_told(self, put: Any) -> None:
        put(weights_of([question("ends", 0.5, -1, 1)], [question("alone", 0.5, 2, -2), question("digits", 0.5, 0.5, -0.5)]))
        assert scored(read_text("Rain fell.")).reasons(0) == {"digits": 0.5}

    def test_the_heaviest_are_told_whichever_way_they_speak(self, put: Any) -> None:
        steps = {"ends": 1, "digits": -4, "colon": 2, "cut": -3}
        put(weights_of([question("ends", 0.5, -1, 1)], [question(name, 0.5, step, -step) for name, step in steps.items()]))
        assert list(scored(read_text("Rain")).reasons(0).items()) == [("digits", -4), ("cut", -3), ("colon", 2)]

    def test_equal_weights_stand_by_name(self, put: Any) -> None:
        trees = [question(name, 0.5, -1, 1) for name in ("ends", "digits", "colon", "cut")]
        put(weights_of([question("ends", 0.5, -1, 1)], trees))
        assert list(scored(read_text("Rain")).reasons(0)) == ["colon", "cut", "digits"]

    def test_scores_that_a_test_made_have_none(self) -> None:
        assert Scores((0.5,), (0.5,)).reasons(0) == {}
