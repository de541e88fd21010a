"""Results in a folder that mirrors the input, one file a document."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from newsclean.corpus.documents import Failure, Result
from newsclean.corpus.errors import OutputExistsError
from newsclean.corpus.listing import kind_of
from newsclean.corpus.writers import State, bookkeeping
from newsclean.durable import concerns_one_file, make_folder, mode_of_new_files, renamed, sync_folder

_THREADS = 8  # writes wait for the disk, and a disk takes several at once


class FolderWriter:
    """Writes each result whole or not at all, and never replaces what it should not.

    A file that is there already with the very same content is no obstacle: it is the result of this run, before it was
    stopped, or of an earlier one over the same input.

    Args:
        root: the folder; made when the first result is written.
        overwrite: whether other files may be replaced.
        inputs: the files and folders that were given; no document in them is ever replaced.
    """

    seamless = True

    def __init__(self, root: Path, overwrite: bool = False, inputs: Sequence[Path] = ()) -> None:
        self._root = root
        real = root.resolve()
        # A folder of results within an input is left out of the input, so what it holds is no document.
        self._inputs = frozenset(given for given in (path.resolve() for path in inputs) if given not in real.parents)
        self._overwrite = overwrite
        self._temporary = bookkeeping(root, is_file=False)

    def resume(self, state: State) -> None:
        """Remove what a killed run left half done."""
        self._mode = mode_of_new_files()
        for part in self._temporary.glob("*.part"):
            part.unlink(missing_ok=True)

    def write(self, chunk: Sequence[Result]) -> tuple[list[Failure | None], State]:
        """See :class:`newsclean.corpus.writers.Writer`."""
        self._temporary.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(_THREADS) as threads:
            failures = list(threads.map(self._failure, chunk))
        for folder in {self._target(result).parent for result, failure in zip(chunk, failures, strict=True) if not failure}:
            if folder.exists():
                sync_folder(folder)
        return failures, {}

    def finish(self) -> None:
        """Every file is there already."""

    def close(self) -> None:
        """No file is open."""

    def _target(self, result: Result) -> Path:
        return self._root / result.document.name

    def _failure(self, result: Result) -> Failure | None:
        if result.outcome.body is None:
            return None
        try:
            self._put(result, self._target(result))
        except OutputExistsError as error:
            return Failure("result exists", str(error))
        except OSError as error:
            if not concerns_one_file(error):
                raise
            return Failure("cannot be written", f"its result cannot be written: {error.strerror}")
        return None

    def _put(self, result: Result, target: Path) -> None:
        """Write one file; see the class."""
        source = result.document.task.source if result.document.task else None
        if target.exists() and isinstance(source, Path) and source.exists() and target.samefile(source):
            raise OutputExistsError(f"its result {target} would overwrite the document itself")
        if target.exists() and self._is_input(target):
            raise OutputExistsError(f"its result {target} would overwrite a document of this run")
        if target.is_file() and _holds(target, result.outcome.body):
            return
        if target.exists() and not self._overwrite:
            raise OutputExistsError(f"its result {target} exists already (--overwrite replaces it)")
        if not target.parent.resolve().is_relative_to(self._root.resolve()):
            raise OutputExistsError(f"its result {target} would leave the folder by a link")
        make_folder(target.parent)
        with renamed(target, self._temporary, self._mode) as temporary:
            temporary.write_bytes(result.outcome.body)

    def _is_input(self, target: Path) -> bool:
        real = target.resolve()
        # Looked up, not gone through: a shell may name as many files as there are results.
        return real in self._inputs or (kind_of(real) is not None and not self._inputs.isdisjoint(real.parents))


def _holds(target: Path, body: bytes) -> bool:
    return target.stat().st_size == len(body) and target.read_bytes() == body
