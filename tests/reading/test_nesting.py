"""Each shape repeats what leaves one element open for good in a parser, or none."""

from __future__ import annotations

import pytest

from newsclean.reading.nesting import MAX_COPIES, MAX_DEPTH, MAX_OPTIONS, danger_of

MANY = MAX_DEPTH + 1
LEFT_OPEN = [
    ("an end tag of another name", "<div></foo>"),
    ("an end tag in a comment", "<div><!--</div>-->"),
    ("an end tag in a comment that ends oddly", "<div><!--</div>--!>"),
    ("an end tag in a declaration", "<div><!x </div>"),
    ("an end tag in an attribute", '<div title="</div>">'),
    ("an end tag in an attribute behind spaces", '<div title =    "</div>">'),
    ("an end tag in a script", "<div><script></div></script>"),
    ("an end tag in a script within a script", "<div><script><!--<script></script></div>--></script>"),
    ("an end tag in a style", "<div><style></div></style>"),
    ("an end tag in a text field", "<div><textarea></div></textarea>"),
    ("a block around it", "<span><div></span></div>"),
    ("a paragraph around it", "<span><p></span></p>"),
    ("a table around it", "<div><table></div></table>"),
    ("a cell around it", "<div><table><tr><td></div></table>"),
    ("an object around it", "<div><object></div></object>"),
    ("a list around it", "<div><select></div></select>"),
    ("a form that ends before it", "<form><div></form>"),
    ("a paragraph that ended before it", "<p><div></p>"),
    ("a paragraph that may have ended before it", "<p><table></table><span></p>"),
    ("text as it is, which ends a paragraph", "<p><xmp></xmp><span></p>"),
    ("a heading of another rank", "<h1><span><h2></h1>"),
    ("frames in a body", "<frameset><div></frameset>"),
    ("an item in a term", "<li><dt><q>"),
    ("items in terms in items", "<li><dt><p>" * 4),
    ("formatting around it", "<b><div></b>"),
    ("a script without a script", "<noscript></noscript><section><noscript></section></noscript><noscript><section></noscript>"),
    ("SVG that HTML ended", "<svg><p><div></svg></p>"),
    ("shapes outside of SVG", "<path/>"),
    ("shapes behind SVG that HTML ended", "<svg><div></div><path/>"),
    ("SVG in a description", "<svg><desc><option></desc></svg>"),
    ("a comment that hides an end tag", "<svg><style><!-- </style><div> --></svg>"),
    ("data in SVG", "<div><svg><![CDATA[></svg></div>]]></svg>"),
    ("a slash that is a value", "<svg><g a=b/></svg><svg><g a=b/>"),
]
CLOSED = [
    ("nested well", "<div><section><p>Rain</p></section></div>"),
    ("misnested inline elements", "<div><span><q>Rain</span></q></div>"),
    ("inline elements left open", "<div><span>Rain</div>"),
    ("paragraphs and items left open", "<ul><li><p>Rain<li><p>Wind</ul>"),
    ("terms left open", "<dl><dt>Rain<dd>It fell.<dt>Wind</dl>"),
    ("inline elements in items left open", "<ul><li><span>Rain<li><span>Wind</ul>"),
    ("cells left open", "<table><tr><td><span>Rain<td><div>Wind</table>"),
    ("end tags too many", "<div>Rain</div></div></span></p>"),
    ("comments", "<!-- <div> --><div>Rain</div>"),
    ("scripts that write", "<script>write('<div><div>')</script>"),
    ("scripts in comments", "<script><!-- write('<div>') --></script><p>Rain"),
    ("greater-than signs in attributes", '<div title="a > b">Rain</div>'),
    ("pictures", '<svg viewBox="0 0 1 1"><title>Rain</title><g><path d="M0 0"/><path d="M1 1"></path></g></svg>'),
    ("comments in the style of a picture", "<svg><style>.a<!-- -->{<!-- -->fill:red}</style><path/></svg>"),
    ("formulas", "<math><mrow><mi>x</mi><mo>=</mo><mn>1</mn></mrow></math>"),
    ("forms", "<form><div><select><option>a<option>b</select><input></div></form>"),
    ("headings", "<h2>Rain</h2><h3>Wind</h3>"),
    ("formatting closed twice", "<b>Rain</b></b><i>Wind</i>"),
    ("links left open", "<a name=x>Rain"),
    ("formatting in cells left open", "<table><tr><td><font color=red>Rain</td></tr></table>"),
    ("text between tags", "1 < 2 </ Rain <> <?xml?> <!DOCTYPE html>"),
]


@pytest.mark.parametrize("unit", [row[1] for row in LEFT_OPEN], ids=[row[0] for row in LEFT_OPEN])
def test_what_a_parser_leaves_open_is_depth(unit: str) -> None:
    assert danger_of(unit * MANY)


@pytest.mark.parametrize("unit", [row[1] for row in CLOSED], ids=[row[0] for row in CLOSED])
def test_what_a_parser_closes_is_no_depth(unit: str) -> None:
    assert danger_of(unit * MANY) == ""


def test_a_noscript_of_the_head_ends_with_it() -> None:
    assert danger_of("<noscript><math></noscript>" + "<xmp></p-x>" * MANY)
    assert danger_of("<head><noscript><link></noscript></head><p>" + "<noscript><img></noscript>" * MANY) == ""


def test_many_options() -> None:
    assert "options" in danger_of("<select>" + "<option>a</option>" * (MAX_OPTIONS + 1))
    assert danger_of(("<select>" + "<option>a</option>" * (MAX_OPTIONS // 2) + "</select>") * 3) == ""
    assert danger_of("<datalist>" + "<option>a</option>" * (MAX_OPTIONS + 1)) == ""


def test_formatting_that_every_paragraph_opens_again() -> None:
    formatting = "".join(f"<b {i}>" for i in range(900))
    assert "again" in danger_of(f"<p>{formatting}" + "<p>x" * (MAX_COPIES // 900 + 2))
    assert danger_of(f"<p>{formatting}" + "<p>x" * 100) == ""


def test_many_elements_within_deep_ones() -> None:
    assert danger_of("<div>" * 2_900 + "<p>x</p>" * 120_000) == "too many elements in deep nesting"
    assert danger_of("<div>" * 2_900 + "<p>x</p>" * 10_000) == ""


@pytest.mark.parametrize("source", ["", "<", "</", "<a", "<!--", "<![CDATA[", "<svg><![CDATA[", "<script>", "<plaintext><div>", "<p a='"])
def test_pages_that_end_within_a_tag(source: str) -> None:
    assert danger_of(source) == ""
