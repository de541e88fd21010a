from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.repeats.passages import passages

A, B, C = "rain fell on the hills", "wind rose at night", "snow came"
CASES = [
    ("what stands before", ["head", A, B, "head", A], {4: 1}, {3: 0}),
    ("what follows", [A, "tail", B, A, "tail"], {3: 0}, {4: 1}),
    ("a chain of both", ["1", A, "2", "3", C, "1", A, "2", "3"], {6: 1}, {5: 0, 7: 2, 8: 3}),
    ("other words beside it", ["head", A, B, "other head", A], {4: 1}, {}),
    ("the same words elsewhere", ["head", C, A, B, "head", A], {5: 2}, {}),
    ("the first one is the repeat", [A, "tail", B, A, "tail"], {0: 3}, {1: 4}),
    ("one heading between two", [A, "head", A], {2: 0}, {}),
    ("no repeat", ["head", A, "head", B], {}, {}),
    ("the chain ends where the words differ", [A, "1", "x", "2", A, "1", "y", "2"], {4: 0}, {5: 1}),
]


@pytest.mark.parametrize(("texts", "twins", "found"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_what_belongs_to_a_passage(texts: list[str], twins: dict[int, int], found: dict[int, int]) -> None:
    assert dict(passages(dict(enumerate(texts)), twins)) == found


def test_blocks_keep_their_numbers() -> None:
    assert list(passages({3: "head", 5: A, 8: "head", 9: A}, {9: 5})) == [(8, 3)]


@given(texts=st.lists(st.sampled_from("abcd"), max_size=20), data=st.data())
def test_one_of_the_same_always_stays(texts: list[str], data: st.DataObject) -> None:
    keys = dict(enumerate(texts))
    twins = {i: keys_first for i, key in keys.items() if (keys_first := texts.index(key)) != i and data.draw(st.booleans())}
    found = dict(passages(keys, twins))
    gone = {**twins, **found}
    assert len(gone) == len(twins) + len(found)
    assert {keys[i] for i in keys if i not in gone} == set(texts)
