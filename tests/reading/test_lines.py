from __future__ import annotations

import pytest

from newsclean.reading.lines import lines_of
from newsclean.reading.marks import BLANK


@pytest.mark.parametrize("said", ["#", " ## ", "*", " 12. ", "|", "| | |", "|" + " " * 1_000 + "|"])
def test_a_mark_whose_picture_is_gone_is_no_line(said: str) -> None:
    assert list(lines_of(f"{said}{BLANK}")) == []
    assert len(list(lines_of(said))) == 1, "without a picture it is what it says"


@pytest.mark.parametrize("said", ["| Rain", "|" + " " * 1_000 + "Rain", "# Rain", "12. May"])
def test_a_mark_before_words_is_a_line(said: str) -> None:
    (line,) = lines_of(f"{said}{BLANK}")
    assert line.text == " ".join(said.split())


def test_the_mark_between_two_paragraphs_of_a_quotation_is_an_empty_line() -> None:
    assert [(line.text, line.gap) for line in lines_of("> Rain\n>\n> Wind\n> Snow")] == [
        ("> Rain", True),
        ("> Wind", True),
        ("> Snow", False),
    ]
