"""The files of a run, in a fixed order, each with a name for its result.

The order is that of the arguments, and within a folder that of the paths. Links to folders are not followed, so loops end;
a link to a file is followed if it stays within the folder that was given.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal

from newsclean.corpus.naming import Wanted, result_names
from newsclean.corpus.unpack import bare_name

Kind = Literal["document", "jsonl", "parquet", "warc", "unlisted"]

STDIN = Path("-")
BOOKKEEPING = ".newsclean"  # names of our own files and folders hold it
HTML = frozenset((".html", ".htm"))
TEXT = frozenset((".txt", ".md", ".markdown"))
_ABOUT = "readme.md"  # tells of its folder, and is no document in it
_CONTAINERS: dict[str, Kind] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".warc": "warc", ".wet": "warc"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One file to read.

    Attributes:
        path: the file, as it was named or found.
        name: where its result goes: a file name for a document, a folder for a file of many documents.
        kind: how it is read; ``"unlisted"`` for what cannot be.
        size: its bytes.
        trouble: why it cannot be read, if that is known already.
    """

    path: Path
    name: str
    kind: Kind
    size: int = 0
    trouble: str = ""


def kind_of(path: PurePath) -> Kind | None:
    """How a file with this name is read; None for one that is not looked at in a folder.

    Example:
        >>> kind_of(PurePath("a/page.HTML.gz")), kind_of(PurePath("crawl.warc.gz")), kind_of(PurePath("notes.pdf"))
        ('document', 'warc', None)
    """
    suffix = bare_name(path).suffix.lower()
    if suffix in HTML | TEXT:
        return "document"
    return _CONTAINERS.get(suffix)


@dataclass(frozen=True, slots=True)
class Listing:
    """Finds the files of a run.

    Attributes:
        inputs: files and folders that exist, or ``-`` for standard input. The results of several folders go into folders of their names.
        ending: what the names of results end in, such as ``".txt"``.
        outside: files and folders to leave out, such as those that take the results.
    """

    inputs: Sequence[Path]
    ending: str
    outside: Sequence[Path] = ()

    def entries(self) -> Iterator[Entry]:
        """All files, one after another; the same in every run over the same input."""
        if len(self.inputs) == 1 and self.inputs[0].is_dir():
            yield from self._within(self.inputs[0])
            return
        names = result_names([self._wanted(PurePath(path.absolute().name), path.is_dir()) for path in self.inputs])
        for path, name in zip(self.inputs, names, strict=True):
            if path.is_dir():
                yield from self._within(path, name)
            else:
                yield Entry(path, name, kind_of(path) or "document", _size(path))

    def _within(self, root: Path, prefix: str = "") -> Iterator[Entry]:
        real = root.resolve()
        stack = [iter([(root, prefix, True)])]  # no recursion: folders may be nested deeper than Python's stack
        while stack:
            found = next(stack[-1], None)
            if found is None:
                stack.pop()
                continue
            path, name, is_folder = found
            if not is_folder:
                yield self._file(path, name, real)
                continue
            try:
                stack.append(iter(self._children(path, name)))
            except OSError as error:
                yield Entry(path, name, "unlisted", trouble=f"cannot be listed: {error.strerror}")

    def _children(self, folder: Path, prefix: str) -> list[tuple[Path, str, bool]]:
        """What a folder holds, in order of names: path, name of the result, whether it is a folder."""
        with os.scandir(folder) as scan:
            found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in scan if self._is_wanted(entry))
        names = result_names([self._wanted(PurePath(name), is_folder) for name, is_folder in found])
        start = f"{prefix}/" if prefix else ""
        return [(folder / source, start + name, is_folder) for (source, is_folder), name in zip(found, names, strict=True)]

    def _is_wanted(self, entry: os.DirEntry[str]) -> bool:
        if BOOKKEEPING in entry.name or entry.name.lower() == _ABOUT or any(_is_same(Path(entry.path), other) for other in self.outside):
            return False
        if entry.is_dir(follow_symlinks=False):
            return True
        # A link to a folder is left out, a link that leads nowhere is a document that fails.
        return kind_of(PurePath(entry.name)) is not None and not Path(entry.path).is_dir()

    def _wanted(self, name: PurePath, is_folder: bool) -> Wanted:
        if is_folder:
            return Wanted(name.name, name.name)
        bare, kind = bare_name(name), kind_of(name)
        if kind not in (None, "document"):
            return Wanted(name.name, bare.stem)
        # "page.html" gives "page.txt", but "page.1" and "page.2" are names without an ending.
        return Wanted(name.name, bare.stem if kind else bare.name, self.ending)

    def _file(self, path: Path, name: str, root: Path) -> Entry:
        kind = kind_of(path)
        assert kind
        if path.is_symlink() and path.exists() and not path.resolve().is_relative_to(root):
            return Entry(path, name, "unlisted", trouble="a link that leads out of the folder")
        return Entry(path, name, kind, _size(path))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _is_same(path: Path, other: Path) -> bool:
    return path.name == other.name and path.exists() and other.exists() and path.samefile(other)
