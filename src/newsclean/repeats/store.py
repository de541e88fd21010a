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

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from newsclean.durable import replacing
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


def write(path: Path, by: By, ledgers: Iterable[tuple[str, Ledger]], within: Path | None = None) -> None:
    """Write a file so that nobody ever sees half of it.

    Args:
        path: the file; its folder exists.
        by: what a site is.
        ledgers: the sites in ascending order of their names, each once; may be a generator.
        within: the folder where it grows, on the same disk; None for that of the file.

    Raises:
        OSError: if it cannot be written.
    """
    try:
        with replacing(path, within) as temporary, closing(sqlite3.connect(temporary, isolation_level=None)) as database:
            _fill(database, by, ledgers)
    except sqlite3.Error as error:
        raise OSError(f"{path}: {error}") from error


def _fill(database: sqlite3.Connection, by: By, ledgers: Iterable[tuple[str, Ledger]]) -> None:
    for pragma in ("page_size = 4096", "journal_mode = OFF", "encoding = 'UTF-8'", f"application_id = {_APPLICATION}"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("BEGIN")
    for statement in filter(str.strip, _SCHEMA.split(";")):
        database.execute(statement)
    database.executemany("INSERT INTO about VALUES (?, ?)", sorted(_about(by).items()))
    for number, (site, ledger) in enumerate(ledgers):
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


@dataclass(frozen=True, slots=True)
class Opened:
    """A profile on the disk.

    Attributes:
        by: what a site is.
    """

    by: By
    _database: sqlite3.Connection

    def sites(self) -> dict[str, int]:
        """The sites, with their numbers of pages."""
        counted = "SELECT sites.name, COUNT(*) FROM sites JOIN pages ON pages.site = sites.id GROUP BY sites.id ORDER BY sites.id"
        return dict(self._database.execute(counted))

    def ledgers(self) -> Iterator[tuple[str, Ledger]]:
        """The sites one after the other, in the order of their names; only one is in memory.

        Raises:
            NotAProfileError: if what is there is not what was written.
        """
        readers = {table: _Rows(self._database, table) for table in ("pages", "paragraphs", "shapes")}
        for number, name, digest in self._database.execute("SELECT id, name, digest FROM sites ORDER BY id"):
            yield name, _site(readers, number, name, digest)


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Open a file to read it.

    Raises:
        NotAProfileError: if it holds no profile, one of another version, or a damaged one.
        OSError: if it cannot be opened.
    """
    with path.open("rb"):  # SQLite's own error would not tell a missing file from a damaged one
        pass
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            yield Opened(_checked(database), database)
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


class _Rows:
    """A table that is read from its beginning to its end, one site after the other. (The file has no index on sites: it needs none.)"""

    def __init__(self, database: sqlite3.Connection, table: str) -> None:
        self._cursor = database.execute(f"SELECT * FROM {table} ORDER BY rowid")
        self._held: list[tuple[Any, ...]] = []

    def of(self, site: int) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a site, in batches, without the number of the site. Sites must be asked for in ascending order."""
        while self._held or self._fetch():
            end = bisect_right(self._held, site, key=itemgetter(0))
            if end:
                yield [row[1:] for row in self._held[:end]]
                self._held = self._held[end:]
            if self._held:
                return

    def _fetch(self) -> bool:
        self._held = self._cursor.fetchmany(_BATCH)
        return bool(self._held)


def _site(readers: Mapping[str, _Rows], number: int, name: str, digest: bytes) -> Ledger:
    pages = [page for batch in readers["pages"].of(number) for page in batch]
    shapes = [shape for batch in readers["shapes"].of(number) for shape in batch]
    facts = _facts(readers["paragraphs"].of(number))
    names = tuple(name for _, name in pages)
    if not all(isinstance(text, str) for text in (name, *names)):  # SQLite holds bytes in a column of text, too
        raise NotAProfileError("a damaged site profile: a name in it is no text")
    ledger = Ledger(
        pages=np.array([page for page, _ in pages], np.int64).view(np.uint64),
        names=names,
        texts=facts[:, 0].copy(),
        on=facts[:, 1].copy(),
        places=facts[:, 2].copy(),
        shapes=dict(zip(np.array([text for text, _ in shapes], np.int64).view(np.uint64).tolist(), (s for _, s in shapes), strict=True)),
    )
    if _digest(name, ledger) != digest:
        raise NotAProfileError(f"a damaged site profile: what it holds of {name or 'its one site'} is not what was written")
    return ledger


def _facts(batches: Iterable[list[tuple[Any, ...]]]) -> Column:
    """In batches: a million rows as Python's numbers would take 200 MB."""
    return np.concatenate([np.empty((0, 3), np.int64), *(np.array(rows, np.int64) for rows in batches)]).view(np.uint64)
