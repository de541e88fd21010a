"""Sources made to break a reader: each gives an article or a newsclean error, and those too dangerous to parse say so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsclean import Article, NewscleanError, Settings, clean_html, clean_text

SENTENCE = "The rain came at night, and by noon the river had left its bed."
_JSON_LD = '<script type="application/ld+json">[%s]</script>'
_STORY = '{"@type": "Article", "headline": "x"},'

# Made when they are needed: some are large.
SOURCES: dict[str, Callable[[], str | bytes]] = {
    "empty": str,
    "empty bytes": bytes,
    "white space": lambda: " \n\t\r\n\x0b\x0c\u2028\u2029\xa0\u3000 ",
    "byte order mark only": lambda: b"\xef\xbb\xbf",
    "NUL": lambda: "\x00" * 5_000,
    "NUL bytes": lambda: b"\x00" * 5_000,
    "NUL in words": lambda: f"<p>{SENTENCE}</p>".replace("a", "a\x00"),
    "lone surrogates": lambda: f"<p>\ud800 {SENTENCE} \udfff</p>",
    "lone surrogates in bytes": lambda: b"<p>\xed\xa0\x80 The rain came.</p>",
    "one long line": lambda: "The rain came at night and " * 40_000,
    "one long word": lambda: "a" * 1_000_000,
    "one long word of Chinese": lambda: "雨" * 300_000,
    "combining marks": lambda: "e" + "\u0301" * 100_000,
    "20,000 links": lambda: "".join(f'<li><a href="/{i}">Story number {i}</a></li>' for i in range(20_000)),
    "50,000 br": lambda: "<p>" + "word<br>" * 50_000,
    "50,000 empty br": lambda: "<p>" + "<br> " * 50_000,
    "20,000 paragraphs": lambda: "<p>The rain came.</p>" * 20_000,
    "20,000 lines": lambda: "\n".join(f"This is line {i} of the text." for i in range(20_000)),
    "50,000 open comments": lambda: "<!--" * 50_000 + SENTENCE,
    "200,000 less-than signs": lambda: "<" * 200_000 + SENTENCE,
    "200,000 ampersands": lambda: "&" * 200_000 + SENTENCE,
    "entities of no character": lambda: "&#x110000;&#0;&#xd800;&#99999999999;" * 5_000 + SENTENCE,
    "20,000 open quotes": lambda: '<p class="' * 20_000,
    "nested JSON-LD": lambda: f'<script type="application/ld+json">{"[" * 100_000}</script><p>{SENTENCE}</p>',
    "wrong types in JSON-LD": lambda: (
        f'<script type="application/ld+json">{{"@type": ["Article", 3], "headline": {{}}}}</script>{SENTENCE}'
    ),
    "a title of 100,000 parts": lambda: f"<title>{'x | ' * 100_000}</title><p>{SENTENCE}",
    "1,000 headlines and 100 stories": lambda: _JSON_LD % (_STORY * 99 + _STORY[:-1]) + "<h1>A head line</h1>" * 1_000,
    "a string of escaped quotes in a script": lambda: SENTENCE + '<script>"' + '\\"' * 200_000 + "</script>",
    "open scripts among ends of elements": lambda: "<script></div>" * 50_000 + SENTENCE,
    "spaces after a comment in JSON-LD": lambda: _JSON_LD % ("x-->" + " " * 300_000) + SENTENCE,
    "20 stories and an h1 of 1 MB": lambda: (
        _JSON_LD % ",".join(f'{{"@type": "Article", "headline": "Rain {i}"}}' for i in range(20)) + f"<h1>{SENTENCE * 16_000}</h1>"
    ),
    "an encoding of Python": lambda: b'<meta charset="u7">\xff +2AA- The rain came.',
    "escapes of Python": lambda: b'<meta charset="unicode--escape">\xff\\ud800 The rain came.',
    "500 paragraphs nearly alike": lambda: "".join(
        f"<p>Item {i}: {'the river rose by noon ' * 8}, {i * 7} men said.</p>" for i in range(500)
    ),
}

DANGEROUS: dict[str, Callable[[], str]] = {
    "100,000 nested divs": lambda: "<div>" * 100_000 + SENTENCE,
    "100,000 closed divs": lambda: "<div>" * 100_000 + SENTENCE + "</div>" * 100_000,
    "20,000 attributes": lambda: f"<p {' '.join(f'a{i}=1' for i in range(20_000))}>{SENTENCE}</p>",
    "20,000 quoted attributes": lambda: "<p " + " ".join(f'a{i}="1 2"' for i in range(20_000)) + f">{SENTENCE}</p>",
    "80 KB of open formatting": lambda: "".join(f"<b {i}>" for i in range(80_000))[:80_000] + ">" + SENTENCE,
    "open formatting among paragraphs": lambda: "<p><font color=red><i>word" * 4_000 + SENTENCE,
    "end tags of other elements": lambda: "<div></foo>" * 50_000 + SENTENCE,
    "end tags in comments": lambda: "<div><!--</div>-->" * 40_000 + f"<p>{SENTENCE}",
    "attributes with less-than signs": lambda: f"<p {' '.join(f'=a{i}<' for i in range(20_000))}>{SENTENCE}</p>",
    "20,000 options": lambda: "<select>" + "<option>a</option>" * 20_000 + f"</select><p>{SENTENCE}",
    "formatting opened again in each paragraph": lambda: "<p>" + "".join(f"<b {i}>" for i in range(900)) + f"<p>{SENTENCE}" * 2_000,
    "nested divs and open scripts": lambda: f"<p>{SENTENCE}</p>" + "<div>" * 4_000 + "<script>" * 2_000,
}

# Deep, but below the limits of the fuse.
DEEP: dict[str, Callable[[], str]] = {
    "480 divs": lambda: "<div>" * 480 + SENTENCE,
    "1,000 divs": lambda: "<div>" * 1_000 + SENTENCE,
    "2,900 divs": lambda: "<div>" * 2_900 + SENTENCE,
    "2,900 spans": lambda: "<span>" * 2_900 + SENTENCE,
    "900 bold": lambda: "".join(f"<b {i}>" for i in range(900)) + f"<p>{SENTENCE}" * 20,
    "150 tables": lambda: "<table><tr><td>" * 150 + SENTENCE,
    "2,000 tables": lambda: "<table><tr><td>" * 2_000 + SENTENCE,
    "2,900 lists": lambda: "<ul><li>" * 2_900 + SENTENCE,
    "2,900 quotes": lambda: "<blockquote>" * 2_900 + SENTENCE,
}


def _survives(clean: Callable[[str | bytes], Article], source: str | bytes) -> Article | None:
    try:
        article = clean(source)
    except NewscleanError:
        return None
    assert len(article.kept) + len(article.removed) == len(article.page.blocks)
    article.text.encode("utf-8")
    assert "\x00" not in article.text
    assert isinstance(article.markdown, str)
    assert article.to_dict()["schema"] == 1
    return article


@pytest.mark.parametrize("name", SOURCES)
def test_as_html(name: str) -> None:
    _survives(clean_html, SOURCES[name]())


@pytest.mark.parametrize("name", [*SOURCES, *DANGEROUS, *DEEP])
def test_as_text(name: str) -> None:
    _survives(clean_text, {**SOURCES, **DANGEROUS, **DEEP}[name]())


@pytest.mark.parametrize("name", DANGEROUS)
def test_too_dangerous_to_parse(name: str) -> None:
    article = _survives(clean_html, DANGEROUS[name]())
    assert article is not None
    assert article.page.degraded
    assert not article.page.markup
    assert any(SENTENCE in block.text for block in article.page.blocks), "the bare text is read"


@pytest.mark.parametrize("name", DEEP)
def test_deep(name: str) -> None:
    article = _survives(clean_html, DEEP[name]())
    assert article is not None
    assert any(SENTENCE in block.text for block in article.page.blocks)


def test_a_paragraph_of_links_as_markdown() -> None:
    page = "<p>" + SENTENCE.replace("rain", '<a href="/rain">rain</a>').replace("river", "<b>river</b>") * 5_000
    assert clean_html(page, settings=Settings(inline=True)).markdown.count("[rain](/rain)") == 5_000


@pytest.mark.parametrize("source", ["", " \n", "<p></p>", "<html><head><title>Rain</title></head><body></body></html>", "<!-- -->"])
def test_nothing_gives_an_empty_article(source: str) -> None:
    article = clean_html(source)
    assert article.text == ""
    assert article.kind == "empty"
    assert article.confidence == 0


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"\x1f\x8b\x08", bytes(range(256)) * 10])
def test_binary_data_is_refused(data: bytes) -> None:
    for clean in (clean_html, clean_text):
        with pytest.raises(NewscleanError, match="binary"):
            clean(data)
