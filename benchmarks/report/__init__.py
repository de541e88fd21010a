"""The report in its forms: JSON, Markdown, a page, and a page of worst documents for each corpus."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from benchmarks.report.files import write
from benchmarks.report.text import slugs


def write_report(report: dict[str, Any], folder: Path) -> None:
    """Write ``report.json``, ``report.md``, ``worst/<corpus>.html`` and ``index.html``; the same report gives the same bytes.

    Args:
        report: what was measured; its shape is that of ``report.json``. Names and ids must be there; all else may be missing or None.
        folder: where to; it is made where it is missing, and other files in it stay.

    Raises:
        OSError: if a file cannot be written; no file is ever half written.
    """
    # Matplotlib and Jinja2 take their time, and who only wants the table in the terminal does not need them.
    from benchmarks.report.markdown import report_markdown
    from benchmarks.report.page import index_page
    from benchmarks.report.worst import worst_page

    text = json.dumps(_finite(report), ensure_ascii=False, indent=1, allow_nan=False)
    # A lone surrogate is not UTF-8; its \uXXXX form is the same string in JSON.
    write(folder / "report.json", (text + "\n").encode("utf-8", "backslashreplace"))
    write(folder / "report.md", report_markdown(report).encode())
    corpora = report.get("corpora") or []
    for corpus, slug in zip(corpora, slugs(corpus.get("name") for corpus in corpora), strict=True):
        if corpus.get("worst"):
            write(folder / "worst" / f"{slug}.html", worst_page(report, corpus, slug).encode())
    write(folder / "index.html", index_page(report).encode())


def _finite(found: Any) -> Any:
    """The same with null for numbers that JSON does not know."""
    if isinstance(found, dict):
        return {str(key): _finite(value) for key, value in found.items()}
    if isinstance(found, (list, tuple)):
        return [_finite(value) for value in found]
    return None if isinstance(found, float) and not math.isfinite(found) else found
