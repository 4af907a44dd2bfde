"""Main clauses of a sentence: who opens one, and which further verbs are joined to the first.

Reading from left to right, a subject may stand at the sentence's start, behind a fronted phrase and its comma, behind a semicolon,
or behind `and`; a clause behind a subordinator (`that`, `which`, `as`, `while` …) is none.  A further verb joined by `and` or a comma
belongs to the subject if it has the form of the first one and can't belong to a relative clause, a `that` clause or an infinitive
that has been opened since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from toolkit.find.acts_joined import is_participle, read_joined
from toolkit.find.acts_names import name_at
from toolkit.find.acts_open import STRONG_SUBORDINATORS, Open
from toolkit.find.acts_subjects import Clause, read_clause, read_inverted, read_state_clause
from toolkit.find.acts_verbs import reading, word_class
from toolkit.find.acts_words import Word

LONGEST_FRONTED = 60
LONGEST_LINKED = 15


def read_clauses(words: Sequence[Word], acronyms: Mapping[str, str]) -> Iterator[Clause]:
    """Yield the main clauses of one sentence that are acts, a joined verb as a clause of the same subject."""
    return (clause for clause in read_all_clauses(words, acronyms) if clause.verb.form != "state")


def read_all_clauses(words: Sequence[Word], acronyms: Mapping[str, str]) -> Iterator[Clause]:
    """Yield the acts of one sentence and the states between them, whose subject a joined verb may have: ``form`` is then `state`."""
    found: Clause | None = None
    state, i = Open(), 0
    while i < len(words):
        clause = _opened(words, i, acronyms, found) or read_inverted(words, i, acronyms)
        if clause:
            state = Open(after=clause.verb.end)
        elif found:
            clause = read_joined(words, i, found, state)
        if clause:
            yield clause
            found, i = clause, clause.verb.end
            continue
        state.read(words, i)
        i += 1


def _opened(
    words: Sequence[Word], i: int, acronyms: Mapping[str, str], found: Clause | None
) -> Clause | None:
    """Return the clause that opens at `i`: an act, or else a state."""
    acted = None if found is None or found.verb.form == "state" else found
    if not _may_open(words, i, acted) or _is_subordinate(words, i):
        return None
    clause = read_clause(words, i, acronyms)
    if clause and _is_main(words, clause):
        return clause
    clause = read_state_clause(words, i, acronyms)
    return clause if clause and _is_main(words, clause) else None


def _may_open(words: Sequence[Word], i: int, found: Clause | None) -> bool:
    """Whether a subject may stand at `i`; `that` within a sentence opens a clause, it points to no actor."""
    if i == 0:
        return True
    low = words[i].low
    if low == "that":
        return False
    first_person = low in {"we", "i"}
    left = i - 1
    while first_person and left > 0 and words[left].low in word_class("adverbs"):
        left -= 1
    before = words[left]
    if before.text in {";", ":"} or (before.text in {"–", "—"} and (first_person or not found)):
        return True
    if before.text == ",":
        known = first_person or words[i].text in {"The", "We"}
        return not found or known or (low in word_class("pronouns") and _behind_fronted(words, left))
    if before.low in {"and", "but", "so"}:
        comma = left > 0 and words[left - 1].text in {",", ";"}
        return first_person or comma or _goes_on(words[max(0, left - LONGEST_FRONTED) : left], low, found)
    return not found and _after_fronted(words, i, first_person)


def _behind_fronted(words: Sequence[Word], comma: int) -> bool:
    """Whether a fronted phrase or clause ends at `comma`: `…, and with regard to the strait, he stated`, `…; when it rained, she left`."""
    for j in range(comma - 1, max(1, comma - LONGEST_LINKED), -1):
        if words[j].text == ",":
            return False
        if words[j].text == ";":
            return words[j + 1].low in word_class("subordinators") or _is_fronted(words[j + 1])
        if words[j].low in {"and", "but"} and words[j - 1].text == ",":
            return _is_fronted(words[j + 1]) and _no_verb(words[j + 1 : comma])
    return False


def _goes_on(words: Sequence[Word], low: str, found: Clause | None) -> bool:
    """Whether `and` without a comma may join a whole clause: `… and the Leaders expressed`, `is a priority and both sides agreed`."""
    return (
        low in {"they", "both"} and not _no_verb(words) if found is None else low in {"they", "both", "the"}
    )


def _after_fronted(words: Sequence[Word], i: int, first_person: bool) -> bool:
    """Whether a fronted phrase without a comma may end before `i`: `In January next year we`, `Today Japan`."""
    before = words[i - 1]
    if words[i].low in word_class("prepositions") | word_class("subordinators") or not words[i].is_word:
        return False
    timed = before.low in word_class("time_words") or before.text.isdigit() or before.low.endswith("ly")
    fronted = _is_fronted(words[0]) or (bool(reading(words[0], "ing")) and _fronted_behind_comma(words, i))
    return fronted and (timed or (first_person and _no_verb(words[max(0, i - LONGEST_FRONTED) : i])))


def _fronted_behind_comma(words: Sequence[Word], i: int) -> bool:
    """Whether the last comma before `i` has a fronted phrase behind it: `Meeting in Hanoi, in January the Leaders`."""
    reach = range(i - 1, max(0, i - LONGEST_FRONTED), -1)
    comma = next((j for j in reach if words[j].text == ","), 0)
    return bool(comma) and _is_fronted(words[comma + 1])


def _is_fronted(word: Word) -> bool:
    """Whether a phrase that opens with `word` may stand before the subject."""
    opening = word_class("prepositions") | word_class("time_words") | word_class("adverbs")
    return word.low in opening or word.low.endswith("ly")


def _no_verb(words: Sequence[Word]) -> bool:
    """Whether no finite verb for sure stands among `words`."""
    finite = (
        word_class("be")
        | word_class("have")
        | word_class("modals")
        | word_class("pronouns")
        | word_class("relatives")
    )
    return not any(word.low in finite for word in words)


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
