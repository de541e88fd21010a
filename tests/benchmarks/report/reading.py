"""A written page as tests look at it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "link", "img", "br", "hr", "input"}


@dataclass
class Seen(HTMLParser):
    """All tags of a page with their attributes, and whether each one that opens is closed.

    Attributes:
        tags: in their order.
        texts: what stands between them.
        wrong: tags that close something else than what is open.
    """

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def unclosed(self) -> list[str]:
        return self._open

    @property
    def ids(self) -> Counter[str]:
        return Counter(attributes["id"] for _, attributes in self.tags if "id" in attributes)

    @property
    def links(self) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.tags if tag == "a"]


def seen(page: str) -> Seen:
    """Read a page.

    Example:
        >>> seen("<p id=a>Rain<br></p>").ids
        Counter({'a': 1})
    """
    found = Seen()
    found.feed(page)
    found.close()
    return found
