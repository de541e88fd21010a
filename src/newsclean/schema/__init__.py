"""The shape of what newsclean writes for programs, as JSON Schema (draft 2020-12).

``row-1.json`` is for rows whose ``schema`` is 1; ``explanation-1.json`` holds what explanations have beside a row.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def row_schema(version: int = 1) -> dict[str, Any]:
    """The JSON Schema of a row.

    Args:
        version: what stands in the row's field ``schema``.

    Raises:
        ValueError: if there is no such version.

    Example:
        >>> row_schema()["properties"]["kind"]["enum"]
        ['article', 'live', 'paywall', 'index', 'empty']
    """
    return _read("row", version)


def explanation_schema(version: int = 1) -> dict[str, Any]:
    """The JSON Schema of what ``newsclean explain --json`` writes: a row with all its blocks in reading order.

    Args:
        version: what stands in the row's field ``schema``.

    Raises:
        ValueError: if there is no such version.

    Example:
        >>> explanation_schema()["$defs"]["judged"]["required"]
        ['keep', 'score', 'place', 'earlier']
    """
    row, own = row_schema(version), _read("explanation", version)
    merged = {name: {**row[name], **own[name]} for name in ("properties", "$defs")}
    return {**row, **own, **merged, "required": [*row["required"], *own["required"]]}


def _read(name: str, version: int) -> dict[str, Any]:
    file = files(__name__) / f"{name}-{version}.json"
    if not file.is_file():
        raise ValueError(f"no version {version!r} of the row is known")
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found
