"""The headline of extracted text: which of its lines is the title, known only once the text below it was found.

What reads like one is told by :mod:`newsclean.signals.headline`. After the rules more is known: which lines are something else, and that
the headline stands right above the byline or the date.
"""

from __future__ import annotations

from newsclean.case import Case
from newsclean.signals.headline import above, likely_headline

_MAX_CHARS = 200
# The rules that do not tell what a line is.
_OPEN = frozenset(
    "main_content related_list headline doubled_headlines teaser_group linked_list repeated abstain certain other_article".split()
)
_SIGNED = frozenset(("byline", "date_stamp", "editor_credit", "author_box"))
_ABOVE_BYLINE = 0.4
_SOON = 4  # lines


def headline_of(case: Case) -> str | None:
    """The line that is the text's headline: the one most like it, or the first if the text follows at once; None if there is no such line.

    Args:
        case: of plain text, after all rules.

    Example:
        >>> from newsclean import clean_text
        >>> story = "The rain came at night, and by noon the lower town was under water."
        >>> clean_text(f"Skip to content\\nHome\\nRain floods the lower town\\nBy Ann Lee\\n{story}\\n{story} It rained on.").title
        'Rain floods the lower town'
    """
    body = case.text_body
    said = frozenset(word for i in body if case.kept[i] for word in case.words(i).tokens)
    by = {verdict.block: verdict.by for verdict in case.verdicts}
    candidates = {
        i: _ABOVE_BYLINE * any(by.get(i + k) in _SIGNED for k in range(1, _SOON + 1))
        for i in above(body.start)
        if by[i] in _OPEN and case.is_headline_like(i) and len(case.blocks[i].text) <= _MAX_CHARS
    }
    at = likely_headline(case.blocks, case.signals.wording, body.start, said, candidates)
    return None if at < 0 else case.blocks[at].text
