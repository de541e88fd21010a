"""Clean Parquet with Ray Data: python with_ray.py PAGES CLEANED [PROFILE]."""

from __future__ import annotations

import sys

import ray

from newsclean import SiteProfile
from newsclean.engines.arrow import Cleaner


def main(pages: str, cleaned: str, profile: str | None = None) -> None:
    """Read pages, clean them on all cores, write what came of it."""
    ray.init(num_cpus=2, include_dashboard=False)
    cleaner = Cleaner(blocks="removed", profile=SiteProfile.load(profile).compact() if profile else None)
    rows = ray.data.read_parquet(pages).map_batches(cleaner, batch_format="pyarrow", batch_size=64)
    rows.write_parquet(cleaned)


if __name__ == "__main__":
    main(*sys.argv[1:])
