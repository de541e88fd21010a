"""An HTML page to a page of blocks: decoded, looked at for danger, parsed once, walked once.

What nobody sees as text is taken out of the tree before the walk: scripts, styles, templates, form controls.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsclean.model import Block, Element, Page
from newsclean.reading import fuse
from newsclean.reading.encoding import decode
from newsclean.reading.head import REPEATED, Head
from newsclean.reading.metadata import describe
from newsclean.reading.scripted import html_in_scripts, shows_little
from newsclean.reading.shown import shown_in
from newsclean.reading.stated import with_stated_text
from newsclean.reading.stating import metadata_of
from newsclean.reading.streamed import joined, mark_places
from newsclean.reading.text import read_text
from newsclean.reading.unfolded import unfold
from newsclean.reading.walk import Walk

# What no reader sees as text, or what only older browsers show.
_SKIPPED = (
    "script style title template svg iframe object embed canvas audio video map head noembed noframes "
    "select option textarea input label datalist dialog meter progress rt rp"
).split()
_RAW = "xmp, plaintext"  # long forgotten; the parser would write their text as it is, tags and all
_JSON_LD = 'script[type^="application/ld+json" i]'  # some name the charset behind it
_MAX_FORM = 500  # characters: the labels of a form are fewer


def read_html(source: str | bytes, url: str | None = None, inline: bool = False, metadata: bool = False) -> Page:
    """Read an HTML page into blocks.

    Args:
        source: the page, as bytes or as text.
        url: its address, if known.
        inline: whether links and emphasised parts are kept too.
        metadata: whether the page's metadata are read too.

    Returns:
        The page. ``degraded`` names the reason where the page was too dangerous to parse and only its bare text was read.

    Raises:
        UnreadableInputError: if the bytes are no text.

    Example:
        >>> page = read_html("<h1>Title</h1><p>First <b>words</b>.<p>Second.")
        >>> [(block.kind, block.text) for block in page.blocks]
        [('heading', 'Title'), ('paragraph', 'First words.'), ('paragraph', 'Second.')]
    """
    text = decode(source)
    danger = fuse.blown(text)
    if danger:
        return read_text(fuse.strip_tags(text), url=url, degraded=danger)
    tree = LexborHTMLParser(text)
    head = _head(tree)
    shown = shown_in(tree) if metadata else None
    body = _body(tree, text)
    elements, blocks = _walked(body, inline)
    headlines = tuple(block.text for block in blocks if block.kind == "heading" and block.level == 1)
    about = describe(head, headlines, url)
    if not about.body and shows_little(blocks) and (story := html_in_scripts(text)):
        elements, blocks = _walked(_with_story(body, story), inline)
    blocks, elements = with_stated_text(blocks, elements, about.body)
    return Page(
        blocks=blocks,
        elements=elements,
        url=about.url,
        title=about.title,
        language=about.language,
        markup=True,
        description=about.description,
        body=about.body,
        is_article=about.is_article,
        authors=about.authors,
        types=about.types,
        published=about.published,
        is_free=about.is_free,
        metadata=metadata_of(head, shown, about, url) if shown else None,
    )


def _walked(body: str, inline: bool) -> tuple[tuple[Element, ...], tuple[Block, ...]]:
    walk = Walk(inline)
    walk.take(body)
    return tuple(walk.elements), walk.blocks()


def _with_story(body: str, story: str) -> str:
    """A body with an article at its end, where that is no danger."""
    if fuse.blown(story):
        return body
    inner = _body(LexborHTMLParser(story), story).partition(">")[2].removesuffix("</body>")
    return f"{body.removesuffix('</body>')}<article>{inner}</article></body>"


def _head(tree: LexborHTMLParser) -> Head:
    """What the page says about itself, gathered but not yet judged."""
    metas: dict[str, str] = {}
    repeated: dict[str, list[str]] = {}
    for node in tree.css("meta[content]"):
        given = node.attributes
        name = given.get("property") or given.get("name") or given.get("http-equiv") or given.get("itemprop")
        if name:
            name, content = name.lower(), given.get("content") or ""
            if name in metas and name in REPEATED:
                repeated.setdefault(name, [metas[name]]).append(content)
            metas.setdefault(name, content)
    title = next((node for node in tree.css("title") if node.parent is None or node.parent.tag != "svg"), None)
    canonical = tree.css_first('link[rel="canonical"]')
    root = tree.css_first("html")
    return Head(
        metas=metas,
        title=title.text() if title else "",
        canonical=(canonical.attributes.get("href") or "") if canonical else "",
        language=(root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root else "",
        json_ld=tuple(node.text() for node in tree.css(_JSON_LD)),
        repeated={name: tuple(contents) for name, contents in repeated.items()},
    )


def _body(tree: LexborHTMLParser, source: str) -> str:
    """The body as the parser writes it, without what nobody sees. It changes the tree: read the head first."""
    places = mark_places(tree, source)
    unfold(tree, source)
    for form in tree.css("form"):
        if not _is_page(form):
            form.decompose()
    tree.strip_tags(_SKIPPED, recursive=True)
    body = tree.body
    if body is None or body.tag != "body":  # a page of frames has a frameset in its place
        return ""
    for raw in body.css(_RAW):
        raw.replace_with(raw.text())
    return joined(body, places) if places else body.html or ""


def _is_page(form: LexborNode) -> bool:
    """True for a form that holds the page's text, as some systems wrap all of it in one."""
    return form.css_first("p, h1, article") is not None or len(form.text()) > _MAX_FORM
