"""Nothing is lost and nothing is invented: every block is kept or removed, and every kept word was there before."""

from __future__ import annotations

import json
import pickle
from collections import Counter

from hypothesis import given

from newsclean.reading.marks import BLANK, without_marks
from newsclean.rules import RULES
from tests.properties.strategies import Document, documents, few, mixed_texts, moderate, squeezed

NAMES = {rule.__name__ for rule in RULES}


@moderate
@given(documents())
def test_kept_and_removed_are_all_blocks_in_order(document: Document) -> None:
    article = document.clean()
    blocks = article.page.blocks
    assert [block.index for block in blocks] == list(range(len(blocks)))
    assert sorted((*article.kept, *article.removed), key=lambda block: block.index) == list(blocks)
    assert list(article.kept) == sorted(article.kept, key=lambda block: block.index)
    assert list(article.removed) == sorted(article.removed, key=lambda block: block.index)


@moderate
@given(documents())
def test_every_block_has_verdicts_and_the_last_one_stands(document: Document) -> None:
    article = document.clean()
    for block in article.page.blocks:
        trail = article.trail(block)
        assert trail[0].by == "main_content"
        assert article.why(block) is trail[-1]
        assert trail[-1].keep == (block in article.kept)
        assert all(verdict.by in NAMES and verdict.why for verdict in trail)
    assert {verdict.block for verdict in article.verdicts} == {block.index for block in article.page.blocks}


@moderate
@given(documents())
def test_the_text_is_the_kept_blocks(document: Document) -> None:
    article = document.clean()
    shown = [block.text if article.page.markup else block.mark + block.text for block in article.kept]
    assert article.text.split() == " ".join(shown).split()
    assert article.text == article.text.strip()


@moderate
@given(documents())
def test_no_word_of_the_markdown_is_invented(document: Document) -> None:
    article = document.clean()
    told = Counter(word for block in article.kept for word in (block.mark + block.text).split()) + Counter((article.title or "").split())
    signs = {"#", "##", "###", "####", "#####", "######", "-", ">", "```", "|", "---"}
    assert {word for word in article.markdown.replace("\\", "").split() if word not in told} <= signs


@moderate
@given(mixed_texts())
def test_blocks_of_a_text_are_in_the_source(document: Document) -> None:
    assert isinstance(document.source, str)
    shown = without_marks(document.source).text
    source = squeezed(shown.replace(BLANK, ""))
    for block in document.clean().page.blocks:
        assert block.span is not None
        start, end = block.span
        assert block.text in squeezed(shown[start:end].replace(BLANK, ""))
        assert block.text in source


@moderate
@given(documents())
def test_the_row_is_json_ready(document: Document) -> None:
    article = document.clean()
    row = article.to_dict()
    assert json.loads(json.dumps(row, allow_nan=False)) == json.loads(json.dumps(row))
    for verdict in article.verdicts:
        json.dumps(dict(verdict.evidence), allow_nan=False)
    assert [block["text"] for block in row["kept"]] == [block.text for block in article.kept]
    assert [block["text"] for block in row["removed"]] == [block.text for block in article.removed]
    assert 0 <= row["confidence"] <= 1


@few
@given(documents())
def test_an_article_travels_between_processes(document: Document) -> None:
    article = document.clean()
    fresh = pickle.loads(pickle.dumps(article))
    assert fresh == article
    assert fresh.text == article.text
    assert pickle.loads(pickle.dumps(article)) == article, "also after its text was made"
