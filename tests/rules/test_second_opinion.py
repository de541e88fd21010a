from __future__ import annotations

from dataclasses import replace

from newsclean.case import Case
from newsclean.reading.html import read_html
from newsclean.rules.second_opinion import second_opinion
from tests.building import BODY, case_of, removed_by

FOREIGN = "Ten ways to store your apples through the winter, and one that the neighbours will not believe."


def _case(witness: str, scores: tuple[float, ...]) -> Case:
    case = case_of(*BODY, FOREIGN, scores=scores)
    return replace(case, page=replace(case.page, witness=witness))


def test_removes_what_the_witness_leaves_out() -> None:
    assert removed_by(second_opinion, _case("\n".join(BODY), (0.5, 0.5, 0.5, 0.6))) == [FOREIGN]


def test_keeps_what_the_witness_has() -> None:
    verdicts = list(second_opinion(_case("\n".join(BODY), (0.3, 0.3, 0.99, 0.99))))
    assert [(verdict.block, verdict.keep, verdict.by) for verdict in verdicts] == [
        (0, True, "second_opinion"),
        (1, True, "second_opinion"),
    ]
    assert (verdicts[0].evidence["score"], verdicts[0].evidence["shared"]) == (0.3, 1.0)


def test_a_sure_score_is_not_open_to_another_opinion() -> None:
    assert list(second_opinion(_case("\n".join(BODY), (0.99, 0.98, 0.01, 0.99)))) == []


def test_nobody_was_asked() -> None:
    assert list(second_opinion(_case("", (0.5, 0.5, 0.5, 0.5)))) == []


def test_a_witness_that_has_half_of_a_block_decides_nothing() -> None:
    half = " ".join(FOREIGN.split()[:9])
    assert removed_by(second_opinion, _case("\n".join((*BODY, half)), (0.5, 0.5, 0.5, 0.5))) == []


def test_a_page_in_chinese() -> None:
    told = "大桥从去年春天的洪水之后就一直对货车关闭，市议会星期二决定修复它。"
    page = replace(read_html(f"<p>{told}</p><p>今日热门排行榜前十名一览，点击进入</p>"), language="zh", witness=told)
    case = replace(case_of(*page.blocks, language="zh", scores=0.5), page=page)
    assert removed_by(second_opinion, case) == [page.blocks[1].text]
