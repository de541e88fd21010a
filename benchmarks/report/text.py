"""Text from pages, made fit to be shown: what comes from the web may hold anything."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

# Control characters but tab and newline, halves of surrogate pairs, and non-characters: none may stand in HTML or XML.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# What turns the direction of the line around it, or is not seen at all.
_UNSEEN = re.compile("[\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def plain(text: str) -> str:
    """Text without characters that HTML cannot hold; a replacement character stands for each.

    Example:
        >>> plain("rain\\x1b[31m and wind")
        'rain\ufffd[31m and wind'
    """
    return _UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def line(text: object) -> str:
    """Anything as one line that is safe in a terminal, a Markdown table and a plot.

    Example:
        >>> line("rain\\n  and\\u202e wind ")
        'rain and\ufffd wind'
    """
    return " ".join(_UNSEEN.sub("\ufffd", plain(str(text))).split())


def shortened(text: str, length: int) -> str:
    """Text cut to a length, with an ellipsis where something is missing.

    Example:
        >>> shortened("trafilatura-precision", 12)
        'trafilatura…'
    """
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def width(text: str) -> int:
    """How many columns a text takes in a terminal.

    Example:
        >>> width("rain"), width("雨")
        (4, 2)
    """
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def slugs(names: Iterable[Any]) -> list[str]:
    """A name for each that is safe in a file name and in an id, and unlike the others, even where case does not count.

    Example:
        >>> slugs(["fundus-dev", "../../Fundus dev", "fundus-dev"])
        ['fundus-dev', 'Fundus-dev-2', 'fundus-dev-3']
    """
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        stem = _UNSAFE.sub("-", str(name)).strip("-")[:60] or "corpus"
        slug, number = stem, 1
        while slug.lower() in taken:
            number += 1
            slug = f"{stem}-{number}"
        taken.add(slug.lower())
        found.append(slug)
    return found


def web_address(url: object) -> str:
    """The address if it may become a link (http or https, with a host), else "".

    Example:
        >>> web_address("https://example.org/rain"), web_address("javascript:alert(1)")
        ('https://example.org/rain', '')
    """
    if not isinstance(url, str) or url != line(url) or " " in url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def language_tag(language: object) -> str:
    """The value of a ``lang`` attribute; "" where the language is unknown, or no language tag."""
    return language if isinstance(language, str) and _LANGUAGE.fullmatch(language) else ""
