"""Results on a stream, such as standard output: each as soon as it is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from newsclean.corpus.documents import Failure, Result
from newsclean.corpus.writers import State


class StreamWriter:
    """Writes to a stream, which cannot be taken up again.

    Args:
        stream: where to.
        heads: tell several documents apart, as head(1) does.
    """

    seamless = True

    def __init__(self, stream: BinaryIO, heads: bool) -> None:
        self._stream = stream
        self._heads = heads

    def resume(self, state: State) -> None:
        """Nothing to prepare."""

    def write(self, chunk: Sequence[Result]) -> tuple[list[Failure | None], State]:
        """Write the bodies, and flush."""
        for result in chunk:
            if result.outcome.body is None:
                continue
            if self._heads:
                self._stream.write(f"==> {result.document.key} <==\n".encode("utf-8", "backslashreplace"))
            self._stream.write(result.outcome.body)
        self._stream.flush()
        return [None] * len(chunk), {}

    def finish(self) -> None:
        """Nothing is left to do."""

    def close(self) -> None:
        """The stream is not ours to close."""
