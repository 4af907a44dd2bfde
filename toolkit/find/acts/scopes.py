"""Whose voice an act is: all the parties', some of theirs, one side's, one state's, a person's, the chair's, a body's, or the speaker's.

Several states or persons speak for all if no longer list of their kind acts in the document.  In a document of two parties (`both
sides`, `the two countries`) two are all, however many persons or bodies act together elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from toolkit.find.acts.names import names, nouns, office_words
from toolkit.find.acts.subjects import Clause
from toolkit.lexicons import load_lexicon

GROUPS = {"we": "all", "i": "the speaker", "person": "a person", "persons": "a person", "he": "a person"}
LONGEST_NAME = 6
BILATERAL = 2


class Parties(NamedTuple):
    """How many states, and how many persons, make up all those who act in a document."""

    states: int = 1
    persons: int = 1


def read_parties(actors: Iterable[tuple[str, Clause]]) -> Parties:
    """Return how many parties the document has, by its longest lists of actors."""
    states = everyone = 1
    two = False
    for actor, clause in actors:
        members = _members(actor, clause)
        everyone = max(everyone, members)
        if clause.kind in {"states", "organisations"}:
            states = max(states, members)
        two = two or _are_two(actor, clause)
    if two and states <= BILATERAL:
        return Parties(BILATERAL, BILATERAL)
    return Parties(states if states > BILATERAL else everyone, everyone)


def _are_two(actor: str, clause: Clause) -> bool:
    """Whether the subject is both of two parties: `both sides`, `the two Ministers`."""
    words = actor.lower().removeprefix("the ").split()
    return clause.kind == "parties" and clause.members == 1 and words[:1] in (["both"], ["two"])


def _members(actor: str, clause: Clause) -> int:
    """Return how many actors are joined; two offices of one person (`Minister for Ports and Minister for Law Mr Holm`) are one."""
    if clause.kind != "persons":
        return clause.members
    words = actor.replace(",", "").split()
    offices = office_words()
    doubled = (
        words[i - 1].lower() in offices and words[i + 1][:1].isupper() and words[i + 1].lower() in offices
        for i in range(1, len(words) - 1)
        if words[i] == "and"
    )
    return max(1, clause.members - sum(doubled))


def scope_of(actor: str, clause: Clause, parties: Parties) -> str:
    """Return whose voice the subject is: all, some, one side, one state, a person, the chair, a body, or the speaker."""
    scopes = load_lexicon("actors")["scope"]
    words = actor.lower().removeprefix("the ").split()
    if words and (words[0] in scopes["some"] or words[:3] == ["a", "number", "of"]):
        return "some"
    if words and words[-1] in scopes["chair"]:
        return "the chair"
    members = _members(actor, clause)
    if members > 1:
        largest = parties.persons if clause.kind == "persons" else parties.states
        return "all" if members >= largest or nouns("parties") & _unnamed(words) else "some"
    if words and words[-1] in scopes["groupings"] and clause.kind != "person":
        return "one side"
    if clause.kind == "state" or (clause.kind != "parties" and set(words[:3]) & set(scopes["state"])):
        return "one state"
    if clause.kind in {"parties", "they"}:
        return "one side" if _names_a_side(words) else "all"
    return GROUPS.get(clause.kind, "a body")


def _unnamed(words: list[str]) -> set[str]:
    """Return the words that belong to no name of a state or organisation: `states`, but not that of `united states`."""
    left, i = set(), 0
    plain = [word.strip(",") for word in words]
    while i < len(plain):
        reach = range(min(LONGEST_NAME, len(plain) - i), 0, -1)
        length = next((n for n in reach if " ".join(plain[i : i + n]) in names()), 0)
        left |= set() if length else {plain[i]}
        i += length or 1
    return left


def _names_a_side(words: list[str]) -> bool:
    """Whether a group of leaders or states is marked as one side of the meeting: `ASEAN Leaders`, `Mekong countries`."""
    return any(word.removesuffix("’s").removesuffix("'s") in names() for word in words)
