"""The systems that are compared: each is one function from a document to its text, built when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from benchmarks.documents import Mode

Extract = Callable[[str, str | None], "str | Answer | None"]


@dataclass(frozen=True)
class Answer:
    """A text with facts that a system knows of it, such as newsclean's kind and confidence."""

    text: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class System:
    """One tool in one configuration.

    Attributes:
        name: as it stands in tables, such as ``"trafilatura-fast"``.
        mode: what it takes.
        package: the distribution that has to be installed; "" if it needs none.
        build: imports the tool and gives its function; called in a process of its own.
        note: what it is, in one line.
    """

    name: str
    mode: Mode
    package: str
    build: Callable[[], Extract]
    note: str = ""

    @property
    def version(self) -> str | None:
        """The installed version; None if it is not installed; "" for rules that come with the benchmark."""
        try:
            return version(self.package) if self.package else ""
        except PackageNotFoundError:
            return None
