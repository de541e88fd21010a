"""The files of the pages: found by name, and never outside of their folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PureWindowsPath

from benchmarks.corpora.rows import RowError
from benchmarks.documents import CorpusError

ENDINGS = (".html.gz", ".html")


def page_file(folders: Sequence[Path], name: str, endings: Sequence[str] = ENDINGS) -> Path:
    """The file of a page. It is only looked for: nothing is read.

    Args:
        folders: where it may be, the first one wins.
        name: its name without the ending; often it comes from the data.
        endings: what may follow.

    Raises:
        RowError: if the name is no plain file name, or no such file is there.
    """
    if not _is_plain(name):
        raise RowError(f"{name!r} cannot be the name of a file")
    for path in (folder / f"{name}{ending}" for folder in folders for ending in endings):
        if is_file(path):
            return path
    raise RowError(f"no page {name}{endings[0]} in {' or '.join(f'{folder.name}/' for folder in folders)}")


def _is_plain(name: str) -> bool:
    # A Windows path knows both kinds of slashes, and drives: the same corpus is refused everywhere.
    return name not in ("", ".", "..") and PureWindowsPath(name).name == name and "\0" not in name


def is_file(path: Path) -> bool:
    """Whether a file is there, and may be looked at."""
    try:
        return path.is_file()
    except OSError:  # such as a name that is too long, or a folder that is closed
        return False


def beside(marker: Path, *names: str) -> list[Path]:
    """The folders of these names next to the file (or folder) that marks a corpus.

    Raises:
        CorpusError: if there is none of them.
    """
    found = [marker.parent / name for name in names if (marker.parent / name).is_dir()]
    if not found:
        raise CorpusError(f"{marker.parent}: {marker.name} is there, but no {' or '.join(f'{name}/' for name in names)} folder")
    return found
