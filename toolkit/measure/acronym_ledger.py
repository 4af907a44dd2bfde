"""The acronym ledger: whether every short form of a document is defined once, before it is used, and used afterwards.

Editors of official texts ask for a short form to be spelled out where it first stands, and to be introduced only if it is used again
(United Nations Editorial Manual, "Abbreviations and acronyms"; European Union, Interinstitutional Style Guide). The introductions are those of
:func:`toolkit.find_acronyms`; the uses are every other place in the paragraphs where the letters stand, in compounds too
(:mod:`toolkit.measure.acronym_uses`). What is no short form, and which ones need no definition, says ``lexicons/acronyms.toml``.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pandas as pd

from toolkit.find.acronyms import find_acronyms
from toolkit.find.people import find_people
from toolkit.measure.acronym_longs import same_long
from toolkit.measure.acronym_uses import Stretches, Use, forms_of, is_named, uses_in
from toolkit.measure.acronym_words import dated_stem, key_of, known_forms
from toolkit.schema import Paragraph, paragraphs_by_document, span_table

LEDGER = span_table(
    "LEDGER",
    "what is to be said of a short form in a document",
    short="str",
    finding="str",
    long="str",
    other="str",
    known="str",
    n_introductions="int64",
    n_uses="int64",
    introduced_in="str",
    introduced_start="Int64",
    used_in="str",
    used_start="Int64",
)
FINDINGS = (
    "used before defined",
    "never defined",
    "unclear",
    "two expansions",
    "defined and never used",
    "introduced again",
    "in order",
    "well known",
)
"""The words of the column ``finding``."""


class Introduction(NamedTuple):
    """A short form beside its long form: the paragraph's place in the document, the spans, the words."""

    place: int
    start: int
    end: int
    short_start: int
    short_end: int
    short: str
    long: str


@dataclass(frozen=True)
class Entry:
    """A short form of a document with its introductions and uses, each in the order of the text."""

    key: str
    introductions: list[Introduction] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)


def check_acronyms(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Audit the short forms of each document; one row is what is to be said of a short form, and where it can be seen.

    Parameters
    ----------
    paragraphs
        A PARAGRAPHS table; ``doc_id``, ``para`` and ``text`` are read, in the order of the rows.

    Returns
    -------
    DataFrame
        ``doc_id, para, start, end, quote``, the place to look at, and

        - ``short``: the short form as first introduced, or as first used; without plural;
        - ``finding``, one of

          - ``used before defined``: the quote is the first use;
          - ``never defined``: used and introduced nowhere; the quote is the first use;
          - ``unclear``: it stands alone in brackets as if introduced, but no words before it were recognised as its long form;
          - ``two expansions``: the quote introduces it with another long form than the first one;
          - ``introduced again``: the quote introduces it once more with the same long form: harmless;
          - ``defined and never used``: the quote is the introduction;
          - ``in order``: defined, then used; the quote is the introduction;
          - ``well known``: used, introduced nowhere, and in need of no definition; the quote is the first use;
        - ``long``: the first long form; ``other``: the differing one of ``two expansions``;
        - ``known``: why readers know it undefined, missing for the others;
        - ``n_introductions``, ``n_uses``: how often the document introduces and uses it;
        - ``introduced_in, introduced_start``: paragraph and position of the first introduction; ``used_in, used_start``: of the first use.

        A short form with two problems has two rows, one without any has one. Rows stand in the order of the text.

    Raises
    ------
    SchemaError
        If `paragraphs` is no PARAGRAPHS table.

    Notes
    -----
    A short form inside its own introduction is no use of it, and headings are not read. Plurals, hyphens and ``COVID19`` for
    ``COVID-19`` make no other short form; capitals, the article, hyphens, plurals, ``&`` and British or American spelling no other long form.
    Names in plain words (``“Action Plan”``) cannot be told from the same words in other names, so of them earlier uses are not reported.
    Caveats: what a heading or a title defines counts as undefined; a long form printed without its short form beside it is no definition.
    `Never defined` means that no introduction was recognised.

    Examples
    --------
    >>> paragraphs = pd.DataFrame({"doc_id": ["a", "a"], "para": ["1", "2"], "text": [
    ...     "The Leaders welcomed the work of the MRC and of the Regional Health Fund (RHF) in ASEAN.",
    ...     "They thanked the Mekong River Commission (MRC) and the ABC. They commended the MRC."]})
    >>> check_acronyms(paragraphs)[["para", "quote", "finding"]]
      para                       quote                 finding
    0    1                         MRC     used before defined
    1    1  Regional Health Fund (RHF)  defined and never used
    2    1                       ASEAN              well known
    3    2                         ABC           never defined
    """
    rows: list[dict[str, Any]] = []
    for document in paragraphs_by_document(paragraphs).values():
        rows.extend(_rows(document))
    return LEDGER.frame(rows)


def _rows(document: list[Paragraph]) -> list[dict[str, Any]]:
    """Return the ledger of one document."""
    numbered = _numbered(document)
    texts = [paragraph.text for paragraph in document]
    rows = [row for entry in _entries(texts, numbered) for row in _rows_of(entry, texts)]
    rows.sort(key=lambda row: (row["place"], row["start"], row["end"]))
    for row in rows:
        row |= _cited(document, row.pop("place"), row["start"], row["end"])
        for name in ("introduced", "used"):
            place = row.pop(name)
            row |= {f"{name}_in": document[place[0]].para, f"{name}_start": place[1]} if place else {}
    return rows


def _numbered(document: list[Paragraph]) -> pd.DataFrame:
    """Return the paragraphs as a table in which each is labelled by its place: labels need not be unique."""
    places = [str(place) for place in range(len(document))]
    return pd.DataFrame({"doc_id": "", "para": places, "text": [p.text for p in document]})


def _cited(document: list[Paragraph], place: int, start: int, end: int) -> dict[str, str]:
    paragraph = document[place]
    return {"doc_id": paragraph.doc_id, "para": paragraph.para, "quote": paragraph.text[start:end]}


def _entries(texts: list[str], numbered: pd.DataFrame) -> Iterable[Entry]:
    """Return the short forms of a document, with what introduces and what uses them."""
    introductions = [_introduction(row) for row in find_acronyms(numbered).to_dict("records")]
    people = [
        (int(row["para"]), row["start"], row["end"]) for row in find_people(numbered).to_dict("records")
    ]
    entries: dict[str, Entry] = {}
    for each in introductions:
        key = key_of(each.short)
        entries.setdefault(key, Entry(key)).introductions.append(each)
    own = _by(((key_of(each.short), each.place), each.start, each.end) for each in introductions)
    inside = _by((each.place, each.short_start, each.short_end) for each in introductions)
    named = _by(people)
    for use in uses_in(texts, forms_of(each.short for each in introductions)):
        person = use.key not in entries and _held(named, use.place, use)
        if not (person or _held(own, (use.key, use.place), use) or _held(inside, use.place, use)):
            entries.setdefault(use.key, Entry(use.key)).uses.append(use)
    return entries.values()


def _introduction(row: dict[Hashable, Any]) -> Introduction:
    return Introduction(int(row["para"]), *(row[name] for name in Introduction._fields[1:]))


def _by(spans: Iterable[tuple[Hashable, int, int]]) -> dict[Hashable, Stretches]:
    """Return the stretches of each paragraph, or whatever the first item names."""
    found: dict[Hashable, list[tuple[int, int]]] = {}
    for name, start, end in spans:
        found.setdefault(name, []).append((start, end))
    return {name: Stretches(own) for name, own in found.items()}


def _held(stretches: dict[Hashable, Stretches], name: Hashable, use: Use) -> bool:
    return name in stretches and stretches[name].hold(use.start)


def _rows_of(entry: Entry, texts: list[str]) -> Iterator[dict[str, Any]]:
    """Yield what is to be said of a short form."""
    first = entry.introductions[0] if entry.introductions else None
    use = entry.uses[0] if entry.uses else None
    shared: dict[str, Any] = {
        "short": first.short if first else dated_stem(use.short) if use else "",
        "long": first.long if first else None,
        "known": known_forms().get(entry.key),
        "n_introductions": len(entry.introductions),
        "n_uses": len(entry.uses),
        "introduced": (first.place, first.start) if first else None,
        "used": (use.place, use.start) if use else None,
    }
    for finding, where, other in _said(entry, texts):
        at = {"place": where.place, "start": where.start, "end": where.end}
        yield {**shared, **at, "finding": finding, "other": other}


def _said(entry: Entry, texts: list[str]) -> list[tuple[str, Introduction | Use, str | None]]:
    """Return the findings on a short form, the place to look at, and a differing long form."""
    if entry.introductions:
        return list(_problems(entry)) or [("in order", entry.introductions[0], None)]
    if entry.key in known_forms():
        return [("well known", entry.uses[0], None)]
    bracketed = next((use for use in entry.uses if _alone_in_brackets(texts[use.place], use)), None)
    return [("unclear", bracketed, None) if bracketed else ("never defined", entry.uses[0], None)]


def _alone_in_brackets(text: str, use: Use) -> bool:
    before, after = text[max(0, use.start - 2) : use.start], text[use.end : use.end + 2]
    return use.start > 3 and before.rstrip("“\"'‘").endswith("(") and after.lstrip("”\"'’").startswith(")")


def _problems(entry: Entry) -> Iterator[tuple[str, Introduction | Use, str | None]]:
    """Yield each problem of a short form that is introduced."""
    first, *again = entry.introductions
    early = bool(entry.uses) and (entry.uses[0].place, entry.uses[0].start) < (first.place, first.start)
    if early and not is_named(first.short):
        yield "used before defined", entry.uses[0], None
    if not entry.uses:
        yield "defined and never used", first, None
    for introduction in again:
        if same_long(first.long, introduction.long):
            yield "introduced again", introduction, None
        else:
            yield "two expansions", introduction, introduction.long
