"""A profile as a file: an SQLite database that any tool for SQLite opens.

=============  =========================================================================================
table          rows
=============  =========================================================================================
about          ``key, value``: version of this format, hash scheme and seed, shingle size, what a site is
sites          ``id, name, digest``: the sites in order; the digest tells damage
pages          ``site, page, name``: the number of a page (64 bits) and its address or path
paragraphs     ``site, text, page, place``: the paragraph with this fingerprint is on that page, in this place of the tree
shapes         ``site, text, shingles``: hashes of a paragraph's shingles, ascending, 64 bits each, big-endian
repeated       a view: ``site, text, pages``, the paragraphs on three pages or more
=============  =========================================================================================

Numbers of 64 bits are stored as SQLite has them, signed. Rows are written in order and in one transaction, so the same profile
gives the same bytes (with one version of the SQLite library, which writes its own version into every file).
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from newsclean.repeats.fingerprints import MASKED_WORDS, SCHEME, SEED
from newsclean.repeats.learning import VARIANT_SHINGLE
from newsclean.repeats.ledger import Ledger
from newsclean.repeats.sites import WAYS, By

if TYPE_CHECKING:
    from newsclean.repeats.ledger import Column

_APPLICATION = 0x6E77636C  # "nwcl", in the file's head
VERSION = "1"
_BATCH = 50_000  # rows
_SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sites (id INTEGER PRIMARY KEY, name TEXT NOT NULL, digest BLOB NOT NULL);
CREATE TABLE pages (site INTEGER, page INTEGER, name TEXT NOT NULL);
CREATE TABLE paragraphs (site INTEGER, text INTEGER, page INTEGER, place INTEGER);
CREATE TABLE shapes (site INTEGER, text INTEGER, shingles BLOB NOT NULL);
CREATE VIEW repeated AS SELECT site, text, COUNT(DISTINCT page) AS pages FROM paragraphs GROUP BY site, text HAVING pages >= 3;
"""


class NotAProfileError(Exception):
    """The file does not hold a profile that this version can use; the message tells why, without the file's name."""


def _about(by: str) -> dict[str, str]:
    return {
        "by": by,
        "hash": SCHEME,
        "masked below": f"{MASKED_WORDS} words",
        "seed": str(SEED),
        "shingle": f"{VARIANT_SHINGLE} words",
        "version": VERSION,
    }


def write(path: Path, by: By, ledgers: Mapping[str, Ledger]) -> None:
    """Write a file so that nobody ever sees half of it.

    Raises:
        OSError: if it cannot be written.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:50]}.", suffix=".part")
    os.close(handle)
    try:
        with closing(sqlite3.connect(temporary, isolation_level=None)) as database:
            _fill(database, by, ledgers)
        os.chmod(temporary, 0o666 & ~_umask())  # noqa: PTH101 - mkstemp makes files that only their owner may read
        Path(temporary).replace(path)
    except BaseException as error:
        Path(temporary).unlink(missing_ok=True)
        if isinstance(error, sqlite3.Error):
            raise OSError(f"{path}: {error}") from error
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _fill(database: sqlite3.Connection, by: By, ledgers: Mapping[str, Ledger]) -> None:
    for pragma in ("page_size = 4096", "journal_mode = OFF", "encoding = 'UTF-8'", f"application_id = {_APPLICATION}"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("BEGIN")
    for statement in filter(str.strip, _SCHEMA.split(";")):
        database.execute(statement)
    database.executemany("INSERT INTO about VALUES (?, ?)", sorted(_about(by).items()))
    for number, (site, ledger) in enumerate(sorted(ledgers.items())):
        database.execute("INSERT INTO sites VALUES (?, ?, ?)", (number, site, _digest(site, ledger)))
        for table, rows in _tables(ledger):
            marks = ", ".join("?" * (2 if table != "paragraphs" else 3))
            database.executemany(f"INSERT INTO {table} VALUES ({number}, {marks})", rows)
    database.execute("COMMIT")


def _tables(ledger: Ledger) -> Iterator[tuple[str, Iterable[tuple[Any, ...]]]]:
    yield "pages", zip(_signed(ledger.pages), ledger.names, strict=True)
    yield "paragraphs", _batched(ledger.facts().view(np.int64))
    yield "shapes", zip(_signed(np.array(list(ledger.shapes), np.uint64)), ledger.shapes.values(), strict=True)


def _signed(column: Column) -> list[int]:
    found: list[int] = column.view(np.int64).tolist()
    return found


def _batched(rows: Any) -> Iterator[tuple[int, ...]]:
    for start in range(0, len(rows), _BATCH):
        yield from map(tuple, rows[start : start + _BATCH].tolist())


def _digest(site: str, ledger: Ledger) -> bytes:
    """Of all that is known of a site."""
    made = blake2b(site.encode(), digest_size=16)
    for column in (ledger.pages, ledger.texts, ledger.on, ledger.places):
        made.update(column.astype(">u8").tobytes())
    for name in ledger.names:
        made.update(name.encode("utf-8", "surrogatepass") + b"\0")
    for shape in ledger.shapes.values():
        made.update(shape)
    return made.digest()


def read(path: Path) -> tuple[By, dict[str, Ledger]]:
    """Read a file.

    Raises:
        NotAProfileError: if it holds no profile, one of another version, or a damaged one.
        OSError: if it cannot be opened.
    """
    with path.open("rb"):  # SQLite's own error would not tell a missing file from a damaged one
        pass
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            by = _checked(database)
            sites = database.execute("SELECT id, name, digest FROM sites ORDER BY id").fetchall()
            return by, {name: _site(database, number, name, digest) for number, name, digest in sites}
    except (sqlite3.Error, ValueError, OverflowError, TypeError) as error:
        raise NotAProfileError(f"no site profile, or a damaged one: {error}") from error


def _checked(database: sqlite3.Connection) -> By:
    if database.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
        raise NotAProfileError("no site profile")
    about = dict(database.execute("SELECT key, value FROM about"))
    by = next((way for way in WAYS if way == about.get("by")), None)
    if by is None:
        raise NotAProfileError("a damaged site profile: it does not tell what a site is")
    for key, expected in _about(by).items():
        if about.get(key) != expected:
            told = f"its {key} is {about.get(key)!r}, and this version of newsclean reads {expected!r}"
            raise NotAProfileError(f"a site profile of another version: {told}; learn it anew")
    return by


def _site(database: sqlite3.Connection, number: int, name: str, digest: bytes) -> Ledger:
    pages = database.execute("SELECT page, name FROM pages WHERE site = ? ORDER BY rowid", (number,)).fetchall()
    shapes = database.execute("SELECT text, shingles FROM shapes WHERE site = ? ORDER BY rowid", (number,)).fetchall()
    facts = _facts(database, number)
    ledger = Ledger(
        pages=np.array([page for page, _ in pages], np.int64).view(np.uint64),
        names=tuple(name for _, name in pages),
        texts=facts[:, 0].copy(),
        on=facts[:, 1].copy(),
        places=facts[:, 2].copy(),
        shapes=dict(zip(np.array([text for text, _ in shapes], np.int64).view(np.uint64).tolist(), (s for _, s in shapes), strict=True)),
    )
    if _digest(name, ledger) != digest:
        raise NotAProfileError(f"a damaged site profile: what it holds of {name or 'its one site'} is not what was written")
    return ledger


def _facts(database: sqlite3.Connection, number: int) -> Column:
    """In batches: a million rows as Python's numbers would take 200 MB."""
    cursor = database.execute("SELECT text, page, place FROM paragraphs WHERE site = ? ORDER BY rowid", (number,))
    parts = [np.empty((0, 3), np.int64)]
    while rows := cursor.fetchmany(_BATCH):
        parts.append(np.array(rows, np.int64))
    return np.concatenate(parts).view(np.uint64)
