"""Rows of a corpus: how they are read, and how their fields are checked."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from courlan import extract_domain

from benchmarks.documents import CorpusError
from benchmarks.known import Known, is_day

Row = dict[str, Any]


class RowError(Exception):
    """A row that gives no document: the message tells why."""


def json_object(path: Path) -> list[tuple[str, Any]]:
    """The members of the one JSON object in a file, in order; a name that is there twice is given twice.

    Raises:
        CorpusError: if the file cannot be read, or holds something else.
    """
    members: list[tuple[str, Any]] = []

    def keep(pairs: list[tuple[str, Any]]) -> Row:
        nonlocal members
        members = pairs  # the outermost object is the last that ends
        return dict(pairs)

    try:
        found = json.loads(path.read_bytes().decode("utf-8-sig"), object_pairs_hook=keep)
    except (OSError, ValueError, RecursionError) as error:
        raise CorpusError(f"{path}: no JSON that can be read: {error}") from error
    if not isinstance(found, dict):
        raise CorpusError(f"{path}: it should hold one JSON object, not {_type_of(found)}")
    return members


def json_lines(path: Path, key: str = "id") -> Iterator[tuple[str, object]]:
    """The rows of a JSON lines file (``.gz`` is unpacked), each with its name: its id, where there is one, and its line.

    A line that is no JSON gives an :class:`RowError` in place of a row, and so does damage that ends the file early.
    """
    number = 0
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    row = _parsed(line)
                    yield _name(row, key, number), row
    except (OSError, EOFError, zlib.error) as error:
        yield f"after line {number}", RowError(f"{path.name} is damaged: {error}")


def _opened(path: Path) -> AbstractContextManager[Iterable[bytes]]:
    return gzip.open(path) if path.suffix == ".gz" else path.open("rb")


def _parsed(line: bytes) -> object:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return RowError(f"no JSON: {error}")


def _name(row: object, key: str, number: int) -> str:
    known = row.get(key) if isinstance(row, dict) else None
    return f"{known} (line {number})" if isinstance(known, (str, int)) else f"line {number}"


def as_row(row: object) -> Row:
    """The row, if it is one.

    Raises:
        RowError: if it is not.
    """
    if isinstance(row, RowError):
        raise row
    if not isinstance(row, dict):
        raise RowError(f"a row should be a JSON object, not {_type_of(row)}")
    return row


def text(row: Row, key: str) -> str | None:
    """A text; None if it is not there, or blank.

    Raises:
        RowError: if it is no text.
    """
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise RowError(f"{key!r} should be text, not {_type_of(value)}")
    return value if value.strip() else None


def texts(row: Row, key: str) -> tuple[str, ...]:
    """A list of texts without the blank ones; () if it is not there.

    Raises:
        RowError: if it is something else.
    """
    value = row.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise RowError(f"{key!r} should be a list of texts")
    return tuple(item for item in value if item.strip())


def known(row: Row, date: str = "date") -> Known:
    """The metadata of a page, as far as a row has them: ``title``, ``authors`` (a list) or ``author`` (a text), and a date.

    Raises:
        RowError: if one is of another type.
    """
    author = text(row, "author")
    published = text(row, date)
    return Known(text(row, "title"), texts(row, "authors") or ((author,) if author else ()), published if is_day(published) else None)


def identity(row: Row, key: str = "id") -> str:
    """The id of a row, which may be a text or a whole number.

    Raises:
        RowError: if there is none.
    """
    value = row.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    found = text(row, key)
    if found is None:
        raise RowError(f"no {key!r}")
    return found


def kind_of(name: str | None) -> Literal["article", "index"] | None:
    """What a page of a named type is for newsclean; None for types that are neither, such as ``"forum"``."""
    if name in ("index", "listing", "collection", "category"):
        return "index"
    return "article" if name == "article" else None


def site(url: str | None) -> str | None:
    """The registered domain of an address, or its host where there is none; None for what is no address.

    Example:
        >>> site("https://news.harbour-post.co.uk/2024/ferry"), site("https://www.harbourpost.example/ferry")
        ('harbour-post.co.uk', 'harbourpost.example')
    """
    if not url:
        return None
    try:
        return extract_domain(url) or (urlsplit(url).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _type_of(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")
