"""The explanation of what was kept and removed, for people: as a page for a browser, as an index of such pages, as lines for a terminal.

All of it is made from an :class:`newsclean.Article` alone; what a page says is text in it and never markup.
"""

from newsclean.view.page import explanation_html

__all__ = ["explanation_html"]
