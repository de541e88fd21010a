"""One document of a run from its source to its finished result: the work of a child, as a pure function."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from newsclean.cleaner import clean_html, clean_text
from newsclean.corpus.documents import Facts, Outcome, Task
from newsclean.corpus.readers import FieldNames
from newsclean.corpus.source import attempted, source_of
from newsclean.model import Article
from newsclean.rendering import to_row
from newsclean.repeats.furniture import SiteFurniture
from newsclean.settings import Settings

OutputForm = Literal["text", "markdown", "jsonl", "row"]
Blocks = Literal["none", "removed", "all"]

_LISTS: Mapping[Blocks, Sequence[Literal["kept", "removed"]]] = {"none": (), "removed": ("removed",), "all": ("kept", "removed")}


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the documents of a run are cleaned; it is sent to every child once.

    Attributes:
        form: what to make of an article: bytes of text, Markdown or one JSON line, or a row as a dictionary.
        blocks: which blocks a row has beside the text, with their reasons.
        names: where the parts of a record are.
        max_size: bytes that a document may have.
        settings: how to decide.
        profile: what the sites of the documents repeat.
    """

    form: OutputForm = "text"
    blocks: Blocks = "none"
    names: FieldNames = field(default_factory=FieldNames)
    max_size: int = 20_000_000
    settings: Settings = field(default_factory=Settings)
    profile: SiteFurniture | None = None

    def outcome(self, key: str, task: Task) -> Outcome:
        """Clean one document. Whatever goes wrong with it is its failure, never an exception.

        Args:
            key: names the document.
            task: the document.

        Example:
            >>> text = b"The rain came at night, and by noon the river had left its bed."
            >>> Recipe().outcome("x.txt", Task(text, "text")).body
            b'The rain came at night, and by noon the river had left its bed.\\n'
        """
        return attempted(lambda: self._outcome(key, task))

    def _outcome(self, key: str, task: Task) -> Outcome:
        article, others = article_of(task, self)
        return Outcome(rendered(article, key, others, self), _facts(article))

    def described(self) -> dict[str, Any]:
        """All that decides what the output will be, for the journal."""
        return {**asdict(replace(self, profile=None)), "profile": self.profile and self.profile.digest}


def article_of(task: Task, recipe: Recipe) -> tuple[Article, Mapping[str, Any]]:
    """Read and clean a document.

    Returns:
        The article, and what else is known of the document.

    Raises:
        DocumentError: if it cannot be read.
        NewscleanError: if it is no text.
        OSError: if its file cannot be opened.
    """
    source = source_of(task, recipe.names, recipe.max_size)
    clean = clean_html if source.form == "html" else clean_text
    article = clean(source.content, url=source.url, profile=recipe.profile, settings=recipe.settings, encoding=source.encoding)
    return article, source.fields


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
    return {"source": key, **to_row(article, _LISTS[blocks])}


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
        return (as_json(row, ensure_ascii=False) + "\n").encode()
    except UnicodeEncodeError:  # half a character in a field: written as an escape, as it came
        return (as_json(row) + "\n").encode()


def as_json(value: Any, ensure_ascii: bool = True) -> str:
    """A value as JSON that every parser reads.

    Args:
        value: of a row, or a whole one. NaN and infinities, for which JSON has no word, become null.
        ensure_ascii: write all other characters as escapes.

    Example:
        >>> as_json({"score": float("nan"), "shares": [0.5, float("inf")]})
        '{"score": null, "shares": [0.5, null]}'
    """
    try:
        return json.dumps(value, ensure_ascii=ensure_ascii, default=_plain, allow_nan=False)
    except ValueError:
        return json.dumps(_finite(value), ensure_ascii=ensure_ascii, default=_plain, allow_nan=False)


def _finite(value: Any) -> Any:
    """A value without NaN and infinities, however deep they stand."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {name: _finite(inner) for name, inner in value.items()}
    return [_finite(inner) for inner in value] if isinstance(value, (list, tuple)) else value


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
