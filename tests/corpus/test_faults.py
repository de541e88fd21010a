"""What may go wrong around a run, made to go wrong: disks, pipes, names, and files that are more than they seem."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus.made import command, page, pages, run, visible, warc_record

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits and mounts of POSIX")
MB = 1_000_000
MOST_RESIDENT = 300 * MB


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", folder], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


class TestDisks:
    @pytest.mark.parametrize("name", ["out", "out.jsonl", "out.parquet"])
    def test_a_full_disk(self, name: str, small_disk: Path, tmp_path: Path) -> None:
        source, more = pages(tmp_path / "in", 40), () if name == "out" else ("--blocks", "all")
        (small_disk / "ballast").write_bytes(b"x" * 260_000)
        done = run(source, "-o", small_disk / name, *more)
        assert done.returncode == 4
        assert b"No space left on device" in done.stderr and b"Traceback" not in done.stderr
        assert all(data.endswith(b"both of them.\n") for data in visible(small_disk / name).values()) if name == "out" else True
        assert name == "out" or not (small_disk / name).exists()
        (small_disk / "ballast").unlink()
        subprocess.run(["mount", "-o", "remount,size=20m", small_disk], check=True)
        assert run(source, "-o", small_disk / name, *more).returncode == 0
        assert run(source, "-o", tmp_path / name, *more).returncode == 0
        assert visible(small_disk / name) == visible(tmp_path / name)

    @pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.parquet"])
    def test_a_file_that_may_not_grow(self, name: str, tmp_path: Path) -> None:
        source = pages(tmp_path / "in", 40)
        limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))"
        done = run(source, "-o", tmp_path / name, before=limit)
        assert done.returncode == 4
        assert b"File too large" in done.stderr and b"Traceback" not in done.stderr
        assert not (tmp_path / name).exists()
        assert run(source, "-o", tmp_path / name).returncode == 0
        assert run(source, "-o", tmp_path / f"again.{name}").returncode == 0
        assert (tmp_path / name).read_bytes() == (tmp_path / f"again.{name}").read_bytes()

    @pytest.mark.parametrize("name", ["out", "out.jsonl"])
    def test_a_read_only_folder(self, name: str, small_disk: Path, tmp_path: Path) -> None:
        subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
        done = run(pages(tmp_path / "in", 3), "-o", small_disk / name)
        assert done.returncode == 4
        assert b"Read-only file system" in done.stderr and b"Traceback" not in done.stderr


class TestPipes:
    def test_a_reader_that_leaves_early(self, tmp_path: Path) -> None:
        source = pages(tmp_path / "in", 100)
        with subprocess.Popen(command(source, "--format", "jsonl"), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout and process.stderr
            assert json.loads(process.stdout.readline())["title"] == "Bridge 0"
            process.stdout.close()
            told = process.stderr.read()
        assert told == b""
        assert process.returncode == 0

    def test_a_named_pipe_is_no_document(self, tmp_path: Path) -> None:
        os.mkfifo(pages(tmp_path / "in", 1) / "pipe.html")
        done = run(tmp_path / "in", "-o", tmp_path / "out")
        assert done.returncode == 1
        assert b"pipe.html: not a regular file" in done.stderr


class TestNames:
    def test_links_that_loop_or_lead_out(self, tmp_path: Path) -> None:
        source = pages(tmp_path / "in", 2)
        (tmp_path / "secret.html").write_text(page(7), encoding="utf-8")
        (source / "loop").symlink_to(source, target_is_directory=True)
        (source / "ring.html").symlink_to(source / "ring.html")
        (source / "out.html").symlink_to(tmp_path / "secret.html")
        (source / "within.html").symlink_to(source / "000" / "00000.html")
        done = run(source, "-o", tmp_path / "out")
        assert sorted(visible(tmp_path / "out")) == ["000/00000.txt", "000/00001.txt", "within.txt"]
        assert b"out.html: a link that leads out of the folder" in done.stderr
        assert b"ring.html: " in done.stderr

    def test_a_link_in_the_output_is_not_followed_out(self, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "000").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
        done = run(pages(tmp_path / "in", 1), "-o", tmp_path / "out")
        assert b"would leave the folder by a link" in done.stderr
        assert not list((tmp_path / "elsewhere").iterdir())

    def test_odd_names(self, tmp_path: Path) -> None:
        source = tmp_path / "in"
        source.mkdir()
        names = [
            b"x" * 250 + b".htm",
            b"A.html",
            b"a.html",
            "é.html".encode(),
            "e\u0301.html".encode(),
            b"-o.html",
            b" .html",
            b"a\nb.html",
            b"\xff.html",
        ]
        made = sum(_made(os.path.join(os.fsencode(source), name), i) for i, name in enumerate(names))  # noqa: PTH118
        done = run(source, "-o", tmp_path / "out", "--format", "jsonl")
        assert done.returncode == 0, done.stderr
        found = [path.name for path in (tmp_path / "out").iterdir() if path.is_file()]
        assert len(found) == len({name.casefold() for name in found}) == made
        assert all(len(os.fsencode(name)) <= 255 and name.isprintable() for name in found)

    def test_folders_deeper_than_the_stack_of_python(self, tmp_path: Path) -> None:
        deep = tmp_path / "in"
        deep.mkdir()
        before = Path.cwd()
        try:
            os.chdir(deep)
            for _ in range(1_500):
                Path("d").mkdir()
                os.chdir("d")
            Path("x.html").write_text(page(1), encoding="utf-8")
        finally:
            os.chdir(before)
        done = run(deep, "-o", tmp_path / "out")
        # pytest removes old folders by recursion, and would stumble over these.
        subprocess.run(["rm", "-rf", deep, tmp_path / "out"], check=True)
        assert done.returncode == 0 and b"1 documents written" in done.stderr


def _made(name: bytes, i: int) -> bool:
    try:
        with open(name, "wb") as file:  # noqa: PTH123
            file.write(page(i).encode())
    except OSError:  # this file system takes Unicode only
        return False
    return True


def _peak(*arguments: object) -> tuple[int, subprocess.CompletedProcess[bytes]]:
    """Bytes that the largest process of a run had in memory, and the run."""
    program = (
        "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:]); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(done.returncode)"
    )
    done = subprocess.run([sys.executable, "-c", program, *command(*arguments)], capture_output=True, check=False, timeout=300)
    return int(done.stdout.split()[-1]) * (1 if sys.platform == "darwin" else 1024), done


def _zeros(count: int) -> bytes:
    return gzip.compress(b" " * count, 1, mtime=0)


class TestBombs:
    def test_a_packed_page(self, tmp_path: Path) -> None:
        source = pages(tmp_path / "in", 1)
        (source / "bomb.html.gz").write_bytes(_zeros(500 * MB))
        zstandard = pytest.importorskip("zstandard")
        (source / "bomb.html.zst").write_bytes(zstandard.ZstdCompressor().compress(b" " * 500 * MB))
        peak, done = _peak(source, "-o", tmp_path / "out")
        assert done.stderr.count(b"larger than 20,000,000 bytes") == 2
        assert sorted(visible(tmp_path / "out")) == ["000/00000.txt"]
        assert peak < MOST_RESIDENT

    def test_a_window_of_two_gigabytes(self, tmp_path: Path) -> None:
        zstandard = pytest.importorskip("zstandard")
        frame = bytearray(zstandard.ZstdCompressor(write_content_size=False).compress(page(1).encode()))
        frame[5] = (31 - 10) << 3  # the window that the frame asks for
        source = pages(tmp_path / "in", 1)
        (source / "bomb.html.zst").write_bytes(frame)
        done = run(source, "-o", tmp_path / "out")
        assert b"bomb.html.zst: the compressed data is damaged" in done.stderr
        assert len(visible(tmp_path / "out")) == 1

    def test_a_line_of_500_mb(self, tmp_path: Path) -> None:
        source = tmp_path / "in.jsonl.gz"
        with gzip.open(source, "wb", 1) as file:
            file.write(json.dumps({"html": page(1)}).encode() + b'\n{"html": "')
            for _ in range(500):
                file.write(b" " * MB)
            file.write(b'"}\n' + json.dumps({"html": page(3)}).encode())
        peak, done = _peak(source, "-o", tmp_path / "out.jsonl")
        assert b"in.jsonl.gz#2: the line is larger than 20,000,000 bytes" in done.stderr
        rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_bytes().splitlines()]
        assert [row["source"].rpartition("#")[2] for row in rows] == ["1", "3"]
        assert peak < MOST_RESIDENT

    def test_an_archive(self, tmp_path: Path) -> None:
        pytest.importorskip("fastwarc")
        records = [warc_record(1, page(1).encode()), warc_record(2, b" " * 300 * MB), warc_record(3, page(3).encode())]
        (tmp_path / "in.warc.gz").write_bytes(b"".join(gzip.compress(record, mtime=0) for record in records))
        peak, done = _peak(tmp_path / "in.warc.gz", "-o", tmp_path / "out.jsonl")
        assert b"in.warc.gz#2: larger than 20,000,000 bytes" in done.stderr
        assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 2
        assert peak < MOST_RESIDENT

    def test_content_packed_within_an_archive(self, tmp_path: Path) -> None:
        pytest.importorskip("fastwarc")
        packed = warc_record(1, _zeros(300 * MB), headers=b"Content-Encoding: gzip\r\n")
        plain = warc_record(2, gzip.compress(page(2).encode()), headers=b"Content-Encoding: gzip\r\n")
        (tmp_path / "in.warc.gz").write_bytes(b"".join(gzip.compress(record, mtime=0) for record in (packed, plain)))
        peak, done = _peak(tmp_path / "in.warc.gz", "-o", tmp_path / "out.jsonl")
        assert b"in.warc.gz#1: larger than 20,000,000 bytes" in done.stderr
        (row,) = map(json.loads, (tmp_path / "out.jsonl").read_bytes().splitlines())
        assert row["title"] == "Bridge 2"
        assert peak < MOST_RESIDENT

    @pytest.mark.parametrize("values", ["one of 200 MB", "many of 1 MB, the same"])
    def test_a_table(self, values: str, tmp_path: Path) -> None:
        pyarrow = pytest.importorskip("pyarrow")
        import pyarrow.parquet as parquet

        large = [page(0), " " * 200 * MB, page(2)] if values.startswith("one") else [page(0) + " " * MB] * 300
        parquet.write_table(pyarrow.table({"html": large}), tmp_path / "in.parquet")
        del large
        peak, done = _peak(tmp_path / "in.parquet", "-o", tmp_path / "out.jsonl", "--max-size", "0.5")
        assert b"Traceback" not in done.stderr
        assert done.returncode in (0, 1, 3)
        assert peak < MOST_RESIDENT
