"""What a block's words tell: prose or a label, a sentence or a headline, a phrase that news pages put around an article."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from newsclean.model import Block
from newsclean.phrases import Hit, Phrases, fold_all
from newsclean.signals.characters import characters
from newsclean.words import BREAK, SENTENCE_ENDS, tokens_of_all

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Indices = NDArray[np.int64]

_TERMINAL = tuple(SENTENCE_ENDS)
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
    import numpy as np

    texts = _composed([block.text for block in blocks])
    folded = fold_all(texts)
    tokens = tokens_of_all(folded)
    parts = list(map(_searched, folded))
    counted = characters(texts)
    size = np.maximum(1, np.fromiter(map(len, tokens), dtype=np.int64, count=len(tokens)))
    short = counted.size <= _WINDOW
    cut = _cut(texts)
    rows = zip(  # in the order of the attributes
        parts,
        map(" ".join, tokens),
        map(tuple, tokens),
        (size - counted.unspaced / 2).tolist(),
        (_frequent(tokens, phrases) / size).tolist(),
        _ends(texts, cut, (counted.unmarked > 0).tolist()),
        cut,
        counted.sentences.astype(np.int64).tolist(),
        (counted.commas / size).tolist(),
        counted.digits.tolist(),
        counted.capital.tolist(),
        (short & counted.upper).tolist(),
        _dated(parts, tokens, (short & (counted.digits > 0)).tolist(), phrases),
        map(phrases.find, parts, tokens),
        strict=True,
    )
    return tuple(map(Wording._make, rows))


def _composed(texts: list[str]) -> list[str]:
    """Texts in which a letter and its marks are one character where there is one, because characters are counted."""
    if unicodedata.is_normalized("NFC", BREAK.join(texts)):
        return texts
    return [unicodedata.normalize("NFC", text) for text in texts]


def _searched(folded: str) -> str:
    """What of a text is searched for phrases."""
    return folded if len(folded) <= _MAX_PHRASED else f"{folded[:_WINDOW]}\n{folded[-_WINDOW:]}"


def _frequent(tokens: Sequence[Sequence[str]], phrases: Phrases) -> Indices:
    """How many function words each block has."""
    import numpy as np

    until = np.cumsum([0, *map(len, tokens)])
    each = map(phrases.stop_words.__contains__, chain.from_iterable(tokens))
    through = np.cumsum(np.fromiter(chain((False,), each), dtype=np.int64, count=until[-1] + 1))
    frequent: Indices = np.diff(through[until])
    return frequent


def _cut(texts: Sequence[str]) -> list[bool]:
    tails = [text[-12:] for text in texts]
    return [("…" in tail or "..." in tail or "&hellip;" in tail) and bool(_CUT_OFF.search(tail)) for tail in tails]


def _ends(texts: Sequence[str], cut: Sequence[bool], unmarked: Sequence[bool]) -> list[bool]:
    rows = zip(texts, cut, unmarked, strict=True)
    return [not is_cut and (is_unmarked or text.rstrip(_CLOSING).endswith(_TERMINAL)) for text, is_cut, is_unmarked in rows]


def _dated(texts: Sequence[str], tokens: Sequence[Sequence[str]], may_be: Sequence[bool], phrases: Phrases) -> list[float]:
    return [_date_share(text, own, phrases) if may else 0.0 for text, own, may in zip(texts, tokens, may_be, strict=True)]


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
