"""What flows through newsclean: a page of blocks goes in, verdicts on these blocks come out.

Nothing here does work. The types are frozen, so a value does not change after it was made (the evidence of a verdict is a
plain dictionary: read it only), and they pickle, so they can travel between processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from newsclean.metadata import Metadata

InlineKind = Literal["link", "strong", "emphasis"]
BlockKind = Literal["paragraph", "heading", "item", "quote", "cell", "preformatted", "caption"]
PageKind = Literal["article", "live", "paywall", "index", "empty"]


@dataclass(frozen=True, slots=True)
class Element:
    """One block-level element of an HTML page, as far as the cleaner cares.

    Attributes:
        tag: its name in lower case, such as ``"div"``.
        names: its class, id, role and itemprop words in lower case, separated by spaces.
        parent: the index of the enclosing element in ``Page.elements``; -1 for the root.
    """

    tag: str
    names: str
    parent: int


class Inline(NamedTuple):
    """A part of a block's text that is a link or stands out.

    Attributes:
        start: where it begins in the block's text, in characters.
        end: where it ends.
        kind: what it is.
        href: where a link leads, as the page writes it; "" for the others.
    """

    start: int
    end: int
    kind: InlineKind
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like unit of a page, in reading order: the smallest thing that is kept or removed.

    Attributes:
        index: its place in ``Page.blocks``, from 0.
        text: what it says, without the marks of Markdown, white space collapsed; a line break inside the block is a newline.
        kind: what it is by its markup, or by its bullet in plain text.
        element: the index of its element in ``Page.elements``; -1 in plain text.
        linked: how many of its characters are inside links; in extracted text, those of Markdown.
        bold: how many of its characters are in bold type; likewise.
        level: 1 to 6 for a heading, the depth of its list for an item, else 0.
        mark: what stood before the text to mark its kind, such as ``"- "`` or ``"## "`` in plain text; of HTML the number of an
            item in a numbered list, such as ``"2. "``.
        row: for a cell the number of its table row on the page, from 1; else 0.
        indent: by how many characters the line is indented (plain text only).
        gap: whether an empty line stands before it (plain text); always True in HTML.
        span: start and end of the block in the decoded source, in characters (plain text only).
        inline: its links and emphasised parts (HTML and Markdown, and only where ``Settings.inline`` asks for them).

    Example:
        >>> from newsclean import read_html
        >>> block = read_html("<h2>Rain</h2><p>It rained.</p>").blocks[0]
        >>> block.text, block.kind, block.level
        ('Rain', 'heading', 2)
    """

    index: int
    text: str
    kind: BlockKind = "paragraph"
    element: int = -1
    linked: int = 0
    bold: int = 0
    level: int = 0
    mark: str = ""
    row: int = 0
    indent: int = 0
    gap: bool = True
    span: tuple[int, int] | None = None
    inline: tuple[Inline, ...] = ()


@dataclass(frozen=True)
class Page:
    """A document as blocks, before anything was judged.

    Attributes:
        blocks: all text of the page, in reading order.
        elements: the elements that hold the blocks (empty for plain text).
        url: the address, as given or as the page names itself.
        title: the headline, if one was found.
        language: an ISO 639-1 code, or None where it could not be told.
        markup: True if the page came as HTML that could be parsed.
        degraded: why only the bare text was read, or "" if the page was read in full.
        description: the page's own summary from its head, or "".
        body: the article text that the page states in its metadata (JSON-LD ``articleBody``), or "".
        authors: the names of the authors that the page states in its metadata.
        is_article: whether the page calls itself an article in its metadata.
        witness: the text that another extractor took for the article, where it was asked, or "".
        types: what the page says it is: the types of its JSON-LD objects (schema.org) and its ``og:type``, in the order of the page.
        published: when it says that it was published, in its own form, or "" where it says nothing that is a date.
        is_free: whether it says that everyone may read it (schema.org ``isAccessibleForFree``); None if it says nothing.
        metadata: what it says about itself, where that was asked for.

    Example:
        >>> from newsclean import read_html
        >>> page = read_html('<div class="story"><p>It rained all day.</p></div>')
        >>> page.path(page.blocks[0])
        'body/div.story/p'
    """

    blocks: tuple[Block, ...]
    elements: tuple[Element, ...] = ()
    url: str | None = None
    title: str | None = None
    language: str | None = None
    markup: bool = False
    degraded: str = ""
    description: str = ""
    body: str = ""
    authors: tuple[str, ...] = ()
    is_article: bool = False
    witness: str = ""
    types: tuple[str, ...] = ()
    published: str = ""
    is_free: bool | None = None
    metadata: Metadata | None = None

    def around(self, block: Block) -> tuple[int, ...]:
        """The indices of the block's element and of all elements around it, from the inside out; () for plain text."""
        found: list[int] = []
        at = block.element
        while at >= 0:
            found.append(at)
            at = self.elements[at].parent
        return tuple(found)

    def path(self, block: Block) -> str:
        """The block's place in the tree, such as ``body/div.story/p``; "" for plain text."""
        steps: list[str] = []
        for at in reversed(self.around(block)):
            element = self.elements[at]
            first = element.names.split(" ", 1)[0]
            steps.append(f"{element.tag}.{first}" if first else element.tag)
        return "/".join(steps)


class Evidence(Mapping[str, Any]):
    """Evidence of which one entry is worked out when it is first asked for; a plain dictionary when pickled.

    Args:
        known: the entries that are known.
        name: the name of the last entry.
        work: gives its value.

    Example:
        >>> dict(Evidence({"score": 0.9}, "signals", lambda: {"words": 1.2}))
        {'score': 0.9, 'signals': {'words': 1.2}}
    """

    __slots__ = ("_known", "_name", "_work")

    def __init__(self, known: Mapping[str, Any], name: str, work: Callable[[], Any]) -> None:
        self._known = dict(known)
        self._name = name
        self._work = work

    def __getitem__(self, name: str) -> Any:
        if name == self._name and name not in self._known:
            self._known[name] = self._work()
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._known, self._name)))

    def __len__(self) -> int:
        return len(self._known | {self._name: None})

    def __eq__(self, other: object) -> bool:
        return dict(self) == dict(other) if isinstance(other, Mapping) else NotImplemented

    def __repr__(self) -> str:
        return repr(dict(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (dict(self),)

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One judgement on one block, and what it rests on.

    Attributes:
        block: the index of the block.
        keep: True to keep it, False to remove it.
        by: the name of the rule (see ``newsclean rules``).
        why: the reason in one sentence, for a person.
        evidence: the numbers, the phrase or the matched block that were used.
        span: start and end, in characters of the block's text, of the part that goes though the block is kept; None if all stays.

    Example:
        >>> from newsclean import clean_text
        >>> article = clean_text("The rain came at night, and the river rose by noon.\\nShare this article")
        >>> verdict = article.why(article.removed[0])
        >>> verdict.keep, verdict.by, verdict.evidence
        (False, 'share_prompt', {'phrase': 'share this article'})
    """

    block: int
    keep: bool
    by: str
    why: str
    evidence: Mapping[str, Any] = field(default_factory=dict, hash=False)
    span: tuple[int, int] | None = None


@dataclass(frozen=True)
class Article:
    """A cleaned page: every block, the verdicts on it, and the text that was kept.

    Attributes:
        page: the page as it was read.
        verdicts: all verdicts in the order they were given; the last one on a block stands.
        kind: ``"article"``; ``"live"`` for a live blog; ``"paywall"`` for the free beginning of an article that must be paid for;
            ``"index"`` for a page of links to articles; ``"empty"`` where no article was found.
        confidence: the word F1 that the text is expected to have, from 0 to 1 (see :mod:`newsclean.outcome`).
        kind_why: why it is of this kind, in one sentence for a person.
        kind_evidence: the numbers and statements that this rests on.
        title_first: whether the text begins with the title, as ``Settings.title_first`` asks.
        metadata: what is known of it beside its text, where ``Settings.metadata`` asks for that; else None.

    Example:
        >>> from newsclean import clean_html
        >>> article = clean_html("<h1>Rain</h1><p>The rain came at night, and the river rose by noon.</p><p>Share this</p>")
        >>> article.title, article.text
        ('Rain', 'The rain came at night, and the river rose by noon.')
        >>> [(block.text, article.why(block).by) for block in article.removed]
        [('Rain', 'headline'), ('Share this', 'share_prompt')]
    """

    page: Page
    verdicts: tuple[Verdict, ...]
    kind: PageKind
    confidence: float
    kind_why: str = ""
    kind_evidence: Mapping[str, Any] = field(default_factory=dict, hash=False)
    title_first: bool = False
    metadata: Metadata | None = None

    @property
    def title(self) -> str | None:
        """The headline, which is kept apart from the text; None if none was found."""
        return self.page.title

    @property
    def language(self) -> str | None:
        """The ISO 639-1 code of the language, or None if unknown."""
        return self.page.language

    @cached_property
    def _final(self) -> tuple[Verdict, ...]:
        return tuple(trail[-1] for trail in self._trails)

    @cached_property
    def kept(self) -> tuple[Block, ...]:
        """The blocks of the article, in reading order."""
        return tuple(b for b, v in zip(self.page.blocks, self._final, strict=True) if v.keep)

    @cached_property
    def removed(self) -> tuple[Block, ...]:
        """The blocks that were taken out, in reading order. ``why(block)`` tells the reason."""
        return tuple(b for b, v in zip(self.page.blocks, self._final, strict=True) if not v.keep)

    def why(self, block: Block) -> Verdict:
        """The verdict that stands for a block of this page, kept or removed.

        Raises:
            ValueError: if the block is not one of this page.
        """
        return self._final[self._index(block)]

    def text_of(self, block: Block) -> str:
        """What is kept of a block's text: all of it, but for the span that its verdict cuts out.

        Raises:
            ValueError: if the block is not one of this page.
        """
        span = self.why(block).span
        return (block.text[: span[0]] + block.text[span[1] :]).strip() if span else block.text

    def trail(self, block: Block) -> tuple[Verdict, ...]:
        """All verdicts on a block, first to last; the last one stands."""
        return self._trails[self._index(block)]

    @cached_property
    def _trails(self) -> tuple[tuple[Verdict, ...], ...]:
        trails: list[list[Verdict]] = [[] for _ in self.page.blocks]
        for verdict in self.verdicts:
            trails[verdict.block].append(verdict)
        return tuple(map(tuple, trails))

    def _index(self, block: Block) -> int:
        blocks = self.page.blocks
        if not 0 <= block.index < len(blocks) or blocks[block.index] != block:
            raise ValueError(f"block {block.index} is not one of this page")
        return block.index

    @cached_property
    def text(self) -> str:
        """The article as plain text; "" if nothing was kept."""
        from newsclean.rendering import to_text

        return to_text(self)

    @property
    def markdown(self) -> str:
        """The article as Markdown: headings, lists, quotes and tables keep their form."""
        from newsclean.rendering import to_markdown

        return to_markdown(self)

    def to_dict(self) -> dict[str, Any]:
        """The article as one JSON-ready row; ``schema`` is the version of its shape."""
        from newsclean.rendering import to_row

        return to_row(self)
