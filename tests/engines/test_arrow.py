from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from newsclean import Settings, SiteProfile
from newsclean.corpus.errors import DocumentError
from tests.corpus.made import page, run

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
engine = pytest.importorskip("newsclean.engines.arrow")

LARGE = 5_000
PROMOTION = "<p>The Valley Post brings you the news of both banks of the river, every morning before the ferry leaves.</p>"


def rows(count: int = 12) -> Any:
    html = [None if i == 7 else page(i, PROMOTION + "x" * LARGE * (i == 5)) for i in range(count)]
    return pa.table(
        {
            "html": html,
            "url": [f"https://www.site.example/story/{i}" for i in range(count)],
            "n": pa.array(range(count), pa.int16()),
            "title": ["old"] * count,
            "section": pa.array(["local"] * count).dictionary_encode(),
        }
    )


def test_metadata_as_in_a_run(tmp_path: Path) -> None:
    parquet.write_table(rows(), tmp_path / "in.parquet")
    run(tmp_path / "in.parquet", "-o", tmp_path / "out.parquet", "--metadata", "fast")
    expected = parquet.read_table(tmp_path / "out.parquet").column("metadata").to_pylist()
    found = engine.clean_batch(rows(), engine.Cleaner(settings=Settings(metadata="fast"))).column("metadata").to_pylist()
    assert [one for one in found if one] == expected and expected[0]["title"] == "Bridge 0"


@pytest.mark.parametrize("blocks", ["none", "removed", "all"])
@pytest.mark.parametrize("with_profile", [False, True])
def test_as_a_run_over_the_same_rows(blocks: str, with_profile: bool, tmp_path: Path) -> None:
    parquet.write_table(rows(), tmp_path / "in.parquet")
    more = []
    if with_profile:
        run(tmp_path / "in.parquet", "-o", tmp_path / "x.profile", name="profile")
        more = ["--profile", tmp_path / "x.profile"]
    run(tmp_path / "in.parquet", "-o", tmp_path / "out.parquet", "--blocks", blocks, "--max-size", LARGE / 1e6, *more)
    profile = SiteProfile.load(tmp_path / "x.profile").compact() if with_profile else None
    found = engine.clean_batch(rows(), engine.Cleaner(blocks=blocks, profile=profile, max_size=LARGE))
    expected = parquet.read_table(tmp_path / "out.parquet").drop_columns("source").to_pylist()
    cleaned = [row for row in found.to_pylist() if row.pop("failure") is None]
    assert cleaned == expected and len(cleaned) == 10
    assert ("site_repeats" in json.dumps(cleaned)) == (with_profile and blocks != "none")


def test_a_row_that_is_refused_stays_with_the_reason() -> None:
    found = engine.clean_batch(rows(), engine.Cleaner(max_size=LARGE)).to_pylist()
    assert [row["n"] for row in found] == list(range(12))
    assert "larger than 5,000" in found[5]["failure"] and "has a value" in found[7]["failure"]
    assert found[5]["text"] is None and found[5]["kind_evidence"] is None and found[5]["source_title"] == "old"


@pytest.mark.parametrize("count", [0, 3])
def test_the_schema_is_known_beforehand(count: int) -> None:
    cleaner = engine.Cleaner(blocks="removed")
    batch = pa.RecordBatch.from_pylist(rows().to_pylist()[:count], schema=rows().schema)
    found = cleaner(batch)
    assert isinstance(found, pa.RecordBatch) and found.num_rows == count
    assert found.schema == cleaner.schema(batch.schema)
    assert found.schema.field("n").type == pa.int16() and found.schema.field("section").type == rows().schema.field("section").type
    assert isinstance(cleaner(rows()), pa.Table)


def test_it_travels() -> None:
    profile = SiteProfile.learn([]).compact()
    assert pickle.loads(pickle.dumps(engine.Cleaner(profile=profile))).profile.by == "domain"


def test_no_column_to_read() -> None:
    with pytest.raises(DocumentError, match="neither a column 'html' nor 'text'"):
        engine.clean_batch(pa.table({"body": ["x"]}))
