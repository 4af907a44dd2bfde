"""Read, compare and cite diplomatic texts.

Tables in, tables out: every function takes and returns plain pandas DataFrames, and every finding carries
the document, the paragraph and the offsets it was found at.

>>> import toolkit as tk
>>> document = tk.read_text("1. We welcomed Japan's contribution of USD 1 million.", doc_id="memo")
>>> paragraphs = tk.segment_paragraphs(document)
>>> tk.find_money(paragraphs)[["para", "quote", "amount", "currency"]].to_dict("records")
[{'para': '1', 'quote': 'USD 1 million', 'amount': 1000000.0, 'currency': 'USD'}]
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOME = {
    "add_documents": "toolkit.adding",
    "align": "toolkit.compare.alignment",
    "alt_text": "toolkit.display",
    "build_ledger": "toolkit.compare.ledger",
    "calibrate": "toolkit.compare.alignment.calibration",
    "check_acronyms": "toolkit.measure.acronym_ledger",
    "classify_lines": "toolkit.paragraphs",
    "codebook_note": "toolkit.measure.notes",
    "collocations": "toolkit.measure.collocation",
    "cooccurring": "toolkit.measure.cooccurrence",
    "count_spans": "toolkit.measure.frequency",
    "count_words": "toolkit.measure.frequency",
    "date_spans": "toolkit.measure.dating",
    "coverage": "toolkit.paragraphs",
    "dispersion": "toolkit.measure.dispersion",
    "evaluate": "toolkit.measure.evaluation",
    "evaluate_codebooks": "toolkit.measure.quality",
    "extract": "toolkit.scale.run",
    "explore": "toolkit.exploring",
    "find_acronyms": "toolkit.find.acronyms",
    "find_acts": "toolkit.find.acts",
    "find_commitments": "toolkit.find.commitments",
    "find_all": "toolkit.find.together",
    "find_countries": "toolkit.find.countries",
    "find_dates": "toolkit.find.dates",
    "find_formulas": "toolkit.compare.formulas",
    "find_instruments": "toolkit.find.instruments",
    "find_meetings": "toolkit.find.meetings",
    "find_mentions": "toolkit.find.mentions",
    "find_money": "toolkit.find.money",
    "find_people": "toolkit.find.people",
    "find_references": "toolkit.find.references",
    "find_themes": "toolkit.find.themes",
    "in_context": "toolkit.measure.context",
    "keyness": "toolkit.measure.keyness",
    "keyness_note": "toolkit.measure.keyness_note",
    "kwic": "toolkit.measure.concordance",
    "ledger_entries": "toolkit.compare.ledger.totals",
    "ledger_totals": "toolkit.compare.ledger.totals",
    "lineage": "toolkit.compare.lineage",
    "lineage_table": "toolkit.compare.lineage",
    "list_codebooks": "toolkit.codebook",
    "list_ladders": "toolkit.measure.ladders",
    "load_annotations": "toolkit.measure.evaluation",
    "load_codebook": "toolkit.codebook",
    "load_documents": "toolkit.documents",
    "load_peers": "toolkit.measure.quality",
    "load_quality": "toolkit.measure.quality",
    "load_tables": "toolkit.scale.loading",
    "locate": "toolkit.positions",
    "n": "toolkit.display",
    "names": "toolkit.display",
    "one_side": "toolkit.compare.alignment",
    "paragraphs_without": "toolkit.measure.cooccurrence",
    "plot_actors": "toolkit.plot",
    "plot_counts": "toolkit.plot",
    "plot_dispersion": "toolkit.plot",
    "plot_formulas": "toolkit.plot",
    "plot_money": "toolkit.plot",
    "plot_pledges": "toolkit.plot",
    "plot_presence": "toolkit.plot",
    "plot_timeline": "toolkit.plot",
    "plot_verbs": "toolkit.plot",
    "presence": "toolkit.measure.presence",
    "provenance": "toolkit.display",
    "rank_acts": "toolkit.measure.ladders",
    "read_document": "toolkit.documents",
    "read_text": "toolkit.documents",
    "redline": "toolkit.compare.redline",
    "redline_pairs": "toolkit.compare.redline",
    "resolve_meetings": "toolkit.measure.meetings",
    "say": "toolkit.display",
    "score_note": "toolkit.measure.notes",
    "segment_paragraphs": "toolkit.paragraphs",
    "segment_sentences": "toolkit.sentences",
    "short_title": "toolkit.titles",
    "short_titles": "toolkit.titles",
    "show": "toolkit.display",
    "show_concordance": "toolkit.display",
    "show_counts": "toolkit.display",
    "show_document": "toolkit.display",
    "show_figure": "toolkit.display",
    "show_lineage": "toolkit.display",
    "show_passages": "toolkit.display",
    "show_redlines": "toolkit.display",
    "total_scores": "toolkit.measure.evaluation",
    "voices": "toolkit.compare.voices",
}
"""The public names and the module each lives in; a module is imported when its name is first used."""

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        msg = f"module 'toolkit' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
