"""What a page says about itself in its head and its JSON-LD: title, language, address, summary, body."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsclean.metadata import Source
from newsclean.reading.credited import Credits
from newsclean.reading.encoding import safe
from newsclean.reading.head import Head, clean_line, clean_lines
from newsclean.reading.linked_data import kinds_of
from newsclean.words import overlap, words_of

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
MAX_URL = 2_000
_MAX_TITLES = 20  # statements and h1 elements that are compared; a page has a handful of each
_MAX_TITLE = 300  # characters; longer ones are a page's whole text in the wrong place
_MAX_BADGE = 20  # characters
_SEPARATORS = " |»–—·•:-"
_SEPARATOR = re.compile(r"\s[|»–—·•:-]{1,2}\s|\s?[|»]\s?")
_MAX_TYPES = 20  # kinds of thing that a page says it is
_SAME_TITLE = 0.5  # share of words in common from which an h1 is the stated title
_ABOUT = 0.5  # share of the words of the only h1 that the head has too
_MIN_HEADLINE = 3  # words; a shorter h1 may be the name of the site


@dataclass(frozen=True, slots=True)
class About:
    """What could be concluded from a head; None or "" where nothing could."""

    title: str | None
    title_source: Source
    url: str | None
    language: str | None
    description: str
    body: str
    is_article: bool
    authors: tuple[str, ...]
    types: tuple[str, ...]
    published: str
    is_free: bool | None
    credits: Credits


def describe(head: Head, headlines: tuple[str, ...], url: str | None) -> About:
    """Choose among what a page says about itself.

    Args:
        head: the statements in its head.
        headlines: the texts of its h1 elements, in order.
        url: the address it was fetched from, which goes before what the page says.

    Returns:
        Title, address, language, summary, stated article body, whether the page calls itself an article and what else it calls
        itself, when it says that it was published, whether it says that everyone may read it, and what it credits.

    Example:
        >>> describe(Head({"og:title": "Rain ends drought - The Daily"}), ("Rain ends drought",), None).title
        'Rain ends drought'
    """
    stories, metas = head.stories, head.metas
    bodies = sorted((clean_lines(story.get("articleBody")) for story in stories), key=len)
    title, title_source = _title(head, headlines)
    language = _language(head.language or metas.get("content-language") or metas.get("og:locale") or "")
    credits = Credits.of(head, title, language, url)
    return About(
        title=title,
        title_source=title_source,
        url=url or next((stated for stated in (metas.get("og:url"), head.canonical) if stated and _is_url(stated)), None),
        language=language,
        description=clean_line(metas.get("og:description") or metas.get("description") or ""),
        body=bodies[-1] if bodies else "",
        authors=credits.authors()[0],
        is_article=bool(stories) or metas.get("og:type", "").lower() in ("article", "news", "blog"),
        types=_types(head.things, metas),
        published=credits.published(),
        credits=credits,
        is_free=_is_free(stories),
    )


def _is_url(text: str) -> bool:
    """Whether a statement is an address. A huge one would make every link of the page as long."""
    return "://" in text and len(text) <= MAX_URL


def _title(head: Head, headlines: tuple[str, ...]) -> tuple[str | None, Source]:
    """The h1 that says what the head says; else the head's words, without the name of the site. And which of these it is."""
    statements: list[tuple[Any, Source]] = [
        *((story.get("headline"), "json-ld") for story in head.stories),
        (head.metas.get("og:title"), "opengraph"),
        (head.metas.get("twitter:title"), "meta"),
        (head.title, "title"),
    ]
    stated: dict[str, Source] = {}
    site = clean_line(head.metas.get("og:site_name"))
    for statement, source in statements:
        if 0 < len(title := clean_line(statement)) <= _MAX_TITLE:
            stated.setdefault(_without_site(title, site), source)
    titles = list(stated)[:_MAX_TITLES]
    if not titles:
        return (headlines[0] if headlines else None), "heading"
    words = list(map(words_of, titles))
    alike = [
        (_likeness(words_of(headline), words), -i, headline)
        for i, headline in enumerate(headlines[:_MAX_TITLES])
        if len(headline) <= _MAX_TITLE
    ]
    best = max(alike, default=(0.0, 0, ""))
    if best[0] >= _SAME_TITLE:
        bare = next((title for title in titles if _has_badge(best[2], title)), "")
        return (bare, stated[bare]) if bare else (best[2], "heading")
    if len(set(headlines)) == 1 and (_tells_more(headlines[0], words, site) or any(_is_about(headlines[0], title) for title in titles)):
        return headlines[0], "heading"
    return titles[0], stated[titles[0]]


def _has_badge(headline: str, title: str) -> bool:
    """Whether an h1 is the title with a label stuck to it: "PremiumRain ends drought"."""
    before = headline.removesuffix(title)
    return before != headline and 0 < len(before) <= _MAX_BADGE and before[-1].isalnum() and title[:1].isalnum()


def _tells_more(headline: str, titles: Sequence[frozenset[str]], site: str) -> bool:
    """Whether an h1 says something, and the head no more than a word or the name of the site."""
    told = len(headline) <= _MAX_TITLE and len(words_of(headline)) >= _MIN_HEADLINE
    return told and all(len(title) < 2 or title == words_of(site) for title in titles)


def _is_about(headline: str, title: str) -> bool:
    """Whether the only h1 of a page says what the head says in other words, as sites write for readers and for search engines."""
    if len(headline) > _MAX_TITLE:
        return False
    one, other = words_of(headline), words_of(title)
    return min(len(one), len(other)) >= _MIN_HEADLINE and overlap(one, other) >= _ABOUT


def _likeness(one: frozenset[str], others: Sequence[frozenset[str]]) -> float:
    """The largest share of words in common with one of the others (Jaccard)."""
    return max(len(one & other) / len(one | other) if one or other else 0.0 for other in others)


def _without_site(title: str, site: str) -> str:
    """ "Rain ends drought | The Daily" -> "Rain ends drought": what is not the site, or the longest part, is the headline."""
    if site and title.endswith(site) and (headline := title.removesuffix(site).rstrip(_SEPARATORS)):
        return headline
    parts = [part for part in _SEPARATOR.split(title) if part]
    longest = max(parts, key=len, default=title)
    # Only a clear case: a headline may hold a dash of its own.
    return longest if len(longest) > len(title) * 0.6 else title


def _language(code: str) -> str | None:
    code = re.split(r"[-_,; ]", code.strip().lower(), maxsplit=1)[0]
    code = _CODES.get(code, code)
    return code if re.fullmatch("[a-z]{2}", code) else None


def _types(things: tuple[Mapping[str, Any], ...], metas: Mapping[str, str]) -> tuple[str, ...]:
    """What the page says it is: the types of its JSON-LD objects, and its og:type in lower case."""
    stated = [kind for thing in things for kind in map(safe, kinds_of(thing)) if 0 < len(kind) <= _MAX_NAME]
    return tuple(dict.fromkeys([*stated, *filter(None, [metas.get("og:type", "").strip().lower()[:_MAX_NAME]])]))[:_MAX_TYPES]


def _is_free(stories: tuple[Mapping[str, Any], ...]) -> bool | None:
    """What ``isAccessibleForFree`` says (schema.org; sites write it as a truth value or as a word); None where nothing does."""
    stated = [str(story["isAccessibleForFree"]).rsplit("/", 1)[-1].strip().lower() for story in stories if "isAccessibleForFree" in story]
    if "false" in stated:
        return False
    return True if "true" in stated else None
