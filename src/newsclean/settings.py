"""Every threshold a user may want to move, with its meaning and where its default comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, get_args

from newsclean.metadata import MetadataMode

Favor = Literal["precision", "balanced", "recall"]
# The least score that is kept, of HTML and of extracted text.
_LEAST: dict[Favor, tuple[float, float]] = {"precision": (0.65, 0.5), "balanced": (0.4, 0.3), "recall": (0.3, 0.1)}


@dataclass(frozen=True, slots=True)
class Settings:
    """How newsclean decides. The defaults are meant for news pages of any site and language.

    Attributes:
        favor: what to favour where the scorer is in doubt: ``"precision"`` removes more, ``"recall"`` keeps more. On sites not seen
            (``python -m benchmarks.training CORPORA --favor ... --no-write``), precision, balanced and recall have a word precision
            of .975, .969, .965 and a recall of .984, .991, .993 on 188 news pages (F1 .977, .978, .977), and .962, .956, .953 and
            .969, .983, .985 on 791 pages of all kinds (F1 .959, .964, .963); of 4,882 extracted texts
            they lose about 2.3 %, 1.4 %, 0.8 % of the article and leave 29 %, 31 %, 37 % of the rest.
        keep_html: the score from which a block of an HTML page is kept, from 0 to 1; None leaves it to ``favor``.
        keep_text: the same for extracted text. Lower, because most of such text is article and losing a sentence is worse
            than leaving a stray line. Between whole paragraphs that are believed less is needed, 0.2 for 0.3.
        most_removed: the share of an extracted text's words from which nothing is removed at all (see the rule ``abstain``).
        near_duplicate: Jaccard similarity of word shingles from which a long block repeats another one.
        site_pages: the number of pages of a site from which a short line is the site's, with a profile; at least 3. Two pages have
            things in common by chance.
        site_share: the share of the site's known pages that must hold it too, from 0 to 1. With both, a site that has many stories
            with the same subhead keeps it.
        site_prose_pages: the number of pages that whole paragraphs need besides: stories share a quote, and a series its first words.
            From 6 pages up stories lose their first paragraphs where others show these as teasers (``python -m benchmarks.sites``).
        site_prose_share: the share of the pages that whole paragraphs need besides; at 0.2 the same happens.
        skip: names of rules to leave out (see ``newsclean rules``); all but the first, which gives every block a verdict.
        second_opinion: the confidence below which trafilatura is asked about an HTML page; 0 never asks. By default it is asked about
            three of a hundred articles; on sites not seen this gained 0.1 points of word F1 over all, and asking more often no more.
        inline: whether links and emphasised parts of HTML and Markdown are kept, for Markdown output; they cost a little time.
        title_first: whether the text and the Markdown of a page begin with its title. The title is always kept apart, as
            ``article.title``; Markdown of an HTML page begins with it anyway.
        metadata: whether authors, dates and the like are worked out: ``"off"``, ``"fast"`` from what the page itself states, ``"full"``
            with trafilatura and htmldate where that says nothing. A page takes 4 % longer with fast, and 4 to 50 % with full; dates are
            right on 98.9 % and 99.5 % of 188 news pages, and 85.8 % and 86.7 % of 656 pages of all kinds; authors on 87.0 % of 184 with
            both, and 80.2 % and 81.0 % of 617 (``python -m benchmarks metadata``).
        max_chars: the longest document that is accepted, in characters (of bytes input, in bytes).

    Raises:
        ValueError: if a share is not between 0 and 1, a size is not positive, or a value is of another type; the message names the field.

    Example:
        >>> Settings(keep_text=0.5).keep_text
        0.5
    """

    favor: Favor = "balanced"
    keep_html: float | None = None
    keep_text: float | None = None
    most_removed: float = 0.98
    near_duplicate: float = 0.8
    site_pages: int = 3
    site_share: float = 0.1
    site_prose_pages: int = 8
    site_prose_share: float = 0.3
    skip: frozenset[str] = field(default_factory=frozenset)
    second_opinion: float = 0.85
    inline: bool = False
    title_first: bool = False
    metadata: MetadataMode = "off"
    max_chars: int = 50_000_000

    def __post_init__(self) -> None:
        object.__setattr__(self, "skip", _names(self.skip))
        if self.favor not in get_args(Favor):
            raise ValueError(f"Settings.favor must be one of {', '.join(_LEAST)}, not {self.favor!r}")
        if self.metadata not in get_args(MetadataMode):
            raise ValueError(f"Settings.metadata must be one of {', '.join(get_args(MetadataMode))}, not {self.metadata!r}")
        for name in ("inline", "title_first"):
            if not isinstance(getattr(self, name), bool):
                raise ValueError(f"Settings.{name} must be True or False, not {getattr(self, name)!r}")
        for name in ("keep_html", "keep_text", "most_removed", "near_duplicate", "site_share", "site_prose_share", "second_opinion"):
            value = getattr(self, name)
            if value is None and name in ("keep_html", "keep_text"):
                continue
            if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
                raise ValueError(f"Settings.{name} must be between 0 and 1, not {value!r}")
        for name in ("site_pages", "site_prose_pages"):
            if not _is_whole(getattr(self, name), 3):
                raise ValueError(f"Settings.{name} must be a whole number from 3, not {getattr(self, name)!r}")
        if not _is_whole(self.max_chars, 1):
            raise ValueError(f"Settings.max_chars must be a whole number from 1, not {self.max_chars!r}")

    def least(self, markup: bool) -> float:
        """The score from which a block is kept.

        Args:
            markup: whether the page came as HTML.

        Example:
            >>> Settings(favor="recall").least(markup=True), Settings(keep_text=0.2).least(markup=False)
            (0.3, 0.2)
        """
        own = self.keep_html if markup else self.keep_text
        return _LEAST[self.favor][0 if markup else 1] if own is None else own


def _is_whole(value: object, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def _names(skip: object) -> frozenset[str]:
    names = None if isinstance(skip, str) or not isinstance(skip, Iterable) else list(skip)
    if names is None or not all(isinstance(name, str) for name in names):
        raise ValueError(f"Settings.skip must be a set of names, not {skip!r}")
    return frozenset(names)
