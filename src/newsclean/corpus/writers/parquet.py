"""Results as one Parquet file.

A Parquet file cannot grow after a stop, because its index stands at its end. So chunks are kept as Arrow streams in a spool, and
become the file when all are there. Columns of Parquet input go through as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from newsclean.corpus.arrow import own_schema, own_values
from newsclean.corpus.cleaning import as_json, beside
from newsclean.corpus.documents import Failure, Result
from newsclean.corpus.errors import MissingExtraError
from newsclean.corpus.writers import State
from newsclean.durable import Spool, replacing

_ROWS = 10_000  # in a group of rows
_GROUP_BYTES = 64_000_000


class ParquetWriter:
    """One row a document, as a table."""

    seamless = False  # groups of rows are made of whole chunks

    def __init__(self, output: Path, spool: Path) -> None:
        try:
            import pyarrow  # noqa: F401
        except ImportError as error:
            raise MissingExtraError("pyarrow", "writing Parquet") from error
        self._output, self._spool = output, Spool(spool, output)

    def resume(self, state: State) -> None:
        """See :class:`newsclean.corpus.writers.Writer`."""
        self._spool.resume(state.get("size", 0))

    def write(self, chunk: Sequence[Result]) -> tuple[list[Failure | None], State]:
        """See :class:`newsclean.corpus.writers.Writer`."""
        rows = [result for result in chunk if result.outcome.body is not None]
        return [None] * len(chunk), {"size": self._spool.append(_as_stream(_table(rows)) if rows else b"")}

    def finish(self) -> None:
        """Make the file from the spool, a group of rows at a time."""
        self._spool.close()
        if self._spool.is_output:
            return
        import pyarrow.parquet

        spool = self._spool.path
        schema = _common(spool)
        with (
            replacing(self._output, spool.parent) as temporary,
            temporary.open("wb") as file,
            pyarrow.parquet.ParquetWriter(file, schema, compression="zstd") as writer,
        ):
            for table in _groups(spool, schema):
                writer.write_table(table, row_group_size=_ROWS)
        spool.unlink()

    def close(self) -> None:
        """See :class:`newsclean.corpus.writers.Writer`."""
        self._spool.close()


def _table(rows: Sequence[Result]) -> Any:
    """The rows of a chunk as a table: our columns, then those of the input."""
    import pyarrow as pa

    bodies = [result.outcome.body for result in rows]
    schema = own_schema([name for name in ("kept", "removed") if name in bodies[0]], "metadata" in bodies[0])
    own = pa.Table.from_pylist([own_values(body, schema.names) for body in bodies], schema=schema)
    if not any(result.document.columns for result in rows):
        return own.append_column("fields", pa.array([_fields(body) for body in bodies], pa.string()))
    others = pa.concat_tables([_others(list(run), own.schema.names) for run in _runs(rows)], promote_options="permissive")
    for name in others.schema.names:
        own = own.append_column(others.schema.field(name), others.column(name))
    return own


def _fields(body: Mapping[str, Any]) -> str | None:
    fields = body["fields"]
    return as_json(fields) if fields else None


def _runs(rows: Sequence[Result]) -> Iterator[Iterator[Result]]:
    """Rows in a row that come from the same batch of the input."""
    for _, run in groupby(rows, key=lambda result: id(result.document.columns[0]) if result.document.columns else None):
        yield run


def _others(run: Sequence[Result], own: Sequence[str]) -> Any:
    """The columns of the input for rows of one batch, under names that are not ours."""
    import pyarrow as pa

    columns = run[0].document.columns
    if not columns:
        return pa.table({"fields": pa.array([_fields(result.outcome.body) for result in run], pa.string())})
    batch = columns[0]
    rows = pa.array([result.document.columns[1] for result in run])
    names = beside(dict.fromkeys(own), {name: name for name in batch.schema.names})
    return pa.table({new: _decoded(batch.column(old).take(rows)) for new, old in names.items()})


def _decoded(column: Any) -> Any:
    """A column that was read as a dictionary, as it is in the file."""
    import pyarrow.types

    return column.dictionary_decode() if pyarrow.types.is_dictionary(column.type) else column


def _as_stream(table: Any) -> bytes:
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue())


def _tables(spool: Path) -> Iterator[Any]:
    import pyarrow as pa

    with spool.open("rb") as file:
        size = spool.stat().st_size
        while file.tell() < size:
            with pa.ipc.open_stream(file) as stream:
                yield stream.read_all()


def _common(spool: Path) -> Any:
    """The schema that fits all chunks."""
    import pyarrow as pa

    schemas: list[Any] = []
    for table in _tables(spool):
        if table.schema not in schemas:
            schemas.append(table.schema)
    return pa.unify_schemas(schemas, promote_options="permissive") if schemas else own_schema([]).append(pa.field("fields", pa.string()))


def _groups(spool: Path, schema: Any) -> Iterator[Any]:
    """Chunks joined to groups of rows, of a size that does not depend on when the run was stopped."""
    import pyarrow as pa

    held: list[Any] = []
    for table in _tables(spool):
        held.append(pa.concat_tables([schema.empty_table(), table], promote_options="permissive").select(schema.names).cast(schema))
        if sum(part.num_rows for part in held) >= _ROWS or sum(part.nbytes for part in held) >= _GROUP_BYTES:
            yield pa.concat_tables(held)
            held = []
    if held:
        yield pa.concat_tables(held)
