"""What the scorer learned, read from a file that people can read too: a lexicon and two passes of trees."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from newsclean.errors import DamagedDataError
from newsclean.scoring.forest import Forest, forest_of
from newsclean.scoring.lexicon import Lexicon

T = TypeVar("T")
FORMAT = 2
FOLDER = Path(__file__).parent / "weights"


@dataclass(frozen=True)
class Weights:
    """What one file holds.

    Attributes:
        lexicon: what words weigh.
        first: the trees of the first pass.
        second: those of the second.
    """

    lexicon: Lexicon
    first: Forest
    second: Forest


@cache
def load(name: str) -> Weights:
    """The weights of a scorer.

    Args:
        name: ``"html"`` or ``"text"``: the file ``weights/<name>.json``, whose shape is told in ``weights/README.md``.

    Raises:
        DamagedDataError: if the file is missing, damaged or of another format; the message names it.
    """
    return read(FOLDER / f"{name}.json")


def read(path: Path) -> Weights:
    """Read a file of weights; see :func:`load`."""
    return made_of(path, FORMAT, lambda data: _weights(data, path.name))


def made_of(path: Path, version: int, make: Callable[[Any], T]) -> T:
    """What a function makes of a JSON file of weights.

    Args:
        path: the file.
        version: the ``format`` that it must have.
        make: what is made of its content; if it raises anything that wrong data leads to, the file is damaged.

    Raises:
        DamagedDataError: if the file is missing, damaged or of another format; the message names it.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != version:
            raise DamagedDataError(f"{path.name}: format {data['format']} of the weights, this version reads format {version}")
        return make(data)
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        reason = f"no entry {error}" if isinstance(error, KeyError) else error
        raise DamagedDataError(f"{path.name}: the weights (format {version}) cannot be read: {reason}") from error


def _weights(data: Mapping[str, Any], name: str) -> Weights:
    first, second = data["passes"]
    return Weights(_lexicon(data["lexicon"]), forest_of(first, name), forest_of(second, name))


def _lexicon(data: Mapping[str, Any]) -> Lexicon:
    words, first, last = (_numbers(data[name]) for name in ("words", "first", "last"))
    pairs = {(before, after): weight for key, weight in _numbers(data["pairs"]).items() for before, after in [key.split(" ")]}
    return Lexicon(words, pairs, first, last, float(data["bias"]))


def _numbers(data: Mapping[str, Any]) -> dict[str, float]:
    return {key: float(value) for key, value in data.items()}
