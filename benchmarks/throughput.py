"""How many documents a second a corpus run cleans, for each format and number of children, and whether its memory stays level."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.growth import document_of

BLOCKS = 30  # of each page
FORMATS = ("folder", "jsonl", "parquet", "warc")


@dataclass(frozen=True)
class Speed:
    """One run.

    Attributes:
        form: the format of its input.
        jobs: children.
        documents: how many.
        mb: of input, unpacked.
        seconds: of wall-clock time, with the start of the children.
        peak: MB that the largest of its processes took.
    """

    form: str
    jobs: int
    documents: int
    mb: float
    seconds: float
    peak: float

    def __str__(self) -> str:
        rates = f"{self.documents / self.seconds:7.1f} documents/s {self.mb / self.seconds:6.2f} MB/s"
        return f"{self.form:8} {self.jobs:2} jobs {self.documents:7,} documents {self.seconds:7.1f} s {rates} {self.peak:6.0f} MB"


def pages(count: int) -> Iterator[str]:
    """Pages that no other one equals."""
    page = document_of("html", BLOCKS)
    for i in range(count):
        yield page.replace("The river and the town", f"The river and the town, part {i}")


def write_input(folder: Path, form: str, count: int) -> float:
    """Make the input of a run.

    Returns:
        MB of pages.
    """
    size = 0
    rows = []
    for i, page in enumerate(pages(count)):
        size += len(page.encode())
        if form == "folder":
            (folder / f"{i // 1000:04}").mkdir(exist_ok=True)
            (folder / f"{i // 1000:04}" / f"{i:07}.html").write_text(page, encoding="utf-8")
        else:
            rows.append(page)
    if form == "jsonl":
        (folder / "in.jsonl").write_text("".join(json.dumps({"html": page}) + "\n" for page in rows), encoding="utf-8")
    elif form == "parquet":
        import pyarrow
        import pyarrow.parquet

        pyarrow.parquet.write_table(pyarrow.table({"html": rows}), folder / "in.parquet", row_group_size=1_000)
    elif form == "warc":
        (folder / "in.warc.gz").write_bytes(b"".join(gzip.compress(_record(page.encode())) for page in rows))
    return size / 1e6


def _record(page: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page) + page
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://site.example/\r\nContent-Type: application/http; msgtype=response\r\n"
    )
    return head + b"Content-Length: %d\r\n\r\n" % len(block) + block + b"\r\n\r\n"


def measure(folder: Path, form: str, count: int, jobs: Sequence[int]) -> Iterator[Speed]:
    """Run once for each number of children."""
    source = folder / form
    source.mkdir()
    mb = write_input(source, form, count)
    for number in jobs:
        output = folder / f"{form}-{number}.jsonl"
        start = time.monotonic()
        peak = _run(source, output, number)
        yield Speed(form, number, count, mb, time.monotonic() - start, peak)


def _run(source: Path, output: Path, jobs: int) -> float:
    program = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    clean = [sys.executable, "-c", "from newsclean.cli import main; main()", "clean", str(source), "-o", str(output), "--jobs", str(jobs)]
    done = subprocess.run([sys.executable, "-c", program, *clean], capture_output=True, check=True, env=dict(os.environ))
    return int(done.stdout) * (1 if sys.platform == "darwin" else 1024) / 1e6
