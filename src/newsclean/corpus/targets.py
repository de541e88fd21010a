"""What a run writes, held against what it reads: no document is ever replaced, and no two parts of a run write to one file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from newsclean.corpus.errors import TargetError
from newsclean.corpus.listing import STDIN, kind_of


def keep_apart(
    inputs: Sequence[Path], files: Mapping[str, Path], results: Path | None = None, ending: str = "", made: Collection[Path] = ()
) -> None:
    """Make sure that what is written is nothing that is read, and each of it a file of its own.

    Args:
        inputs: files and folders that are read; ``-`` is standard input.
        files: what is written beside a folder of results, by the option that names it.
        results: the folder of results, which guards the documents itself.
        ending: what the names of results end in.
        made: files that are there because this run has made them, before it was stopped.

    Raises:
        TargetError: if something would be lost; the message names the option and the file.

    Example:
        >>> keep_apart([Path("in.jsonl")], {"-o": Path("out.jsonl"), "--report": Path("out.jsonl")})
        Traceback (most recent call last):
        newsclean.corpus.errors.TargetError: -o and --report are the same file: out.jsonl
    """
    written = {**({"-o": results} if results else {}), **files}
    for (one, path), (other, again) in combinations(written.items(), 2):
        if _is_same(path, again):
            raise TargetError(f"{one} and {other} are the same file: {path}")
    read = [given for given in inputs if given != STDIN]
    for option, path in files.items():
        trouble = _as_result(path, results, ending) or ("" if path in made else _as_input(path, read, results))
        if trouble:
            raise TargetError(f"{option} {path} {trouble}")


def _as_result(path: Path, results: Path | None, ending: str) -> str:
    """Why a file is in the way of results; "" if it is not."""
    in_the_way = results and ending and path.name.endswith(ending) and results.resolve() in path.resolve().parents
    return f"may be the name of a result in {results}: choose another name" if in_the_way else ""


def _as_input(path: Path, inputs: Sequence[Path], results: Path | None) -> str:
    """Why a file must not be lost; "" if it is not there, or nothing that is read."""
    if not path.exists():
        return ""
    if any(given.exists() and path.samefile(given) for given in inputs):
        return "is an input, which would be lost"
    real = path.resolve()
    # A folder of results within an input is left out of the input, so what it holds is no document.
    root = results.resolve() if results else None
    left_out = root.parents if root and root in real.parents else ()
    for given in inputs if kind_of(real) else ():
        folder = given.resolve() if given.is_dir() else None
        if folder in real.parents and folder not in left_out:
            return f"is a document of the input {given}, and would be lost: choose another place, or remove it before"
    return ""


def _is_same(path: Path, other: Path) -> bool:
    return path.resolve() == other.resolve() or (path.exists() and other.exists() and path.samefile(other))
