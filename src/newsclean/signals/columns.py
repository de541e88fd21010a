"""The numbers that the scorer takes, in groups: each function gives columns by name, one number a block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from newsclean.model import Page
from newsclean.phrases import Hit
from newsclean.signals.markup import CONCEPTS, LANDMARKS, Markup
from newsclean.signals.wording import Wording

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Numbers: TypeAlias = "NDArray[np.float64]"
Indices: TypeAlias = "NDArray[np.int64]"
Columns: TypeAlias = "dict[str, Numbers]"  # one number a block

_PHRASED = (
    "related read_more share follow newsletter tags credit byline author editor published updated views comments "
    "advertisement cookies paywall copyright navigation"
).split()
_ANNOUNCED = ("related", "comments", "newsletter", "share", "read_more")  # what a heading may announce
_KINDS = ("heading", "item", "quote", "cell", "caption", "preformatted")
_PHRASE_REACH = 20  # words
_SHORT = 6  # words
_MOST_SENTENCES = 40  # that make a difference: whole articles stand in one block where a site keeps its text in its metadata
_LONG = 10
_DATED = 0.4
_FAR = 60  # blocks
_WINDOW = 6  # blocks
_NEAR = ("words", "link", "ends", "is_dated", "capital", "said")
_MEANS = ("words", "ends", "link", "prose")


class Limits(NamedTuple):
    """The sizes and distances from which more of them makes no difference.

    Few texts to learn from are longer. Without limits the ends of articles of more than 3,000 words were taken for the stories that
    extracted texts go on with.

    Attributes:
        blocks: before or after a block.
        page_blocks: of the whole page.
        words: between two blocks.
        page_words: of the whole page.
        section: words since a heading.
        run: blocks of a run of like ones.
        run_words: words of one, and of all that is believed.
    """

    blocks: float
    page_blocks: float
    words: float
    page_words: float
    section: float
    run: float
    run_words: float


_OF_TEXT = Limits(blocks=150, page_blocks=300, words=1200, page_words=4000, section=400, run=60, run_words=2500)
# Pages hold more than texts: 5 to 10 % of those to learn from are larger than this. On pages of sites not seen, with limits / without:
# trafilatura-eval .9473 / .9436, fundus-dev .9753 / .9750, wcxb-dev .9600 / .9593 (the command is in docs/held-out-html.md).
_OF_MARKUP = Limits(blocks=400, page_blocks=600, words=2500, page_words=5000, section=600, run=80, run_words=3000)


def limits_of(page: Page) -> Limits:
    """The limits for a page."""
    return _OF_MARKUP if page.markup else _OF_TEXT


def base(page: Page, words: Sequence[Wording], marks: Markup, prose: Sequence[bool]) -> Columns:
    """What several groups are made of."""
    import numpy as np

    blocks, count = page.blocks, len(page.blocks)
    chars = _column((len(block.text) for block in blocks), count)
    word_count = _attribute(words, "words")
    dated = _attribute(words, "dated")
    return {
        "chars": chars,
        "linked": marks.link * chars,
        "prose_chars": _column(prose, count) * chars,
        "word_count": word_count,
        "words": np.log1p(word_count),
        "link": marks.link,
        "bold": marks.bold,
        "prose": _column(prose, count),
        "ends": _attribute(words, "ends"),
        "dated": dated,
        "is_dated": (dated > _DATED).astype(np.float64),
        "is_short": (word_count < _SHORT).astype(np.float64),
        "kind_heading": _column((block.kind == "heading" for block in blocks), count),
        "capital": _attribute(words, "capital"),
        "said": _column((bool(word.hits) and any(hit.where != "end" for hit in word.hits) for word in words), count),
    }


def shape(page: Page, words: Sequence[Wording], base: Columns, repeats: Sequence[int]) -> Columns:
    """Each block by its own look."""
    import numpy as np

    blocks, count = page.blocks, len(page.blocks)
    kinds = [block.kind for block in blocks]
    texts = [block.text for block in blocks]
    first, last = [text[0] for text in texts], [text[-1] for text in texts]
    return {
        **{name: base[name] for name in ("words", "link", "bold", "prose", "ends", "dated", "capital")},
        "stop": _attribute(words, "stop"),
        "cut": _attribute(words, "cut"),
        "sentences": np.log1p(np.minimum(_attribute(words, "sentences"), _MOST_SENTENCES)),
        "commas": np.minimum(_attribute(words, "commas"), 0.3),
        "digits": _attribute(words, "digits"),
        "upper": _attribute(words, "upper"),
        "letters": base["chars"] / np.maximum(1, base["word_count"]),
        "repeats": np.minimum(_column(repeats, count) - 1, 3),
        "gap": _attribute(blocks, "gap"),
        "indent": np.minimum(_attribute(blocks, "indent"), 8) / 8,
        "level": _attribute(blocks, "level"),
        "colon": _column(map(":：".__contains__, last), count),
        "question": _column(map("?？؟".__contains__, last), count),
        "address": _holding(texts, ("http", "www.", "@")),
        "divided": _holding(texts, (" | ", " · ", " / ", " > ", "#")),
        "quoted": _column(map("\"'“„«»‘‚「『—–-".__contains__, first), count),
        **{f"kind_{kind}": _column(map(kind.__eq__, kinds), count) for kind in _KINDS},
    }


def _holding(texts: Sequence[str], marks: Sequence[str]) -> Numbers:
    """1 for texts that hold one of some marks."""
    import numpy as np

    page = "\n".join(texts)
    found = np.zeros(len(texts))
    for mark in marks:
        if mark in page:
            np.maximum(found, [mark in text for text in texts], out=found)
    return found


def phrases(words: Sequence[Wording]) -> Columns:
    """The wording that news pages put around an article: how much of the block a phrase of each concept speaks for."""
    import numpy as np

    columns = {f"says_{concept}": np.zeros(len(words)) for concept in _PHRASED}
    ended = np.zeros(len(words))
    for i, word in enumerate(words):
        for hit in word.hits:
            if hit.where == "end":
                ended[i] = 1
            elif hit.concept in _PHRASED:
                column = columns[f"says_{hit.concept}"]
                column[i] = max(column[i], _strength(hit, word))
    return {**columns, "says_at_end": ended, "says": np.max(list(columns.values()), axis=0)}


def _strength(hit: Hit, words: Wording) -> float:
    """All of a short block, little of a long paragraph."""
    return 1.0 if hit.where == "line" else min(1.0, _PHRASE_REACH / words.words)


def position(base: Columns, headline: int, limits: Limits) -> Columns:
    """Where each block stands in the page, by characters, by blocks and from the headline."""
    import numpy as np

    chars, count = base["chars"], len(base["chars"])
    through = np.cumsum(chars)
    words = np.cumsum(base["word_count"])
    prose = np.cumsum(base["prose_chars"])
    all_prose = max(1.0, prose[-1])
    here = np.arange(count)
    return {
        "position": (through - chars) / through[-1],
        "from_end": 1 - through / through[-1],
        "blocks_before": logarithm(here, limits.blocks),
        "blocks_after": logarithm(count - 1 - here, limits.blocks),
        "page_prose_before": (prose - base["prose_chars"]) / all_prose,
        "page_prose_after": 1 - prose / all_prose,
        "before_title": (here < headline).astype(np.float64),
        "from_title": logarithm(words - base["word_count"] - words[headline], limits.words) if headline >= 0 else np.full(count, -1.0),
    }


def neighbours(base: Columns) -> Columns:
    """The look of the two blocks before and the two after, and of more of them on the average."""
    import numpy as np

    near = np.stack([base[name] for name in _NEAR])
    moved = {step: shifted(near, step) for step in (-2, -1, 1, 2)}
    columns = {f"{name}_{step:+d}": rows[i] for i, name in enumerate(_NEAR) for step, rows in moved.items()}
    means = np.stack([base[name] for name in _MEANS])
    before, after = _mean_before(means), _mean_before(means[:, ::-1])[:, ::-1]
    for i, name in enumerate(_MEANS):
        columns |= {f"mean_{name}_before": before[i], f"mean_{name}_after": after[i]}
    return columns


def logarithm(values: Numbers | Indices, most: float) -> Numbers:
    """Sizes or distances on a logarithmic scale; what is below 0 counts as 0, and what is above ``most`` as that."""
    import numpy as np

    scaled: Numbers = np.log1p(np.clip(values, 0, most))
    return scaled


def shifted(values: Numbers, step: int) -> Numbers:
    """For each block the value, or the values in several rows, of the block ``step`` places on; 0 where there is none."""
    import numpy as np

    found = np.zeros_like(values)
    if step > 0:
        found[..., :-step] = values[..., step:]
    else:
        found[..., -step:] = values[..., :step]
    return found


def _mean_before(rows: Numbers) -> Numbers:
    """The mean over up to six blocks before each; 0 before the first."""
    import numpy as np

    through = np.concatenate([np.zeros((len(rows), 1)), np.cumsum(rows, axis=1)], axis=1)
    here = np.arange(rows.shape[1])
    start = np.maximum(0, here - _WINDOW)
    means: Numbers = (through[:, here] - through[:, start]) / np.maximum(1, here - start)
    return means


def heading_before(page: Page, words: Sequence[Wording], base: Columns, limits: Limits) -> Columns:
    """The last heading (in plain text: the last line that no sentence ends) before each block: what it is, and how far back."""
    import numpy as np

    count = len(words)
    is_heading = base["kind_heading"] > 0 if page.markup else (base["ends"] == 0) & (base["word_count"] <= _LONG)
    marked = np.where(is_heading, np.arange(count), -1)
    last = np.concatenate([[-1], np.maximum.accumulate(marked)[:-1]])
    there, at = last >= 0, np.maximum(last, 0)
    through = np.cumsum(base["word_count"])
    before = through - base["word_count"]
    levels = _attribute(page.blocks, "level")
    columns = {
        "heading_level": np.where(there, levels[at], 0),
        "heading_words": np.where(there, base["words"][at], 0),
        "heading_link": np.where(there, base["link"][at], -1),
        "since_heading": logarithm(np.where(there, before - through[at], before), limits.section),
        "blocks_since_heading": np.log1p(np.where(there, np.arange(count) - at, _FAR)),
    }
    for concept, says in _announcing(words).items():
        columns[f"heading_{concept}"] = np.where(there, says[at], 0)
        if page.markup:
            # Once a list of other stories or the comments began, the article seldom goes on. In plain text, where any short line
            # may be taken for a heading, that would cost the ends of articles.
            announced = says * is_heading
            columns[f"after_{concept}"] = np.minimum(np.cumsum(announced) - announced, 1)
    return columns


def _announcing(words: Sequence[Wording]) -> Columns:
    """For each concept that a heading may announce, 1 for the blocks that speak of it."""
    import numpy as np

    columns = {concept: np.zeros(len(words)) for concept in _ANNOUNCED}
    for i, word in enumerate(words):
        for hit in word.hits:
            if hit.where != "end" and hit.concept in columns:
                columns[hit.concept][i] = 1
    return columns


def whole_page(base: Columns, limits: Limits) -> Columns:
    """What kind of page this is; the same number for all its blocks."""
    import numpy as np

    count = len(base["chars"])
    figures = {
        "page_words": np.log1p(min(base["word_count"].sum(), limits.page_words)),
        "page_blocks": np.log1p(min(count, limits.page_blocks)),
        "page_link": base["linked"].sum() / base["chars"].sum(),
        "page_prose": base["prose_chars"].sum() / base["chars"].sum(),
        "page_ends": base["ends"].mean(),
        "page_length": np.log1p(base["word_count"].mean()),
    }
    return {name: np.full(count, value) for name, value in figures.items()}


def names(marks: Markup) -> Columns:
    """What the class and id names around each block speak of, and the landmark elements it is in."""
    return {
        **_bits(marks.own, "own", CONCEPTS),
        **_bits(marks.above, "above", CONCEPTS),
        **_bits(marks.near, "near", CONCEPTS),
        **_bits(marks.far, "far", CONCEPTS),
        **_bits(marks.inside, "in", LANDMARKS),
    }


def _bits(masks: Indices, where: str, names: Sequence[str]) -> Columns:
    """One column for each bit of some masks."""
    import numpy as np

    bits = (masks >> np.arange(len(names))[:, None] & 1).astype(np.float64)
    return {f"{where}_{name}": column for name, column in zip(names, bits, strict=True)}


def runs(base: Columns, limits: Limits) -> Columns:
    """The run of like lines that each line is in: lines that end sentences, or lines that do not."""
    import numpy as np

    ends = base["ends"] > 0
    number = np.cumsum(np.concatenate([[False], ends[1:] != ends[:-1]]))
    size = np.bincount(number)
    words = np.bincount(number, base["word_count"])
    start = np.concatenate([[0], np.cumsum(size)[:-1]])
    dates = np.bincount(number, base["is_dated"])
    said = np.bincount(number, base["said"])
    return {
        "run": logarithm(size[number], limits.run),
        "run_words": logarithm(words[number], limits.run_words),
        "run_length": np.log1p(words[number] / size[number]),
        "run_dated": dates[number] / size[number],
        "run_said": said[number] / size[number],
        "run_first": (number == 0).astype(np.float64),
        "run_last": (number == number[-1]).astype(np.float64),
        "in_run": logarithm(np.arange(len(number)) - start[number], limits.run),
        "run_before": logarithm(np.concatenate([[0], words[:-1]]), limits.run_words)[number],
        "run_after": logarithm(np.concatenate([words[1:], [0]]), limits.run_words)[number],
    }


def _column(values: Iterable[float], count: int) -> Numbers:
    import numpy as np

    return np.fromiter(values, dtype=np.float64, count=count)


def _attribute(rows: Sequence[Any], name: str) -> Numbers:
    return _column(map(attrgetter(name), rows), len(rows))
