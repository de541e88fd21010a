from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.view.markup import direction, escaped, filled, percent, shown_number


class _Seen(HTMLParser):
    """What a parser makes of HTML."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.value = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.value = dict(attributes).get("title") or ""

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(st.characters(), max_size=60))
def test_text_stays_text(text: str) -> None:
    seen = _Seen(f'<b title="{escaped(text)}">{escaped(text)}</b>')
    assert seen.tags == ["b"]
    assert seen.text == seen.value
    assert len(seen.text) == len(text)
    seen.text.encode()


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x85", "\ud800", "\uffff"])
def test_what_html_cannot_hold_is_marked(character: str) -> None:
    assert escaped(f"a{character}b") == "a\ufffdb"


def test_a_document_refuses_all_that_is_not_its_own() -> None:
    document = filled("index.html", "", ("common.js",), **dict.fromkeys(("title", "facts", "bar", "rules", "failed", "rows"), ""))
    policy = re.search(r'content="(default-src [^"]+)"', document)
    assert policy
    assert "default-src 'none'" in policy[1] and "unsafe" not in policy[1] and "http" not in policy[1]
    assert document.index(policy[0]) < document.index("<style>")


def test_what_is_filled_in_is_not_filled_again() -> None:
    parts = dict.fromkeys(("title", "facts", "bar", "rules", "failed"), "")
    assert "$title ${css} $$" in filled("index.html", "", (), rows="$title ${css} $$", **parts)


@pytest.mark.parametrize(("share", "told"), [(0, "0%"), (0.0001, "<1%"), (0.0101, "1%"), (0.5, "50%"), (1, "100%")])
def test_percent(share: float, told: str) -> None:
    assert percent(share) == told


@pytest.mark.parametrize(("value", "told"), [(0.0, "0"), (1.0, "1"), (0.1234, "0.123"), (100, "100"), (100.0, "100")])
def test_numbers(value: float, told: str) -> None:
    assert shown_number(value) == told


def test_direction() -> None:
    assert (direction("ar"), direction("he"), direction("en"), direction(None)) == ("rtl", "rtl", "ltr", "ltr")
