from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.report import write_report
from tests.benchmarks.report.example import report


@pytest.fixture(scope="session")
def example() -> dict[str, Any]:
    """For tests that only read it."""
    return report()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory, example: dict[str, Any]) -> Path:
    folder = tmp_path_factory.mktemp("report")
    write_report(example, folder)
    return folder
