from __future__ import annotations

import pytest

from benchmarks.systems.languages import language_of


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ('<html lang="en">', "en"),
        ("<!DOCTYPE html>\n<HTML CLASS='no-js' LANG='de-CH'>", "de"),
        ("<html lang=pt_BR data-x=1>", "pt"),
        ('<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ceb" lang="ceb">', "ceb"),
        ('<html\n  dir="rtl"\n  lang = " ar "\n>', "ar"),
        ('<html><meta http-equiv="Content-Language" content="sv-SE">', "sv"),
        ('<html><meta property="og:locale" content="cs_CZ" />', "cs"),
        ('<html lang="fi"><meta property="og:locale" content="en_US">', "fi"),
    ],
)
def test_the_page_says_its_language(page: str, language: str) -> None:
    assert language_of(page) == language


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html><p>lang</p>",
        '<html lang="">',
        '<html data-lang="en">',
        '<html><p lang="en">',
        '<html hreflang="en">',
        '<html lang="english">',
        '<meta http-equiv="Content-Language" content="utf-8">',
        '<meta name="description" content="de facto">',
        "<!-- " + "x" * 100_000 + ' --><html lang="en">',
    ],
)
def test_the_page_does_not_say(page: str) -> None:
    assert language_of(page) is None
