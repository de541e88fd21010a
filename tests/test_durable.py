from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from newsclean.durable import Spool, replacing


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    """A spool with two lines, and half a third one that was not noted."""
    spool = Spool(tmp_path / "made" / "spool", tmp_path / "out")
    spool.resume(0)
    assert [spool.append(data) for data in (b"one\n", b"two\n", b"thr")] == [4, 8, 11]
    spool.close()
    return spool


def test_what_was_not_noted_is_cut_off(spool: Spool) -> None:
    spool.resume(8)
    assert not spool.is_output and spool.append(b"three\n") == 14
    spool.close()
    assert spool.path.read_bytes() == b"one\ntwo\nthree\n"


def test_lost_data_are_told(spool: Spool) -> None:
    with pytest.raises(OSError, match="has lost data"):
        spool.resume(12)


@pytest.mark.parametrize(("size", "expected"), [(11, True), (0, False)])
def test_an_output_that_was_made_is_not_made_again(size: int, expected: bool, spool: Spool, tmp_path: Path) -> None:
    spool.path.rename(tmp_path / "out")
    spool.resume(size)
    assert spool.is_output == expected and spool.path.exists() != expected
    spool.close()


def test_an_output_that_was_made_does_not_grow(spool: Spool, tmp_path: Path) -> None:
    spool.path.rename(tmp_path / "out")
    spool.resume(8)
    with pytest.raises(OSError, match="has lost data"):
        spool.append(b"three\n")
    assert (tmp_path / "out").read_bytes() == b"one\ntwo\nthr"


def test_a_lost_spool_is_no_output(spool: Spool) -> None:
    spool.path.unlink()
    with pytest.raises(FileNotFoundError):
        spool.resume(11)


def test_an_older_output_is_not_taken_for_the_spool(spool: Spool, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"older")
    spool.resume(8)
    assert not spool.is_output
    spool.close()


@pytest.mark.parametrize("within", [None, "elsewhere"])
def test_a_file_is_seen_when_it_is_whole(within: str | None, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    with replacing(tmp_path / "out", tmp_path / within if within else None) as temporary:
        temporary.write_bytes(b"rain")
        assert temporary.parent == tmp_path / (within or "") and not (tmp_path / "out").exists()
    assert (tmp_path / "out").read_bytes() == b"rain" and not temporary.exists()


def test_nothing_is_left_of_a_file_that_fails(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"older")
    with suppress(KeyboardInterrupt), replacing(tmp_path / "out") as temporary:
        temporary.write_bytes(b"ra")
        raise KeyboardInterrupt
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out", b"older")]


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_others_may_read_a_file_as_any_new_one(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with replacing(tmp_path / "out"):
            pass
    finally:
        assert os.umask(before) == 0o027
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o640
