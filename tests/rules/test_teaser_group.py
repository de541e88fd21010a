from __future__ import annotations

import pytest
from tests.building import BODY, case_of, removed_by

from newsclean.rules.teaser_group import teaser_group

REMOVES = [
    (
        "dates",
        "en",
        [
            "Ferry to the islands sold for a crown",
            "14 May 2024",
            "Mill owners refuse to pay the toll",
            "13 May 2024",
            "Choir loses its oldest singer",
            "12 May 2024",
        ],
    ),
    (
        "counters",
        "en",
        [
            "Ferry to the islands sold for a crown",
            "3 comments",
            "Mill owners refuse to pay the toll",
            "12 comments",
            "Choir loses its oldest singer",
            "7 comments",
        ],
    ),
    (
        "Swedish",
        "sv",
        [
            "Färjan till öarna såld för en krona",
            "14 maj 2024",
            "Kvarnägare vägrar betala tullen",
            "13 maj 2024",
            "Kören förlorar sin äldsta sångare",
            "12 maj 2024",
        ],
    ),
    (
        "Chinese",
        "zh",
        [
            "开往群岛的渡轮以一元钱出售",
            "2024-05-14 10:32",
            "磨坊主拒绝缴纳过桥费用",
            "2024-05-13 09:15",
            "合唱团失去了最年长的歌手",
            "2024-05-12 18:40",
        ],
    ),
]


@pytest.mark.parametrize(("language", "lines"), [row[1:] for row in REMOVES], ids=[row[0] for row in REMOVES])
def test_removes(language: str, lines: list[str]) -> None:
    assert removed_by(teaser_group, case_of(*BODY, *lines, language=language)) == lines


def test_a_live_blog_has_paragraphs_between_its_time_stamps() -> None:
    entries = [
        line
        for time, head, text in zip(
            ("17:42", "16:55", "15:10"), ("Crest now due at nine", "Last sandbags are filled", "Trains stop at the mill"), BODY, strict=True
        )
        for line in (time, head, text)
    ]
    assert removed_by(teaser_group, case_of(*entries)) == []


def test_two_dated_lines_are_no_rhythm() -> None:
    lines = ["Ferry to the islands sold for a crown", "14 May 2024", "Mill owners refuse to pay the toll", "13 May 2024"]
    assert removed_by(teaser_group, case_of(*BODY, *lines)) == []


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
