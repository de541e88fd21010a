"""Documents in the rows of Arrow tables, and rows of ours as columns: what Parquet files and other engines have in common."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from newsclean.corpus.documents import Task
from newsclean.corpus.errors import DocumentError
from newsclean.corpus.readers import FieldNames
from newsclean.corpus.unpack import too_large
from newsclean.metadata import Metadata


def demand_columns(columns: Collection[str], names: FieldNames) -> None:
    """Make sure that a table has pages or texts.

    Raises:
        DocumentError: if it has not.
    """
    if names.html not in columns and names.text not in columns:
        raise DocumentError("no such field", f"neither a column '{names.html}' nor '{names.text}' (see --html-field, --text-field)")


def task_of(batch: Any, i: int, names: FieldNames, most: int) -> Task:
    """The document in a row of a batch or table.

    Args:
        batch: it has one of the columns.
        i: the row, from 0.
        names: the columns.
        most: bytes that a document may have.

    Raises:
        DocumentError: if there is none, or it is too large.
    """
    for name, form in names.forms:
        value = batch.column(name)[i].as_py() if name in batch.schema.names else None
        if value is None:
            continue
        if not isinstance(value, (str, bytes)):
            raise DocumentError("no text", f"the column holds {type(value).__name__}, no text")
        if len(value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value) > most:
            raise too_large(most)
        url = batch.column(names.url)[i].as_py() if names.url in batch.schema.names else None
        return Task(value, form, url if isinstance(url, str) else None)
    raise DocumentError("no such field", f"neither '{names.html}' nor '{names.text}' has a value")


def own_schema(blocks: Sequence[str], metadata: bool = False) -> Any:
    """The schema of the columns of ours.

    Args:
        blocks: the names of those of blocks.
        metadata: whether there is one of metadata.
    """
    import pyarrow as pa

    said = [(name, pa.string()) for name in ("by", "why", "evidence")]
    block = pa.struct([("index", pa.int32()), ("kind", pa.string()), ("text", pa.string()), ("cut", pa.list_(pa.int32())), *said])
    texts = [(name, pa.string()) for name in ("url", "title", "language", "kind", "kind_why", "kind_evidence")]
    return pa.schema(
        [
            ("source", pa.string()),
            ("schema", pa.int32()),
            *texts,
            ("confidence", pa.float64()),
            ("degraded", pa.string()),
            *([("metadata", _metadata_type())] if metadata else []),
            ("text", pa.string()),
            *((name, pa.list_(block)) for name in blocks),
        ]
    )


def _metadata_type() -> Any:
    import pyarrow as pa

    lists = {"authors", "tags"}
    fields = [field.name for field in dataclasses.fields(Metadata)]
    names = [name for name in fields if name != "sources"]
    found = [(name, pa.list_(pa.string()) if name in lists else pa.string()) for name in names]
    return pa.struct([*found, ("sources", pa.struct([(name, pa.string()) for name in names]))])


def own_values(row: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    """The values of a row for columns of ours. Evidence, a mapping of no fixed shape, is JSON."""
    found = {name: row[name] for name in names}
    found["kind_evidence"] = json.dumps(row["kind_evidence"], ensure_ascii=False)
    for name in {"kept", "removed"} & found.keys():
        found[name] = [{**block, "evidence": json.dumps(block["evidence"], ensure_ascii=False)} for block in row[name]]
    return {name: _whole(value) for name, value in found.items()}


def _whole(value: Any) -> Any:
    """Half characters, which Arrow cannot hold, become question marks, however deep in the value they stand."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, Mapping):
        return {name: _whole(inner) for name, inner in value.items()}
    return [_whole(inner) for inner in value] if isinstance(value, (list, tuple)) else value
