from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from newsclean import clean_html, clean_text
from newsclean.schema import explanation_schema, row_schema
from newsclean.view import explanation_row
from tests.building import Fixture, fixtures
from tests.view.pages import hostile_article, repeating_article


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(explanation_schema())
    return Draft202012Validator(explanation_schema())


@pytest.mark.parametrize("fixture", fixtures()[::6], ids=lambda fixture: fixture.slug)
def test_rows_of_articles(fixture: Fixture, validator: Draft202012Validator) -> None:
    article = clean_html(fixture.html) if fixture.html is not None else clean_text(fixture.text or "")
    row = json.loads(json.dumps(explanation_row(article)))
    validator.validate(row)
    assert [block["text"] for block in row["blocks"]] == [block.text for block in article.page.blocks]
    plain = article.to_dict()
    assert {name: value for name, value in row.items() if name != "blocks"} == {
        name: value for name, value in plain.items() if name not in ("kept", "removed")
    }
    assert [block["index"] for block in row["blocks"] if not block["keep"]] == [block["index"] for block in plain["removed"]]


def test_what_a_block_has(validator: Draft202012Validator) -> None:
    row = explanation_row(repeating_article())
    (twin,) = (block for block in row["blocks"] if block["by"] == "repeated")
    assert twin["keep"] is False and 0 <= twin["score"] <= 1 and twin["place"].endswith("/p")
    assert (twin["earlier"][0]["by"], twin["earlier"][0]["keep"]) == ("main_content", True)


def test_a_part_that_is_cut_out_is_in_both_schemas(validator: Draft202012Validator) -> None:
    article = hostile_article()
    validator.validate(explanation_row(article))
    Draft202012Validator(row_schema()).validate(article.to_dict())
    assert explanation_row(article)["blocks"][2]["cut"] == [8, 20]


@pytest.mark.parametrize("wrong", [{"keep": 1}, {"score": 2}, {"earlier": [{}]}, {"more": 1}, {"cut": [1]}, {"why": ""}])
def test_another_shape_is_told(wrong: dict[str, Any], validator: Draft202012Validator) -> None:
    row = explanation_row(clean_text("Share this article"))
    row["blocks"][0].update(wrong)
    assert not validator.is_valid(row)
