from __future__ import annotations

import pytest

from newsclean.rules.teaser_group import teaser_group
from tests.building import BODY, case_of, removed_by

HEADS = ("Ferry to the islands sold for a crown", "Mill owners refuse to pay the toll", "Choir loses its oldest singer")
SWEDISH = ("Färjan till öarna såld för en krona", "Kvarnägare vägrar betala tullen", "Kören förlorar sin äldsta sångare")
CHINESE = ("开往群岛的渡轮以一元钱出售", "磨坊主拒绝缴纳过桥费用", "合唱团失去了最年长的歌手")
DATES = ("14 May 2024", "13 May 2024", "12 May 2024")


def _woven(*columns: tuple[str, ...]) -> list[str]:
    return [line for row in zip(*columns, strict=True) for line in row]


REMOVES = [
    ("dates", "en", _woven(HEADS, DATES)),
    ("counters", "en", _woven(HEADS, ("3 comments", "12 comments", "7 comments"))),
    ("Swedish", "sv", _woven(SWEDISH, ("14 maj 2024", "13 maj 2024", "12 maj 2024"))),
    ("Chinese", "zh", _woven(CHINESE, ("2024-05-14 10:32", "2024-05-13 09:15", "2024-05-12 18:40"))),
]


@pytest.mark.parametrize(("language", "lines"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, lines: list[str]) -> None:
    assert removed_by(teaser_group, case_of(*BODY, *lines, language=language)) == lines


def test_a_live_blog_has_paragraphs_between_its_time_stamps() -> None:
    entries = _woven(("17:42", "16:55", "15:10"), ("Crest now due at nine", "Last sandbags are filled", "Trains stop at the mill"), BODY)
    assert removed_by(teaser_group, case_of(*entries)) == []


def test_two_dated_lines_are_no_rhythm() -> None:
    assert removed_by(teaser_group, case_of(*BODY, *_woven(HEADS[:2], DATES[:2]))) == []


def test_scores_of_matches_stay() -> None:
    lines = ["Northfield 2, Southport 1", "Eastholm 0, Westerby 0", "Millbank 3, Ferryden 2", "Hillside 1, Dunmere 4"]
    assert removed_by(teaser_group, case_of(*BODY, *lines)) == []


def test_prose_before_and_after_a_group_stays() -> None:
    group = REMOVES[0][2]
    assert removed_by(teaser_group, case_of(BODY[0], *group, *BODY[1:])) == group


def test_the_verdicts_count_the_teasers_and_name_the_first() -> None:
    verdicts = list(teaser_group(case_of(*BODY, *REMOVES[0][2])))
    assert {(verdict.keep, verdict.by, verdict.evidence["teasers"], verdict.evidence["first"]) for verdict in verdicts} == {
        (False, "teaser_group", 3, 3)
    }
