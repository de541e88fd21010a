from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.report.files import write


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b.html", b"rain")
    assert (tmp_path / "a" / "b.html").read_bytes() == b"rain"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.html"]


def test_a_file_is_replaced_and_who_reads_the_old_one_reads_it_to_its_end(tmp_path: Path) -> None:
    write(tmp_path / "a", b"rain")
    with (tmp_path / "a").open("rb") as reader:
        write(tmp_path / "a", b"wind")
        assert reader.read() == b"rain"
    assert (tmp_path / "a").read_bytes() == b"wind"


def test_what_fails_half_way_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a", b"rain")

    def full(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[:1])
        raise OSError("no space left")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="no space left"):
        write(tmp_path / "a", b"wind")
    assert (tmp_path / "a").read_bytes() == b"rain"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
