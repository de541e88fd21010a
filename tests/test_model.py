from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from newsclean.model import Article, Block, Element, Evidence, Page, Verdict

ELEMENTS = (
    Element("body", "", -1),
    Element("div", "story main", 0),
    Element("p", "", 1),
    Element("p", "lead", 1),
)
PAGE = Page(
    blocks=(Block(0, "Rain fell.", element=2), Block(1, "Share this", element=3), Block(2, "The river rose.", element=1)),
    elements=ELEMENTS,
    title="Rain",
    language="en",
    markup=True,
)
VERDICTS = (
    Verdict(0, True, "first", "It reads like text."),
    Verdict(1, True, "first", "It reads like text."),
    Verdict(2, False, "first", "It does not."),
    Verdict(1, False, "second", "It asks to share.", {"phrase": "share this"}),
    Verdict(2, True, "third", "It was text after all."),
)
ARTICLE = Article(PAGE, VERDICTS, "article", 0.8)

PATHS = [("nested", 0, "body/div.story/p"), ("with a name", 1, "body/div.story/p.lead"), ("first name only", 2, "body/div.story")]

FROZEN: list[tuple[str, Any, str]] = [
    ("element", ELEMENTS[0], "tag"),
    ("block", PAGE.blocks[0], "text"),
    ("page", PAGE, "title"),
    ("verdict", VERDICTS[0], "keep"),
    ("article", ARTICLE, "kind"),
]


@pytest.mark.parametrize(("block", "path"), [row[1:] for row in PATHS], ids=[row[0] for row in PATHS])
def test_a_block_has_a_path(block: int, path: str) -> None:
    assert PAGE.path(PAGE.blocks[block]) == path


def test_plain_text_has_no_path() -> None:
    page = Page((Block(0, "Rain fell."),))
    assert page.path(page.blocks[0]) == ""


@pytest.mark.parametrize(("value", "name"), [row[1:] for row in FROZEN], ids=[row[0] for row in FROZEN])
def test_a_value_never_changes(value: Any, name: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, None)


@pytest.mark.parametrize("value", [row[1] for row in FROZEN], ids=[row[0] for row in FROZEN])
def test_a_value_travels_between_processes(value: Any) -> None:
    assert pickle.loads(pickle.dumps(value)) == value


def test_an_article_travels_after_it_was_read() -> None:
    article = Article(PAGE, VERDICTS, "article", 0.8)
    text = article.text
    assert pickle.loads(pickle.dumps(article)).text == text


def test_the_last_verdict_on_a_block_stands() -> None:
    assert [block.index for block in ARTICLE.kept] == [0, 2]
    assert [block.index for block in ARTICLE.removed] == [1]
    assert [ARTICLE.why(block).by for block in PAGE.blocks] == ["first", "second", "third"]


def test_the_trail_holds_all_verdicts_in_order() -> None:
    assert [verdict.by for verdict in ARTICLE.trail(PAGE.blocks[1])] == ["first", "second"]


def test_kept_and_removed_share_the_blocks_out() -> None:
    assert sorted(block.index for block in (*ARTICLE.kept, *ARTICLE.removed)) == [0, 1, 2]


def test_an_article_tells_title_and_language_of_its_page() -> None:
    assert (ARTICLE.title, ARTICLE.language) == ("Rain", "en")


def test_an_article_renders_itself() -> None:
    assert ARTICLE.text == "Rain fell.\n\nThe river rose."
    assert "Rain fell." in ARTICLE.markdown
    assert ARTICLE.to_dict()["text"] == ARTICLE.text


def test_a_page_without_blocks_is_an_article_without_text() -> None:
    article = Article(Page(()), (), "empty", 0.0)
    assert (article.text, article.kept, article.removed) == ("", (), ())


def test_two_verdicts_do_not_share_their_evidence() -> None:
    assert Verdict(0, True, "a", "b").evidence is not Verdict(0, True, "a", "b").evidence


class Work:
    """Gives a value and counts how often it was asked for it."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> dict[str, float]:
        self.calls += 1
        return {"words": 1.2}


WHOLE = {"score": 0.9, "signals": {"words": 1.2}}


class TestEvidence:
    def test_it_is_a_mapping_like_any_other(self) -> None:
        evidence = Evidence({"score": 0.9}, "signals", Work())
        assert dict(evidence) == WHOLE
        assert list(evidence) == ["score", "signals"]
        assert len(evidence) == 2
        assert "signals" in evidence and "words" not in evidence
        with pytest.raises(KeyError, match="words"):
            evidence["words"]

    def test_it_looks_the_same_before_and_after_it_was_worked_out(self) -> None:
        evidence = Evidence({"score": 0.9}, "signals", Work())
        before = (len(evidence), list(evidence))
        assert repr(evidence) == repr(WHOLE)
        assert (len(evidence), list(evidence)) == before

    def test_it_equals_a_dictionary(self) -> None:
        assert Evidence({"score": 0.9}, "signals", Work()) == WHOLE
        plain: object = dict(WHOLE)
        assert plain == Evidence({"score": 0.9}, "signals", Work())
        assert Evidence({"score": 0.9}, "signals", Work()) == Evidence({"score": 0.9}, "signals", Work())
        assert Evidence({"score": 0.8}, "signals", Work()) != WHOLE
        assert Evidence({}, "signals", Work()) != [("signals", {"words": 1.2})]

    def test_the_value_is_worked_out_once_and_only_when_asked_for(self) -> None:
        work = Work()
        evidence = Evidence({"score": 0.9}, "signals", work)
        assert (evidence["score"], len(evidence), list(evidence), work.calls) == (0.9, 2, ["score", "signals"], 0)
        assert evidence["signals"] == evidence["signals"] == {"words": 1.2}
        assert dict(evidence) == WHOLE and work.calls == 1

    def test_it_travels_as_a_plain_dictionary(self) -> None:
        copy = pickle.loads(pickle.dumps(Evidence({"score": 0.9}, "signals", lambda: {"words": 1.2})))
        assert type(copy) is dict and copy == WHOLE

    def test_a_verdict_with_it_travels(self) -> None:
        verdict = Verdict(0, True, "first", "It reads like text.", Evidence({"score": 0.9}, "signals", lambda: {"words": 1.2}))
        assert pickle.loads(pickle.dumps(verdict)) == verdict

    def test_what_is_given_may_change_later(self) -> None:
        given = {"score": 0.9}
        evidence = Evidence(given, "signals", Work())
        given["score"] = 0.1
        assert evidence["score"] == 0.9

    def test_it_has_no_hash(self) -> None:
        with pytest.raises(TypeError):
            hash(Evidence({}, "signals", Work()))
