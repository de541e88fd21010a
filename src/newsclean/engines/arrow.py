"""Arrow batches in, Arrow batches out: the function that Ray Data's ``map_batches`` and Spark's ``mapInArrow`` take.

The rows are those that ``newsclean clean -o out.parquet`` writes, but for two things: ``source`` is missing, because a batch does not know
its file, and a row that is refused stays, with the reason in ``failure``, because a batch has no other place for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar

import pyarrow as pa

from newsclean.corpus.arrow import demand_columns, own_schema, own_values, task_of
from newsclean.corpus.cleaning import Blocks, Recipe, beside
from newsclean.corpus.documents import Outcome
from newsclean.corpus.readers import FieldNames
from newsclean.corpus.source import attempted
from newsclean.repeats.furniture import SiteFurniture
from newsclean.settings import Settings

_Batch = TypeVar("_Batch", pa.RecordBatch, pa.Table)
_FAILURE = pa.field("failure", pa.string())


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Cleans batches. It is a value: it may be pickled, and any worker gives the same answer.

    Attributes:
        names: the columns that hold the page, or the text, and the address.
        blocks: which blocks a row has beside the text, with their reasons.
        max_size: bytes that a document may have; larger ones are refused.
        settings: how to decide.
        profile: what the sites of the documents repeat: :meth:`newsclean.SiteProfile.compact` of a profile is small enough to travel.

    Example:
        >>> rows = pa.table({"text": ["The rain came at night, and the river rose by noon.\\nShare this article"], "n": [7]})
        >>> found = Cleaner()(rows)
        >>> found["text"][0].as_py(), found["n"][0].as_py(), found["failure"][0].as_py()
        ('The rain came at night, and the river rose by noon.', 7, None)
    """

    names: FieldNames = field(default_factory=FieldNames)
    blocks: Blocks = "none"
    max_size: int = 20_000_000
    settings: Settings = field(default_factory=Settings)
    profile: SiteFurniture | None = None

    def __call__(self, batch: _Batch) -> _Batch:
        """Clean the rows of a batch or table; see :func:`clean_batch`."""
        return clean_batch(batch, self)

    def schema(self, given: pa.Schema) -> pa.Schema:
        """The schema of the batches that come of batches with a schema: Spark wants to know it beforehand.

        Raises:
            DocumentError: if there is no column of pages or texts.
        """
        demand_columns(given.names, self.names)
        own = [*self._own_schema(), _FAILURE]
        others = self._others(given, [column.name for column in own])
        return pa.schema([*own, *(given.field(old).with_name(new) for new, old in others.items())])

    def _own_schema(self) -> pa.Schema:
        blocks = {"none": [], "removed": ["removed"], "all": ["kept", "removed"]}[self.blocks]
        schema = own_schema(blocks, self.settings.metadata != "off")
        return schema.remove(schema.get_field_index("source"))

    def _others(self, given: pa.Schema, own: list[str]) -> dict[str, str]:
        """The columns that go through, by the names that they get."""
        return beside(dict.fromkeys(own), {name: name for name in given.names if name not in self.names.all})


def clean_batch(batch: _Batch, cleaner: Cleaner | None = None) -> _Batch:
    """Clean the rows of a batch.

    Args:
        batch: one document a row; other columns go through as they are, as ``source_NAME`` where the name is taken.
        cleaner: how; None for the defaults.

    Returns:
        As many rows in the same order, of the same type as given. In a row that is refused all columns of ours are null but ``failure``.

    Raises:
        DocumentError: if there is no column of pages or texts.
    """
    cleaner = cleaner or Cleaner()
    schema = cleaner.schema(batch.schema)
    own = cleaner._own_schema()
    outcomes = [_outcome(batch, i, cleaner) for i in range(batch.num_rows)]
    rows = [own_values(outcome.body, own.names) if outcome.failure is None else {} for outcome in outcomes]
    columns = pa.Table.from_pylist(rows, schema=own).append_column(
        _FAILURE, pa.array([outcome.failure and outcome.failure.reason for outcome in outcomes], pa.string())
    )
    for new, old in cleaner._others(batch.schema, columns.schema.names).items():
        columns = columns.append_column(new, batch.column(old))
    columns = columns.select(schema.names).cast(schema)
    return columns if isinstance(batch, pa.Table) else _as_batch(columns)


def _outcome(batch: Any, i: int, cleaner: Cleaner) -> Outcome:
    recipe = Recipe("row", cleaner.blocks, cleaner.names, cleaner.max_size, cleaner.settings, cleaner.profile)

    def work() -> Outcome:
        return recipe.outcome("", task_of(batch, i, cleaner.names, cleaner.max_size))

    return attempted(work)


def _as_batch(table: pa.Table) -> pa.RecordBatch:
    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=table.schema)
