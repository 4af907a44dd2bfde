"""Who receives a sum: the addressee, else the beneficiary that its purpose names.

An addressee stands behind `to` (`a grant to the Government of Laos`), as an indirect object (`provide Viet Nam with`),
behind `with` where a loan is signed, behind `invested in`, or is the subject of a verb of receiving; a person, party
or body behind `for` counts too. Where no addressee is named, the beneficiary of the purpose does
(:mod:`toolkit.find.money.beneficiaries`). Trade has none.
"""

from __future__ import annotations

from toolkit.find.money.beneficiaries import (
    beneficiary,
    counted,
    ends_clause,
    founded,
    helped,
    is_receiver,
    place,
    served,
    with_place,
)
from toolkit.find.money.nouns import closes, noun_end
from toolkit.find.money.parties import is_party
from toolkit.find.money.phrases import phrase_from, phrase_to
from toolkit.find.money.scenes import Scene
from toolkit.find.money.subjects import REACH, Agent, is_purpose, is_verb, subject_of
from toolkit.find.money.words import Words, auxiliaries, forms, is_name, is_possessive, role_words


def find_recipient(scene: Scene, kind: str) -> Agent | None:
    """Return who receives the sums of a scene."""
    if kind == "trade":
        return None
    found = _receiver(scene.head, scene.fresh) or _indirect(scene.head, scene.fresh)
    found = found or _addressee(scene.tail, kind, "to") or _addressed(scene.head, scene.fresh)
    found = found or _addressee(scene.tail, kind, "for") or served(scene.head, scene.fresh)
    return found or beneficiary(scene.tail) or place(scene.tail, kind) or founded(scene)


def flows(scene: Scene) -> tuple[Agent, Agent] | None:
    """Return both parties of `flows from Chile to Peru amounted to`."""
    head = scene.head
    for at in range(len(head) - 1, scene.fresh, -1):
        if head[at].low in {"to", "into"} and at + 1 < len(head):
            to, giver = phrase_from(head, at + 1), phrase_to(head, at - 1)
            opened = giver.first - 1 if giver else -1
            opened -= opened > 0 and head[opened].low == "the"
            if to and giver and head[opened].low == "from" and is_party(head, giver) and is_party(head, to):
                return Agent(head, giver), Agent(head, to)
    return None


def _addressee(tail: Words, kind: str, cue: str) -> Agent | None:
    """Return who stands behind `to` and `invested in`, or with the cue `for` behind that, in the clause behind the sum."""
    own, skipped = noun_end(tail), 0
    for at, word in enumerate(tail[:REACH]):
        if closes(tail, at, own) or at < skipped:
            if at < skipped:
                continue
            skipped = _given_behind(tail, at)
            if skipped == 0:
                return None
        if at + 1 >= len(tail) or ends_clause(tail, at):
            return None
        opens = word.low in {"to", "into", "towards", "toward"} or (
            word.low == "in" and kind == "investment" and at >= own
        )
        if word.low == "to" and is_purpose(tail, at + 1):
            return None
        opens = opens or (
            word.low == "with" and at > 0 and forms("contracts").fullmatch(tail[at - 1].low) is not None
        )
        named = 0 < at < len(tail) - 1 and is_name(tail[at - 1]) and is_name(tail[at + 1])
        if not (opens if cue == "to" else word.low == "for" and not named):
            continue
        if at and tail[at - 1].low in role_words("not_before_to"):
            continue
        phrase = phrase_from(tail, at + 1)
        if (
            phrase
            and is_receiver(tail, phrase, strict=word.low in {"for", "into"})
            and not counted(tail, phrase)
        ):
            return Agent(tail, with_place(tail, phrase))
        if word.low == "for" or not phrase:
            return helped(tail, at + 1, owned=True)
    return None


def _given_behind(tail: Words, at: int) -> int:
    """Return the number of the verb in `that Japan provided`, behind which the addressee stands; 0 for none."""
    if tail[at].low not in {"that", "which"}:
        return 0
    return next((k for k in range(at + 2, min(at + 12, len(tail))) if is_verb(tail, k)), 0)


def _receiver(head: Words, fresh: int) -> Agent | None:
    """Read `Egypt will receive` and `the province has been granted`: the subject receives."""
    for at in range(len(head) - 1, max(fresh, len(head) - 12) - 1, -1):
        low = head[at].low
        passive = forms("granted").fullmatch(low) and head[at - 1].low in {"been", "was", "were", "is", "are"}
        if at and (forms("receives").fullmatch(low) or passive):
            found = subject_of(head, at, 0)
            return found if found and found.phrase else None
        if forms("verbs").fullmatch(low):
            return None
    return None


def _indirect(head: Words, fresh: int) -> Agent | None:
    """Read `provide Viet Nam with`, `extended ASEAN a grant of`."""
    for at in range(len(head) - 1, max(fresh, len(head) - 30) - 1, -1):
        low = head[at].low
        if not (is_verb(head, at) or forms("gerunds").fullmatch(low)):
            continue
        phrase = phrase_from(head, at + 1) if at + 1 < len(head) else None
        if phrase is None or phrase.end - phrase.first > 9 or not is_party(head, phrase):
            return None
        inside = {word.low for word in head[phrase.first : phrase.end]}
        follows = head[phrase.end].low if phrase.end < len(head) else "with"
        gift = any(forms("possessions").fullmatch(word) for word in inside) or any(
            is_possessive(word) for word in head[phrase.first : phrase.end]
        )
        return Agent(head, phrase) if follows in {"with", "a", "an", "some"} and not gift else None
    return None


def _addressed(head: Words, fresh: int) -> Agent | None:
    """Read `a loan to Viet Nam worth`, `signed an agreement with Viet Nam to provide` before the sum."""
    for at in range(len(head) - 2, max(fresh, len(head) - 40), -1):
        low = head[at].low
        if low not in {"to", "with"}:
            continue
        before = [word.low for word in head[max(fresh, at - 6) : at]]
        nouns = forms("possessions") if low == "to" else forms("contracts")
        governed = any(
            nouns.fullmatch(word) or (low == "to" and forms("verbs").fullmatch(word)) for word in before
        )
        phrase = (
            phrase_from(head, at + 1) if governed and not (low == "to" and is_purpose(head, at + 1)) else None
        )
        if phrase and is_receiver(head, phrase, strict=True) and not _new_clause(head, phrase.end):
            return Agent(head, phrase)
    return None


def _new_clause(head: Words, at: int) -> bool:
    """Tell whether another clause begins between the addressee and the sum."""
    behind = head[at:]
    finite = any(word.low in auxiliaries() and word.low not in {"being", "been", "be"} for word in behind)
    return finite or any(word.low in {"and", "while", ";"} for word in behind[:3])
