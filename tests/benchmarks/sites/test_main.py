from __future__ import annotations

import gzip
import json
from pathlib import Path

from click.testing import CliRunner

from benchmarks.sites.__main__ import main
from benchmarks.sites.making import PAGES
from benchmarks.sites.parameters import measured


def _corpus(folder: Path) -> Path:
    """Pages of many sites, each with a story of its own."""
    rows = []
    (folder / "made" / "html").mkdir(parents=True)
    for i in range(PAGES + 3):
        lines = [f"The council said on day {'i' * (k + 1)} that the house {'x' * (i + 1)} is to be repaired by the town." for k in range(5)]
        page = "".join(f"<p>{line}</p>" for line in lines)
        source = f"<html lang=en><title>House {i}</title><h1>House {i}</h1>{page}<p>Share this</p></html>"
        (folder / "made" / "html" / f"{i}.html.gz").write_bytes(gzip.compress(source.encode()))
        url = f"https://site{i}.example/a"
        rows.append({"id": str(i), "url": url, "title": f"House {i}", "text": "\n".join(lines), "publisher": f"site{i}"})
    (folder / "made" / "pages.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    return folder


def test_a_corpus_is_made_and_measured(tmp_path: Path) -> None:
    made = CliRunner().invoke(main, ["make", str(_corpus(tmp_path / "data")), str(tmp_path / "sites"), "--sites", "2"])
    assert made.exit_code == 0, made.output
    assert "sites-html: 2 sites" in made.output and "sites-html-sharing: 2 sites" in made.output
    result = CliRunner().invoke(main, ["report", str(tmp_path / "sites" / "sites-html"), "--out", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    written = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert f"{2 * PAGES} documents of 2 sites" in written and "profile of 25 pages" in written
    assert "(report.svg)" in written and "pages learned" in (tmp_path / "out" / "report.svg").read_text(encoding="utf-8")
    timed = CliRunner().invoke(main, ["cost", str(tmp_path / "sites" / "sites-html"), "--every", "2"])
    assert timed.exit_code == 0 and "sites-html: " in timed.output


def test_a_corpus_without_sites_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["report", str(_corpus(tmp_path)), "--out", str(tmp_path / "out")])
    assert result.exit_code == 1 and "no site of 3 pages or more" in result.output


def test_growth_is_measured_and_drawn(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["growth", "--size", "500", "--size", "1000", "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    lines = (tmp_path / "growth.md").read_text(encoding="utf-8").splitlines()
    assert (
        lines[0].startswith("| pages | paragraphs | learn")
        and lines[2].startswith("| 10 | 500 |")
        and lines[3].startswith("| 20 | 1,000 |")
    )
    assert "first use" in (tmp_path / "growth.svg").read_text(encoding="utf-8")


def test_no_corpus_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["make", str(tmp_path), str(tmp_path / "sites")])
    assert result.exit_code == 1 and "no corpus that sites could be made of" in result.output


def test_recall_grows_with_similarity_and_with_bands() -> None:
    paragraphs = [" ".join(f"w{(i * 7 + k * 13) % 300}" for k in range(30)) for i in range(200)]
    rows = {row.bands: row for row in measured(paragraphs, shingles=(2,))}
    assert rows[(32, 4)].recall[0.6] > rows[(9, 13)].recall[0.6]
    assert rows[(9, 13)].recall[0.9] > rows[(9, 13)].recall[0.6]
