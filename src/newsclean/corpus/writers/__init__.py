"""Where results go. Writers take them in chunks, and a chunk that was taken is durable.

The chunks of a run are the same every time, so a writer that goes on after a stop makes the same files, byte for byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from newsclean.corpus.documents import Failure, Result

State = dict[str, int]


class Writer(Protocol):
    """Takes the results of a run.

    Attributes:
        seamless: whether the output is the same wherever chunks end.
    """

    seamless: bool

    def resume(self, state: State) -> None:
        """Begin, or go on from the state after the last chunk that counts; {} for the beginning."""

    def write(self, chunk: Sequence[Result]) -> tuple[list[Failure | None], State]:
        """Make a chunk durable.

        Returns:
            For each result, why it could not be written, or None; and the state for :meth:`resume`.

        Raises:
            OSError: if nothing can be written at all.
        """

    def finish(self) -> None:
        """All is there: make the output visible. May be called again after a stop."""

    def close(self) -> None:
        """Let go of open files; nothing is lost."""


def bookkeeping(output: Path, is_file: bool) -> Path:
    """The folder for what a run must remember: in the folder of results, or beside the file of results."""
    return output.parent / f".{output.name}.newsclean" if is_file else output / ".newsclean"


def is_file_output(output: Path) -> bool:
    """True for an output that is one file, by its name."""
    return output.name.lower().endswith((".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet"))


def writer_for(output: Path, overwrite: bool, inputs: Sequence[Path]) -> Writer:
    """The writer for an output.

    Args:
        output: a folder, or a file whose ending names its format.
        overwrite: whether files of an earlier run may be replaced.
        inputs: the files and folders that were given: no document in them is ever replaced.
    """
    if not is_file_output(output):
        from newsclean.corpus.writers.folder import FolderWriter

        return FolderWriter(output, overwrite, inputs)
    spool = bookkeeping(output, is_file=True) / "spool"
    if output.suffix.lower() == ".parquet":
        from newsclean.corpus.writers.parquet import ParquetWriter

        return ParquetWriter(output, spool)
    from newsclean.corpus.writers.jsonl import JsonlWriter

    return JsonlWriter(output, spool)
