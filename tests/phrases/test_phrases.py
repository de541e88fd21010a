from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from newsclean import phrases as module
from newsclean.errors import DamagedDataError
from newsclean.phrases import fold, languages, load, stop_words
from newsclean.words import tokens_of, words_of

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER = files("newsclean.phrases")
EXPECTED = "de fr es it pt nl sv pl cs uk ru tr ar he hi zh ja ko id vi".split()
CONCEPTS = frozenset(
    (
        "related read_more share follow newsletter tags credit byline author editor published updated views comments advertisement "
        "cookies paywall copyright navigation"
    ).split()
)
LISTS = frozenset(("line", "start", "inside"))
HEAD = frozenset(("language", "name", "stop_words", "dates"))
DATES = frozenset(("months", "weekdays", "words"))
LANGUAGES = sorted(entry.name[:-5] for entry in FOLDER.iterdir() if entry.name.endswith(".toml"))
every_language = pytest.mark.parametrize("language", LANGUAGES)


def data(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def lists(language: str) -> dict[tuple[str, str], list[str]]:
    """All lists of a file: its phrases by concept and place, its dates, its function words."""
    found = {(concept, where): words for concept, part in data(language).items() if isinstance(part, dict) for where, words in part.items()}
    return {**found, ("stop_words", ""): data(language)["stop_words"]}


def test_many_languages_have_a_file() -> None:
    assert len(LANGUAGES) >= 24
    assert languages() == frozenset(LANGUAGES)
    assert {*EXPECTED, "en"} <= languages()


@every_language
def test_a_file_says_whose_it_is(language: str) -> None:
    assert data(language)["language"] == language
    assert data(language)["name"]


@every_language
def test_a_file_has_known_concepts_and_keys_only(language: str) -> None:
    for key, part in data(language).items():
        assert key in CONCEPTS | HEAD
        if isinstance(part, dict):
            assert part.keys() <= (DATES if key == "dates" else LISTS), key


@every_language
def test_a_file_has_the_commonest_concepts(language: str) -> None:
    assert {"related", "read_more", "share", "newsletter", "comments", "advertisement", "copyright"} <= data(language).keys()
    assert len(data(language)["stop_words"]) >= 20
    assert data(language)["dates"]["months"]


@every_language
def test_a_list_is_a_list_of_words(language: str) -> None:
    for where, entries in lists(language).items():
        assert isinstance(entries, list), where
        assert all(isinstance(entry, str) and entry.strip() for entry in entries), where


@every_language
def test_a_list_is_in_lower_case(language: str) -> None:
    assert [entry for entries in lists(language).values() for entry in entries if entry != entry.lower()] == []


@every_language
def test_a_list_is_in_compatibility_form(language: str) -> None:
    assert [entry for entries in lists(language).values() for entry in entries if entry != unicodedata.normalize("NFKC", entry)] == []


@every_language
def test_no_entry_begins_with_a_space(language: str) -> None:
    assert [entry for entries in lists(language).values() for entry in entries if entry != entry.lstrip()] == []


@every_language
def test_no_entry_stands_twice_in_its_list(language: str) -> None:
    assert {where: entries for where, entries in lists(language).items() if len(set(entries)) != len(entries)} == {}


def is_found(language: str, concept: str, where: str, phrase: str, text: str) -> bool:
    """True if a text is found to hold a phrase, which may be stored in a folded form."""
    hits = load(language).find(fold(text), words_of(fold(text)))
    return any(hit.concept == concept and hit.where == where and fold(hit.phrase) == fold(phrase) for hit in hits)


@every_language
def test_line_phrases_are_found(language: str) -> None:
    missed = [
        (concept, phrase)
        for (concept, where), entries in lists(language).items()
        for phrase in entries
        if where == "line" and not is_found(language, concept, where, phrase, phrase)
    ]
    assert missed == []


@every_language
def test_inside_phrases_are_found(language: str) -> None:
    missed = []
    for (concept, where), entries in lists(language).items():
        for phrase in entries:
            text = f"xyz {phrase}"
            if where == "inside" and not is_found(language, concept, where, phrase, text):
                missed.append((concept, phrase))
    assert missed == []


def dead(language: str) -> list[tuple[str, str]]:
    """Start phrases that are not found at the start of a text, because ``fold`` takes their first marks off."""
    return [
        (concept, phrase)
        for (concept, where), entries in lists(language).items()
        for phrase in entries
        if where == "start" and not is_found(language, concept, where, phrase, f"{phrase} 7")
    ]


def test_start_phrases_are_found() -> None:
    assert {language: found for language in LANGUAGES if (found := dead(language))} == {}


FOLDED = [
    ("capitals", "Read More", "read more"),
    ("curly quotes", "Don’t “miss”", 'don\'t "miss"'),
    ("a no-break space", "Read\u00a0more", "read more"),
    ("full width", "ＲＥＡＤ　ＭＯＲＥ", "read more"),
    ("a ligature", "oﬃce", "office"),
    ("an arrow in front", "→ Read more", "read more"),
    ("a bullet in front", "• Read more", "read more"),
    ("an emoji in front", "👉 Read more", "read more"),
    ("Russian", "Читайте Также", "читайте также"),
    ("marks after the first word stay", "Read more »", "read more »"),
    ("combining accents", unicodedata.normalize("NFD", "Également"), "également"),
    ("nothing", "", ""),
]


@pytest.mark.parametrize(("text", "folded"), [row[1:] for row in FOLDED], ids=[row[0] for row in FOLDED])
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(fold(text)) == folded


SMALL = """
language = "en"
name = "English"
stop_words = ["the", "of"]
[related]
line = ["more rain"]
[share]
start = ["send this "]
inside = ["tell your friends"]
[follow]
start = ["walk with us"]
[copyright]
inside = ["転載を禁"]
[dates]
months = ["march"]
weekdays = ["monday"]
words = ["updated at"]
"""
FOUND = [
    ("the whole line", "More rain", "related"),
    ("with marks around it", "» More rain: »", "related"),
    ("in brackets", "[More rain]", "related"),
    ("a line that says more", "More rain today", None),
    ("start", "Send this to a friend", "share"),
    ("start alone", "Walk with us", "follow"),
    ("start and more", "Walk with us, every day", "follow"),
    ("a start in the middle", "We said: walk with us", None),
    ("a start that cuts a word", "Walk with users", None),
    ("inside", "Please tell your friends about it", "share"),
    ("inside at the start", "Tell your friends", "share"),
    ("inside, in another order", "Your friends tell", None),
    ("inside that cuts a word", "Please tell your friendship", None),
    ("inside that begins within a word", "They retell your friends", None),
    ("after a cut word", "They retell your friends: tell your friends!", "share"),
    ("without spaces", "無断転載を禁じます", "copyright"),
    ("nothing", "", None),
]


def forget() -> None:
    for value in vars(module).values():
        if hasattr(value, "cache_clear"):
            value.cache_clear()


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the phrase files replaced by one with a small English file."""
    (tmp_path / "en.toml").write_text(SMALL, encoding="utf-8")
    forget()
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    yield tmp_path
    monkeypatch.undo()
    forget()


@pytest.mark.parametrize(("text", "concept"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_find(small: Path, text: str, concept: str | None) -> None:
    folded = fold(text)
    assert {hit.concept for hit in load("en").find(folded, words_of(folded))} == ({concept} if concept else set())


def test_a_hit_tells_concept_place_and_wording(small: Path) -> None:
    (hit,) = load("en").find("more rain", words_of("more rain"))
    assert (hit.concept, hit.where, hit.phrase) == ("related", "line", "more rain")


def test_dates_and_function_words(small: Path) -> None:
    known = load("en")
    assert known.stop_words == stop_words("en") == {"the", "of"}
    assert {"march", "monday", "updated"} <= known.days | known.stamps


def test_english_is_searched_beside_every_language(small: Path) -> None:
    (small / "de.toml").write_text(
        'language = "de"\nname = "German"\nstop_words = ["der"]\n[related]\nline = ["mehr regen"]', encoding="utf-8"
    )
    forget()
    german = load("de")
    for line in ("more rain", "mehr regen"):
        assert [hit.concept for hit in german.find(line, words_of(line))] == ["related"]
    assert german.stop_words == {"der"}
    assert load("en").find("mehr regen", words_of("mehr regen")) == ()


@pytest.mark.parametrize("language", [None, "xx", "", "../en"])
def test_an_unknown_language_has_the_english_phrases_and_no_function_words(language: str | None) -> None:
    line = "share this article"
    assert load(language).find(line, words_of(line)) == load("en").find(line, words_of(line))
    assert load(language).stop_words == frozenset()
    assert stop_words(language or "") == frozenset()


DAMAGED = [("no TOML", b"language = "), ("no UTF-8", b'language = "\xff"'), ("cut off", SMALL.encode()[:50])]


@pytest.mark.parametrize("source", [row[1] for row in DAMAGED], ids=[row[0] for row in DAMAGED])
def test_a_damaged_file_is_named(small: Path, source: bytes) -> None:
    (small / "fr.toml").write_bytes(source)
    forget()
    with pytest.raises(DamagedDataError, match="fr"):
        load("fr")
    with pytest.raises(DamagedDataError, match="fr"):
        stop_words("fr")


def test_a_missing_english_file_is_named(small: Path) -> None:
    (small / "en.toml").unlink()
    forget()
    with pytest.raises(DamagedDataError, match="en"):
        load("en")


def test_a_file_without_function_words_is_damaged(small: Path) -> None:
    (small / "fr.toml").write_text('language = "fr"', encoding="utf-8")
    forget()
    with pytest.raises(DamagedDataError, match="fr"):
        load("fr")


def test_words_may_come_in_any_form() -> None:
    text = fold("Reproduction of rain: all rights reserved, ALL rights reserved")
    found = load("en").find(text, words_of(text))
    assert {hit.concept for hit in found} == {"copyright"}
    assert load("en").find(text, tokens_of(text)) == load("en").find(text, tuple(tokens_of(text))) == found
