"""The patterns of attitudes and their holders, built from ``lexicons/voices.toml``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from toolkit.lexicons import any_of, load_lexicon


def degree_in(words: Sequence[str]) -> str:
    """Return the first word of degree among words."""
    return next((low for word in words if (low := word.lower().strip(',“”"')) in degrees()), "")


@cache
def degrees() -> dict[str, str]:
    """Return the class of every word of degree."""
    return {word: entry["kind"] for entry in load_lexicon("comparison")["degree"] for word in entry["words"]}


@cache
def attitude_nouns() -> dict[str, str]:
    """Return the attitude of every noun of one."""
    return {noun: entry["name"] for entry in load_lexicon("voices")["attitude"] for noun in entry["nouns"]}


@cache
def attitude_verbs() -> dict[str, str]:
    """Return the attitude of every verb of one."""
    return {verb: entry["name"] for entry in load_lexicon("voices")["attitude"] for verb in entry["verbs"]}


@cache
def attitude_adjectives() -> dict[str, str]:
    """Return the attitude of every adjective that makes one with `be`."""
    return {
        verb.removeprefix("be "): name for verb, name in attitude_verbs().items() if verb.startswith("be ")
    }


def _noun() -> str:
    return rf"(?P<noun>{any_of(attitude_nouns())})\b(?![’'-])"


def _modifiers() -> str:
    """Return a pattern for the words between a verb and the head of its object: no preposition, no relative, no verb of being."""
    closed = {
        "that",
        "which",
        "who",
        *load_lexicon("grammar")["prepositions"],
        *load_lexicon("grammar")["be"],
    }
    return rf"(?P<pre>(?:“?(?!(?:{any_of(sorted(closed))}|{any_of(attitude_nouns())})\b)[\w.’'-]+[,”]?\s+){{0,7}})"


def _holder(name: str) -> str:
    """Return a pattern for a holder's words: up to nine, none that begins what follows; `and` only before a name or a quantity."""
    stop, voicing = (any_of(load_lexicon("voices")["clause"][key]) for key in ("stop", "voicing"))
    some = any_of(load_lexicon("actors")["scope"]["some"])
    word = rf"(?!(?:{stop}|{voicing})\b)(?!and\s+(?!(?:the\s+)?(?:[A-Z]|{some}\b)))[\w’'.-]+"
    return rf"(?P<{name}>{word}(?:\s+{word}){{0,8}})"


@cache
def object_pattern() -> re.Pattern[str]:
    """Return the pattern for an attitude as the head of an object: group `pre` before the `noun`, `with` if it stands behind that."""
    return re.compile(rf"\s+(?P<with>(?:,\s*)?with\s+)?“?{_modifiers()}{_noun()}")


@cache
def behind_pattern() -> re.Pattern[str]:
    """Return the pattern for a holder behind an attitude: `by` whom it was voiced, the `subject` who voiced it, or `of` whom it is."""
    clause = load_lexicon("voices")["clause"]
    voicing, be = any_of(clause["voicing"]), any_of(clause["be"])
    quantity = any_of(load_lexicon("actors")["scope"]["some"])
    party = rf"(?=(?:the\s+)?(?:{quantity}\b|[A-Z]|(?:\w+\s+){{0,2}}{any_of(load_lexicon('actors')['parties'])}\b))"
    agent = rf"(?:\s+(?:that|which))?(?:\s+{be})?\s+(?:also\s+)?{voicing}\s+by\s+{_holder('by')}"
    relative = (
        rf"(?:\s+(?:that|which))?\s+{party}{_holder('subject')}\s+(?:had\s+|have\s+|has\s+)?{voicing}\b"
    )
    return re.compile(rf"{agent}|{relative}|\s+{any_of(clause['before_holder'])}\s+{party}{_holder('of')}")


@cache
def agent_pattern() -> re.Pattern[str]:
    """Return the pattern for the agent of a passive."""
    return re.compile(rf"\s+by\s+{_holder('by')}")


@cache
def clause_pattern() -> re.Pattern[str]:
    """Return the pattern for an object clause that tells a `holder`'s attitude: with a `noun`, or with an `adjective`."""
    clause = load_lexicon("voices")["clause"]
    voicing, be = any_of(clause["voicing"]), any_of(clause["be"])
    verb = rf"(?:also\s+)?(?:{voicing}|express|voice|share|have|has)\s+{_modifiers()}{_noun()}"
    state = rf"(?P<predicate>{be}\s+(?P<adverb>(?:\w+\s+){{0,2}}?)(?P<adjective>{any_of(attitude_adjectives())}))\b"
    return re.compile(rf"(?:\s+that)?\s+{_holder('holder')}\s+(?:{verb}|{state})")


@cache
def passive_pattern() -> re.Pattern[str]:
    """Return the pattern for a verb of voicing in the passive."""
    clause = load_lexicon("voices")["clause"]
    be = any_of(["was", "were", "has been", "have been", "had been", "is", "are"])
    return re.compile(rf"(?<=\s){be}\s+(?:also\s+|\w+ly\s+)?(?P<verb>{any_of(clause['passive'])})\b")


@cache
def subject_pattern() -> re.Pattern[str]:
    """Return the pattern for an attitude noun with its adjectives."""
    modifiers = _modifiers().replace("{0,7}", "{0,4}")
    return re.compile(rf"(?<![\w’'-]){modifiers}{_noun()}", re.IGNORECASE)


def _subject_matter() -> str:
    """Return a pattern for what an attitude is about: to the next comma, or past it where words are listed (`illegal, and unsafe fishing`)."""
    opening = any_of([*load_lexicon("grammar")["relatives"], "including", "as", "while", "such"])
    words = r"[^;.,]+(?:(?:[.,](?=\w)|(?<=[A-Z])\.(?=\s))[^;.,]+)*"
    item = rf",\s+(?!{opening}\b|and\b)[\w’'-]+(?:\s[\w’'-]+){{0,3}}(?=,)"
    return rf"(?P<about>{words}(?:(?:{item}){{1,8}},\s+and\s+{words})?)"


def _aside() -> str:
    return rf"(?:\s*,?\s*{any_of(load_lexicon('voices')['clause']['asides'])}\b)?\s*,?\s*"


@cache
def bare_about_pattern() -> re.Pattern[str]:
    """Return the pattern for what an attitude is about, with or without a preposition."""
    return re.compile(
        rf"{_aside()}(?:{any_of(load_lexicon('voices')['clause']['about'])}\s+)?{_subject_matter()}"
    )


@cache
def about_pattern() -> re.Pattern[str]:
    """Return the pattern for what stands behind a preposition of subject matter."""
    return re.compile(rf"{_aside()}{any_of(load_lexicon('voices')['clause']['about'])}\s+{_subject_matter()}")
