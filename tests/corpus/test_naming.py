from __future__ import annotations

import os
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from newsclean.corpus.naming import MAX_BYTES, Wanted, result_names

NAMES = st.text(st.characters(exclude_characters="/\x00"), min_size=1, max_size=300)


@given(st.lists(NAMES, unique=True, max_size=20), st.sampled_from(["", ".txt", ".jsonl"]))
def test_names_are_safe_and_no_two_alike(names: list[str], ending: str) -> None:
    wanted = [Wanted(f"{i} {name}".encode("utf-8", "replace").decode(), name, ending) for i, name in enumerate(names)]
    found = result_names(wanted)
    assert result_names(wanted) == found
    assert len({unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold()) for name in found}) == len(names)
    for name in found:
        assert name not in ("", ".", "..") and "/" not in name and "\x00" not in name
        assert len(os.fsencode(name)) <= MAX_BYTES
        assert name.endswith(ending)


def test_an_ordinary_name_stays_as_it_is() -> None:
    wanted = [Wanted("Ä b.html", "Ä b", ".txt"), Wanted("page.1", "page.1", ".txt"), Wanted("x.html", "x", ".txt"), Wanted("x", "x")]
    assert result_names(wanted) == ["Ä b.txt", "page.1.txt", "x.txt", "x"]
