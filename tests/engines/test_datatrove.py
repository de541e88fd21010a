"""The steps in pipelines of datatrove's local executor, on files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.made import jsonl, page, run

pytest.importorskip("datatrove")
pytest.importorskip("orjson")

LARGE = 5_000
PROMOTION = "<p>The Valley Post brings you the news of both banks of the river, every morning before the ferry leaves.</p>"
pytestmark = pytest.mark.filterwarnings("default")  # datatrove's own


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Two files of pages of three sites, one of them too large."""
    for file in range(2):
        rows: list[Any] = [
            {"html": page(i, PROMOTION), "id": f"{file}-{i}", "url": f"https://www.{'abc'[i % 3]}.example/{file}/{i}"} for i in range(12)
        ]
        rows[5]["html"] = page(5, "x" * LARGE)
        (tmp_path / "in").mkdir(exist_ok=True)
        jsonl(tmp_path / "in" / f"{file}.jsonl", rows)
    return tmp_path / "in"


def _pipeline(steps: list[Any], logs: Path, tasks: int = 2) -> None:
    from datatrove.executor import LocalPipelineExecutor

    LocalPipelineExecutor(steps, tasks=tasks, workers=1, logging_dir=str(logs)).run()


def _written(folder: Path) -> dict[str, Any]:
    lines = (line for file in folder.glob("*.jsonl") for line in file.read_bytes().splitlines())
    return {row["id"]: row for row in map(json.loads, lines)}


@pytest.mark.parametrize("with_profile", [False, True])
def test_as_a_run_over_the_same_files(with_profile: bool, pages: Path, tmp_path: Path) -> None:
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    from newsclean.engines.datatrove import CleanNews, LearnSites, MergeSites

    reader = JsonlReader(str(pages), text_key="html")
    profiles = str(tmp_path / "profiles") if with_profile else None
    if with_profile:
        _pipeline([reader, LearnSites(str(tmp_path / "facts"), 3, "html", max_size=LARGE)], tmp_path / "1")
        _pipeline([MergeSites(str(tmp_path / "facts"), str(tmp_path / "profiles"))], tmp_path / "2", tasks=3)
    refused = JsonlWriter(str(tmp_path / "refused"), compression=None)
    steps = [
        reader,
        CleanNews("html", profiles, max_size=LARGE, exclusion_writer=refused),
        JsonlWriter(str(tmp_path / "out"), compression=None),
    ]
    _pipeline(steps, tmp_path / "3")
    run(
        pages,
        "-o",
        tmp_path / "out.jsonl",
        "--blocks",
        "removed",
        "--max-size",
        LARGE / 1e6,
        *(["--learn-profile"] if with_profile else []),
    )
    found = _written(tmp_path / "out")
    expected = {row["id"]: row for row in map(json.loads, (tmp_path / "out.jsonl").read_bytes().splitlines())}
    assert found.keys() == expected.keys() and len(found) == 22
    for name, row in found.items():
        cleaned = {"text": row["text"], **row["metadata"]["newsclean"]}
        assert cleaned == {key: value for key, value in expected[name].items() if key not in ("id", "source", "file_path")}
    assert ("site_repeats" in json.dumps(found)) == with_profile
    excluded = _written(tmp_path / "refused")
    assert sorted(excluded) == ["0-5", "1-5"] and "characters" in excluded["0-5"]["metadata"]["newsclean_failure"]


def test_shards_are_the_same_everywhere() -> None:
    from newsclean.engines.datatrove import shard_of

    assert [shard_of(site, 100) for site in ("", "post.example")] == [76, 26]
    assert len({shard_of(f"{i}.example", 8) for i in range(100)}) == 8
