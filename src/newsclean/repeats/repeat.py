"""What a site profile answers about one paragraph."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Repeat:
    """What is known of a paragraph that a site repeats.

    Attributes:
        pages: how many pages hold it.
        of: how many pages are known.
        example: the name of one of these pages.
        here: how many pages have it in the same place of the tree; None for plain text.
        exact: True if they have the very same words; False for variants.
        similarity: how like the nearest variant is, from 0 to 1.
    """

    pages: int
    of: int
    example: str
    here: int | None = None
    exact: bool = True
    similarity: float = 1.0

    @property
    def share(self) -> float:
        """The share of the site's pages that hold it, from 0 to 1."""
        return self.pages / self.of
