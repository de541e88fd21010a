"""Inputs made for tests of runs, and what it takes to look at runs from outside."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

PARAGRAPHS = (
    "The council voted on Tuesday to repair bridge number {i}, which has been closed to lorries since the floods of last spring.",
    "Engineers found {i} cracks in two of its five arches, and the mayor said that the work would take until the end of the year.",
    "Shopkeepers on the west bank had asked for a ferry, but the council decided that it could not pay for both of them.",
)


def page(i: int, more: str = "") -> str:
    """A small page that no other one equals."""
    body = "".join(f"<p>{paragraph.format(i=i)}</p>" for paragraph in PARAGRAPHS)
    head = f'<html lang="en"><head><title>Bridge {i}</title></head>'
    return f"{head}<body><h1>Bridge {i}</h1>{body}<p>Share this article</p>{more}</body></html>"


def pages(folder: Path, count: int) -> Path:
    """A folder of pages, ten in each of its folders."""
    for i in range(count):
        file = folder / f"{i // 10:03}" / f"{i:05}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(i), encoding="utf-8")
    return folder


def jsonl(file: Path, rows: Iterable[Any]) -> Path:
    """JSON lines; what is no mapping is written as it is."""
    lines = (row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows)
    data = b"".join(line + b"\n" for line in lines)
    file.write_bytes(gzip.compress(data, mtime=0) if file.suffix == ".gz" else data)
    return file


def warc_record(
    i: int, body: bytes, content: str = "text/html", kind: str = "response", status: str = "200 OK", headers: bytes = b""
) -> bytes:
    """One record of a web archive."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\nContent-Length: {len(body)}\r\n".encode() + headers + b"\r\n"
    block = head + body if kind == "response" else body
    own = "application/http; msgtype=response" if kind == "response" else content
    lines = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: https://site.example/{i}",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{i:012}>",
        "WARC-Date: 2026-01-01T00:00:00Z",
        f"Content-Type: {own}",
        f"Content-Length: {len(block)}",
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def command(*arguments: object, before: str = "", name: str = "clean") -> list[str]:
    """A command in a process of its own; ``before`` is Python that runs first in it."""
    return [sys.executable, "-c", f"{before}\nfrom newsclean.cli import main; main()", name, *map(str, arguments)]


def run(*arguments: object, before: str = "", name: str = "clean", **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run ``newsclean clean``, or another command, to its end."""
    return subprocess.run(command(*arguments, before=before, name=name), capture_output=True, check=False, timeout=120, **options)


def visible(output: Path) -> dict[str, bytes]:
    """All files of an output but dot-files, with what they hold."""
    if output.is_file():
        return {output.name: output.read_bytes()}
    files = ((path.relative_to(output), path) for path in sorted(output.rglob("*")) if path.is_file())
    return {name.as_posix(): path.read_bytes() for name, path in files if not any(part.startswith(".") for part in name.parts)}


def left_behind(folder: Path) -> list[Path]:
    """Dot-files that should be gone. (A run that is killed while it tidies up may leave an empty folder.)"""
    return [path for path in folder.rglob("*") if path.is_file() and ".newsclean" in str(path.relative_to(folder))]


def wait_until(condition: Callable[[], object], seconds: float = 60.0) -> None:
    """Wait for a condition, not for a time."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came to this"
        time.sleep(0.002)


def journaled(bookkeeping: Path) -> int:
    """The number of documents that a run has noted as done."""
    try:
        return max((int(json.loads(journal.read_bytes())["documents"]) for journal in bookkeeping.glob("journal-*.json")), default=0)
    except FileNotFoundError:  # the run has just ended
        return 0
