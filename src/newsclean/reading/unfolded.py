"""Text that a page shows when a reader asks for it: answers below their questions, and other accordions.

Such text is hidden like any other, but right after a control that says that it is closed (``aria-expanded="false"``), or as a region
or a tab's panel with a role of its own: https://www.w3.org/WAI/ARIA/apg/patterns/accordion/ and /disclosure/. Menus are left closed.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsclean.reading.walk import hides

_CONTROLS = '[aria-expanded="false"]:not([aria-haspopup])'
_PANELS = '[role="region"], [role="tabpanel"]'
_MENUS = frozenset(("nav", "header", "footer"))
_MOST = 500  # controls, and panels, that are looked at
_MOST_AROUND = 60  # elements
_WRAPPED = 2  # elements around a control, such as its heading
_HIDING = ("hidden", "aria-hidden", "style")


def unfold(tree: LexborHTMLParser, source: str) -> None:
    """Open what is closed. It changes the tree.

    Args:
        tree: a page.
        source: what it was parsed from; most have nothing to open, and need no closer look.

    Example:
        >>> page = '<h3><button aria-expanded="false">Why?</button></h3><div hidden><p>Because.</p></div>'
        >>> tree = LexborHTMLParser(page)
        >>> unfold(tree, page)
        >>> tree.body.html
        '<body><h3>Why?</h3><div><p>Because.</p></div></body>'
    """
    for control in tree.css(_CONTROLS)[:_MOST] if "aria-expanded" in source else ():
        panel = _below(control)
        if panel is not None and hides(panel.attributes) and not _is_menu(control):
            _show(panel)
            if control.tag == "button":
                control.unwrap()
    for panel in tree.css(_PANELS)[:_MOST] if "tabpanel" in source or "region" in source else ():
        if hides(panel.attributes) and not _is_menu(panel):
            _show(panel)


def _below(control: LexborNode) -> LexborNode | None:
    """The element that follows a control, or the heading that it stands in."""
    at: LexborNode | None = control
    for _ in range(_WRAPPED + 1):
        if at is None:
            break
        after = at.next
        while after is not None and not after.is_element_node:
            after = after.next
        if after is not None:
            return after
        at = at.parent
    return None


def _is_menu(node: LexborNode) -> bool:
    at = node.parent
    for _ in range(_MOST_AROUND):
        if at is None or at.tag in _MENUS:
            break
        at = at.parent
    return at is not None and at.tag in _MENUS


def _show(panel: LexborNode) -> None:
    for name in _HIDING:
        if name in panel.attributes:
            del panel.attrs[name]
