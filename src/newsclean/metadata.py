"""What is known of an article beside its text: who wrote it, when, for which site; and where each of these was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

MetadataMode = Literal["off", "fast", "full"]
Source = Literal[
    "json-ld", "opengraph", "meta", "link", "html", "microdata", "heading", "title", "time", "byline", "date stamp", "text", "url",
    "modified", "htmldate", "trafilatura",
]  # fmt: skip


class Sources(Mapping[str, Source]):
    """Where each field was found: a mapping that does not change, and may be hashed and pickled.

    Args:
        found: the sources by the names of the fields.

    Example:
        >>> Sources({"title": "heading"})["title"]
        'heading'
    """

    __slots__ = ("_pairs",)

    def __init__(self, found: Mapping[str, Source] | None = None) -> None:
        self._pairs: tuple[tuple[str, Source], ...] = tuple((found or {}).items())

    def __getitem__(self, name: str) -> Source:
        for known, source in self._pairs:
            if known == name:
                return source
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def __hash__(self) -> int:
        return hash(frozenset(self._pairs))

    def __repr__(self) -> str:
        return f"Sources({dict(self._pairs)!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Sources, (dict(self._pairs),)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; None or () where nothing was found.

    Attributes:
        title: the headline; the same as ``article.title``.
        authors: who wrote it, as the page writes their names; an agency or the site itself where the page names nobody else.
        published: when it was published, as ISO 8601, as exactly as the page tells it: ``"2024-05-17"``, ``"2024-05-17T10:00:00"``, and
            with the zone where one is stated ``"2024-05-17T10:00:00+02:00"``. Where a page only tells when it was last changed, this
            stands here too, and ``sources["published"]`` is ``"modified"``.
        modified: when it was last changed, in the same form.
        site_name: what the site calls itself.
        description: the page's own summary.
        language: an ISO 639-1 code; the same as ``article.language``.
        canonical_url: the address that the page wants to be known by.
        section: the part of the site that it stands in, such as ``"Politics"``.
        tags: key words that the page gives.
        image: the address of the picture that stands for the article.
        sources: for each field that was found, where.

    Example:
        >>> Metadata(title="Rain ends drought", sources=Sources({"title": "heading"})).to_dict()["sources"]
        {'title': 'heading'}
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    site_name: str | None = None
    description: str | None = None
    language: str | None = None
    canonical_url: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    sources: Sources = field(default_factory=Sources)

    def with_found(self, found: Mapping[str, tuple[Any, Source]]) -> Metadata:
        """These metadata with more fields: values and sources by name. A value of None or () takes nothing away.

        Example:
            >>> Metadata(title="Rain").with_found({"published": ("2024-05-17", "url"), "section": (None, "meta")}).published
            '2024-05-17'
        """
        new = {name: pair for name, pair in found.items() if pair[0]}
        if not new:
            return self
        values: dict[str, Any] = {name: getattr(self, name) for name in self.__slots__}
        values.update({name: value for name, (value, _) in new.items()})
        values["sources"] = Sources({**self.sources, **{name: source for name, (_, source) in new.items()}})
        return Metadata(**values)

    def to_dict(self) -> dict[str, Any]:
        """As a JSON-ready dictionary, with lists for tuples."""
        values: dict[str, Any] = {name: getattr(self, name) for name in self.__slots__}
        return {**values, "authors": list(self.authors), "tags": list(self.tags), "sources": dict(self.sources)}
