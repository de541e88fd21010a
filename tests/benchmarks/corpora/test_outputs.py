from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpora.outputs import published
from benchmarks.documents import CorpusError
from tests.benchmarks.corpora.building import write


def read(path: Path) -> dict[str, str]:
    content = path.read_text()
    if content == "damaged":
        raise CorpusError(f"{path}: damaged")
    return {"a": content}


def test_each_file_is_a_system(tmp_path: Path) -> None:
    files = [write(tmp_path / f"{name}.json", f"by {name}") for name in ("tool", "other")]
    outputs = published(files, read)
    assert {name: dict(texts) for name, texts in outputs.by_system.items()} == {"other": {"a": "by other"}, "tool": {"a": "by tool"}}
    assert len(outputs.by_system) == 2
    assert outputs.skipped == ()


def test_one_that_cannot_be_read_is_listed(tmp_path: Path) -> None:
    files = [write(tmp_path / "tool.json", "by tool"), write(tmp_path / "other.json", "damaged")]
    outputs = published(files, read)
    assert list(outputs.by_system) == ["tool"]
    assert outputs.skipped == (f"output of other: {files[1]}: damaged",)


def test_texts_are_not_held_but_read_when_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path / "tool.json", "first")
    outputs = published([path], read)
    write(path, "second")
    assert outputs.by_system["tool"] == {"a": "second"}
    with pytest.raises(KeyError):
        outputs.by_system["other"]
