"""Every threshold a user may want to move, with its meaning and where its default comes from."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """How newsclean decides. The defaults are meant for news pages of any site and language.

    Attributes:
        keep_html: the score from which a block of an HTML page is kept, from 0 to 1: by default even odds.
        keep_text: the same for extracted text. Lower, because most of such text is article and losing a sentence is worse
            than leaving a stray line.
        near_duplicate: Jaccard similarity of word shingles from which a long block repeats another one.
        site_pages: the number of pages of a site from which a short line is the site's, with a profile; at least 3. Two pages have
            things in common by chance.
        site_share: the share of the site's known pages that must hold it too, from 0 to 1. With both, a site that has many stories
            with the same subhead keeps it.
        site_prose_pages: the same number for whole paragraphs: stories share a quote, and a series its first words. From 6 pages up
            stories lose their first paragraphs where others show these as teasers (``python -m benchmarks.sites``).
        site_prose_share: the same share for whole paragraphs; at 0.2 the same happens.
        skip: names of rules to leave out (see ``newsclean rules``); all but the first, which gives every block a verdict.
        second_opinion: the confidence below which trafilatura is asked about an HTML page; 0 never asks. By default it is asked about
            three of a hundred articles; on sites not seen this gained 0.1 points of word F1 over all, and asking more often no more.
        inline: whether links and emphasised parts of HTML are kept, for Markdown output; they cost a little time.
        title_first: whether the text and the Markdown of a page begin with its title. The title is always kept apart, as
            ``article.title``; Markdown of an HTML page begins with it anyway.
        max_chars: the longest document that is accepted, in characters (of bytes input, in bytes).

    Raises:
        ValueError: if a share is not between 0 and 1, or a size is not positive.

    Example:
        >>> Settings(keep_text=0.5).keep_text
        0.5
    """

    keep_html: float = 0.5
    keep_text: float = 0.3
    near_duplicate: float = 0.8
    site_pages: int = 3
    site_share: float = 0.1
    site_prose_pages: int = 8
    site_prose_share: float = 0.3
    skip: frozenset[str] = field(default_factory=frozenset)
    second_opinion: float = 0.85
    inline: bool = False
    title_first: bool = False
    max_chars: int = 50_000_000

    def __post_init__(self) -> None:
        if isinstance(self.skip, str):
            raise ValueError(f"Settings.skip must be a set of names, not {self.skip!r}")
        object.__setattr__(self, "skip", frozenset(self.skip))
        for name in ("keep_html", "keep_text", "near_duplicate", "site_share", "site_prose_share", "second_opinion"):
            value = getattr(self, name)
            if not isinstance(value, (int, float)) or not 0 <= value <= 1:
                raise ValueError(f"Settings.{name} must be between 0 and 1, not {value!r}")
        for name in ("site_pages", "site_prose_pages"):
            if not isinstance(getattr(self, name), int) or getattr(self, name) < 3:
                raise ValueError(f"Settings.{name} must be a whole number from 3, not {getattr(self, name)!r}")
        if not isinstance(self.max_chars, int) or self.max_chars < 1:
            raise ValueError(f"Settings.max_chars must be a whole number from 1, not {self.max_chars!r}")
