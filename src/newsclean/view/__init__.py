"""The explanation of what was kept and removed, for people: as a page for a browser, as an index of such pages, as lines for a terminal.

All of it is made from an :class:`newsclean.Article` alone; what a page says is text in it and never markup.

Example:
    >>> from newsclean import clean_text
    >>> from newsclean.view import explanation_html
    >>> explanation_html(clean_text("Share this article"))[:15]
    '<!DOCTYPE html>'
"""

from newsclean.view.index import Failed, Summary, index_html, summary_of
from newsclean.view.page import explanation_html
from newsclean.view.rows import explanation_row
from newsclean.view.terminal import explanation_lines

__all__ = ["Failed", "Summary", "explanation_html", "explanation_lines", "explanation_row", "index_html", "summary_of"]
