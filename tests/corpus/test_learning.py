"""Profiles learned by runs: the same as those that are learned in one process, however the run went."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from newsclean import SiteProfile, clean_html, read_html, read_text
from newsclean.corpus import lessons
from newsclean.corpus.documents import Task
from newsclean.corpus.learning import Lesson
from newsclean.repeats.learning import PageFacts, facts_of
from tests.corpus.made import command, journaled, jsonl, left_behind, page, pages, run, visible, wait_until

PROMOTION = "The Valley Post brings you the news of both banks of the river, every morning before the ferry leaves."


def profile(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    return run(*arguments, name="profile")


def told(i: int) -> str:
    return page(i, f"<p>{PROMOTION}</p>")


def site(folder: Path, count: int = 24) -> Path:
    """Records of three sites, and pages without an address."""
    rows = [{"html": told(i), "url": f"https://www.{'abc'[i % 3]}.example/story/{i}"} for i in range(count)]
    jsonl(pages(folder, 12) / "more.jsonl", [*rows, b"{broken"])
    return folder


class TestLesson:
    def test_what_is_learned_of_a_document(self) -> None:
        record = {"html": told(1), "url": "https://www.post.example/story/1"}
        outcome = Lesson().outcome("x#1", Task(json.dumps(record).encode(), "json"))
        assert (outcome.body.site, outcome.body.url) == ("post.example", "https://www.post.example/story/1")
        assert PageFacts.from_bytes(outcome.body.facts) == facts_of(read_html(record["html"], url=record["url"]))

    def test_a_document_without_words_teaches_nothing(self) -> None:
        outcome = Lesson().outcome("x", Task(b"17\n\n3", "text"))
        assert outcome.body is None and outcome.failure is None

    def test_a_document_that_fails(self) -> None:
        failure = Lesson().outcome("x", Task(b"\x89PNG\r\n\x1a\n", "html")).failure
        assert failure and failure.kind == "no text"

    def test_facts_are_carried_as_bytes(self) -> None:
        facts = facts_of(read_text("Story Anna\nIt is told of Anna at the harbour.\nMore from the quay"))
        assert facts and len(facts.shapes) == 2
        assert PageFacts.from_bytes(facts.to_bytes()) == facts


class TestProfile:
    def test_is_that_of_one_process(self, tmp_path: Path) -> None:
        source = site(tmp_path / "in")
        assert profile(source, "-o", tmp_path / "x.profile", "--jobs", 2).returncode == 1
        named = [(path.relative_to(source).as_posix(), read_html(path.read_bytes())) for path in source.rglob("*.html")]
        rows = map(json.loads, (source / "more.jsonl").read_bytes().splitlines()[:-1])
        SiteProfile.learn([*named, *(read_html(row["html"], url=row["url"]) for row in rows)]).save(tmp_path / "y.profile")
        assert (tmp_path / "x.profile").read_bytes() == (tmp_path / "y.profile").read_bytes()

    def test_sites_that_do_not_fit_in_memory_together(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        learnt = [Lesson().outcome("", Task(told(i).encode(), "html", f"https://{i % 4}.example/{i}")).body for i in range(16)]
        (tmp_path / "spool").write_bytes(b"".join(lessons.framed(body, "") for body in learnt))
        together = list(lessons.ledgers(tmp_path / "spool"))
        monkeypatch.setattr(lessons, "_TOGETHER", 1)
        assert len(list(lessons._portions(tmp_path / "spool"))) == 4
        assert list(lessons.ledgers(tmp_path / "spool")) == together

    def test_names_that_are_no_unicode(self, tmp_path: Path) -> None:
        source = jsonl(tmp_path / "in.jsonl", [{"text": "The rain came.", "url": "https://\ud800.example/\ud800"}])
        assert profile(source, "-o", tmp_path / "x").returncode == 0
        assert len(SiteProfile.load(tmp_path / "x").sites) == 1


class TestBothPasses:
    @pytest.mark.parametrize("name", ["out", "out.jsonl"])
    def test_as_one_after_the_other(self, name: str, tmp_path: Path) -> None:
        source = site(tmp_path / "in")
        profile(source, "-o", tmp_path / "x.profile")
        expected = run(source, "-o", tmp_path / "a" / name, "--profile", tmp_path / "x.profile", "--blocks", "removed", "--format", "jsonl")
        (tmp_path / "x.profile").unlink()
        done = run(source, "-o", tmp_path / "b" / name, "--learn-profile", "--blocks", "removed", "--format", "jsonl")
        assert (done.returncode, done.stderr.count(b"broken")) == (expected.returncode, expected.stderr.count(b"broken"))
        assert done.stderr.count(b"no JSON") == 2, "once where it happens, once in the summary"
        found = visible(tmp_path / "b" / name)
        assert found == visible(tmp_path / "a" / name)
        assert b"site_repeats" in b"".join(found.values())
        assert not list((tmp_path / "b").rglob(".*")), "nothing is left behind"

    def test_to_standard_output(self, tmp_path: Path) -> None:
        source = site(tmp_path / "in")
        assert PROMOTION.encode() in run(source).stdout
        assert PROMOTION.encode() not in run(source, "--learn-profile").stdout

    def test_killed_in_either_pass(self, tmp_path: Path) -> None:
        source = site(tmp_path / "in", 240)
        output, expected = tmp_path / "b" / "out.jsonl", tmp_path / "a" / "out.jsonl"
        assert run(source, "-o", expected, "--learn-profile", "--jobs", 1).returncode == 1
        folder = output.parent / ".out.jsonl.newsclean"
        for where in ("learned-*/journal-*.json", "learned-*/journal-*.json", "journal-*.json"):
            pattern = where.replace("learned-*/", ".learned-*.newsclean/")
            before = max((journaled(path.parent) for path in folder.glob(pattern)), default=0)
            with subprocess.Popen(
                command(source, "-o", output, "--learn-profile", "--jobs", 2), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ) as process:
                wait_until(
                    lambda: process.poll() is not None or any(journaled(path.parent) > before for path in folder.glob(pattern))  # noqa: B023
                )
                process.kill()
            assert not output.exists()
        done = run(source, "-o", output, "--learn-profile")
        assert b"documents were done before" in done.stderr
        assert visible(output) == visible(expected)
        assert not left_behind(output.parent)

    def test_a_file_that_is_there_is_told_before_anything_is_learned(self, tmp_path: Path) -> None:
        (tmp_path / "out.jsonl").write_text("mine", encoding="utf-8")
        done = run(site(tmp_path / "in"), "-o", tmp_path / "out.jsonl", "--learn-profile")
        assert done.returncode == 3 and b"--overwrite" in done.stderr and b"Traceback" not in done.stderr
        assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "mine" and not list(tmp_path.rglob(".*"))

    @pytest.mark.parametrize("more", [("-",), ("--profile", "x")])
    def test_what_does_not_fit_together(self, more: tuple[str, ...], tmp_path: Path) -> None:
        done = run(site(tmp_path / "in"), "--learn-profile", *more)
        assert done.returncode == 2 and b"--learn-profile" in done.stderr


def test_a_profile_makes_the_difference_that_it_makes_in_one_process(tmp_path: Path) -> None:
    source = site(tmp_path / "in")
    profile(source, "-o", tmp_path / "x.profile")
    run(source, "-o", tmp_path / "out.jsonl", "--profile", tmp_path / "x.profile", "--blocks", "all")
    known = SiteProfile.load(tmp_path / "x.profile")
    given = [json.loads(line) for line in (source / "more.jsonl").read_bytes().splitlines()[:-1]]
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_bytes().splitlines()]
    for record, row in zip(given, rows[-len(given) :], strict=True):
        article = json.loads(json.dumps(clean_html(record["html"], url=record["url"], profile=known).to_dict()))
        assert {name: row[name] for name in article} == article
