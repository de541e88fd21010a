"""The test of the pages can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.running import blocks_of, run_page

PAGE = Path("page.md")


def run(markdown: str) -> None:
    run_page(PAGE, blocks_of(markdown))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


GOOD = [
    ("output", "```python\nprint('rain')\n```\n\n```text\nrain\n```"),
    ("one namespace", "```python\nx = 1\n```\nand\n```python\nprint(x)\n```\n```text\n1\n```"),
    ("anything", "```python\nprint('a\\nb\\nc')\n```\n```text\na\n...\nc\n```"),
    ("shell", "```sh\necho rain | tr a-z A-Z\n```\n```text\nRAIN\n```"),
    (
        "progress of a slow run",
        "```sh\necho 'newsclean: 1 documents, 0 failed, 0.1 MB/s'\necho rain\n```\n```text\nrain\n```",
    ),
    ("a file", '```toml title="a.toml"\nx = 1\n```\n```sh\ncat a.toml\n```\n```text\nx = 1\n```'),
    ("left out", "<!-- not run: it takes a crawl -->\n```sh\nfalse\n```"),
    ("left out, with an empty line", "<!-- command: clean -->\n\n```sh\nfalse\n```"),
    ("indented", "- item\n\n    ```python\n    x = 1\n    ```"),
    ("another language", "```json\n{\n```"),
]
BAD = [
    ("other output", "```python\nprint('rain')\n```\n```text\nsun\n```"),
    ("no output", "```python\npass\n```\n```text\nsun\n```"),
    ("more output", "```python\nprint('rain\\nsun')\n```\n```text\nrain\n```"),
    ("a command that fails", "```sh\nfalse\necho\n```"),
    ("an error", "```python\nassert 1 == 2\n```"),
    ("shell with other output", "```sh\necho rain\n```\n```text\nsun\n```"),
]


@pytest.mark.parametrize("markdown", [row[1] for row in GOOD], ids=[row[0] for row in GOOD])
def test_passes(markdown: str) -> None:
    run(markdown)


@pytest.mark.parametrize("markdown", [row[1] for row in BAD], ids=[row[0] for row in BAD])
def test_fails(markdown: str) -> None:
    with pytest.raises(AssertionError):
        run(markdown)


def test_the_place_is_named() -> None:
    with pytest.raises(AssertionError, match=r"page\.md:4 shows"):
        run("```python\n```\n```text\nsun\n```")


def test_a_left_out_block_is_left_out_alone() -> None:
    first, second = blocks_of("<!-- not run: slow -->\n```sh\nfalse\n```\n\n```sh\ntrue\n```")
    assert (first.is_run, second.is_run) == (False, True)
