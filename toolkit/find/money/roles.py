"""Say what a sum of money is for and between whom, from the words of its sentence.

The roles are read for the sums that stand together (:mod:`toolkit.find.money.scenes`): the kind off the noun and verb
that govern them (:mod:`toolkit.find.money.kinds`), the giver off the subject (:mod:`toolkit.find.money.givers`), the
recipient off the addressee (:mod:`toolkit.find.money.recipients`). What no rule finds is left undefined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.find.money.amounts import Amount
from toolkit.find.money.givers import find_giver
from toolkit.find.money.kinds import find_kind
from toolkit.find.money.parties import words_of
from toolkit.find.money.purposes import find_purpose
from toolkit.find.money.recipients import find_recipient, flows
from toolkit.find.money.scenes import Scene, scenes
from toolkit.find.money.subjects import Agent
from toolkit.find.money.words import Words, auxiliaries, is_possessive, role_words
from toolkit.lexicons import word_set

_PARTY = r"(?:[A-Z]\.){2,}|[A-Z][\w’'&/-]*\w|[A-Z]"
_ONE = rf"(?:the\s+)?(?:{_PARTY})(?:\s+(?:of\s+)?(?:{_PARTY})){{0,8}}"
_SHARED = re.compile(rf"\b(?:with|to|for)\s+({_ONE}(?:,\s+{_ONE}){{0,8}},?\s+and\s+{_ONE})")


class Roles(NamedTuple):
    """How exact a sum is, its kind, and its parties and purpose as the text words them."""

    qualifier: str
    kind: str
    giver: str | None
    recipient: str | None
    purpose: str | None


_NONE = Roles("exact", "other", None, None, None)


def roles(text: str, amounts: Sequence[Amount]) -> Iterator[Roles]:
    """Yield the roles of each of a text's sums."""
    before, earlier = _NONE, None
    for scene in scenes(text, amounts):
        resumed = _resumes(scene.head) or (earlier is not None and _takes_up(scene, earlier))
        before, earlier = _roles(text, scene, before, resumed), scene
        yield from _each(scene, before)


def _each(scene: Scene, shared: Roles) -> Iterator[Roles]:
    """Yield the roles of each of the sums of a scene; `respectively` gives each its own party and the first one's hedge."""
    count, words = len(scene.amounts), re.search(r"\brespectively\b", scene.sentence)
    receivers = _respectively(scene) if words and count > 1 else None
    givers = _parties(shared.giver or "") if words else []
    for index, hedge in enumerate(scene.hedges):
        name = scene.hedges[index - 1].name if words and index and hedge.name == "exact" else hedge.name
        yield shared._replace(
            qualifier=name,
            giver=givers[index] if 1 < count == len(givers) else shared.giver,
            recipient=receivers[index] if receivers else shared.recipient,
        )


def _roles(text: str, scene: Scene, before: Roles, resumed: bool) -> Roles:
    """Return the roles of a group of sums; `before` are those of the group before it, which it may take up."""
    same = before if scene.fresh else _NONE
    kind = find_kind(scene, before.kind if scene.fresh or resumed else None)
    flow = flows(scene) if kind in {"investment", "trade"} else None
    if flow:
        giver, receiver = (_name(text, party) for party in flow)
        return Roles("exact", kind, giver, receiver, None)
    found = find_giver(scene) if kind != "trade" else None
    giver = _name(text, found) if found else same.giver if _goes_on(scene) else None
    giver = giver or (before.giver if resumed else None)
    to = find_recipient(scene, kind)
    receiver = _name(text, to) if to else None
    if receiver is None and scene.fresh and _includes(scene.head):
        receiver = same.recipient
    owner = to is None or to.phrase is None or is_possessive(to.words[to.phrase.end - 1])
    at = -1 if owner or to is None or to.phrase is None else to.words[to.phrase.first].start
    return Roles("exact", kind, giver, None if receiver == giver else receiver, find_purpose(scene, text, at))


def _name(text: str, agent: Agent) -> str | None:
    return words_of(text, agent.words, agent.phrase) if agent.phrase else None


def _resumes(head: Words) -> bool:
    """Tell whether the sentence goes on with the sum before: `Of that, …`, `The remaining …`."""
    return len(head) > 1 and " ".join(word.low for word in head[:2]) in role_words("resumes")


def _takes_up(scene: Scene, earlier: Scene) -> bool:
    """Tell whether the sentence takes up what the sentence before gives: `Japan's initiative … the initiative`."""
    named = {word.low for word in (*earlier.head, *earlier.tail)} & role_words("taken_up")
    clause = [word.low for word in (*scene.head, *scene.tail, *scene.tail[-1:])]
    return scene.fresh == 0 and any(
        article in {"the", "this"} and noun in named and behind not in {"of", "by", "from", "for", "to"}
        for article, noun, behind in zip(clause, clause[1:], clause[2:], strict=False)
    )


def _goes_on(scene: Scene) -> bool:
    """Tell whether no new clause begins between the sum before and this one."""
    breaks = auxiliaries() | word_set("grammar", "relatives")
    return all(word.low not in breaks for word in scene.head[scene.fresh :])


def _includes(head: Words) -> bool:
    return any(word.low == "including" for word in head[-4:])


def _respectively(scene: Scene) -> list[str] | None:
    """Return the parties that stand at the sums' places in `with A and B … 1 and 2 respectively`."""
    for match in _SHARED.finditer(scene.sentence):
        parties = _parties(match[1])
        if len(parties) == len(scene.amounts):
            return parties
    return None


def _parties(words: str) -> list[str]:
    """Return the members of `A, B and C`."""
    parties = re.split(r",\s+(?:and\s+)?|\s+and\s+", words)
    return [re.sub(r"^the\s+", "", party) for party in parties]
