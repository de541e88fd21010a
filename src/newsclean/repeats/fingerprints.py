"""What makes two paragraphs of a site the same: their words in a normal form, as a hash that never changes.

The normal form: compatibility forms resolved (NFKC), case folded, words only (so quotes, dashes and white space do not count).
In short lines numbers are masked: "3 views" and "1,204 views", or a date and the next day's, are one line of the template. In long
paragraphs they are not, because there a number may be the news.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from unicodedata import normalize

from newsclean.model import Block, Page
from newsclean.words import tokens_of

SCHEME = "blake2b-64 of words-1"  # stored in every profile: another one cannot be compared
SEED = 1
MASKED_WORDS = 20  # paragraphs of fewer words have their numbers masked
_NUMBER = re.compile(r"\d+")
_MASK = "0"
_SALT = SEED.to_bytes(8, "big")
_CONTAINERS = 3  # levels of the tree that say where a block is
_PLACE_BITS = 32


def normal_words(text: str) -> tuple[str, ...]:
    """The words of a paragraph in their normal form.

    Example:
        >>> normal_words("“17 VIEWS” ") == normal_words("3\\xa0views")
        True
    """
    words = tokens_of(text if text.isascii() else normalize("NFKC", text).casefold())
    if len(words) < MASKED_WORDS:
        masked = [_NUMBER.sub(_MASK, word) for word in words]
        # "1,204" and a date are as many words as they have parts
        words = [word for i, word in enumerate(masked) if word != _MASK or i == 0 or masked[i - 1] != _MASK]
    return tuple(words)


def fingerprint(words: tuple[str, ...]) -> int:
    """The 64-bit hash of words in their normal form (BLAKE2b, RFC 7693): the same on every machine.

    Example:
        >>> fingerprint(("share", "this"))
        1744730033006328673
    """
    return _hash(" ".join(words))


def has_letters(words: tuple[str, ...]) -> bool:
    """Whether there is anything but numbers: a number alone names no paragraph."""
    return any(not word.isdecimal() for word in words)


def page_id(page: Page) -> int:
    """The 64-bit number of a page: of its address, or of what it says where it has none, or only that of the site's front page.

    A page that was fetched twice is one page, so that its article is not taken for what the site repeats.

    Example:
        >>> pages = [Page((), url=url) for url in ("http://www.post.example/ferry", "https://post.example/ferry/#top")]
        >>> page_id(pages[0]) == page_id(pages[1])
        True
    """
    address = _address(page.url or "")
    return _hash(address or "\n".join(block.text for block in page.blocks))


def _address(url: str) -> str:
    """The part of an address that names the page; "" for that of a front page, which careless templates give to every page."""
    address = url.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/")
    return address if "/" in address or "?" in address else ""


def place(page: Page, block: Block) -> int:
    """A 32-bit number for the block's last containers, with their class names; 0 for plain text.

    Numbers in names are masked: "post-1234" is the same place as "post-1235".
    """
    if block.element < 0:
        return 0
    around = page.around(block)[:_CONTAINERS]
    path = "/".join(f"{page.elements[at].tag}.{page.elements[at].names}" for at in around)
    return _hash(_NUMBER.sub(_MASK, path)) >> (64 - _PLACE_BITS) or 1


def shingle_hashes(words: tuple[str, ...], size: int) -> frozenset[int]:
    """The 64-bit hashes of all runs of so many words; a shorter text is one run."""
    runs = range(max(1, len(words) - size + 1)) if words else ()
    return frozenset(_hash(" ".join(words[i : i + size])) for i in runs)


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8, salt=_SALT).digest(), "big")
