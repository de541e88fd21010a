"""Write into pages what their code prints now: ``python -m tests.docs docs/tutorial.md ...``.

Output that still holds, ``...`` and all, stays as it is.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.docs.running import Block, blocks_of, is_shown, printed_by

ROOT = Path(__file__).parents[2]


def main(names: list[str]) -> None:
    """Bring the pages up to date, each in a folder of its own."""
    for page in [Path(name).resolve() for name in names]:
        with TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "fixtures", Path(folder, "fixtures"))
            os.chdir(folder)
            text = page.read_text(encoding="utf-8")
            page.write_text(_renewed(page, text), encoding="utf-8")
        os.chdir(ROOT)


def _renewed(page: Path, text: str) -> str:
    changes = [(shown, printed) for shown, printed in printed_by(page, blocks_of(text)) if shown and not is_shown(shown.code, printed)]
    lines = text.splitlines()
    for shown, printed in reversed(changes):
        lines[_lines(shown)] = [line.rstrip() for line in printed.strip("\n").splitlines()]
    return "\n".join(lines) + "\n"


def _lines(shown: Block) -> slice:
    return slice(shown.line - 1, shown.line - 1 + len(shown.code.splitlines()))


if __name__ == "__main__":
    main(sys.argv[1:])
