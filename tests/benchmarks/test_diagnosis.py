from __future__ import annotations

import json
from dataclasses import replace

import newsclean
from benchmarks.diagnosis import clean, diagnose, errors_in, row_of, worst_documents
from benchmarks.documents import Document
from benchmarks.systems.all import SYSTEMS
from tests.benchmarks.made import BODY, OTHER

SOURCE = f"<html><body><h1>Bridge</h1>{''.join(f'<p>{text}</p>' for text in BODY)}</body></html>"
PAGE = Document("page", "html", SOURCE, "\n".join(BODY), url="https://example.org/bridge", language="en")
TEXT = Document("text", "text", "\n\n".join(BODY), "\n".join(BODY), url="https://example.org/bridge")


def test_documents_are_cleaned_as_the_systems_of_the_report_do_it() -> None:
    for document, name in ((PAGE, "newsclean"), (TEXT, "newsclean-text")):
        answer = SYSTEMS[name].build()(document.read(), document.url)
        assert not isinstance(answer, str) and answer is not None
        assert clean(document).text == answer.text
        assert clean(document).confidence == answer.facts["confidence"]


def test_the_address_helps_with_pages_only() -> None:
    assert clean(PAGE).page.url == PAGE.url
    assert clean(TEXT) == newsclean.clean_text(TEXT.read())


def test_wrong_blocks_are_found() -> None:
    kept = clean(PAGE).text.split("\n\n")
    lacking = replace(PAGE, truth="\n".join((*kept, OTHER)))
    assert [(error.sort, error.words) for error in diagnose(lacking)] == [("lost", len(OTHER.split()))]
    assert diagnose(replace(PAGE, truth="\n".join(kept))) == ()


def test_rows_go_through_json() -> None:
    document = replace(PAGE, truth=OTHER)
    assert errors_in(json.loads(json.dumps(row_of(document)))) == diagnose(document) != ()


def test_the_worst_documents_stand_beside_their_truth() -> None:
    good, bad, worse = (replace(PAGE, id=name, truth=f"{BODY[0]}\n{OTHER}") for name in ("good", "bad", "worse"))
    found = worst_documents([good, bad, worse], [1.0, 0.75, 0.25])
    assert [(entry["id"], entry["value"], entry["share_of_loss"]) for entry in found] == [("worse", 0.25, 0.75), ("bad", 0.75, 0.25)]
    assert found[0]["metric"] == "shingle_f1" and found[0]["truth"] and found[0]["ours"]
    json.dumps(found)
