"""What a block's words tell: prose or a label, a sentence or a headline, a phrase that news pages put around an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from newsclean.model import Block
from newsclean.phrases import Hit, Phrases, fold_all
from newsclean.signals.characters import characters
from newsclean.words import tokens_of_all

_TERMINAL = tuple(".!?。！？।؟۔։။॥")
_CLOSING = " \"'”’»«›)]」』】）*_"
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_NUMBER_CHARS = re.compile(r"\D+")
# Numbers as only dates and times have them; a bare day counts beside the name of a month. The first digit is asked for first,
# and what stands before it next, because a search is fast for a pattern that begins with a character.
_DATE = re.compile(
    r"\d(?<!\d\d)(?:\d?[./-] ?\d{1,2}[./-] ?\d{2,4}|\d{3}[./-]\d{1,2}[./-]\d{1,2}|(?:(?<=1)9|(?<=2)0)\d\d|\d?[:h]\d\d)(?!\d)"
)
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|&hellip;)[\s\"'”’»)\]]{0,3}\Z")
_MAX_PHRASED = 600  # characters; in longer blocks only the beginning and the end are searched for phrases
_WINDOW = 250


class Wording(NamedTuple):
    """What the words of one block tell.

    Attributes:
        folded: the text as phrases are compared (long texts: their beginning and end).
        key: the text's words only, joined: equal for blocks that say the same.
        tokens: the words in order, in lower case.
        words: how many words it has; two characters of an unspaced script count as one word.
        stop: share of function words of the page's language among the words, from 0 to 1.
        ends: True if it ends like a sentence.
        cut: True if it ends in "…", as teasers do.
        sentences: how many sentences end in it.
        commas: commas and semicolons per word.
        digits: share of digits among its characters other than white space.
        capital: share of words with a capital first letter, the first word left out; 0 in scripts without capitals.
        upper: True if it has letters with case, all of them capitals.
        dated: share of its letters and digits that belong to a date or a time; 0 for long blocks.
        hits: the phrases found in it.
    """

    folded: str
    key: str
    tokens: tuple[str, ...]
    words: float
    stop: float
    ends: bool
    cut: bool
    sentences: int
    commas: float
    digits: float
    capital: float
    upper: bool
    dated: float
    hits: tuple[Hit, ...]

    def says(self, concept: str, *where: str) -> str:
        """The first phrase of a concept that was found, or "".

        Args:
            concept: such as ``"share"``.
            where: the places that count: ``"line"``, ``"start"``, ``"inside"``, ``"end"``; all but the last, if none is named.
        """
        for hit in self.hits:
            if hit.concept == concept and (hit.where in where if where else hit.where != "end"):
                return hit.phrase
        return ""


def wording(blocks: Sequence[Block], phrases: Phrases) -> tuple[Wording, ...]:
    """Read the words of all blocks of a page once, for scorer and rules alike.

    Args:
        blocks: of one page.
        phrases: those of its language.

    Returns:
        One row a block.

    Example:
        >>> from newsclean.phrases import load
        >>> (read,) = wording([Block(0, "The rain came, and it stayed for days.")], load("en"))
        >>> read.words, read.ends, round(read.stop, 2)
        (8.0, True, 0.5)
    """
    texts = [block.text for block in blocks]
    folded = fold_all(texts)
    counted = characters(texts)
    columns = (counted.digits, counted.commas, counted.sentences, counted.unspaced, counted.capital, counted.upper)
    counts = map(_Counts._make, zip(*(column.tolist() for column in columns), strict=True))
    return tuple(map(partial(_read, phrases), texts, folded, tokens_of_all(folded), counts))


class _Counts(NamedTuple):
    """One row of :class:`newsclean.signals.characters.Characters`."""

    digits: float
    commas: float
    sentences: float
    unspaced: float
    capital: float
    upper: bool


def _read(phrases: Phrases, text: str, folded: str, tokens: list[str], counts: _Counts) -> Wording:
    count = len(tokens) or 1
    if len(folded) > _MAX_PHRASED:
        folded = f"{folded[:_WINDOW]}\n{folded[-_WINDOW:]}"
    short = len(text) <= _WINDOW
    tail = text[-12:]
    cut = ("…" in tail or "..." in tail or "&hellip;" in tail) and bool(_CUT_OFF.search(tail))
    return Wording(
        folded=folded,
        key=" ".join(tokens),
        tokens=tuple(tokens),
        words=count - counts.unspaced / 2,
        stop=sum(map(phrases.stop_words.__contains__, tokens)) / count,
        ends=not cut and text.rstrip(_CLOSING).endswith(_TERMINAL),
        cut=cut,
        sentences=int(counts.sentences),
        commas=counts.commas / count,
        digits=counts.digits,
        capital=counts.capital,
        upper=short and counts.upper,
        dated=_date_share(folded, tokens, phrases) if short and counts.digits else 0.0,
        hits=phrases.find(folded, tokens),
    )


def _date_share(text: str, tokens: Sequence[str], phrases: Phrases) -> float:
    """Which share of a short text's letters and digits is a date or a time: month names, numbers as in dates, "updated"."""
    numbers = _DATE.findall(text)
    if "%" in text or (not numbers and phrases.days.isdisjoint(tokens)):
        return 0.0
    words = _LETTERS.findall(text)
    days = [word for word in words if word in phrases.days]
    if days:
        numbers += _DAY.findall(_DATE.sub(" ", text))
    stamps = [word for word in words if word in phrases.stamps and word not in phrases.days]
    dated = sum(map(len, days)) + sum(map(len, stamps)) + sum(len(_NUMBER_CHARS.sub("", number)) for number in numbers)
    whole = sum(map(len, words)) + sum(map(len, _NUMBER.findall(text)))
    return min(1.0, dated / whole)


def repeats(words: tuple[Wording, ...]) -> tuple[int, ...]:
    """How often each block's words stand on the page, itself included."""
    counts = Counter(word.key for word in words)
    return tuple(counts[word.key] for word in words)
