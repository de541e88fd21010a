"""Documents for properties: whole fixtures, parts of fixtures put together, and things that are no page at all."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from html import unescape

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from newsclean import Article, clean_html, clean_text
from newsclean.reading.encoding import decode
from tests.building import Fixture, fixtures

# Derandomised: a property that fails, fails for everybody.
moderate = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
# Tag soup: a few hundred examples, or as many as are asked for: NEWSCLEAN_SOUP=10000 python -m pytest tests/properties/test_anything.py
soupy = settings(moderate, max_examples=int(os.environ.get("NEWSCLEAN_SOUP", "300")))
few = settings(moderate, max_examples=20)
# For properties that some fixtures are known to break: no time goes into making the failure small.
brief = settings(moderate, max_examples=5, phases=[Phase.generate])

FIXTURES = {fixture.slug: fixture for fixture in fixtures()}
HTML = [slug for slug, fixture in FIXTURES.items() if fixture.html is not None]
TEXT = [slug for slug, fixture in FIXTURES.items() if fixture.text is not None]
ARTICLES = [slug for slug, fixture in FIXTURES.items() if fixture.article]

_ELEMENT = re.compile(r"<(p|ul|ol|h1|h2|h3|figure|aside|nav|footer|blockquote|table|header)\b[^<>]*>.*?</\1>", re.DOTALL | re.IGNORECASE)
_PARAGRAPH = re.compile(r"<p\b[^<>]*>(.*?)</p>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Document:
    """What is given to the library: HTML or text."""

    source: str | bytes
    is_html: bool

    def clean(self) -> Article:
        """The cleaned document."""
        return clean_html(self.source) if self.is_html else clean_text(self.source)


def squeezed(text: str) -> str:
    """A text with its white space made equal."""
    return " ".join(text.split())


@cache
def source_of(slug: str) -> str:
    """The HTML of a fixture, decoded."""
    return decode(FIXTURES[slug].html or b"")


@cache
def text_of(slug: str) -> str:
    """The extracted text of a fixture."""
    return FIXTURES[slug].text or ""


def document_of(fixture: Fixture, is_html: bool) -> Document:
    """One form of a fixture."""
    return Document((fixture.html if is_html else fixture.text) or "", is_html)


def all_documents() -> list[Document]:
    """Every form of every fixture."""
    return [*(document_of(FIXTURES[slug], True) for slug in HTML), *(document_of(FIXTURES[slug], False) for slug in TEXT)]


@cache
def parts_of(slug: str) -> tuple[str, ...]:
    """The elements of a fixture's page that can stand in another page."""
    return tuple(found[0] for found in _ELEMENT.finditer(source_of(slug)))


@dataclass(frozen=True)
class Paragraph:
    """A paragraph element that holds one block of the article."""

    text: str  # as the block has it, white space made equal
    markup: str
    end: int  # offset behind it in the source


@cache
def paragraphs_of(slug: str) -> tuple[Paragraph, ...]:
    """The paragraph elements of a page that are blocks of its article."""
    article = set(map(squeezed, FIXTURES[slug].article))
    found = (Paragraph(squeezed(unescape(_TAG.sub("", p[1]))), p[0], p.end()) for p in _PARAGRAPH.finditer(source_of(slug)))
    return tuple(paragraph for paragraph in found if paragraph.text in article)


@st.composite
def mixed_pages(draw: st.DrawFn) -> Document:
    """A page put together from elements of several fixtures."""
    slugs = draw(st.lists(st.sampled_from([slug for slug in HTML if parts_of(slug)]), min_size=1, max_size=3, unique=True))
    parts = [part for slug in slugs for part in draw(st.lists(st.sampled_from(parts_of(slug)), max_size=12))]
    main = "".join(draw(st.permutations(parts)))
    title = FIXTURES[slugs[0]].title
    return Document(f"<html><head><title>{title}</title></head><body><h1>{title}</h1><article>{main}</article></body></html>", True)


@st.composite
def mixed_texts(draw: st.DrawFn) -> Document:
    """A text put together from lines of several fixtures."""
    slugs = draw(st.lists(st.sampled_from(TEXT), min_size=1, max_size=3, unique=True))
    lines = [line for slug in slugs for line in draw(st.lists(st.sampled_from(text_of(slug).splitlines()), max_size=12))]
    return Document(draw(st.sampled_from(("\n", "\n\n", "\r\n"))).join(lines), False)


def documents() -> st.SearchStrategy[Document]:
    """Any document that is not hostile: a fixture, or parts of some."""
    return st.one_of(st.sampled_from(all_documents()), mixed_pages(), mixed_texts())


@st.composite
def other_headlines(draw: st.DrawFn, slug: str) -> list[str]:
    """Headlines of other fixtures."""
    others = [fixture.title for fixture in FIXTURES.values() if fixture.slug != slug]
    return draw(st.lists(st.sampled_from(others), min_size=1, max_size=5, unique=True))


def related_box(heading: str, headlines: list[str]) -> str:
    """The markup of a box with links to other stories."""
    items = "".join(f'<li><a href="/story/{i}">{headline}</a></li>' for i, headline in enumerate(headlines))
    return f'<aside class="related"><h3>{heading}</h3><ul>{items}</ul></aside>'


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """The bytes of a fixture with pieces cut, repeated, turned round and overwritten."""
    data = bytearray(FIXTURES[draw(st.sampled_from(HTML))].html or b"")
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 2_000)))
        piece = bytes(data[start:end])
        data[start:end] = draw(st.sampled_from((b"", piece * 2, piece[::-1], piece.upper()))) + draw(st.binary(max_size=8))
    return bytes(data)


_TOKENS = (
    *("<p>", "</p>", "<div>", "</div>", "<article>", "</article>", "<aside class='related'>", "</aside>", "<ul>", "<li>", "</ul>"),
    *("<table>", "<tr>", "<td>", "</table>", "<a href='/x'>", "</a>", "<b>", "</i>", "<br>", "<h1>", "</h1>", "<title>", "</title>"),
    *("<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[", "]]>", "<svg>", "<math>", "<template>", "<form>", "</form>"),
    *("<pre>", "</pre>", "<at-post>", "<p", " class=", "'", '"', ">", "<", "&", "&amp;", "&#0;", "&#x110000;", "\x00", "\ufeff", "\u2028"),
    *('<script type="application/ld+json">', '{"@type": "NewsArticle", "headline": ["x"], "articleBody": 3}', '<html lang="\u202e">'),
    *("<meta charset=utf-16>", "<meta property='og:title' content>", "<link rel=canonical>", "<p hidden>", "<p style='display:none'>"),
    *("The rain came at night, and by noon the river had left its bed.", "Share this article", "Related stories", "1.", "• ", "# "),
)


def soups() -> st.SearchStrategy[str]:
    """Tags, halves of tags and words in any order."""
    return st.lists(st.one_of(st.sampled_from(_TOKENS), st.text(max_size=6)), max_size=60).map("".join)
