"""Systems that take extracted text: newsclean and the line rules that are in use where corpora are built.

The rules work line by line: what they drop leaves no empty line behind. Rules that drop a whole document are left out, here and
where datatrove has them: they answer whether a text is worth having, not which of its lines are article.
"""

from __future__ import annotations

from benchmarks.systems import Extract, System
from benchmarks.systems.own import text_cleaner
from benchmarks.systems.refinedweb import corrected

_C4_ENDS = (".", "!", "?", '"', "”", "。", "…")
_C4_WORDS = 3
_LONG = 80  # characters


def _unchanged() -> Extract:
    return lambda text, url: text


def _c4() -> Extract:
    return lambda text, url: "\n".join(filter(_is_c4_line, text.split("\n")))


def _is_c4_line(line: str) -> bool:
    """Whether C4 keeps a line: it ends as a sentence does, has some words, and does not ask to switch JavaScript on."""
    return line.strip().endswith(_C4_ENDS) and len(line.split()) >= _C4_WORDS and "javascript" not in line.lower()


def _long_lines() -> Extract:
    return lambda text, url: "\n".join(line for line in text.split("\n") if len(line.strip()) >= _LONG)


def _refinedweb() -> Extract:
    return lambda text, url: corrected(text)


def _datatrove() -> Extract:
    from datatrove.data import Document
    from datatrove.pipeline.filters.c4_filters import C4QualityFilter
    from datatrove.pipeline.formatters.symbol_lines_remover import SymbolLinesFormatter

    # Counting sentences would need a model from the network; the other two drop documents, not lines.
    lines = C4QualityFilter(min_num_sentences=-1, filter_lorem_ipsum=False, filter_curly_bracket=False)
    symbols = SymbolLinesFormatter()

    def extract(text: str, url: str | None) -> str:
        document = Document(text=symbols.format(text), id="")
        return document.text if lines.filter(document) is True else ""

    return extract


TEXT_SYSTEMS: tuple[System, ...] = (
    System("newsclean-text", "text", "newsclean", text_cleaner, "clean_text as it comes"),
    System("unchanged", "text", "", _unchanged, "the text as it came"),
    System("c4", "text", "", _c4, "C4's line rules: keeps lines of three words and more that end as a sentence"),
    System("long-lines", "text", "", _long_lines, f"keeps lines of {_LONG} characters and more"),
    System("refinedweb", "text", "", _refinedweb, "RefinedWeb's line-wise corrections, without its rule to drop a document"),
    System("datatrove", "text", "datatrove", _datatrove, "its C4 line filter and its symbol line remover, without its rules for documents"),
)
