"""The numbers that browsers show before the items of numbered lists (HTML standard, "The ol element")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from newsclean.model import Element

NUMBERED = frozenset(("ol", "li"))  # the elements whose attributes say something of numbers
_SET = re.compile(r' (?:start|value)="\s*([-+]?\d{1,9})')


def says_number(attributes: str) -> bool:
    """Whether the attributes of a list, or of an item, may say how it is numbered; they are as a parser writes them.

    Example:
        >>> says_number(' class="steps" start="4"'), says_number(' class="steps"')
        (True, False)
    """
    return "start=" in attributes or "value=" in attributes or "reversed=" in attributes


def numbers_of(elements: Sequence[Element], said: Mapping[int, str]) -> dict[int, int]:
    """The numbers of the items of numbered lists, by element.

    Args:
        elements: all elements of a page.
        said: the attributes of those that say something of numbers, by element.

    Example:
        >>> steps = Element("ol", "", -1), Element("li", "", 0), Element("li", "", 0)
        >>> numbers_of(steps, {}), numbers_of(steps, {0: ' start="4"'})
        ({1: 1, 2: 2}, {1: 4, 2: 5})
    """
    items = [i for i, item in enumerate(elements) if item.tag == "li" and item.parent >= 0 and elements[item.parent].tag == "ol"]
    counted = Counter(elements[i].parent for i in items)
    steps = {at: -1 if " reversed=" in said.get(at, "") else 1 for at in counted}
    following = {at: _stated(said, at, 1 if steps[at] > 0 else count) for at, count in counted.items()}
    numbers = {}
    for i in items:
        at = elements[i].parent
        numbers[i] = _stated(said, i, following[at])
        following[at] = numbers[i] + steps[at]
    return numbers


def _stated(said: Mapping[int, str], element: int, otherwise: int) -> int:
    found = _SET.search(said[element]) if element in said else None
    return int(found[1]) if found else otherwise
