"""What the truth says of a page's metadata, and how near an answer comes to it: the same reading of names and dates for all systems."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Literal

Result = Literal["right", "wrong", "missing"]
_AND = re.compile(r"[,;|/]| (?:and|und|et|y|e|och|og|en|i) |&")
_WORD = re.compile(r"\w+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MAX_DEGREE = 5  # characters of "MD", "PhD", "FAND"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page beside its text, or what a system says of it.

    Attributes:
        title: its headline.
        authors: who wrote it: names, or one text that holds several.
        published: when, as an ISO 8601 date or date and time.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """How one field of one page was answered.

    Attributes:
        result: whether it is right; ``"missing"`` where nothing was said.
        f1: how near it comes, from 0 to 1.
    """

    result: Result
    f1: float


def title_score(truth: str, found: str | None) -> Score:
    """A title is right if its words are the same, in the same order; F1 is over its words.

    Example:
        >>> title_score("Rain ends drought", "Rain ends drought!"), title_score("Rain", "Rain ends")
        (Score(result='right', f1=1.0), Score(result='wrong', f1=0.6666666666666666))
    """
    expected, said = _words(truth), _words(found or "")
    return Score(_result(found, expected == said), _f1(expected, said))


def authors_score(truth: Iterable[str], found: Iterable[str]) -> Score:
    """Authors are right if the set of their names is the same; F1 is over names.

    Several names in one text are taken apart, and what follows a name ("MD", "PhD") is left out, in truth and answer alike.

    Example:
        >>> authors_score(["Ann Lee and Bo Ray, MD"], ["Bo Ray", "ANN LEE"])
        Score(result='right', f1=1.0)
    """
    expected, said = names_in(truth), names_in(found)
    return Score(_result(said, expected == said), _f1(expected, said))


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """The names in texts, in a form that can be compared."""
    parts = (part.strip() for text in texts for part in _AND.split(text))
    return frozenset(" ".join(_words(part)) for part in parts if _words(part) and not _is_degree(part))


def _is_degree(part: str) -> bool:
    letters = part.replace(".", "").strip()
    return len(letters) <= _MAX_DEGREE and letters.isascii() and letters[:1].isupper() and letters[-1:].isupper() and " " not in letters


def date_score(truth: str, found: str | None) -> Score:
    """A date is right on the same day: as both are written, or, where both name a zone, at the same moment of the world.

    Example:
        >>> date_score("2024-05-03 22:30:00+00:00", "2024-05-04T00:30:00+02:00").result
        'right'
    """
    same = bool(found) and (str(found)[:10] == truth[:10] or _utc_day(truth) == _utc_day(str(found)) != None)  # noqa: E711
    return Score(_result(found, same), float(same))


def _utc_day(text: str) -> date | None:
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment.astimezone(timezone.utc).date() if moment.tzinfo else None


def is_day(text: str | None) -> bool:
    """Whether a truth tells a day: some know only the month."""
    return bool(text and _DAY.match(text))


def _result(found: object, same: bool) -> Result:
    return "missing" if not found else "right" if same else "wrong"


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _f1(expected: Iterable[str], said: Iterable[str]) -> float:
    one, other = Counter(expected), Counter(said)
    common = sum((one & other).values())
    return 2 * common / (sum(one.values()) + sum(other.values())) if common else 0.0
