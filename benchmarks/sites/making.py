"""A corpus of sites from a corpus of single pages: the furniture of one page around the articles of others of the same language.

The paragraphs of a page's own article give way to those of another article, spread over the same places, so that what stood between
paragraphs still does. Its title gives way to the other's. In text, digits of the furniture are drawn anew on every page, as
counters and dates change, and some lines of the furniture are only on half of the pages, or on a fifth.

A second corpus tells what a cleaner does that removes whatever repeats: its sites repeat parts of articles too. Five stories have
the same introduction, as in a series, three share a quote, three end in the same note, and every page has teasers of five other
stories that say their first paragraphs word for word.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from benchmarks.metrics import shingles, tokens

PAGES = 25  # of a site
_IS_ARTICLE = 0.6  # share of a line's shingles that its page's article has
_PARTS = "p, h2, h3, h4, li, blockquote, dd, pre"
_MIN_PARTS = 4  # paragraphs of an article
_MIN_COVERED = 0.6  # share of a template's article that was found in its page
_MOST_CHARACTERS = 15_000
_DIGIT = re.compile(r"\d")
_MARKER = "@@{}@@"
_QUOTED, _SERIES, _NOTED = (2, 9, 17), (3, 8, 13, 18, 23), (4, 12, 20)  # stories that share a paragraph
_TEASERS = 5
_PRESENCE = (1.0, 1.0, 1.0, 0.5, 0.2)  # how often a line of furniture is there; one of these for each line


@dataclass(frozen=True)
class Story:
    """An article to put into templates."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    teaser: str

    @property
    def text(self) -> str:
        """The whole article."""
        return "\n".join(self.paragraphs)


def story_of(known: str, title: str, truth: str) -> Story | None:
    """An article as a story; None if it is too short, or too long to be one."""
    parts = tuple(" ".join(line.split()) for line in truth.splitlines() if line.strip())
    return Story(known, title, parts, parts[0]) if len(parts) >= _MIN_PARTS and len(truth) <= _MOST_CHARACTERS else None


def drawn(stories: Sequence[Story], name: str, sharing: bool) -> list[Story] | None:
    """The stories of one site, always the same ones for its name; None if there are too few.

    Args:
        stories: to draw from.
        name: of the site.
        sharing: whether some of the stories share paragraphs.
    """
    if len(stories) <= PAGES:
        return None
    *own, other = random.Random(name).sample(list(stories), PAGES + 1)
    return [_sharing(i, story, other.paragraphs) for i, story in enumerate(own)] if sharing else own


def _sharing(i: int, story: Story, shared: Sequence[str]) -> Story:
    """A story with the paragraphs that it shares with others of its site."""
    parts = list(story.paragraphs)
    if i in _QUOTED:
        parts.insert(len(parts) // 2, shared[1])
    if i in _SERIES:
        parts.insert(0, shared[0])
    if i in _NOTED:
        parts.append(shared[-1])
    return replace(story, paragraphs=tuple(parts))


def _teasers(stories: Sequence[Story], i: int) -> list[Story]:
    """The other stories that the page of a story points to."""
    return [stories[(i + step) % len(stories)] for step in range(1, _TEASERS + 1)]


class TextTemplate:
    """Extracted text of a page, of which the article can be another.

    Args:
        text: one line a paragraph.
        truth: its article.
        title: its headline.
    """

    def __init__(self, text: str, truth: str, title: str) -> None:
        self._lines = text.splitlines()
        known = _Known(truth)
        self._slots = [i for i, line in enumerate(self._lines) if known.has(line)]
        self._title = " ".join(tokens(title.lower()))
        found = "\n".join(self._lines[i] for i in self._slots)
        self.is_usable = len(self._slots) >= _MIN_PARTS and known.covered(found) >= _MIN_COVERED and len(self._slots) < len(self._lines)

    def around(self, stories: Sequence[Story], at: int, teasers: bool) -> str:
        """The page with one of these stories in it, and teasers of others below, if wanted."""
        story, chance = stories[at], random.Random(f"{stories[at].id}/{at}")
        places = dict(zip(self._slots, _spread(story.paragraphs, len(self._slots)), strict=True))
        page = [part for i, line in enumerate(self._lines) for part in places.get(i) or self._furniture(i, line, story, chance)]
        below = [line for other in _teasers(stories, at) for line in (other.title, other.teaser)] if teasers else []
        return "\n".join(page + below)

    def _furniture(self, i: int, line: str, story: Story, chance: random.Random) -> Sequence[str]:
        if i in self._slots:
            return ()
        if self._title and " ".join(tokens(line.lower())) == self._title:
            return (story.title,)
        if line.strip() and chance.random() > random.Random(line).choice(_PRESENCE):
            return ()
        return (_DIGIT.sub(lambda _: str(chance.randint(0, 9)), line),)


class PageTemplate:
    """An HTML page, of which the article can be another.

    Args:
        source: the page.
        truth: its article.
        title: its headline.
    """

    def __init__(self, source: str, truth: str, title: str) -> None:
        known, tree = _Known(truth), LexborHTMLParser(source)
        for script in tree.css('script[type="application/ld+json"], link[rel="canonical"], meta[property="og:url"]'):
            script.decompose()  # they tell the template's own article
        nodes = [node for node in tree.css(_PARTS) if node.css_first(_PARTS) in (None, node) and known.has(node.text())]
        found = "\n".join(node.text() for node in nodes)
        self.slots = len(nodes)
        self.is_usable = self.slots >= _MIN_PARTS and known.covered(found) >= _MIN_COVERED
        for i, node in enumerate(nodes):
            node.replace_with(_MARKER.format(i))
        _retitle(tree, title)
        self._html = tree.html or ""

    def around(self, stories: Sequence[Story], at: int, teasers: bool) -> str:
        """The page with one of these stories in it, and teasers of others below, if wanted."""
        story = stories[at]
        page = self._html.replace(_MARKER.format("title"), escape(story.title))
        page = page.replace(_MARKER.format("summary"), escape(story.paragraphs[0]))
        for i, parts in enumerate(_spread(story.paragraphs, self.slots)):
            page = page.replace(_MARKER.format(i), "".join(f"<p>{escape(part)}</p>" for part in parts))
        return page.replace("</body>", f"{_boxes(_teasers(stories, at))}</body>") if teasers else page


def _boxes(stories: Iterable[Story]) -> str:
    items = (f"<li><a href='/'>{escape(story.title)}</a><p>{escape(story.teaser)}</p></li>" for story in stories)
    return f"<section class='latest'><ul>{''.join(items)}</ul></section>"


def _retitle(tree: LexborHTMLParser, title: str) -> None:
    """Put markers where the page tells its title and its summary."""
    wanted = tokens(title.lower())
    for node in tree.css("title, h1"):
        if node.tag == "title" or tokens(node.text().lower()) == wanted:
            _set_text(node, _MARKER.format("title"))
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name") or ""
        if name.endswith(("title", "description")):
            node.attrs["content"] = _MARKER.format("title" if name.endswith("title") else "summary")


def _set_text(node: LexborNode, text: str) -> None:
    for child in list(node.iter(include_text=True)):
        child.decompose()
    node.insert_child(text)


class _Known:
    """Tells the lines of an article."""

    def __init__(self, truth: str) -> None:
        self._shingles = shingles(truth)
        self._lines = {" ".join(tokens(line.lower())) for line in truth.splitlines()}

    def has(self, line: str) -> bool:
        own = shingles(line)
        if " ".join(tokens(line.lower())) in self._lines:
            return bool(own)
        return bool(own) and len(tokens(line)) >= 4 and (own & self._shingles).total() >= _IS_ARTICLE * own.total()

    def covered(self, text: str) -> float:
        return (shingles(text) & self._shingles).total() / max(1, self._shingles.total())


def _spread(paragraphs: Sequence[str], slots: int) -> Iterator[Sequence[str]]:
    """The paragraphs in order, shared out over so many places."""
    for i in range(slots):
        yield paragraphs[i * len(paragraphs) // slots : (i + 1) * len(paragraphs) // slots]
