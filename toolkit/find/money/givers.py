"""Who gives a sum: the agent behind it, else the subject of the verb or the owner of the noun that governs it.

From the sum leftwards the first of these decides: a possessive before a noun of giving (`Japan's contribution of`), a
noun or participle of giving with its agent (`funded by the Bank`), or a verb of giving with its subject
(:mod:`toolkit.find.money.subjects`). A verb whose subject is no party (`the new funding will provide`) ends the
search: nobody is named. `We` and `I` are givers as they stand.
"""

from __future__ import annotations

from toolkit.find.money.nouns import is_gift, noun_end
from toolkit.find.money.parties import Phrase, is_party
from toolkit.find.money.phrases import phrase_from, phrase_to
from toolkit.find.money.scenes import Scene
from toolkit.find.money.subjects import (
    FIRST_PERSONS,
    NOBODY,
    REACH,
    Agent,
    antecedent,
    earlier,
    is_passive,
    is_purpose,
    is_verb,
    named,
    skip_adverbs,
    subject_of,
)
from toolkit.find.money.words import (
    Words,
    auxiliaries,
    forms,
    is_adverb,
    is_name,
    is_noun,
    is_possessive,
    places,
    role_words,
)
from toolkit.lexicons import word_set

"""The search ended, and nobody is named."""


def find_giver(scene: Scene) -> Agent | None:
    """Return who gives the sums of a scene: nobody, or nothing found where the words before it may tell."""
    owned = any(forms("possessions").fullmatch(word.low) for word in scene.tail[: noun_end(scene.tail)])
    return _behind(scene.tail) or _before(scene.head, scene.fresh, owned) or _compound(scene)


def _behind(tail: Words) -> Agent | None:
    """Read `provided by Japan`, `loan from the Bank`, `that Japan gave` behind the sum."""
    passive = False
    for at, word in enumerate(tail[:REACH]):
        given = forms("granted").fullmatch(word.low) is not None
        passive = passive or (given and is_passive(tail, at))
        if word.low in {";", "."} or (word.low == "to" and at + 1 < len(tail) and is_purpose(tail, at + 1)):
            return None
        agent = at == 0 or forms("given").fullmatch(tail[at - 1].low) or (passive and word.low == "by")
        if word.low in {"by", "from"} and agent:
            phrase = phrase_from(tail, at + 1)
            if phrase and is_party(tail, phrase):
                signed = tail[at - 1].low == "signed"
                return _lender(Agent(tail, phrase)) or NOBODY if signed else Agent(tail, phrase)
        if word.low in {"that", "which"} and at < 12:
            return _relative(tail, at)
        if word.low in FIRST_PERSONS and at == noun_end(tail) > 0:
            return Agent(tail, Phrase(at, at + 1))
    return None


def _relative(tail: Words, at: int) -> Agent | None:
    """Read `that the Government of Japan has provided`."""
    for verb in range(at + 2, min(at + 16, len(tail))):
        if forms("verbs").fullmatch(tail[verb].low):
            last = verb - 1
            while last > at and (tail[last].low in auxiliaries() or is_adverb(tail[last])):
                last -= 1
            if tail[last].low in FIRST_PERSONS:
                return Agent(tail, Phrase(last, last + 1))
            return named(tail, last) if last > at else None
    return None


def _before(head: Words, fresh: int, owned: bool) -> Agent | None:
    """Return what governs the sum, scanning leftwards to the sum before it."""
    gerund, nominal = None, False
    for at in range(len(head) - 1, fresh - 1, -1):
        if forms("states").fullmatch(head[at].low) and len(head) - at <= 3:
            nominal = True
            continue
        found = _governor(head, at, nominal, owned)
        if found is not None:
            return found
        if forms("gerunds").fullmatch(head[at].low):
            gerund = gerund or at
    if (
        gerund is not None
        and gerund
        and head[gerund - 1].low in {"by", "in", "having", "including", "through"}
    ):
        return earlier(head, gerund - 1)
    return None


def _possessor(head: Words, at: int) -> Agent | None:
    """Return the party that owns what follows, without `part of` and the like before it."""
    phrase = phrase_to(head, at)
    joined = next((k for k in range(phrase.first, at) if head[k].low == "and"), None) if phrase else None
    if (
        joined
        and head[joined - 1].low not in places()
        and head[joined + 1].low.removesuffix("'s") in places()
    ):
        return Agent(head, Phrase(joined + 1, at + 1))
    while phrase and not is_party(head, phrase):
        of = next((k for k in range(phrase.first, phrase.end) if head[k].low == "of"), None)
        if of is None:
            return None
        phrase = Phrase(of + 1 + (head[of + 1].low == "the"), phrase.end)
    return Agent(head, phrase) if phrase else None


def _governor(head: Words, at: int, nominal: bool, owned: bool) -> Agent | None:
    """Return whose noun or verb of giving the word `at` is, if it is one's."""
    word = head[at]
    if is_possessive(word) and _gives_behind(head, at, owned):
        return _possessor(head, at)
    if word.low in {"its", "their", "his", "her"} and _gives_behind(head, at, owned):
        return antecedent(head, at - 1)
    if word.low == "for":
        return _thanked(head, at)
    if word.low == "with" and at and is_gift(head, at + 1) and not is_passive(head, at - 1):
        return earlier(head, at - 1)
    supported = word.low == "of" and {"with", "support"} <= {left.low for left in head[max(0, at - 4) : at]}
    if supported or (word.low in {"by", "from"} and at and forms("given").fullmatch(head[at - 1].low)):
        phrase = phrase_from(head, at + 1)
        return Agent(head, phrase) if phrase and is_party(head, phrase) else None
    if forms("gerunds").fullmatch(word.low):
        return _progressive(head, at) or _absolute(head, at)
    if not is_verb(head, at) or (word.low in role_words("weak_verbs") and len(head) - at > 12):
        return None
    if nominal or is_passive(head, at):
        return NOBODY
    if word.low in {"sign", "signs", "signed", "inked"}:
        return _lender(subject_of(head, at, 0)) or NOBODY
    if at and head[at - 1].low == "to":
        return _of_infinitive(head, at) or (NOBODY if word.low in role_words("leverages") else None)
    return subject_of(head, at, 0) or NOBODY


def _thanked(head: Words, at: int) -> Agent | None:
    """Read `thanked Japan for the` before the sum."""
    phrase = phrase_to(head, at - 1) if len(head) - at < 8 else None
    if phrase is None or not phrase.first or not is_party(head, phrase):
        return None
    verb = phrase.first - 1 - (head[phrase.first - 1].low == "the")
    return Agent(head, phrase) if verb >= 0 and head[verb].low in role_words("thanks") else None


def _lender(signers: Agent | None) -> Agent | None:
    """Return which of two signers gives: the one that is a bank, fund or agency; nobody where that is open."""
    if signers is None or signers.phrase is None:
        return signers
    words, (first, end) = signers.words, signers.phrase
    at = next((k for k in range(first, end) if words[k].low == "and"), None)
    if at is None:
        return signers
    right = at + 1 + (words[at + 1].low == "the")
    sides = [Phrase(first, at), Phrase(right, end)]
    lenders = [side for side in sides if words[side.end - 1].text in role_words("lenders")]
    return Agent(words, lenders[0]) if len(lenders) == 1 else None


def _progressive(head: Words, at: int) -> Agent | None:
    """Read `Japan is providing`, `Japan commits to providing`."""
    before = head[skip_adverbs(head, at - 1)].low if at else ""
    if before in word_set("grammar", "be") | {"be", "been"}:
        return subject_of(head, at, 0) or NOBODY
    return _of_infinitive(head, at) if before == "to" else None


def _of_infinitive(head: Words, at: int) -> Agent | None:
    """Read `agreed to provide`, `urged donors to provide`; an infinitive of purpose decides nothing."""
    before = skip_adverbs(head, at - 1) - 1
    if before < 0:
        return None
    if (
        forms("promises").fullmatch(head[before].low)
        or head[before].low in auxiliaries()
        or is_adverb(head[before])
    ):
        return subject_of(head, at, 0)
    phrase = _company_to(head, before) or phrase_to(head, before - (head[before].text == ","))
    if phrase is None or not is_party(head, phrase):
        return None
    asked = phrase.first - 1 - (phrase.first > 0 and head[phrase.first - 1].low == "the")
    return Agent(head, phrase) if asked >= 0 and head[asked].low in role_words("asks") else None


def _company_to(head: Words, last: int) -> Phrase | None:
    """Return the name that ends in `, Inc.` before a sign at `last`."""
    while last > 0 and head[last].text in {",", "."}:
        last -= 1
    if last < 2 or head[last].text not in role_words("companies") or head[last - 1].text != ",":
        return None
    phrase = phrase_to(head, last - 2)
    stop = last + 1 < len(head) and head[last + 1].text == "."
    return Phrase(phrase.first, last + 1 + stop) if phrase else None


def _gives_behind(head: Words, at: int, owned: bool) -> bool:
    """Tell whether a noun of giving stands within four words, the sum between: `Norway's USD 5 million grant`."""
    if owned and len(head) - at <= 4 and all(is_noun(word) or is_adverb(word) for word in head[at + 1 :]):
        return True
    for word in head[at + 1 : at + 5]:
        if forms("possessions").fullmatch(word.low):
            return True
        if not (is_noun(word) or is_name(word) or is_adverb(word) or word.low in {"and", ",", "own"}):
            return False
    return False


def _absolute(head: Words, at: int) -> Agent | None:
    """Read `with the Bank disbursing`."""
    phrase = phrase_to(head, at - 1) if at else None
    if phrase is None or not is_party(head, phrase):
        return None
    before = head[phrase.first - 1].low if phrase.first else ""
    before = head[phrase.first - 2].low if before == "the" and phrase.first > 1 else before
    return Agent(head, phrase) if before == "with" or head[at - 2 if at > 1 else 0].low == "is" else None


def _compound(scene: Scene) -> Agent | None:
    """Read the party in `EU aid worth` before the sum or `of EU funding` behind it."""
    for words, first in ((scene.tail, 0), (scene.head, max(scene.fresh, len(scene.head) - 6))):
        for at in range(first, min(first + 6, len(words) - 1)):
            known = words[at].low in places() and not is_possessive(words[at])
            if known and forms("possessions").fullmatch(words[at + 1].low):
                return Agent(words, Phrase(at, at + 1))
    return None
