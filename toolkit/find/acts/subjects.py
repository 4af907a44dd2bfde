"""Subjects: an actor, or several joined by commas and `and`, followed by a predicate that agrees with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from toolkit.find.acts.actors import Actor, read_actors
from toolkit.find.acts.asides import apposes, behind_modifiers, behind_passive, lists_states
from toolkit.find.acts.doubts import builds, is_name_part, is_noun, is_passive, is_reduced, says, speaks
from toolkit.find.acts.names import apposed_ends, nouns
from toolkit.find.acts.predicates import SINGULAR, Number, read_predicate, read_state
from toolkit.find.acts.verbs import VerbGroup, lemmas_of, reading
from toolkit.find.acts.words import Word
from toolkit.lexicons import word_set

LONGEST_APPOSED = 15
MOST_MEMBERS = 12
# States are listed at greater length: `Argentina, Brazil, … and Zambia took part`.
MOST_STATES = 60


class Clause(NamedTuple):
    """A main clause: its subject (words ``start`` to ``end``), number, kind, how many actors are joined, and its verb."""

    start: int
    end: int
    plural: bool
    kind: str
    members: int
    verb: VerbGroup


class Place(NamedTuple):
    """Where a subject is searched: the sentence, the word that opens it, and the actors that were read in the sentence, by place."""

    words: Sequence[Word]
    start: int
    acronyms: Mapping[str, str]
    actors: dict[int, list[Actor]]

    def actors_at(self, i: int) -> list[Actor]:
        """Return the actors that the noun group at `i` may name, of those that end together the last read."""
        if i not in self.actors:
            found = read_actors(self.words, i, self.acronyms)
            self.actors[i] = list({actor.end: actor for actor in found}.values())
        return self.actors[i]


class Search(NamedTuple):
    """What a subject is searched in, what may follow it, and from where nothing was found.

    ``mode`` is `near` (the verb), `apart` (modifiers, and then the verb) or `state` (a verb of state); ``apart`` is that of it.
    """

    place: Place
    words: Sequence[Word]
    mode: Literal["near", "apart", "state"]
    apart: bool
    failed: set[tuple[int, bool]]


def read_clause(place: Place) -> Clause | None:
    """Return the clause whose subject opens at `place`: first with the verb right behind it, then behind modifiers."""
    modes: tuple[Literal["near", "apart"], ...] = ("near", "apart")
    for mode in modes:
        if clause := _search(place, mode):
            return clause
    return None


def read_state_clause(place: Place) -> Clause | None:
    """Return the clause of a state whose subject opens at `place`: `the Leaders remain committed`, which is no act."""
    return _search(place, "state")


def _search(place: Place, mode: Literal["near", "apart", "state"]) -> Clause | None:
    return _joined(Search(place, place.words, mode, mode == "apart", set()), place.start, 0, closed=True)


@cache
def sayings() -> frozenset[str]:
    """Return the past forms of the verbs that stand before their subject behind what is said: `said`."""
    lemmas = word_set("verbs", "quoting", "verbs")
    return frozenset(form for form, lemma in lemmas_of("past").items() if lemma in lemmas)


def read_inverted(words: Sequence[Word], i: int, acronyms: Mapping[str, str]) -> Clause | None:
    """Return the clause of a verb of saying before its subject, behind what is said: `“We agree,” said President Holm`."""
    if words[i].text not in sayings() or i == 0 or not _closes_speech(words, i):
        return None
    persons = [actor for actor in read_actors(words, i + 1, acronyms) if actor.kind in {"person", "state"}]
    if not persons:
        return None
    actor = persons[-1]
    return Clause(
        i + 1, actor.end, False, actor.kind, 1, VerbGroup(i, i + 1, reading(words[i], "past"), "past")
    )


def _closes_speech(words: Sequence[Word], i: int) -> bool:
    """Whether reported or quoted speech ends before `i`."""
    comma = words[i - 1].text == ","
    spoken = words[i - 1 - comma] if i > comma else words[0]
    quoted = spoken.text[-1] in '”"' or spoken.low == "“name”"
    return quoted or (comma and words[i].low == "said")


def _joined(search: Search, i: int, members: int, *, closed: bool) -> Clause | None:
    """Read the next member of a subject at `i`; `closed` says that no further one is due."""
    if members > MOST_STATES or (i, closed) in search.failed:
        return None
    actors = search.place.actors_at(i)
    if members > MOST_MEMBERS and not any(actor.kind in {"state", "organisation"} for actor in actors):
        return None
    for actor in reversed(actors) if search.apart else actors:
        if members and actor.kind == "we":
            continue
        if not members and _is_apposed(search, actor) and (clause := _with_predicate(search, actor, 1)):
            return clause
        listed = _list_clause(search, actor, members, closed)
        if search.apart and listed:
            return listed
        if closed and (clause := _with_predicate(search, actor, members + 1)):
            return clause
        if closed and members and (clause := _with_apposed(search, actor, members + 1)):
            return clause
        if listed:
            return listed
    search.failed.add((i, closed))
    return None


def _is_apposed(search: Search, actor: Actor) -> bool:
    """Whether what follows a comma behind `actor` only says who that is: an office of the person, the names of the states."""
    words, i = search.words, actor.end
    if not search.apart or i >= len(words) or words[i].text != ",":
        return False
    if actor.kind == "parties":
        return words[i - 1].low in nouns("parties") and lists_states(words, i + 1)
    if actor.kind != "person" or not apposes(words, i + 1):
        return False
    closes = next((j for j in range(i + 1, min(len(words), i + LONGEST_APPOSED)) if words[j].text == ","), 0)
    return bool(closes) and read_predicate(words, closes + 1, SINGULAR) is not None


def _list_clause(search: Search, actor: Actor, members: int, closed: bool) -> Clause | None:
    """Return the clause of a list that goes on behind `actor`; behind `we` it only says who we are."""
    following, last = _conjunction(search.words, actor.end)
    if not following or (actor.kind == "i"):
        return None
    apposed = (
        members > 0 and closed and actor.kind == "person" and search.words[following].low in nouns("titles")
    )
    ours = actor.kind == "we" and not last
    clause = _joined(search, following, members + 1, closed=last or apposed or ours)
    return clause._replace(end=actor.end, members=1, kind="we") if clause and ours else clause


def _conjunction(words: Sequence[Word], i: int) -> tuple[int, bool]:
    """Return where the next member of a list starts (0: nowhere), and whether it is the last one."""
    low = words[i].low if i < len(words) else ""
    if low in {"and", "&"}:
        return i + 1, True
    if low not in {",", "as"}:
        return 0, False
    after = [word.low for word in words[i + 1 : i + 3]]
    if low == "as":
        return (i + 3, True) if after == ["well", "as"] else (0, False)
    if after[:1] == ["and"]:
        return i + 2, True
    return (i + 4, True) if after == ["as", "well"] else (i + 1, False)


def _number(actor: Actor, members: int) -> Number:
    if actor.kind == "group":
        return Number(True, True, True)
    if members > 1:
        return Number(True, actor.kind == "state" or actor.kind == "organisation", True)
    if actor.kind in {"we", "i", "they"}:
        return Number(True, actor.kind == "i", True)
    guess = actor.kind not in {"name", "event"}
    return Number(actor.plural, not actor.plural, guess)


def _with_predicate(search: Search, actor: Actor, members: int) -> Clause | None:
    words, number = search.words, _number(actor, members)
    if search.mode == "state":
        return _with_state(search, actor, members, number)
    if search.apart:
        verb = behind_passive(words, actor) or behind_modifiers(
            words, actor.end, number, members > 1, actor.kind == "person"
        )
    else:
        verb = read_predicate(words, _behind_quote(words, actor.end), number)
        verb = None if verb and is_passive(words, actor, verb) else verb
    if verb is None or is_name_part(words, actor.kind, verb) or is_reduced(words, actor, verb):
        return None
    if (not search.apart and is_noun(words, actor, verb)) or (
        actor.kind == "name" and not says(words, actor, verb)
    ):
        return None
    if actor.kind == "seat" and not speaks(verb):
        return None
    if actor.kind == "event" and builds(verb):
        return None
    kind = actor.kind if members == 1 else f"{actor.kind}s"
    return Clause(search.place.start, actor.end, number.plural, kind, members, verb)


def _behind_quote(words: Sequence[Word], i: int) -> int:
    """Return where a predicate may stand at `i`, behind the mark that quotes it: `Norway “recalled its bond”`."""
    quoted = i + 1 < len(words) and words[i].text in {"“", '"'} and words[i + 1].text.islower()
    return i + 1 if quoted else i


def _with_apposed(search: Search, actor: Actor, members: int) -> Clause | None:
    """Read the last of several persons where a comma stands between the office and the name: `and the Envoy, Dr Holm, met`."""
    if actor.kind != "person":
        return None
    for end in apposed_ends(search.words, actor.end, LONGEST_APPOSED):
        closes = end < len(search.words) and search.words[end].text == ","
        verb = read_predicate(search.words, end + closes, Number(True, False))
        if verb:
            return Clause(search.place.start, end, True, "persons", members, verb)
    return None


def _with_state(search: Search, actor: Actor, members: int, number: Number) -> Clause | None:
    verb = None if actor.kind in {"name", "event", "it"} else read_state(search.words, actor.end, number)
    kind = actor.kind if members == 1 else f"{actor.kind}s"
    return Clause(search.place.start, actor.end, number.plural, kind, members, verb) if verb else None
