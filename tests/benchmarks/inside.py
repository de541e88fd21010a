"""Small corpora, and systems that run inside of the test's own process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from benchmarks.children import ChildError, Output
from benchmarks.documents import Corpus, Document, Mode
from benchmarks.systems import System
from tests.benchmarks.made import BODY

Work = Callable[[str], "str | Output"]


class Count:
    """A progress bar that only counts, and may stop everything."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.done = 0
        self._stop_at = stop_at

    def update(self, n: float | None = 1) -> bool | None:
        self.done += int(n or 0)
        if self._stop_at is not None and self.done >= self._stop_at:
            raise KeyboardInterrupt
        return None


@dataclass
class Inside:
    """Systems by name; one that is not there cannot be started.

    Attributes:
        work: gives the text, or the whole output, for a source.
        asked: which system was asked for which source, in order.
    """

    work: dict[str, Work] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def child(self, system: str, timeout: float) -> _Child:
        return _Child(self, system)


@dataclass
class _Child:
    inside: Inside
    system: str

    def __enter__(self) -> _Child:
        if self.system not in self.inside.work:
            raise ChildError(f"{self.system} could not be started: a test says so")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        pass

    def ask(self, source: str, url: str | None = None) -> Output:
        self.inside.asked.append((self.system, source))
        found = self.inside.work[self.system](source)
        return found if isinstance(found, Output) else Output(found, 0.01, facts={"kind": "article", "confidence": 0.9})


def system(name: str, mode: Mode = "html", package: str = "") -> System:
    return System(name, mode, package, lambda: lambda source, url: source)


def page(name: str, truth: str | None = BODY[0], **other: Any) -> Document:
    """A page whose source is its name and what is in its truth."""
    return Document(name, "html", other.pop("source", f"{name}: {truth}"), truth, **other)


def pages(*documents: Document, **other: Any) -> Corpus:
    return Corpus(other.pop("name", "pages"), "html", "made", documents, **other)


def right(source: str) -> str:
    """A system that is always right about :func:`page`."""
    return source.partition(": ")[2]
