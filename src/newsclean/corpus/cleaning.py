"""One document of a run from its source to its finished result: the work of a child, as a pure function."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

from newsclean.cleaner import clean_html, clean_text
from newsclean.corpus.documents import Facts, Failure, Form, Outcome, Task
from newsclean.corpus.errors import DocumentError, RunError
from newsclean.corpus.readers import FieldNames
from newsclean.corpus.unpack import read_limited
from newsclean.errors import InputTooLargeError, NewscleanError, UnreadableInputError
from newsclean.model import Article
from newsclean.settings import Settings

OutputForm = Literal["text", "markdown", "jsonl", "row"]
Blocks = Literal["none", "removed", "all"]

_LOOKS_HTML = re.compile(rb"<(?:!doctype html|html|head|body|div|p|article)\b", re.IGNORECASE)
_SNIFFED = 4096


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the documents of a run are cleaned; it is sent to every child once.

    Attributes:
        form: what to make of an article: bytes of text, Markdown or one JSON line, or a row as a dictionary.
        blocks: which blocks a row has beside the text, with their reasons.
        names: where the parts of a record are.
        max_size: bytes that a document may have.
        settings: how to decide.
    """

    form: OutputForm = "text"
    blocks: Blocks = "none"
    names: FieldNames = field(default_factory=FieldNames)
    max_size: int = 20_000_000
    settings: Settings = field(default_factory=Settings)


def outcome_of(key: str, task: Task, recipe: Recipe) -> Outcome:
    """Clean one document. Whatever goes wrong with it is its failure, never an exception.

    Example:
        >>> text = b"The rain came at night, and by noon the river had left its bed."
        >>> outcome_of("x.txt", Task(text, "text"), Recipe()).body
        b'The rain came at night, and by noon the river had left its bed.\\n'
    """
    try:
        article, fields = article_of(task, recipe)
        return Outcome(rendered(article, key, fields, recipe), _facts(article))
    except RunError:
        raise
    except DocumentError as error:
        return Outcome(failure=Failure(error.kind, str(error)))
    except UnreadableInputError as error:
        return Outcome(failure=Failure("no text", str(error)))
    except InputTooLargeError as error:
        return Outcome(failure=Failure("too large", str(error)))
    except MemoryError:
        return Outcome(failure=Failure("out of memory", "it takes more memory than --memory allows"))
    except OSError as error:
        return Outcome(failure=Failure("unreadable", error.strerror or str(error)))
    except NewscleanError as error:
        return Outcome(failure=Failure("refused", str(error)))
    except Exception as error:  # whatever one document does, the others must not suffer
        return Outcome(failure=Failure("unexpected error", f"unexpected {type(error).__name__}: {error}"[:500]))


def article_of(task: Task, recipe: Recipe) -> tuple[Article, Mapping[str, Any]]:
    """Read and clean a document.

    Returns:
        The article, and what else is known of the document.

    Raises:
        DocumentError: if it cannot be read.
        NewscleanError: if it is no text.
        OSError: if its file cannot be opened.
    """
    source: bytes | str = task.source if isinstance(task.source, bytes) else read_limited(Path(task.source), recipe.max_size)
    form, url, fields = task.form, task.url, task.fields
    if form == "json":
        assert isinstance(source, bytes)
        source, form, url, fields = _parts(source, recipe.names)
    if form == "guess":
        form = guessed(cast(bytes, source))
    clean = clean_html if form == "html" else clean_text
    return clean(source, url=url, settings=recipe.settings), fields


def guessed(source: bytes) -> Form:
    """What a document without a telling name is, by its beginning.

    Example:
        >>> guessed(b"<!DOCTYPE html><title>Rain"), guessed(b"The rain came.")
        ('html', 'text')
    """
    return "html" if _LOOKS_HTML.search(source[:_SNIFFED]) else "text"


def _parts(line: bytes, names: FieldNames) -> tuple[str, Form, str | None, Mapping[str, Any]]:
    """A JSON record taken apart: source, its form, address, and all other fields."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DocumentError("no JSON", f"no JSON: {error}") from error
    if not isinstance(record, dict):
        raise DocumentError("no JSON", f"a JSON {type(record).__name__}, not an object")
    url = record.get(names.url)
    fields = {name: value for name, value in record.items() if name not in names.all}
    for name, form in ((names.html, "html"), (names.text, "text")):
        if isinstance(value := record.get(name), str):
            return value, cast(Form, form), url if isinstance(url, str) else None, fields
    raise DocumentError("no such field", f"neither '{names.html}' nor '{names.text}' holds text (see --html-field, --text-field)")


def rendered(article: Article, key: str, fields: Mapping[str, Any], recipe: Recipe) -> bytes | dict[str, Any]:
    """The article in the form that the recipe wants."""
    if recipe.form in ("text", "markdown"):
        text = article.markdown if recipe.form == "markdown" else article.text
        return f"{text}\n".encode() if text else b""
    row = row_of(article, key, recipe.blocks)
    if recipe.form == "row":
        return {**row, "fields": fields}
    return as_line({**row, **beside(row, fields)})


def row_of(article: Article, key: str, blocks: Blocks) -> dict[str, Any]:
    """The row of a document; ``newsclean.schema`` has its JSON Schema."""
    row = {"source": key, **article.to_dict()}
    if blocks != "all":
        del row["kept"]
    if blocks == "none":
        del row["removed"]
    return row


def beside(row: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that a record had, under names that a row does not use itself.

    Example:
        >>> beside({"text": "", "title": ""}, {"title": "As it was", "section": "local"})
        {'source_title': 'As it was', 'section': 'local'}
    """
    found: dict[str, Any] = {}
    for name, value in fields.items():
        own = name
        while own in row or own in found or (own != name and own in fields):
            own = f"source_{own}"
        found[own] = value
    return found


def as_line(row: Mapping[str, Any]) -> bytes:
    """A row as one line of JSON in UTF-8.

    Example:
        >>> as_line({"text": "Grüße"}).decode()
        '{"text": "Grüße"}\\n'
    """
    try:
        return (json.dumps(row, ensure_ascii=False, default=_plain) + "\n").encode()
    except UnicodeEncodeError:  # half a character in a field: written as an escape, as it came
        return (json.dumps(row, default=_plain) + "\n").encode()


def _plain(value: Any) -> Any:
    """A value of a table that JSON does not know: dates as ISO 8601, bytes as Base64, the rest as text."""
    if isinstance(value, bytes):
        from base64 import b64encode

        return b64encode(value).decode("ascii")
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _facts(article: Article) -> Facts:
    return Facts(
        kind=article.kind,
        language=article.language or "",
        read=sum(len(block.text) for block in article.page.blocks),
        kept=sum(len(block.text) for block in article.kept),
        removed=Counter(article.why(block).by for block in article.removed),
    )
