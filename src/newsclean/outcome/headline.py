"""The headline of extracted text: which of its lines is the title, known only once the text below it was found.

Texts begin with skip links, menus and names of sites as often as with the headline. So the title is looked for among the lines above the
first believed paragraph: a headline has the length of one, says what the text goes on to say, and stands right above the byline or the
date. Many tools also write the page's own title, with the name of the site, into the first line.

The constants were chosen on extracted texts of half the sites of the training corpus, whose pages tell the right title, and checked on the
other half.
"""

from __future__ import annotations

from collections.abc import Container

from newsclean.case import Case

_MAX_CHARS = 200
_FAR = 80  # lines above the text that are looked at
# The rules that do not tell what a line is.
_OPEN = frozenset(
    "main_content related_list headline doubled_headlines teaser_group linked_list repeated abstain certain other_article".split()
)
_SIGNED = frozenset(("byline", "date_stamp", "editor_credit", "author_box"))
_MIN_STEM = 3  # letters of a word that counts
_SHORT, _SHAPED, _LONG, _TOO_LONG = 3, 7, 14, 22  # words
_SHAPE, _LENGTH, _ABOVE_BYLINE, _IN_FIRST_LINE, _EACH_LINE = 0.5, 0.4, 0.4, 0.6, 0.005
_SOON = 4  # lines
_LEAST = 0.7
_NEXT = 2  # lines: a text that begins so has nothing but a headline above it


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
    found = [
        (_likeness(case, i, said) + _ABOVE_BYLINE * any(by.get(i + k) in _SIGNED for k in range(1, _SOON + 1)), i)
        for i in range(max(0, body.start - _FAR), body.start)
        if by[i] in _OPEN and case.is_headline_like(i) and len(case.blocks[i].text) <= _MAX_CHARS
    ]
    if not found:
        return None
    best, at = max(found)
    follows = at == 0 and body.start <= _NEXT and case.words(0).words >= _SHORT
    return case.blocks[at].text if best >= _LEAST or follows else None


def _likeness(case: Case, i: int, said: Container[str]) -> float:
    """How much a line is like the headline of a text that says some words."""
    line, first = case.words(i), case.words(0).key
    words = [word for word in line.tokens if (len(word) >= _MIN_STEM or not word.isascii()) and not word.isdigit()]
    share = sum(word in said for word in words) / max(1, len(words))
    shape = _SHAPE * _ramp(line.words, _SHORT, _SHAPED) - _LENGTH * _ramp(line.words, _LONG, _TOO_LONG)
    opens = first != line.key and first.startswith(line.key)
    return share + shape + _IN_FIRST_LINE * opens - _EACH_LINE * (case.text_body.start - i)


def _ramp(size: float, low: int, high: int) -> float:
    return min(1.0, max(0.0, (size - low) / (high - low)))
