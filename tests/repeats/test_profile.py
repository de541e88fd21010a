from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsclean import NewscleanError, Page, ProfileError, SiteProfile, read_html, read_text
from newsclean.model import Block
from newsclean.repeats import learning
from newsclean.repeats import ledger as ledgers

STORIES = [f"Story {name}\nIt is told of {name} at the harbour.\nMore from the quay" for name in ("Anna", "Berta", "Clara", "Dora")]


def texts(*numbers: int) -> list[Page]:
    return [read_text(STORIES[i]) for i in numbers]


def repeated(profile: SiteProfile, text: str, url: str | None = None) -> int:
    """On how many pages of the site a line stands, if on three or more."""
    page = Page((Block(0, text),), url=url)
    furniture = profile.furniture_of(page)
    found = furniture.find(page, page.blocks[0]) if furniture else None
    return found.pages if found else 0


def saved(profile: SiteProfile, folder: Path) -> bytes:
    profile.save(folder / "x.profile")
    return (folder / "x.profile").read_bytes()


class TestLearning:
    def test_lines_are_counted_by_pages(self) -> None:
        profile = SiteProfile.learn(texts(0, 1, 2))
        assert repeated(profile, "More from the QUAY!") == 3
        assert repeated(profile, "Story Anna") == 0

    def test_a_line_counts_once_a_page(self) -> None:
        twice = [read_text(f"{STORIES[i]}\nMore from the quay\nMore from the quay") for i in range(2)]
        assert repeated(SiteProfile.learn(twice), "More from the quay") == 0

    def test_a_page_counts_once(self) -> None:
        assert repeated(SiteProfile.learn(texts(0, 0, 0, 1, 1)), "More from the quay") == 0
        assert SiteProfile.learn(texts(0, 0, 1)).sites == {"": 2}

    def test_a_generator_is_read_once(self) -> None:
        assert SiteProfile.learn(page for page in texts(0, 1, 2)).sites == {"": 3}

    def test_pages_without_words_are_none(self) -> None:
        assert SiteProfile.learn([Page(()), read_text("17\n\n3")]).sites == {}
        assert SiteProfile.learn([]) == SiteProfile()

    @pytest.mark.parametrize(
        ("pages", "told"),
        [
            (["<p>x"], "not from str"),
            ("<p>x", "not from str"),
            ([b"<p>x"], "not from bytes"),
            ([("a.html", "<p>x")], r"not from \(str, str\)"),
            ([(Path("a.html"), read_text(STORIES[0]))], r"not from \(\w+Path, Page\)"),
            ([(read_text(STORIES[0]),)], r"not from \(Page\)"),
            ([None], "not from NoneType"),
        ],
    )
    def test_what_is_no_page_is_told(self, pages: Any, told: str) -> None:
        with pytest.raises(TypeError, match=told) as error:
            SiteProfile.learn(pages)
        assert "read_html" in str(error.value)

    def test_an_unknown_way_to_tell_sites_is_refused(self) -> None:
        wrong: Any = "publisher"
        with pytest.raises(ValueError, match="publisher"):
            SiteProfile.learn([], by=wrong)

    def test_learning_stays_the_same_with_a_small_buffer(self, monkeypatch: pytest.MonkeyPatch) -> None:
        whole = SiteProfile.learn(texts(0, 1, 2, 3))
        monkeypatch.setattr(learning, "_BUFFERED", 1)
        assert SiteProfile.learn(texts(0, 1, 2, 3)) == whole


class TestSites:
    URLS = ("https://one.example/a", "https://two.example/a", "https://news.one.example/b")

    def _pages(self) -> list[Page]:
        return [read_text(STORIES[i], url=url) for i, url in enumerate(self.URLS)]

    def test_are_told_apart(self) -> None:
        pages = [read_text(f"{story}", url=f"https://{site}.example/{i}") for site in "ab" for i, story in enumerate(STORIES[:2])]
        profile = SiteProfile.learn(pages)
        assert profile.sites == {"a.example": 2, "b.example": 2}
        assert repeated(profile, "More from the quay", "https://a.example/x") == 0

    def test_are_one_where_the_user_says_so(self) -> None:
        profile = SiteProfile.learn(self._pages(), by="one")
        assert profile.sites == {"": 3}
        assert repeated(profile, "More from the quay", "https://three.example/") == 3

    def test_a_page_of_an_unknown_site_is_held_against_those_without_an_address(self) -> None:
        assert repeated(SiteProfile.learn(texts(0, 1, 2)), "More from the quay", "https://three.example/") == 3
        named = SiteProfile.learn(read_text(story, url=f"https://one.example/{i}") for i, story in enumerate(STORIES))
        assert repeated(named, "More from the quay", "https://three.example/") == 0
        assert repeated(named, "More from the quay") == 0

    def test_html_and_text_of_a_site_count_together(self) -> None:
        html = read_html(f"<p>{STORIES[0]}</p><p>More from the quay</p>")
        assert repeated(SiteProfile.learn([html, *texts(1, 2)]), "More from the quay") == 3


class TestMerging:
    def test_parts_make_the_whole(self, tmp_path: Path) -> None:
        whole, one, other = (SiteProfile.learn(texts(*numbers)) for numbers in ((0, 1, 2), (2, 0), (1,)))
        assert one.merge(other) == whole == other.merge(one)
        assert saved(one.merge(other), tmp_path) == saved(whole, tmp_path)

    def test_a_page_in_both_parts_counts_once(self) -> None:
        one = SiteProfile.learn(texts(0, 1))
        assert one.merge(one) == one
        assert repeated(one.merge(one), "More from the quay") == 0

    def test_the_smaller_name_of_a_page_stays(self) -> None:
        one, other = (SiteProfile.learn([(name, page) for page in texts(0, 1, 2)]) for name in ("b.txt", "a.txt"))
        assert one != other
        assert one.merge(other) == other.merge(one) == other

    def test_profiles_of_different_ways_do_not_merge(self) -> None:
        with pytest.raises(ProfileError, match=r"domain.*host"):
            SiteProfile.learn([]).merge(SiteProfile.learn([], by="host"))

    def test_neither_part_changes(self, tmp_path: Path) -> None:
        one = SiteProfile.learn(texts(0, 1))
        before = saved(one, tmp_path)
        one.merge(SiteProfile.learn(texts(2, 3)))
        assert saved(one, tmp_path) == before


class TestForgetting:
    """Of a large site the pages with the smallest hashes stay: this keeps the laws."""

    @pytest.fixture(autouse=True)
    def _few(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(ledgers, "MOST_PAGES", 5)
        monkeypatch.setattr(ledgers, "MOST_SHAPED_PAGES", 2)
        monkeypatch.setattr(learning, "MOST_SHAPED_PAGES", 2)

    PAGES = tuple(read_text(f"It is told of {'x' * i} at the harbour.\nMore from the quay today") for i in range(1, 20))

    def test_the_number_of_pages_is_bounded(self) -> None:
        profile = SiteProfile.learn(self.PAGES)
        assert profile.sites == {"": 5}
        assert repeated(profile, "More from the quay today") == 5

    def test_shards_still_make_the_whole(self, tmp_path: Path) -> None:
        whole = saved(SiteProfile.learn(self.PAGES), tmp_path)
        a, b, c = (SiteProfile.learn(reversed(self.PAGES[i::3])) for i in range(3))
        assert saved(a.merge(b).merge(c), tmp_path) == saved(c.merge(a.merge(b)), tmp_path) == whole


class TestSaving:
    def test_what_is_saved_is_loaded(self, tmp_path: Path) -> None:
        profile = SiteProfile.learn([*texts(0, 1, 2), read_html("<div class=a><p>Rain fell on the roofs", url="https://one.example/ä")])
        saved(profile, tmp_path)
        loaded = SiteProfile.load(tmp_path / "x.profile")
        assert loaded == profile
        assert loaded.by == "domain" and loaded.sites == {"": 3, "one.example": 1}
        assert saved(loaded, tmp_path) == saved(profile, tmp_path)

    def test_an_empty_profile_too(self, tmp_path: Path) -> None:
        SiteProfile.learn([], by="host").save(tmp_path / "x")
        assert SiteProfile.load(str(tmp_path / "x")) == SiteProfile("host")

    def test_the_same_bytes_in_another_process(self, tmp_path: Path) -> None:
        program = "import sys; from tests.repeats.test_profile import *; SiteProfile.learn(texts(2, 1, 0)).save(sys.argv[1])"
        for seed in ("1", "2"):
            environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path))}
            subprocess.run(
                [sys.executable, "-c", program, str(tmp_path / seed)], check=True, env=environment, cwd=Path(__file__).parents[2]
            )
        assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes() == saved(SiteProfile.learn(texts(0, 1, 2)), tmp_path)

    def test_users_can_open_it(self, tmp_path: Path) -> None:
        saved(SiteProfile.learn([(f"{i}.txt", page) for i, page in enumerate(texts(0, 1, 2))]), tmp_path)
        database = sqlite3.connect(tmp_path / "x.profile")
        about = dict(database.execute("SELECT key, value FROM about"))
        assert about["by"] == "domain" and about["seed"] and about["hash"]
        assert sorted(name for (name,) in database.execute("SELECT name FROM pages")) == ["0.txt", "1.txt", "2.txt"]
        assert database.execute("SELECT pages FROM repeated").fetchall() == [(3,)]
        database.close()

    def test_it_holds_no_text(self, tmp_path: Path) -> None:
        assert b"harbour" not in saved(SiteProfile.learn(texts(0, 1, 2)), tmp_path)

    @pytest.mark.skipif(os.name == "nt", reason="folders cannot be opened")
    def test_the_name_of_a_saved_one_is_durable(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        synced: list[bool] = []
        monkeypatch.setattr(os, "fsync", lambda handle: synced.append(stat.S_ISDIR(os.fstat(handle).st_mode)))
        SiteProfile.learn(texts(0)).save(tmp_path / "x")
        assert synced == [False, True], "the file, then its folder"

    def test_nothing_is_left_of_a_failed_save(self, tmp_path: Path) -> None:
        (tmp_path / "taken").mkdir()
        with pytest.raises(OSError, match="taken"):
            SiteProfile.learn(texts(0)).save(tmp_path / "taken")
        assert [path.name for path in tmp_path.iterdir()] == ["taken"]


class TestDamage:
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        saved(SiteProfile.learn(texts(0, 1, 2)), tmp_path)
        return tmp_path / "x.profile"

    def _refused(self, file: Path, why: str) -> None:
        with pytest.raises(ProfileError, match=f"x.profile: .*{why}") as caught:
            SiteProfile.load(file)
        assert isinstance(caught.value, NewscleanError)

    @pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\0" * 200], ids=["empty", "text", "zeros"])
    def test_another_file_is_refused(self, file: Path, content: bytes) -> None:
        file.write_bytes(content)
        self._refused(file, "no site profile")

    def test_another_database_is_refused(self, file: Path) -> None:
        file.unlink()
        self._change(file, "CREATE TABLE about (key, value)")
        self._refused(file, "no site profile")

    def test_half_a_file_is_refused(self, file: Path) -> None:
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        self._refused(file, "damaged")

    @pytest.mark.parametrize("key", ["version", "hash", "seed", "shingle"])
    def test_another_version_is_refused(self, file: Path, key: str) -> None:
        self._change(file, f"UPDATE about SET value = 'other' WHERE key = '{key}'")
        self._refused(file, f"another version.*{key}.*other")

    @pytest.mark.parametrize(
        "change",
        [
            "UPDATE paragraphs SET page = page + 1 WHERE rowid = 1",
            "DELETE FROM paragraphs WHERE rowid = 2",
            "UPDATE pages SET name = 'x' WHERE rowid = 1",
            "DELETE FROM shapes",
            "UPDATE sites SET name = 'other'",
            "UPDATE sites SET name = x'00'",
            "UPDATE pages SET name = x'00' WHERE rowid = 1",
            "UPDATE paragraphs SET text = 'word' WHERE rowid = 1",
            "DROP TABLE pages",
            "UPDATE about SET value = 'planet' WHERE key = 'by'",
        ],
    )
    def test_changed_rows_are_noticed(self, file: Path, change: str) -> None:
        self._change(file, change)
        self._refused(file, "damaged")

    def test_a_missing_file_is_another_matter(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            SiteProfile.load(tmp_path / "x.profile")

    @staticmethod
    def _change(file: Path, statement: str) -> None:
        database = sqlite3.connect(file)
        with database:
            database.execute(statement)
        database.close()
