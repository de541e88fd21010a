"""The language a page claims to be in: some tools want to be told which words to look for."""

from __future__ import annotations

import re

# Read with expressions, not with a parser, so that a tool is not charged for parsing the page a second time.
_CODE = r"""\s{0,9}=\s{0,9}["']?\s{0,9}(?!utf)([a-z]{2,3})(?![a-z])"""
_HTML = re.compile(rf"<html\b[^<>]{{0,2000}}?\s(?:xml:)?lang{_CODE}", re.IGNORECASE)
_META = re.compile(rf"""<meta\b[^<>]{{0,200}}?(?:language|locale)["'][^<>]{{0,50}}?\bcontent{_CODE}""", re.IGNORECASE)
_HEAD = 100_000  # characters


def language_of(page: str) -> str | None:
    """The language code in the page's own words: its ``lang`` attribute, else its language or locale ``<meta>``.

    Returns:
        The first part of the code, in lower case, such as ``"de"`` for ``de-AT``; None where the page does not say.

    Example:
        >>> language_of('<!doctype html><html class="no-js" lang="de-AT"><body>Servus</body></html>')
        'de'
    """
    head = page[:_HEAD]
    found = _HTML.search(head) or _META.search(head)
    return found[1].lower() if found else None
