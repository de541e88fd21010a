"""What kinds of characters each block is made of, counted for a whole page at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from newsclean.words import UNSPACED_RANGES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

_LETTER, _DIGIT, _UPPER, _LOWER, _SPACE, _COMMA, _STOP, _FULL_STOP, _CLOSING, _UNSPACED, _CASED, _KNOWN = (1 << n for n in range(12))
_COMMAS = ",;\u060c\u3001\uff0c\uff1b"
_STOPS = ".!?\u2026\u0964\u061f\u06d4"  # the end of a sentence where white space or a closing mark follows
_FULL_STOPS = "\u3002\uff01\uff1f"  # always one
_CLOSINGS = "\"'\u201d\u2019\u00bb)]"
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
        sentences: ends of sentences.
        unspaced: characters of scripts that are written without spaces.
        capital: share of words with a capital first letter, the first word and single letters left out.
        upper: True if it has letters with case, and all of them are capitals.
    """

    size: Numbers
    digits: Numbers
    commas: Numbers
    sentences: Numbers
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

    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    starts = np.concatenate([[0], np.cumsum(lengths + 1)[:-1]]) if len(texts) else lengths
    codes = np.frombuffer((_SEPARATOR.join(texts) + _SEPARATOR).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    classes = _classes(codes)

    def count(mask: Any) -> Any:
        return np.add.reduceat(mask, starts, dtype=np.float64) if len(texts) else np.zeros(0)

    letter = (classes & _LETTER) != 0
    after = np.roll(classes, -1)
    spaces = count((classes & _SPACE) != 0) - 1  # the separator is one
    return Characters(
        size=lengths.astype(np.float64),
        digits=count((classes & _DIGIT) != 0) / np.maximum(1, lengths - spaces),
        commas=count((classes & _COMMA) != 0),
        sentences=count((((classes & _STOP) != 0) & ((after & (_SPACE | _CLOSING)) != 0)) | ((classes & _FULL_STOP) != 0)),
        unspaced=count((classes & _UNSPACED) != 0),
        capital=_capitals(classes, letter, starts, count),
        upper=(count((classes & _UPPER) != 0) > 0) & (count((classes & _LOWER) != 0) == 0),
    )


def _capitals(classes: Any, letter: Any, starts: Any, count: Any) -> Any:
    """The share of capitalised words after the first; 0 in blocks without a script that has capitals."""
    import numpy as np

    begins = letter & ~np.roll(letter, 1)
    words = np.cumsum(begins)
    first = np.repeat(words[starts] - begins[starts], np.diff(np.append(starts, len(letter)))) + 1 if len(starts) else words
    later = begins & (words > first) & np.roll(letter, -1)
    total = count(later)
    capitals = count(later & ((classes & _UPPER) != 0))
    return np.where(count((classes & _CASED) != 0) > 0, capitals / np.maximum(1, total), 0.0)


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
        | _CASED * any(low <= code <= high for low, high in _CASED_RANGES)
    )
