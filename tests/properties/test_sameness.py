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

# Each way through: phrases, next to none, a script of its own, a second opinion, near-duplicates.
HANDFUL = ("da-drupal", "en-live-blog", "sr-latin-shortnews", "ja-ranking", "fr-paywall-teaser", "pt-newsletter-inside", "ar-rtl")
SEEDS = ("0", "1", "2", "4711")

PROGRAM = """
import json, sys
from tests.properties.test_sameness import HANDFUL, rows
json.dump(rows(HANDFUL[:: int(sys.argv[1])]), sys.stdout)
"""


def rows(slugs: tuple[str, ...]) -> dict[str, list[str]]:
    """For each of the handful in both forms, what was decided, and all that is told of it."""
    made = {}
    for slug in slugs:
        for is_html in (True, False):
            article = document_of(FIXTURES[slug], is_html).clean()
            decided = [article.text, article.kind, article.confidence, [(v.block, v.keep, v.by) for v in article.verdicts]]
            told = [article.to_dict(), [(v.why, dict(v.evidence)) for v in article.verdicts]]
            made[f"{slug} {is_html}"] = [json.dumps(decided), json.dumps(told)]
    return made


@pytest.fixture(scope="module")
def elsewhere() -> list[dict[str, list[str]]]:
    """The rows of the handful as processes with different hash seeds make them, every other one in reverse order."""
    found = []
    for i, seed in enumerate(SEEDS):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        command = [sys.executable, "-c", PROGRAM, "-1" if i % 2 else "1"]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        found.append(json.loads(run.stdout))
    return found


@few
@given(documents())
def test_twice_the_same(document: Document) -> None:
    first, second = document.clean(), document.clean()
    assert first == second
    assert json.dumps(first.to_dict()) == json.dumps(second.to_dict())


def test_the_same_decisions_in_another_process(elsewhere: list[dict[str, list[str]]]) -> None:
    here = {name: decided for name, (decided, _) in rows(HANDFUL).items()}
    for there in elsewhere:
        assert {name: decided for name, (decided, _) in there.items()} == here


def test_the_same_reasons_in_another_process(elsewhere: list[dict[str, list[str]]]) -> None:
    for there in elsewhere[1:]:
        assert there == elsewhere[0]


@few
@given(st.permutations([(slug, True) for slug in HTML[::3]] + [(slug, False) for slug in TEXT[::3]]).map(lambda order: order[:6]))
def test_whatever_was_cleaned_before(order: list[tuple[str, bool]]) -> None:
    found = {key: document_of(FIXTURES[key[0]], key[1]).clean() for key in order}
    again = {key: document_of(FIXTURES[key[0]], key[1]).clean() for key in reversed(order)}
    assert found == again
