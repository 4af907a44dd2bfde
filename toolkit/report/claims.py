"""The claims of a chapter: what it says that rests on passages, numbered, and what a number among them counts.

Claims that rest on the same passages share a number. A number counts the findings behind it, or the paragraphs or the
documents they stand in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit.display.values import number_words
from toolkit.errors import ReportError
from toolkit.report.anchors import paragraph_anchor

Ref = Mapping[str, Any]
Texts = Mapping[tuple[str, str], str]

_WORDS = {number_words(number): number for number in range(1, 13)}


@dataclass
class Claims:
    """The claims of one chapter in order of first use: its id, its number, and the texts that it may cite."""

    chapter_id: str
    number: int
    texts: Texts
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, claim: str, refs: Sequence[Ref]) -> dict[str, Any]:
        """Return the entry of what rests on `refs`, a new one if nothing did before.

        Its ``id`` is the address its links lead to: the paragraph's where all passages stand in one, else its own; ``at`` says
        where in that one paragraph's text they stand, and is empty where they are the whole of it.

        Raises
        ------
        ReportError
            If a reference names a paragraph that is not there, or words that do not stand in it.
        """
        key = repr([sorted(ref.items()) for ref in refs])
        if key not in self.entries:
            for ref in refs:
                self._check(ref)
            count, places = len(self.entries) + 1, places_of(refs)
            self.entries[key] = {
                "id": paragraph_anchor(*places[0]) if len(places) == 1 else f"ev-{self.chapter_id}-{count}",
                "number": f"{self.number}.{count}",
                "at": self._at(refs) if len(places) == 1 else "",
                "claim": claim,
                "refs": list(refs),
            }
        return self.entries[key]

    def text(self, doc_id: str, para: str) -> str:
        """Return a paragraph's text.

        Raises
        ------
        ReportError
            If the corpus has no such paragraph.
        """
        try:
            return self.texts[doc_id, para]
        except KeyError:
            msg = (
                f"chapter {self.chapter_id!r} cites {doc_id} ¶ {para}, and the corpus has no such paragraph. "
                "Correct the citation, or add the document to the corpus."
            )
            raise ReportError(msg) from None

    def _at(self, refs: Sequence[Ref]) -> str:
        """Return where passages of one paragraph stand in it; nothing where they are the whole of it."""
        text = self.text(refs[0]["doc_id"], refs[0]["para"])
        return "" if all(ref["quote"] == text for ref in refs) else span_places(refs)

    def _check(self, ref: Ref) -> None:
        found = self.text(ref["doc_id"], ref["para"])[ref["start"] : ref["end"]]
        if found != ref["quote"]:
            msg = (
                f"chapter {self.chapter_id!r}: {ref['doc_id']} ¶ {ref['para']} [{ref['start']}:{ref['end']}] reads {found!r}, "
                f"not {ref['quote']!r}. Make the spans anew from the same paragraphs table."
            )
            raise ReportError(msg)


def span_places(refs: Iterable[Ref]) -> str:
    """Return where passages of one paragraph stand in it.

    Examples
    --------
    >>> span_places([{"start": 12, "end": 20}, {"start": 0, "end": 3}])
    '0-3 12-20'
    """
    return " ".join(f"{start}-{end}" for start, end in sorted({(ref["start"], ref["end"]) for ref in refs}))


def places_of(refs: Iterable[Ref]) -> list[tuple[str, str]]:
    """Return the paragraphs that passages stand in, each once, in order."""
    return list(dict.fromkeys((ref["doc_id"], ref["para"]) for ref in refs))


def tally(refs: Sequence[Ref]) -> dict[str, int]:
    """Return how many findings, paragraphs and documents some passages are.

    Examples
    --------
    >>> tally([{"doc_id": "a", "para": "1"}, {"doc_id": "a", "para": "1"}, {"doc_id": "a", "para": "2"}])
    {'findings': 3, 'paragraphs': 2, 'documents': 1}
    """
    places = places_of(refs)
    return {
        "findings": len(refs),
        "paragraphs": len(places),
        "documents": len({doc_id for doc_id, _ in places}),
    }


def whole_number(text: str) -> int | None:
    """Return the number that `text` is, in figures or in words up to twelve; None if it is none.

    Examples
    --------
    >>> whole_number("1,300"), whole_number("Twelve"), whole_number("2.5"), whole_number("the plan")
    (1300, 12, None, None)
    """
    figures = text.strip().replace(",", "")
    return int(figures) if figures.isdecimal() else _WORDS.get(figures.lower())


def unit_counted(text: str, refs: Sequence[Ref]) -> str:
    """Return what the number `text` counts of the passages behind it; nothing if it is no number or no count of them.

    Examples
    --------
    >>> unit_counted("2", [{"doc_id": "a", "para": "1"}, {"doc_id": "a", "para": "1"}])
    'findings'
    """
    number = whole_number(text)
    return next((unit for unit, count in tally(refs).items() if count == number), "")
