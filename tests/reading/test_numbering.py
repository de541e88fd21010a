from __future__ import annotations

import pytest

from newsclean import read_html

# The list as it is written, and the marks that its items get.
LISTS = [
    ("from one", "<ol><li>Rain<li>Wind<li>Sun</ol>", ["1. ", "2. ", "3. "]),
    ("goes on after a break", "<ol><li>Rain</ol><p>A storm.</p><ol start=2><li>Wind<li>Sun</ol>", ["1. ", "", "2. ", "3. "]),
    ("from nought, and below", "<ol start='0'><li>Rain</ol><ol start=-1><li>Wind<li>Sun</ol>", ["0. ", "-1. ", "0. "]),
    ("an item says its own", "<ol><li>Rain<li value=7>Wind<li>Sun</ol>", ["1. ", "7. ", "8. "]),
    ("counts down", "<ol reversed><li>Rain<li>Wind<li>Sun</ol>", ["3. ", "2. ", "1. "]),
    ("counts down from ten", "<ol start=10 class='top' reversed><li>Rain<li>Wind</ol>", ["10. ", "9. "]),
    ("a list inside", "<ol start=4><li>Rain<ol><li>Hail<li>Snow</ol><li>Wind</ol>", ["4. ", "1. ", "2. ", "5. "]),
    ("no numbers", "<ul start=4><li value=7>Rain<li>Wind</ul>", ["", ""]),
    ("no number either", "<ol start=''><li>Rain</ol><ol start=four><li value=x>Wind</ol>", ["1. ", "1. "]),
    ("another attribute", "<ol data-start=4><li data-value=7>Rain</ol>", ["1. "]),
    ("inside a value", "<ol class='x start=4'><li title=' value=7'>Rain</ol>", ["1. "]),
    ("too large for a list", f"<ol start={'9' * 5000}><li>Rain</ol>", ["999999999. "]),
]


@pytest.mark.parametrize(("page", "marks"), [row[1:] for row in LISTS], ids=[row[0] for row in LISTS])
def test_items_have_the_numbers_that_browsers_show(page: str, marks: list[str]) -> None:
    assert [block.mark for block in read_html(page).blocks] == marks
