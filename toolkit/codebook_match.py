"""Codebooks at work: every term of every element found in one pass, then the rules of exclusion and context.

The order of the rules: (1) all terms are matched; (2) within an element, of matches that overlap the longest stays;
(3) a match that lies in an excluded phrase or is
cut by one is dropped; (4) a match counts where its element's ``context`` is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from toolkit.codebook import Codebook, Element
from toolkit.codebook_index import Hit, TermIndex, longest
from toolkit.codebook_terms import Term, compile_term
from toolkit.schema import Paragraph

_PLACE = attrgetter("start", "end")


class Match(NamedTuple):
    """A term of an element found in a text; `passing` where the theme is only named by it."""

    start: int
    end: int
    term: str
    element: Element
    passing: bool = False


@dataclass(frozen=True, eq=False)
class _Owner:
    """What terms of the index belong to: an element, or the phrases that a codebook or element excludes or that a codebook calls passing.

    `masks` own the phrases that hide a match, `passing` those in which it is passing.
    """

    codebook: str
    element: Element | None = None
    masks: tuple[_Owner, ...] = ()
    passing: _Owner | None = None


class Matcher:
    """Codebooks compiled to one index of terms."""

    def __init__(self, codebooks: Sequence[Codebook]) -> None:
        owners = [(owner, term) for codebook in codebooks for owner, term in _terms_of(codebook)]
        self._owners = [owner for owner, _ in owners]
        self._index = TermIndex(compile_term(term) for _, term in owners)

    def match(self, text: str) -> dict[str, list[Match]]:
        """Return the matches in `text` by codebook name, before any rule of context."""
        by_owner: dict[_Owner, list[Hit]] = {}
        for hit in self._index.scan(text):
            by_owner.setdefault(self._owners[hit.term], []).append(hit)
        matches: dict[str, list[Match]] = {}
        for owner, hits in by_owner.items():
            if owner.element is not None:
                masks = [hit for mask in owner.masks for hit in by_owner.get(mask, ())]
                passing = by_owner.get(owner.passing, ()) if owner.passing else ()
                matches.setdefault(owner.codebook, []).extend(
                    Match(
                        hit.start,
                        hit.end,
                        self._index.terms[hit.term].written,
                        owner.element,
                        _hidden(hit, passing),
                    )
                    for hit in longest(hits)
                    if not _hidden(hit, masks)
                )
        return {name: sorted(found, key=_PLACE) for name, found in matches.items()}


@cache
def matcher(codebooks: tuple[Codebook, ...]) -> Matcher:
    """Return the matcher of `codebooks`; compiled once."""
    return Matcher(codebooks)


def in_context(matches: Iterable[Match], *, anchored: bool, document_anchored: bool) -> list[Match]:
    """Return the matches whose element counts here.

    Parameters
    ----------
    matches
        Matches of one codebook in one paragraph.
    anchored
        Whether the paragraph or its heading has an anchor of that codebook.
    document_anchored
        Whether a paragraph of the document has one.
    """
    given = {"none": True, "paragraph": anchored, "document": document_anchored or anchored}
    return [match for match in matches if given[match.element.context]]


def has_anchor(matches: Iterable[Match], *, document: bool = False) -> bool:
    """Return whether one of the matches shows the theme, by itself or because the `document` speaks of it."""
    return any(match.element.anchor and (document or match.element.context == "none") for match in matches)


def match_with_acronyms(
    compiled: Matcher, paragraph: Paragraph, codebook: Codebook, shorts: Mapping[str, Sequence[Element]]
) -> list[Match]:
    """Return the matches of one codebook in a paragraph, those of the document's own short forms included."""
    matches = compiled.match(paragraph.text).get(codebook.name, [])
    if not shorts:
        return matches
    pairs = [
        (compile_term(f"={short}"), element) for short, elements in shorts.items() for element in elements
    ]
    index = TermIndex(term for term, _ in pairs)
    own = [
        Match(hit.start, hit.end, pairs[hit.term][0].written, pairs[hit.term][1])
        for hit in index.scan(paragraph.text)
    ]
    return sorted(matches + _new(own, matches), key=_PLACE)


def elements_named(long: str, codebook: Codebook) -> list[Element]:
    """Return the elements of `codebook` of which one term is the whole of the words `long`."""
    words = long.strip().removeprefix("the ").removeprefix("The ")
    return [
        element
        for element in codebook.elements
        if any(_is_whole(compile_term(t), words) for t in element.terms)
    ]


def _is_whole(term: Term, words: str) -> bool:
    found = term.pattern.match(words)
    return found is not None and found.end() == len(words)


def _new(own: Iterable[Match], matches: Iterable[Match]) -> list[Match]:
    taken = {(m.element.name, position) for m in matches for position in range(m.start, m.end)}
    return [m for m in own if (m.element.name, m.start) not in taken]


def _hidden(hit: Hit, masks: Sequence[Hit]) -> bool:
    """Tell whether a hit lies in a mask or is cut by one; a hit longer than the mask it holds stays."""
    return bool(masks) and any(_masked(hit, mask) for mask in masks)


def _masked(hit: Hit, mask: Hit) -> bool:
    holds = hit.start <= mask.start and mask.end <= hit.end and hit.end - hit.start > mask.end - mask.start
    return hit.start < mask.end and mask.start < hit.end and not holds


def _terms_of(codebook: Codebook) -> Iterable[tuple[_Owner, str]]:
    excluded, passing = _Owner(codebook.name), _Owner(codebook.name)
    yield from ((excluded, term) for term in codebook.exclude_terms)
    yield from ((passing, term) for term in codebook.passing)
    for element in codebook.elements:
        hiding = _Owner(codebook.name)
        owner = _Owner(codebook.name, element, (excluded, hiding), passing)
        yield from ((owner, term) for term in element.terms)
        yield from ((hiding, term) for term in element.exclude_terms)
