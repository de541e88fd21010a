"""Keeps what the scorer takes for the text of this article and removes the rest.

The rules after it name what they know and correct it; where none of them speaks, this verdict stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from newsclean.case import Case
from newsclean.model import Evidence, Verdict


def main_content(case: Case) -> Iterator[Verdict]:
    """One verdict for every block, by its score."""
    least, reasons = case.settings.least(case.page.markup), case.scores.reasons
    for i, score in enumerate(case.scores.final):
        stands = score >= least
        why = "It reads like the text of this article." if stands else "It does not read like the text of this article."
        evidence = Evidence({"score": round(score, 3), "needed": least}, "signals", partial(reasons, i))
        yield Verdict(i, stands, "main_content", why, evidence)
