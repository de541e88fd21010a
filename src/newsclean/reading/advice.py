"""trafilatura and htmldate as advisers: asked only for what a page does not plainly state."""

from __future__ import annotations

from typing import Any

from newsclean.metadata import Metadata, Source
from newsclean.reading.names import names_in
from newsclean.reading.witness import asked, is_costly


def with_advice(known: Metadata, source: str, url: str | None) -> Metadata:
    """Metadata with what trafilatura and htmldate find of the fields that are empty.

    Args:
        known: what is known already; it stays.
        source: the HTML of the page, decoded. A page that is too large, or trips them up, is left as it is.
        url: its address.
    """
    fields = [name for name in ("authors", "published") if not getattr(known, name)]
    if not fields or is_costly(source):
        return known
    return asked(lambda: known.with_found(_advice(fields, source, url))) or known


def _advice(fields: list[str], page: str, url: str | None) -> dict[str, tuple[Any, Source]]:
    from htmldate import find_date
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import load_html

    tree = load_html(page)
    found: dict[str, tuple[Any, Source]] = {}
    if tree is None:
        return found
    if "published" in fields:
        found["published"] = find_date(tree, url=url, original_date=True), "htmldate"
    if "authors" in fields:
        author = extract_metadata(tree, default_url=url, extensive=False).author
        found["authors"] = names_in([author]) if author else (), "trafilatura"
    return found
