"""How time and memory of a profile grow with the paragraphs that it was learned from: each size in a process of its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from benchmarks.growth import document_of
from newsclean import Block, Page, SiteProfile

SIZES = (10_000, 100_000, 1_000_000, 2_500_000)  # paragraphs; the last is a site of 50,000 pages, of which the profile keeps a sample
_OWN, _SHARED = 30, 20  # paragraphs of a page
_VARIED = 97  # forms of a page's own short lines, so that some of them are on many pages

Row = dict[str, float]


def grown(sizes: Iterable[int] = SIZES) -> Iterator[Row]:
    """Measure each number of paragraphs.

    Yields:
        ``pages`` and ``paragraphs``; the CPU seconds to ``learn``, ``save`` and ``load`` the profile, and until the first paragraph
        was looked up (``first use``); ``peak``, the most memory over all of it, in MB; and the size of the ``file``, in MB.
    """
    for size in sizes:
        yield json.loads(subprocess.run(_command(size), check=True, stdout=subprocess.PIPE, text=True).stdout)


def _command(size: int) -> list[str]:
    return [sys.executable, "-m", "benchmarks.sites.growing", str(size)]


def _pages(count: int) -> Iterator[Page]:
    """Pages of a site: each with paragraphs of its own, and lines that all of them have."""
    own = document_of("text", 2_000).split("\n\n")
    shared = [f"Line {'x' * i} of the site" for i in range(_SHARED)]
    for number in range(count):
        lines = (f"{own[(number * _OWN + i) % len(own)]} Told as story {'a' * (number % _VARIED)} of {number}." for i in range(_OWN))
        blocks = tuple(Block(i, line) for i, line in enumerate((*lines, *shared)))
        yield Page(blocks, url=f"https://post.example/{number}")


def measured(paragraphs: int) -> Row:
    """Measure one size, in this process."""
    pages = paragraphs // (_OWN + _SHARED)
    times = [time.process_time()]
    profile = SiteProfile.learn(_pages(pages))
    times.append(time.process_time())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "profile")
        profile.save(file)
        times.append(time.process_time())
        profile = SiteProfile.load(file)
        times.append(time.process_time())
        size = file.stat().st_size / 1e6
    _look_up(profile)
    times.append(time.process_time())
    spent = [round(after - before, 2) for before, after in pairwise(times)]
    names = ("learn", "save", "load", "first use")
    return {
        "pages": pages,
        "paragraphs": paragraphs,
        **dict(zip(names, spent, strict=True)),
        "peak": round(_peak()),
        "file": round(size, 1),
    }


def _look_up(profile: SiteProfile) -> None:
    """Look up a paragraph that is on no page, so that variants are looked for too."""
    page = Page((Block(0, "A line that no page of the site has"),), url="https://post.example/new")
    furniture = profile.furniture_of(page)
    assert furniture is not None and furniture.find(page, page.blocks[0]) is None


def _peak() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    print(json.dumps(measured(int(sys.argv[1]))))
