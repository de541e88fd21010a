from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from newsclean import Settings, clean_html, clean_text
from newsclean.corpus.cleaning import Recipe
from newsclean.corpus.documents import Task
from newsclean.schema import row_schema
from tests.building import Fixture, fixtures


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(row_schema())
    return Draft202012Validator(row_schema())


@pytest.mark.parametrize("fixture", fixtures()[::6], ids=lambda fixture: fixture.slug)
def test_rows_of_articles(fixture: Fixture, validator: Draft202012Validator) -> None:
    for source, clean in ((fixture.html, clean_html), (fixture.text, clean_text)):
        if source is not None:
            validator.validate(json.loads(json.dumps(clean(source).to_dict())))


@pytest.mark.parametrize("mode", ["fast", "full"])
def test_rows_with_metadata(mode: Any, validator: Draft202012Validator) -> None:
    for fixture in fixtures()[::6]:
        for source, clean in ((fixture.html, clean_html), (fixture.text, clean_text)):
            if source is not None:
                row = clean(source, settings=Settings(metadata=mode)).to_dict()
                validator.validate(json.loads(json.dumps(row)))
                assert row["metadata"]["title"] == row["title"] and row["metadata"]["language"] == row["language"]


@pytest.mark.parametrize("blocks", ["none", "removed", "all"])
def test_rows_of_a_run(blocks: Any, validator: Draft202012Validator) -> None:
    record = {"text": "The rain came at night.\nShare this article", "title": 7, "section": ["local"]}
    outcome = Recipe("jsonl", blocks).outcome("x.jsonl#1", Task(json.dumps(record).encode(), "json"))
    row = json.loads(outcome.body)
    validator.validate(row)
    assert ("kept" in row, "removed" in row) == (blocks == "all", blocks != "none")
    assert (row["source_title"], row["section"], row["source"]) == (7, ["local"], "x.jsonl#1")


@pytest.mark.parametrize("wrong", [{"schema": 2}, {"kind": "page"}, {"confidence": 1.5}, {"text": None}, {"removed": [{"index": 0}]}])
def test_another_shape_is_told(wrong: dict[str, Any], validator: Draft202012Validator) -> None:
    assert not validator.is_valid({**clean_text("The rain came at night.").to_dict(), **wrong})


def test_a_version_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="no version 99"):
        row_schema(99)
