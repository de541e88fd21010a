from __future__ import annotations

from pathlib import Path

from benchmarks.cache import Cache, hash_of


def test_rows_are_there_after_a_restart(tmp_path: Path) -> None:
    with Cache(tmp_path / "deep" / "cache.sqlite") as cache:
        cache.put("a@1", [("page", {"text": "雨\ud83c"}), ("other", {"text": ""})])
    with Cache(tmp_path / "deep" / "cache.sqlite") as cache:
        assert cache.rows("a@1") == {"page": {"text": "雨\ud83c"}, "other": {"text": ""}}
        assert cache.rows("a@2") == {}


def test_a_later_row_replaces_the_earlier(tmp_path: Path) -> None:
    with Cache(tmp_path / "cache.sqlite") as cache:
        cache.put("a", [("page", {"n": 1})])
        cache.put("a", [("page", {"n": 2})])
        assert cache.rows("a") == {"page": {"n": 2}}


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "cache.sqlite").write_bytes(b"this is no database" * 100)
    with Cache(tmp_path / "cache.sqlite") as cache:
        assert cache.rows("a") == {}


def test_a_hash_follows_names_and_contents_of_code(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    before = hash_of(tmp_path)
    (tmp_path / "note.md").write_text("no code")
    assert hash_of(tmp_path) == before
    (tmp_path / "a.py").write_text("2")
    changed = hash_of(tmp_path)
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert len({before, changed, hash_of(tmp_path)}) == 3
