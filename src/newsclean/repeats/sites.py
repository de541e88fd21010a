"""Which site a page belongs to."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from typing import Literal, get_args
from urllib.parse import urlsplit

By = Literal["domain", "host", "one"]
WAYS: tuple[By, ...] = get_args(By)
UNNAMED = ""


def site_of(url: str | None, by: By) -> str:
    """The name of the site of an address.

    Args:
        url: the address; None if unknown.
        by: ``"domain"``: the registered domain, by the public suffix list that courlan brings along (nothing is fetched), or the
            host where there is none; ``"host"``: the host; ``"one"``: all pages are one site.

    Returns:
        The name, in lower case; "" for the one site of pages without an address.

    Example:
        >>> [site_of("https://www.news.post.co.uk/ferry", by) for by in WAYS]
        ['post.co.uk', 'news.post.co.uk', '']
    """
    if not url or by == "one":
        return UNNAMED
    try:
        host = (urlsplit(url).hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return UNNAMED
    host = host.encode("utf-8", "replace").decode()  # half a character, which no database takes
    return (_registered(host) or host) if by == "domain" else host


def known_site(url: str | None, by: By, known: Container[str]) -> str | None:
    """The site of an address among those that are known.

    A page of a site that is not known is held against the pages that were learned without an address. None if there are none.
    """
    site = site_of(url, by)
    return site if site in known else UNNAMED if UNNAMED in known else None


@lru_cache(maxsize=1_000)  # courlan takes a third of a millisecond, and pages of one site come together
def _registered(host: str) -> str | None:
    from courlan import extract_domain

    return extract_domain(f"https://{host}/")
