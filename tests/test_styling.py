from __future__ import annotations

import time

import pytest

from newsclean import Settings, clean_html
from newsclean.model import Block, Inline
from newsclean.reading.html import read_html
from newsclean.styling import plain, styled

URL = "https://gazette.example/2024/rain.html"
STYLED = [
    ("a link", "<p>The <a href='/hail'>hail of May</a> fell.</p>", f"The [hail of May]({URL[:23]}/hail) fell."),
    ("bold and emphasis", "<p><b>Rain</b> and <em>wind</em>.</p>", "**Rain** and *wind*."),
    ("one in the other", "<p><a href='/a'>The <i>Gazette</i> says</a></p>", "[The *Gazette* says](https://gazette.example/a)"),
    ("a link cut in two by the page", "<p><a href='/a'>Hail</a><a href='/a'>storm</a></p>", "[Hailstorm](https://gazette.example/a)"),
    ("two links side by side", "<p><a href='/a'>Hail</a> <a href='/b'>storm</a></p>", f"[Hail]({URL[:23]}/a) [storm]({URL[:23]}/b)"),
    ("spaces inside", "<p>Rain<b> and hail </b>fell.</p>", "Rain **and hail** fell."),
    ("marks in the text", "<p>5 * 3 <b>[sic]</b></p>", r"5 \* 3 **\[sic\]**"),
    ("a script is no link", "<p><a href='javascript:go()'>Rain</a> fell.</p>", "Rain fell."),
    ("a place in the page is no link", "<p><a href='#top'>Rain</a> fell.</p>", "Rain fell."),
    ("an address with a bracket", "<p><a href='/a_(b) c'>Rain</a></p>", "[Rain](https://gazette.example/a_%28b%29%20c)"),
    ("no address at all", "<p><a href='http://[::1'>Rain</a> fell.</p>", "Rain fell."),
    ("a break inside", "<p><b>Rain<br>and</b> hail</p>", "**Rain\nand** hail"),
    ("a link within a heading", "<h2>On <a href='/r'>rain</a></h2>", "On [rain](https://gazette.example/r)"),
]


@pytest.mark.parametrize(("markup", "expected"), [row[1:] for row in STYLED], ids=[row[0] for row in STYLED])
def test_styled(markup: str, expected: str) -> None:
    (block,) = read_html(markup, inline=True).blocks
    assert styled(block, URL) == expected


def test_a_link_stays_as_it_is_written_where_the_address_is_unknown() -> None:
    assert styled(Block(0, "Rain", inline=(Inline(0, 4, "link", "../rain"),))) == "[Rain](../rain)"


def test_many_links_are_written_in_linear_time() -> None:
    parts = tuple(Inline(5 * i, 5 * i + 4, "link", f"/{i}") for i in range(30_000))
    start = time.process_time()
    assert styled(Block(0, "Rain " * 30_000, inline=parts), URL).count("](https://gazette.example/") == 30_000
    assert time.process_time() - start < 10


def test_a_long_address_is_written_once_whatever_stands_out_in_its_link() -> None:
    address = "/" + "a" * 100_000
    parts = (Inline(0, 50_000, "link", address), *(Inline(10 * i, 10 * i + 4, "strong") for i in range(5_000)))
    start = time.process_time()
    assert styled(Block(0, "Rain fell " * 5_000, inline=parts), URL).count(address) == 1
    assert time.process_time() - start < 3


def test_nothing_is_kept_unless_it_is_asked_for() -> None:
    (block,) = read_html("<p>The <b>rain</b>.</p>").blocks
    assert block.inline == ()
    assert styled(block) == "The rain."


def test_plain_text_shows_the_same() -> None:
    assert plain("a_b *c* <d> `e`") == r"a\_b \*c\* \<d> \`e\`"


def test_the_setting_reaches_the_markdown_and_not_the_text() -> None:
    body = "The rain came in <b>the night</b>, and by <a href='/noon'>noon</a> the river had left its bed, as it had done in May."
    article = clean_html(f"<h1>Rain</h1><p>{body}</p>", url=URL, settings=Settings(inline=True))
    assert "**the night**, and by [noon](https://gazette.example/noon) the river" in article.markdown
    assert "the night, and by noon the river" in article.text


def test_items_of_a_numbered_list_keep_their_numbers_in_markdown_only() -> None:
    page = read_html("<ol><li><p>One.</p><p>More of one.</p></li><li>Two.</li></ol><ul><li>Three.</li></ul><ol><li>Four.</li></ol>")
    assert [(block.mark, block.text) for block in page.blocks] == [
        ("1. ", "One."),
        ("", "More of one."),
        ("2. ", "Two."),
        ("", "Three."),
        ("1. ", "Four."),
    ]
