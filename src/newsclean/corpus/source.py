"""The source of one document, and what may be wrong with it: what cleaning and learning share."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from newsclean.corpus.documents import Failure, Outcome, Task
from newsclean.corpus.errors import DocumentError, RunError
from newsclean.corpus.readers import FieldNames
from newsclean.corpus.unpack import read_limited
from newsclean.errors import InputTooLargeError, NewscleanError, UnreadableInputError

_LOOKS_HTML = re.compile(rb"<(?:!doctype html|html|head|body|div|p|article)\b", re.IGNORECASE)
_SNIFFED = 4096


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was read.

    Attributes:
        content: a page or text.
        form: which of them.
        url: its address, if known.
        fields: what else is known of it.
        encoding: the ``charset`` that its server named, if known.
    """

    content: bytes | str
    form: Literal["html", "text"]
    url: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    encoding: str | None = None


def attempted(work: Callable[[], Outcome]) -> Outcome:
    """The outcome of work on one document. Whatever goes wrong is this document's failure, never an exception."""
    try:
        return work()
    except RunError:
        raise
    except MemoryError:
        return Outcome(failure=Failure("out of memory", "it takes more memory than --memory allows"))
    except Exception as error:  # whatever one document does, the others must not suffer
        return Outcome(failure=_failure(error))


def _failure(error: Exception) -> Failure:
    if isinstance(error, DocumentError):
        return Failure(error.kind, str(error))
    if isinstance(error, UnreadableInputError):
        return Failure("no text", str(error))
    if isinstance(error, InputTooLargeError):
        return Failure("too large", str(error))
    if isinstance(error, OSError):
        return Failure("unreadable", error.strerror or str(error))
    if isinstance(error, NewscleanError):
        return Failure("refused", str(error))
    return Failure("unexpected error", f"unexpected {type(error).__name__}: {error}"[:500])


def source_of(task: Task, names: FieldNames, most: int) -> Source:
    """Read a document.

    Args:
        task: what is known of it.
        names: where the parts of a record are.
        most: bytes that it may have.

    Raises:
        DocumentError: if it cannot be read.
        OSError: if its file cannot be opened.
    """
    content = read_limited(task.source, most) if isinstance(task.source, Path) else task.source
    if task.form == "json":
        return _parts(content, names)
    return Source(content, guessed(content) if task.form == "guess" else task.form, task.url, task.fields, task.encoding)


def guessed(source: bytes | str) -> Literal["html", "text"]:
    """What a document without a telling name is, by its beginning.

    Example:
        >>> guessed(b"<!DOCTYPE html><title>Rain"), guessed(b"The rain came.")
        ('html', 'text')
    """
    start = source[:_SNIFFED]
    return "html" if _LOOKS_HTML.search(start.encode("utf-8", "replace") if isinstance(start, str) else start) else "text"


def _parts(line: bytes | str, names: FieldNames) -> Source:
    """A JSON record taken apart."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DocumentError("no JSON", f"no JSON: {error}") from error
    if not isinstance(record, dict):
        raise DocumentError("no JSON", f"a JSON {type(record).__name__}, not an object")
    url = record.get(names.url)
    fields = {name: value for name, value in record.items() if name not in names.all}
    for name, form in names.forms:
        if isinstance(value := record.get(name), str):
            return Source(value, form, url if isinstance(url, str) else None, fields)
    raise DocumentError("no such field", f"neither '{names.html}' nor '{names.text}' holds text (see --html-field, --text-field)")
