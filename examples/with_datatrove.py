"""Clean Parquet with datatrove, with what the sites repeat: python with_datatrove.py FOLDER_OF_PAGES CLEANED."""

from __future__ import annotations

import sys
from pathlib import Path

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import ParquetReader
from datatrove.pipeline.writers import JsonlWriter

from newsclean.engines.datatrove import CleanNews, LearnSites, MergeSites

SHARDS = 2  # as many as the facts of one site shard must fit on the disk of a machine
TASKS = 2


def main(pages: str, cleaned: str) -> None:
    """Read pages twice: to learn what their sites repeat, and to clean them."""
    facts, profiles, logs = (str(Path(cleaned, name)) for name in ("facts", "profiles", "logs"))
    reader = ParquetReader(pages, text_key="html", glob_pattern="*.parquet")
    learn = LocalPipelineExecutor([reader, LearnSites(facts, SHARDS, "html")], tasks=TASKS, logging_dir=f"{logs}/learn")
    merge = LocalPipelineExecutor([MergeSites(facts, profiles)], tasks=SHARDS, logging_dir=f"{logs}/merge", depends=learn)
    refused = JsonlWriter(str(Path(cleaned, "refused")), compression=None)
    steps = [reader, CleanNews("html", profiles, exclusion_writer=refused), JsonlWriter(str(Path(cleaned, "articles")), compression=None)]
    LocalPipelineExecutor(steps, tasks=TASKS, logging_dir=f"{logs}/clean", depends=merge).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
