"""One document of a run to what its site's profile learns of it: the work of a child in the pass before cleaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from newsclean.corpus.documents import Outcome, Task
from newsclean.corpus.readers import FieldNames
from newsclean.corpus.source import attempted, source_of
from newsclean.reading.encoding import decode
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.repeats.learning import facts_of
from newsclean.repeats.sites import By, site_of


@dataclass(frozen=True, slots=True)
class Learnt:
    """What is learned of one document.

    Attributes:
        site: the site that it is of.
        url: its address; "" if unknown.
        facts: what to remember, packed (see :class:`newsclean.repeats.learning.PageFacts`).
    """

    site: str
    url: str
    facts: bytes


@dataclass(frozen=True, slots=True)
class Lesson:
    """How documents are learned from; it is sent to every child once.

    Attributes:
        by: what a site is.
        names: where the parts of a record are.
        max_size: bytes that a document may have.
    """

    by: By = "domain"
    names: FieldNames = field(default_factory=FieldNames)
    max_size: int = 20_000_000

    def outcome(self, key: str, task: Task) -> Outcome:
        """Learn from one document. Whatever goes wrong with it is its failure, never an exception.

        Returns:
            :class:`Learnt`, or nothing of a document without words.
        """
        return attempted(lambda: self._outcome(task))

    def _outcome(self, task: Task) -> Outcome:
        source = source_of(task, self.names, self.max_size)
        page = (read_html if source.form == "html" else read_text)(decode(source.content, source.encoding), url=source.url)
        facts = facts_of(page)
        return Outcome(Learnt(site_of(page.url, self.by), page.url or "", facts.to_bytes()) if facts else None)

    def described(self) -> dict[str, Any]:
        """All that decides what the profile will be, for the journal."""
        return {"by": self.by, "names": self.names.all, "max_size": self.max_size}
