"""The verbs of giving and their subjects.

A verb's subject stands before its auxiliaries, the verbs that govern it (`agreed to provide`), asides and brackets; that
of a coordinated verb (`and provided`), of a pronoun and of a gerund is the nearest party further left that stands
right before a finite verb.
"""

from __future__ import annotations

from typing import NamedTuple

from toolkit.find.money.parties import Phrase, is_party
from toolkit.find.money.phrases import phrase_to, without_brackets
from toolkit.find.money.words import (
    Words,
    auxiliaries,
    days,
    forms,
    is_adverb,
    is_name,
    is_noun,
    is_possessive,
    party_nouns,
    role_words,
)
from toolkit.lexicons import word_set

REACH = 40
FIRST_PERSONS = frozenset({"we", "i"})
_ANAPHORS = frozenset({"it", "they", "he", "she", "its", "their"})
_RELATIVES = frozenset({"which", "that", "who"})


class Agent(NamedTuple):
    """Whose words name the giver; `words` is the head or the tail that `phrase` counts in."""

    words: Words
    phrase: Phrase | None


NOBODY = Agent((), None)


def is_purpose(words: Words, at: int) -> bool:
    """Whether the word behind `to` is a verb, and not somebody who receives."""
    word = words[at]
    if word.low in role_words("purpose_verbs") and word.text.islower():
        return True
    if is_adverb(word) and at + 1 < len(words):
        return words[at + 1].low in role_words("purpose_verbs")
    if (
        not is_noun(word)
        or word.low in role_words("adjectives")
        or "-" in word.low
        or word.low.endswith("ed")
    ):
        return False
    follows = words[at + 1] if at + 1 < len(words) else None
    return (
        follows is not None
        and not follows.low.endswith("s")
        and follows.low in {"the", "a", "an", "its", "their", "all"}
    )


def skip_adverbs(words: Words, at: int) -> int:
    """Return the number of the nearest word at or before `at` that is no adverb."""
    while at > 0 and is_adverb(words[at]):
        at -= 1
    return at


def is_passive(head: Words, at: int) -> bool:
    """Whether the word is a participle behind a form of `be`."""
    before = head[skip_adverbs(head, at - 1)].low if at else ""
    participle = head[at].low.endswith("ed") or head[at].low in {"given", "made", "lent", "paid"}
    return participle and before in {"been", "was", "were", "is", "are", "being"}


def is_verb(words: Words, at: int) -> bool:
    """Whether the word is a finite verb of giving or an infinitive, and not the noun (`the pledge`, `grants to`)."""
    low = words[at].low
    title = words[at].text[0].isupper() and is_name(words[at])
    if title or not forms("verbs").fullmatch(low):
        return False
    follows = words[at + 1].low if at + 1 < len(words) else ""
    if low.endswith("ed") or low in {"gave", "given", "lent", "spent", "paid"}:
        return follows not in {"by", "from"}
    before = without_brackets(words, at - 1)
    before = skip_adverbs(words, before)
    noun = follows in {"of", "to", "from", "by", "for", "in", "and"}
    if before < 0 or (noun and words[before].low == "and"):
        return False
    if words[before].low in auxiliaries() | FIRST_PERSONS | _ANAPHORS | _RELATIVES | {"to", "and"}:
        return True
    phrase = phrase_to(words, before)
    subject = phrase is not None and is_party(words, phrase) and not is_possessive(words[before])
    return subject and not noun


def subject_of(words: Words, verb: int, low: int) -> Agent | None:
    """Return the subject of the verb, which may have auxiliaries, asides and brackets before it."""
    at = _before_verbs(words, verb - 1, low)
    if at < low:
        return None
    word = words[at]
    if word.low in FIRST_PERSONS:
        return Agent(words, Phrase(at, at + 1))
    if word.low in _RELATIVES:
        return _antecedent_of_relative(words, at)
    if word.low == ",":
        at = _before_aside(words, at)
        return named(words, at) or earlier(words, at)
    if word.low in {"its", "their"}:
        return antecedent(words, at - 1)
    if word.low in {"and", "or", "but"} | _ANAPHORS:
        return earlier(words, at - 1)
    return named(words, at) or _owner(words, at)


def _before_verbs(words: Words, at: int, low: int) -> int:
    """Return the number of the last word before a verb's auxiliaries, adverbs, dates and governing verbs."""
    while at >= low:
        word = words[at]
        skipped = word.low in auxiliaries() or is_adverb(word) or word.low in {"to", "on"} | days()
        if not skipped and not forms("promises").fullmatch(word.low):
            bracket = without_brackets(words, at)
            if bracket == at:
                break
            at = bracket + 1
        at -= 1
    return at


def named(words: Words, at: int) -> Agent | None:
    """Return the party that ends at `at`, if no preposition stands before it."""
    at = without_brackets(words, at)
    phrase = phrase_to(words, at) if at >= 0 else None
    if phrase is None or not is_party(words, phrase) or _behind_preposition(words, phrase.first):
        return None
    return Agent(words, phrase)


def _behind_preposition(words: Words, first: int) -> bool:
    """Tell whether the phrase is an object: `in cooperation with Japan provided` names no subject."""
    at = first - 1
    at -= at >= 0 and words[at].low in {"the", "a", "an"}
    return at >= 0 and words[at].low in {"of", "with", "by", "from", "to", "for", "in", "on"}


def _owner(words: Words, at: int) -> Agent | None:
    """Return whose the subject is: `Norway's budget included`."""
    phrase = phrase_to(words, at)
    if phrase is None:
        return None
    owner = next((k for k in range(phrase.first, phrase.end) if is_possessive(words[k])), None)
    found = phrase_to(words, owner) if owner is not None else None
    return Agent(words, found) if found and is_party(words, found) else None


def _before_aside(words: Words, at: int) -> int:
    """Return the number of the word before an aside between commas that closes at `at`."""
    commas = [k for k in range(at - 1, max(0, at - 40), -1) if words[k].text == ","]
    relative = [k for k in commas if words[k + 1].low in {"which", "who", "where", "whose"}]
    for opened in [*relative[-1:], *commas[:1]]:
        if words[opened + 1].low in role_words("asides") | word_set("grammar", "aside_openers"):
            return opened - 1
    return at - 1


def _antecedent_of_relative(words: Words, at: int) -> Agent | None:
    at -= 2 if at > 1 and words[at - 1].text == "," else 1
    phrase = phrase_to(words, without_brackets(words, at)) if at >= 0 else None
    return Agent(words, phrase) if phrase and is_party(words, phrase) else None


def earlier(words: Words, at: int) -> Agent | None:
    """Return the nearest subject further left: a party right before a finite verb."""
    for verb in range(at, 0, -1):
        low = words[verb].low
        finite = (
            low in auxiliaries()
            or low.endswith("ed")
            or forms("verbs").fullmatch(low)
            or low in role_words("says")
        )
        noun = low in party_nouns() or not is_noun(words[verb])
        if not finite and (noun or not low.endswith("s")):
            continue
        before = _before_verbs(words, verb - 1, 0)
        if before >= 0 and words[before].low in FIRST_PERSONS:
            return Agent(words, Phrase(before, before + 1))
        found = named(words, before) if before >= 0 else None
        if found:
            return found
    return None


def antecedent(words: Words, at: int) -> Agent | None:
    """Return the nearest party to the left, for `its` and `their`."""
    for last in range(at, max(-1, at - REACH), -1):
        if not (is_name(words[last]) or words[last].low in party_nouns()):
            continue
        phrase = phrase_to(words, last)
        if phrase and is_party(words, phrase):
            return Agent(words, phrase)
    return None
