"""Subjects: an actor, or several joined by commas and `and`, followed by a predicate that agrees with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from toolkit.find.acts_actors import Actor, nouns, read_actors
from toolkit.find.acts_predicates import SINGULAR, Number, read_predicate
from toolkit.find.acts_verbs import VerbGroup, is_voice, reading, verb_class, word_class
from toolkit.find.acts_words import Word

LONGEST_ASIDE = 45
LONGEST_MODIFIER = 30
MOST_MEMBERS = 12
HELD = frozenset(
    {"held", "convened", "chaired", "hosted", "organised", "organized", "attended", "co-chaired"}
)


class Clause(NamedTuple):
    """A main clause: its subject (words ``start`` to ``end``), number, kind, how many actors are joined, and its verb."""

    start: int
    end: int
    plural: bool
    kind: str
    members: int
    verb: VerbGroup


class Search(NamedTuple):
    """What a subject is searched in: where it starts, whether modifiers may follow it, and from where nothing was found."""

    words: Sequence[Word]
    start: int
    apart: bool
    acronyms: Mapping[str, str]
    failed: set[tuple[int, bool]]


def read_clause(words: Sequence[Word], i: int, acronyms: Mapping[str, str]) -> Clause | None:
    """Return the clause whose subject opens at `i`: first with the verb right behind it, then behind modifiers."""
    for apart in (False, True):
        if clause := _joined(Search(words, i, apart, acronyms, set()), i, 0, closed=True):
            return clause
    return None


def _joined(search: Search, i: int, members: int, *, closed: bool) -> Clause | None:
    """Read the next member of a subject at `i`; `closed` says that no further one is due."""
    if members > MOST_MEMBERS or (i, closed) in search.failed:
        return None
    actors = list({actor.end: actor for actor in read_actors(search.words, i, search.acronyms)}.values())
    for actor in reversed(actors) if search.apart else actors:
        listed = _list_clause(search, actor, members, closed)
        if search.apart and listed:
            return listed
        if closed and (clause := _with_predicate(search, actor, members + 1)):
            return clause
        if listed:
            return listed
    search.failed.add((i, closed))
    return None


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
    lows = [word.low for word in words[i : i + 3]]
    if lows[:1] in (["and"], ["&"]):
        return i + 1, True
    if lows[:2] == [",", "and"]:
        return i + 2, True
    if lows == ["as", "well", "as"]:
        return i + 3, True
    if lows == [",", "as", "well"]:
        return i + 4, True
    return (i + 1, False) if lows[:1] == [","] else (0, False)


def _number(actor: Actor, members: int) -> Number:
    if members > 1:
        return Number(True, actor.kind == "state" or actor.kind == "organisation", True)
    if actor.kind in {"we", "i", "they"}:
        return Number(True, actor.kind == "i", True)
    guess = actor.kind not in {"name", "event"}
    return Number(actor.plural, not actor.plural, guess)


def _with_predicate(search: Search, actor: Actor, members: int) -> Clause | None:
    words, number = search.words, _number(actor, members)
    if search.apart:
        verb = _behind_passive(words, actor) or _behind_modifiers(words, actor.end, number, members > 1)
    else:
        verb = read_predicate(words, actor.end, number)
    if verb is None or _is_name_part(words, actor.kind, verb) or _is_reduced(words, actor, verb):
        return None
    if (not search.apart and _is_noun(words, actor, verb)) or (
        actor.kind == "name" and not _says(words, actor, verb)
    ):
        return None
    kind = actor.kind if members == 1 else f"{actor.kind}s"
    return Clause(search.start, actor.end, number.plural, kind, members, verb)


def _says(words: Sequence[Word], actor: Actor, verb: VerbGroup) -> bool:
    """Whether what has an unknown name acts by saying something, as only an actor does."""
    if verb.form == "past" and words[actor.end].low in HELD:
        return True
    return is_voice(verb.lemma) and words[actor.end].low not in word_class("prepositions")


def _is_name_part(words: Sequence[Word], kind: str, verb: VerbGroup) -> bool:
    """Whether the would-be verb is a capitalised noun: `ASEAN Member States`."""
    word = words[verb.start]
    if word.capital and verb.form == "past" and kind == "person" and words[verb.start + 1 : verb.start + 2]:
        return words[verb.start + 1].capital
    return word.capital and (
        word.low in nouns("parties") or (verb.form in {"base", "3sg"} and not is_voice(verb.lemma))
    )


def _behind_passive(words: Sequence[Word], actor: Actor) -> VerbGroup | None:
    """Read `was held via videoconference, endorsed …`: the act that follows a meeting's passive."""
    i = actor.end
    lows = [word.low for word in words[i : i + 3]]
    if actor.kind not in {"event", "name"} or lows[:1] != ["was"] or not HELD & set(lows):
        return None
    for j in range(i + 2, min(len(words), i + LONGEST_ASIDE)):
        if words[j].text in {",", "and"} and (verb := read_predicate(words, j + 1, SINGULAR)):
            return verb if verb.form == "past" and _finite(words, verb) else None
    return None


def _is_reduced(words: Sequence[Word], actor: Actor, verb: VerbGroup) -> bool:
    """Whether `held on …` behind a meeting modifies it; `held its first talks` says what somebody did."""
    owned = verb.end < len(words) and words[verb.end].low in {"its", "their", "his", "her", "a", "an"}
    return actor.kind in {"event", "name"} and words[verb.start].low in HELD and not owned


def _is_noun(words: Sequence[Word], actor: Actor, verb: VerbGroup) -> bool:
    """Whether the would-be verb is a noun of the subject's group: `ASEAN Member States support for …`."""
    if (
        verb.form not in {"base", "3sg"}
        or verb.lemma not in verb_class("homograph")
        or actor.kind in {"we", "i", "they"}
    ):
        return False
    after = words[verb.end].low if verb.end < len(words) else "."
    return after in {
        "of",
        "for",
        "was",
        "is",
        "are",
        "were",
        "has",
        "have",
        "will",
        ".",
    } and verb.lemma not in {"call"}


def _behind_modifiers(words: Sequence[Word], i: int, number: Number, joined: bool) -> VerbGroup | None:
    """Return the predicate of a subject that is followed by an aside, a phrase or a participle."""
    if i >= len(words) or words[i].low == "of":
        return None
    if words[i].text in {",", "–", "—"}:
        return _behind_aside(words, i, number, joined)
    opens = words[i].low in word_class("prepositions") | {"who", "that", "especially", "particularly", "as"}
    if opens or (reading(words[i], "ing") and not words[i].capital) or words[i].low in HELD:
        return _behind_phrase(words, i, number)
    return None


def _behind_aside(words: Sequence[Word], i: int, number: Number, joined: bool) -> VerbGroup | None:
    """Read `, which advocates …, supports`; the aside must open like one."""
    first = words[i + 1] if i + 1 < len(words) else None
    if first is None:
        return None
    if first.low not in word_class("aside_openers") | nouns("titles") and not reading(first, "ing"):
        verb = read_predicate(words, i + 1, number)
        return verb if verb and first.is_word and verb.form == "past" and number.plural and joined else None
    for j in range(i + 2, min(len(words), i + LONGEST_ASIDE)):
        if words[j].text == ";":
            return None
        if (
            words[j].text == words[i].text
            and (verb := read_predicate(words, j + 1, number))
            and _finite(words, verb, aside=True)
        ):
            return verb
    return None


def _behind_phrase(words: Sequence[Word], i: int, number: Number) -> VerbGroup | None:
    """Read `participating in the Forum in Tokyo reaffirmed`: the first finite verb that belongs to no relative clause."""
    relative = 0
    for j in range(i + 1, min(len(words), i + LONGEST_MODIFIER)):
        low, before = words[j].low, words[j - 1].low
        if words[j].text in ";:.":
            return None
        if low in {"we", "they"} and before == ",":
            return None
        if low in word_class("relatives"):
            relative += 1
            continue
        if (
            before in word_class("prepositions") | word_class("determiners") | word_class("coordinators")
            or words[j].text == ","
        ):
            continue
        verb = read_predicate(words, j, number._replace(guess=False))
        if verb is None or (verb.start != j and words[verb.start - 1].text == ","):
            continue
        if relative:
            relative -= 1
        elif _finite(words, verb):
            return verb
    return None


def _finite(words: Sequence[Word], verb: VerbGroup, aside: bool = False) -> bool:
    """Whether a verb found at a distance is finite for sure: no participle, no noun."""
    if verb.form == "past":
        after = words[verb.end].low if verb.end < len(words) else "."
        return after != "by" and (
            after not in {"under", "in", "on", "at", "during"} or verb.lemma in verb_class("intransitive")
        )
    return (
        aside
        or verb.form not in {"base", "3sg"}
        or verb.lemma not in verb_class("homograph")
        or is_voice(verb.lemma)
    )
