"""Tests of how numbers and quotations are led to paragraphs."""

from __future__ import annotations

from copy import deepcopy

import pytest
from nbformat.v4 import new_markdown_cell, new_notebook
from report_samples import ACTS, NOTED, PARAGRAPHS, PEACE, WELCOMED, cell, chapter, shown, table

from toolkit.errors import ReportError
from toolkit.report.book import MIME, Chapter
from toolkit.report.claims import unit_counted
from toolkit.report.evidence import claim_list, evidence_list, link_chapter, payloads


def test_references_in_one_paragraph_lead_there_and_others_to_evidence() -> None:
    """One paragraph is a target of its own; several make an entry, numbered by chapter, that says what is counted."""
    linked = chapter(shown(ACTS), number=3)
    first, second = next(payloads(linked))["rows"]
    assert first[1]["target"] == "par-memo.1"
    assert second[1]["target"] == "ev-one-2"
    entry = {"id": "ev-one-2", "number": "3.2", "at": "", "claim": "What was done · all · n"}
    assert evidence_list(linked) == [{**entry, "refs": [WELCOMED, NOTED]}]
    assert [first[1][name] for name in ("evidence", "at", "counts")] == ["3.1", "12-20", "findings"]
    assert [second[1][name] for name in ("evidence", "at", "counts")] == ["3.2", "", "findings"]


def test_claims_are_numbered_in_reading_order_one_paragraph_or_several() -> None:
    """Prose and displays share one numbering; each claim has what it says and the passages behind it."""
    prose = new_markdown_cell(
        "They saw [“the plan”](../corpus/memo.md#memo/1), and [¶ 1](../corpus/note.md#note/1)."
    )
    linked = chapter(shown(ACTS), prose, shown(ACTS), number=2)
    assert [(entry["number"], entry["id"], entry["claim"]) for entry in claim_list(linked)] == [
        ("2.1", "par-memo.1", "What was done · welcome · n"),
        ("2.2", "ev-one-2", "What was done · all · n"),
        ("2.3", "par-memo.1", "“the plan”: They saw “the plan”, and ¶ 1."),
        ("2.4", "par-note.1", "¶ 1: They saw “the plan”, and ¶ 1."),
    ]
    quoted, whole = (entry["refs"] for entry in claim_list(linked)[2:])
    assert quoted == [{"doc_id": "memo", "para": "1", "start": 21, "end": 29, "quote": "the plan"}]
    assert [ref["quote"] for ref in whole] == ["Both sides noted the plan."]


def test_both_wordings_of_a_redline_are_claims() -> None:
    """Each side of a redline has its number."""
    parts = [{"text": "welcomed", "mark": "del"}, {"text": "noted", "mark": "ins"}]
    before = {"ref": WELCOMED, "source": "Memo", "label": "¶ 1"}
    passage = {"ref": NOTED, "source": "Note", "label": "¶ 1", "parts": parts, "before": before}
    linked = chapter(
        shown({"type": "passages", "id": "p", "caption": "A", "note": "", "passages": [passage]})
    )
    (made,) = next(payloads(linked))["passages"]
    assert [(side["evidence"], side["target"]) for side in (made["before"], made)] == [
        ("1.1", "par-memo.1"),
        ("1.2", "par-note.1"),
    ]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        pytest.param("3", "findings", id="findings"),
        pytest.param("Two", "paragraphs", id="paragraphs"),
        pytest.param("1", "documents", id="documents"),
        pytest.param("2020", "", id="a-year"),
        pytest.param("the plan", "", id="words"),
    ],
)
def test_a_number_says_what_it_counts(text: str, unit: str) -> None:
    """Findings, else their paragraphs, else their documents; what is no count of them says nothing."""
    assert unit_counted(text, [WELCOMED, WELCOMED, PEACE]) == unit


def test_the_same_references_share_an_entry() -> None:
    """Evidence that stands behind two numbers is listed once."""
    sentence = {"type": "text", "parts": [cell("It happened "), cell("twice", WELCOMED, NOTED), cell(".")]}
    linked = chapter(shown(ACTS), shown(sentence))
    assert [entry["number"] for entry in evidence_list(linked)] == ["1.2"]


def test_two_references_in_one_paragraph_need_no_entry() -> None:
    """Several quotations of one paragraph lead to that paragraph."""
    linked = chapter(shown(table([cell("x"), cell("2", PEACE, PEACE)])))
    assert next(payloads(linked))["rows"][0][1]["target"] == "par-memo.2._28_a_29_"
    assert evidence_list(linked) == []


def test_the_chapter_given_is_not_changed() -> None:
    """Linking returns a new chapter."""
    notebook = new_notebook(cells=[new_markdown_cell("# T"), shown(ACTS)])
    before = deepcopy(notebook)
    link_chapter(Chapter("one", "T", notebook), 1, PARAGRAPHS)
    assert notebook == before


def test_a_table_of_a_figure_is_linked_too() -> None:
    """The data behind a figure leads to paragraphs as a table does."""
    figure = {
        "type": "figure",
        "id": "f",
        "caption": "F",
        "alt": "A",
        "note": "",
        "svg": "<svg></svg>",
        "table": ACTS,
    }
    found = list(payloads(chapter(shown(figure))))
    assert [payload["type"] for payload in found] == ["figure", "table"]
    assert found[1]["rows"][0][1]["target"] == "par-memo.1"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(
            {"para": "9"}, "cites memo ¶ 9, and the corpus has no such paragraph", id="no-paragraph"
        ),
        pytest.param(
            {"start": 0, "end": 3}, r"memo ¶ 1 \[0:3\] reads 'The', not 'welcomed'", id="other-words"
        ),
    ],
)
def test_references_that_lead_nowhere_are_refused(change: dict[str, object], message: str) -> None:
    """A reference names a paragraph of the corpus and the words that stand there."""
    with pytest.raises(ReportError, match=message):
        chapter(shown(table([cell("x"), cell("1", {**WELCOMED, **change})])))


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        pytest.param("[¶ 1](../corpus/memo.md#memo/1)", '[¶ 1](#par-memo.1 "1.1")', id="label"),
        pytest.param(
            "[“the plan”](../corpus/memo.md#memo/1)", '[“the plan”](#par-memo.1 "1.1 21-29")', id="quotation"
        ),
        pytest.param(
            '["the plan … Japan"](../corpus/memo.md#memo/1)',
            '["the plan … Japan"](#par-memo.1 "1.1 21-29 40-45")',
            id="cut",
        ),
        pytest.param(
            "[¶ 2](../corpus/memo.md#memo/2/(a))", '[¶ 2](#par-memo.2._28_a_29_ "1.1")', id="brackets"
        ),
        pytest.param(
            "[¶ 2](../corpus/memo.md#memo/2/%28a%29)",
            '[¶ 2](#par-memo.2._28_a_29_ "1.1")',
            id="quoted-address",
        ),
        pytest.param("[file](../corpus/memo.md)", "[file](../corpus/memo.md)", id="no-paragraph"),
    ],
)
def test_citations_in_prose_become_links_to_the_paragraph(written: str, linked: str) -> None:
    """Markdown citations lead to the paragraph in the report."""
    made = chapter(new_markdown_cell(f"See {written}."))
    assert made.notebook.cells[1].source == f"See {linked}."


@pytest.mark.parametrize(
    ("written", "message"),
    [
        pytest.param("[“war”](../corpus/memo.md#memo/1)", "quotes 'war' from memo ¶ 1", id="no-such-words"),
        pytest.param(
            "[“Japan … plan”](../corpus/memo.md#memo/1)", "these words do not stand", id="other-order"
        ),
        pytest.param("[¶ 7](../corpus/memo.md#memo/7)", "no such paragraph", id="no-such-paragraph"),
    ],
)
def test_citations_that_quote_wrongly_are_refused(written: str, message: str) -> None:
    """Words in quotation marks stand in the paragraph, in that order."""
    with pytest.raises(ReportError, match=message):
        chapter(new_markdown_cell(written))


def test_outputs_without_a_payload_are_left_alone() -> None:
    """Cells that show something else pass through."""
    code = shown(ACTS)
    del code.outputs[0].data[MIME]
    assert list(payloads(chapter(code))) == []
