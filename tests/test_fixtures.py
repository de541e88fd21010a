"""The fixtures: whether they are sound, and how much of each article is found.

The measure is the one of the benchmarks in small: runs of four words. ``lost`` is the share of the article's runs that
the kept text lacks, ``left`` the share of the kept text's runs that are not the article's.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from newsclean import Article, clean_html, clean_text
from newsclean.reading.encoding import decode
from newsclean.reading.marks import BLANK, without_marks
from newsclean.words import tokens_of
from tests.building import Fixture, fixtures

MAX_LOST = 0.10
MAX_LEFT = 0.20
LEAST_EXACT = 0.04  # share of all forms that come out exactly right; raise it as the cleaner gets better
RUN = 4

FIXTURES = {fixture.slug: fixture for fixture in fixtures()}
FORMS = [
    (slug, form)
    for slug, fixture in FIXTURES.items()
    for form, source in (("html", fixture.html), ("text", fixture.text))
    if source is not None
]

# What fails today, and why. An entry goes when its fixture passes (strict).
KNOWN: dict[tuple[str, str], str] = {
    ("en-index-page", "html"): "teasers of a section front are kept as text",
    ("en-next-article-below", "text"): "the article below this one is kept",
    ("fr-paywall-teaser", "text"): "teasers with whole sentences are kept",
    ("ru-table-layout", "html"): "teasers in cells of the table that lays out the page are kept",
    ("sr-latin-shortnews", "html"): "teasers below an article of three paragraphs are kept",
    ("tr-custom-elements", "text"): "a small table with a line for each cell is lost, and two subheads",
}
KNOWN_KINDS: dict[tuple[str, str], str] = {
    ("fr-paywall-teaser", "text"): "what tells that it is not free is in the metadata of the page",
    ("sr-latin-shortnews", "html"): "an article of three paragraphs among teasers is taken for a section front",
    ("sr-latin-shortnews", "text"): "an article of three paragraphs among teasers is taken for a section front",
    ("tr-custom-elements", "text"): "an article among related cards is taken for a section front",
}
KNOWN_TITLES = {("es-br-paragraphs", "html"): "the site's name in an h1 is taken for the headline"}


@cache
def _cleaned(slug: str, form: str) -> Article:
    fixture = FIXTURES[slug]
    if form == "html":
        assert fixture.html is not None
        return clean_html(fixture.html)
    assert fixture.text is not None
    return clean_text(fixture.text)


def _kept(slug: str, form: str) -> list[str]:
    """The kept blocks. In plain text the headline may stay (see rules/headline.py): it is not counted."""
    title = tokens_of(FIXTURES[slug].title)
    return [block.text for block in _cleaned(slug, form).kept if form == "html" or tokens_of(block.text) != title]


def _runs(texts: list[str]) -> Counter[tuple[str, ...]]:
    words = [word for text in texts for word in tokens_of(text)]
    return Counter(tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))) if words else Counter()


def _missing(part: Counter[tuple[str, ...]], whole: Counter[tuple[str, ...]]) -> float:
    """The share of the runs of one text that the other one lacks."""
    return (part - whole).total() / part.total() if part else 0.0


def _lost_and_left(slug: str, form: str) -> tuple[float, float]:
    article, kept = _runs(list(FIXTURES[slug].article)), _runs(_kept(slug, form))
    return round(_missing(article, kept), 3), round(_missing(kept, article), 3)


def _marked(known: dict[tuple[str, str], str], *forms: str) -> list[object]:
    return [
        pytest.param(slug, form, id=f"{slug}-{form}", marks=pytest.mark.xfail(strict=True, reason=known[slug, form]))
        if (slug, form) in known
        else pytest.param(slug, form, id=f"{slug}-{form}")
        for slug, form in FORMS
        if not forms or form in forms
    ]


def _squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("slug", "form"), _marked(KNOWN))
def test_little_is_lost_and_little_is_left(slug: str, form: str) -> None:
    lost, left = _lost_and_left(slug, form)
    assert lost <= MAX_LOST
    # Where all of an extracted text would go, it stays: the rule abstain.
    assert left <= MAX_LEFT or (form == "text" and not FIXTURES[slug].article)


def test_some_are_exactly_right() -> None:
    exact = [key for key in FORMS if _lost_and_left(*key) == (0, 0)]
    assert len(exact) >= LEAST_EXACT * len(FORMS)


def test_the_mean_over_all() -> None:
    """A guard against a change that makes many fixtures a little worse, each of them within its limits."""
    measured = [_lost_and_left(*key) for key in FORMS if FIXTURES[key[0]].article]
    assert sum(lost for lost, _ in measured) / len(measured) <= 0.05
    assert sum(left for _, left in measured) / len(measured) <= 0.25


@pytest.mark.parametrize(("slug", "form"), _marked(KNOWN_KINDS))
def test_the_kind_of_the_page(slug: str, form: str) -> None:
    assert _cleaned(slug, form).kind == FIXTURES[slug].kind


@pytest.mark.parametrize(("slug", "form"), _marked(KNOWN_TITLES, "html"))
def test_the_title_of_a_page(slug: str, form: str) -> None:
    assert tokens_of(_cleaned(slug, form).title or "") == tokens_of(FIXTURES[slug].title)


# Serbian in Latin script and Croatian differ in a few words only.
@pytest.mark.parametrize(("slug", "form"), [key for key in FORMS if key != ("sr-latin-shortnews", "text")])
def test_the_language(slug: str, form: str) -> None:
    assert _cleaned(slug, form).language == FIXTURES[slug].language


class TestTheFixturesThemselves:
    def test_there_are_enough(self) -> None:
        assert len(FIXTURES) >= 30
        assert len({fixture.language for fixture in FIXTURES.values()}) >= 12
        assert sum(fixture.html is not None for fixture in FIXTURES.values()) >= 20
        assert sum(fixture.text is not None for fixture in FIXTURES.values()) >= 20

    @pytest.mark.parametrize("slug", FIXTURES)
    def test_each_says_what_it_is(self, slug: str) -> None:
        fixture = FIXTURES[slug]
        assert fixture.html is not None or fixture.text is not None
        assert fixture.title
        assert slug.startswith(f"{fixture.language}-")
        assert fixture.kind in ("article", "live", "paywall", "index")
        assert bool(fixture.article) == (fixture.kind != "index")

    @pytest.mark.parametrize("slug", FIXTURES)
    def test_each_article_block_stands_in_the_page(self, slug: str) -> None:
        fixture = FIXTURES[slug]
        if fixture.html is not None:
            read = _squeezed(" ".join(block.text for block in _cleaned(slug, "html").page.blocks))
            assert [block for block in fixture.article if _squeezed(block) not in read] == []

    @pytest.mark.parametrize("slug", FIXTURES)
    def test_each_article_block_stands_in_the_text(self, slug: str) -> None:
        fixture = FIXTURES[slug]
        if fixture.text is not None:
            text = _squeezed(without_marks(fixture.text).text.replace(BLANK, ""))
            assert [block for block in fixture.article if _squeezed(block) not in text] == []

    @pytest.mark.parametrize("slug", FIXTURES)
    def test_no_address_is_real(self, slug: str) -> None:
        fixture: Fixture = FIXTURES[slug]
        source = decode(fixture.html or b"") + (fixture.text or "")
        addresses = {re.split(r"[/\")\s]", part, maxsplit=1)[0] for part in source.split("://")[1:]}
        known = ("schema.org", "ogp.me", "w3.org", "drupal.org", "ampproject.org", "w.org", "gmpg.org")
        assert [a for a in addresses if "." in a and not a.rstrip(").,;'").endswith((".example", *known))] == []
