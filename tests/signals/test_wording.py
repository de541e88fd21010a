from __future__ import annotations

import unicodedata

import pytest

from newsclean.model import Block
from newsclean.phrases import load
from newsclean.signals.wording import Wording, repeats, wording


def read(text: str, language: str = "en") -> Wording:
    return wording([Block(0, text)], load(language))[0]


ENDS = [
    ("full stop", "Rain fell.", True),
    ("question", "Did it rain?", True),
    ("quoted", "“Rain fell.”", True),
    ("in brackets", "(Rain fell.)", True),
    ("guillemets", "« La pluie est tombée. »", True),
    ("Chinese", "大雨下了一整夜。", True),
    ("Hindi", "बारिश हुई।", True),
    ("Arabic question", "هل هطل المطر؟", True),
    ("Urdu", "بارش ہوئی۔", True),
    ("Khmer", "ភ្លៀងធ្លាក់។", True),
    ("a paragraph of Thai, which has no marks for that", "ฝนตกตอนกลางคืน และแม่น้ำล้นตลิ่ง " * 4, True),
    ("a headline in Thai", "ฝนตกตอนกลางคืน และแม่น้ำล้นตลิ่ง", False),
    ("a paragraph of Thai that is cut off", "ฝนตกตอนกลางคืน และแม่น้ำล้นตลิ่ง " * 4 + "…", False),
    ("headline", "Rain falls in the hills", False),
    ("colon", "They said:", False),
    ("cut off", "Rain fell on the …", False),
    ("cut off with three points", "Rain fell on the...", False),
]
CUTS = [
    ("ellipsis", "Rain fell on the …", True),
    ("three points", "Rain fell on the...", True),
    ("in brackets", "Rain fell on the […]", True),
    ("quoted", "“Rain fell on the…”", True),
    ("inside", "Rain … fell.", False),
    ("full stop", "Rain fell.", False),
]
COUNTED = [
    ("words", "Rain fell on the hills.", 5),
    ("two Chinese characters are a word", "大雨下了一夜", 3),
    ("Japanese", "雨が降る", 2),
    ("two characters of Burmese are a word", "မိုးရွာ", 3.5),
    ("Korean words have spaces", "밤새 비가 내렸다", 3),
]
SENTENCES = [
    ("one", "Rain fell.", 1),
    ("three", "Rain fell. Did it stay? It did!", 3),
    ("a number", "It was 3.5 metres.", 1),
    ("none", "Rain in the hills", 0),
    ("Chinese", "雨停了。河水退了。", 2),
]
UPPER = [
    ("capitals", "RAIN IN THE HILLS", True),
    ("a headline", "Rain In The Hills", False),
    ("Chinese", "大雨", False),
    ("numbers", "2024", False),
]
DATES = [
    ("English", "en", "12 March 2024", True),
    ("English with a time", "en", "March 12, 2024, 14:05", True),
    ("numbers", "en", "12.03.2024", True),
    ("ISO", "en", "2024-03-12", True),
    ("German", "de", "12. März 2024", True),
    ("French", "fr", "le 12 mars 2024", True),
    ("prose", "en", "Rain fell on the hills all day, and the river rose.", False),
    ("prose with a year", "en", "The old bridge over the river was built by monks in 1987 and has been repaired by the town since.", False),
    ("a label", "en", "Weather", False),
    ("a count", "en", "17 comments", False),
]
HITS = [
    ("line", "en", "Share this article", "share", "line"),
    ("marks around a line", "en", "» Share this article:", "share", "line"),
    ("capitals", "en", "SHARE THIS ARTICLE", "share", "line"),
    ("German", "de", "Lesen Sie auch", "related", "line"),
    ("English on a German page", "de", "Share this article", "share", "line"),
    ("Japanese", "ja", "無断転載禁止", "copyright", "line"),
]
PROSE = [
    ("en", "The council voted on Tuesday to repair the old bridge, which has been closed to lorries since the floods of last spring."),
    ("de", "Der Rat hat am Dienstag beschlossen, die alte Brücke zu reparieren, die seit der Flut für Lastwagen gesperrt ist."),
    ("fr", "Le conseil a voté mardi la réparation du vieux pont, qui est fermé aux camions depuis les crues du printemps."),
    ("es", "El consejo votó el martes a favor de reparar el viejo puente, que está cerrado a los camiones desde la crecida."),
    ("ru", "Совет во вторник решил починить старый мост, который с весны закрыт для грузовиков, потому что в нём нашли трещины."),
]


@pytest.mark.parametrize(("text", "ends"), [row[1:] for row in ENDS], ids=[row[0] for row in ENDS])
def test_end_of_a_sentence(text: str, ends: bool) -> None:
    assert read(text).ends is ends


@pytest.mark.parametrize(("text", "cut"), [row[1:] for row in CUTS], ids=[row[0] for row in CUTS])
def test_cut_off(text: str, cut: bool) -> None:
    assert read(text).cut is cut


@pytest.mark.parametrize(("text", "words"), [row[1:] for row in COUNTED], ids=[row[0] for row in COUNTED])
def test_words(text: str, words: float) -> None:
    assert read(text).words == words


@pytest.mark.parametrize(("text", "sentences"), [row[1:] for row in SENTENCES], ids=[row[0] for row in SENTENCES])
def test_sentences(text: str, sentences: int) -> None:
    assert read(text).sentences == sentences


@pytest.mark.parametrize(("text", "upper"), [row[1:] for row in UPPER], ids=[row[0] for row in UPPER])
def test_all_capitals(text: str, upper: bool) -> None:
    assert read(text).upper is upper


@pytest.mark.parametrize(("language", "text", "dated"), [row[1:] for row in DATES], ids=[row[0] for row in DATES])
def test_dates(language: str, text: str, dated: bool) -> None:
    share = read(text, language).dated
    assert 0 <= share <= 1 and (share > 0.7) is dated


@pytest.mark.parametrize(("language", "text", "concept", "where"), [row[1:] for row in HITS], ids=[row[0] for row in HITS])
def test_phrases(language: str, text: str, concept: str, where: str) -> None:
    words = read(text, language)
    assert words.says(concept, where) and words.says(concept)
    assert concept in {hit.concept for hit in words.hits}


def test_prose_says_nothing() -> None:
    words = read(PROSE[0][1])
    assert words.says("share") == "" and not words.hits


@pytest.mark.parametrize(("language", "text"), PROSE, ids=[row[0] for row in PROSE])
def test_prose_is_full_of_function_words(language: str, text: str) -> None:
    assert read(text, language).stop > 0.2
    assert read("Zürich Köln Wien Salzburg Graz Linz Bern Basel", language).stop == 0


def test_hindi_prose_is_full_of_function_words() -> None:
    text = "परिषद ने मंगलवार को पुराने पुल की मरम्मत का फैसला किया, जो पिछली बाढ़ के बाद से ट्रकों के लिए बंद है और जिसमें दरारें मिली हैं।"
    assert read(text, "hi").stop > 0.2


def test_capitals_after_the_first_word() -> None:
    assert read("Rain falls on hills").capital == 0
    assert read("Anna Berg, Karl Lund and Eva Holm").capital > 0.6
    assert read("大雨下了一整夜").capital == 0


def test_digits() -> None:
    assert read("2024").digits == 1
    assert read("Rain").digits == 0
    assert read("ab 12").digits == pytest.approx(0.5)


def test_the_key_is_the_words_alone() -> None:
    assert read("» Rain falls, again!").key == read("RAIN FALLS AGAIN").key
    assert read("Rain falls").key != read("Rain fell").key


def test_repeats_are_counted() -> None:
    rows = tuple(read(text) for text in ("Rain falls", "Wind", "Rain falls!", "rain falls"))
    assert repeats(rows) == (3, 1, 3, 3)
    assert repeats(()) == ()


def test_phrases_are_found_at_both_ends_of_a_long_block() -> None:
    middle = "The rain fell on the hills, and the river rose to the road. " * 40
    assert read(f"Share this article: {middle}").says("share", "start")
    assert read(f"{middle} All rights reserved.").says("copyright", "inside")
    assert not read(f"{middle} All rights reserved. {middle}").says("copyright")


def test_phrases_are_found_in_text_with_combining_accents() -> None:
    text = "© 2024 Le Journal du Val. Reproduction même partielle interdite, tous droits réservés au journal."
    assert read(text, "fr").says("copyright", "inside")
    assert read(unicodedata.normalize("NFD", text), "fr").hits == read(text, "fr").hits


@pytest.mark.parametrize("text", ["が", "がぎぐ", "© フ", "Größe in Yên Bái, 3 m"])
def test_letters_with_marks_count_alike_composed_or_not(text: str) -> None:
    composed, parted = (read(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert composed.words > 0
    assert composed._replace(key="", tokens=()) == parted._replace(key="", tokens=())


@pytest.mark.parametrize("text", ["", "—", "…", "2024", "🌧", "\u200b", "a" * 100_000])
def test_any_text_can_be_read(text: str) -> None:
    words = read(text)
    assert 0 <= words.stop <= 1 and 0 <= words.digits <= 1 and 0 <= words.capital <= 1 and 0 <= words.dated <= 1
