"""Where options come from, and what they do to a run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.building import PAGES
from tests.corpus.made import jsonl, page, pages, run, visible

DOUBTFUL = PAGES / "tr-custom-elements" / "extracted.txt"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return pages(tmp_path / "in", 3)


def _kind(path: Path) -> set[str]:
    return {file.suffix for file in path.rglob("*") if file.is_file()}


def test_command_line_over_environment_over_file(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "newsclean.toml").write_text('[clean]\nformat = "markdown"\nmax-size = 5', encoding="utf-8")
    assert run(source, "-o", tmp_path / "a", cwd=tmp_path).returncode == 0
    monkeypatch.setenv("NEWSCLEAN_CLEAN_FORMAT", "jsonl")
    run(source, "-o", tmp_path / "b", cwd=tmp_path)
    run(source, "-o", tmp_path / "c", "--format", "text", cwd=tmp_path)
    assert [_kind(tmp_path / name) for name in "abc"] == [{".md"}, {".jsonl"}, {".txt"}]


def test_metadata_by_file_environment_and_option(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(source, "-o", tmp_path / "off.jsonl", cwd=tmp_path)
    (tmp_path / "newsclean.toml").write_text('[clean]\nmetadata = "fast"', encoding="utf-8")
    run(source, "-o", tmp_path / "file.jsonl", cwd=tmp_path)
    monkeypatch.setenv("NEWSCLEAN_CLEAN_METADATA", "full")
    run(source, "-o", tmp_path / "full.jsonl", cwd=tmp_path)
    run(source, "-o", tmp_path / "again.jsonl", "--metadata", "off", cwd=tmp_path)
    found = {path.stem: json.loads(path.read_text(encoding="utf-8").splitlines()[0]) for path in tmp_path.glob("*.jsonl")}
    assert {name for name, row in found.items() if "metadata" in row} == {"file", "full"}
    assert found["file"]["metadata"]["title"] == "Bridge 0"


def test_a_table_in_pyproject(source: Path, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.newsclean.clean]\nformat = "markdown"', encoding="utf-8")
    (tmp_path / "below").mkdir()
    run(source, "-o", tmp_path / "a", cwd=tmp_path / "below")
    assert _kind(tmp_path / "a") == {".md"}


@pytest.mark.parametrize("text", ["tool = 5", 'tool = "newsclean"', "[[tool]]\nnewsclean = 1", "[tool.other]"])
def test_a_pyproject_that_is_of_others_is_passed_over(text: str, source: Path, tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text('[clean]\nformat = "markdown"', encoding="utf-8")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "pyproject.toml").write_text(text, encoding="utf-8")
    assert run(source, "-o", tmp_path / "a", cwd=tmp_path / "below").returncode == 0
    assert _kind(tmp_path / "a") == {".md"}


@pytest.mark.parametrize("value", ['"abc"', "5", "[]", "[[1, 2]]"])
def test_what_is_no_table_in_pyproject_is_told(value: str, source: Path, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[tool]\nnewsclean = {value}", encoding="utf-8")
    done = run(source, cwd=tmp_path)
    assert done.returncode == 2 and b"Traceback" not in done.stderr
    assert "pyproject.toml: [tool.newsclean] is no table" in " ".join(done.stderr.decode().split())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[clean]\njbos = 2", "no option 'jbos'"),
        ("jobs = 2", "no command is called 'jobs'"),
        ("[clean", "newsclean.toml: "),
        ('[clean]\nskip = "tags"', """newsclean.toml: [clean] 'skip' must be a list, such as ["tags"]"""),
        ("[clean]\nskip = 5", "newsclean.toml: [clean] 'skip' must be a list"),
        ("[clean]\njobs = [2]", "newsclean.toml: [clean] 'jobs' must be one value, not a list"),
        ("[clean.jobs]\nmost = 2", "newsclean.toml: [clean] 'jobs' must be one value, not a table"),
    ],
)
def test_a_slip_in_the_file_is_told(text: str, told: str, source: Path, tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text(text, encoding="utf-8")
    done = run(source, cwd=tmp_path)
    assert done.returncode == 2 and told in " ".join(done.stderr.decode().split())


def test_a_list_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("The rain came at night, and the river rose by noon.\nShare this article\n", encoding="utf-8")
    (tmp_path / "newsclean.toml").write_text('[clean]\nskip = ["share_prompt"]\nformat = "jsonl"\nblocks = "all"', encoding="utf-8")
    row = json.loads(run("in.txt", cwd=tmp_path).stdout)
    assert "share_prompt" not in {block["by"] for block in row["kept"] + row["removed"]}


def test_what_counts_more_in_doubt() -> None:
    precision, balanced, recall = (len(run(DOUBTFUL, "--favor", favor).stdout) for favor in ("precision", "balanced", "recall"))
    assert 0 < precision < balanced == len(run(DOUBTFUL).stdout) < recall


def test_explain_favors_what_it_is_told_to() -> None:
    told = [run(DOUBTFUL, "--json", "--favor", favor, name="explain").stdout for favor in ("precision", "recall")]
    kept = [sum(block["keep"] for block in json.loads(text)["blocks"]) for text in told]
    assert kept[0] < kept[1]


def test_links_and_titles_in_markdown(tmp_path: Path) -> None:
    (tmp_path / "in.html").write_text(page(1).replace("council voted", '<a href="/v">council voted</a>'), encoding="utf-8")
    plain = run(tmp_path / "in.html").stdout.decode()
    linked = run(tmp_path / "in.html", "-o", tmp_path / "out", "--format", "markdown", "--inline", "--title-first")
    assert linked.returncode == 0 and plain.startswith("The council voted")
    assert (tmp_path / "out" / "in.md").read_text(encoding="utf-8").startswith("# Bridge 1\n\nThe [council voted](/v)")


def test_a_text_begins_with_its_title(source: Path) -> None:
    assert run(source / "000" / "00001.html", "--title-first").stdout.decode().startswith("Bridge 1\n")


@pytest.mark.parametrize("name", ["out.txt", "out.md", "OUT.HTML", "out.json", "out.csv", "out.txt.gz"])
def test_a_folder_that_is_called_like_a_file_is_a_slip(name: str, source: Path, tmp_path: Path) -> None:
    done = run(source, "-o", tmp_path / name)
    assert done.returncode == 2 and "neither a folder nor a file that ends in" in " ".join(done.stderr.decode().split())
    assert not (tmp_path / name).exists()
    (tmp_path / name).mkdir()
    assert run(source, "-o", tmp_path / name).returncode == 0


def test_report_and_errors(source: Path, tmp_path: Path) -> None:
    (source / "x.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = run(source, "-o", tmp_path / "out", "--report", tmp_path / "report.json", "--errors-to", tmp_path / "errors.jsonl")
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (done.returncode, report["status"], report["documents"], report["failed"]) == (1, 1, 4, 1)
    assert report["failures"] == {"no text": 1} and report["languages"] == {"en": 3} and report["removed"]["share_prompt"] == 3
    (error,) = map(json.loads, (tmp_path / "errors.jsonl").read_bytes().splitlines())
    assert error["source"].endswith("x.html") and "binary" in error["reason"]


@pytest.mark.parametrize(("option", "most"), [(("--fail-fast",), 0), (("--max-errors", "2"), 2)])
def test_a_run_ends_with_too_many_failures(option: tuple[str, ...], most: int, tmp_path: Path) -> None:
    source = jsonl(tmp_path / "in.jsonl", [{"html": page(1)}, *[b"{"] * 5, {"html": page(2)}])
    done = run(source, "-o", tmp_path / "out.jsonl", *option)
    assert done.returncode == 1
    assert f"{most + 1} documents failed, more than {most}" in done.stderr.decode()
    assert not (tmp_path / "out.jsonl").exists()
    again = run(source, "-o", tmp_path / "out.jsonl")
    assert again.returncode == 1 and len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 2


def test_a_document_that_is_too_large(source: Path, tmp_path: Path) -> None:
    (source / "x.html").write_text(page(1, "x" * 10_000), encoding="utf-8")
    done = run(source, "-o", tmp_path / "out", "--max-size", "0.005")
    assert b"x.html: larger than 5,000 bytes (--max-size)" in done.stderr
    assert len(visible(tmp_path / "out")) == 3


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (("--max-size", "0.0000001"), "less than a byte"),
        (("--max-size", "inf"), "no finite number"),
        (("--max-size", "nan"), "no finite number"),
        (("--timeout", "inf"), "no finite number"),
        (("--timeout", "nan"), "no finite number"),
    ],
)
def test_limits_that_are_none_are_refused(option: tuple[str, str], told: str, source: Path) -> None:
    done = run(source, *option)
    assert done.returncode == 2 and told in " ".join(done.stderr.decode().split()) and b"Traceback" not in done.stderr


def test_the_smallest_limit(source: Path) -> None:
    assert b"larger than 1 bytes" in run(source, "--max-size", "0.000001").stderr


CONTRADICTIONS = [
    (("-o", "out.jsonl", "--format", "markdown"), "--format markdown contradicts the name out.jsonl"),
    (("-o", "out.jsonl.gz", "--format", "text"), "--format text contradicts the name out.jsonl.gz"),
    (("-o", "out.parquet", "--format", "jsonl"), "--format jsonl contradicts the name out.parquet"),
    (("--blocks", "all"), "--blocks needs rows"),
    (("-o", "out", "--format", "markdown", "--blocks", "removed"), "--blocks needs rows"),
    (("-o", "out", "--metadata", "fast"), "--metadata needs rows"),
    (("--by", "host"), "--by needs --learn-profile"),
    (("--fail-fast", "--max-errors", "5"), "--fail-fast is --max-errors 0"),
    (("-", "-"), "- (standard input) can be read only once"),
]


@pytest.mark.parametrize(("options", "told"), CONTRADICTIONS, ids=[" ".join(row[0]) for row in CONTRADICTIONS])
def test_a_contradiction_is_told(options: tuple[str, ...], told: str, source: Path, tmp_path: Path) -> None:
    done = run(source, *options, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"") and told in " ".join(done.stderr.decode().split())
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


@pytest.mark.parametrize(
    "options",
    [
        ("-o", "out.jsonl", "--format", "jsonl", "--blocks", "all", "--metadata", "fast"),
        ("-o", "out.jsonl.gz", "--format", "jsonl"),
        ("-o", "out.parquet", "--blocks", "all", "--metadata", "fast"),
        ("--format", "jsonl", "--blocks", "removed"),
        ("-o", "out", "--blocks", "none", "--metadata", "off"),
        ("--by", "host", "--learn-profile"),
        ("--fail-fast", "--max-errors", "0"),
    ],
)
def test_what_says_the_same_twice_is_none(options: tuple[str, ...], source: Path, tmp_path: Path) -> None:
    assert run(source, *options, cwd=tmp_path).returncode == 0


def test_what_a_file_says_for_other_outputs_is_left_aside(source: Path, tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text('[clean]\nformat = "markdown"\nblocks = "all"\nmetadata = "fast"\nby = "host"')
    assert run(source, "-o", "out", cwd=tmp_path).returncode == 0 and _kind(tmp_path / "out") == {".md"}
    assert run(source, "-o", "out.jsonl", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("text", "options", "failed"),
    [("fail-fast = true", ("--max-errors", "5"), 3), ("max-errors = 5", ("--fail-fast",), 1), ("max-errors = 5\nfail-fast = true", (), 0)],
)
def test_the_command_line_bears_what_it_says(text: str, options: tuple[str, ...], failed: int, tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text(f"[clean]\n{text}", encoding="utf-8")
    source = jsonl(tmp_path / "in.jsonl", [b"{", {"html": page(1)}, b"{", b"{"])
    told = run(source, "-o", "out.jsonl", *options, cwd=tmp_path).stderr.decode()
    assert told.count("no JSON: ") == failed and ("--fail-fast is --max-errors 0" in told) == (not failed)
