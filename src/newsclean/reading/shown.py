"""What a page shows, and marks, about itself outside of its head: microdata, time elements, bylines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsclean.reading.names import CUT

_DATES = 'h1, time, [itemprop*="publish" i], [itemprop~="dateModified"]'
_AUTHORS = (
    '[rel~="author"], [itemprop~="author"], [class*="byline" i], [class*="author" i], a[href*="/author"], a[href*="/contributor"], '
    'a[href*="/autor"], a[href*="/auteur"]'
)
_HINT = 2
_MAX_NODES = 40  # that are looked at; a page of comments has a name and a time in each
_MAX_BYLINE = 150  # characters
_MAX_SOURCE = 1_000  # characters, with all white space
_MAX_AROUND = 60  # elements
# Parts of a page that are about something else, by the elements and by words in their names.
_ELSEWHERE = frozenset(("aside", "nav"))
_UNSHOWN = frozenset(("body", "html", "img", "link", "meta", "script", "style"))
_OTHERS = re.compile(r"comment|related|recommend|sidebar|widget|teaser|promo|more-|latest|popular|trending|disqus|menu|nav\b")
_MODIFIED = re.compile(r"modif|updat|edited|revis")
_PUBLISHED = re.compile(r"publi|pubdate|created|posted|entry-date|issued")
_NAME = re.compile(r"(?:by-?line|author)s?[_-]{0,2}(?:full-?)?(?:name|link)", re.IGNORECASE)
_BYLINE = re.compile(r"(?:^|[\s_-])(?:by-?line|author)s?(?:$|\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shown:
    """Statements outside of the head, best first.

    Attributes:
        published: dates of publication in microdata.
        modified: dates of the last change in microdata, and in time elements that are named so.
        times: dates in time elements near the headline.
        authors: names in microdata.
        bylines: texts of links to the author, and of elements that are named so; with a mark between the texts of their parts.
        hints: texts of elements that only have to do with authors by their names.
        tags: texts of links to tags.
        image: the address in ``<link rel=image_src>``.
    """

    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    image: str = ""


def shown_in(tree: LexborHTMLParser) -> Shown:
    """Gather what a page shows about itself. Nothing is judged yet, but for the part of the page that it stands in."""
    dates = _Dates()
    for node in tree.css(_DATES)[:_MAX_NODES]:
        dates.take(node)
    authors, bylines, hints = _authors(tree)
    image = tree.css_first('link[rel="image_src"]')
    return Shown(
        published=tuple(dates.published),
        modified=tuple(dates.modified),
        times=(*dates.after[:3], *reversed(dates.before[-3:])),
        authors=tuple(authors),
        bylines=tuple(bylines),
        hints=tuple(hints),
        tags=tuple(text for node in tree.css('a[rel~="tag"]')[:_MAX_NODES] if (text := _text(node))),
        image=(image.attributes.get("href") or "") if image else "",
    )


class _Dates:
    """Collects dates in the order of the page; those after the first headline go before those above it."""

    def __init__(self) -> None:
        self.published: list[str] = []
        self.modified: list[str] = []
        self.before: list[str] = []
        self.after: list[str] = []
        self._below = False

    def take(self, node: LexborNode) -> None:
        if node.tag == "h1":
            self._below = True
            return
        given = node.attributes
        date = given.get("datetime") or given.get("content") or _text(node)
        if not date or _is_elsewhere(node):
            return
        role = f"{given.get('itemprop') or ''} {given.get('class') or ''} {'pubdate' * ('pubdate' in given)}".lower()
        if "publish" in (given.get("itemprop") or "").lower():
            self.published.append(date)
        elif _MODIFIED.search(role) and not _PUBLISHED.search(role):
            self.modified.append(date)
        else:
            (self.after if self._below else self.before).append(date)


def _authors(tree: LexborHTMLParser) -> tuple[list[str], list[str], list[str]]:
    """Names in microdata; texts of bylines, those first that hold nothing but names; texts that may be some."""
    names: list[str] = []
    ranked: list[tuple[int, int, str]] = []
    for i, node in enumerate(tree.css(_AUTHORS)[:_MAX_NODES]):
        given = node.attributes
        is_data = "author" in (given.get("itemprop") or "").lower().split()
        if (node.tag in _UNSHOWN and not is_data) or _is_elsewhere(node):
            continue
        if is_data and (name := _data(node)):
            names.append(name)
        elif text := _text(node, CUT):
            ranked.append((_rank(given), i, text))
    ranked.sort()
    return names, [text for rank, _, text in ranked if rank < _HINT], [text for rank, _, text in ranked if rank == _HINT]


def _rank(given: Mapping[str, str | None]) -> int:
    """How surely the element with these attributes holds just the name of an author; 0 is the surest."""
    named = given.get("class") or ""
    if "author" in (given.get("rel") or "").lower().split() or _NAME.search(named):
        return 0
    return 1 if _BYLINE.search(named) or given.get("href") else _HINT


def _data(node: LexborNode) -> str:
    """The name that microdata gives an author: in a nested name, or as the content or text of the element itself."""
    inner = node.css_first('[itemprop~="name"]')
    named = inner if inner is not None else node
    return named.attributes.get("content") or _text(named)


def _text(node: LexborNode, between: str = " ") -> str:
    """The text of a small element, with a mark between the texts of its parts; "" for a large one."""
    text = node.text(separator=CUT)
    if len(text) > _MAX_SOURCE:
        return ""
    parts = (" ".join(part.split()) for part in text.split(CUT))
    text = between.join(part for part in parts if part)
    return text if len(text) <= _MAX_BYLINE else ""


def _is_elsewhere(node: LexborNode) -> bool:
    """Whether an element is in a part of the page that is about something else. An article may have a footer of its own."""
    is_footer = False
    at: LexborNode | None = node
    for _ in range(_MAX_AROUND):
        if at is None or at.tag in ("body", "html"):
            break
        given = at.attributes
        names = f"{given.get('class') or ''} {given.get('id') or ''}".lower()
        if at.tag in _ELSEWHERE or _OTHERS.search(names):
            return True
        if at.tag == "article":
            return False
        is_footer |= at.tag == "footer" or "footer" in names
        at = at.parent
    return is_footer
