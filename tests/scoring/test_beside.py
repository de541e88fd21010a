from __future__ import annotations

from math import log1p

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsclean.model import Block, Element, Page
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.scoring.beside import beside
from newsclean.signals.columns import Columns
from newsclean.signals.table import Signals, measure
from tests.building import BODY
from tests.properties.strategies import moderate

LONG = "The rain fell on the hills all day and all night and the river rose"  # 15 words
SCORES = st.lists(st.floats(0.01, 0.99), min_size=2, max_size=30)


def lines(count: int, text: str = "Rain fell") -> Signals:
    return measure(read_text("\n\n".join([text] * count)), load("en"))


def told(signals: Signals, *alone: float) -> Columns:
    return {name: column for group in beside(signals, np.array(alone)).values() for name, column in group.items()}


# body > main > (article > p p) (aside > p), body > footer > p
ELEMENTS = (
    Element("body", "", -1),
    Element("main", "", 0),
    Element("article", "", 1),
    Element("p", "", 2),
    Element("p", "", 2),
    Element("aside", "", 1),
    Element("p", "", 5),
    Element("footer", "", 0),
    Element("p", "", 7),
)
PAGE = Page(
    tuple(Block(i, "Rain fell", element=element) for i, element in enumerate((3, 4, 6, 8))), elements=ELEMENTS, language="en", markup=True
)
SMALL = measure(PAGE, load("en"))
PAGES = [
    ("html", SMALL),
    ("cards", measure(read_html("<div><h3>Rain</h3><p>Hail.</p></div><div><h3>Wind</h3><p>Fog.</p></div>"), load("en"))),
    ("html of one block", measure(read_html(f"<p>{BODY[0]}</p>"), load("en"))),
    ("text", lines(30)),
    ("text of one block", lines(1)),
    ("text of two blocks", lines(2)),
    ("text without a word", lines(2, "—")),
]


@pytest.mark.parametrize("score", [1e-12, 0.5, 1 - 1e-12], ids=["nothing believed", "undecided", "all believed"])
@pytest.mark.parametrize("signals", [row[1] for row in PAGES], ids=[row[0] for row in PAGES])
def test_every_column_has_a_number_for_every_block(signals: Signals, score: float) -> None:
    count = len(signals.page.blocks)
    for name, values in told(signals, *[score] * count).items():
        assert values.shape == (count,), name
        assert np.isfinite(values).all(), name
        if name.startswith(
            ("near", "around", "left", "right", "far_", "belief_", "score_", "run_share", "through", "own_belief", "in_core")
        ):
            assert (values >= -1e-9).all() and (values <= 1 + 1e-9).all(), name


@pytest.mark.parametrize("signals", [row[1] for row in PAGES], ids=[row[0] for row in PAGES])
def test_names_are_not_those_of_the_first_pass(signals: Signals) -> None:
    groups = beside(signals, np.full(len(signals.page.blocks), 0.5))
    names = [name for group in groups.values() for name in group]
    assert len(set(names)) == len(names)
    assert set(names) & set(signals.columns) == set()


def test_only_markup_has_containers() -> None:
    assert set(beside(SMALL, np.full(4, 0.5))) - set(beside(lines(4), np.full(4, 0.5))) == {"region: containers"}


class TestNearby:
    @moderate
    @given(SCORES, st.data())
    def test_a_side_sees_nothing_of_the_other(self, scores: list[float], data: st.DataObject) -> None:
        j = data.draw(st.integers(0, len(scores) - 1))
        other = data.draw(st.floats(0.01, 0.99))
        assume(abs(other - scores[j]) > 0.01)
        signals = lines(len(scores))
        before, after = told(signals, *scores), told(signals, *scores[:j], other, *scores[j + 1 :])
        for name in ("left_side", "far_left"):
            same = np.isclose(before[name], after[name], rtol=0, atol=1e-12)
            assert same[: j + 1].all() and not same[j + 1 : j + 2].any()
        for name in ("right_side", "far_right"):
            same = np.isclose(before[name], after[name], rtol=0, atol=1e-12)
            assert same[j:].all() and not same[max(0, j - 1) : j].any()
        for name in ("near", "around", "near_words", "around_words"):
            assert before[name][j] == pytest.approx(after[name][j], abs=1e-12)

    def test_a_block_without_neighbours_is_undecided(self) -> None:
        figures = told(lines(3), 0.9, 0.1, 0.9)
        assert figures["left_side"][0] == figures["far_left"][0] == 0.5
        assert figures["right_side"][2] == figures["far_right"][2] == 0.5
        assert told(lines(1), 0.9)["near"] == pytest.approx([0.5])

    def test_two_blocks_by_hand(self) -> None:
        weight = np.exp(-0.5 * (1 / 1.5) ** 2)
        figures = told(lines(2), 0.9, 0.2)
        assert figures["near"] == pytest.approx([(0.2 * weight + 0.25) / (weight + 0.5), (0.9 * weight + 0.25) / (weight + 0.5)])

    def test_the_nearer_counts_more(self) -> None:
        figures = told(lines(9), 0.9, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)
        near = figures["near"].tolist()
        assert near[1:6] == sorted(near[1:6], reverse=True)

    def test_long_blocks_count_more_where_words_are_weighed(self) -> None:
        page = read_text("\n".join(("Rain fell", "Wind", BODY[0])))
        figures = told(measure(page, load("en")), 0.1, 0.5, 0.9)
        assert figures["near"][1] == pytest.approx(0.5)
        assert figures["near_words"][1] > 0.6

    def test_scores_of_the_nearest(self) -> None:
        figures = told(lines(4), 0.1, 0.2, 0.3, 0.4)
        assert figures["alone"].tolist() == [0.1, 0.2, 0.3, 0.4]
        assert figures["alone_-1"].tolist() == [0, 0.1, 0.2, 0.3]
        assert figures["alone_-2"].tolist() == [0, 0, 0.1, 0.2]
        assert figures["alone_+1"].tolist() == [0.2, 0.3, 0.4, 0]
        assert figures["alone_+2"].tolist() == [0.3, 0.4, 0, 0]


class TestAlong:
    def test_steps_to_the_next_confident_block(self) -> None:
        figures = told(lines(5, LONG), 0.5, 0.9, 0.5, 0.9, 0.5)
        assert figures["since_sure"].tolist() == [50, 50, 1, 2, 1]
        assert figures["until_sure"].tolist() == [1, 2, 1, 50, 50]

    def test_short_blocks_are_never_confident(self) -> None:
        figures = told(lines(3), 0.9, 0.9, 0.9)
        assert figures["since_sure"].tolist() == figures["until_sure"].tolist() == [50, 50, 50]

    def test_what_is_believed_before_and_after(self) -> None:
        # Two words each: 1.8, 0.2 and 1 of them are believed, and one more word than there is.
        figures = told(lines(3), 0.9, 0.1, 0.5)
        assert figures["own_belief_share"] == pytest.approx([1.8 / 4, 0.2 / 4, 1 / 4])
        assert figures["through_before"] == pytest.approx([0, 1.8 / 4, 2 / 4])
        assert figures["through"] == pytest.approx([1.8 / 4, 2 / 4, 3 / 4])
        assert figures["believed"] == pytest.approx([log1p(4)] * 3)
        assert figures["believed_share"] == pytest.approx([3 / 6] * 3)

    def test_what_is_surely_refused(self) -> None:
        assert told(lines(4), 0.9, 0.04, 0.06, 0.01)["refused_share"].tolist() == [0.5] * 4
        assert told(lines(2), 0.9, 0.3)["refused_share"].tolist() == [0, 0]


class TestRuns:
    OF_LINES = (0.1, 0.1, 0.9, 0.9, 0.1, 0.1, 0.9)

    def test_lines_and_words_of_a_run(self) -> None:
        figures = told(lines(7), *self.OF_LINES)
        assert figures["run_blocks"] == pytest.approx([log1p(n) for n in (2, 2, 2, 2, 2, 2, 1)])
        assert figures["run_size"] == pytest.approx([log1p(n) for n in (4, 4, 4, 4, 4, 4, 2)])

    def test_the_way_to_the_heaviest_run(self) -> None:
        figures = told(lines(7), *self.OF_LINES)
        assert figures["from_main_run"].tolist() == [-2, -1, 0, 0, 1, 2, 3]
        assert figures["words_from_main_run"] == pytest.approx([-log1p(2), 0, 0, 0, 0, log1p(2), log1p(4)])

    def test_the_way_has_an_end(self) -> None:
        figures = told(lines(121), *[0.001] * 60, 0.9, *[0.001] * 60)
        assert (figures["from_main_run"][0], figures["from_main_run"][-1]) == (-50, 50)

    @moderate
    @given(SCORES)
    def test_the_shares_of_all_runs_sum_up(self, scores: list[float]) -> None:
        figures = told(lines(len(scores)), *scores)
        likely = np.array(scores) > 0.35
        starts = [i for i in range(len(scores)) if i == 0 or likely[i] != likely[i - 1]]
        believed = 2 * sum(scores)
        assert sum(figures["run_share"][starts]) == pytest.approx(believed / (believed + 1))
        for start, end in zip(starts, [*starts[1:], len(scores)], strict=True):
            assert set(figures["run_share"][start:end].tolist()) == {figures["run_share"][start]}
            assert figures["run_share"][start] == pytest.approx(2 * sum(scores[start:end]) / (believed + 1))


class TestContainers:
    def test_what_is_believed_of_the_elements_around(self) -> None:
        # Two words each; the total has one word more than there is.
        figures = told(SMALL, 0.9, 0.7, 0.2, 0.2)
        total = 2 * (0.9 + 0.7 + 0.2 + 0.2) + 1
        assert figures["belief_mass_0"] == pytest.approx([1.8 / total, 1.4 / total, 0.4 / total, 0.4 / total])
        assert figures["belief_mass_1"] == pytest.approx([3.2 / total, 3.2 / total, 0.4 / total, 0.4 / total])
        assert figures["belief_mass_2"] == pytest.approx([3.6 / total, 3.6 / total, 3.6 / total, 4 / total])
        assert figures["belief_mass_4"] == pytest.approx([4 / total] * 4)

    def test_the_belief_in_the_others(self) -> None:
        figures = told(SMALL, 0.9, 0.7, 0.2, 0.2)
        assert figures["belief_0"] == pytest.approx([0.5] * 4)
        assert figures["belief_1"] == pytest.approx([(1.4 + 2.5) / 7, (1.8 + 2.5) / 7, 0.5, 0.5])
        assert figures["score_1"] == pytest.approx([(0.7 + 0.5) / 2, (0.9 + 0.5) / 2, 0.5, 0.5])

    def test_blocks_that_a_template_prints_alike(self) -> None:
        figures = told(SMALL, 0.9, 0.7, 0.2, 0.2)
        assert figures["belief_alike"] == pytest.approx([(1.4 + 2.5) / 7, (1.8 + 2.5) / 7, 0.5, 0.5])
        assert figures["belief_mass_alike"] == pytest.approx([3.2 / 5, 3.2 / 5, 0.4 / 5, 0.4 / 5])

    def test_no_group_of_look_alikes(self) -> None:
        figures = told(SMALL, 0.9, 0.7, 0.2, 0.2)
        assert [set(figures[name]) for name in ("group_belief", "group_belief_mass", "group_belief_own")] == [{-1}] * 3

    def test_a_group_of_look_alikes(self) -> None:
        cards = measure(read_html("<div><h3>Rain</h3><p>Hail.</p></div><div><h3>Wind</h3><p>Fog.</p></div>"), load("en"))
        figures = told(cards, 0.9, 0.7, 0.2, 0.2)
        assert figures["group_belief"] == pytest.approx([1.6 / 2, 1.6 / 2, 0.4 / 2, 0.4 / 2])
        assert figures["group_belief_mass"] == pytest.approx([2 / 3] * 4)
        assert figures["group_belief_own"] == pytest.approx([1.6 / 2, 1.6 / 2, 0.4 / 2, 0.4 / 2])


class TestCore:
    def test_the_way_to_the_core(self) -> None:
        # The article holds more than 85 % of what is believed.
        figures = told(SMALL, 0.9, 0.9, 0.05, 0.05)
        for share in ("60%", "85%"):
            assert figures[f"in_core_{share}"].tolist() == [1, 1, 0, 0]
            assert figures[f"below_core_{share}"].tolist() == [1, 1, 2, 2]  # steps from where the ways part down to the block
            assert figures[f"above_core_{share}"].tolist() == [0, 0, 1, 2]  # and down to the core

    def test_a_larger_share_has_a_wider_core(self) -> None:
        # The article holds 70 % of it, and with the aside it is 90 %.
        figures = told(SMALL, 0.7, 0.7, 0.4, 0.2)
        assert figures["in_core_60%"].tolist() == [1, 1, 0, 0]
        assert figures["in_core_85%"].tolist() == [1, 1, 1, 0]
        assert figures["below_core_85%"].tolist() == [2, 2, 2, 2]
        assert figures["above_core_85%"].tolist() == [0, 0, 0, 1]

    def test_one_block_may_be_the_core(self) -> None:
        figures = told(SMALL, 0.95, 0.02, 0.02, 0.01)
        assert figures["in_core_60%"].tolist() == [1, 0, 0, 0]
        assert figures["below_core_60%"].tolist() == [0, 1, 2, 2]
        assert figures["above_core_60%"].tolist() == [0, 1, 2, 3]

    def test_the_whole_page_may_be_the_core(self) -> None:
        figures = told(SMALL, 0.5, 0.01, 0.01, 0.5)
        assert figures["in_core_60%"].tolist() == [1, 1, 1, 1]
        assert figures["below_core_60%"].tolist() == [3, 3, 3, 2]
        assert figures["above_core_60%"].tolist() == [0, 0, 0, 0]


class TestHeadline:
    SIGNALS = measure(read_text("\n".join(("Home", "The old bridge is repaired", *BODY))), load("en"))

    def test_lines_by_their_way_from_the_headline(self) -> None:
        found = told(self.SIGNALS, 0, 0.4, *(0.9 for _ in BODY))
        assert found["is_headline"].tolist() == [0, 1, *(0 for _ in BODY)]
        assert found["below_headline"].tolist() == [-1, 0, *range(1, 1 + len(BODY))]
        assert found["since_headline"][:3].tolist() == [-1, -1, 0]
        assert found["since_headline"][3] == pytest.approx(log1p(self.SIGNALS.wording[2].words))
        assert found["of_headline"][:2].tolist() == [0, 1] and 0 < found["in_headline"][2] < 1

    def test_nothing_is_known_where_nothing_is_believed(self) -> None:
        found = told(self.SIGNALS, *(0.1 for _ in self.SIGNALS.wording))
        assert not found["is_headline"].any() and not found["of_headline"].any()
        assert set(found["below_headline"].tolist()) == {-50} and set(found["since_headline"].tolist()) == {-1}

    def test_pages_tell_their_titles_themselves(self) -> None:
        page = measure(read_html(f"<h1>Rain</h1><p>{BODY[0]}</p>"), load("en"))
        assert "headline" not in beside(page, np.full(2, 0.9))
