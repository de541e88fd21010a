"""The code in the documentation runs, and prints what the documentation shows."""

from __future__ import annotations

import os
import re
import shutil
from importlib import import_module
from pathlib import Path

import pytest

from tests.docs.running import blocks_of, run_page

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMES = [path.relative_to(ROOT).as_posix() for path in PAGES]
RUN = [name for name, path in zip(NAMES, PAGES, strict=True) if any(block.is_run for block in blocks_of(path.read_text("utf-8")))]

WIDEST = 88  # characters of code that the site shows without scrolling
# What a page needs beside newsclean and its extra `test`: the extra `docs-test` has it.
NEEDS = {
    "docs/how-to/scrapy.md": ["scrapy"],
    "docs/how-to/dataframes.md": ["pandas", "polars"],
    "docs/how-to/datasets.md": ["datasets"],
    "docs/how-to/langchain.md": ["langchain_core"],
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with the fixtures; nothing is fetched and nothing is written outside."""
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "HF_HOME": str(tmp_path / "hf"),
        "HF_HUB_OFFLINE": "1",
        "HF_DATASETS_OFFLINE": "1",
        "LANGSMITH_TRACING": "",
    }.items():
        monkeypatch.setenv(name, value)
    return tmp_path


@pytest.mark.filterwarnings("default")  # of the libraries that the pages use
@pytest.mark.parametrize("name", RUN)
def test_a_page_does_what_it_shows(name: str, folder: Path) -> None:
    for package in NEEDS.get(name, ()):
        if os.environ.get("NEWSCLEAN_ALL_DOCS"):
            import_module(package)
        else:
            pytest.importorskip(package)
    run_page(ROOT / name, blocks_of((ROOT / name).read_text("utf-8")))


def test_the_pages_that_need_more_are_there() -> None:
    assert NEEDS.keys() <= set(RUN)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith(("README", "docs/tutorial", "docs/how-to/"))])
def test_each_guide_is_run(name: str) -> None:
    assert name in RUN


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_what_is_shown_as_output_is_checked(path: Path) -> None:
    """A `text` block stands behind the block that prints it, or says that it does not."""
    blocks = blocks_of(path.read_text("utf-8"))
    for before, block in zip([None, *blocks], blocks, strict=False):
        if block.is_output:
            assert before is not None and before.is_run, f"{path.name}:{block.line}"


@pytest.mark.parametrize("name", [name for name in NAMES if re.match(r"docs/(index|tutorial|how-to|contribute)", name)])
def test_code_fits_on_the_page(name: str) -> None:
    blocks = [block for block in blocks_of((ROOT / name).read_text("utf-8")) if block.language != "text"]
    lines = [line for block in blocks for line in block.code.splitlines()]
    assert [line for line in lines if len(line) > WIDEST] == []
