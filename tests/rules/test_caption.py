from __future__ import annotations

from dataclasses import replace

from newsclean.case import Case
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.rules.caption import caption
from newsclean.signals.table import measure
from tests.building import BODY, case_of, removed_by

PROSE = "".join(f"<p>{text}</p>" for text in BODY)


def _case(source: str, language: str = "en") -> Case:
    page = replace(read_html(f"<article>{PROSE}{source}</article>"), language=language)
    return replace(case_of(*page.blocks, scores=0.9), page=page, signals=measure(page, load(language)))


def test_removes_a_figcaption() -> None:
    case = _case("<figure><img src=a.jpg><figcaption>The bridge on Tuesday, seen from the mill.</figcaption></figure>")
    assert removed_by(caption, case) == ["The bridge on Tuesday, seen from the mill."]


def test_removes_text_of_a_figure() -> None:
    case = _case("<figure><img src=a.jpg><p>Die Brücke am Dienstag.</p></figure>", "de")
    assert removed_by(caption, case) == ["Die Brücke am Dienstag."]


def test_prose_about_a_picture_stays() -> None:
    assert removed_by(caption, _case("<p>Pictured on the old stamp is the bridge, seen from the mill.</p>")) == []


def test_a_quote_and_a_table_stay() -> None:
    case = _case("<blockquote>Nobody crossed that night.</blockquote><table><tr><td>Northfield</td><td>2</td></tr></table>")
    assert removed_by(caption, case) == []


def test_the_caption_of_a_table_stays() -> None:
    case = _case("<table><caption>Water level on Tuesday</caption><tr><td>Northfield</td><td>2</td></tr></table>")
    assert removed_by(caption, case) == []


def test_plain_text_has_no_captions() -> None:
    assert removed_by(caption, case_of(*BODY, "The bridge on Tuesday, seen from the mill")) == []


def test_the_verdict_names_the_element() -> None:
    (verdict,) = caption(_case("<figure><figcaption>The bridge on Tuesday.</figcaption></figure>"))
    assert (verdict.block, verdict.keep, verdict.by, verdict.evidence["element"]) == (3, False, "caption", "figcaption")
