"""The shape of the rows that newsclean writes, as JSON Schema (draft 2020-12): ``row-1.json`` for rows whose ``schema`` is 1."""

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
    file = files(__name__) / f"row-{version}.json"
    if not file.is_file():
        raise ValueError(f"no version {version!r} of the row is known")
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found
