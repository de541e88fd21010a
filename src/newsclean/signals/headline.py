"""Which line of an extracted text is its headline, judged by the text that is believed below it.

Texts begin with skip links, menus and names of sites as often as with the headline. So the headline is looked for among the lines above the
first believed paragraph: it has the length of one, and says what the text goes on to say. Many tools also write the page's own title, with
the name of the site, into the first line.

The constants were chosen on extracted texts of half the sites of the training corpus, whose pages tell the right title, and checked on the
other half.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from newsclean.model import Block
from newsclean.signals.wording import Wording

_FAR = 80  # lines above the text that are looked at
_LEAST = 0.7  # the likeness from which a line is taken for the headline
_NEXT = 2  # lines: a text that begins so has nothing but a headline above it
_MIN_WORDS = 3  # of such a first line
_FEWEST, _MAX_WORDS = 2, 22
# A heading of the first level in Markdown: with it 76 % of such texts get the right title, 63 % without (text-dev-converted, pages with a
# known title, scores held out by site).
_MARKED = 0.5
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


def likely_headline(
    blocks: Sequence[Block], lines: Sequence[Wording], start: int, said: Container[str], candidates: Mapping[int, float] | None = None
) -> int:
    """The line that reads most like the headline of the text below it; -1 if none does.

    Args:
        blocks: the lines of the text.
        lines: what the words of each tell.
        start: where the text begins.
        said: its words.
        candidates: the lines above it that may be the headline, each with what speaks for it besides its words and its mark; all
            that have the shape of one by default.
    """
    if candidates is None:
        candidates = {i: 0.0 for i in above(start) if _has_shape(lines[i])}
    found = [(headline_likeness(lines[i], lines[0], said, start - i) + _of_mark(blocks[i]) + more, i) for i, more in candidates.items()]
    best, at = max(found, default=(0.0, -1))
    if best >= _LEAST:
        return at
    return 0 if 0 in candidates and start <= _NEXT and lines[0].words >= _MIN_WORDS else -1


def above(start: int) -> range:
    """The lines above a text that are looked at.

    Args:
        start: where the text begins.
    """
    return range(max(0, start - _FAR), start)


def _of_mark(block: Block) -> float:
    return _MARKED * (block.kind == "heading" and block.level == 1)


def _has_shape(line: Wording) -> bool:
    return _FEWEST <= line.words <= _MAX_WORDS and not line.ends and len(line.key) <= _MAX_CHARS
