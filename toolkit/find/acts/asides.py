"""What may stand between a subject and its verb: an aside between commas or dashes, a phrase, a participle, a meeting's passive."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.find.acts.actors import Actor, read_actors
from toolkit.find.acts.names import name_at, nouns, office_words
from toolkit.find.acts.predicates import SINGULAR, Number, read_predicate
from toolkit.find.acts.verbs import VerbGroup, is_voice, reading, verb_class, word_class
from toolkit.find.acts.words import Word
from toolkit.lexicons import word_set

LONGEST_ASIDE = 45
LONGEST_DASHED = 120
LONGEST_NAME = 7
LONGEST_MODIFIER = 30
HELD = frozenset(
    {"held", "convened", "chaired", "hosted", "organised", "organized", "attended", "co-chaired"}
)


def behind_passive(words: Sequence[Word], actor: Actor) -> VerbGroup | None:
    """Read `was held via videoconference, endorsed …`: the act that follows a meeting's passive."""
    i = actor.end
    lows = [word.low for word in words[i : i + 3]]
    if actor.kind not in {"event", "name"} or lows[:1] != ["was"] or not HELD & set(lows):
        return None
    for j in range(i + 2, min(len(words), i + LONGEST_ASIDE)):
        if words[j].text in {",", "and"} and (verb := read_predicate(words, j + 1, SINGULAR)):
            return verb if verb.form == "past" and _finite(words, verb) else None
    return None


def behind_modifiers(
    words: Sequence[Word], i: int, number: Number, joined: bool, person: bool = False
) -> VerbGroup | None:
    """Return the predicate of a subject that is followed by an aside, a phrase or a participle."""
    if i >= len(words) or words[i].low == "of":
        return None
    if words[i].low == "the" and words[i - 1].low == "we":
        return _behind_phrase(words, i, number)
    if words[i].text in {",", "–", "—"}:
        return _behind_aside(words, i, number, joined, person)
    if (
        words[i].low in word_class("prepositions")
        or words[i].low in {"who", "that", "especially", "particularly", "as"}
        or (reading(words[i], "ing") and not words[i].capital)
        or words[i].low in HELD
        or _by_others(words, i)
    ):
        return _behind_phrase(words, i, number)
    return None


def _by_others(words: Sequence[Word], i: int) -> bool:
    """Whether a participle with `by` stands at `i`: `established by the Council`, `bound by the Accord`."""
    formed = reading(words[i], "participle") or words[i].low.endswith("ed") or words[i].low == "bound"
    return bool(formed) and i + 1 < len(words) and words[i + 1].low == "by"


def _behind_aside(
    words: Sequence[Word], i: int, number: Number, joined: bool, person: bool
) -> VerbGroup | None:
    """Read `, which advocates …, supports`; the aside must open like one."""
    first = words[i + 1] if i + 1 < len(words) else None
    if first is None:
        return None
    dashed = words[i].text != ","
    reach = LONGEST_DASHED if dashed else LONGEST_ASIDE
    before = words[i - 1].low
    listed = number.plural and not joined and lists_states(words, i + 1)
    opens = (
        listed
        or before == "we"
        or first.low in word_class("aside_openers")
        or first.low in nouns("titles")
        or reading(first, "ing")
    )
    office = not joined and (person or before in nouns("persons") or before in office_words())
    named = office and _gives_name(words, i + 1)
    if not (opens or dashed or named or apposes(words, i + 1)):
        verb = read_predicate(words, i + 1, number)
        return verb if verb and first.is_word and verb.form == "past" and number.plural and joined else None
    for j in range(i + 2, min(len(words), i + reach)):
        if words[j].text == ";":
            return None
        if (
            words[j].text == words[i].text
            and (verb := read_predicate(words, j + 1, number))
            and _finite(words, verb, aside=True)
        ):
            return verb
    return None


def apposes(words: Sequence[Word], i: int) -> bool:
    """Whether an office stands at `i`, behind a name and its comma: `, Norway’s Minister for Ports,`."""
    if i >= len(words) or not words[i].possessive:
        return False
    return any(actor.kind == "person" for actor in read_actors(words, i, {}))


def _gives_name(words: Sequence[Word], i: int) -> bool:
    """Whether a person's name stands at `i`, between an office's comma and one more: `the Envoy, Ada Holm,`."""
    end = next((j for j in range(i, min(len(words), i + LONGEST_NAME)) if words[j].text == ","), i)
    particles = word_set("people", "particles")
    named = all(word.is_word and (word.capital or word.low in particles) for word in words[i:end])
    return end - i > 1 and named and not name_at(words, i)[1]


def lists_states(words: Sequence[Word], i: int) -> bool:
    """Whether states are listed from `i` on, behind a noun for all of them and its comma: `The hosts, Norway and Chile,`."""
    first = i + (i < len(words) and words[i].low == "the")
    return first < len(words) and name_at(words, first)[1] == "state"


def _behind_phrase(words: Sequence[Word], i: int, number: Number) -> VerbGroup | None:
    """Read `participating in the Forum in Tokyo reaffirmed`: the first finite verb that belongs to no relative clause."""
    relative = 0
    for j in range(i + 1, min(len(words), i + LONGEST_MODIFIER)):
        low, before = words[j].low, words[j - 1].low
        if words[j].text in ";:.":
            return None
        if low in {"we", "they"} and before == ",":
            return None
        if low in word_class("relatives") and not (low == "that" and before in word_class("prepositions")):
            relative += 1
            continue
        if before in word_class("prepositions", "determiners", "coordinators") or words[j].text == ",":
            continue
        verb = read_predicate(words, j, number._replace(guess=False))
        if verb is None and words[j].text in word_class("weak_modals", "be"):
            if not relative:
                return None
            relative -= 1
            continue
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
