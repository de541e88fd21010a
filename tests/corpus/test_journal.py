from __future__ import annotations

from pathlib import Path

from newsclean.corpus.journal import Journal, Mark


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
