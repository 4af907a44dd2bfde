"""Whether a would-be verb behind a would-be actor is one: a noun of the subject's group, a participle, or a verb that says no act of it."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.find.acts.actors import Actor
from toolkit.find.acts.asides import HELD
from toolkit.find.acts.names import nouns
from toolkit.find.acts.predicates import PLURAL, read_predicate
from toolkit.find.acts.verbs import VerbGroup, is_voice, reading, rung_of, verb_class, word_class
from toolkit.find.acts.words import Word


def says(words: Sequence[Word], actor: Actor, verb: VerbGroup) -> bool:
    """Whether what has an unknown name acts by saying something, as only an actor does."""
    if verb.form == "past" and words[actor.end].low in HELD:
        return True
    return is_voice(verb.lemma) and words[actor.end].low not in word_class("prepositions")


def speaks(verb: VerbGroup) -> bool:
    """Whether a verb is one of governments, not of cities: on a ladder, and more than `Paris saw`."""
    rung = rung_of(verb.lemma)
    return rung is not None and rung.ladder != "deed" and rung.family not in {"noting", "expressing"}


def builds(verb: VerbGroup) -> bool:
    """Whether a verb says of a meeting what it is good for, not what was done at it: `this meeting builds on`, `will strengthen`."""
    if verb.lemma in {"come", "follow", "mark"}:
        return True
    rung = rung_of(verb.lemma)
    spoken = rung is None or rung.ladder != "deed" or rung.family in {"meeting", "continuing"}
    return verb.form != "past" and not spoken


def is_passive(words: Sequence[Word], actor: Actor, verb: VerbGroup) -> bool:
    """Whether a past form behind a noun is a participle: `groups established by the Council`; `began by thanking` is none."""
    if verb.form != "past" or actor.kind in {"we", "i", "they", "he", "it"} or verb.end + 1 >= len(words):
        return False
    by = words[verb.end].low == "by" and not reading(words[verb.end + 1], "ing")
    return by and verb.lemma not in verb_class("intransitive")


def is_name_part(words: Sequence[Word], kind: str, verb: VerbGroup) -> bool:
    """Whether the would-be verb is a capitalised noun: `ASEAN Member States`."""
    word = words[verb.start]
    if word.capital and verb.form == "past" and kind == "person" and words[verb.start + 1 : verb.start + 2]:
        return words[verb.start + 1].capital
    return word.capital and (
        word.low in nouns("parties") or (verb.form in {"base", "3sg"} and not is_voice(verb.lemma))
    )


def is_reduced(words: Sequence[Word], actor: Actor, verb: VerbGroup) -> bool:
    """Whether `held on …` behind a meeting modifies it; `held its first talks` says what somebody did."""
    owned = verb.end < len(words) and words[verb.end].low in {"its", "their", "his", "her", "a", "an"}
    return actor.kind in {"event", "name"} and words[verb.start].low in HELD and not owned


def is_group_noun(words: Sequence[Word], verb: VerbGroup) -> bool:
    """Whether the would-be verb is a plural noun for parties with no object behind it: `allies and partners since 2002`."""
    after = words[verb.end] if verb.end < len(words) else None
    objectless = (
        after is None
        or not after.is_word
        or (after.low in word_class("prepositions") and after.low != "with")
    )
    return words[verb.start].low in nouns("parties") and verb.form in {"base", "3sg"} and objectless


def is_noun(words: Sequence[Word], actor: Actor, verb: VerbGroup) -> bool:
    """Whether the would-be verb is a noun of the subject's group: `ASEAN Member States support for …`, `two US allies in Asia`."""
    if is_group_noun(words, verb) and actor.kind not in {"we", "i", "they"}:
        return True
    if (
        verb.form not in {"base", "3sg"}
        or verb.lemma not in verb_class("homograph")
        or actor.kind in {"we", "i", "they"}
    ):
        return False
    after = words[verb.end].low if verb.end < len(words) else "."
    if words[verb.start].low in nouns("parties") and read_predicate(words, verb.end, PLURAL):
        return True
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
