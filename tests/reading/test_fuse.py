from __future__ import annotations

import time

import pytest

from newsclean.reading.fuse import blown, strip_tags
from newsclean.reading.nesting import MAX_ATTRIBUTES, MAX_DEPTH, MAX_OPEN_FORMATTING

SAFE = [
    ("nothing", ""),
    ("an ordinary page", "<html><body><h1>Rain</h1><p>It <b>rained</b>.</p></body></html>"),
    ("deep as real pages are", "<div>" * 60 + "Rain" + "</div>" * 60),
    ("many elements side by side", "<div><span>Rain</span></div>" * 20_000),
    ("many paragraphs left open", "<p>Rain" * 20_000),
    ("many items left open", "<ul>" + "<li>Rain" * 20_000 + "</ul>"),
    ("many line breaks", "Rain<br>" * 20_000),
    ("many pictures", '<img src="a.png">' * 20_000),
    ("many bold words", "<b>Rain</b> fell. " * 20_000),
    ("many table cells left open", "<table>" + "<tr><td>Rain<td>Wind" * 10_000),
    ("a long attribute", f'<img src="data:{"A" * 500_000}">'),
    ("a long attribute with spaces", f'<p title="{"rain " * 50_000}">Rain</p>'),
    ("some attributes", f"<p {' '.join(f'a{i}=1' for i in range(80))}>Rain</p>"),
    ("tags within tags", "<a" * 100_000),
    ("short lists of options", "<select><option>a<option>b</select>" * 10_000),
    ("unquoted attributes", "<a href=/rain class=a>Rain</a>" * 20_000),
    ("comparisons in a script", "<script>" + "for (i = 0; i<n; i++) { a = 'b' }" * 5_000 + "</script>"),
    ("many less-than signs", "1 < 2 " * 20_000),
]
DANGEROUS = [
    ("deep", "<div>" * (MAX_DEPTH + 1), "nested"),
    ("deep, with closed ones between", "<div><p></p><i></i>" * (MAX_DEPTH + 1), "nested"),
    ("deep in capitals", "<DIV>" * (MAX_DEPTH + 1), "nested"),
    ("deep with attributes", '<div class="a b">' * (MAX_DEPTH + 1), "nested"),
    ("formatting left open", "<b>" * (MAX_OPEN_FORMATTING + 1), "formatting"),
    ("formatting left open in paragraphs", "<p><font>Rain" * (MAX_OPEN_FORMATTING + 1), "formatting"),
    ("attributes", "<p " + " ".join(f"a{i}" for i in range(MAX_ATTRIBUTES + 1)) + ">", "attributes"),
    ("attributes with values", "<p " + " ".join(f'a{i}="b c"' for i in range(MAX_ATTRIBUTES + 1)) + ">", "attributes"),
    ("attributes with less-than signs", "<p " + " ".join(f"=a{i}<" for i in range(2 * MAX_ATTRIBUTES + 2)) + ">", "attributes"),
    ("attributes with greater-than signs", "<p " + " ".join(f'a{i}=">"' for i in range(MAX_ATTRIBUTES + 1)) + ">", "attributes"),
    ("attributes behind a quote in a value", '<p a=b="' + " ".join(f"a{i}" for i in range(MAX_ATTRIBUTES + 1)) + '">', "attributes"),
    ("attributes behind a comment", '<!-- <p a=" --><p b=">" ' + " ".join(f"a{i}" for i in range(MAX_ATTRIBUTES + 1)) + ">", "attributes"),
    ("attributes of an end tag", "</p " + " ".join(f"a{i}" for i in range(MAX_ATTRIBUTES + 1)) + ">", "attributes"),
    ("items and terms in each other", "<li><dt>" * 2 * MAX_DEPTH, "nested"),
    ("elements whose names begin like others", "<p-x>" * (MAX_DEPTH + 1), "nested"),
    ("attributes of many bodies", "".join(f"<body a{i}=1></body>" for i in range(MAX_ATTRIBUTES + 1)), "attributes"),
    ("end tags of other elements", "<div></foo>" * (MAX_DEPTH + 1), "nested"),
    ("end tags in comments", "<div><!--</div>-->" * (MAX_DEPTH + 1), "nested"),
    ("shapes outside of SVG", "<path/>" * (MAX_DEPTH + 1), "nested"),
    ("links in SVG", "<svg>" + "<link>" * (MAX_DEPTH + 1), "nested"),
    ("options", "<select>" + "<option>a</option>" * 20_000, "options"),
    ("formatting opened again", "<p>" + "".join(f"<b {i}>" for i in range(900)) + "<p>x" * 2_000, "opened again"),
    ("attributes of a tag that never ends", "<p " + "a=1 " * (MAX_ATTRIBUTES + 100), "attributes"),
]
STRIPPED = [
    ("tags", "<h1>Rain</h1><p>It <b>rained</b>.</p>", "Rain\nIt\nrained\n."),
    ("entities", "<p>Rain &amp; wind</p>", "Rain & wind"),
    ("nothing", "", ""),
    ("no tags", "Rain fell.", "Rain fell."),
    ("a tag that never ends", "Rain<div class=", "Rain"),
]
DROPPED = [
    ("scripts", "<p>Rain</p><script>var a = '<p>';</script><p>Wind</p>", "Rain\nWind"),
    ("options", "<p>Rain</p><select><option>Monday<option>Tuesday</select><p>Wind", "Rain\nWind"),
    ("styles", "<STYLE media=a>p { }</STYLE>Wind", "Wind"),
    ("scripts after letters that are longer in lower case", "İ" * 30 + "<script>var x=1;</script><p>AFTER that", "İ" * 30 + "\nAFTER that"),
]
HOSTILE = [
    ("tags that never end", "<a" * 200_000),
    ("tags", "<div>" * 100_000),
    ("quotes", '<p a="' * 50_000),
    ("less-than signs", "<" * 500_000),
    ("equals signs", "<p " + "=" * 500_000),
]


@pytest.mark.parametrize("source", [row[1] for row in SAFE], ids=[row[0] for row in SAFE])
def test_a_page_that_can_be_parsed(source: str) -> None:
    assert blown(source) == ""


def test_a_large_map_can_be_parsed() -> None:
    assert blown("<svg>" + '<path d="M0 0"/>' * (2 * MAX_DEPTH) + "</svg><p>Rain</p>") == ""


@pytest.mark.parametrize(("source", "reason"), [row[1:] for row in DANGEROUS], ids=[row[0] for row in DANGEROUS])
def test_a_dangerous_page_is_named_by_its_danger(source: str, reason: str) -> None:
    assert reason in blown(source)
    assert reason in blown(f"<html><body><p>Rain</p>{source}")


@pytest.mark.parametrize(("source", "text"), [row[1:] for row in STRIPPED], ids=[row[0] for row in STRIPPED])
def test_tags_are_stripped(source: str, text: str) -> None:
    assert strip_tags(source) == text


@pytest.mark.parametrize(("source", "text"), [row[1:] for row in DROPPED], ids=[row[0] for row in DROPPED])
def test_the_code_of_scripts_and_styles_is_dropped(source: str, text: str) -> None:
    assert strip_tags(source).replace(">", "").split() == text.split()


@pytest.mark.parametrize(("source", "text"), [row[1:] for row in DROPPED], ids=[row[0] for row in DROPPED])
def test_scripts_and_styles_are_dropped_whole(source: str, text: str) -> None:
    assert strip_tags(source) == text


@pytest.mark.parametrize("source", [row[1] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_looking_and_stripping_take_no_time(source: str) -> None:
    start = time.perf_counter()
    blown(source)
    strip_tags(source)
    assert time.perf_counter() - start < 3


def test_scripts_that_never_end_take_no_time() -> None:
    start = time.perf_counter()
    strip_tags("<script>" * 10_000)
    assert time.perf_counter() - start < 0.4
