"""Whom a sum serves, where nobody is named to whom it goes.

The rule of the annotations: a beneficiary is the recipient if the purpose names a party, people, a body or projects that
the money supports, helps or finances (`to support farmers`) or whose needs, economies or development it serves
(`the needs of island states`); last of all the country in which it is spent, or the body whose establishment the
sentence reports. A plan, an aim, an activity or a sector is a purpose and nobody who receives.
"""

from __future__ import annotations

from toolkit.find.money.parties import Phrase, head_of, is_party
from toolkit.find.money.phrases import phrase_from, phrase_to
from toolkit.find.money.scenes import Scene
from toolkit.find.money.subjects import Agent, is_purpose
from toolkit.find.money.words import (
    Words,
    auxiliaries,
    forms,
    is_adverb,
    is_name,
    is_possessive,
    party_nouns,
    places,
    quantities,
    role_words,
    times,
)

REACH = 40


def is_receiver(words: Words, phrase: Phrase, *, strict: bool) -> bool:
    """Whether a phrase can name who receives; `strict` behind `for`, where an aim may stand too."""
    inside = words[phrase.first : phrase.end]
    head = head_of(inside)
    low = head.low.removesuffix("'s").removesuffix("'")
    if (
        head.text in role_words("not_actors")
        or low in times()
        or all(word.text[0].isdigit() for word in inside)
    ):
        return False
    if is_name(head):
        return not strict or not set(low.split("-")) & role_words("aims")
    if low in party_nouns():
        return True
    plural = low.endswith("s") and not low.endswith("ss") and low not in role_words("aims")
    return plural and not strict


def counted(tail: Words, phrase: Phrase) -> bool:
    """Tell whether the phrase counts projects: `for 3 projects` says how many, not who."""
    return tail[phrase.end - 1].low == "projects" and any(
        word.text[0].isdigit() or word.low in quantities() for word in tail[phrase.first : phrase.end]
    )


def with_place(tail: Words, phrase: Phrase) -> Phrase:
    """Return a common noun with the place that tells it from others: `farms across the Andean region`."""
    if any(is_name(word) and not word.text[0].isdigit() for word in tail[phrase.first : phrase.end]):
        return phrase
    at = phrase.end
    if at + 1 < len(tail) and tail[at].low in {"in", "across", "throughout", "from"}:
        place = phrase_from(tail, at + 1)
        if (
            place
            and place.first <= at + 2
            and is_name(tail[place.first])
            and tail[place.first].text[0].isalpha()
        ):
            return Phrase(phrase.first, place.end)
    return phrase


def served(head: Words, fresh: int) -> Agent | None:
    """Read whom the measure serves that the sum is the means of: `revive the economy of X by extending`."""
    for at in range(len(head) - 1, max(fresh + 1, len(head) - 12), -1):
        if forms("gerunds").fullmatch(head[at].low) and head[at - 1].low == "by":
            phrase = phrase_to(head, at - 2)
            if phrase is None:
                return None
            of = next(
                (
                    k
                    for k in range(phrase.first + 1, phrase.end)
                    if head[k].low == "of" and head[k - 1].low in role_words("benefits")
                ),
                None,
            )
            served = Phrase(of + 1 + (head[of + 1].low == "the"), phrase.end) if of is not None else phrase
            return Agent(head, served) if is_party(head, served) else None
    return None


def beneficiary(tail: Words) -> Agent | None:
    """Read `to support X`, `to help X`, `the needs of X`, `aimed at supporting the development of X`."""
    for at, word in enumerate(tail[:60]):
        if word.text in ".;" or ends_clause(tail, at):
            return None
        helps = forms("helps").fullmatch(word.low) and not (
            word.low.endswith("ing") and at and tail[at - 1].text == ","
        )
        serves = at and tail[at - 1].low in (role_words("benefits") if word.low == "of" else {"needs"})
        serves = serves and word.low in {"of", "in"}
        if not (helps or serves) or at + 1 >= len(tail):
            continue
        found = helped(tail, at + 1)
        if found:
            return found
    return None


def ends_clause(tail: Words, at: int) -> bool:
    """Whether `and` opens a new clause or another thing: `and welcomed`, `and Japan's support`."""
    if tail[at].low != "and" or at + 1 >= len(tail):
        return False
    follows = tail[at + 2] if is_adverb(tail[at + 1]) and at + 2 < len(tail) else tail[at + 1]
    if follows.low in auxiliaries():
        return True
    return is_possessive(follows) or (
        follows.low.endswith("ed") and follows.low not in role_words("adjectives")
    )


def helped(tail: Words, at: int, *, owned: bool = False) -> Agent | None:
    """Return the party that begins at `at`, or whose efforts do; `owned` where only the latter counts."""
    owner = next((k for k in range(at, min(at + 8, len(tail))) if is_possessive(tail[k])), None)
    if owner is not None and all(
        is_name(word) or word.low in party_nouns() | {"the"} for word in tail[at : owner + 1]
    ):
        owners = Phrase(at + (tail[at].low == "the"), owner + 1)
        return Agent(tail, owners) if is_party(tail, owners) else None
    phrase = None if owned else phrase_from(tail, at)
    if phrase is None or tail[phrase.first].low in {"our", "its", "their"}:
        return None
    known = is_receiver(tail, phrase, strict=True)
    return Agent(tail, with_place(tail, phrase)) if known and not counted(tail, phrase) else None


def place(tail: Words, kind: str) -> Agent | None:
    """Return the country or region in which the sum is spent; in the purpose, countries only."""
    aim = False
    for at, word in enumerate(tail[:REACH]):
        if word.text in ".;" or forms("stops").fullmatch(word.low) or at + 1 >= len(tail):
            return None
        aim = aim or (word.low == "to" and is_purpose(tail, at + 1)) or word.low in {"for", "will", "would"}
        if word.low in {"in", "across", "throughout"}:
            phrase = phrase_from(tail, at + 1)
            if phrase and is_name(tail[phrase.first]) and _is_place(tail, phrase):
                single = tail[phrase.end - 1].low not in {"countries", "states", "nations"}
                region = tail[phrase.end - 1].low in role_words("areas") | role_words("regions") and single
                return None if aim and (region or (single and kind == "investment")) else Agent(tail, phrase)
    return None


def _is_place(tail: Words, phrase: Phrase) -> bool:
    inside = [word.low for word in tail[phrase.first : phrase.end]]
    whole = " ".join(inside)
    return whole in places() or (inside[-1] in role_words("areas") and len(inside) < 5)


def founded(scene: Scene) -> Agent | None:
    """Return the body whose establishment the sentence names beside the sum that is given for it."""
    head = scene.head
    for at in range(scene.fresh, len(head) - 3):
        if head[at].low == "establishment" and head[at + 1].low == "of":
            phrase = phrase_from(head, at + 2)
            organ = phrase and any(
                word.text in role_words("organs") for word in head[phrase.first : phrase.end]
            )
            if phrase and organ:
                return Agent(head, phrase)
    return None
