"""The code of a page of the documentation, as blocks, and a way to run them as a reader would: from top to bottom.

- ``python`` blocks share one namespace, ``sh`` blocks go to bash; both run in a folder of the page's own, where ``fixtures`` is a copy.
- A block with ``title="NAME"`` that is neither is written to that file.
- A ``text`` block is what the block before it prints; ``...`` in it stands for anything.
- A comment ``<!-- not run: REASON -->`` right before a block, or ``<!-- command: NAME -->``, leaves the block out.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

_FENCE = re.compile(r"^(?P<indent> *)```(?P<language>\w*)(?P<rest>.*)$")
_LEFT_OUT = re.compile(r"<!-- (not run: .+|command: \w+) -->")
_TITLE = re.compile(r'title="([^"]+)"')
# What `newsclean clean` says every few seconds where it takes long.
_PROGRESS = re.compile(r"^newsclean: [\d,]+ documents, .*MB/s.*\n", re.MULTILINE)
_RUN = ("python", "sh")
SECONDS = 120


@dataclass(frozen=True)
class Block:
    """One fenced block of a page."""

    language: str
    code: str
    line: int  # of its first line of code, from 1
    file: str  # the name in its title, or ""
    left_out: bool

    @property
    def is_run(self) -> bool:
        return self.language in _RUN and not self.left_out

    @property
    def is_output(self) -> bool:
        return self.language == "text" and not self.left_out


def blocks_of(markdown: str) -> list[Block]:
    """The fenced blocks of a page, in order."""
    return list(_blocks(markdown.splitlines()))


def _blocks(lines: list[str]) -> Iterator[Block]:
    at, before = 0, ""
    while at < len(lines):
        opened = _FENCE.match(lines[at])
        if opened:
            end = next(i for i in range(at + 1, len(lines)) if lines[i].strip() == "```")
            code = "\n".join(line.removeprefix(opened["indent"]) for line in lines[at + 1 : end])
            title = _TITLE.search(opened["rest"])
            yield Block(opened["language"], code, at + 2, title[1] if title else "", bool(_LEFT_OUT.fullmatch(before.strip())))
            at = end
        before = lines[at] if lines[at].strip() else before
        at += 1


def run_page(page: Path, blocks: list[Block]) -> None:
    """Run the blocks of a page in the working folder, and hold what they print against what the page shows.

    Raises:
        AssertionError: if a page shows something else; the message names the place.
        Exception: whatever a block raises.
    """
    for shown, printed in printed_by(page, blocks):
        if shown:
            same = is_shown(shown.code, printed)
            assert same, f"{page.name}:{shown.line} shows\n{shown.code}\nbut the block before it prints\n{printed}"


def printed_by(page: Path, blocks: list[Block]) -> Iterator[tuple[Block | None, str]]:
    """Run the blocks of a page; for each one that runs, the block that shows its output, if there is one, and the output."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if block.file and block.language not in _RUN:
            Path(block.file).write_text(block.code + "\n", encoding="utf-8")
        elif block.is_run:
            printed = _python(page, block, namespace) if block.language == "python" else _shell(page, block)
            yield following if following and following.is_output else None, printed


def is_shown(shown: str, printed: str) -> bool:
    """Whether a page shows what was printed."""
    return doctest.OutputChecker().check_output(_tidy(shown), _tidy(printed), doctest.ELLIPSIS)


def _python(page: Path, block: Block, namespace: dict[str, Any]) -> str:
    with redirect_stdout(StringIO()) as printed:
        exec(compile("\n" * (block.line - 1) + block.code, str(page), "exec"), namespace)
    return printed.getvalue()


def _shell(page: Path, block: Block) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    told = subprocess.run(
        ["bash", "-euc", block.code],
        env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    assert told.returncode == 0, f"{page.name}:{block.line}: ended with {told.returncode}\n{told.stdout}"
    return _PROGRESS.sub("", told.stdout)


def _tidy(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.strip("\n").splitlines())
