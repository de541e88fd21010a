"""Tiny corpora, written to a folder."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

PAGE = "<h1>Ferry</h1><p>The ferry sails again on Monday, the harbour master said.</p>"
ARTICLE = "The ferry sails again on Monday, the harbour master said."


def write(path: Path, content: str | bytes | dict[str, Any] = PAGE) -> Path:
    """A file with its folders; packed if its name ends in ``.gz``, JSON if the content is a dictionary."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content) if isinstance(content, dict) else content
    raw = text.encode() if isinstance(text, str) else text
    path.write_bytes(gzip.compress(raw) if path.suffix == ".gz" else raw)
    return path


def write_rows(path: Path, rows: Iterable[dict[str, Any] | str]) -> Path:
    """A JSON lines file; a row that is text stands there as it is."""
    return write(path, "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows))
