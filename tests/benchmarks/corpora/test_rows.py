from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from benchmarks.corpora.rows import RowError, as_row, identity, json_lines, json_object, kind_of, site, text, texts
from benchmarks.documents import CorpusError
from tests.benchmarks.corpora.building import write, write_rows


class TestOneJsonObject:
    def test_its_members_come_in_order(self, tmp_path: Path) -> None:
        path = write(tmp_path / "truth.json", '{"b": {"x": 1}, "a": {"x": 2}}')
        assert json_object(path) == [("b", {"x": 1}), ("a", {"x": 2})]

    def test_a_name_that_is_there_twice_is_given_twice(self, tmp_path: Path) -> None:
        path = write(tmp_path / "truth.json", '{"a": {"x": 1}, "a": {"x": 2}}')
        assert json_object(path) == [("a", {"x": 1}), ("a", {"x": 2})]

    def test_an_empty_one_has_no_members(self, tmp_path: Path) -> None:
        assert json_object(write(tmp_path / "truth.json", "{}")) == []

    def test_a_byte_order_mark_is_no_error(self, tmp_path: Path) -> None:
        assert json_object(write(tmp_path / "truth.json", '\ufeff{"a": 1}')) == [("a", 1)]

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            ('{"a": ', "no JSON that can be read"),
            (b'{"a": "\xff"}', "no JSON that can be read"),
            ("[" * 100_000, "no JSON that can be read"),
            ("[1, 2]", "one JSON object, not a list"),
            ("null", "one JSON object, not null"),
        ],
        ids=["cut off", "not UTF-8", "too deep", "a list", "null"],
    )
    def test_anything_else_is_an_error_that_names_the_file(self, tmp_path: Path, content: str | bytes, reason: str) -> None:
        path = write(tmp_path / "truth.json", content)
        with pytest.raises(CorpusError, match=reason) as caught:
            json_object(path)
        assert str(path) in str(caught.value)

    def test_a_missing_file_is_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(CorpusError, match=r"truth\.json"):
            json_object(tmp_path / "truth.json")


class TestJsonLines:
    @pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz"])
    def test_each_row_is_named_by_its_id_and_its_line(self, tmp_path: Path, name: str) -> None:
        path = write_rows(tmp_path / name, [{"id": "ferry"}, "", {"id": 7}, {"other": 1}])
        assert list(json_lines(path)) == [("ferry (line 1)", {"id": "ferry"}), ("7 (line 3)", {"id": 7}), ("line 4", {"other": 1})]

    def test_the_id_may_have_another_name(self, tmp_path: Path) -> None:
        path = write_rows(tmp_path / "rows.jsonl", [{"page_id": "ferry"}])
        assert [name for name, _ in json_lines(path, "page_id")] == ["ferry (line 1)"]

    def test_a_line_separator_inside_a_text_ends_no_row(self, tmp_path: Path) -> None:
        path = write(tmp_path / "rows.jsonl", '{"id": "a\u2028b"}\n')
        assert [row for _, row in json_lines(path)] == [{"id": "a\u2028b"}]

    def test_a_malformed_line_is_an_error_of_its_own(self, tmp_path: Path) -> None:
        path = write_rows(tmp_path / "rows.jsonl", [{"id": "a"}, '{"id": "b"', {"id": "c"}])
        names, rows = zip(*json_lines(path), strict=True)
        assert names == ("a (line 1)", "line 2", "c (line 3)")
        assert isinstance(rows[1], RowError) and "no JSON" in str(rows[1])

    def test_a_line_that_is_no_utf_8_is_one_too(self, tmp_path: Path) -> None:
        path = write(tmp_path / "rows.jsonl", b'{"id": "a"}\n{"id": "\xe9"}\n')
        assert [isinstance(row, RowError) for _, row in json_lines(path)] == [False, True]

    def test_what_comes_before_the_damage_is_given(self, tmp_path: Path) -> None:
        path = tmp_path / "rows.jsonl.gz"
        lines = b"".join(b'{"id": "%d", "noise": "%x"}\n' % (n, hash((n, "x")) & 0xFFFFFFFFFFFF) for n in range(5_000))
        path.write_bytes(gzip.compress(lines)[:-2_000])
        found = list(json_lines(path))
        assert found[0][0] == "0 (line 1)"
        assert found[-1][0] == f"after line {len(found) - 1}"
        assert isinstance(found[-1][1], RowError) and "rows.jsonl.gz is damaged" in str(found[-1][1])

    def test_a_file_that_is_not_packed_as_its_name_says(self, tmp_path: Path) -> None:
        path = tmp_path / "rows.jsonl.gz"
        path.write_text('{"id": "a"}\n')
        [(name, row)] = json_lines(path)
        assert name == "after line 0" and isinstance(row, RowError)


class TestFields:
    def test_a_row(self) -> None:
        assert as_row({"a": 1}) == {"a": 1}

    def test_what_is_no_row(self) -> None:
        with pytest.raises(RowError, match="should be a JSON object, not a list"):
            as_row([1])
        with pytest.raises(RowError, match="the reason"):
            as_row(RowError("the reason"))

    def test_a_text(self) -> None:
        assert text({"a": " Ferry\n"}, "a") == " Ferry\n"
        assert text({"a": None, "b": " \n"}, "a") is text({"b": " \n"}, "b") is text({}, "c") is None

    def test_what_is_no_text(self) -> None:
        with pytest.raises(RowError, match="'a' should be text, not a number"):
            text({"a": 3}, "a")

    def test_a_list_of_texts(self) -> None:
        assert texts({"a": ["Ferry", " ", "Harbour"]}, "a") == ("Ferry", "Harbour")
        assert texts({"a": None}, "a") == texts({}, "a") == ()

    @pytest.mark.parametrize("value", ["Ferry", [1], {"a": 1}])
    def test_what_is_no_list_of_texts(self, value: object) -> None:
        with pytest.raises(RowError, match="'a' should be a list of texts"):
            texts({"a": value}, "a")

    @pytest.mark.parametrize(("value", "known"), [("x", "x"), (12, "12"), (0, "0")])
    def test_an_id(self, value: object, known: str) -> None:
        assert identity({"id": value}) == known

    @pytest.mark.parametrize("value", [None, "", True, 1.5, ["x"]])
    def test_what_is_no_id(self, value: object) -> None:
        with pytest.raises(RowError, match="'id'"):
            identity({"id": value})


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://news.harbour-post.co.uk/a/b", "harbour-post.co.uk"),
        ("https://www.harbourpost.example/a", "harbourpost.example"),
        ("http://127.0.0.1:8000/a", "127.0.0.1"),
        ("no address", None),
        ("http://[::1", None),
        ("", None),
        (None, None),
    ],
)
def test_the_site_of_an_address(url: str | None, name: str | None) -> None:
    assert site(url) == name


@pytest.mark.parametrize(
    ("name", "kind"),
    [("article", "article"), ("index", "index"), ("listing", "index"), ("collection", "index"), ("forum", None), (None, None)],
)
def test_the_kind_of_a_page_type(name: str | None, kind: str | None) -> None:
    assert kind_of(name) == kind
