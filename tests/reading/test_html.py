from __future__ import annotations

import json

import pytest

from newsclean.errors import UnreadableInputError
from newsclean.model import Block
from newsclean.reading.html import read_html


def texts(source: str) -> list[str]:
    return [block.text for block in read_html(source).blocks]


def blocks(source: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_html(source).blocks]


def only(source: str) -> Block:
    (block,) = read_html(source).blocks
    return block


KINDS = [
    ("paragraphs", "<p>Rain fell.</p><p>It stayed.</p>", [("paragraph", "Rain fell."), ("paragraph", "It stayed.")]),
    ("paragraphs left open", "<p>Rain fell.<p>It stayed.", [("paragraph", "Rain fell."), ("paragraph", "It stayed.")]),
    ("text in a box", "<div>Rain fell.</div>", [("paragraph", "Rain fell.")]),
    ("text around a box", "<div>Rain<p>fell</p>hard</div>", [("paragraph", "Rain"), ("paragraph", "fell"), ("paragraph", "hard")]),
    ("headings", "<h1>Rain</h1><h3>After it</h3>", [("heading", "Rain"), ("heading", "After it")]),
    ("a list", "<ul><li>Rain</li><li>Wind</li></ul>", [("item", "Rain"), ("item", "Wind")]),
    ("a paragraph in an item", "<ul><li><p>Rain</p></li></ul>", [("item", "Rain")]),
    ("terms", "<dl><dt>Rain</dt><dd>Water from above</dd></dl>", [("item", "Rain"), ("item", "Water from above")]),
    ("a quote", "<blockquote>Rain fell.</blockquote>", [("quote", "Rain fell.")]),
    ("paragraphs in a quote", "<blockquote><p>Rain.</p><p>Wind.</p></blockquote>", [("quote", "Rain."), ("quote", "Wind.")]),
    ("after a quote", "<blockquote>Rain.</blockquote><p>Wind.</p>", [("quote", "Rain."), ("paragraph", "Wind.")]),
    ("a caption", "<figure><img><figcaption>The river</figcaption></figure>", [("caption", "The river")]),
    ("a box in a caption", "<figcaption><div>The river</div></figcaption>", [("caption", "The river")]),
    ("cells", "<table><tr><th>Day</th><td>4 mm</td></tr></table>", [("cell", "Day"), ("cell", "4 mm")]),
    ("caption of a table", "<table><caption>Rain by day</caption><tr><td>4</td></tr></table>", [("caption", "Rain by day"), ("cell", "4")]),
    (
        "a custom element",
        "<story-text>Rain fell.</story-text><story-text>It stayed.</story-text>",
        [("paragraph", "Rain fell."), ("paragraph", "It stayed.")],
    ),
]
WORDS = [
    ("inline tags join", "<p>Ra<b>in</b> f<i>el</i>l.</p>", ["Rain fell."]),
    ("a link in a sentence", '<p>The <a href="/rain">rain</a>, they said, fell.</p>', ["The rain, they said, fell."]),
    ("white space", "<p>\n  Rain\t fell  \n all\u00a0day. </p>", ["Rain fell all day."]),
    ("a comment", "<p>Rain<!-- not shown --> fell.</p>", ["Rain fell."]),
    ("entities", "<p>Rain &amp; wind &lt;all day&gt;</p>", ["Rain & wind <all day>"]),
    ("br breaks the line", "<p>Rain fell.<br>It stayed.</p>", ["Rain fell.\nIt stayed."]),
    ("br br ends the block", "<div>Rain fell.<br><br>It stayed.</div>", ["Rain fell.", "It stayed."]),
    ("br, space, br", "<div>Rain fell.<br/> \n <br/>It stayed.</div>", ["Rain fell.", "It stayed."]),
    ("br br inside bold type", "<div><b>Rain fell.<br><br>It stayed.</b></div>", ["Rain fell.", "It stayed."]),
    ("br at the ends", "<p><br>Rain fell.<br></p>", ["Rain fell."]),
    ("marks without a word", "<p>Rain fell.</p><p>* * *</p><p>|</p><p></p><p>&nbsp;</p>", ["Rain fell."]),
    ("a custom element in a heading", "<h2>Rain <x-mark>falls</x-mark> again</h2>", ["Rain falls again"]),
    ("wbr", "<p>rain<wbr>fall</p>", ["rainfall"]),
]
UNSEEN = [
    ("script", "<script>var rain = 1;</script>"),
    ("style", "<style>p { color: blue }</style>"),
    ("template", "<template><p>Not yet</p></template>"),
    ("noscript", "<noscript>Switch on scripts</noscript>"),
    ("button", "<button>Send</button>"),
    ("select", "<select><option>Monday</option></select>"),
    ("text area", "<textarea>Write here</textarea>"),
    ("label", "<label>Your name</label>"),
    ("form", "<form><div>Your name</div><input></form>"),
    ("frame", "<iframe>Another page</iframe>"),
    ("drawing", "<svg><text>River</text></svg>"),
    ("video", "<video>No video</video>"),
    ("how a word is read", "<ruby><rp>(</rp><rt>Not shown</rt><rp>)</rp></ruby>"),
    ("hidden", "<div hidden>Not shown</div>"),
    ("hidden from readers", '<div aria-hidden="true">Not shown</div>'),
    ("style attribute", '<p style="color: red; DISPLAY: none">Not shown</p>'),
    ("for screen readers only", '<h2 class="visually-hidden label">Not shown</h2>'),
    ("a word in a link for screen readers", '<p>Rain <span class="sr-only">Not shown</span>rose.</p>'),
    ("in a hidden box", '<div style="display:none"><section><p>Not shown</p></section></div>'),
    ("hidden span", '<p>Rain <span style="display:none">Not shown</span>rose.</p>'),
    ("comment", "<!-- <p>Not shown</p> -->"),
]
COUNTS = [
    ("no link", "<p>Rain fell.</p>", 0, 0),
    ("all a link", '<p><a href="/">Rain fell</a></p>', 9, 0),
    ("a part", '<p>Rain <a href="/">fell</a> hard</p>', 4, 0),
    ("two links", '<p><a href="/">Rain</a> and <a href="/">wind</a></p>', 8, 0),
    ("bold", "<p><b>Rain</b> fell</p>", 0, 4),
    ("strong in a link", '<p><a href="/"><strong>Rain</strong> fell</a></p>', 8, 4),
    ("a link around boxes", '<a href="/"><h2>Rain</h2></a>', 4, 0),
    ("white space in a link", '<p><a href="/">  \n  Rain  \n  </a></p>', 4, 0),
]


@pytest.mark.parametrize(("source", "expected"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_kinds(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize(("source", "expected"), [row[1:] for row in WORDS], ids=[row[0] for row in WORDS])
def test_words(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


@pytest.mark.parametrize("unseen", [row[1] for row in UNSEEN], ids=[row[0] for row in UNSEEN])
def test_what_nobody_sees_is_left_out(unseen: str) -> None:
    shown = " ".join(texts(f"<p>It rained all day in the hills.</p>{unseen}<p>The river rose at night.</p>"))
    assert shown.replace("Rain rose. ", "") == "It rained all day in the hills. The river rose at night."


@pytest.mark.parametrize("unseen", ["<em hidden>Not shown</em>", '<a style="display:none" href="/">Not shown</a>'])
def test_hidden_inline_elements_are_left_out(unseen: str) -> None:
    assert texts(f"<p>It rained {unseen} all day in the hills.</p>") == ["It rained all day in the hills."]


def test_a_title_in_the_body_is_not_shown() -> None:
    source = "<html><head><div></div><title>Rain in the hills | The Daily</title></head><body><p>It rained all day.</p></body></html>"
    assert texts(source) == ["It rained all day."]


@pytest.mark.parametrize(("source", "linked", "bold"), [row[1:] for row in COUNTS], ids=[row[0] for row in COUNTS])
def test_linked_and_bold_characters_are_counted(source: str, linked: int, bold: int) -> None:
    block = only(source)
    assert (block.linked, block.bold) == (linked, bold)


def test_counts_start_anew_for_every_block() -> None:
    page = read_html('<p><a href="/"><b>Rain</b></a></p><p>fell</p>')
    assert [(block.linked, block.bold) for block in page.blocks] == [(4, 4), (0, 0)]


def test_a_form_around_the_whole_page_is_kept() -> None:
    assert texts("<form><h1>Rain</h1><p>It rained all day.</p><input><button>Go</button></form>") == ["Rain", "It rained all day."]


def test_pre_keeps_its_lines() -> None:
    block = only("<pre>Mon   4 mm\nTue  12 mm</pre>")
    assert (block.kind, block.text) == ("preformatted", "Mon   4 mm\nTue  12 mm")


def test_levels() -> None:
    page = read_html("<h2>Rain</h2><ul><li>Monday<ul><li>Morning</li></ul></li></ul><p>Wind</p>")
    assert [(block.text, block.level) for block in page.blocks] == [("Rain", 2), ("Monday", 1), ("Morning", 2), ("Wind", 0)]


def test_a_heading_that_is_a_button_is_read() -> None:
    page = read_html("<h3><button>Who pays for it?</button></h3><p>The council pays.</p><button>Send</button>")
    assert [(block.kind, block.text) for block in page.blocks] == [("heading", "Who pays for it?"), ("paragraph", "The council pays.")]


@pytest.mark.parametrize("kind", ["application/ld+json", "application/ld+json; charset=utf-8", "Application/LD+JSON"])
def test_what_a_page_states_and_does_not_show_is_read(kind: str) -> None:
    words = " ".join(f"word{i}" for i in range(80))
    stated = json.dumps({"@type": "NewsArticle", "articleBody": f"<p>{words}</p><p>The end.</p>"})
    head = f'<head><script type="{kind}">{stated}</script></head>'
    page = read_html(f"<html>{head}<body><p>Loading</p></body></html>")
    assert [block.text for block in page.blocks] == ["Loading", words, "The end."]
    assert page.elements[page.blocks[1].element].tag == "article"
    shown = read_html(f"<html>{head}<body><p>{words}</p></body></html>")
    assert [block.text for block in shown.blocks] == [words]


def test_a_page_hidden_until_its_scripts_run_is_read() -> None:
    story = "<p>It rained all day in the hills, and the river rose at night.</p>" * 5
    assert len(texts(f'<body><p>Loading</p><div style="display:none">{story}</div></body>')) >= 5


def test_blocks_are_numbered_in_reading_order() -> None:
    page = read_html("<h1>Rain</h1><script>x</script><p>fell</p><p hidden>not</p><ul><li>hard</li></ul>")
    assert [(block.index, block.text) for block in page.blocks] == [(0, "Rain"), (1, "fell"), (2, "hard")]


def test_every_block_knows_its_elements() -> None:
    page = read_html('<body><div class="Story Main" id="S1"><p itemprop="articleBody">Rain</p></div></body>')
    (block,) = page.blocks
    paragraph = page.elements[block.element]
    box = page.elements[paragraph.parent]
    assert (paragraph.tag, paragraph.names) == ("p", "articlebody")
    assert (box.tag, set(box.names.split())) == ("div", {"story", "main", "s1"})
    assert page.path(block) == "body/div.story/p.articlebody"


def test_elements_come_after_their_parents() -> None:
    page = read_html("<div><div><p>Rain</p></div><p>Wind</p></div>")
    assert all(element.parent < i for i, element in enumerate(page.elements))


def test_a_page_is_marked_as_read_in_full() -> None:
    page = read_html("<p>Rain</p>")
    assert page.markup and page.degraded == ""


def test_what_the_page_says_of_itself() -> None:
    page = read_html(
        '<html lang="de-AT"><head><title>Regen im Tal | Der Bote</title><link rel="canonical" href="https://example.org/regen">'
        '<meta property="og:description" content="Es regnet."><script type="application/ld+json">'
        '{"@type": "NewsArticle", "articleBody": "Es regnet seit Tagen."}</script></head><body><h1>Regen im Tal</h1></body></html>'
    )
    assert (page.title, page.language, page.url) == ("Regen im Tal", "de", "https://example.org/regen")
    assert (page.description, page.body) == ("Es regnet.", "Es regnet seit Tagen.")


def test_the_given_address_goes_first() -> None:
    source = '<link rel="canonical" href="https://example.org/a"><p>Rain</p>'
    assert read_html(source, url="https://example.org/b").url == "https://example.org/b"


def test_the_title_of_a_drawing_is_not_the_title_of_the_page() -> None:
    assert read_html("<body><svg><title>Search</title></svg><h1>Rain ends drought</h1><p>It rained.</p>").title == "Rain ends drought"


@pytest.mark.parametrize(
    "source", ["", "   ", "<html></html>", "<html><frameset><frame src=a></frameset></html>", "<!-- -->", "<p><frameset><frame src=a>"]
)
def test_a_page_without_text_has_no_blocks(source: str) -> None:
    assert read_html(source).blocks == ()


def test_a_page_without_a_body_tag_is_read() -> None:
    assert texts("<title>Rain</title><p>It rained.") == ["It rained."]


@pytest.mark.parametrize("depth", [100, 200])
def test_deep_nesting_is_read(depth: int) -> None:
    page = read_html("<div>" * depth + "Rain fell." + "</div>" * depth)
    assert page.markup and [block.text for block in page.blocks] == ["Rain fell."]


def shown(source: str) -> str:
    """All text of a page. A RecursionError is told in a word: pytest takes minutes to print one."""
    try:
        return " ".join(texts(source))
    except RecursionError:
        return "RecursionError"


DEEP = [("boxes", "<div>", "</div>"), ("quotes", "<blockquote>", "</blockquote>"), ("spans", "<span>", "</span>")]


@pytest.mark.parametrize(("start", "end"), [row[1:] for row in DEEP], ids=[row[0] for row in DEEP])
def test_2000_nested_elements_are_read(start: str, end: str) -> None:
    assert shown(start * 2000 + "Rain fell." + end * 2000) == "Rain fell."


def test_scripts_are_left_out_at_every_depth() -> None:
    assert shown("<div>" * 2000 + "<p>Rain fell.</p><script>var rain = 1;</script>" + "</div>" * 2000) == "Rain fell."


def test_a_page_too_dangerous_to_parse_is_read_as_bare_text() -> None:
    page = read_html("<div>" * 5000 + "<p>It rained all day.</p><p>The river rose.</p>")
    assert "nested" in page.degraded
    assert not page.markup and page.elements == ()
    assert [block.text for block in page.blocks] == ["It rained all day.", "The river rose."]


def test_bytes_are_decoded() -> None:
    assert only_bytes('<meta charset="windows-1251"><p>Дождь шёл всю ночь.</p>'.encode("cp1251")) == "Дождь шёл всю ночь."


def only_bytes(source: bytes) -> str:
    (block,) = read_html(source).blocks
    return block.text


def test_binary_data_is_refused() -> None:
    with pytest.raises(UnreadableInputError, match="binary"):
        read_html(b"%PDF-1.7\n1 0 obj\n")


@pytest.mark.parametrize("tag", ["xmp", "plaintext"])
def test_raw_text_is_text_and_opens_and_closes_nothing(tag: str) -> None:
    page = read_html(f"<div><p>Rain.</p><{tag}>wind </div></b><p>hail &amp;")
    assert [block.text for block in page.blocks] == ["Rain.", "wind </div></b><p>hail &amp;"]
