"""The metadata that a page states: for each field the first good statement, from the most exact source to the least.

JSON-LD goes first, because sites keep it for search engines; then the metas that social networks and analytics read; then what the page
marks in its body. Where a statement cannot be read, the next one counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsclean.metadata import Metadata, Source
from newsclean.phrases import fold, load
from newsclean.reading.credited import Names, Stated, first_read, items_of, line_of, name_of
from newsclean.reading.dates import date_in_url
from newsclean.reading.encoding import safe
from newsclean.reading.head import Head, clean_line
from newsclean.reading.metadata import MAX_URL, About
from newsclean.reading.names import names_in, names_shown
from newsclean.reading.shown import Shown
from newsclean.words import tokens_of

# Names that sites give a meta of their own that says when a page was published.
_PUBLISHED_LIKE = re.compile(r"publi(?:sh|c)\w{0,6}[\W_]?(?:date|time|on|at)\b|date[\W_]?(?:of[\W_]?)?publi|pub[\W_]?date")
_MODIFIED = """
    article:modified_time article:modified datemodified og:updated_time og:modified_time dcterms.modified dc.date.modified last-modified
    lastmod updated_time revised
""".split()
_SECTIONS = "article:section parsely-section og:article:section article.section cxenseparse:recs:category section".split()
_TAGS = "article:tag parsely-tags sailthru.tags news_keywords keywords citation_keywords".split()
_IMAGES = (
    "og:image og:image:url og:image:secure_url twitter:image twitter:image:src parsely-image-url sailthru.image.full thumbnail".split()
)
_MAX_TAGS = 100
_MAX_DESCRIPTION = 10_000


def metadata_of(head: Head, shown: Shown, about: About, url: str | None) -> Metadata:
    """Choose among what a page states about itself.

    Args:
        head: the statements in its head.
        shown: those outside of it.
        about: what was concluded from the head already: title, language and summary are the same here.
        url: the address it was fetched from.
    """
    return _Choice(head, shown, about, url).metadata()


class _Choice:
    """One page: its statements in the order in which they count."""

    def __init__(self, head: Head, shown: Shown, about: About, url: str | None) -> None:
        self.head, self.shown, self.about, self.url = head, shown, about, url
        self.credits, self.stories, self.works = about.credits, about.credits.stories, about.credits.works

    def metadata(self) -> Metadata:
        return Metadata().with_found(
            {
                "title": (self.about.title, self.about.title_source),
                "authors": self.credits.authors(self._beside(), pages=True),
                "published": first_read(self._published(), self.credits.date),
                "modified": first_read(self._modified(), self.credits.date),
                "site_name": self.credits.site,
                "description": first_read(self._descriptions(), lambda value: clean_line(value)[:_MAX_DESCRIPTION]),
                "language": (self.about.language, self._language_source()),
                "canonical_url": first_read(self._addresses(), self._address),
                "section": first_read(self._sections(), line_of),
                "tags": first_read(self._tags(), _many),
                "image": first_read(self._images(), self._address),
            }
        )

    def _published(self) -> Stated:
        yield from self.credits.dates()
        yield from ((date, "microdata") for date in self.shown.published)
        yield from self.credits.of_things(self.works, "datePublished", "uploadDate")
        yield from ((value, "meta") for name, value in self.head.metas.items() if _PUBLISHED_LIKE.search(name))
        yield date_in_url(self.url or self.head.canonical), "url"
        yield from ((date, "time") for date in self.shown.times)
        yield from self.credits.of_things(self.stories, "dateCreated")

    def _modified(self) -> Stated:
        yield from self.credits.of_things(self.stories, "dateModified")
        yield from self.credits.metas(_MODIFIED)
        yield from ((date, "microdata") for date in self.shown.modified)
        yield from self.credits.of_things(self.works, "dateModified")

    def _beside(self) -> Iterator[Names]:
        """The names that the page shows: those in microdata, then those in bylines."""
        yield names_in(self.shown.authors, self.credits.site[0]), "microdata"
        for byline in (*self.shown.bylines, *self.shown.hints):
            yield self._shown_in(byline), "byline"

    def _shown_in(self, byline: str) -> tuple[str, ...]:
        names = names_shown(byline, self._is_label)
        # "Follow", "Cancel" and a first name look alike: where little tells that it is a byline, it must be two words.
        return names if byline in self.shown.bylines or " " in "".join(names[:1]) else ()

    def _is_label(self, text: str) -> bool:
        """Whether a text is the wording of something around an article, such as "Follow"."""
        folded = fold(text)
        return any(hit.where == "line" for hit in load(self.about.language).find(folded, tokens_of(folded)))

    def _descriptions(self) -> Stated:
        yield from self.credits.metas(("og:description", "description"))
        yield from self.credits.of_things(self.stories, "description")
        yield from self.credits.metas(("twitter:description", "dc.description", "sailthru.description"))

    def _language_source(self) -> Source:
        metas = self.head.metas
        return "html" if self.head.language else "meta" if metas.get("content-language") else "opengraph"

    def _addresses(self) -> Stated:
        yield self.head.canonical, "link"
        yield from self.credits.metas(("og:url",))
        for value, source in self.credits.of_things(self.stories, "mainEntityOfPage", "url"):
            yield value.get("@id") if isinstance(value, dict) else value, source

    def _sections(self) -> Stated:
        yield from self.credits.of_things(self.stories, "articleSection")
        yield from self.credits.metas(_SECTIONS)

    def _tags(self) -> Stated:
        yield from self.credits.of_things(self.stories, "keywords")
        for value, source in self.credits.metas(_TAGS[:1]):
            yield list(self.head.repeated.get(_TAGS[0], (value,))), source
        yield from self.credits.metas(_TAGS[1:])
        yield list(self.shown.tags), "link"

    def _images(self) -> Stated:
        for value, source in self.credits.of_things(self.stories, "image"):
            for item in items_of(value):
                yield item.get("url") or item.get("contentUrl") if isinstance(item, dict) else item, source
        yield from self.credits.metas(_IMAGES)
        yield from self.credits.of_things(self.stories, "thumbnailUrl")
        yield self.shown.image, "link"

    def _address(self, value: Any) -> str | None:
        """An address in full; None for what is none."""
        value = value[0] if isinstance(value, list) and value else value
        if not isinstance(value, str) or not 0 < len(value := safe(value).strip()) <= MAX_URL:
            return None
        try:
            # The address of the page may be unsafe too.
            whole = safe(urljoin(self.url or self.head.metas.get("og:url") or "", value))
            return whole if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname else None
        except ValueError:
            return None


def _many(value: Any) -> tuple[str, ...]:
    """Key words, from a list or from one text with commas."""
    parts = value.split(";" if ";" in value and "," not in value else ",") if isinstance(value, str) else items_of(value)
    words = (name_of(part) for part in parts[: 10 * _MAX_TAGS])
    return tuple(dict.fromkeys(word for word in words if word and "://" not in word))[:_MAX_TAGS]
