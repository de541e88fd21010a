"""Parquet: a few rows at a time, with their other columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsclean.corpus.arrow import demand_columns, task_of
from newsclean.corpus.documents import Document, Failure
from newsclean.corpus.errors import DocumentError, MissingExtraError
from newsclean.corpus.listing import Entry
from newsclean.corpus.readers import Reading, failed, record

_BATCH_BYTES = 4 * 1024 * 1024
_MAX_ROWS = 256
_PACKED_GROUP = 16 * 1024 * 1024
_BUFFER = 1024 * 1024
# Bytes of one column in one group of rows, decompressed: a page of the column may be as large, and is decompressed whole.
_MAX_CHUNK = 128 * 1024 * 1024
_MAX_PACKED_CHUNK = 2 * 1024 * 1024 * 1024


def read_parquet(entry: Entry, reading: Reading) -> Iterator[Document]:
    """The rows of a file, numbered from 1.

    In a small group of rows columns of text are read as dictionaries, so a value that is repeated a million times is held once. A
    dictionary is held whole; so large groups are read a row at a time instead.

    Raises:
        DocumentError: if the file is damaged, or has none of the columns.
        MissingExtraError: without the package pyarrow.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError("pyarrow", "reading Parquet") from error
    number = 0
    try:
        with (
            pyarrow.parquet.ParquetFile(entry.path, buffer_size=_BUFFER) as plain,
            pyarrow.parquet.ParquetFile(entry.path, buffer_size=_BUFFER, read_dictionary=_texts(plain.schema_arrow)) as packed,
        ):
            demand_columns(plain.schema_arrow.names, reading.names)
            for group in range(plain.num_row_groups):
                about = plain.metadata.row_group(group)
                if why := _refused(about, reading.max_size):
                    number += about.num_rows
                    yield failed(entry, "too large", f"{why}: {about.num_rows} rows left out", number)
                    continue
                file, most = (packed, _rows_of(about)) if about.total_byte_size <= _PACKED_GROUP else (plain, 1)
                for batch in file.iter_batches(most, [group], use_threads=False):
                    # Results wait with their other columns: those must not keep the pages in memory.
                    others = batch.select([name for name in batch.schema.names if name not in reading.names.all])
                    for i in range(batch.num_rows):
                        number += 1
                        at = entry.size * number // max(1, plain.metadata.num_rows)
                        yield replace(_document(batch, others, i, reading, record(entry, reading, number)), at=at)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        raise DocumentError("damaged", f"after row {number}: {' '.join(str(error).split())[:200]}") from error


def _texts(schema: Any) -> list[str]:
    """The columns of text or bytes, which may hold one large value many times."""
    import pyarrow.types as types

    kinds = (types.is_string, types.is_large_string, types.is_binary, types.is_large_binary)
    return [column.name for column in schema if any(is_kind(column.type) for is_kind in kinds)]


def _refused(group: Any, most: int) -> str:
    """Why a group of rows is not read: decompressed, it would not fit."""
    for i in range(group.num_columns):
        column = group.column(i)
        size = column.total_uncompressed_size
        if size > max(_MAX_CHUNK, most) and size > group.num_rows * most:
            return f"column '{column.path_in_schema}' has {size:,} bytes in {group.num_rows} rows"
        if column.total_compressed_size > _MAX_PACKED_CHUNK:
            return f"column '{column.path_in_schema}' has {column.total_compressed_size:,} compressed bytes in one group"
    return ""


def _rows_of(group: Any) -> int:
    """Rows to read at a time."""
    average: int = max(1, group.total_byte_size // max(1, group.num_rows))
    return max(1, min(_MAX_ROWS, _BATCH_BYTES // average))


def _document(batch: Any, others: Any, i: int, reading: Reading, start: Document) -> Document:
    try:
        task = task_of(batch, i, reading.names, reading.max_size)
    except DocumentError as error:
        return replace(start, failure=Failure(error.kind, str(error)))
    assert not isinstance(task.source, Path)
    if reading.columns:
        return replace(start, task=task, size=len(task.source), columns=(others, i))
    fields = {name: others.column(name)[i].as_py() for name in others.schema.names}
    return replace(start, task=replace(task, fields=fields), size=len(task.source))
