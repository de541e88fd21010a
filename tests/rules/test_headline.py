from __future__ import annotations

from dataclasses import replace

from newsclean.case import Case
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.rules.headline import headline
from newsclean.signals.table import measure
from tests.building import BODY, case_of, removed_by

TITLE = "Old bridge will be repaired"
PROSE = "".join(f"<p>{text}</p>" for text in BODY)


def _case(source: str, title: str = TITLE, language: str = "en") -> Case:
    page = replace(read_html(f"<article>{source}{PROSE}</article>"), language=language, title=title)
    return replace(case_of(*page.blocks, scores=0.9), page=page, signals=measure(page, load(language)))


def test_removes_the_headline_of_a_page() -> None:
    assert removed_by(headline, _case(f"<h1>{TITLE}</h1>")) == [TITLE]


def test_removes_the_headline_wherever_it_stands_again() -> None:
    case = _case(f"<nav><a>{TITLE}</a></nav><h1>{TITLE}</h1><figure><figcaption>“{TITLE}”</figcaption></figure>")
    assert removed_by(headline, case) == [TITLE, TITLE, f"“{TITLE}”"]


def test_removes_a_chinese_headline() -> None:
    assert removed_by(headline, _case("<h1>老桥将得到修复</h1>", "老桥将得到修复", "zh")) == ["老桥将得到修复"]


def test_plain_text_keeps_its_first_line_and_loses_the_second() -> None:
    case = case_of(TITLE, BODY[0], TITLE, *BODY[1:], title=TITLE)
    assert [verdict.block for verdict in headline(case)] == [2]


def test_plain_text_loses_its_headline_elsewhere_also_if_a_menu_stands_above() -> None:
    case = case_of("Skip to content", "Home", TITLE, BODY[0], TITLE, *BODY[1:], scores=(0.1, 0.1, 0.5, 0.9, 0.5, 0.9, 0.9))
    assert [verdict.block for verdict in headline(case)] == [4]


def test_subheads_and_prose_with_the_words_of_the_headline_stay() -> None:
    case = _case(f"<h2>Old bridge</h2><h2>Why the {TITLE.lower()}</h2><p>The {TITLE.lower()}, the mayor said on Tuesday.</p>")
    assert removed_by(headline, case) == []


def test_a_page_without_a_title() -> None:
    assert list(headline(_case(f"<h1>{TITLE}</h1>", ""))) == []


def test_the_verdict_names_the_title() -> None:
    (verdict,) = headline(_case(f"<h1>{TITLE}</h1>"))
    assert (verdict.block, verdict.keep, verdict.by, verdict.evidence["title"]) == (0, False, "headline", TITLE)
