"""The wording of what surrounds an article, in many languages: data in TOML files, and the search for it.

A file ``<language>.toml`` holds, for each concept ("related", "share", "credit", …), phrases in three lists: ``line``
(the block says just this), ``start`` (the block begins with it) and ``inside`` (it stands somewhere in the block).
English is searched beside every language, because sites of all countries use English widgets.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from newsclean.errors import DamagedDataError
from newsclean.words import BREAK, UNSPACED, is_word_character, tokens_of

Where = Literal["line", "start", "inside", "end"]


class Hit(NamedTuple):
    """A phrase that was found: its concept, where in the block it stands, and its wording.

    ``"end"`` is a phrase of the list ``start`` that begins the last sentence or the last part of the block.
    """

    concept: str
    where: Where
    phrase: str


@dataclass(frozen=True)
class Phrases:
    """The phrases of one language, with those of English, arranged for a fast search.

    Attributes:
        language: the ISO 639-1 code they were loaded for.
        stop_words: the language's own most frequent function words.
        days: the names of months and weekdays, long and short.
        stamps: other words that stand in dates and times, such as "updated", "on", "am".
    """

    language: str
    stop_words: frozenset[str]
    days: frozenset[str]
    stamps: frozenset[str]
    _lines: Mapping[str, tuple[Hit, ...]]  # by the whole line
    _keyed: Mapping[str, tuple[Hit, ...]]  # the others, by their most telling word
    _wordless: tuple[Hit, ...]  # such as "©"

    def find(self, text: str, words: Collection[str]) -> tuple[Hit, ...]:
        """All phrases that a block's text holds.

        Args:
            text: the block's text, as :func:`fold` gives it.
            words: its words.

        Example:
            >>> load("en").find(fold("Tags: rain"), ["tags", "rain"])
            (Hit(concept='tags', where='start', phrase='tags:'),)
        """
        found = list(self._said_by_line(text)) if len(text) <= _MAX_LINE else []
        near: list[Hit] = []
        if not self._keyed.keys().isdisjoint(words):  # a cheap first look: it ends the search in most blocks
            near = [hit for word in sorted(self._keyed.keys() & words) for hit in self._keyed[word] if hit.phrase in text]
        near += [hit for hit in self._wordless if hit.phrase in text]
        found += _standing(near, text)
        return tuple(sorted(found, key=_place)) if len(found) > 1 else tuple(found)

    def _said_by_line(self, text: str) -> tuple[Hit, ...]:
        """The phrases that are all that a line says; "12 comments" and "Comments (12)" are counters of what "comments" names."""
        core = _core(text)
        found = self._lines.get(core)
        if not found and _DIGIT.search(core):
            found = self._lines.get(_core(_COUNTED.sub(" ", core)))
        return found or ()


_DIGIT = re.compile(r"\d")
_COUNTED = re.compile(r"[\d.,()\s]{1,20}")
# What stands between a caption and the credit after it.
_BEFORE_LAST = re.compile(r"(?:[.!?。！？»”\")]\s{0,2}|\s[/|–—-]\s{0,2}|\()(?=\S)")
_PLACES: tuple[Where, ...] = ("line", "start", "end", "inside")
FOLDER = Path(__file__).parent
_MAX_LINE = 80
_MAX_ENDED = 400
# One form for characters that sites write in several: quotes, and the Arabic letters that Persian and Urdu write otherwise.
_SAME = tuple(zip("\u2018\u2019\u02bc\u0060\u00b4\u201c\u201d\u201e\xa0\u064a\u0643", "'''''\"\"\" \u06cc\u06a9", strict=True))
_MARKS = " \t»›>→•·*|-–—#▶►●■□▪◆★☆👉🔴📷📸"
_EDGES = " \t.,:;!?¡¿…»«›‹>→←|/\\-–—*•·#()[]{}+\"'。、：！？؟،؛۔।׃"
_UNSPACED = re.compile(rf"[{UNSPACED}]")
# Languages that share sites, or much of their wording: the phrases of the second are searched beside those of the first.
_BESIDE = {
    "bs": "hr",
    "hr": "sr",
    "sr": "hr",
    "uk": "ru",
    "kk": "ru",
    "be": "ru",
    "ca": "es",
    "gl": "es",
    "eu": "es",
    "ms": "id",
    "nn": "nb",
}
_YEAR = 12  # months
_MIN_STEM = 3  # letters that two forms of a month have in common
_NO_CONCEPTS = frozenset(("language", "name", "stop_words", "dates"))


def fold(text: str) -> str:
    """A text as phrases are compared: lower case, plain quotes, compatibility forms resolved, no marks before its first word.

    Example:
        >>> fold("» Read “More”")
        'read "more"'
    """
    return _plain(text).lstrip(_MARKS)


def fold_all(texts: Sequence[str]) -> list[str]:
    """``fold`` for many texts in one go, which is faster for short ones.

    Example:
        >>> fold_all(["» Read “More”", "RAIN"])
        ['read "more"', 'rain']
    """
    folded = _plain(BREAK.join(texts)).split(BREAK)
    return [text.lstrip(_MARKS) for text in folded] if len(folded) == len(texts) else [fold(text) for text in texts]


def _plain(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        for character, plain in _SAME:
            text = text.replace(character, plain)
    return text.lower()


def _core(text: str) -> str:
    return text.strip(_EDGES)


def _standing(hits: Iterable[Hit], text: str) -> Iterator[Hit]:
    """Those of some phrases in a text that stand where they should, no word cut."""
    for hit in hits:
        if hit.where == "inside":
            if _contains(text, hit.phrase):
                yield hit
        elif _begins(text, hit.phrase):
            yield hit
        elif len(text) <= _MAX_ENDED and _begins(_BEFORE_LAST.split(text)[-1], hit.phrase):
            yield hit._replace(where="end")


def _begins(text: str, phrase: str) -> bool:
    return text.startswith(phrase) and _is_boundary(text, len(phrase))


def _contains(text: str, phrase: str) -> bool:
    at = text.find(phrase)
    while at >= 0:
        if _is_boundary(text, at) and _is_boundary(text, at + len(phrase)):
            return True
        at = text.find(phrase, at + 1)
    return False


def _is_boundary(text: str, at: int) -> bool:
    """True if no word is cut at this place; in unspaced scripts every place will do."""
    if not 0 < at < len(text) or not (is_word_character(text[at]) and is_word_character(text[at - 1])):
        return True
    return bool(_UNSPACED.match(text[at - 1]) or _UNSPACED.match(text[at]))


def _place(hit: Hit) -> int:
    return _PLACES.index(hit.where)


@cache
def languages() -> frozenset[str]:
    """The codes of all languages that have a file.

    Example:
        >>> "en" in languages()
        True
    """
    return frozenset(path.stem for path in FOLDER.glob("*.toml"))


@cache
def _read(language: str) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    try:
        data = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DamagedDataError(f"phrases/{language}.toml cannot be read: {error}") from error
    if "stop_words" not in data:
        raise DamagedDataError(f"phrases/{language}.toml has no stop_words")
    return data


@cache
def stop_words(language: str) -> frozenset[str]:
    """The function words of a language; empty for one without a file.

    Raises:
        DamagedDataError: if the language's file is damaged.

    Example:
        >>> "the" in stop_words("en")
        True
    """
    return frozenset(_read(language)["stop_words"]) if language in languages() else frozenset()


@cache
def load(language: str | None) -> Phrases:
    """The phrases to search in a text of this language.

    Args:
        language: an ISO 639-1 code; None or one without a file gives the English phrases only, and no stop words.

    Raises:
        DamagedDataError: if a file is damaged.
    """
    known = language is not None and language in languages()
    beside = [code for code in (language, _BESIDE.get(language or "")) if code in languages()]
    codes = dict.fromkeys(("en", *beside))
    hits = dict.fromkeys(hit for code in codes for hit in _hits(_read(code)))
    frequent = frozenset(word for code in codes for word in _read(code)["stop_words"])
    others = [(_telling_word(hit.phrase, frequent), hit) for hit in hits if hit.where != "line"]
    return Phrases(
        language=language or "",
        stop_words=stop_words(language) if known and language else frozenset(),
        days=_date_words(codes, "months", "weekdays"),
        stamps=_date_words(codes, "words"),
        _lines=_grouped((_core(hit.phrase), hit) for hit in hits if hit.where == "line"),
        _keyed=_grouped((word, hit) for word, hit in others if word),
        _wordless=tuple(hit for word, hit in others if not word),
    )


@cache
def months(language: str | None) -> Mapping[str, int]:
    """The numbers of months by their names in a language, as dates have them, in lower case and without a full stop.

    The first twelve names of a file are January to December, in order; the others are theirs if they are the beginning of just one, or
    differ from just one in their last letters, as cases do.

    Args:
        language: an ISO 639-1 code.

    Example:
        >>> months("de")["märz"], months("de")["okt"], months("pl")["maja"], months("xx")
        (3, 10, 5, {})
    """
    names = [_bare(name) for name in _read(language).get("dates", {}).get("months", ())] if language in languages() else []
    year = dict(zip(names, range(1, _YEAR + 1), strict=False))
    if len(year) < _YEAR or any(" " in name for name in year):
        return {}
    found = dict(year)
    for name in names[_YEAR:]:
        fits = {number for full, number in year.items() if _is_form(name, full)}
        if len(fits) == 1:
            found.setdefault(name, fits.pop())
    return found


def _is_form(name: str, full: str) -> bool:
    """Whether a name is short for a month, or a case of it: another ending, or a letter in front."""
    name, full = _unaccented(name), _unaccented(full)
    stem = max(_MIN_STEM, len(name) - 3)
    inflected = (len(name) > _MIN_STEM and name[:stem] == full[:stem]) or (len(name) == _MIN_STEM and name[:-1] == full[:-1])
    return full.startswith(name) or inflected or name[1:] == full


def _unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _bare(name: str) -> str:
    return name.lower().rstrip(".")


def _telling_word(phrase: str, frequent: frozenset[str]) -> str:
    """The longest word that is no function word: most texts do not have it, and need no closer look."""
    return max(tokens_of(phrase), key=lambda word: (word not in frequent, len(word)), default="")


def _date_words(codes: Iterable[str], *lists: str) -> frozenset[str]:
    found = (_read(code).get("dates", {}).get(name, ()) for code in codes for name in lists)
    return frozenset(part for words in found for word in words for part in tokens_of(word))


def _hits(data: dict[str, Any]) -> Iterator[Hit]:
    for concept, lists in data.items():
        if concept not in _NO_CONCEPTS:
            for where, phrases in lists.items():
                for phrase in phrases:
                    yield Hit(concept, where, fold(phrase))


def _grouped(pairs: Iterator[tuple[str, Hit]]) -> dict[str, tuple[Hit, ...]]:
    groups: dict[str, list[Hit]] = {}
    for key, hit in pairs:
        groups.setdefault(key, []).append(hit)
    return {key: tuple(group) for key, group in groups.items()}
