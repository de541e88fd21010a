from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

# Here, not in the middle of a test: with courlan imported before it, it sets off a warning of urllib3, which pytest makes an error.
import trafilatura  # noqa: F401

from benchmarks import running
from benchmarks.cache import Cache
from tests.benchmarks.inside import Inside


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch) -> Inside:
    """Everything that runs in processes runs in this one, and systems are functions of the test."""
    made = Inside()

    @contextmanager
    def pool(jobs: int) -> Iterator[Executor]:
        with ThreadPoolExecutor(jobs) as threads:
            yield threads

    monkeypatch.setattr(running, "_pool", pool)
    monkeypatch.setattr(running, "Child", made.child)
    return made


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with Cache(tmp_path / "kept" / "cache.sqlite") as opened:
        yield opened
