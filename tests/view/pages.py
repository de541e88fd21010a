"""Articles for the tests of this folder."""

from __future__ import annotations

from newsclean import Article, clean_html, clean_text
from newsclean.model import Block, Page, Verdict
from tests.building import fixtures

HOSTILE = """<script>document.title = "taken"; alert(1)</script><img src=x onerror="alert(2)"> & "quoted" 'text' </title></style>"""


def fixture_article(slug: str) -> Article:
    """The article of a fixture, as HTML if it has any."""
    fixture = next(fixture for fixture in fixtures() if fixture.slug == slug)
    if fixture.html is not None:
        return clean_html(fixture.html)
    assert fixture.text is not None
    return clean_text(fixture.text)


def hostile_article() -> Article:
    """Every text that can come from a page is an attack."""
    blocks = tuple(Block(i, HOSTILE) for i in range(3))
    page = Page(blocks, url=f"https://x.example/{HOSTILE}", title=HOSTILE, language="en", degraded=HOSTILE)
    verdicts = (
        Verdict(0, True, "main_content", HOSTILE, {"score": 0.9, HOSTILE: HOSTILE, "signals": {HOSTILE: 1.5}}),
        Verdict(1, False, HOSTILE, HOSTILE, {"twin": 0, "list": [HOSTILE], "phrase": HOSTILE}),
        Verdict(2, True, "closing_call", HOSTILE, {"phrase": HOSTILE}, span=(8, 20)),
    )
    return Article(page, verdicts, "article", 0.5, HOSTILE)


def repeating_article() -> Article:
    """A page with a paragraph that stands twice, and things that rules name."""
    return clean_html(
        """<!DOCTYPE html><html lang="en"><title>Bridge closed for a year</title><body><main><h1>Bridge closed for a year</h1>
        <p>The council voted on Tuesday to repair the old bridge, which has been closed to lorries since the floods of last spring.</p>
        <p>Engineers found cracks in two of its five arches, and the mayor said that the work would take until the end of the year.</p>
        <p>Share this article</p><p>Share this article</p>
        <p>Shopkeepers on the west bank had asked for a ferry, but the council decided that it could not pay for both of them.</p>
        <p>Engineers found cracks in two of its five arches, and the mayor said that the work would take until the end of the year.</p>
        <p>Read more: The ferry that never came</p></main></body></html>"""
    )


def long_article(blocks: int) -> Article:
    """Many blocks, every second one removed."""
    text = "The rain came at night, and by noon the river had left its bed, said officer {} of the county."
    every = tuple(Block(i, text.format(i)) for i in range(blocks))
    verdicts = tuple(
        Verdict(i, i % 2 == 0, "main_content" if i % 2 == 0 else "related_list", "So it is.", {"score": 0.5}) for i in range(blocks)
    )
    return Article(Page(every, title="Rain", language="en"), verdicts, "article", 0.9, "It tells one story.")
