from __future__ import annotations

import pytest

from newsclean.corpus.arrow import own_schema, own_values
from newsclean.corpus.cleaning import Recipe
from newsclean.corpus.documents import Task
from newsclean.settings import Settings

pa = pytest.importorskip("pyarrow")

HALF = "rain \ud800"


def test_half_characters_are_question_marks_wherever_they_stand() -> None:
    recipe = Recipe("row", "all", settings=Settings(metadata="fast"))
    row = dict(recipe.outcome("x", Task(b"<title>Rain</title><p>The rain came at night.</p>", "html")).body)
    row["title"] = HALF
    row["metadata"] = {**row["metadata"], "canonical_url": HALF, "tags": ["wind", HALF], "sources": {"tags": HALF}}
    row["kind_evidence"] = {"seen": HALF}
    block = {"index": 0, "kind": "paragraph", "text": HALF, "by": "share_prompt", "why": HALF, "evidence": {"words": [HALF]}}
    row["kept"] = row["removed"] = [block]
    schema = own_schema(["kept", "removed"], metadata=True)
    (found,) = pa.Table.from_pylist([own_values(row, schema.names)], schema=schema).to_pylist()
    assert (found["title"], found["kind_evidence"]) == ("rain ?", '{"seen": "rain ?"}')
    metadata = found["metadata"]
    assert (metadata["canonical_url"], metadata["tags"], metadata["sources"]["tags"]) == ("rain ?", ["wind", "rain ?"], "rain ?")
    for name in ("kept", "removed"):
        assert found[name] == [{**block, "cut": None, "text": "rain ?", "why": "rain ?", "evidence": '{"words": ["rain ?"]}'}]
