"""How time and memory of learning a profile grow with the paragraphs: each size in a process of its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.growth import document_of
from newsclean import Block, Page, SiteProfile

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
_OWN, _SHARED = 30, 20  # paragraphs of a page


def grown(sizes: tuple[int, ...] = SIZES) -> list[dict[str, float]]:
    """For each number of paragraphs the seconds to learn, save and load, the peak memory in MB, and the size of the file in MB."""
    return [json.loads(subprocess.run(_command(size), check=True, capture_output=True, text=True).stdout) for size in sizes]


def _command(size: int) -> list[str]:
    return [sys.executable, "-m", "benchmarks.sites.growing", str(size)]


def _pages(paragraphs: int) -> Iterator[Page]:
    own = document_of("text", 2_000).split("\n\n")
    shared = [f"Line {'x' * i} of the site" for i in range(_SHARED)]
    for number in range(paragraphs // (_OWN + _SHARED)):
        lines = (f"{own[(number * _OWN + i) % len(own)]} Told as story {'a' * (number % 97)} of {number}." for i in range(_OWN))
        blocks = tuple(Block(i, line) for i, line in enumerate((*lines, *shared)))
        yield Page(blocks, url=f"https://post.example/{number}")


def _measure(paragraphs: int) -> dict[str, float]:
    start = time.process_time()
    profile = SiteProfile.learn(_pages(paragraphs))
    learned = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "profile")
        start = time.process_time()
        profile.save(file)
        saved = time.process_time()
        SiteProfile.load(file)
        loaded = time.process_time()
        size = file.stat().st_size / 1e6
    row = {"paragraphs": paragraphs, "learn": learned, "save": saved - start, "load": loaded - saved, "peak": peak, "file": size}
    return {name: round(value, 2) for name, value in row.items()}


if __name__ == "__main__":
    print(json.dumps(_measure(int(sys.argv[1]))))
