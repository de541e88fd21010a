"""What the first pass believes around each block: the signals of the second pass.

A subhead between two paragraphs, a short quote, a headline in a list of headlines: alone they look alike, beside their
neighbours they do not. And whole groups are judged here: a thread of comments, the next story below, a stack of teasers. Block by
block they read like an article; the region tells them apart: its own container, its look-alikes, its way up and down the tree to
the run of blocks that holds most of what is believed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newsclean.signals.columns import Columns, Limits, limits_of, logarithm, shifted
from newsclean.signals.containers import ancestors, siblings
from newsclean.signals.headline import likely_headline
from newsclean.signals.likeness import shared
from newsclean.signals.table import Signals
from newsclean.signals.tree import Tree
from newsclean.signals.vocabulary import Vocabulary

if TYPE_CHECKING:
    from newsclean.signals.columns import Indices, Numbers
    from newsclean.signals.vocabulary import Flags

_NEAR = 1.5  # blocks: standard deviations of the windows that smooth scores
_AROUND = 4.0
_SIDE = 3.0
_FAR_SIDE = 10.0
_REACH = 4  # standard deviations
_PRIOR = 0.5  # blocks: an undecided neighbour that every block has, so that two lines do not doom each other
_CONFIDENT = 0.8
_CONFIDENT_WORDS = 12
_REFUSED = 0.05
_FARTHEST = 50  # blocks
_LEVELS = 5
_LIKELY = 0.35
_TOPIC_BELIEVED = 0.5
_SUBJECT_LETTERS = 3  # shorter words of Latin letters are no subject
_MOST_SUBJECT = 40  # words
_HEAVY = 60.0  # words: longer blocks count no more than this among their neighbours
_CORES = (0.6, 0.85)  # share of the believed words that the main container holds


def beside(signals: Signals, alone: Numbers) -> dict[str, Columns]:
    """The second pass' own signals.

    Args:
        signals: of a page with at least one block.
        alone: the first pass' probability of each block.

    Returns:
        Groups of columns by name, each column with one number a block.
    """
    import numpy as np

    words = np.fromiter((word.words for word in signals.wording), dtype=np.float64, count=len(alone))
    limits = limits_of(signals.page)
    along = _along(alone, words, limits)
    if not signals.page.markup:
        # A text of which hardly anything is surely no article was cleaned before: what looks doubtful in it is mostly its own.
        along["refused_share"] = np.full(len(alone), words[alone < _REFUSED].sum() / max(1.0, words.sum()))
    groups = {
        "first pass nearby": _nearby(alone, words),
        "first pass along the page": along,
        "region: run": _runs(alone, words, limits),
        "topic": _topic(signals, alone),
    }
    if signals.page.markup:
        groups["region: containers"] = _containers(signals, alone, words)
    else:
        groups["headline"] = _from_headline(signals, alone, words, limits)
    return groups


def _nearby(alone: Numbers, words: Numbers) -> Columns:
    import numpy as np

    one, heavy = np.ones(len(alone)), np.minimum(words, _HEAVY) / 10
    return {
        "alone": alone,
        "near": _smooth(alone, one, _NEAR),
        "around": _smooth(alone, one, _AROUND),
        "near_words": _smooth(alone, heavy, _NEAR),
        "around_words": _smooth(alone, heavy, _AROUND),
        "left_side": _smooth(alone, one, _SIDE, side=-1),
        "right_side": _smooth(alone, one, _SIDE, side=1),
        "far_left": _smooth(alone, heavy, _FAR_SIDE, side=-1),
        "far_right": _smooth(alone, heavy, _FAR_SIDE, side=1),
        **{f"alone_{step:+d}": shifted(alone, step) for step in (-2, -1, 1, 2)},
    }


def _smooth(p: Numbers, weights: Numbers, width: float, side: int = 0) -> Numbers:
    """The weighted mean of the scores around each block (or on one side of it), its own left out, under a bell curve."""
    import numpy as np

    curve = _curve(width, side)
    reach = len(curve) // 2
    within = slice(reach, reach + len(p))
    smoothed: Numbers = (np.convolve(p * weights, curve)[within] + 0.5 * _PRIOR) / (np.convolve(weights, curve)[within] + _PRIOR)
    return smoothed


@cache
def _curve(width: float, side: int) -> Numbers:
    import numpy as np

    reach = int(_REACH * width) + 1
    steps = np.arange(-reach, reach + 1)
    # np.convolve turns the curve round: what stands before a block is weighted by the part after the curve's middle.
    curve: Numbers = np.exp(-0.5 * (steps / width) ** 2) * (steps != 0) * (steps * side <= 0)
    return curve


def _along(alone: Numbers, words: Numbers, limits: Limits) -> Columns:
    """How far the nearest confident blocks are, and how much of all that is believed stands before and after."""
    import numpy as np

    count = len(alone)
    here = np.arange(count)
    sure = np.flatnonzero((alone > _CONFIDENT) & (words > _CONFIDENT_WORDS))
    previous = following = np.full(count, _FARTHEST)
    if len(sure):
        before, after = np.searchsorted(sure, here), np.searchsorted(sure, here, side="right")
        previous = np.where(before > 0, here - sure[np.maximum(before - 1, 0)], _FARTHEST)
        following = np.where(after < len(sure), sure[np.minimum(after, len(sure) - 1)] - here, _FARTHEST)
    believed = alone * words
    total = believed.sum() + 1
    through = np.cumsum(believed) / total
    return {
        "since_sure": np.minimum(previous, _FARTHEST).astype(np.float64),
        "until_sure": np.minimum(following, _FARTHEST).astype(np.float64),
        "through": through,
        "through_before": through - believed / total,
        "own_belief_share": believed / total,
        "believed": np.full(count, np.log1p(min(total, limits.run_words))),
        "believed_share": np.full(count, believed.sum() / max(1.0, words.sum())),
    }


def _runs(alone: Numbers, words: Numbers, limits: Limits) -> Columns:
    """The run of likely, or of unlikely, blocks that each block is in, and how far it is from the heaviest run."""
    import numpy as np

    likely = alone > _LIKELY
    run = np.cumsum(np.concatenate([[False], likely[1:] != likely[:-1]]))
    believed = np.bincount(run, alone * words)
    total = believed.sum() + 1
    main = np.flatnonzero(run == int(np.argmax(believed)))
    here = np.arange(len(alone))
    from_main = np.where(here < main[0], here - main[0], np.maximum(0, here - main[-1]))
    return {
        "run_share": believed[run] / total,
        "run_blocks": logarithm(np.bincount(run), limits.run)[run],
        "run_size": logarithm(np.bincount(run, words), limits.run_words)[run],
        "from_main_run": np.clip(from_main, -_FARTHEST, _FARTHEST).astype(np.float64),
        "words_from_main_run": _words_from(words, main[0], main[-1], limits.words),
    }


def _topic(signals: Signals, alone: Numbers) -> Columns:
    """How much of what each block speaks of is also spoken of in other blocks that are believed, and in any other blocks.

    A standfirst shares its names with the text, a teaser of another story does not.
    """
    import numpy as np

    vocabulary = signals.vocabulary
    block, word = _subjects(vocabulary, signals.stop_words)
    trusted = (alone > _TOPIC_BELIEVED)[block]
    words = int(word.max(initial=0)) + 1
    believed, doubted = np.bincount(word[trusted], minlength=words), np.bincount(word[~trusted], minlength=words)
    # What the block itself says does not count: its words have to be in two blocks of its own side.
    on = vocabulary.count(block[believed[word] > trusted])
    off = vocabulary.count(block[doubted[word] > ~trusted])
    size = vocabulary.count(block)
    some = np.maximum(size, 1)
    return {
        "topic": on / some,
        "off_topic": off / some,
        "topic_words": np.minimum(size, _MOST_SUBJECT),
        "topic_unsaid": np.minimum(size - on, _MOST_SUBJECT),
    }


def _subjects(vocabulary: Vocabulary, stop_words: frozenset[str]) -> tuple[Indices, Indices]:
    """The words that carry a topic, as block and number, each once; pairs of characters for scripts written without spaces."""
    import numpy as np

    words = vocabulary.words
    rare = ~vocabulary.among(stop_words)
    size = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    foreign = ~np.fromiter(map(str.isascii, words), dtype=bool, count=len(words))
    block, word = vocabulary.distinct
    carries = (rare & ((size > _SUBJECT_LETTERS) | ((size > 1) & foreign)))[word]
    lone = foreign & (size == 1)
    own = block[carries], word[carries]
    unspaced = np.unique(block[(rare & lone)[word]])
    return _with_pairs(vocabulary, own, lone, size == 1, unspaced) if len(unspaced) else own


def _with_pairs(
    vocabulary: Vocabulary, own: tuple[Indices, Indices], lone: Flags, single: Flags, unspaced: Indices
) -> tuple[Indices, Indices]:
    """Words of blocks, and in some blocks each two characters that follow each other, which may make up a word that is there too."""
    import numpy as np

    words = vocabulary.words
    first, second = vocabulary.word[:-1], vocabulary.word[1:]
    there = (vocabulary.place[1:] > 0) & lone[first] & single[second] & np.isin(vocabulary.block[1:], unspaced)
    number = {word: i for i, word in enumerate(words)}
    pairs = zip(first[there].tolist(), second[there].tolist(), strict=True)
    made = [number.setdefault(words[before] + words[after], len(number)) for before, after in pairs]
    block = np.append(own[0], vocabulary.block[1:][there])
    word = np.append(own[1], np.array(made, dtype=np.int64))
    block, word = np.divmod(np.unique(block * len(number) + word), len(number))
    return block, word


def _from_headline(signals: Signals, alone: Numbers, words: Numbers, limits: Limits) -> Columns:
    """How far below the likely headline of an extracted text each line is, and what it shares with it."""
    import numpy as np

    count = len(alone)
    here, trusted = np.arange(count), alone > _TOPIC_BELIEVED
    body = np.flatnonzero(trusted & np.array(signals.solid))
    vocabulary = signals.vocabulary
    at = -1
    if len(body):
        block, word = vocabulary.distinct
        said = frozenset(vocabulary.words[i] for i in np.unique(word[trusted[block]]).tolist())
        at = likely_headline(signals.page.blocks, signals.wording, int(body[0]), said)
    if at < 0:
        shares, places = ("in_headline", "of_headline", "is_headline"), {"since_headline": -1.0, "below_headline": -float(_FARTHEST)}
        return {name: np.full(count, value) for name, value in {**dict.fromkeys(shares, 0.0), **places}.items()}
    own = frozenset(signals.wording[at].tokens)
    common, through = shared(vocabulary, own), np.cumsum(words)
    return {
        "in_headline": common / np.maximum(1, vocabulary.count(vocabulary.distinct[0])),
        "of_headline": common / len(own),
        "is_headline": (here == at).astype(np.float64),
        "since_headline": np.where(here > at, logarithm(through - words - through[at], limits.words), -1),
        "below_headline": np.clip(here - at, -_FARTHEST, _FARTHEST).astype(np.float64),
    }


def _words_from(words: Numbers, first: int, last: int, most: float) -> Numbers:
    """The words between each block and a run of blocks; negative before it."""
    import numpy as np

    through = np.cumsum(words)
    here = np.arange(len(words))
    after = logarithm(through - words - through[last], most)
    before = logarithm(through[first] - words[first] - through, most)
    return np.where(here < first, -before, np.where(here > last, after, 0.0))


def _containers(signals: Signals, alone: Numbers, words: Numbers) -> Columns:
    import numpy as np

    marks = signals.markup
    tree = marks.tree
    at = marks.element
    believed = alone * words
    total = believed.sum() + 1
    held, size, scores, count = tree.within(at, np.stack([believed, words, alone, np.ones(len(alone))], axis=1)).T
    columns: Columns = {}
    around = np.stack(ancestors(tree, at, _LEVELS))
    belief = _others(held[around], size[around], believed, words)
    mass = held[around] / total
    score = (scores[around] - alone + 0.5) / count[around]
    for level in range(_LEVELS):
        columns |= {f"belief_{level}": belief[level], f"belief_mass_{level}": mass[level], f"score_{level}": score[level]}
    of = marks.signature
    alike: Numbers = np.bincount(of, believed)[of].astype(np.float64)
    columns["belief_alike"] = _others(alike, np.bincount(of, words)[of].astype(np.float64), believed, words)
    columns["belief_mass_alike"] = alike / total
    group = siblings(tree, at, count)
    there, own = group >= 0, np.maximum(group, 0)
    family = np.bincount(tree.family, held)[tree.family[own]]
    columns["group_belief"] = np.where(there, held[own] / np.maximum(1e-6, family), -1)
    columns["group_belief_mass"] = np.where(there, family / total, -1)
    columns["group_belief_own"] = np.where(there, held[own] / np.maximum(1, size[own]), -1)
    for share in _CORES:
        columns |= _from_core(tree, at, held, share)
    return columns


def _others(belief: Numbers, size: Numbers, own: Numbers, words: Numbers) -> Numbers:
    """The mean belief of the other words in a group, drawn to one half where they are few."""
    return (belief - own + 2.5) / (size - words + 5)


def _from_core(tree: Tree, at: Indices, held: Numbers, share: float) -> Columns:
    """The way from each block to the deepest element that holds a share of what is believed: steps up to the common one, and down."""
    import numpy as np

    enough = np.flatnonzero(held >= share * held[0])
    core = int(enough[np.argmax(tree.depth[enough])])
    trunk = core
    meets = np.full(len(held), 0, dtype=np.int64)  # for each element the depth where its branch leaves the trunk
    while True:  # from the core to the root: a larger range overwrites nothing that is set already
        inside = slice(trunk, tree.end[trunk])
        meets[inside] = np.maximum(meets[inside], tree.depth[trunk])
        if trunk == 0:
            break
        trunk = int(tree.above[trunk])
    met = meets[at]
    name = f"{share:.0%}"
    return {
        f"in_core_{name}": ((at >= core) & (at < tree.end[core])).astype(np.float64),
        f"below_core_{name}": (tree.depth[at] - met).astype(np.float64),
        f"above_core_{name}": (tree.depth[core] - met).astype(np.float64),
    }
