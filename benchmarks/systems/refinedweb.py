"""The line-wise corrections of RefinedWeb (arXiv:2306.01116, appendix G.2), as far as the paper gives them.

The paper names the kinds of lines and an example of each, not the patterns themselves, and says that they want tuning for each language.
Where it leaves a number or a pattern open, the value is the one of DCLM's open reproduction (arXiv:2406.11794); the patterns here are
English, as the corpus is. Its last rule, to drop a document that lost more than 5 % of its words, is left out.
"""

from __future__ import annotations

import re

_UPPERCASE = 0.5  # share of the characters
_SHORT = 10  # words
_COUNTER = re.compile(
    r"\W{0,9}\d[\d.,]{0,20}[kmb]?\s{1,9}"
    r"(?:likes?|shares?|comments?|retweets?|reposts?|quotes?|bookmarks?|upvotes?|downvotes?|downloads?|views?|followers?)\W{0,9}",
    re.IGNORECASE,
)
_PATTERNS = re.compile(r"^sign[- ]in\b|\bread more\s?(?:\.{3}|…)?$|\bitems in cart\b", re.IGNORECASE)


def corrected(text: str) -> str:
    """The text without the lines that the rules discard, and with short lines edited.

    Example:
        >>> corrected("The river rose by noon.\\n3 likes\\nRead more...\\nShare\\nThe road to the west is closed.")
        'The river rose by noon.\\nThe road to the west is closed.'
    """
    edited = (_edited(line.strip()) for line in text.split("\n"))
    return "\n".join(line for line in edited if not _is_discarded(line))


def _edited(line: str) -> str:
    """A short line without the phrase of a control, such as an invitation to sign in."""
    return _PATTERNS.sub("", line).strip() if len(line.split()) <= _SHORT else line


def _is_discarded(line: str) -> bool:
    return len(line.split()) < 2 or _is_uppercase(line) or _is_number(line) or _COUNTER.fullmatch(line) is not None


def _is_uppercase(line: str) -> bool:
    return sum(map(str.isupper, line)) > _UPPERCASE * len(line)


def _is_number(line: str) -> bool:
    return "".join(line.split()).isnumeric()
