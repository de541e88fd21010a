"""Links and emphasised parts of a block as Markdown (CommonMark)."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from newsclean.model import Block, Inline

# What would be read as markup inside a line.
_SPECIAL = re.compile(r"([\\`*_\[\]<])")
_SAFE_SCHEMES = frozenset(("", "http", "https", "mailto"))


class _Piece(NamedTuple):
    text: str
    href: str
    strong: bool
    emphasis: bool


def plain(text: str) -> str:
    """Text as Markdown that shows the same, its line starts aside.

    Example:
        >>> plain("*rain*")
        '\\\\*rain\\\\*'
    """
    return _SPECIAL.sub(r"\\\1", text)


def styled(block: Block, url: str | None = None) -> str:
    """A block's text as Markdown, with the links and emphasised parts that were kept of it.

    Args:
        block: any block; one without such parts gives its plain text.
        url: the address of its page: links are made absolute if it is known.

    Example:
        >>> from newsclean.model import Inline
        >>> styled(Block(0, "Rain fell.", inline=(Inline(0, 4, "link", "/rain"), Inline(5, 9, "strong"))), "https://gazette.example/")
        '[Rain](https://gazette.example/rain) **fell**.'
    """
    if not block.inline:
        return plain(block.text)
    return _wrapped(list(_pieces(block, url)), (_link, _strong, _emphasis))


def _pieces(block: Block, url: str | None) -> Iterator[_Piece]:
    """The text cut wherever a link or an emphasised part begins or ends."""
    cuts = sorted({0, len(block.text), *(place for part in block.inline for place in (part.start, part.end))})
    waiting = deque(sorted(block.inline, key=lambda part: part.start))
    begun: list[Inline] = []  # few at any place, while a block may have thousands
    targets = {part.href: _target(part.href, url) for part in block.inline}  # once: a long one may be cut into many pieces
    for start, end in pairwise(cuts):
        while waiting and waiting[0].start <= start:
            begun.append(waiting.popleft())
        begun = [part for part in begun if end <= part.end]
        over = {part.kind: part.href for part in begun}
        yield _Piece(block.text[start:end], targets.get(over.get("link", ""), ""), "strong" in over, "emphasis" in over)


_Wrap = Callable[[_Piece], tuple[str, str]]


def _wrapped(pieces: Sequence[_Piece], wraps: Sequence[_Wrap]) -> str:
    """Pieces that one mark holds together are put into it as one; marks stand in each other in the order of ``wraps``."""
    if not wraps:
        return "".join(plain(piece.text) for piece in pieces)
    parts = []
    for (before, after), group in groupby(pieces, key=wraps[0]):
        inner = _wrapped(list(group), wraps[1:])
        core = inner.strip()
        # A mark beside a space would not count as one.
        parts.append(inner.replace(core, f"{before}{core}{after}", 1) if core and before else inner)
    return "".join(parts)


def _link(piece: _Piece) -> tuple[str, str]:
    return ("[", f"]({piece.href})") if piece.href else ("", "")


def _strong(piece: _Piece) -> tuple[str, str]:
    return ("**", "**") if piece.strong else ("", "")


def _emphasis(piece: _Piece) -> tuple[str, str]:
    return ("*", "*") if piece.emphasis else ("", "")


def _target(href: str, url: str | None) -> str:
    """Where a link leads, as Markdown wants it written; "" for one that leads nowhere outside a browser."""
    if not href or href.startswith("#"):
        return ""
    try:
        whole = urljoin(url or "", href.strip())
        scheme = urlsplit(whole).scheme.lower()
    except ValueError:  # no address
        return ""
    return quote(whole, safe="/:?#@!$&'*+,;=%~[]") if scheme in _SAFE_SCHEMES else ""
