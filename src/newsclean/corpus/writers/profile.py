"""What documents teach, as one site profile.

It is collected in a spool, and sorted by site at the end: as many sites at a time as fit in memory. So memory does not grow with
the documents, and only a little with the sites.
"""

from __future__ import annotations

import os
import struct
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from newsclean.corpus.documents import Failure, Result
from newsclean.corpus.durable import Spool, sync_folder
from newsclean.corpus.learning import Learnt
from newsclean.corpus.writers import State
from newsclean.repeats.learning import FirstPages, Learner, PageFacts
from newsclean.repeats.ledger import Ledger
from newsclean.repeats.sites import By
from newsclean.repeats.store import write

_TOGETHER = 64_000_000  # bytes of spool that are sorted at a time; more for a site that has more by itself
_LENGTHS = struct.Struct(">III")


class ProfileWriter:
    """Takes what is learned of documents.

    Args:
        output: the file of the profile.
        spool: where it is collected.
        by: what a site is.
    """

    seamless = True

    def __init__(self, output: Path, spool: Path, by: By) -> None:
        self._output, self._spool_path, self._by = output, spool, by
        self._spool = Spool(spool)
        self._whole = False
        self._first: defaultdict[str, FirstPages] = defaultdict(FirstPages)

    def resume(self, state: State) -> None:
        """See :class:`newsclean.corpus.writers.Writer`."""
        size = state.get("size", 0)
        # The run was stopped after the file had been made, and before that was noted.
        self._whole = bool(size) and not self._spool_path.exists() and self._output.exists()
        if not self._whole:
            self._spool.resume(size)

    def write(self, chunk: Sequence[Result]) -> tuple[list[Failure | None], State]:
        """See :class:`newsclean.corpus.writers.Writer`."""
        frames = (self._frame(result.document.name, result.outcome.body) for result in chunk if result.outcome.body is not None)
        return [None] * len(chunk), {"size": self._spool.append(b"".join(frames))}

    def finish(self) -> None:
        """Make the file from the spool."""
        self._spool.close()
        if not self._whole:
            made = self._spool_path.with_name("made")
            write(made, self._by, _ledgers(self._spool_path))
            made.replace(self._output)
            sync_folder(self._output.parent)
            self._spool_path.unlink()

    def close(self) -> None:
        """See :class:`newsclean.corpus.writers.Writer`."""
        self._spool.close()

    def _frame(self, name: str, learnt: Learnt) -> bytes:
        """What is learned of one document, under its address, or its name where it has none."""
        facts = PageFacts.from_bytes(learnt.facts)
        if not self._first[learnt.site].take(facts.page):  # most of the pages of a large site: nine tenths of their bytes
            learnt = Learnt(learnt.site, learnt.url, PageFacts(facts.page, facts.facts, {}).to_bytes())
        parts = [(learnt.url or name).encode("utf-8", "surrogatepass"), learnt.facts]
        site = learnt.site.encode("utf-8", "surrogatepass")
        return b"".join([_LENGTHS.pack(len(site), *map(len, parts)), site, *parts])


def _ledgers(spool: Path) -> Iterator[tuple[str, Ledger]]:
    """All sites in the order of their names."""
    for sites in _portions(spool):
        learners: defaultdict[str, Learner] = defaultdict(Learner)
        for site, name, facts in _frames(spool, sites):
            learners[site].take(name.decode("utf-8", "surrogatepass"), PageFacts.from_bytes(facts))
        for site in sorted(learners):
            yield site, learners.pop(site).ledger()


def _portions(spool: Path) -> Iterator[set[str]]:
    """The sites in the order of their names, as many together as fit in memory."""
    sizes: Counter[str] = Counter()
    for site, size in _sites(spool):
        sizes[site] += size
    portion: set[str] = set()
    held = 0
    for site, size in sorted(sizes.items()):
        if portion and held + size > _TOGETHER:
            yield portion
            portion, held = set(), 0
        portion.add(site)
        held += size
    if portion:
        yield portion


def _sites(spool: Path) -> Iterator[tuple[str, int]]:
    """Of each frame its site, and the bytes of what is learned."""
    with spool.open("rb") as file:
        while lengths := file.read(_LENGTHS.size):
            site, name, facts = _LENGTHS.unpack(lengths)
            yield file.read(site).decode("utf-8", "surrogatepass"), name + facts
            file.seek(name + facts, os.SEEK_CUR)


def _frames(spool: Path, sites: Collection[str]) -> Iterator[tuple[str, bytes, bytes]]:
    """The frames of some sites: site, name of the page, what is learned of it."""
    with spool.open("rb") as file:
        while lengths := file.read(_LENGTHS.size):
            length, name, facts = _LENGTHS.unpack(lengths)
            site = file.read(length).decode("utf-8", "surrogatepass")
            if site in sites:
                yield site, file.read(name), file.read(facts)
            else:
                file.seek(name + facts, os.SEEK_CUR)
