"""Documents in files and folders, and results in a folder of the same structure."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsclean.errors import NewscleanError

HTML = frozenset((".html", ".htm"))
TEXT = frozenset((".txt",))


@dataclass(frozen=True, slots=True)
class Source:
    """One document to clean.

    Attributes:
        path: the file.
        name: its path below the folder that was given, or its file name: where its result goes.
    """

    path: Path
    name: Path

    @property
    def is_html(self) -> bool:
        """True for a file that is named as an HTML page."""
        return self.path.suffix.lower() in HTML


def find_documents(inputs: Iterable[Path], outside: Path | None = None) -> Iterator[Source]:
    """All documents in files and folders, in the order of the arguments; within a folder its files first, then its folders.

    A folder is searched recursively for .html, .htm and .txt files; links to folders are not followed. A file that is
    named itself is taken whatever its name ends in.

    Args:
        inputs: files and folders that exist.
        outside: a folder to leave out, such as the one that takes the results.
    """
    for given in inputs:
        if not given.is_dir():
            yield Source(given, Path(given.name))
            continue
        for folder, folders, names in os.walk(given):
            folders[:] = sorted(name for name in folders if not _is_same(Path(folder, name), outside))
            for name in sorted(names):
                path = Path(folder, name)
                if path.suffix.lower() in HTML | TEXT:
                    yield Source(path, path.relative_to(given))


def _is_same(path: Path, other: Path | None) -> bool:
    return other is not None and path.exists() and other.exists() and path.samefile(other)


class OutputExistsError(NewscleanError):
    """A result would overwrite a file; the message names both."""


class ResultFolder:
    """A folder that takes results under the names of their sources, and never overwrites what it should not.

    Args:
        root: the folder; made when the first result is written.
        suffix: what the names of results end in, such as ``".txt"``.
        overwrite: whether results of an earlier run may be replaced. Two documents of one run never share a result.
        sources: the documents of this run, which are never overwritten.
    """

    def __init__(self, root: Path, suffix: str, overwrite: bool = False, sources: Iterable[Path] = ()) -> None:
        self._root = root
        self._suffix = suffix
        self._sources = frozenset(path.resolve() for path in sources)
        self._overwrite = overwrite
        self._written: dict[Path, Path] = {}

    def write(self, source: Source, text: str) -> Path:
        """Write one result, whole or not at all.

        Returns:
            The file that was written.

        Raises:
            OutputExistsError: if the file is another document's result, a source, or (without ``overwrite``) exists.
            OSError: if it cannot be written.
        """
        # "page.html" gives "page.txt", but "page.1" and "page.2" are names without an ending.
        stem = source.name.stem if source.name.suffix.lower() in HTML | TEXT else source.name.name
        target = self._root / source.name.with_name(stem + self._suffix)
        if target in self._written:
            raise OutputExistsError(f"its result {target} is already that of {self._written[target]}")
        if target.exists() and source.path.exists() and target.samefile(source.path):
            raise OutputExistsError(f"its result {target} would overwrite the document itself")
        if target.resolve() in self._sources:
            raise OutputExistsError(f"its result {target} would overwrite a document of this run")
        if target.exists() and not self._overwrite:
            raise OutputExistsError(f"its result {target} exists already (--overwrite replaces it)")
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, text)
        self._written[target] = source.path
        return target


def write_whole(target: Path, text: str) -> None:
    """Write a file so that nobody ever sees half of it: to a temporary file first, which then takes the name.

    Args:
        target: the file; its folder exists.
        text: what it will hold, in UTF-8.
    """
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files that only their owner may read.
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
