from __future__ import annotations

from math import log1p

import numpy as np
import pytest

from newsclean.model import Block, Page
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.signals.table import Signals, measure
from tests.building import BODY

SOURCE = (
    '<html><head><title>Council repairs the old bridge</title><meta property="og:description" content="The council repairs the bridge.">'
    '</head><body><nav><a href="/">Home</a></nav><article><h1>Council repairs the old bridge</h1>'
    f"{''.join(f'<p>{line}</p>' for line in BODY)}</article><p>Council repairs the old bridge</p><p>Share this article</p></body></html>"
)
HEADLINE_LINE = "Council repairs the old bridge"
HOME, HEADLINE, FIRST, SHARE = 0, 1, 2, 6

# One word a line but the third, which is two; every line a block.
LINES = ("Rain", "Wind.", "Hail fell.", "Snow", "Fog")
PICTURES = [
    ("a colon", "They said:", "colon"),
    ("a question", "Who pays?", "question"),
    ("an address", "mail@example.org", "address"),
    ("a trail", "Home > Sport", "divided"),
    ("a quote", "“Rain,” they said", "quoted"),
]


def measured(page: Page) -> Signals:
    return measure(page, load("en"))


def column(signals: Signals, name: str) -> list[float]:
    return [float(value) for value in signals.columns[name]]


def column_of(name: str, *lines: str) -> list[float]:
    return column(measured(read_text("\n".join(lines))), name)


SIGNALS = measured(read_html(SOURCE))


class TestShape:
    def test_a_linked_block(self) -> None:
        links = column(SIGNALS, "link")
        assert links[HOME] == 1 and links[FIRST] == 0

    def test_a_heading(self) -> None:
        assert [i for i, value in enumerate(column(SIGNALS, "kind_heading")) if value] == [HEADLINE]

    @pytest.mark.parametrize(("text", "name"), [row[1:] for row in PICTURES], ids=[row[0] for row in PICTURES])
    def test_what_a_line_looks_like(self, text: str, name: str) -> None:
        assert column_of(name, text, "Rain fell") == [1, 0]

    def test_repeats_have_an_end(self) -> None:
        assert column_of("repeats", "Rain", "Rain", "Wind", *["Hail"] * 9) == [1, 1, 0, *[3] * 9]

    def test_letters_of_a_word(self) -> None:
        assert column_of("letters", "Rain fell") == [4.5]


class TestPhrases:
    def test_what_a_block_says(self) -> None:
        said = column(SIGNALS, "says_share")
        assert said[SHARE] == 1 and not any(said[:SHARE])

    def test_a_phrase_speaks_for_less_of_a_long_block(self) -> None:
        short, whole = column_of("says_share", "Share this article", f"Share this article: {BODY[0]} {BODY[1]}")
        assert 0 < whole < short

    def test_the_strongest_of_all_phrases(self) -> None:
        signals = measured(read_text(f"Share this article\n{BODY[0]}"))
        assert column(signals, "says") == [1, 0]
        assert column(signals, "says") == np.max([signals.columns[name] for name in signals.groups["phrases"]], axis=0).tolist()

    def test_a_phrase_at_the_end_is_told_apart(self) -> None:
        text = "Rain fell on the hills. Photo: Anna Berg"
        assert column_of("says_at_end", text, "Rain fell on the hills") == [1, 0]
        assert column_of("says_credit", text) == [0]


class TestPosition:
    def test_position_goes_from_start_to_end(self) -> None:
        position, rest = column(SIGNALS, "position"), column(SIGNALS, "from_end")
        assert position == sorted(position) and position[0] == 0
        assert rest == sorted(rest, reverse=True) and rest[-1] == pytest.approx(0)

    def test_blocks_before_and_after(self) -> None:
        assert column_of("blocks_before", *LINES) == pytest.approx([log1p(i) for i in range(5)])
        assert column_of("blocks_after", *LINES) == pytest.approx([log1p(i) for i in range(4, -1, -1)])

    def test_the_prose_of_the_page_before_and_after(self) -> None:
        signals = measured(read_text("\n".join(("Rain", BODY[0], BODY[1], "Wind"))))
        first = len(BODY[0]) / len(BODY[0] + BODY[1])
        assert column(signals, "page_prose_before") == pytest.approx([0, 0, first, 1])
        assert column(signals, "page_prose_after") == pytest.approx([1, 1 - first, 0, 0])

    def test_before_the_title_and_from_it(self) -> None:
        assert column(SIGNALS, "before_title") == [1, 0, 0, 0, 0, 0, 0]
        words = [word.words for word in SIGNALS.wording]
        assert column(SIGNALS, "from_title")[: FIRST + 2] == pytest.approx([0, 0, 0, log1p(words[FIRST])])

    def test_a_page_without_a_title(self) -> None:
        untitled = measured(Page(read_text("\n".join(LINES)).blocks))
        assert column(untitled, "from_title") == [-1] * 5
        assert column(untitled, "before_title") == [0] * 5


class TestLikeness:
    def test_the_body_that_the_page_states(self) -> None:
        page = Page(read_text("\n".join(BODY)).blocks, body=f"{BODY[0]} {BODY[1]}")
        stated = column(measured(page), "body")
        assert stated[0] == stated[1] == 1 and stated[2] < 0.5
        assert column(measured(page), "has_body") == [1, 1, 1]
        assert column(SIGNALS, "has_body") == [0] * 7

    def test_the_title_and_the_description(self) -> None:
        assert column(SIGNALS, "title")[HEADLINE] == column(SIGNALS, "of_title")[HEADLINE] == 1
        assert column(SIGNALS, "description")[FIRST] > column(SIGNALS, "description")[HOME]


class TestNeighbours:
    def test_the_two_before_and_the_two_after(self) -> None:
        own = [log1p(1), log1p(1), log1p(2), log1p(1), log1p(1)]
        assert column_of("words_-1", *LINES) == pytest.approx([0, *own[:4]])
        assert column_of("words_-2", *LINES) == pytest.approx([0, 0, *own[:3]])
        assert column_of("words_+1", *LINES) == pytest.approx([*own[1:], 0])
        assert column_of("words_+2", *LINES) == pytest.approx([*own[2:], 0, 0])

    def test_a_page_shorter_than_the_reach(self) -> None:
        assert column_of("words_+2", "Rain") == column_of("words_-2", "Rain") == [0]

    def test_the_mean_of_those_before_and_after(self) -> None:
        assert column_of("mean_ends_before", *LINES) == pytest.approx([0, 0, 1 / 2, 2 / 3, 2 / 4])
        assert column_of("mean_ends_after", *LINES) == pytest.approx([2 / 4, 1 / 3, 0, 0, 0])

    def test_means_reach_six_blocks(self) -> None:
        assert column_of("mean_ends_before", "Rain fell.", *["Wind"] * 8) == pytest.approx([0, 1, 1 / 2, 1 / 3, 1 / 4, 1 / 5, 1 / 6, 0, 0])


class TestHeadingBefore:
    PAGE = Page(
        (
            Block(0, "Wind"),
            Block(1, "Related stories", "heading", 0, level=3),
            Block(2, "Rain fell on hills"),
            Block(3, "Fog"),
            Block(4, "Hail", "heading", 0, level=2),
            Block(5, "Snow"),
        ),
        elements=read_html("<p>Rain</p>").elements,
        language="en",
        markup=True,
    )

    def test_the_last_heading_of_a_page(self) -> None:
        signals = measured(self.PAGE)
        assert column(signals, "heading_level") == [0, 0, 3, 3, 3, 2]
        assert column(signals, "heading_words") == pytest.approx([0, 0, log1p(2), log1p(2), log1p(2), log1p(1)])
        assert column(signals, "heading_link") == [-1, -1, 0, 0, 0, 0]

    def test_how_far_it_is(self) -> None:
        signals = measured(self.PAGE)
        assert column(signals, "since_heading") == pytest.approx([log1p(n) for n in (0, 1, 0, 4, 5, 0)])
        assert column(signals, "blocks_since_heading") == pytest.approx([log1p(n) for n in (60, 60, 1, 2, 3, 1)])

    def test_what_it_announces(self) -> None:
        signals = measured(self.PAGE)
        assert column(signals, "heading_related") == [0, 0, 1, 1, 1, 0]
        assert column(signals, "after_related") == [0, 0, 1, 1, 1, 1]
        assert column(signals, "heading_comments") == column(signals, "after_comments") == [0] * 6

    def test_in_text_a_short_line_that_ends_no_sentence_is_a_heading(self) -> None:
        assert column_of("blocks_since_heading", *LINES) == pytest.approx([log1p(n) for n in (60, 1, 2, 3, 1)])


class TestWholePage:
    def test_all_blocks_have_the_same(self) -> None:
        for name, values in SIGNALS.groups["whole page"].items():
            assert len(set(values.tolist())) == 1, name

    def test_the_figures(self) -> None:
        signals = measured(read_html('<p><a href="/">Rain</a></p><p>fell.</p>'))
        assert column(signals, "page_words")[0] == pytest.approx(log1p(2))
        assert column(signals, "page_blocks")[0] == pytest.approx(log1p(2))
        assert column(signals, "page_link")[0] == pytest.approx(4 / 9)
        assert column(signals, "page_ends")[0] == 0.5
        assert column(signals, "page_prose")[0] == 0


class TestNames:
    def test_own_near_and_far_names(self) -> None:
        signals = measured(
            read_html('<div class="sidebar"><div class="related"><div><p class="tags">Rain</p></div></div></div><p>Wind</p>')
        )
        told = {name for name, values in signals.groups["class and id names, landmarks"].items() if values[0]}
        assert told == {"own_tags", "near_tags", "near_related", "far_tags", "far_related", "far_aside"}

    def test_landmarks(self) -> None:
        signals = measured(read_html("<main><article><p>Rain</p></article></main><nav><p>Wind</p></nav>"))
        told = {name for name in signals.columns if name.startswith("in_") and signals.columns[name].any()}
        assert told == {"in_main", "in_article", "in_nav"}
        assert column(signals, "in_article") == [1, 0]


class TestRuns:
    """``LINES`` has runs of one line, of two that end sentences, and of two."""

    def test_lines_and_words_of_a_run(self) -> None:
        assert column_of("run", *LINES) == pytest.approx([log1p(n) for n in (1, 2, 2, 2, 2)])
        assert column_of("run_words", *LINES) == pytest.approx([log1p(n) for n in (1, 3, 3, 2, 2)])
        assert column_of("run_length", *LINES) == pytest.approx([log1p(n) for n in (1, 1.5, 1.5, 1, 1)])

    def test_the_first_and_the_last_run(self) -> None:
        assert column_of("run_first", *LINES) == [1, 0, 0, 0, 0]
        assert column_of("run_last", *LINES) == [0, 0, 0, 1, 1]
        assert column_of("run_first", "Rain") == column_of("run_last", "Rain") == [1]

    def test_the_place_in_a_run(self) -> None:
        assert column_of("in_run", *LINES) == pytest.approx([log1p(n) for n in (0, 0, 1, 0, 1)])

    def test_the_runs_beside(self) -> None:
        assert column_of("run_before", *LINES) == pytest.approx([log1p(n) for n in (0, 1, 1, 3, 3)])
        assert column_of("run_after", *LINES) == pytest.approx([log1p(n) for n in (3, 2, 2, 0, 0)])

    def test_what_a_run_holds(self) -> None:
        assert column_of("run_dated", "12 March 2024", "Rain", "It fell.") == [0.5, 0.5, 0]
        assert column_of("run_said", "Share this article", "Rain", "It fell.") == [0.5, 0.5, 0]


@pytest.mark.parametrize(
    "name", ["blocks_before", "blocks_after", "from_title", "since_heading", "page_words", "page_blocks", "run", "in_run"]
)
def test_long_texts_are_told_from_short_ones_not_from_longer_ones(name: str) -> None:
    tall, taller = (measured(read_text("\n\n".join([HEADLINE_LINE, *[BODY[1]] * count]))) for count in (400, 800))
    at = 390 if name != "blocks_after" else 5
    assert column(tall, name)[at] == column(taller, name)[at] > column(measured(read_text("\n\n".join([HEADLINE_LINE, *BODY]))), name)[2]
