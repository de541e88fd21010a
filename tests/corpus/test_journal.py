from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsclean.corpus.errors import DamagedJournalError, RunError
from newsclean.corpus.journal import Journal, Lock, Mark


def test_only_the_journals_of_other_commands_are_made_void(tmp_path: Path) -> None:
    mine, others = Journal(tmp_path, {"blocks": "kept"}), [Journal(tmp_path, {"blocks": name}) for name in ("all", "removed")]
    for i, journal in enumerate((mine, *others)):
        journal.write(Mark(64 + i))
    (tmp_path / "learned-0.profile").write_bytes(b"learned")
    mine.void_others()
    assert mine.read() == Mark(64)
    assert [journal.read() for journal in others] == [None, None]
    assert (tmp_path / "learned-0.profile").exists()


def test_no_journals_are_void_where_none_are(tmp_path: Path) -> None:
    Journal(tmp_path / "new", {}).void_others()
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b'{"documents": 64, "key"',
        b"\xff",
        b"[" * 100_000,
        b"[]",
        b'{"rows": 64}',
        b'{"documents": "64", "key": "a.html", "states": {}, "tally": {}}',
        b'{"documents": 64, "key": "a.html", "states": {"output": 7}, "tally": {}}',
        b'{"documents": 64, "key": "a.html", "states": {"output": {"size": "7"}}, "tally": {}}',
        b'{"documents": 64, "key": "a.html", "states": {}, "tally": {"pages": 64}}',
    ],
)
def test_a_damaged_one_is_told(data: bytes, tmp_path: Path) -> None:
    journal = Journal(tmp_path / ".out.newsclean", {})
    journal.write(Mark(64))
    (file,) = (tmp_path / ".out.newsclean").glob("journal-*.json")
    file.write_bytes(data)
    with pytest.raises(DamagedJournalError) as told:
        journal.read()
    assert str(file) in str(told.value) and f"remove {tmp_path / '.out.newsclean'} to begin anew" in str(told.value)


@pytest.mark.skipif(os.name == "nt", reason="unguarded")
def test_a_lock_is_for_one_run_and_leaves_nothing(tmp_path: Path) -> None:
    one, other = Lock(tmp_path / ".out.newsclean"), Lock(tmp_path / ".out.newsclean")
    one.take()
    with pytest.raises(RunError, match=r"another run is writing there .*\.out\.newsclean"):
        other.take()
    one.release()
    assert not list(tmp_path.iterdir())
    other.take()
    with pytest.raises(RunError):
        one.take()
    other.release()


def test_a_lock_leaves_what_others_have_there(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "made")
    lock.take()
    (tmp_path / "made" / "spool").touch()
    lock.release()
    assert (tmp_path / "made" / "spool").exists()
