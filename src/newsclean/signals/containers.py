"""What the elements around a block hold: prose or links, one story or a row of look-alikes, this article or the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.model import Page
from newsclean.signals.columns import Columns
from newsclean.signals.markup import Markup
from newsclean.signals.tree import Tree

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Indices = NDArray[np.int64]

_LEVELS = 5  # a block's own element and four around it
_LOOK_UP = 8  # elements upwards in which a group of look-alikes is searched


def ancestors(tree: Tree, at: Indices, levels: int) -> list[Indices]:
    """For each block its element, the one around it, and so on: as many arrays as levels; the root is around itself."""
    found = [at]
    for _ in range(levels - 1):
        found.append(tree.above[found[-1]])
    return found


def siblings(tree: Tree, at: Indices, blocks_in: Numbers) -> Indices:
    """For each block the nearest element around it that holds several blocks and has look-alikes beside it; -1 if none does.

    Teasers, comments and the stories of an index page are such elements.

    Args:
        tree: the page's elements.
        at: the element of each block.
        blocks_in: for each element how many blocks it holds.
    """
    import numpy as np

    grouped = (tree.twins >= 2) & (blocks_in >= 2)
    found = np.full(len(at), -1, dtype=np.int64)
    for around in ancestors(tree, at, _LOOK_UP):
        found = np.where((found < 0) & grouped[around], around, found)
    return found


def containers(page: Page, markup: Markup, base: Columns) -> Columns:
    """Signals of the elements around each block.

    Args:
        page: an HTML page with at least one block.
        markup: what its elements tell.
        base: for each block ``chars``, ``linked``, ``prose_chars``, ``word_count``, ``is_dated``, ``kind_heading``,
            ``is_short``, ``ends``.
    """
    import numpy as np

    tree = markup.tree
    at = markup.element
    held = _held(tree, at, base)
    chars, words, prose, count = held["chars"], held["word_count"], held["prose_chars"], held["blocks"]
    total = max(1.0, base["prose_chars"].sum())
    around = np.stack(ancestors(tree, at, _LEVELS))
    size = count[around]
    by_level = {
        "link": held["linked"][around] / chars[around],
        "mass": prose[around] / total,
        "purity": prose[around] / chars[around],
        "blocks": np.log1p(size),
        "length": np.log1p(words[around] / size),
        "dated": held["is_dated"][around] / size,
        "headings": held["kind_heading"][around] / size,
        "short": held["is_short"][around] / size,
        "ends": held["ends"][around] / size,
        "twins": np.log1p(tree.twins[around]),
    }
    columns = {f"{name}_{level}": values[level] for level in range(_LEVELS) for name, values in by_level.items()}
    columns |= _group(tree, siblings(tree, at, count), held, total)
    columns |= _stories(page, tree, at, prose)
    columns |= _alike(markup, base, total)
    columns["depth"] = tree.depth[at] / 40.0
    return columns


_SUMMED = ("chars", "linked", "prose_chars", "word_count", "is_dated", "kind_heading", "is_short", "ends")


def _held(tree: Tree, at: Indices, base: Columns) -> Columns:
    """For each element what the blocks in it come to: the sums of some columns, and how many blocks there are."""
    import numpy as np

    sums = tree.within(at, np.stack([base[name] for name in _SUMMED] + [np.ones(len(at))], axis=1))
    return dict(zip((*_SUMMED, "blocks"), sums.T, strict=True))


def _group(tree: Tree, group: Indices, held: Columns, total: float) -> Columns:
    """The group of look-alikes that the block is in: how many, how long, and how much of their prose is in the block's own."""
    import numpy as np

    prose, count = held["prose_chars"], held["blocks"]
    there = group >= 0
    own = np.maximum(group, 0)
    family = tree.family[own]
    size = tree.family.max(initial=0) + 1
    members = np.bincount(tree.family, minlength=size)[family]
    all_words = np.bincount(tree.family, held["word_count"], minlength=size)[family]
    all_prose = np.bincount(tree.family, prose, minlength=size)[family]
    return {
        "group": np.where(there, np.log1p(members), 0),
        "group_length": np.where(there, np.log1p(all_words / members), 0),
        "group_share": np.where(there, prose[own] / np.maximum(1, all_prose), -1),
        "group_mass": np.where(there, all_prose / total, -1),
        "group_own": np.where(there, prose[own] / total, -1),
        "group_headings": np.where(there, held["kind_heading"][own] / np.maximum(1, count[own]), -1),
        "group_dated": np.where(there, held["is_dated"][own] / np.maximum(1, count[own]), -1),
    }


def _stories(page: Page, tree: Tree, at: Indices, prose: Numbers) -> Columns:
    """The ``<article>`` elements of the page: the block's own by number and by its share of the largest one's prose."""
    import numpy as np

    story = np.fromiter((element.tag == "article" for element in page.elements), dtype=bool, count=len(page.elements))
    number = np.cumsum(story)
    own = np.full(len(story), -1, dtype=np.int64)
    for i in np.flatnonzero(story):  # in order, so that an inner one overwrites the outer
        own[i : tree.end[i]] = i
    mine = own[at]
    largest = prose[story].max(initial=1.0)
    return {
        "stories": np.full(len(at), np.log1p(story.sum())),
        "story_mass": np.where(mine >= 0, prose[np.maximum(mine, 0)] / largest, -1),
        "story_number": np.where(mine >= 0, np.minimum(number[np.maximum(mine, 0)], 20), 0),
    }


def _alike(markup: Markup, base: Columns, total: float) -> Columns:
    """The blocks that a template prints like this one: how many, their share of the page's prose, how much of them is prose."""
    import numpy as np

    of = markup.signature
    prose = np.bincount(of, base["prose_chars"])[of]
    return {
        "alike": np.log1p(np.bincount(of)[of]),
        "alike_mass": prose / total,
        "alike_purity": prose / np.bincount(of, base["chars"])[of],
        "alike_length": np.log1p(np.bincount(of, base["word_count"])[of] / np.bincount(of)[of]),
    }
