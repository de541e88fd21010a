"""Whether the memory of a corpus run stays level: all of its processes, sampled while it goes through many documents. Linux only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.growth import document_of

_SAMPLE = 0.2  # seconds
_PARAGRAPHS = 8


def measure(folder: Path, documents: int, jobs: int) -> tuple[float, float]:
    """Clean small pages that no other one equals.

    Returns:
        MB of all processes together: the median over the second tenth of the run (the first is for warming up), and over the last.
    """
    source, output = folder / "in.jsonl", folder / "out.jsonl"
    page = document_of("html", _PARAGRAPHS)
    with source.open("w", encoding="utf-8") as file:
        for i in range(documents):
            file.write(json.dumps({"html": page.replace("The river", f"River {i} of {i * 7919}")}) + "\n")
    clean = [sys.executable, "-c", "from newsclean.cli import main; main()", "clean", str(source), "-o", str(output), "--jobs", str(jobs)]
    samples: list[tuple[int, float]] = []
    with subprocess.Popen(clean, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            samples.append((_done(folder), sum(map(_resident, [process.pid, *_children(process.pid)]))))
            time.sleep(_SAMPLE)
    early = [mb for done, mb in samples if 0.1 <= done / documents < 0.2]
    late = [mb for done, mb in samples if done / documents >= 0.9]
    return median(early), median(late)


def _done(folder: Path) -> int:
    try:
        (journal,) = (folder / ".out.jsonl.newsclean").glob("journal-*.json")
        return int(json.loads(journal.read_bytes())["documents"])
    except (ValueError, OSError):
        return 0


def _children(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        yield from map(int, task.read_text().split())


def _resident(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, IndexError):
        return 0.0
