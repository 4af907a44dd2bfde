"""Words of the commitments finder: its lexicon as sets and patterns, and what looks like a deed behind `to`."""

from __future__ import annotations

import re
from functools import cache

from toolkit.lexicons import any_of, load_lexicon, word_set

ADVERBS = r"(?:\s+(?:\w+ly|also|further|again|together|hereby|therefore|once again|today|now|on this occasion|in principle|where appropriate|as appropriate))*"
ASIDE = r"(?:\s*,[^,;.]{1,200},)?"


def listed(*keys: str) -> frozenset[str]:
    """Return a list of ``lexicons/commitments.toml``."""
    return word_set("commitments", *keys)


@cache
def phrase(*keys: str) -> re.Pattern[str]:
    """Return a pattern for any of the words of a list, whole words, in either case."""
    return re.compile(rf"(?<![\w-]){any_of(sorted(listed(*keys)))}(?![\w-])", re.IGNORECASE)


@cache
def base_verbs() -> frozenset[str]:
    """Return every verb of the ladder in its base form, with `-ize` beside `-ise`."""
    heads = {lemma.split(" ")[0] for rung in load_lexicon("verbs")["rung"] for lemma in rung["verbs"]} - {
        "be"
    }
    heads |= {f"{head[:-3]}ize" for head in heads if head.endswith("ise")}
    return frozenset(heads | {"be", "become", "spare", "serve"})


@cache
def participles() -> dict[str, str]:
    """Return the lemma of each past participle that is formed without -ed: `held`."""
    return {forms[1]: lemma for lemma, forms in load_lexicon("verbs")["irregular"].items()}


def lemma_of(participle: str) -> str:
    """Return the lemma of a past participle of the ladder, with its particle: `built`: build, `carried out`: carry out."""
    head, _, particle = participle.partition(" ")
    stem = head.removesuffix("ed")
    guesses = [participles().get(head, ""), stem, f"{stem}e", f"{stem[:-1]}y", stem[:-1]]
    lemma = next((guess for guess in guesses if guess in base_verbs()), head)
    return f"{lemma} {particle}".rstrip()


@cache
def _deed_noun() -> re.Pattern[str]:
    """Return a pattern for a noun of action with what it acts on: `the early establishment of`."""
    nouns = any_of(sorted(listed("words", "actions")))
    return re.compile(rf"(?:[\w’'-]+,?\s+){{0,4}}?(?:{nouns}|\w{{3,}}i[sz]ation)(?:\s+and\s+\w+)?\s+of\b")


def names_deed(text: str, start: int, *, loose: bool, nouns: bool = True) -> bool:
    """Whether what follows `to` or `on` at `start` is something to do: a verb, a gerund, or, with `nouns`, a noun of action.

    With `loose`, any word in small letters that is no determiner counts, as behind `agreed to`, which takes no bare noun.
    """
    words = re.findall(r"[\w’'-]+|[^\w\s]", text[start : start + 120])[:8]
    while words and _is_adverb(words[0]):
        words = words[1:]
    if not words or not words[0][0].isalpha():
        return False
    first = words[0]
    if _is_gerund(first) or (nouns and _deed_noun().match(text, start)):
        return True
    if not first.islower() or first in word_set("grammar", "determiners") | word_set(
        "grammar", "prepositions"
    ):
        return False
    return loose or _is_infinitive(first, words[1:3])


def _is_adverb(word: str) -> bool:
    adverb = word.endswith("ly") and word not in word_set("grammar", "not_adverbs")
    return adverb or word in {"further", "jointly", "also", "together"}


def _is_gerund(word: str) -> bool:
    return word.islower() and word.endswith("ing") and len(word) > 5


def _is_infinitive(word: str, after: list[str]) -> bool:
    """Whether `word` is a verb in its base form: a known one, or one that is joined to a known one or has a determined object.

    A known verb that is an adjective or a noun as well (`open trade`, `work`) needs an object that can't follow those.
    """
    joined = after[1:2] if after[:1] in (["and"], ["or"]) else []
    if word not in base_verbs():
        determined = bool(after) and _determines(after[0]) and after[0] != "to"
        return word.isalpha() and (determined or bool(joined and joined[0] in base_verbs()))
    if word in word_set("verbs", "adjective", "verbs"):
        return bool(after) and _determines(after[0])
    if word in word_set("verbs", "homograph", "verbs"):
        closed = word_set("grammar", "coordinators") | {"of", "for", "in", "from", "by", "at"}
        return bool(joined and joined[0] in base_verbs()) or (
            bool(after) and after[0][0].isalnum() and after[0] not in closed
        )
    return True


def _determines(word: str) -> bool:
    return word in word_set("grammar", "determiners") | {"up", "to"}
