"""Which line of an extracted text is its headline, judged by the text that is believed below it.

Texts begin with skip links, menus and names of sites as often as with the headline. So the headline is looked for among the lines above the
first believed paragraph: it has the length of one, and says what the text goes on to say. Many tools also write the page's own title, with
the name of the site, into the first line.

The constants were chosen on extracted texts of half the sites of the training corpus, whose pages tell the right title, and checked on the
other half.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from newsclean.signals.wording import Wording

FAR = 80  # lines above the text that are looked at
LEAST = 0.7  # the likeness from which a line is taken for the headline
NEXT = 2  # lines: a text that begins so has nothing but a headline above it
MIN_WORDS = 3  # of such a first line
_MAX_WORDS = 22
_MAX_CHARS = 200  # words of some scripts are counted by characters
_MIN_STEM = 3  # letters of a word that counts
_SHORT, _SHAPED, _LONG, _TOO_LONG = 3, 7, 14, 22  # words
_SHAPE, _LENGTH, _IN_FIRST_LINE, _EACH_LINE = 0.5, 0.4, 0.6, 0.005


def headline_likeness(line: Wording, first: Wording, said: Container[str], above: int) -> float:
    """How much a line is like the headline of a text.

    Args:
        line: what its words tell.
        first: the same for the first line.
        said: the words of the text.
        above: how many lines it stands above the text.
    """
    words = [word for word in line.tokens if (len(word) >= _MIN_STEM or not word.isascii()) and not word.isdigit()]
    share = sum(word in said for word in words) / max(1, len(words))
    shape = _SHAPE * _ramp(line.words, _SHORT, _SHAPED) - _LENGTH * _ramp(line.words, _LONG, _TOO_LONG)
    opens = first.key != line.key and first.key.startswith(line.key)
    return share + shape + _IN_FIRST_LINE * opens - _EACH_LINE * above


def _ramp(size: float, low: int, high: int) -> float:
    return min(1.0, max(0.0, (size - low) / (high - low)))


def likely_headline(lines: Sequence[Wording], start: int, said: Container[str]) -> int:
    """The line that reads most like the headline of the text below it; -1 if none does.

    Args:
        lines: what the words of each line tell.
        start: where the text begins.
        said: its words.
    """
    above = range(max(0, start - FAR), start)
    found = [(headline_likeness(lines[i], lines[0], said, start - i), i) for i in above if _may_be(lines[i])]
    best, at = max(found, default=(0.0, -1))
    if best >= LEAST:
        return at
    return 0 if 0 < start <= NEXT and lines[0].words >= MIN_WORDS and _may_be(lines[0]) else -1


def _may_be(line: Wording) -> bool:
    return 2 <= line.words <= _MAX_WORDS and not line.ends and len(line.key) <= _MAX_CHARS
