"""Templates become pages: everything is escaped on the way, and no script but the page's own may run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from benchmarks.report.looks import MARKS, Look
from benchmarks.report.table import SIGNS
from benchmarks.report.text import plain

_TEMPLATES = Path(__file__).with_name("templates")


def render(template: str, looks: Mapping[str, Look], **values: object) -> str:
    """Fill a template.

    Args:
        template: its file name.
        looks: of the systems.
        values: what the template asks for by name; strings are escaped.
    """
    script = _asset("script.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    made: str = _environment().get_template(template).render(
        looks=looks, marks=MARKS, signs=SIGNS, policy=policy, style=Markup(_asset("style.css")), script=Markup(script), **values
    )  # fmt: skip
    return made


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_fit,
    )
    made.filters["svg"] = Markup  # only for what plots.py drew
    return made


def _fit(value: object) -> object:
    """What the template prints: no None, and no character that HTML cannot hold."""
    if value is None:
        return ""
    return plain(value) if type(value) is str else value


def _asset(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")
