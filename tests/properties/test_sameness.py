"""The same document gives the same article: always, everywhere, whatever was cleaned before."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.strategies import FIXTURES, HTML, TEXT, Document, document_of, documents, few

# One of each way through: phrases, no phrases, a script of its own, a second opinion, near-duplicates.
HANDFUL = ("da-drupal", "en-live-blog", "sr-latin-shortnews", "ja-ranking", "pl-wordpress", "ar-rtl")

PROGRAM = """
import json, sys
from tests.properties.test_sameness import HANDFUL, rows
json.dump(rows(HANDFUL[:: int(sys.argv[1])]), sys.stdout)
"""


def rows(slugs: tuple[str, ...]) -> dict[str, str]:
    """The JSON rows of the handful, in both forms."""
    made = {}
    for slug in slugs:
        for is_html in (True, False):
            article = document_of(FIXTURES[slug], is_html).clean()
            told = [(v.block, v.keep, v.by, v.why, dict(v.evidence)) for v in article.verdicts]
            made[f"{slug} {is_html}"] = json.dumps([article.to_dict(), told])
    return made


@few
@given(documents())
def test_twice_the_same(document: Document) -> None:
    first, second = document.clean(), document.clean()
    assert first == second
    assert json.dumps(first.to_dict()) == json.dumps(second.to_dict())


@pytest.mark.parametrize(("seed", "step"), [("0", "1"), ("4711", "-1")])
def test_the_same_in_another_process(seed: str, step: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    run = subprocess.run([sys.executable, "-c", PROGRAM, step], env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == rows(HANDFUL)


@few
@given(st.permutations([(slug, True) for slug in HTML[::3]] + [(slug, False) for slug in TEXT[::3]]).map(lambda order: order[:6]))
def test_whatever_was_cleaned_before(order: list[tuple[str, bool]]) -> None:
    found = {key: document_of(FIXTURES[key[0]], key[1]).clean() for key in order}
    again = {key: document_of(FIXTURES[key[0]], key[1]).clean() for key in reversed(order)}
    assert found == again
