from __future__ import annotations

import pytest

from newsclean import clean_html, clean_text
from newsclean.rules.closing_call import closing_call
from tests.building import BODY, case_of, case_of_html

CALLS = [
    ("follow", "en", "Follow us on Mastodon and Bluesky for more stories like this."),
    ("newsletter", "en", "Sign up for our newsletter to get the weather of the valley every morning."),
    ("share", "en", "Share this article with a friend who likes the rain."),
]


@pytest.mark.parametrize(("language", "call"), [row[1:] for row in CALLS], ids=[row[0] for row in CALLS])
def test_cuts(language: str, call: str) -> None:
    last = f"{BODY[2]} {call}"
    case = case_of(*BODY[:2], last, language=language)
    (verdict,) = closing_call(case)
    assert verdict.keep and verdict.block == 2
    assert verdict.span == (len(BODY[2]) + 1, len(last))
    assert verdict.evidence["phrase"] in call.lower()


KEEPS = [
    ("a paragraph that is nothing else", CALLS[0][2]),
    ("prose that ends like one", f"{BODY[0]} Follow the river down to the sea and you will find it."),
    ("a call that does not end it", f"{CALLS[0][2]} {BODY[0]}"),
    ("a sentence with one such phrase", f"{BODY[0]} You can follow the river down to the sea."),
    ("a call within the last sentence", f"{BODY[0]} The mayor asked people to sign up for our newsletter."),
]


@pytest.mark.parametrize("last", [row[1] for row in KEEPS], ids=[row[0] for row in KEEPS])
def test_keeps(last: str) -> None:
    assert list(closing_call(case_of(*BODY[:2], last))) == []


def test_a_call_in_the_middle_of_the_text_stays() -> None:
    assert list(closing_call(case_of(f"{BODY[0]} {CALLS[0][2]}", *BODY[1:]))) == []


@pytest.mark.parametrize("markup", [True, False])
def test_the_sentence_goes_and_the_paragraph_stays(markup: bool) -> None:
    paragraphs = [*BODY[:2], f"{BODY[2]} And the water fell at last. {CALLS[0][2]}"]
    source = "".join(f"<p>{text}</p>" for text in paragraphs) if markup else "\n\n".join(paragraphs)
    article = clean_html(source) if markup else clean_text(source)
    assert article.text.endswith("And the water fell at last.")
    assert article.markdown.endswith("And the water fell at last.")
    last = article.kept[-1]
    assert article.why(last).by == "closing_call"
    assert article.text_of(last).endswith("And the water fell at last.") and last.text.endswith("like this.")
    row = article.to_dict()["kept"][-1]
    assert row["text"][slice(*row["cut"])] == CALLS[0][2]


ENDS = [
    ("a label", f"<p>{BODY[0]} Photo: Ana Lind</p>", "Photo: Ana Lind"),
    ("in brackets", f"<p>{BODY[0]} (Photo: Ana Lind)</p>", "(Photo: Ana Lind)"),
    (
        "a pointer",
        f"<p>{BODY[0]}<br>Read also: <a href='/x'>Ferry to the islands sold for a crown</a></p>",
        "Read also: Ferry to the islands sold for a crown",
    ),
    ("a call on a line of its own", f"<p>{BODY[0]}<br>Follow us on Mastodon for more.</p>", "Follow us on Mastodon for more."),
    ("a call in the text", f"<p>{BODY[0]} Follow us on Mastodon for more.</p>", ""),
    (
        "prose with a label",
        f"<p>{BODY[0]} Photo: that was all he said before he fell silent, and nobody in the hall knew what he had meant by it.</p>",
        "",
    ),
]


@pytest.mark.parametrize(("paragraph", "cut"), [row[1:] for row in ENDS], ids=[row[0] for row in ENDS])
def test_ends_of_paragraphs_anywhere(paragraph: str, cut: str) -> None:
    case = case_of_html(paragraph + "".join(f"<p>{text}</p>" for text in BODY), 0.9)
    text = case.blocks[0].text
    assert [text[slice(*verdict.span)] for verdict in closing_call(case) if verdict.span] == ([cut] if cut else [])
