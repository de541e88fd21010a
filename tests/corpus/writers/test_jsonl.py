from __future__ import annotations

from pathlib import Path

import pytest

from newsclean.corpus.documents import Document, Failure, Outcome, Result
from newsclean.corpus.unpack import opened
from newsclean.corpus.writers import writer_for
from tests.corpus.made import jsonl, page, run

REFUSED = Result(Document("x.html", "x.txt"), Outcome(failure=Failure("no text", "it is a picture")))


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst"])
@pytest.mark.parametrize("stopped", [False, True])
def test_no_lines_are_a_whole_file(name: str, stopped: bool, tmp_path: Path) -> None:
    if name.endswith("zst"):
        pytest.importorskip("zstandard")
    output = tmp_path / name
    state: dict[str, int] = {}
    for _ in range(1 + stopped):  # the second time as after a stop behind the first
        writer = writer_for(output, False, [])
        writer.resume(state)
        _, state = writer.write([REFUSED])
        writer.finish()
    with opened(output) as (stream, _):
        assert stream.read() == b""
    assert bool(output.stat().st_size) == (output.suffix != ".jsonl")


def test_no_refusals_are_a_whole_file(tmp_path: Path) -> None:
    source, errors = jsonl(tmp_path / "in.jsonl", [{"html": page(1)}]), tmp_path / "errors.jsonl.gz"
    assert run(source, "-o", tmp_path / "out.jsonl", "--errors-to", errors).returncode == 0
    with opened(errors) as (stream, _):
        assert stream.read() == b""
    assert errors.stat().st_size
