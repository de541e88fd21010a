"""Every format in, every format out: what is kept, and what is said of records that cannot be read."""

from __future__ import annotations

import gzip
import json
import math
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from newsclean.corpus.documents import Document
from newsclean.corpus.listing import Entry, Kind, kind_of
from newsclean.corpus.readers import FieldNames, Reading, read
from tests.building import BODY
from tests.corpus.made import jsonl, page, pages, run, visible, warc_record


def documents(file: Path, **options: Any) -> list[Document]:
    kind: Kind | None = kind_of(file)
    assert kind
    return list(read(Entry(file, "x", kind, file.stat().st_size), Reading(**options)))


def told(file: Path, **options: Any) -> list[str]:
    """For each document the end of its key, and its failure."""
    return [
        f"{document.key.rpartition('#')[2]} {document.failure.kind if document.failure else ''}".strip()
        for document in documents(file, **options)
    ]


def rows(output: Path) -> list[dict[str, Any]]:
    data = gzip.decompress(output.read_bytes()) if output.suffix == ".gz" else output.read_bytes()
    return [json.loads(line, parse_constant=pytest.fail) for line in data.splitlines()]


STORY = "The rain came at night, and by noon the river had left its bed, said the mayor."


class TestJsonLines:
    @pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ".ndjson"])
    def test_fields_are_kept(self, suffix: str, tmp_path: Path) -> None:
        given = [
            {"html": page(1), "url": "https://site.example/1", "id": 7, "title": "old"},
            {"text": STORY, "tags": ["a"]},
        ]
        assert run(jsonl(tmp_path / f"in{suffix}", given), "-o", tmp_path / "out.jsonl").returncode == 0
        one, two = rows(tmp_path / "out.jsonl")
        assert (one["title"], one["source_title"], one["url"], one["id"]) == ("Bridge 1", "old", "https://site.example/1", 7)
        assert "html" not in one and one["text"].startswith("The council") and one["source"].endswith("#1")
        assert (two["text"], two["tags"], two["url"]) == (STORY, ["a"], None)

    def test_fields_may_be_named(self, tmp_path: Path) -> None:
        source = jsonl(tmp_path / "in.jsonl", [{"page": page(1), "link": "https://site.example/1", "html": "other"}])
        run(source, "-o", tmp_path / "out.jsonl", "--html-field", "page", "--url-field", "link")
        (row,) = rows(tmp_path / "out.jsonl")
        assert (row["url"], row["html"]) == ("https://site.example/1", "other")

    @pytest.mark.parametrize("number", [b"NaN", b"-Infinity", b"1e999"])
    def test_no_number_is_null(self, number: bytes, tmp_path: Path) -> None:
        line = b'{"text": %s, "score": %s, "more": {"scores": [1.5, %s]}}' % (json.dumps(STORY).encode(), number, number)
        assert run(jsonl(tmp_path / "in.jsonl", [line]), "-o", tmp_path / "out.jsonl").returncode == 0
        (row,) = rows(tmp_path / "out.jsonl")
        assert (row["text"], row["score"], row["more"]) == (STORY, None, {"scores": [1.5, None]})
        parquet = pytest.importorskip("pyarrow.parquet")
        assert run(tmp_path / "in.jsonl", "-o", tmp_path / "out.parquet").returncode == 0
        (fields,) = parquet.read_table(tmp_path / "out.parquet").column("fields").to_pylist()
        assert json.loads(fields, parse_constant=pytest.fail) == {"score": None, "more": {"scores": [1.5, None]}}

    def test_what_is_wrong_with_a_line_is_told(self, tmp_path: Path) -> None:
        lines: list[Any] = [
            b"\xef\xbb\xbf" + json.dumps({"html": page(1)}).encode(),
            b"",
            b"{",
            b"[1]",
            {"html": 3},
            b"\xff",
            b"[" * 100_000,
            {"text": "\ud800 x"},
        ]
        errors = tmp_path / "errors.jsonl"
        done = run(jsonl(tmp_path / "in.jsonl", lines), "-o", tmp_path / "out.jsonl", "--errors-to", errors)
        assert done.returncode == 1
        found = [(row["source"].rpartition("#")[2], row["kind"]) for row in rows(errors)]
        assert found == [("3", "no JSON"), ("4", "no JSON"), ("5", "no such field"), ("6", "no JSON"), ("7", "no JSON")]
        assert len(rows(tmp_path / "out.jsonl")) == 2

    def test_a_file_that_is_cut_off(self, tmp_path: Path) -> None:
        whole = gzip.compress(b"".join(json.dumps({"text": f"{i} {i * 7919}"}).encode() + b"\n" for i in range(5_000)), mtime=0)
        (tmp_path / "in.jsonl.gz").write_bytes(whole[: len(whole) // 2])
        found = documents(tmp_path / "in.jsonl.gz")
        assert found[-1].failure and found[-1].failure.kind == "damaged" and "ends too early" in found[-1].failure.reason
        assert len(found) > 100 and not any(document.failure for document in found[:-1])


class TestParquet:
    def test_other_columns_are_kept_as_they_are(self, tmp_path: Path) -> None:
        pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        when = [datetime(2026, 1, i + 1) for i in range(3)]
        table = pa.table({"html": [page(1), None, page(3)], "n": pa.array([1, 2, 3], pa.int16()), "when": when, "title": ["a", "b", "c"]})
        parquet.write_table(table, tmp_path / "in.parquet")
        done = run(tmp_path / "in.parquet", "-o", tmp_path / "out.parquet", "--blocks", "removed")
        assert done.returncode == 1 and b"in.parquet#2: neither 'html' nor 'text' has a value" in done.stderr
        found = parquet.read_table(tmp_path / "out.parquet")
        assert found.column("title").to_pylist() == ["Bridge 1", "Bridge 3"]
        assert found.column("source_title").to_pylist() == ["a", "c"]
        assert (found.schema.field("n").type, found.column("n").to_pylist()) == (pa.int16(), [1, 3])
        assert found.column("when").to_pylist() == [when[0], when[2]]
        assert "html" not in found.schema.names
        removed = found.column("removed").to_pylist()[0]
        assert any(block["by"] == "share_prompt" and json.loads(block["evidence"]) for block in removed)

    def test_a_row_tells_what_was_cut_as_json_lines_do(self, tmp_path: Path) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        call = "Follow us on Facebook and Twitter."
        (tmp_path / "in.txt").write_text("\n".join((*BODY[:-1], f"{BODY[-1]} {call}")), encoding="utf-8")
        for name in ("out.jsonl", "out.parquet"):
            assert run(tmp_path / "in.txt", "-o", tmp_path / name, "--blocks", "all").returncode == 0
        (found,) = parquet.read_table(tmp_path / "out.parquet").column("kept").to_pylist()
        expected = rows(tmp_path / "out.jsonl")[0]["kept"]
        assert [(block["text"], block["cut"]) for block in found] == [(block["text"], block.get("cut")) for block in expected]
        assert found[-1]["text"][slice(*found[-1]["cut"])].strip() == call and found[0]["cut"] is None

    def test_no_number_is_null_in_json_and_stays_in_parquet(self, tmp_path: Path) -> None:
        pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        table = pa.table({"html": [page(1)], "score": [math.nan], "most": pa.array([math.inf], pa.float32()), "scores": [[1.5, math.nan]]})
        parquet.write_table(table, tmp_path / "in.parquet")
        assert run(tmp_path / "in.parquet", "-o", tmp_path / "out.jsonl").returncode == 0
        (row,) = rows(tmp_path / "out.jsonl")
        assert (row["score"], row["most"], row["scores"]) == (None, None, [1.5, None])
        assert run(tmp_path / "in.parquet", "-o", tmp_path / "out.parquet").returncode == 0
        found = parquet.read_table(tmp_path / "out.parquet")
        assert math.isnan(found["score"][0].as_py()) and found["most"][0].as_py() == math.inf

    def test_metadata_are_a_column(self, tmp_path: Path) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        run(pages(tmp_path / "in", 2), "-o", tmp_path / "out.parquet", "--metadata", "fast")
        found = parquet.read_table(tmp_path / "out.parquet").column("metadata").to_pylist()
        assert [(one["title"], one["authors"], one["published"], one["sources"]["title"]) for one in found] == [
            ("Bridge 0", [], None, "heading"),
            ("Bridge 1", [], None, "heading"),
        ]

    @pytest.mark.parametrize("group", [0, 10**9])
    def test_groups_of_any_size(self, group: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        from newsclean.corpus.readers import parquet as reader

        monkeypatch.setattr(reader, "_PACKED_GROUP", group)
        table = pa.table({"html": [page(i) for i in range(9)], "n": range(9), "section": ["local"] * 9})
        parquet.write_table(table, tmp_path / "in.parquet", row_group_size=4)
        found = documents(tmp_path / "in.parquet", columns=True)
        assert [document.task.source for document in found if document.task] == [page(i) for i in range(9)]
        kept, row = found[5].columns
        assert kept.schema.names == ["n", "section"], "a result that waits does not keep the page"
        assert (kept["n"][row].as_py(), kept["section"][row].as_py()) == (5, "local")

    def test_to_json_lines(self, tmp_path: Path) -> None:
        pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        parquet.write_table(pa.table({"text": [BODY[0]], "when": [datetime(2026, 1, 1)], "raw": [b"\xff"]}), tmp_path / "in.parquet")
        run(tmp_path / "in.parquet", "-o", tmp_path / "out.jsonl")
        (row,) = rows(tmp_path / "out.jsonl")
        assert (row["text"], row["when"], row["raw"]) == (BODY[0], "2026-01-01T00:00:00", "/w==")

    def test_from_pages_and_records(self, tmp_path: Path) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        jsonl(pages(tmp_path / "in", 2) / "more.jsonl", [{"html": page(7), "n": 1}])
        assert run(tmp_path / "in", "-o", tmp_path / "out.parquet").returncode == 0
        found = parquet.read_table(tmp_path / "out.parquet")
        assert found.column("title").to_pylist() == ["Bridge 0", "Bridge 1", "Bridge 7"]
        assert found.column("fields").to_pylist() == [None, None, '{"n": 1}']

    def test_no_column_to_read(self, tmp_path: Path) -> None:
        pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        parquet.write_table(pa.table({"body": ["x"]}), tmp_path / "in.parquet")
        assert told(tmp_path / "in.parquet")[0].endswith("no such field")
        (document,) = documents(tmp_path / "in.parquet", names=FieldNames(text="body"))
        assert document.task and document.task.source == "x"

    @pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + b"\x00" * 100 + b"PAR1", b"no table at all"])
    def test_a_damaged_file(self, data: bytes, tmp_path: Path) -> None:
        pytest.importorskip("pyarrow")
        (tmp_path / "in.parquet").write_bytes(data)
        assert told(tmp_path / "in.parquet")[0].endswith("damaged")


class TestWarc:
    pytestmark = pytest.mark.filterwarnings("default")

    @pytest.fixture(autouse=True)
    def _needs_fastwarc(self) -> None:
        pytest.importorskip("fastwarc")

    def _archive(self, file: Path, records: list[bytes]) -> Path:
        file.write_bytes(b"".join(gzip.compress(record, mtime=0) if file.suffix == ".gz" else record for record in records))
        return file

    @pytest.mark.parametrize("name", ["in.warc", "in.warc.gz"])
    def test_pages_only(self, name: str, tmp_path: Path) -> None:
        records = [
            warc_record(1, page(1).encode()),
            warc_record(2, b"\x89PNG", "image/png"),
            warc_record(3, page(3).encode(), status="404 Not Found"),
            warc_record(4, b"software: x", "application/warc-fields", kind="warcinfo"),
            warc_record(5, page(5).encode(), "text/html; charset=utf-8"),
        ]
        one, two = documents(self._archive(tmp_path / name, records))
        assert one.task and two.task
        assert (one.task.source, one.task.url) == (page(1).encode(), "https://site.example/1")
        assert two.task.url == "https://site.example/5"
        assert two.task.fields["warc_date"] == "2026-01-01T00:00:00Z"

    @pytest.mark.parametrize("content", ["text/html; charset=windows-1251", 'text/html;CHARSET="Windows-1251"'])
    def test_the_encoding_that_the_server_named(self, content: str, tmp_path: Path) -> None:
        story = "Ночью шёл дождь, и река вышла."  # too short for its bytes to tell
        file = self._archive(tmp_path / "in.warc.gz", [warc_record(1, f"<p>{story}</p>".encode("cp1251"), content)])
        assert run(file).stdout.decode().splitlines()[-1] == story

    def test_texts(self, tmp_path: Path) -> None:
        records = [warc_record(1, b"The rain came.", "text/plain", kind="conversion")]
        (document,) = documents(self._archive(tmp_path / "in.warc.wet.gz", records))
        assert document.task and (document.task.form, document.task.source) == ("text", b"The rain came.")

    @pytest.mark.parametrize("name", ["in.warc", "in.warc.gz"])
    def test_damage_costs_what_it_hits(self, name: str, tmp_path: Path) -> None:
        records = [warc_record(i, page(i).encode()) for i in range(6)]
        packed = [gzip.compress(record, mtime=0) if name.endswith("gz") else record for record in records]
        broken = bytearray(packed[2])
        broken[4 if name == "in.warc" else 60 : 90] = b"\xa5" * 30
        (tmp_path / name).write_bytes(b"".join([*packed[:2], bytes(broken), *packed[3:]]))
        found = documents(tmp_path / name)
        assert [document.task.url[-1] if document.task and document.task.url else "-" for document in found] == [
            "0",
            "1",
            "-",
            "3",
            "4",
            "5",
        ]
        assert found[2].failure and "damaged data" in found[2].failure.reason

    @pytest.mark.parametrize("name", ["in.warc", "in.warc.gz"])
    @pytest.mark.parametrize("left", [0.1, 0.3, 0.6, 0.9])
    def test_a_file_that_is_cut_off(self, name: str, left: float, tmp_path: Path) -> None:
        records = [warc_record(i, page(i).encode()) for i in range(3)]
        whole = self._archive(tmp_path / name, records).read_bytes()
        last = len(gzip.compress(records[2], mtime=0)) if name.endswith("gz") else len(records[2])
        (tmp_path / name).write_bytes(whole[: len(whole) - last + int(last * left)])
        found = documents(tmp_path / name)
        assert [document.failure.kind if document.failure else "" for document in found] == ["", "", "damaged"]

    def _packed(self, file: Path, content: bytes, **options: Any) -> Document:
        record = warc_record(1, content, headers=b"Content-Encoding: gzip\r\n")
        (document,) = documents(self._archive(file, [record]), **options)
        return document

    @pytest.mark.parametrize(
        "behind",
        [b"", b"\x00" * 9, b"<!-- served by x -->", gzip.compress(b"", mtime=0), b"\x1f"],
        ids=["nothing", "zeros", "a comment", "an empty member", "one byte"],
    )
    def test_content_in_several_gzip_members(self, behind: bytes, tmp_path: Path) -> None:
        whole = page(1, "x" * 9_000).encode()
        members = b"".join(gzip.compress(whole[start : start + 500], mtime=0) for start in range(0, len(whole), 500))
        document = self._packed(tmp_path / "in.warc.gz", members + behind, max_size=len(whole))
        assert document.task and document.task.source == whole
        document = self._packed(tmp_path / "in.warc.gz", members + behind, max_size=len(whole) - 1)
        assert document.failure and document.failure.kind == "too large"

    @pytest.mark.parametrize("left", [0.02, 0.5, 0.99])
    @pytest.mark.parametrize("before", [b"", gzip.compress(b"<p>The rain came.", mtime=0)], ids=["the first member", "the second"])
    def test_content_that_is_cut_off_within_gzip(self, left: float, before: bytes, tmp_path: Path) -> None:
        packed = gzip.compress(page(1).encode(), mtime=0)
        document = self._packed(tmp_path / "in.warc", before + packed[: int(len(packed) * left)])
        assert document.failure and document.failure.kind == "damaged" and "ends too early" in document.failure.reason

    def test_content_that_is_no_gzip_after_all(self, tmp_path: Path) -> None:
        document = self._packed(tmp_path / "in.warc", b"\x1f\x8b\x00" + page(1).encode())
        assert document.failure and document.failure.kind == "damaged"
        document = self._packed(tmp_path / "in.warc", page(1).encode())
        assert document.task and document.task.source == page(1).encode()

    @pytest.mark.parametrize("data", [b"", b"no archive", gzip.compress(b"no archive", mtime=0), b"\x00" * 1_000])
    def test_no_archive(self, data: bytes, tmp_path: Path) -> None:
        (tmp_path / "in.warc.gz").write_bytes(data)
        assert [document.failure.kind for document in documents(tmp_path / "in.warc.gz") if document.failure] == (
            ["damaged"] if data else []
        )


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_packed_pages_and_texts(suffix: str, tmp_path: Path) -> None:
    pack = gzip.compress if suffix == ".gz" else pytest.importorskip("zstandard").ZstdCompressor().compress
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / f"a.html{suffix}").write_bytes(pack(page(1).encode()))
    (tmp_path / "in" / f"b.txt{suffix}").write_bytes(pack(b"The rain came at night."))
    (tmp_path / "in" / f"c.txt{suffix}").write_bytes(pack(b"The rain came at night." * 20)[:-9])
    done = run(tmp_path / "in", "-o", tmp_path / "out")
    assert done.returncode == 1 and b"c.txt" in done.stderr
    assert sorted(visible(tmp_path / "out")) == ["a.txt", "b.txt"]


@pytest.mark.parametrize("name", ["b.html.zst", "b.jsonl.zst"])
@pytest.mark.parametrize("command", ["clean", "profile"])
def test_a_missing_package_ends_the_run(name: str, command: str, tmp_path: Path) -> None:
    source = pages(tmp_path / "in", 1)
    (source / name).write_bytes(b"\x28\xb5\x2f\xfd")
    done = run(source, "-o", tmp_path / "out", name=command, before="import sys; sys.modules['zstandard'] = None")
    assert done.returncode == 2 and b"Traceback" not in done.stderr
    assert b"reading .zst needs the package zstandard: pip install 'newsclean[corpus]'" in done.stderr


@pytest.mark.parametrize("suffix", [".jsonl.gz", ".jsonl.zst"])
def test_packed_output(suffix: str, tmp_path: Path) -> None:
    assert run(pages(tmp_path / "in", 3), "-o", tmp_path / f"out{suffix}").returncode == 0
    data = (tmp_path / f"out{suffix}").read_bytes()
    plain = gzip.decompress(data) if suffix.endswith("gz") else pytest.importorskip("zstandard").ZstdDecompressor().decompress(data)
    assert [json.loads(line)["title"] for line in plain.splitlines()] == ["Bridge 0", "Bridge 1", "Bridge 2"]


def test_records_into_a_folder(tmp_path: Path) -> None:
    jsonl(pages(tmp_path / "in", 1) / "more.jsonl", [{"html": page(7)}, {"html": page(8)}])
    run(tmp_path / "in", "-o", tmp_path / "out", "--format", "markdown")
    assert sorted(visible(tmp_path / "out")) == ["000/00000.md", "more/00000001.md", "more/00000002.md"]
