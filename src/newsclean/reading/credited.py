"""Who wrote a page and when, as it states: the one place that decides, for what every page is judged by and for the metadata.

Each has the first statement that can be read: the JSON-LD of the page's own story, then the metas. What a page marks in its body, and what
it says of itself as a page, is read only where metadata are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from newsclean.metadata import Source
from newsclean.phrases import months
from newsclean.reading.dates import iso_date
from newsclean.reading.head import Head, clean_line
from newsclean.reading.linked_data import Thing, is_story, is_work, kinds_of, main_first
from newsclean.reading.names import names_in

Stated: TypeAlias = Iterator[tuple[Any, Source]]
Names: TypeAlias = "tuple[tuple[str, ...], Source]"

# Metas by name, the surest first: OpenGraph's, schema.org's, those of analytics and news services, Highwire's, Dublin Core's, others.
_PUBLISHED = """
    article:published_time article:published datepublished og:published_time og:article:published_time parsely-pub-date sailthru.date
    citation_publication_date citation_date citation_online_date dc.date.issued dcterms.issued dc.date.published dc.date dcterms.date
    dcterms.created dc.date.created pubdate publishdate publish-date publish_date published_time publication_date publication-date
    cxenseparse:recs:publishtime cxenseparse:publishtime article.published article.created article_date_original date
    originalpublicationdate og:pubdate created
""".split()
_AUTHORS = """
    author article:author parsely-author sailthru.author citation_author byl dc.creator dcterms.creator article.author article:author_name
    article:author:name cxenseparse:author og:author og:article:author creator
""".split()
_SITES = "og:site_name application-name apple-mobile-web-app-title citation_journal_title dc.publisher dcterms.publisher publisher".split()
_MAX_LINE = 300  # characters of a name, a section
_MAX_DATE = 100  # of a date as the page writes it
_MAX_AUTHORS = 50


@dataclass(frozen=True)
class Credits:
    """The statements of one page.

    Attributes:
        head: all that its head states.
        language: the language it states, in which months may be named.
        stories: its own articles in the JSON-LD.
    """

    head: Head
    language: str | None
    stories: tuple[Thing, ...]

    @classmethod
    def of(cls, head: Head, title: str | None, language: str | None, url: str | None) -> Credits:
        """The statements of a page.

        Args:
            head: the statements in its head.
            title: its headline, which tells its own story from others that it points to.
            language: the language it states.
            url: the address it was fetched from.

        Example:
            >>> stated = Credits.of(Head({"parsely-author": "Ann Lee", "parsely-pub-date": "x", "date": "May 17, 2024"}), None, "en", None)
            >>> stated.authors(), stated.published()
            ((('Ann Lee',), 'meta'), 'May 17, 2024')
        """
        own = tuple(filter(None, (url, head.canonical, head.metas.get("og:url"))))
        return cls(head, language, main_first(head.stories, title, own))

    @cached_property
    def works(self) -> tuple[Thing, ...]:
        """The page itself and works of other kinds, as its JSON-LD states them."""
        return tuple(thing for thing in self.head.things if is_work(thing) and not is_story(thing))

    @cached_property
    def site(self) -> tuple[str | None, Source]:
        """What the site calls itself, and where."""
        return first_read(self._sites(), line_of)

    def authors(self, beside: Iterable[Names] = (), pages: bool = False) -> Names:
        """The names in the first statement that names somebody; the site or another organisation only where none names a person.

        Args:
            beside: names from outside of the head, which count after the metas.
            pages: whether the authors of the page itself count too, as the last.
        """
        spare: Names = (), "meta"
        for names, source, is_organisation in self._authors(beside, pages):
            if names and not is_organisation and names != (self.site[0],):
                return names, source
            spare = spare if spare[0] else (names, source)
        return spare

    def published(self) -> str:
        """When the page was published, as it writes it; "" where it states nothing that can be read."""
        stated, _ = first_read(self.dates(), lambda value: value if self.date(value) else None)
        return line_of(stated)[:_MAX_DATE]

    def dates(self) -> Stated:
        """When the page says that its article was published."""
        yield from self.of_things(self.stories, "datePublished")
        yield from self.metas(_PUBLISHED)

    def date(self, value: Any) -> str | None:
        """A stated date as ISO 8601; None where it is none."""
        return iso_date(value[0] if isinstance(value, list) and value else value, months(self.language), self._month_first)

    def metas(self, names: Iterable[str]) -> Stated:
        """What the metas of these names say, in their order."""
        for name in names:
            if value := self.head.metas.get(name):
                yield value, "opengraph" if name.startswith(("og:", "article:")) else "meta"

    def of_things(self, things: Iterable[Thing], *names: str) -> Stated:
        """What things of the JSON-LD have under these names."""
        for name in names:
            for thing in things:
                if value := thing.get(name):
                    yield value, "json-ld"

    @cached_property
    def _month_first(self) -> bool:
        return (self.head.language or self.head.metas.get("og:locale") or "en").lower() in ("en", "en-us", "en_us")

    @cached_property
    def _by_id(self) -> dict[str, Thing]:
        return {key: thing for thing in self.head.things if isinstance(key := thing.get("@id"), str) and thing.get("name")}

    def _authors(self, beside: Iterable[Names], pages: bool) -> Iterator[tuple[tuple[str, ...], Source, bool]]:
        for things in (self.stories, self.works) if pages else (self.stories,):
            people = [self._resolved(item) for thing in things for name in ("author", "creator") for item in items_of(thing.get(name))]
            names = names_in(list(map(name_of, people)), self.site[0]) if people else ()
            if any(map(_is_person, people)):
                yield names, "json-ld", False
            if things is self.stories:
                yield from ((found, source, False) for found, source in self._of_metas())
                yield from ((found, source, False) for found, source in beside)
            yield names, "json-ld", True

    def _of_metas(self) -> Iterator[Names]:
        for name in _AUTHORS:
            for value, source in self.metas((name,)):
                yield names_in([clean_line(text) for text in self.head.repeated.get(name, (value,))], self.site[0]), source

    def _resolved(self, item: Any) -> Any:
        """The object that another one names by its id."""
        if isinstance(item, dict) and not item.get("name") and isinstance(key := item.get("@id"), str):
            return self._by_id.get(key, item)
        return item

    def _sites(self) -> Stated:
        yield from self.metas(_SITES[:1])
        for thing in (*self.stories, *self.works):
            yield from ((name_of(self._resolved(publisher)), "json-ld") for publisher in items_of(thing.get("publisher")))
        yield from ((thing.get("name"), "json-ld") for thing in self.head.things if "WebSite" in kinds_of(thing))
        yield from self.metas(_SITES[1:])


def first_read(statements: Stated, read: Any) -> tuple[Any, Source]:
    """The first statement that can be read, and its source."""
    for statement, source in statements:
        if statement and (value := read(statement)):
            return value, source
    return None, "meta"


def items_of(value: Any) -> list[Any]:
    """A statement as a list: JSON-LD has one thing or several in the same place."""
    return value[:_MAX_AUTHORS] if isinstance(value, list) else [] if value is None else [value]


def name_of(thing: Any) -> str:
    """The name of a person or an organisation, which may be a text or an object."""
    if isinstance(thing, Mapping):
        parts = (thing.get("givenName"), thing.get("familyName"))
        given = thing.get("name") or " ".join(part for part in parts if isinstance(part, str))
        thing = given[0] if isinstance(given, list) and given else given
    return clean_line(thing)[:_MAX_LINE]


def _is_person(thing: Any) -> bool:
    """True for an author that is not said to be an organisation."""
    return not isinstance(thing, Mapping) or not any("Organization" in kind or kind in ("Corporation", "Brand") for kind in kinds_of(thing))


def line_of(value: Any) -> str:
    """A statement, or the first of several, as one line of text."""
    value = next((item for item in value if isinstance(item, str)), None) if isinstance(value, list) else value
    return clean_line(value)[:_MAX_LINE]
