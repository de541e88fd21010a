"""Names for results: safe on every file system, and no two alike.

A name keeps the form it has in the input wherever that is possible. Where it is not (too long, characters that a file
system refuses, or the same as another one's but for case or Unicode form), it is cut or cleaned and gets a mark of its own
made from the whole input name, so it is the same in every run.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

MAX_BYTES = 255  # of one name, on ext4, APFS, NTFS and XFS
_MARK = 8
# Control characters, path separators, and bytes that are no Unicode: APFS refuses these.
_REFUSED = re.compile(r"[\x00-\x1f\x7f/\\\ud800-\udfff]")
_REFUSED_WINDOWS = re.compile(r'[<>:"|?*]')
_RESERVED_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The name that an entry of a folder would like for its result.

    Attributes:
        source: its name in the input, from which the mark is made.
        stem: the name without its ending.
        ending: such as ``".txt"``; "" for a folder.
    """

    source: str
    stem: str
    ending: str = ""


def result_names(wanted: Sequence[Wanted]) -> list[str]:
    """The names that the entries of one folder get, in the same order.

    Example:
        >>> result_names([Wanted("A.html", "A", ".txt"), Wanted("b.txt", "b", ".txt")])
        ['A.txt', 'b.txt']
        >>> result_names([Wanted("A.html", "A", ".txt"), Wanted("a.html", "a", ".txt")])
        ['A.txt', 'a~7aa267cf.txt']
        >>> result_names([Wanted("..", "..")])
        ['_~5ec1f7e7']
    """
    taken: set[str] = set()
    names = []
    for entry in wanted:
        name = _safe(entry)
        if _folded(name) in taken:
            name = _marked(entry)
        taken.add(_folded(name))
        names.append(name)
    return names


def _safe(entry: Wanted) -> str:
    """The name as it is wanted, or a marked one if no file system could be trusted with it."""
    name = entry.stem + entry.ending
    return name if _clean(entry.stem) == entry.stem and len(os.fsencode(name)) <= MAX_BYTES else _marked(entry)


def _marked(entry: Wanted) -> str:
    mark = "~" + sha256(os.fsencode(entry.source)).hexdigest()[:_MARK]
    room = MAX_BYTES - len(os.fsencode(mark + entry.ending))
    return _cut(_clean(entry.stem), room) + mark + entry.ending


def _clean(stem: str) -> str:
    stem = _REFUSED.sub("_", stem)
    if os.name == "nt":
        stem = _REFUSED_WINDOWS.sub("_", stem)
        stem = f"_{stem}" if _RESERVED_WINDOWS.match(stem) else stem.rstrip(". ")
    return "_" if stem in ("", ".", "..") else stem


def _cut(text: str, room: int) -> str:
    return text.encode()[:room].decode(errors="ignore")


def _folded(name: str) -> str:
    """What two names share that some file system takes for the same one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
