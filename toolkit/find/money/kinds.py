"""What kind of sum it is: the noun that the sum measures, else the verb that governs it, else the nearest telling word.

A noun that names the thing itself (`a USD 5 million loan`, `in grants`) outweighs a promise, a promise (`pledged to
provide`, `will provide`) outweighs a general noun (`assistance`), and that the verb (`contributed`).
"""

from __future__ import annotations

from functools import cache

from toolkit.find.money.nouns import kind_forms, kind_of, noun_end
from toolkit.find.money.scenes import Scene
from toolkit.find.money.subjects import is_verb
from toolkit.find.money.words import SUM, Words, auxiliaries, forms, is_adverb, role_words
from toolkit.lexicons import word_set

_OWN = frozenset({"loan", "grant", "investment", "trade"})


def find_kind(scene: Scene, before: str | None) -> str:
    """Return the kind of a scene's sums; `before` is that of the sentence's sum before."""
    nouns = [_noun_behind(scene.tail), _noun_before(scene.head)]
    for kind in nouns:
        if kind in _OWN:
            return kind
    if _promise(scene.head, scene.fresh):
        return "pledge"
    for kind in nouns:
        if kind and kind != "other":
            return kind
    return (
        _verb(scene.head, scene.fresh)
        or _verb_behind(scene.tail)
        or ("other" if "other" in nouns else before)
        or _nearest(scene)
        or "other"
    )


def _noun_behind(tail: Words) -> str | None:
    kinds = [kind for word in tail[: noun_end(tail)] if (kind := kind_of(word))]
    own = [kind for kind in kinds if kind in _OWN]
    return own[0] if own else kinds[-1] if kinds else None


def _noun_before(head: Words) -> str | None:
    """Read `contribution of`, `grant aid worth`, `a loan to Viet Nam of`, `projects amounting to`."""
    last = len(head) - 1
    while last > 0 and head[last].low in role_words("fresh"):
        last -= 1
    if last < 0 or not (
        forms("measures").fullmatch(head[last].low) or forms("states").fullmatch(head[last].low)
    ):
        return None
    kinds: list[str] = []
    for word in reversed(head[max(0, last - 13) : last]):
        if (
            word.low in {",", ";"}
            or word.low.startswith(SUM)
            or (forms("verbs").fullmatch(word.low) and not kind_of(word))
        ):
            break
        kind = kind_of(word)
        if kind in _OWN:
            return kind
        kinds.extend([kind] if kind else [])
    return kinds[0] if kinds else None


def _promise(head: Words, fresh: int) -> bool:
    """Tell whether the governing verb is a promise, or stands behind one."""
    for at in range(len(head) - 1, max(fresh, len(head) - 30) - 1, -1):
        low = head[at].low
        if forms("promised").fullmatch(low):
            return True
        if is_verb(head, at) or forms("gerunds").fullmatch(low):
            behind = [word.low for word in head[max(0, fresh, at - 9) : at] if not is_adverb(word)]
            if behind[-1:] == ["of"] and len(behind) > 1:
                return behind[-2] in role_words("aimed")
            if behind and behind[-1] == "to":
                promised = any(forms("pledging").fullmatch(word) for word in behind)
                return promised and _verb_kind(low) not in _OWN
            return bool({"will", "would", "shall"} & set(behind[-3:])) and not _verb_kind(low)
    return False


def _verb_kind(low: str) -> str | None:
    return next((kind for kind, rule in kind_forms("kind_verbs").items() if rule.fullmatch(low)), None)


def _verb(head: Words, fresh: int) -> str | None:
    """Return the kind that the nearest verb of giving names."""
    for at in range(len(head) - 1, max(fresh, len(head) - 30) - 1, -1):
        low = head[at].low
        kind = _verb_kind(low)
        infinitive = at > 0 and head[at - 1].low == "to" and fresh > 0
        if kind and not infinitive:
            return kind
        governs = is_verb(head, at) and low not in role_words("weak_verbs")
        gerund = forms("gerunds").fullmatch(low) and at and head[at - 1].low in _before_gerund()
        given = low.endswith("ed") and forms("given").fullmatch(low)
        if (governs or gerund or given) and not infinitive:
            return "contribution"
    return None


@cache
def _before_gerund() -> frozenset[str]:
    return auxiliaries() | word_set("grammar", "prepositions") | {"including", "also", "jointly"}


def _verb_behind(tail: Words) -> str | None:
    """Read `has been allocated`, `was awarded` behind the sum."""
    for word in tail[:5]:
        if forms("granted").fullmatch(word.low):
            return _verb_kind(word.low) or "contribution"
    return None


def _nearest(scene: Scene) -> str | None:
    """Return the kind of the nearest telling word; words behind the sum count half their distance."""
    near: list[tuple[float, str]] = []
    for distance, word in enumerate(reversed(scene.head[-22:])):
        if word.text in ",;":
            break
        kind = (
            None
            if word.text.istitle() and word is not scene.head[0]
            else kind_of(word) or _verb_kind(word.low)
        )
        near.extend([(distance, kind)] if kind else [])
    for distance, word in enumerate(scene.tail[:14]):
        kind = None if word.text.istitle() else kind_of(word)
        near.extend([(distance / 2, kind)] if kind else [])
    return min(near)[1] if near else None
