"""What documents teach, as one site profile. It is collected in a spool, and sorted by site at the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from newsclean.corpus.documents import Failure, Result
from newsclean.corpus.learning import Learnt
from newsclean.corpus.lessons import framed, ledgers
from newsclean.corpus.writers import State
from newsclean.durable import Spool
from newsclean.repeats.learning import FirstPages, PageFacts
from newsclean.repeats.sites import By
from newsclean.repeats.store import write


class ProfileWriter:
    """Takes what is learned of documents.

    Args:
        output: the file of the profile.
        spool: where it is collected.
        by: what a site is.
    """

    seamless = True

    def __init__(self, output: Path, spool: Path, by: By) -> None:
        self._output, self._spool, self._by = output, Spool(spool, output), by
        self._first: defaultdict[str, FirstPages] = defaultdict(FirstPages)

    def resume(self, state: State) -> None:
        """See :class:`newsclean.corpus.writers.Writer`."""
        self._spool.resume(state.get("size", 0))

    def write(self, chunk: Sequence[Result]) -> tuple[list[Failure | None], State]:
        """See :class:`newsclean.corpus.writers.Writer`."""
        frames = (self._frame(result.document.name, result.outcome.body) for result in chunk if result.outcome.body is not None)
        return [None] * len(chunk), {"size": self._spool.append(b"".join(frames))}

    def finish(self) -> None:
        """Make the file from the spool."""
        self._spool.close()
        if not self._spool.is_output:
            spool = self._spool.path
            write(self._output, self._by, ledgers(spool), within=spool.parent)
            spool.unlink()

    def close(self) -> None:
        """See :class:`newsclean.corpus.writers.Writer`."""
        self._spool.close()

    def _frame(self, name: str, learnt: Learnt) -> bytes:
        facts = PageFacts.from_bytes(learnt.facts)
        if not self._first[learnt.site].take(facts.page):  # most of the pages of a large site: nine tenths of their bytes
            learnt = Learnt(learnt.site, learnt.url, PageFacts(facts.page, facts.facts, {}).to_bytes())
        return framed(learnt, name)
