"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def write(path: Path, content: bytes) -> None:
    """Write a file under another name first, then give it its own: a reader never sees half of it.

    Args:
        path: of the file; its folder is made where it is missing.
        content: all of it.

    Raises:
        OSError: if it cannot be written; what was there before is then unchanged.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
