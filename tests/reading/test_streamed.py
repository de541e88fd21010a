from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.reading.html import read_html


def _texts(page: str) -> list[str]:
    return [block.text for block in read_html(page).blocks]


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        pytest.param(
            "<main><!--$?--><template id='B:0'></template><p>Loading</p><!--/$--></main><p>End</p><div hidden id='S:0'><p>Late</p></div>",
            ["Late", "End"],
            id="in its place, and not what is shown until then",
        ),
        pytest.param(
            "<p>A</p><template id='B:0'></template><p>E</p>"
            "<div hidden id='S:0'><p>B</p><template id='P:1'></template><p>D</p></div><div hidden id='S:1'><p>C</p></div>",
            ["A", "B", "C", "D", "E"],
            id="a part of a part",
        ),
        pytest.param(
            "<p>A</p><template id='B:0'></template><p>E</p>"
            "<div hidden id='S:1'><p>C</p></div><div hidden id='S:0'><p>B</p><template id='P:1'></template><p>D</p></div>",
            ["A", "B", "C", "D", "E"],
            id="a part of a part that comes first",
        ),
        pytest.param(
            "<body><!--$?--><template id='B:0'></template><b>x</b><!--$--><i>y</i><!--/$--><b>z</b><!--/$--><p>A</p>"
            "<div hidden id='S:0'>B</div>",
            ["B", "A"],
            id="comments within what is shown until then",
        ),
        pytest.param("<body><template id='P:0'></template><p>A</p><div hidden id='S:0'><p>B</p></div>", ["B", "A"], id="no comments"),
        pytest.param("<p>A</p><div hidden id='S:0'><p>B</p></div>", ["A"], id="a part without a place"),
        pytest.param("<p>A</p><template id='B:0'></template><p>B</p>", ["A", "B"], id="a place without a part"),
        pytest.param("<p>A</p><div hidden id='S:0'>B<template id='P:0'></template></div>", ["A"], id="a part within itself"),
        pytest.param(
            "<p>A</p><template id='B:0'></template><div hidden id='S:0'><p>B</p></div><div hidden id='S:0'><p>C</p></div>",
            ["A", "B"],
            id="two parts of one number",
        ),
        pytest.param("<p>A</p><template id='B:0'></template><p hidden id='S:0'>B</p>", ["A"], id="hidden for another reason"),
    ],
)
def test_a_part_that_came_later_is_read_in_its_place(page: str, texts: list[str]) -> None:
    assert _texts(page) == texts


def test_a_page_of_places_is_read_in_linear_time() -> None:
    places = "".join(f"<template id='B:{i}'></template>" for i in range(30_000))
    assert _texts(f"<p>A</p>{places}<div hidden id='S:0'><p>B</p></div>") == ["A", "B"]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6))
def test_parts_in_parts_end_however_they_hang_together(pairs: list[tuple[int, int]]) -> None:
    parts = "".join(f"<div hidden id='S:{own}'><p>{i}</p><template id='P:{to}'></template></div>" for i, (own, to) in enumerate(pairs))
    found = _texts(f"<p>A</p><template id='B:0'></template>{parts}")
    assert found[0] == "A"
    assert len(found) == len(set(found))
