from __future__ import annotations

import pytest

from newsclean.reading.head import Head, clean_line, clean_lines


@pytest.mark.parametrize(
    ("stated", "line"),
    [
        ("Rain &amp; <b>wind</b>", "Rain & wind"),
        ("<p>Rain</p><p>Wind</p>", "Rain Wind"),
        (["Rain", 7, "Wind"], "Rain Wind"),
        ({"a": "Rain"}, ""),
        (None, ""),
    ],
)
def test_a_statement_as_one_line(stated: object, line: str) -> None:
    assert clean_line(stated) == line


def test_a_statement_keeps_its_paragraphs() -> None:
    assert clean_lines("<p>Rain  fell.</p><p>Wind.</p>") == "Rain fell.\nWind."


def test_stories_are_articles() -> None:
    head = Head({}, json_ld=('[{"@type": "NewsArticle"}, {"@type": "WebPage"}]',))
    assert len(head.things) == 2 and len(head.stories) == 1
