"""What a page says about itself in its head and its JSON-LD: title, language, address, summary, body."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from newsclean.reading.encoding import safe
from newsclean.words import words_of

# Old, regional and three-letter codes that pages use for languages with a code of two letters.
_CODES = {
    "iw": "he",
    "in": "id",
    "no": "nb",
    "nn": "nb",
    "fil": "tl",
    "sh": "sr",
    "mo": "ro",
    "ua": "uk",
    "eng": "en",
    "deu": "de",
    "ger": "de",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "ita": "it",
    "por": "pt",
    "rus": "ru",
}
_MAX_NAME = 100  # characters
_MAX_TITLES = 20  # statements and h1 elements that are compared; a page has a handful of each
_MAX_TITLE = 300  # characters; longer ones are a page's whole text in the wrong place
_SEPARATOR = re.compile(r"\s[|»–—·•:-]{1,2}\s|\s?[|»]\s?")
_BLOCK_TAG = re.compile(r"</?(?:p|div|br|li|h[1-6])\b[^<>]{0,2000}>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_MAX_LD_DEPTH = 6
_MAX_TYPES = 20  # kinds of thing that a page says it is
_PUBLISHED = ("article:published_time", "datepublished", "parsely-pub-date", "dc.date.issued", "dc.date", "pubdate", "date")
_SAME_TITLE = 0.5  # share of words in common from which an h1 is the stated title


@dataclass(frozen=True, slots=True)
class Head:
    """The raw statements of a page's head.

    Attributes:
        metas: content of the meta elements by property or name, in lower case; the first of a name stands.
        title: the text of the title element.
        canonical: the address in ``<link rel=canonical>``.
        language: the root element's ``lang``.
        json_ld: the text of each JSON-LD script.
    """

    metas: Mapping[str, str]
    title: str = ""
    canonical: str = ""
    language: str = ""
    json_ld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What could be concluded from a head; None or "" where nothing could."""

    title: str | None
    url: str | None
    language: str | None
    description: str
    body: str
    is_article: bool
    authors: tuple[str, ...]
    types: tuple[str, ...]
    published: str
    is_free: bool | None


def describe(head: Head, headlines: tuple[str, ...], url: str | None) -> About:
    """Choose among what a page says about itself.

    Args:
        head: the statements in its head.
        headlines: the texts of its h1 elements, in order.
        url: the address it was fetched from, which goes before what the page says.

    Returns:
        Title, address, language, summary, stated article body, whether the page calls itself an article and what else it calls
        itself, when it says that it was published, and whether it says that everyone may read it.

    Example:
        >>> describe(Head({"og:title": "Rain ends drought - The Daily"}), ("Rain ends drought",), None).title
        'Rain ends drought'
    """
    things = tuple(_things(head.json_ld))
    stories = tuple(thing for thing in things if _is_story(thing))
    metas = head.metas
    bodies = sorted((_clean_lines(story.get("articleBody")) for story in stories), key=len)
    return About(
        title=_title(head, stories, headlines),
        url=url or next((stated for stated in (metas.get("og:url"), head.canonical) if stated and "://" in stated), None),
        language=_language(head.language or metas.get("content-language") or metas.get("og:locale") or ""),
        description=_clean(metas.get("og:description") or metas.get("description") or ""),
        body=bodies[-1] if bodies else "",
        authors=tuple(dict.fromkeys(name for name in _authors(stories, metas) if 0 < len(name) <= _MAX_NAME)),
        is_article=bool(stories) or metas.get("og:type", "").lower() in ("article", "news", "blog"),
        types=_types(things, metas),
        published=next((date for date in _dates(stories, metas) if date), ""),
        is_free=_is_free(stories),
    )


def _title(head: Head, stories: tuple[Mapping[str, Any], ...], headlines: tuple[str, ...]) -> str | None:
    """The h1 that says what the head says; else the head's words, without the name of the site."""
    stated = [
        *(_clean(story.get("headline")) for story in stories),
        _clean(head.metas.get("og:title")),
        _clean(head.metas.get("twitter:title")),
        _clean(head.title),
    ]
    stated = [title for title in stated if 0 < len(title) <= _MAX_TITLE]
    if not stated:
        return headlines[0] if headlines else None
    stated = [_without_site(title) for title in stated]
    stated = list(dict.fromkeys(stated))[:_MAX_TITLES]
    alike = [(_likeness(headline, title), -i, headline) for i, headline in enumerate(headlines[:_MAX_TITLES]) for title in stated]
    best = max(alike, default=(0.0, 0, ""))
    return best[2] if best[0] >= _SAME_TITLE else stated[0]


def _likeness(a: str, b: str) -> float:
    """The share of words in common (Jaccard)."""
    one, other = words_of(a), words_of(b)
    return len(one & other) / len(one | other) if one or other else 0.0


def _without_site(title: str) -> str:
    """ "Rain ends drought | The Daily" -> "Rain ends drought": the longest part is the headline."""
    parts = [part for part in _SEPARATOR.split(title) if part]
    longest = max(parts, key=len, default=title)
    # Only a clear case: a headline may hold a dash of its own.
    return longest if len(longest) > len(title) * 0.6 else title


def _authors(stories: tuple[Mapping[str, Any], ...], metas: Mapping[str, str]) -> Iterator[str]:
    for story in stories:
        given = story.get("author")
        for author in given if isinstance(given, list) else [given]:
            yield _clean(author.get("name") if isinstance(author, dict) else author)
    for stated in (metas.get("author"), metas.get("article:author")):
        if stated and "://" not in stated:  # many sites give the address of a profile
            yield _clean(stated)


def _language(code: str) -> str | None:
    code = re.split(r"[-_,; ]", code.strip().lower(), maxsplit=1)[0]
    code = _CODES.get(code, code)
    return code if re.fullmatch("[a-z]{2}", code) else None


def _types(things: tuple[Mapping[str, Any], ...], metas: Mapping[str, str]) -> tuple[str, ...]:
    """What the page says it is: the types of its JSON-LD objects, and its og:type in lower case."""
    stated = [kind for thing in things for kind in _kinds(thing) if 0 < len(kind) <= _MAX_NAME]
    return tuple(dict.fromkeys([*stated, *filter(None, [metas.get("og:type", "").strip().lower()[:_MAX_NAME]])]))[:_MAX_TYPES]


def _dates(stories: tuple[Mapping[str, Any], ...], metas: Mapping[str, str]) -> Iterator[str]:
    yield from (_clean(story.get("datePublished"))[:_MAX_NAME] for story in stories)
    yield from (_clean(metas.get(name))[:_MAX_NAME] for name in _PUBLISHED)


def _is_free(stories: tuple[Mapping[str, Any], ...]) -> bool | None:
    """What ``isAccessibleForFree`` says (schema.org; sites write it as a truth value or as a word); None where nothing does."""
    stated = [str(story["isAccessibleForFree"]).rsplit("/", 1)[-1].strip().lower() for story in stories if "isAccessibleForFree" in story]
    if "false" in stated:
        return False
    return True if "true" in stated else None


def _things(scripts: tuple[str, ...]) -> Iterator[Mapping[str, Any]]:
    """The JSON-LD objects that speak of the page as a whole, wherever they are nested."""
    for script in scripts:
        try:
            data = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _nested(data, _MAX_LD_DEPTH)


def _nested(data: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth == 0:
        return
    if isinstance(data, list):
        for item in data[:100]:
            yield from _nested(item, depth - 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nested(data.get(key), depth - 1)


def _is_story(thing: Mapping[str, Any]) -> bool:
    return any("Article" in kind or "BlogPosting" in kind or kind == "Report" for kind in _kinds(thing))


def _kinds(thing: Mapping[str, Any]) -> list[str]:
    kinds = thing.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _clean(value: Any) -> str:
    """A statement as plain text in one line: some sites put markup and entities into their metadata."""
    return " ".join(_plain(value, " ").split())


def _clean_lines(value: Any) -> str:
    """The same with its paragraphs on lines of their own."""
    return "\n".join(tidy for line in _plain(value, "\n").split("\n") if (tidy := " ".join(line.split())))


def _plain(value: Any, between: str) -> str:
    if isinstance(value, list):
        value = "\n".join(part for part in value if isinstance(part, str))
    if not isinstance(value, str):
        return ""
    if "&" in value:
        value = unescape(value)
    if "<" in value:
        value = _BLOCK_TAG.sub(between, value)
        value = _ANY_TAG.sub(" ", value)
    return safe(value)
