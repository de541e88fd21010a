"""What kinds of characters each block is made of, counted for a whole page at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from newsclean.words import SENTENCE_ENDS, UNSPACED_RANGES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

_LETTER, _DIGIT, _UPPER, _LOWER, _SPACE, _COMMA, _STOP, _FULL_STOP, _CLOSING, _UNSPACED, _CASED, _STOPLESS, _KNOWN = (
    1 << n for n in range(13)
)
_COUNTED = _DIGIT | _SPACE | _COMMA | _STOP | _FULL_STOP | _UNSPACED | _STOPLESS
_COMMAS = ",;\u060c\u3001\uff0c\uff1b"
_FULL_STOPS = "\u3002\uff01\uff1f"  # always the end of a sentence
_STOPS = f"{SENTENCE_ENDS}\u2026".translate(dict.fromkeys(map(ord, _FULL_STOPS)))  # one where white space or a closing mark follows
_CLOSINGS = "\"'\u201d\u2019\u00bb)]"
_STOPLESS_RANGE = (0x0E00, 0x0EFF)  # Thai and Lao end no sentence with a mark; spaces stand between sentences, and within them
_SENTENCE = 120  # characters: about as many as a sentence of news has in languages that mark its end
_SEPARATOR = "\n"
# Scripts with capital letters, up to Armenian; the small and large forms of other scripts mean something else.
_CASED_RANGES = ((0x41, 0x5A), (0x61, 0x7A), (0xC0, 0x24F), (0x370, 0x58F), (0x1E00, 0x1FFF))


@dataclass(frozen=True)
class Characters:
    """Counts and shares, one number a block.

    Attributes:
        size: characters.
        digits: share of digits among the characters other than white space.
        commas: commas and semicolons.
        sentences: ends of sentences; in a script that does not mark them as many as there may be by its length.
        unmarked: how many of them are of such a script.
        unspaced: characters of scripts that are written without spaces.
        capital: share of words with a capital first letter, the first word and single letters left out.
        upper: True if it has letters with case, and all of them are capitals.
    """

    size: Numbers
    digits: Numbers
    commas: Numbers
    sentences: Numbers
    unmarked: Numbers
    unspaced: Numbers
    capital: Numbers
    upper: NDArray[np.bool_]


def characters(texts: Sequence[str]) -> Characters:
    """Count the characters of all blocks of a page.

    Args:
        texts: what the blocks say; none of them is empty.

    Example:
        >>> counted = characters(["The Rain came, at 7.", "RAIN"])
        >>> counted.commas.tolist(), counted.sentences.tolist(), counted.upper.tolist()
        ([1.0, 0.0], [1.0, 0.0], [False, True])
    """
    import numpy as np

    if not texts:
        none = np.zeros(0)
        return Characters(none, none, none, none, none, none, none, np.zeros(0, dtype=bool))
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    classes = _classes(np.frombuffer((_SEPARATOR.join(texts) + _SEPARATOR).encode("utf-32-le", "surrogatepass"), dtype=np.uint32))
    block = np.repeat(np.arange(len(texts)), lengths + 1)
    met = np.bitwise_or.reduceat(classes, np.cumsum(lengths + 1) - lengths - 1)
    counted = np.flatnonzero(classes & _COUNTED)  # most characters are plain letters
    its, of, after = classes[counted], block[counted], np.append(classes, 0)[counted + 1]

    def count(mask: Any) -> Any:
        return np.bincount(of[mask != 0], minlength=len(texts)).astype(np.float64)

    spaces = count(its & _SPACE) - 1  # the separator is one
    unmarked = count(its & _STOPLESS) // _SENTENCE
    return Characters(
        size=lengths.astype(np.float64),
        digits=count(its & _DIGIT) / np.maximum(1, lengths - spaces),
        commas=count(its & _COMMA),
        sentences=count((((its & _STOP) != 0) & ((after & (_SPACE | _CLOSING)) != 0)) | ((its & _FULL_STOP) != 0)) + unmarked,
        unmarked=unmarked,
        unspaced=count(its & _UNSPACED),
        capital=np.where((met & _CASED) != 0, _capitals(classes, block, len(texts)), 0.0),
        upper=(met & (_UPPER | _LOWER)) == _UPPER,
    )


def _capitals(classes: Any, block: Any, count: int) -> Any:
    """The share of capitalised words after the first, single letters left out."""
    import numpy as np

    letter = (classes & _LETTER) != 0
    begins = np.flatnonzero(letter[1:] & ~letter[:-1]) + 1
    begins = np.append(0, begins) if letter[0] else begins
    later = begins[1:][(block[begins[1:]] == block[begins[:-1]]) & letter[begins[1:] + 1]]
    of = block[later]
    capitals = np.bincount(of[(classes[later] & _UPPER) != 0], minlength=count)
    return capitals / np.maximum(1, np.bincount(of, minlength=count))


def _classes(codes: Any) -> Any:
    """The classes of characters, looked up in a table that is filled as characters are met."""
    table = _table()
    found = table[codes]
    unknown = found == 0
    if unknown.any():
        for code in set(codes[unknown].tolist()):
            table[code] = _class_of(chr(code), code)
        found = table[codes]
    return found


@cache
def _table() -> Any:
    import numpy as np

    return np.zeros(0x110000, dtype=np.uint16)


def _class_of(character: str, code: int) -> int:
    category = unicodedata.category(character)
    return (
        _KNOWN
        | _LETTER * character.isalpha()
        | _DIGIT * (category == "Nd")
        | _UPPER * (category in ("Lu", "Lt"))
        | _LOWER * (category == "Ll")
        | _SPACE * character.isspace()
        | _COMMA * (character in _COMMAS)
        | _STOP * (character in _STOPS)
        | _FULL_STOP * (character in _FULL_STOPS)
        | _CLOSING * (character in _CLOSINGS)
        | _UNSPACED * any(low <= code <= high for low, high in UNSPACED_RANGES)
        | _STOPLESS * (_STOPLESS_RANGE[0] <= code <= _STOPLESS_RANGE[1])
        | _CASED * any(low <= code <= high for low, high in _CASED_RANGES)
    )
