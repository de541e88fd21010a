"""Small functions that write HTML. Whatever comes from a page goes through :func:`escaped`, and nothing else is needed to be safe."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template

# Characters that HTML does not allow, and halves of characters, which UTF-8 cannot write.
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"))


def escaped(value: object) -> str:
    """A value as text of an element or of a quoted attribute, whatever it holds.

    Example:
        >>> escaped('<script>alert("1")</script>')
        '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;'
    """
    return escape(_REFUSED.sub("\ufffd", str(value)), quote=True)


def shown_number(value: float) -> str:
    """A number for people: three decimals at most.

    Example:
        >>> shown_number(0.25), shown_number(12), shown_number(12000)
        ('0.25', '12', '12,000')
    """
    return f"{value:,}" if isinstance(value, int) else f"{value:,.3f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """A share of a page for people.

    Example:
        >>> percent(0.123), percent(0.004), percent(0.0)
        ('12%', '<1%', '0%')
    """
    return "<1%" if 0 < share < 0.01 else f"{share:.0%}"


def direction(language: str | None) -> str:
    """``"rtl"`` for a language that is written from right to left, else ``"ltr"``."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def filled(template: str, style: str, scripts: Iterable[str], **parts: str) -> str:
    """A whole document that loads nothing and runs no script but its own.

    Args:
        template: the name of a file of this package.
        style: rules to add to ``base.css``.
        scripts: names of files of this package that are run, in this order.
        parts: HTML for the places of the template; only what was escaped.
    """
    css = static("base.css") + style
    script = "".join(static(name) for name in scripts)
    # https://www.w3.org/TR/CSP3/: hashes of what stands in the document itself; all else is refused, the network first of all.
    policy = f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(script)}'; base-uri 'none'; form-action 'none'"
    return Template(static(template)).substitute(parts, css=css, script=script, policy=policy)


@cache
def static(name: str) -> str:
    """The text of a file that stands beside this module, in ``static``."""
    return (files("newsclean.view") / "static" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
