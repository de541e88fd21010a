"""Results that were computed once: by document, system and version, in one SQLite file, so that a stopped run goes on."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any

_SCHEMA = "CREATE TABLE IF NOT EXISTS results (key TEXT NOT NULL, document TEXT NOT NULL, row BLOB NOT NULL, PRIMARY KEY (key, document))"


class Cache:
    """A store of JSON rows by two keys; use it in a ``with`` statement. Each ``put`` is on disk when it returns.

    Args:
        path: the file; made if it is not there, and made anew if it is damaged.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._store = _opened(path)
        except sqlite3.DatabaseError:
            path.unlink()
            self._store = _opened(path)

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._store.close()

    def rows(self, key: str) -> dict[str, dict[str, Any]]:
        """All rows under a key, by document."""
        found = self._store.execute("SELECT document, row FROM results WHERE key = ?", (key,))
        return {document: json.loads(zlib.decompress(row)) for document, row in found}

    def put(self, key: str, rows: Iterable[tuple[str, dict[str, Any]]]) -> None:
        """Store rows, each with the document it is of."""
        packed = [(key, document, zlib.compress(json.dumps(row).encode(), 3)) for document, row in rows]
        with self._store:
            self._store.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", packed)


def _opened(path: Path) -> sqlite3.Connection:
    store = sqlite3.connect(path)
    store.execute("PRAGMA journal_mode=WAL")
    store.execute(_SCHEMA)
    return store


def hash_of(*paths: Path) -> str:
    """A hash over files, and over the code and data files in folders: what results depend on."""
    digest = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix in (".py", ".toml", ".json"):
                digest.update(f"{file.relative_to(path.parent)}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
