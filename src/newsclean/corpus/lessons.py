"""What many documents teach, collected in a file and sorted by site.

As many sites at a time are sorted as fit in memory. So memory does not grow with the documents, and only a little with the sites.
"""

from __future__ import annotations

import os
import struct
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from newsclean.corpus.learning import Learnt
from newsclean.repeats.learning import Learner, PageFacts
from newsclean.repeats.ledger import Ledger

_TOGETHER = 64_000_000  # bytes that are sorted at a time; more for a site that has more by itself
_LENGTHS = struct.Struct(">III")


def framed(learnt: Learnt, name: str) -> bytes:
    """What is learned of one document, as it stands in a spool.

    Args:
        learnt: what is learned.
        name: of the document; it counts where there is no address.
    """
    site, page = (part.encode("utf-8", "surrogatepass") for part in (learnt.site, learnt.url or name))
    return b"".join([_LENGTHS.pack(len(site), len(page), len(learnt.facts)), site, page, learnt.facts])


def ledgers(spool: Path) -> Iterator[tuple[str, Ledger]]:
    """All sites in the order of their names, from a file of frames (:func:`framed`) in any order."""
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
