"""What the reference does with docstrings: examples become code, and roles such as ``:func:`newsclean.clean_html``` become links."""

from __future__ import annotations

import re
from typing import Any

import griffe

# Headings of the reference: a role that names one of them is a link, any other one is code.
_LINKED = re.compile(r"newsclean\.(?:clean_html|clean_text|read_html|read_text|SiteProfile(?:\.\w+)?|Settings)")
_ROLE = re.compile(r":(?:meth|func|class|mod|attr):`([\w.]+)`")
_EXAMPLE = re.compile(r"^Example:$", re.MULTILINE)


def readable(text: str) -> str:
    """A docstring as the reference shows it.

    Example:
        >>> readable("See :func:`newsclean.read_html` and :mod:`newsclean.outcome`.")
        'See [`newsclean.read_html`][newsclean.read_html] and `newsclean.outcome`.'
    """
    linked = _ROLE.sub(lambda found: f"[`{found[1]}`][{found[1]}]" if _LINKED.fullmatch(found[1]) else f"`{found[1]}`", text)
    return _EXAMPLE.sub("Examples:", linked)


class Docstrings(griffe.Extension):
    """Called by griffe for each object that it reads."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Change the object's docstring."""
        if obj.docstring:
            obj.docstring.value = readable(obj.docstring.value)
