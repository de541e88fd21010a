"""What a page states in its head, gathered but not yet judged, and its statements as plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any

from newsclean.reading.encoding import safe
from newsclean.reading.linked_data import Thing, is_story, things_in

_BLOCK_TAG = re.compile(r"</?(?:p|div|br|li|h[1-6])\b[^<>]{0,2000}>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
REPEATED = frozenset(
    "article:author article:tag author byl citation_author dc.creator dcterms.creator parsely-author sailthru.author".split()
)


@dataclass(frozen=True)
class Head:
    """The raw statements of a page's head.

    Attributes:
        metas: content of the meta elements by property or name, in lower case; the first of a name stands.
        title: the text of the title element.
        canonical: the address in ``<link rel=canonical>``.
        language: the root element's ``lang``.
        json_ld: the text of each JSON-LD script.
        repeated: all contents of meta elements that may be given several times, such as ``article:tag``, where there are several.
    """

    metas: Mapping[str, str]
    title: str = ""
    canonical: str = ""
    language: str = ""
    json_ld: tuple[str, ...] = ()
    repeated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """The objects of the JSON-LD."""
        return things_in(self.json_ld)

    @cached_property
    def stories(self) -> tuple[Thing, ...]:
        """Those that are articles by their type."""
        return tuple(thing for thing in self.things if is_story(thing))


def clean_line(value: Any) -> str:
    """A statement as plain text in one line: some sites put markup and entities into their metadata."""
    return " ".join(_plain(value, " ").split())


def clean_lines(value: Any) -> str:
    """A statement as plain text, its paragraphs on lines of their own."""
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
