"""Persons named without a title: a name known by its first or family name, with a cue beside it.

Three things must come together: the shape (two to five capitalised words that end where the capitals end), the lexicon (a common
given name in front, a family name that stands first, a Japanese given name behind, a Korean one by its hyphen) and a cue: a verb of
saying or of meeting behind the name, a small word in front of it that introduces persons (`with`, `told`, `counterpart`), a state’s
genitive, an office between commas, or a person beside it (`A and B`).  Statesmen are found by the family name alone, with a cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from toolkit.find.chunks import chunks_of
from toolkit.find.people.again import stands_alone
from toolkit.find.people.chunks import statesmen_chunks
from toolkit.find.people.patterns import full_name_pattern, is_name, names_thing, office_behind, whose
from toolkit.find.people.patterns import office_of as office_before
from toolkit.lexicons import any_of, load_lexicon, word_set

_REACH = 40
_JOINT = re.compile(r",? and |, | & ")
_KOREAN = re.compile(r"[A-Z][a-z]+-[a-z]+")


class Candidate(NamedTuple):
    """A stretch of text that can be a person’s name, with its office, and whether a cue stands beside it."""

    start: int
    end: int
    role: str | None
    cued: bool


def untitled(text: str, known: Iterable[tuple[int, int]] = ()) -> Iterator[tuple[int, int, str | None]]:
    """Yield start, end and office of the persons named without a title; `known` are the spans of those who have been found.

    Examples
    --------
    >>> text = "Wang Yi met Mary Holm, the Norwegian foreign minister, at the Mary Rose Museum."
    >>> [(text[start:end], role) for start, end, role in untitled(text)]
    [('Wang Yi', None), ('Mary Holm', 'Norwegian foreign minister')]
    """
    candidates = sorted({*_full_names(text), *_statesmen(text)}, key=lambda found: (found.start, -found.end))
    taken = [Candidate(start, end, None, True) for start, end in known]
    everyone = _disjoint(sorted([*taken, *candidates], key=lambda found: (found.start, -found.end)))
    for person in _spread(text, everyone):
        if person.cued and person not in taken:
            yield person.start, person.end, person.role


def _disjoint(candidates: Sequence[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for candidate in candidates:
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept


def _spread(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the cue of a person to the one beside it: `with A, B and C`, `A and B said`."""
    spread = list(candidates)
    for order in (range(1, len(spread)), range(len(spread) - 2, -1, -1)):
        step = -1 if order.step == 1 else 1
        for i in order:
            left, right = sorted((spread[i], spread[i + step]))
            if spread[i + step].cued and _JOINT.fullmatch(text, left.end, right.start):
                spread[i] = spread[i]._replace(cued=True)
    return spread


def _full_names(text: str) -> Iterator[Candidate]:
    for match in full_name_pattern().finditer(text):
        words = list(re.finditer(r"\S+", match.group()))
        end = match.start() + len(re.sub(r"[’']s?$", "", match.group()))
        for number, word in enumerate(words[:-1]):
            start = match.start() + word.start()
            name = text[start:end]
            if not is_known(name):
                continue
            before = words[number - 1].group() if number else ""
            if number and not (_owned(text, start, before) or before.lower() in _openers()):
                break
            if stands_free(text, start, end):
                yield _candidate(text, start, end)
            break


def is_known(name: str) -> bool:
    """Whether the lexicon knows the given or the family name in `name`.

    Examples
    --------
    >>> [is_known(name) for name in ("Wang Yi", "Ada Holm", "Mary Holm", "Mary Rose Museum", "Hong Kong")]
    [True, False, True, False, False]
    """
    if is_name(name) != name or name in word_set("people", "no_persons"):
        return False
    first, second, *rest = name.split()
    if _no_parts().intersection([second, *rest]):
        return False
    if _KOREAN.fullmatch(second) and not rest and first in word_set("people", "family_first"):
        return True
    family = first in word_set("people", "family_first") or first in word_set("people", "family_vietnamese")
    plain = first not in word_set("people", "other_words")
    given = first in word_set("people", "given_names") or first in word_set("people", "given_either")
    last = [second, *rest][-1]
    if last in word_set("people", "statesmen") and plain:
        return True
    return (given and len(last) > 1) or (family and plain) or last in word_set("people", "given_either")


@cache
def _no_parts() -> frozenset[str]:
    """Return the words that stand behind a first name in the names of firms, bodies and posts alone."""
    return (
        word_set("people", "fields") | word_set("people", "namesakes") | word_set("people", "company_words")
    )


def stands_free(text: str, start: int, end: int) -> bool:
    """Whether a name is no part of a longer one, no ship, no place and nothing named after a person."""
    before = text[max(0, start - _REACH) : start]
    if re.search(r"(?:\b(?:[Tt]he|an?|in|at|near|of the|[Ss]aint|[Ss]t\.)|[A-Z]{3,}|[–/-]) ?$", before):
        return False
    return not names_thing(text, end) and re.compile(r"[’']?s? [A-ZÀ-Ý]|[–/-]\w").match(text, end) is None


def _candidate(text: str, start: int, end: int) -> Candidate:
    role = office_behind(text, end) or office_before(text, start)
    first, *_, last = text[start:end].split()
    family = word_set("people", "family_first") | word_set("people", "statesmen")
    if first in word_set("people", "given_words") and last not in family:
        return Candidate(start, end, role, bool(role) or _speech().match(text, end) is not None)
    given = first in word_set("people", "given_names")
    linked = given and re.search(r"\b(?:of|to|for|from) $", text[max(0, start - _REACH) : start]) is not None
    return Candidate(start, end, role, bool(role) or linked or _cued(text, start, end))


def _cued(text: str, start: int, end: int) -> bool:
    introduced = _introduced().search(text[max(0, start - _REACH) : start]) is not None
    before = text[max(0, start - _REACH) : start].split()[-1:]
    return introduced or _owned(text, start, *before) or _saying().match(text, end) is not None


def _owned(text: str, start: int, before: str = "") -> bool:
    """Whether a state’s or an institution’s genitive stands in front: `South Korea’s`, `the EU’s`."""
    owner = re.sub(r"[’']s$", "", before)
    known = owner in word_set("people", "institutions") or owner.lower() in word_set("actors", "seats")
    return bool(whose(text, start)) or (owner != before and known)


def _statesmen(text: str) -> Iterator[Candidate]:
    for match in _statesman().finditer(text) if not statesmen_chunks().isdisjoint(chunks_of(text)) else ():
        if stands_alone(text, *match.span()) and _cued(text, *match.span()):
            yield Candidate(*match.span(), None, True)


@cache
def _statesman() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'.-]){any_of(load_lexicon('people')['statesmen'])}(?![\w-])")


@cache
def _openers() -> frozenset[str]:
    days = frozenset(day.lower() for day in word_set("calendar", "weekdays"))
    return days | word_set("abbreviations", "starters") | word_set("grammar", "subordinators")


@cache
def _introduced() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b{any_of(load_lexicon('people')['introducers'])}|\b(?:[Ll]ed|[Hh]eaded|[Cc]o-chaired|[Cc]haired) by|counterparts?,) $"
    )


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(rf" {any_of(load_lexicon('people')['speech'])}\b")


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(
        rf"[’']s?(?![\w-])|(?:, who)? (?:(?:also|later|then|has|had|on {any_of(load_lexicon('calendar')['weekdays'])}) )?(?:{any_of(load_lexicon('people')['sayings'])}|[a-z]+ed)\b"
    )
