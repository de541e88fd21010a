from __future__ import annotations

from pathlib import Path

from benchmarks.treeconstruction import Case, cases, differences

_FILE = """#data
<p>One<script>two</script>
<b>three
#errors
(1,3): expected-doctype-but-got-start-tag
#document
| <html>
|   <head>
|   <body>
|     <p>
|       "One"
|       <script>
|         "two"
|       "
"
|       <b>
|         "three"

#data
<td>part of a document
#errors
#document-fragment
tr
#document
| <td>
|   "part of a document"
"""


def test_cases_are_whole_documents_with_the_text_that_is_shown(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "tests1.dat").write_text(_FILE, "utf-8")
    assert list(cases(tmp_path)) == [Case("tests1.dat 1", "<p>One<script>two</script>\n<b>three", "Onethree")]


def test_a_text_read_otherwise_is_told() -> None:
    right, wrong = Case("a 1", "<p>One<p>two", "Onetwo"), Case("a 2", "<p>One<p>two", "Onethree")
    assert [(difference.case, difference.found) for difference in differences([right, wrong])] == [(wrong, "Onetwo")]
