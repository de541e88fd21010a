from __future__ import annotations

import json
from collections.abc import Container
from dataclasses import replace

import pytest

from newsclean.model import Article, Block, Inline, Page, Verdict
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.rendering import to_markdown, to_row, to_text


def article_of(*blocks: Block, gone: Container[int] = (), markup: bool = True, title: str | None = None) -> Article:
    made = tuple(replace(block, index=i) for i, block in enumerate(blocks))
    verdicts = tuple(Verdict(i, i not in gone, "by_hand", "It was told so.", {"score": 0.5}) for i in range(len(made)))
    return Article(Page(made, markup=markup, title=title, url="https://example.org/rain", language="en"), verdicts, "article", 0.75)


def text_article(source: str, gone: Container[int] = ()) -> Article:
    page = read_text(source)
    return Article(page, tuple(Verdict(b.index, b.index not in gone, "by_hand", "It was told so.") for b in page.blocks), "article", 0.75)


P, Q = Block(0, "Rain fell."), Block(0, "The river rose.")
ITEM, ITEM2 = Block(0, "Two roads are closed.", "item", level=1), Block(0, "One bridge is closed.", "item", level=1)
TEXTS = [
    ("paragraphs", article_of(P, Q), "Rain fell.\n\nThe river rose."),
    ("items of a list", article_of(P, ITEM, ITEM2, Q), "Rain fell.\n\nTwo roads are closed.\nOne bridge is closed.\n\nThe river rose."),
    ("items with a paragraph between", article_of(ITEM, P, ITEM2), "Two roads are closed.\n\nRain fell.\n\nOne bridge is closed."),
    ("cells of a table", article_of(Block(0, "Level", "cell"), Block(0, "4 m", "cell")), "Level\n4 m"),
    ("a removed block", article_of(P, Block(0, "Share this"), Q, gone=(1,)), "Rain fell.\n\nThe river rose."),
    ("a removed first block", article_of(Block(0, "Share this"), Q, gone=(0,)), "The river rose."),
    ("a line break", article_of(Block(0, "Rain fell\nall day.")), "Rain fell\nall day."),
    ("nothing kept", article_of(P, Q, gone=(0, 1)), ""),
    ("nothing at all", article_of(), ""),
]
PLAIN = [
    ("one line a paragraph", "Rain fell.\nThe river rose.", (), "Rain fell.\nThe river rose."),
    ("empty lines", "Rain fell.\n\n\nThe river rose.", (), "Rain fell.\n\nThe river rose."),
    ("empty line before a removed line", "Rain fell.\n\nShare this\nThe river rose.", (1,), "Rain fell.\n\nThe river rose."),
    ("empty line after a removed line", "Rain fell.\nShare this\n\nThe river rose.", (1,), "Rain fell.\n\nThe river rose."),
    ("no empty line around a removed line", "Rain fell.\nShare this\nThe river rose.", (1,), "Rain fell.\nThe river rose."),
]
MARKDOWN = [
    ("a heading", article_of(Block(0, "After the rain", "heading", level=3), P), "### After the rain\n\nRain fell."),
    ("a heading of the first level inside the text", article_of(Block(0, "After", "heading", level=1), P), "## After\n\nRain fell."),
    ("a list", article_of(ITEM, ITEM2), "- Two roads are closed.\n- One bridge is closed."),
    ("a list in a list", article_of(ITEM, replace(ITEM2, level=2)), "- Two roads are closed.\n  - One bridge is closed."),
    ("an item with a line break", article_of(Block(0, "Two roads\nare closed.", "item", level=1)), "- Two roads are closed."),
    ("a quote of two lines", article_of(Block(0, "It rained\nall day.", "quote")), "> It rained\n> all day."),
    ("preformatted text", article_of(Block(0, "Mon  4 mm\nTue  9 mm", "preformatted")), "```\nMon  4 mm\nTue  9 mm\n```"),
    ("a line break", article_of(Block(0, "Rain fell\nall day.")), "Rain fell  \nall day."),
    ("the title", article_of(P, title="Rain"), "# Rain\n\nRain fell."),
    ("a removed block", article_of(P, Q, gone=(0,)), "The river rose."),
    ("nothing", article_of(), ""),
]


@pytest.mark.parametrize(("article", "text"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_html_as_text(article: Article, text: str) -> None:
    assert to_text(article) == text


@pytest.mark.parametrize(("source", "gone", "text"), [row[1:] for row in PLAIN], ids=[row[0] for row in PLAIN])
def test_plain_text_keeps_its_empty_lines(source: str, gone: tuple[int, ...], text: str) -> None:
    assert to_text(text_article(source, gone)) == text


@pytest.mark.parametrize(("article", "markdown"), [row[1:] for row in MARKDOWN], ids=[row[0] for row in MARKDOWN])
def test_markdown(article: Article, markdown: str) -> None:
    assert to_markdown(article) == markdown


def test_the_title_of_plain_text_is_not_said_twice() -> None:
    article = article_of(Block(0, "Rain"), P, markup=False, title="Rain")
    assert to_markdown(article).count("Rain\n") == 1


def test_a_row_survives_json() -> None:
    row = to_row(article_of(P, Block(0, "Share this"), gone=(1,), title="Rain"))
    assert json.loads(json.dumps(row)) == row


def test_a_row_tells_all_about_the_page() -> None:
    row = to_row(article_of(P, Block(0, "Share this"), gone=(1,), title="Rain"))
    assert row["schema"] == 1
    assert (row["url"], row["title"], row["language"]) == ("https://example.org/rain", "Rain", "en")
    assert (row["kind"], row["confidence"], row["degraded"], row["text"]) == ("article", 0.75, "", "Rain fell.")


def test_a_row_tells_why_of_every_block() -> None:
    row = to_row(article_of(P, Block(0, "Share this"), gone=(1,)))
    assert row["kept"] == [
        {"index": 0, "kind": "paragraph", "text": "Rain fell.", "by": "by_hand", "why": "It was told so.", "evidence": {"score": 0.5}}
    ]
    assert [block["text"] for block in row["removed"]] == ["Share this"]


def test_a_row_of_an_unknown_page_has_none_where_nothing_is_known() -> None:
    row = to_row(Article(Page(()), (), "empty", 0.0))
    assert (row["url"], row["title"], row["language"]) == (None, None, None)
    assert (row["kept"], row["removed"], row["text"]) == ([], [], "")


@pytest.mark.parametrize(
    ("span", "text", "markdown"),
    [
        ((11, 32), "Rain fell.", "**Rain** fell."),
        ((0, 11), "The river rose. Wind.", "The **river** rose. *Wind*."),
        ((11, 27), "Rain fell. Wind.", "**Rain** fell. *Wind*."),
        ((2, 17), "Raver rose. Wind.", "**Raver** rose. *Wind*."),
        ((27, 32), "Rain fell. The river rose.", "**Rain** fell. The **river** rose."),
        ((0, 32), "", ""),
    ],
)
def test_links_and_emphasis_stay_where_they_were_around_a_cut(span: tuple[int, int], text: str, markdown: str) -> None:
    parts = (Inline(0, 4, "strong"), Inline(15, 20, "strong"), Inline(27, 31, "emphasis"))
    block = Block(0, "Rain fell. The river rose. Wind.", inline=parts)
    article = Article(Page((block,), markup=True), (Verdict(0, True, "by_hand", "It was told so.", span=span),), "article", 0.75)
    assert (article.text, article.markdown) == (text, markdown)


def html_article(source: str) -> Article:
    page = read_html(source)
    return Article(page, tuple(Verdict(b.index, True, "by_hand", "It was told so.") for b in page.blocks), "article", 0.75)


def test_a_data_table_is_a_table_of_pipes() -> None:
    rows = "<tr><th>Year of the flood</th><th>Cost of the repair</th></tr><tr><td>2022</td><td>20 million | 3</td></tr>"
    markdown = html_article(f"<p>Rain fell.</p><table>{rows}</table><p>It stayed.</p>").markdown
    table = "| Year of the flood | Cost of the repair |\n| --- | --- |\n| 2022 | 20 million \\| 3 |"
    assert markdown == f"Rain fell.\n\n{table}\n\nIt stayed."


def test_a_table_of_one_column_is_layout() -> None:
    assert html_article("<table><tr><td>Rain fell.</td></tr><tr><td>It stayed.</td></tr></table>").markdown == "Rain fell.\n\nIt stayed."


@pytest.mark.parametrize("line", ["1. FC", "# Rain", "- Rain", "> Rain", "*Rain*", "[Rain](x)", "<b>", "`Rain`"])
def test_text_that_looks_like_markup_is_escaped(line: str) -> None:
    markdown = html_article(f"<p>{line.replace('<', '&lt;')} fell on the old bridge.</p>").markdown
    assert "\\" in markdown
    assert markdown.replace("\\", "") == f"{line} fell on the old bridge."


def test_a_fence_is_longer_than_those_in_the_text() -> None:
    assert html_article("<pre>before ``` after</pre>").markdown == "````\nbefore ``` after\n````"


@pytest.mark.parametrize("markup", [True, False])
def test_the_title_comes_first_on_request(markup: bool) -> None:
    plain = replace(article_of(Block(0, "Rain fell in the hills."), Block(1, "It stayed."), markup=markup, title="Rain"), title_first=False)
    titled = replace(plain, title_first=True)
    assert titled.text == "Rain\n\n" + plain.text
    assert titled.markdown.startswith("# Rain\n\n")


def test_a_title_that_the_text_holds_is_not_said_twice() -> None:
    titled = replace(article_of(Block(0, "Rain"), Block(1, "It stayed."), markup=False, title="Rain"), title_first=True)
    assert titled.text.count("Rain") == 1
