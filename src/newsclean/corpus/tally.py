"""What happened in a run so far, as numbers that add up and can be written down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsclean.corpus.documents import Facts, Failure

_MAX_RULES = 40


@dataclass(slots=True)
class Tally:
    """Counts of a run.

    Attributes:
        documents: all that were looked at.
        failed: those without a result.
        read: characters of the blocks of all articles.
        kept: characters of the kept ones.
        removed: blocks by rule.
        languages: articles by language; "unknown" where it could not be told.
        kinds: articles, pages of links and empty pages.
        failures: by kind.
    """

    documents: int = 0
    failed: int = 0
    read: int = 0
    kept: int = 0
    removed: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)

    @property
    def written(self) -> int:
        """Documents with a result."""
        return self.documents - self.failed

    def add(self, facts: Facts | None, failure: Failure | None) -> None:
        """Count one document."""
        self.documents += 1
        if failure:
            self.failed += 1
            self.failures[failure.kind] += 1
        elif facts:
            self.read += facts.read
            self.kept += facts.kept
            self.removed.update(facts.removed)
            self.languages[facts.language or "unknown"] += 1
            self.kinds[facts.kind] += 1

    def as_dict(self) -> dict[str, Any]:
        """The counts, ready for JSON.

        Example:
            >>> Tally.from_dict(Tally(documents=2, failed=1).as_dict()).written
            1
        """
        counts = {name: dict(_ordered(getattr(self, name))) for name in ("removed", "languages", "kinds", "failures")}
        return {"documents": self.documents, "failed": self.failed, "read": self.read, "kept": self.kept, **counts}

    @classmethod
    def from_dict(cls, counts: Mapping[str, Any]) -> Tally:
        """The tally that :meth:`as_dict` wrote."""
        values: dict[str, Any] = {name: Counter(value) if isinstance(value, Mapping) else value for name, value in counts.items()}
        return cls(**values)

    def lines(self) -> Iterator[str]:
        """The summary, for people."""
        failed = f", {self.failed:,} failed" if self.failed else ""
        yield f"{self.written:,} documents{failed}."
        if self.read:
            yield f"{self.kept / self.read:.1%} of {self.read:,} characters kept."
        for title, counts in (
            (f"{sum(self.removed.values()):,} blocks removed", self.removed),
            ("languages", self.languages),
            ("kinds", self.kinds),
            ("failures", self.failures),
        ):
            if counts:
                yield f"{title}:"
                yield from (f"  {count:8,}  {name}" for name, count in _ordered(counts)[:_MAX_RULES])


def _ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
