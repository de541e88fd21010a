"""newsclean: the article of a news page, and the reason for every block that was removed.

Example:
    >>> import newsclean
    >>> article = newsclean.clean_text("The rain came at night, and the river rose by noon.\\nShare this article")
    >>> article.text
    'The rain came at night, and the river rose by noon.'
    >>> [article.why(block).by for block in article.removed]
    ['share_prompt']
"""

from newsclean.cleaner import clean_html, clean_text
from newsclean.errors import DamagedDataError, InputTooLargeError, NewscleanError, UnreadableInputError
from newsclean.metadata import Metadata
from newsclean.model import Article, Block, Page, Verdict
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.repeats.profile import ProfileError, SiteProfile
from newsclean.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Block",
    "DamagedDataError",
    "InputTooLargeError",
    "Metadata",
    "NewscleanError",
    "Page",
    "ProfileError",
    "Settings",
    "SiteProfile",
    "UnreadableInputError",
    "Verdict",
    "clean_html",
    "clean_text",
    "read_html",
    "read_text",
]
