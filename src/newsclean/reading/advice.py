"""trafilatura and htmldate as advisers: asked only for what a page does not plainly state."""

from __future__ import annotations

import warnings
from typing import Any

from newsclean.metadata import Metadata, Source
from newsclean.reading.names import names_in
from newsclean.reading.witness import is_costly


def with_advice(known: Metadata, source: str, url: str | None) -> Metadata:
    """Metadata with what trafilatura and htmldate find of the fields that are empty.

    Args:
        known: what is known already; it stays.
        source: the HTML of the page, decoded. A page that is too large, or trips them up, is left as it is.
        url: its address.
    """
    asked = [name for name in ("authors", "published") if not getattr(known, name)]
    if not asked or is_costly(source):
        return known
    try:
        return known.with_found(_advice(asked, source, url))
    except Exception:  # whatever they stumble on: their answer is a gift, and the article is there
        return known


def _advice(asked: list[str], page: str, url: str | None) -> dict[str, tuple[Any, Source]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its import may complain of a proxy library that nobody needs here
        from htmldate import find_date
        from trafilatura.metadata import extract_metadata
        from trafilatura.utils import load_html

        tree = load_html(page)
        found: dict[str, tuple[Any, Source]] = {}
        if tree is None:
            return found
        if "published" in asked:
            found["published"] = find_date(tree, url=url, original_date=True), "htmldate"
        if "authors" in asked:
            author = extract_metadata(tree, default_url=url, extensive=False).author
            found["authors"] = names_in([author]) if author else (), "trafilatura"
        return found
