"""How far a run is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any

import click

from newsclean.corpus.documents import Document, Failure

_LINE_SECONDS = 10.0


class Progress:
    """Tells of every failure, and of progress. Use it in a ``with`` statement.

    Args:
        total: bytes of input; 0 if unknown.
        quiet: tell of no failure.
    """

    def __init__(self, total: int, quiet: bool = False) -> None:
        self._total, self._quiet = total, quiet
        self._bar: Any = None
        self._documents = self._failed = self._at = 0
        self._first: int | None = None  # bytes that were done before: an earlier call read them
        self._began = self._told = time.monotonic()

    def __enter__(self) -> Progress:
        if sys.stderr.isatty():
            from tqdm import tqdm

            self._bar = tqdm(total=self._total or None, unit="B", unit_scale=True, file=sys.stderr, leave=False, postfix="0 documents")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.close()

    def saw(self, document: Document, failure: Failure | None) -> None:
        """Note that a document is done."""
        if self._first is None:
            self._first = max(0, document.at - document.size)
        self._documents += 1
        self._at = max(self._at, document.at)
        if failure:
            self._failed += 1
            if not self._quiet:
                self._say(f"newsclean: {document.key}: {failure.reason}")
        if self._bar is not None:
            failed = f", {self._failed:,} failed" if self._failed else ""
            self._bar.set_postfix_str(f"{self._documents:,} documents{failed}", refresh=False)
            self._bar.initial = self._first  # so that time left is told from this call's own speed
            self._bar.update(self._at - max(self._bar.n, 0))
        elif time.monotonic() - self._told > _LINE_SECONDS:
            self._told = time.monotonic()
            self._say(f"newsclean: {self._line()}")

    def _say(self, line: str) -> None:
        if self._bar is not None:
            self._bar.clear()
        click.echo(line, err=True)

    def _line(self) -> str:
        """Such as ``1,200 documents, 3 failed, 4.1 MB/s, 34 %, 2:10 left``."""
        done = self._at - (self._first or 0)
        speed = done / max(1e-9, time.monotonic() - self._began)
        parts = [f"{self._documents:,} documents", f"{self._failed:,} failed", f"{speed / 1e6:.1f} MB/s"]
        if self._total and speed:
            left = round(max(0, self._total - self._at) / speed)
            parts += [f"{self._at / self._total:.0%}", f"{left // 60}:{left % 60:02} left"]
        return ", ".join(parts)
