"""Main clauses of a sentence: who opens one, and which further verbs are joined to the first.

Reading from left to right, a subject may stand at the sentence's start, behind a fronted phrase and its comma, behind a semicolon,
or behind `and`; a clause behind a subordinator (`that`, `which`, `as`, `while` …) is none.  A further verb joined by `and` or a comma
belongs to the subject if it has the form of the first one and can't belong to a relative clause, a `that` clause or an infinitive
that has been opened since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from toolkit.find.acts.actors import Actor, no_openers
from toolkit.find.acts.fronted import (
    CLOSING,
    LONGEST_FRONTED,
    LONGEST_LINKED,
    after_fronted,
    behind_fronted,
    cleft_end,
    closes_quotation,
    may_front,
    may_open_fronted,
    no_verb,
    opens_quotation,
    quoting,
    reports,
)
from toolkit.find.acts.joined import JOINTS, is_participle, read_joined
from toolkit.find.acts.names import name_at
from toolkit.find.acts.open import STRONG_SUBORDINATORS, Open
from toolkit.find.acts.subjects import Clause, Place, read_clause, read_inverted, read_state_clause, sayings
from toolkit.find.acts.verbs import rung_of, word_class
from toolkit.find.acts.words import Word

# What stands before a subject, or before the adverbs in front of a pronoun, that opens a further clause.
BREAKS = frozenset({";", ":", "–", "—", ",", "and", "but", "so", *CLOSING})

FIRST_PERSON = frozenset({"we", "i"})
# What a subject opens with behind a fronted phrase that no comma and no word of time ends.
FRONTED = frozenset({"the", "they"})


def read_clauses(words: Sequence[Word], acronyms: Mapping[str, str]) -> Iterator[Clause]:
    """Yield the main clauses of one sentence that are acts, a joined verb as a clause of the same subject."""
    return (clause for clause in read_all_clauses(words, acronyms) if clause.verb.form != "state")


def read_all_clauses(words: Sequence[Word], acronyms: Mapping[str, str]) -> Iterator[Clause]:
    """Yield the acts of one sentence and the states between them, whose subject a joined verb may have: ``form`` is then `state`."""
    found: Clause | None = None
    state, end, cleft = Open(), 0, cleft_end(words)
    actors: dict[int, list[Actor]] = {}
    for i in _places(words, cleft):
        if i < end:
            continue
        if words[i].low in JOINTS:
            clause = read_joined(words, i, found, state) if found else None
        else:
            clause = None
            acted = None if found is None or found.verb.form == "state" else found
            if i == cleft or (_may_open(words, i, acted) and not _is_subordinate(words, i)):
                clause = _opened(Place(words, i, acronyms, actors), acted)
            if clause is None and words[i].low in sayings():
                clause = read_inverted(words, i, acronyms)
            state = Open(after=clause.verb.end) if clause else state
        if clause:
            yield clause
            found, end = clause, clause.verb.end


def _places(words: Sequence[Word], cleft: int) -> list[int]:
    """Return where a clause may open or a verb be joined; the subject of a cleft stands at `cleft`."""
    fronted, stops, never = may_open_fronted(words[0]), _stops(), no_openers()
    behind = [
        i
        for i, (before, word) in enumerate(pairwise(words), 1)
        if word.low in stops
        or (
            word.low not in never
            and (before.low in BREAKS or i == cleft or (fronted and (before.timed or word.low in FRONTED)))
        )
    ]
    return behind if words[0].low in never else [0, *behind]


@cache
def _stops() -> frozenset[str]:
    """Return the words at which something may open or be joined whatever stands before them."""
    return JOINTS | FIRST_PERSON | sayings()


def _opened(place: Place, acted: Clause | None) -> Clause | None:
    """Return the clause that opens at `place`: an act, or else a state; `acted` is the act before it."""
    words = place.words
    if not place.actors_at(place.start):
        return None
    clause = read_clause(place)
    if clause and not _is_shown(words, clause, acted):
        return None
    if clause and _is_main(words, clause):
        return clause
    clause = read_state_clause(place)
    return clause if clause and _is_main(words, clause) else None


def _is_shown(words: Sequence[Word], clause: Clause, acted: Clause | None) -> bool:
    """Whether something more than its verb shows where a clause opens, or the verb says something, or quotes what has been said."""
    i = clause.start
    if i > 1 and (closes_quotation(words, i) or (acted and reports(words, i))):
        return clause.verb.lemma in quoting()
    if i == 0 or not may_front(words, i) or acted or after_fronted(words, i, False):
        return True
    rung = rung_of(clause.verb.lemma)
    return clause.kind in {"parties", "person"} and rung is not None and rung.ladder != "deed"


def _may_open(words: Sequence[Word], i: int, found: Clause | None) -> bool:
    """Whether a subject may stand at `i`; `that` within a sentence opens a clause, it points to no actor."""
    if i == 0:
        return True
    low = words[i].low
    first_person = low in FIRST_PERSON
    if low == "that" or (found and not first_person and words[i - 1].low not in BREAKS):
        return False
    if opens_quotation(words, i) or closes_quotation(words, i):
        return True
    left = i - 1
    while first_person and left > 0 and words[left].low in word_class("adverbs"):
        left -= 1
    before = words[left]
    if before.text in {";", ":"} or (before.text in {"–", "—"} and (first_person or not found)):
        return True
    if before.text == ",":
        known = first_person or words[i].text in {"The", "We"}
        after = low in word_class("pronouns") or low == "the" or words[i].capital
        return not found or known or (after and behind_fronted(words, left)) or reports(words, i)
    if before.low in {"and", "but", "so"}:
        comma = left > 0 and words[left - 1].text in {",", ";"}
        return first_person or comma or _goes_on(words[max(0, left - LONGEST_FRONTED) : left], low, found)
    return not found and (after_fronted(words, i, first_person) or may_front(words, i))


def _goes_on(words: Sequence[Word], low: str, found: Clause | None) -> bool:
    """Whether `and` without a comma may join a whole clause: `… and the Leaders expressed`, `is a priority and both sides agreed`."""
    return low in {"they", "both"} and not no_verb(words) if found is None else low in {"they", "both", "the"}


def _is_subordinate(words: Sequence[Word], i: int) -> bool:
    """Whether a subordinator stands before the subject at `i`."""
    j = i - 1
    while j >= max(0, i - LONGEST_LINKED) and (
        words[j].text == "," or words[j].low in {"also", "therefore", "thus", "then", "together"}
    ):
        j -= 1
    if j < 0:
        return False
    if j == i - 1:
        return words[j].low in word_class("subordinators") and not (words[j].low == "so" and words[j].capital)
    return words[j].low in STRONG_SUBORDINATORS or (
        words[j].low == "that" and words[j - 1].low not in word_class("prepositions")
    )


def _is_main(words: Sequence[Word], clause: Clause) -> bool:
    """Whether a clause found at a comma or `and` is one of its own, not the rest of a list or a place name."""
    i = clause.start
    if i == 0:
        return True
    before = words[i - 1]
    if before.text == "," and (_is_place(words, clause) or (clause.members > 1 and _in_list(words, i))):
        return False
    if before.low in {"and", "but"} and clause.kind not in {"we", "i"}:
        return (
            clause.verb.start - clause.end <= 2
            and not is_participle(words, clause.verb)
            and not _in_list(words, i)
        )
    return True


def _is_place(words: Sequence[Word], clause: Clause) -> bool:
    """Whether the state that opens `clause` tells where a town is: `in Siem Reap, Cambodia`."""
    i = clause.start
    length, kind = name_at(words, i)
    if kind != "state" or (clause.members == 1 and clause.verb.start == i + length):
        return False
    if clause.members > 1 and words[i + length].text != ",":
        return False
    j = i - 2
    while (
        j >= max(0, i - LONGEST_LINKED)
        and words[j].capital
        and words[j].is_word
        and not words[j].text.isdigit()
    ):
        j -= 1
    return 0 <= j < i - 2 and words[j].low in {"in", "at"} and i - 2 - j <= 4 and j > 0


def _in_list(words: Sequence[Word], i: int) -> bool:
    """Whether `and` before `i` joins nouns: `between ASEAN and Japan`."""
    window = {word.low for word in words[max(0, i - 12) : i]}
    return bool(window & {"between", "among"}) and (
        words[i - 1].text == "," or words[i].low not in {"the", "they", "both"}
    )
