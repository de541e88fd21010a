"""Which language a page is in: by its script, then its own word where the text bears it out, then function words, then langdetect."""

from __future__ import annotations

import re
import threading
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from newsclean.model import Page
from newsclean.phrases import languages, stop_words
from newsclean.words import tokens_of_all

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SAMPLE_CHARS = 4_000
_MIN_WORDS = 8
_SURE_SHARE = 0.12  # prose has 0.2 to 0.5 of its own language's listed function words, of another's less than 0.1
_SURE_LEAD = 1.35  # how much better than the second best language
_BORNE_OUT = 0.8  # a page's own word stands unless another language fits better by more than this
_LANGDETECT_CHARS = 1_000

# Scripts that one language uses more than all others.
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("pa", re.compile(r"[\u0a00-\u0a7f]")),
    ("gu", re.compile(r"[\u0a80-\u0aff]")),
    ("kn", re.compile(r"[\u0c80-\u0cff]")),
    ("ml", re.compile(r"[\u0d00-\u0d7f]")),
    ("si", re.compile(r"[\u0d80-\u0dff]")),
    ("lo", re.compile(r"[\u0e80-\u0eff]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
)
_ANY_SCRIPT = re.compile("[" + "".join(script.pattern[1:-1] for _, script in _SCRIPTS) + "]")
_SCRIPT_SHARE = 0.25  # of the letters; Japanese kana are mixed with Chinese characters, so less is asked of them
_KANA_SHARE = 0.05
_LETTER = re.compile(r"[^\W\d_]")


def with_language(page: Page) -> Page:
    """The page with its language decided.

    A script that one language has to itself decides. Else the page's own word (``<html lang>``) stands, unless the share of function
    words tells that its text clearly is in another language; and where there is none, that share decides. langdetect is asked only
    where all this leaves doubt, because it costs more than all the rest.

    Args:
        page: a page, with or without a language.

    Returns:
        The same page with ``language`` an ISO 639-1 code, or None where nothing could be told.

    Example:
        >>> from newsclean.reading.text import read_text
        >>> with_language(read_text("Der Regen kam in der Nacht, und er blieb mit dem Wind bis zum Morgen.")).language
        'de'
    """
    sample = _sample(page)
    found = _by_script(sample) or _by_words(sample, page.language) or _by_langdetect(sample)
    return page if found == page.language else replace(page, language=found)


def _sample(page: Page) -> str:
    """The page's longest blocks, which are the least likely to be furniture, in reading order."""
    chosen, size = [], 0
    for block in sorted(page.blocks, key=lambda block: len(block.text), reverse=True):  # of equal ones the first comes first
        chosen.append(block)
        size += len(block.text)
        if size >= _SAMPLE_CHARS:
            break
    return "\n".join(block.text[:_SAMPLE_CHARS] for block in sorted(chosen, key=lambda block: block.index))


def _by_script(sample: str) -> str | None:
    if not _ANY_SCRIPT.search(sample):
        return None
    letters = len(_LETTER.findall(sample))
    for language, script in _SCRIPTS:
        share = _KANA_SHARE if language == "ja" else _SCRIPT_SHARE
        if len(script.findall(sample)) > letters * share:
            return language
    return None


def _by_words(sample: str, stated: str | None) -> str | None:
    """The language whose function words fill the text, if it stands out; else the stated one, if it may be; else None."""
    counts = Counter(*tokens_of_all([sample]))
    total = sum(counts.values())
    if total < _MIN_WORDS:
        return stated
    own = _share(counts, stated, total) if stated else 0.0
    # The common case costs one look. English is looked at too: many sites say "en" in their template whatever they print,
    # and as many print English under another language's template.
    if stated and own >= _SURE_SHARE and own >= _share(counts, "en", total):
        return stated
    (first, best), (second, _) = _ranked(counts, total)[:2]
    if first < _SURE_SHARE or first * _BORNE_OUT <= own:
        return stated
    return best if first >= second * _SURE_LEAD else None


def _ranked(counts: Counter[str], total: int) -> list[tuple[float, str]]:
    """Share of function words and language, for all languages, the best first."""
    import numpy as np

    rows, spoken = _speakers()
    known = [(rows[word], count) for word, count in counts.items() if word in rows]
    at, of_each = np.array(known, dtype=np.int64).reshape(-1, 2).T
    shares = (of_each @ spoken[at]) / total
    return sorted(zip(shares.tolist(), sorted(languages()), strict=True), reverse=True)


@cache
def _speakers() -> tuple[dict[str, int], NDArray[np.int64]]:
    """The number of each function word, and a table of words and languages: 1 where it is one of the language's own."""
    import numpy as np

    words = [stop_words(language) for language in sorted(languages())]
    rows = {word: i for i, word in enumerate(sorted(frozenset().union(*words)))}
    spoken = np.zeros((len(rows), len(words)), dtype=np.int64)
    for column, own in enumerate(words):
        spoken[[rows[word] for word in own], column] = 1
    return rows, spoken


def _share(counts: Counter[str], language: str, total: int) -> float:
    return sum(counts[word] for word in stop_words(language) if word in counts) / total


_LOCK = threading.Lock()


@cache
def _langdetect() -> object:
    """langdetect with its profiles loaded; its first use from several threads at once would give wrong answers."""
    from langdetect import detector_factory

    with _LOCK:
        detector_factory.init_factory()
    return detector_factory._factory


def _by_langdetect(sample: str) -> str | None:
    from langdetect import LangDetectException

    factory = _langdetect()
    detector = factory.create()  # type: ignore[attr-defined]
    detector.seed = 0
    detector.append(sample[:_LANGDETECT_CHARS])
    try:
        code: str = detector.detect()
    except LangDetectException:  # no letters at all
        return None
    return {"no": "nb", "zh-cn": "zh", "zh-tw": "zh", "unknown": None}.get(code, code)
