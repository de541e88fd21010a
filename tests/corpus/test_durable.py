from __future__ import annotations

from pathlib import Path

import pytest

from newsclean.corpus.durable import Spool


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
