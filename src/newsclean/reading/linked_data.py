"""The JSON-LD of a page: objects that speak of the page as a whole, read as leniently as search engines read them.

The vocabulary is schema.org's; the types and properties are those that its documentation and Google's for articles name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from newsclean.words import words_of

Thing = Mapping[str, Any]

_MAX_DEPTH = 6
_BEGINNING = 100  # characters in which a script that was escaped once too often shows
_MAX_ITEMS = 100  # of one list
_MAX_THINGS = 500
# Kinds of thing that are no article, and yet may say who wrote the page and when.
_WORKS = frozenset(
    "AboutPage CreativeWork FAQPage HowTo ItemPage LearningResource MedicalWebPage Recipe Review SocialMediaPosting VideoObject "
    "WebPage".split()
)
# Of a stripped script: with white space at its ends, the many ways to share it out would be tried one by one.
_WRAPPING = re.compile(r"^(?:/\*\s*)?(?://\s*)?(?:<!--|<!\[CDATA\[)(?:\s*\*/)?|(?://\s*|/\*\s*)?(?:-->|\]\]>)(?:\s*\*/)?(?:\s*;)?$")
_TRAILING_COMMA = re.compile(r",(\s{0,200}[}\]])")
_SAME_HEADLINE = 0.5  # share of words in common


def things_in(scripts: tuple[str, ...]) -> tuple[Thing, ...]:
    """The objects in JSON-LD scripts that speak of the page as a whole, wherever they are nested.

    Args:
        scripts: the text of each script. What is not JSON is mended where that is easy (comments around it, commas before a closing
            bracket, something after it), and left out otherwise.

    Example:
        >>> things_in(('<!-- {"@graph": [{"@type": "NewsArticle", "headline": "Rain",}]} -->',))[1]["headline"]
        'Rain'
    """
    found: list[Thing] = []
    for script in scripts:
        for thing in _nested(_parsed(script), _MAX_DEPTH):
            found.append(thing)
            if len(found) == _MAX_THINGS:
                return tuple(found)
    return tuple(found)


def _parsed(script: str) -> Any:
    try:
        return json.loads(script, strict=False)
    except ValueError:
        pass
    except RecursionError:
        return None
    try:
        script = unescape(script) if "&quot;" in script[:_BEGINNING] else script
        mended = _TRAILING_COMMA.sub(r"\1", _WRAPPING.sub("", script.strip())).strip()
        return json.JSONDecoder(strict=False).raw_decode(mended)[0]
    except (ValueError, RecursionError):
        return None


def _nested(data: Any, depth: int) -> Iterator[Thing]:
    if depth == 0:
        return
    if isinstance(data, list):
        for item in data[:_MAX_ITEMS]:
            yield from _nested(item, depth - 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nested(data.get(key), depth - 1)


def is_story(thing: Thing) -> bool:
    """Whether a thing is an article by its type: ``NewsArticle``, ``LiveBlogPosting``, ``Report``..."""
    return any("Article" in kind or "BlogPosting" in kind or kind == "Report" for kind in kinds_of(thing))


def is_work(thing: Thing) -> bool:
    """Whether a thing is a page or a work of another kind, which may have an author and a date too."""
    return not _WORKS.isdisjoint(kinds_of(thing))


def kinds_of(thing: Thing) -> list[str]:
    """The types of a thing."""
    kinds = thing.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def main_first(stories: tuple[Thing, ...], title: str | None, urls: tuple[str, ...]) -> tuple[Thing, ...]:
    """The stories that a page states, the page's own one first; others, that it only points to, are left out.

    Args:
        stories: in the order of the page.
        title: its headline.
        urls: its addresses.

    Example:
        >>> main_first(({"headline": "Wind"}, {"headline": "Rain ends drought"}), "Rain ends drought", ())
        ({'headline': 'Rain ends drought'},)
    """
    if len(stories) < 2:
        return stories
    own = frozenset(map(_bare, urls))
    words = words_of(title or "")
    ranks = [_rank(story, words, own) for story in stories]
    best = max(ranks)
    chosen = [story for story, rank in zip(stories, ranks, strict=True) if rank == best]
    return tuple(chosen) if best else stories[:1]


def _rank(story: Thing, title: frozenset[str], urls: frozenset[str]) -> int:
    """How much a story is the page's own: by its address, and by its headline."""
    headline = story.get("headline") or story.get("name")
    words = words_of(headline) if isinstance(headline, str) else frozenset()
    common = len(words & title)
    alike = common >= _SAME_HEADLINE * (len(words) + len(title) - common) > 0  # no union: the title may be a whole text
    page = story.get("mainEntityOfPage")
    stated = (story.get("url"), story.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    own = any(isinstance(url, str) and _bare(url) in urls for url in stated)
    return 2 * alike + own


def _bare(url: str) -> str:
    """An address without what two writings of it differ in."""
    return re.sub(r"^https?://(?:www\.)?|[?#].*$|/$", "", url.strip())
