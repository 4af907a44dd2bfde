"""A document read for its references from the first paragraph to the last, with a memory of the texts that it has named."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.find.references.back import (
    Anaphor,
    Memory,
    anaphors,
    family_of,
    first_kind_word,
    kind_word,
    plural_anaphors,
)
from toolkit.find.references.corpus import Shelf, plain_words, year_beside
from toolkit.find.references.others import Text
from toolkit.find.references.parts import Part, bare_label, chapters, parts, unit_of
from toolkit.lexicons import word_set
from toolkit.schema import Paragraph, Span

_PINCITE = re.compile(
    r",?\s(?:(?:and\s)?(?:in particular|including|especially|notably|specifically|at|see)\s)?(?:(?:its|the)\s)?"
)
_PINCITE_REACH = 40
_UNKNOWN = "unknown"
"""A capitalised kind word without a text named before: it may own a part, but is no reference by itself."""
_AMENDING = re.compile(r"\b[Pp]rotocol to [Aa]mend (?:the )?(?=[A-Z])")


class Found(NamedTuple):
    """A reference in a paragraph; `doc_id` where it is known without looking the target up."""

    start: int
    end: int
    kind: str
    target: str | None = None
    part: str | None = None
    doc_id: str | None = None


class Reader:
    """One document read from its first paragraph to its last, with what it has named so far."""

    def __init__(self, doc_id: str, own: list[Paragraph], shelf: Shelf) -> None:
        self.doc_id, self.shelf = doc_id, shelf
        self.title = shelf.titles.get(doc_id) or None
        self.labels = {paragraph.para for paragraph in own}
        words = [*plain_words(own[0].kind), first_kind_word(self.title or "")]
        self.own_words = {kind_word(word) for word in words if word}
        self.own_families = {family_of(word) for word in self.own_words} - {None}
        self.memory = Memory()
        self.parts: dict[str, Found] = {}
        self.ids: dict[str, str | None] = {}
        self.number = -1

    def read(self, paragraph: Paragraph, named: list[Text]) -> Iterator[Span]:
        """Yield the references of the next paragraph."""
        self.number += 1
        text = paragraph.text
        known = self._known(text, named)
        starts = {found.start: found for found in known}
        pointed = [
            part
            for part in parts(text, lambda start: starts[start].end if start in starts else None)
            if not _inside(part, known)
        ]
        by_owner = [self._part(text, part, starts, known) for part in pointed]
        by_owner += self._chapters(text, known, by_owner)
        taken = sorted((part.start, part.end) for part in by_owner)
        free = (found for found in _outside(known, taken) if found.kind != _UNKNOWN)
        for found in [*free, *by_owner]:
            yield {**found._asdict(), "target_doc_id": found.doc_id}

    def _id_of(self, name: str, year: str | None) -> str | None:
        """Return the document that a name means; a name without a year means what it meant before."""
        if year or name not in self.ids:
            self.ids[name] = self.shelf.find(name, self.doc_id, year)
        return self.ids[name]

    def _known(self, text: str, named: list[Text]) -> list[Found]:
        """Return the texts named in a paragraph and the words that stand for texts, in reading order."""
        starts = [name.start for name in named]
        places: list[tuple[int, int, Text | Anaphor | int]] = [(name.start, name.end, name) for name in named]
        places += [(anaphor.start, anaphor.end, anaphor) for anaphor in anaphors(text)]
        places += plural_anaphors(text)
        known: list[Found] = []
        for start, end, place in sorted(places, key=lambda item: item[:2]):
            goes_on = not isinstance(place, Text) and bisect_left(starts, start) != bisect_left(starts, end)
            if not goes_on and (not known or start >= known[-1].end):
                known += filter(None, [self._found(text, start, end, place)])
        return known

    def _found(self, text: str, start: int, end: int, place: Text | Anaphor | int) -> Found | None:
        if isinstance(place, Text):
            self.memory.add(place, self.number)
            doc_id = self._id_of(place.name, year_beside(text, start, end))
            return Found(start, end, "document", place.name, None, doc_id)
        if isinstance(place, int):
            names = self.memory.last(place)
            return Found(start, end, "back", "; ".join(names)) if names else None
        if place.goes_on:
            return Found(start, end, _UNKNOWN, _printed(place))
        if place.of_itself:
            return self._itself(place)
        small = place.noun[0].islower() and not place.strong
        name = self.memory.find(place, self.number if small else None)
        if name is None and not place.strong:
            return None if small else Found(start, end, _UNKNOWN, _printed(place))
        return Found(start, end, "back", name, None, self.ids.get(name or ""))

    def _itself(self, anaphor: Anaphor) -> Found | None:
        """Return what *this* or *the present* kind word means: the document, or a text of another kind that it named."""
        noun = kind_word(anaphor.noun)
        itself = Found(anaphor.start, anaphor.end, "self", self.title, None, self.doc_id)
        same_kind = noun in self.own_words or family_of(noun) in self.own_families
        if not self.own_words or same_kind or anaphor.determiner == "the present":
            return itself
        name = self.memory.find(anaphor)
        if name:
            return Found(anaphor.start, anaphor.end, "back", name, None, self.ids.get(name))
        return itself if anaphor.noun[0].isupper() or noun == "document" else None

    def _part(self, text: str, part: Part, starts: dict[int, Found], known: list[Found]) -> Found:
        label = text[part.start : part.label_end]
        name, doc_id = self._text_of(text, part, starts, known, label)
        found = Found(part.start, part.end, "part", name, bare_label(label), doc_id)
        if name and unit_of(label) != "paragraph":
            self.parts[label.casefold()] = found
        return found

    def _chapters(self, text: str, known: list[Found], others: list[Found]) -> list[Found]:
        """Return the chapters that go by their subjects, of the last agreement named before them, or the one that this amends."""
        found: list[Found] = []
        for start, end in chapters(text):
            place = bisect_right(known, start, key=lambda item: item.end) - 1
            name = known[place].target if place >= 0 else None
            amending = _AMENDING.search(name or "")
            if name and amending:
                *modifiers, noun = name[amending.end() :].split()
                name = self.memory.find(Anaphor(0, 0, "the", tuple(modifiers), noun, strong=True)) or name
            before = bisect_left(others, end, key=lambda item: item.start) - 1
            if name and (before < 0 or others[before].end <= start):
                found.append(Found(start, end, "part", name, text[start:end], self.ids.get(name)))
        return found

    def _text_of(
        self, text: str, part: Part, starts: dict[int, Found], known: list[Found], label: str
    ) -> tuple[str | None, str | None]:
        """Return the name and, where it is known, the id of the text that a part belongs to."""
        if part.owner is not None:
            owner = starts.get(part.owner)
            return (owner.target, owner.doc_id) if owner else (None, None)
        before = _text_before(text, part, known)
        if before and not part.place:
            return before.target, before.doc_id
        if part.place or (unit_of(label) in _own_units() and bare_label(label).split()[0] in self.labels):
            return self.title, self.doc_id if unit_of(label) in _own_units() or part.place else None
        earlier = self.parts.get(label.casefold())
        return (earlier.target, earlier.doc_id) if earlier else (None, None)


def _printed(anaphor: Anaphor) -> str:
    return " ".join([*anaphor.modifiers, anaphor.noun])


def _outside(known: list[Found], taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Yield the texts that no part has taken in; both lists are in reading order."""
    spans = iter(taken)
    start, end = next(spans, (-1, -1))
    for found in known:
        while end != -1 and end <= found.start:
            start, end = next(spans, (-1, -1))
        if not start <= found.start < end:
            yield found


def _inside(part: Part, known: list[Found]) -> bool:
    """Return whether a part stands inside a text's name: *Amendment to* ``Article 6`` *of the Statute*."""
    place = bisect_left(known, part.start, key=lambda found: found.start) - 1
    return place >= 0 and part.start < known[place].end


def _text_before(text: str, part: Part, known: list[Found]) -> Found | None:
    """Return the text that a part follows: ``resolution 73/7``, *in particular* ``paragraph 3``."""
    place = bisect_right(known, part.start, key=lambda found: found.end) - 1
    if place < 0 or part.start - known[place].end > _PINCITE_REACH:
        return None
    return known[place] if _PINCITE.fullmatch(text, known[place].end, part.start) else None


def _own_units() -> frozenset[str]:
    return word_set("references", "parts", "own")
