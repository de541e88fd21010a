"""Clean Parquet with Spark: python with_spark.py PAGES CLEANED [PROFILE]."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from newsclean import SiteProfile
from newsclean.engines.arrow import Cleaner


def main(pages: str, cleaned: str, profile: str | None = None) -> None:
    """Read pages, clean them on all cores, write what came of it."""
    spark = SparkSession.builder.master("local[2]").config("spark.sql.execution.arrow.maxRecordsPerBatch", 64).getOrCreate()
    cleaner = Cleaner(blocks="removed", profile=SiteProfile.load(profile).compact() if profile else None)

    def clean(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return map(cleaner, batches)

    rows = spark.read.parquet(pages)
    # mapInPandas is the same with frames of pandas: pa.Table.from_pandas before, to_pandas after the cleaner.
    made = rows.mapInArrow(clean, from_arrow_schema(cleaner.schema(to_arrow_schema(rows.schema))))
    made.write.mode("overwrite").parquet(cleaned)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
