"""Keeps a paragraph that the scorer is sure of, whatever phrase a rule has found in it: an article may use the same words.

It also keeps lines that the scorer is sure of: in extracted text those that most rules removed, on pages those of some. Between
paragraphs of a text it keeps a line that the scorer believes, where a rule had little to go by: a name may tell who answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from newsclean.case import Case, keep
from newsclean.model import Verdict

# Of 0.5 to 0.98 these gained the most for what they left, on sites not seen.
_CERTAIN_HTML = 0.9
_CERTAIN_TEXT = 0.6
# Without markup these rules see only the shape of a line. Between paragraphs, up to half of the words that they take from what the
# scorer believes are the article's, on sites not seen; leaving them there costs next to no F1.
_BY_SHAPE = frozenset(("byline", "comments", "doubled_headlines", "teaser_group"))
_SURE = 0.95  # where the wording leaves no doubt either
_LABELS_OF_SENTENCES = frozenset(("editor_credit",))  # after "Correction:" stands a sentence of the article's, after "Editor:" a name
# What these remove goes though the scorer is sure of it: of the words in such lines the article's are the fewer part, and a pointer to
# another story is one though some truths keep it. Of such lines that all others remove, nine of ten words are the article's (extracted
# texts of sites not seen). On pages links tell enough.
_SURE_OF_LINES = frozenset(("comment_thread", "doubled_headlines", "paywall", "photo_credit", "read_more", "related_list"))

# From these scores on, of pages and of texts, the scorer is right against the rule: on sites not seen nine of ten such lines are the
# article's. "TikTok", "FAQ" and "Economy" are subheads of theirs.
_YIELDS = {
    "copyright_line": (0.6, 0.5),
    "navigation": (0.8, 0.5),
    "share_prompt": (0.8, 0.7),
    "tags": (0.8, 0.5),
}


def _yields(case: Case, verdict: Verdict) -> bool:
    """Whether a rule is wrong where the scorer is so sure. "Share this article" is never a subhead; a single word may be."""
    of_page, of_text = _YIELDS.get(verdict.by, (inf, inf))
    is_word = len(verdict.evidence.get("phrase", "").split()) == 1
    return is_word and case.scores.final[verdict.block] >= (of_page if case.page.markup else of_text)


def _is_plain(case: Case, verdict: Verdict) -> bool:
    """Whether a block says twice what the rule looks for, or begins with its label ("Read also:")."""
    if verdict.by in _LABELS_OF_SENTENCES and case.is_solid(verdict.block):
        return False
    phrase = verdict.evidence.get("phrase", "")
    own = [hit for hit in case.words(verdict.block).hits if hit.phrase == phrase]
    alike = {hit.phrase for hit in case.words(verdict.block).hits if own and hit.concept == own[0].concept}
    return len(alike) > 1 or any(hit.where == "start" and hit.phrase.endswith(":") for hit in own)


def _may_tell(case: Case, verdict: Verdict) -> bool:
    """Whether a line of plain text may be the article's though a rule removed it: not if it says just what the rule looks for."""
    if case.page.markup or verdict.by in _SURE_OF_LINES:
        return False
    return all(hit.where != "line" for hit in case.words(verdict.block).hits)


def certain(case: Case) -> Iterator[Verdict]:
    """Whole paragraphs with such a score that an earlier rule removed, and lines between them."""
    least = _CERTAIN_HTML if case.page.markup else _CERTAIN_TEXT
    removed = {verdict.block: verdict for verdict in case.verdicts if not verdict.keep and verdict.by != "main_content"}
    for i, verdict in sorted(removed.items()):
        score = case.scores.final[i]
        if case.kept[i]:
            continue
        sure = _SURE if _is_plain(case, verdict) else least
        if (score >= sure and (case.is_solid(i) or _may_tell(case, verdict))) or _yields(case, verdict):
            yield keep(case.blocks[i], "certain", "The scorer is sure that it is text of the article.", score=round(score, 3))
        elif verdict.by in _BY_SHAPE and case.stands_inside(i):
            yield keep(case.blocks[i], "certain", "It stands in the text, and the scorer believes it.", score=round(score, 3))
