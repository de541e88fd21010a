"""The metadata that a page states: for each field the first good statement, from the most exact source to the least.

JSON-LD goes first, because sites keep it for search engines; then the metas that social networks and analytics read; then what the page
marks in its body. Where a statement cannot be read, the next one counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsclean.metadata import Metadata, Source
from newsclean.phrases import fold, load, months
from newsclean.reading.dates import date_in_url, iso_date
from newsclean.reading.encoding import safe
from newsclean.reading.linked_data import Thing, is_story, is_work, kinds_of, main_first
from newsclean.reading.metadata import MAX_URL, About, Head, clean_line
from newsclean.reading.names import names_in, names_shown
from newsclean.reading.shown import Shown
from newsclean.words import tokens_of

_Stated = Iterator[tuple[Any, Source]]

# Metas by name, the surest first: OpenGraph's, schema.org's, those of analytics and news services, Highwire's, Dublin Core's, others.
_PUBLISHED = """
    article:published_time article:published datepublished og:published_time og:article:published_time parsely-pub-date sailthru.date
    citation_publication_date citation_date citation_online_date dc.date.issued dcterms.issued dc.date.published dc.date dcterms.date
    dcterms.created dc.date.created pubdate publishdate publish-date publish_date published_time publication_date publication-date
    cxenseparse:recs:publishtime cxenseparse:publishtime article.published article.created article_date_original date
    originalpublicationdate og:pubdate created
""".split()
# Names that sites give such a meta of their own.
_PUBLISHED_LIKE = re.compile(r"publi(?:sh|c)\w{0,6}[\W_]?(?:date|time|on|at)\b|date[\W_]?(?:of[\W_]?)?publi|pub[\W_]?date")
_MODIFIED = """
    article:modified_time article:modified datemodified og:updated_time og:modified_time dcterms.modified dc.date.modified last-modified
    lastmod updated_time revised
""".split()
_AUTHORS = """
    author article:author parsely-author sailthru.author citation_author byl dc.creator dcterms.creator article.author article:author_name
    article:author:name cxenseparse:author og:author og:article:author creator
""".split()
_SITES = "og:site_name application-name apple-mobile-web-app-title citation_journal_title dc.publisher dcterms.publisher publisher".split()
_SECTIONS = "article:section parsely-section og:article:section article.section cxenseparse:recs:category section".split()
_TAGS = "article:tag parsely-tags sailthru.tags news_keywords keywords citation_keywords".split()
_IMAGES = (
    "og:image og:image:url og:image:secure_url twitter:image twitter:image:src parsely-image-url sailthru.image.full thumbnail".split()
)
_MAX_LINE = 300  # characters of a name, a section, a tag
_MAX_TAGS = 100
_MAX_AUTHORS = 50
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
        own = tuple(filter(None, (url, head.canonical, head.metas.get("og:url"))))
        self.stories = main_first(head.stories, about.title, own)
        self.works = tuple(thing for thing in head.things if is_work(thing) and not is_story(thing))
        self.by_id = {key: thing for thing in head.things if isinstance(key := thing.get("@id"), str) and thing.get("name")}
        self.month_first = (head.language or head.metas.get("og:locale") or "en").lower() in ("en", "en-us", "en_us")

    def metadata(self) -> Metadata:
        site = _first(self._sites(), _line)
        return Metadata().with_found(
            {
                "title": (self.about.title, self.about.title_source),
                "authors": self._chosen_authors(site[0]),
                "published": _first(self._published(), self._date),
                "modified": _first(self._modified(), self._date),
                "site_name": site,
                "description": _first(self._descriptions(), lambda value: clean_line(value)[:_MAX_DESCRIPTION]),
                "language": (self.about.language, self._language_source()),
                "canonical_url": _first(self._addresses(), self._address),
                "section": _first(self._sections(), _line),
                "tags": _first(self._tags(), _many),
                "image": _first(self._images(), self._address),
            }
        )

    def _metas(self, names: Iterable[str]) -> _Stated:
        for name in names:
            if value := self.head.metas.get(name):
                yield value, "opengraph" if name.startswith(("og:", "article:")) else "meta"

    def _of(self, things: Iterable[Thing], *names: str) -> _Stated:
        for name in names:
            for thing in things:
                if value := thing.get(name):
                    yield value, "json-ld"

    def _date(self, value: Any) -> str | None:
        return iso_date(value[0] if isinstance(value, list) and value else value, months(self.about.language), self.month_first)

    def _published(self) -> _Stated:
        yield from self._of(self.stories, "datePublished")
        yield from self._metas(_PUBLISHED)
        yield from ((date, "microdata") for date in self.shown.published)
        yield from self._of(self.works, "datePublished", "uploadDate")
        yield from ((value, "meta") for name, value in self.head.metas.items() if _PUBLISHED_LIKE.search(name))
        yield date_in_url(self.url or self.head.canonical), "url"
        yield from ((date, "time") for date in self.shown.times)
        yield from self._of(self.stories, "dateCreated")

    def _modified(self) -> _Stated:
        yield from self._of(self.stories, "dateModified")
        yield from self._metas(_MODIFIED)
        yield from ((date, "microdata") for date in self.shown.modified)
        yield from self._of(self.works, "dateModified")

    def _chosen_authors(self, site: str | None) -> tuple[tuple[str, ...], Source]:
        """The first statement that names somebody; the site or another organisation only where none names a person."""
        spare: tuple[tuple[str, ...], Source] = (), "meta"
        for statements, source, is_organisation in self._authors():
            names = self._shown_in(statements[0]) if source == "byline" else names_in(statements, site)
            if names and not is_organisation and not (site and names == (site,)):
                return names, source
            spare = spare if spare[0] else (names, source)
        return spare

    def _authors(self) -> Iterator[tuple[list[str], Source, bool]]:
        for things in (self.stories, self.works):
            people = [self._resolved(item) for thing in things for name in ("author", "creator") for item in _items(thing.get(name))]
            named = list(map(_name, people))
            is_person = any(map(_is_person, people))
            if is_person:
                yield named, "json-ld", False
            if things is self.stories:
                yield from self._stated_authors()
            yield named, "json-ld", True

    def _stated_authors(self) -> Iterator[tuple[list[str], Source, bool]]:
        for name in _AUTHORS:
            if value := self.head.metas.get(name):
                source: Source = "opengraph" if name.startswith(("og:", "article:")) else "meta"
                yield [clean_line(text) for text in self.head.repeated.get(name, (value,))], source, False
        yield list(self.shown.authors), "microdata", False
        for byline in (*self.shown.bylines, *self.shown.hints):
            yield [byline], "byline", False

    def _shown_in(self, byline: str) -> tuple[str, ...]:
        names = names_shown(byline, self._is_label)
        # "Follow", "Cancel" and a first name look alike: where little tells that it is a byline, it must be two words.
        return names if byline in self.shown.bylines or " " in "".join(names[:1]) else ()

    def _is_label(self, text: str) -> bool:
        """Whether a text is the wording of something around an article, such as "Follow"."""
        folded = fold(text)
        return any(hit.where == "line" for hit in load(self.about.language).find(folded, tokens_of(folded)))

    def _resolved(self, item: Any) -> Any:
        """The object that another one names by its id."""
        if isinstance(item, dict) and not item.get("name") and isinstance(key := item.get("@id"), str):
            return self.by_id.get(key, item)
        return item

    def _sites(self) -> _Stated:
        yield from self._metas(_SITES[:1])
        for thing in (*self.stories, *self.works):
            yield from ((_name(self._resolved(publisher)), "json-ld") for publisher in _items(thing.get("publisher")))
        yield from ((thing.get("name"), "json-ld") for thing in self.head.things if "WebSite" in kinds_of(thing))
        yield from self._metas(_SITES[1:])

    def _descriptions(self) -> _Stated:
        yield from self._metas(("og:description", "description"))
        yield from self._of(self.stories, "description")
        yield from self._metas(("twitter:description", "dc.description", "sailthru.description"))

    def _language_source(self) -> Source:
        metas = self.head.metas
        return "html" if self.head.language else "meta" if metas.get("content-language") else "opengraph"

    def _addresses(self) -> _Stated:
        yield self.head.canonical, "link"
        yield from self._metas(("og:url",))
        for value, source in self._of(self.stories, "mainEntityOfPage", "url"):
            yield value.get("@id") if isinstance(value, dict) else value, source

    def _sections(self) -> _Stated:
        yield from self._of(self.stories, "articleSection")
        yield from self._metas(_SECTIONS)

    def _tags(self) -> _Stated:
        yield from self._of(self.stories, "keywords")
        for value, source in self._metas(_TAGS[:1]):
            yield list(self.head.repeated.get(_TAGS[0], (value,))), source
        yield from self._metas(_TAGS[1:])
        yield list(self.shown.tags), "link"

    def _images(self) -> _Stated:
        for value, source in self._of(self.stories, "image"):
            for item in _items(value):
                yield item.get("url") or item.get("contentUrl") if isinstance(item, dict) else item, source
        yield from self._metas(_IMAGES)
        yield from self._of(self.stories, "thumbnailUrl")
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


def _first(statements: _Stated, read: Any) -> tuple[Any, Source]:
    """The first statement that can be read, and its source."""
    for statement, source in statements:
        if statement and (value := read(statement)):
            return value, source
    return None, "meta"


def _items(value: Any) -> list[Any]:
    return value[:_MAX_AUTHORS] if isinstance(value, list) else [] if value is None else [value]


def _name(thing: Any) -> str:
    if isinstance(thing, Mapping):
        parts = (thing.get("givenName"), thing.get("familyName"))
        given = thing.get("name") or " ".join(part for part in parts if isinstance(part, str))
        thing = given[0] if isinstance(given, list) and given else given
    return clean_line(thing)[:_MAX_LINE]


def _is_person(thing: Any) -> bool:
    """True for an author that is not said to be an organisation."""
    return not isinstance(thing, Mapping) or not any("Organization" in kind or kind in ("Corporation", "Brand") for kind in kinds_of(thing))


def _line(value: Any) -> str:
    value = next((item for item in value if isinstance(item, str)), None) if isinstance(value, list) else value
    return clean_line(value)[:_MAX_LINE]


def _many(value: Any) -> tuple[str, ...]:
    """Key words, from a list or from one text with commas."""
    parts = value.split(";" if ";" in value and "," not in value else ",") if isinstance(value, str) else _items(value)
    words = (_name(part) for part in parts[: 10 * _MAX_TAGS])
    return tuple(dict.fromkeys(word for word in words if word and "://" not in word))[:_MAX_TAGS]
