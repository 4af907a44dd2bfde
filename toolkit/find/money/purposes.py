"""What a sum is for: the words behind `for` or from the verb of `to finance …` to the end of the clause."""

from __future__ import annotations

import re

from toolkit.find.money.beneficiaries import ends_clause
from toolkit.find.money.nouns import closes, noun_end
from toolkit.find.money.phrases import phrase_from
from toolkit.find.money.scenes import Scene
from toolkit.find.money.subjects import is_purpose
from toolkit.find.money.words import Words, forms, is_name, is_possessive, role_words, times

_REACH = 40
_END = re.compile(
    r"[;:(]|,(?!\d)|(?<!\b[A-Z])\.(?!\d)|(?<=\s)(?:which|that|including|respectively|under which|as part of|as well as)\b"
)

_TRIMMED = re.compile(r"^(?:the|an?)\s|(?:\s(?:of|the|an?|in|for|to|and|with|by)){1,3}$")
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_purpose(scene: Scene, text: str, receiver: int) -> str | None:
    """Return the words of what the sums of a scene are for; `receiver` is where in the text the recipient begins."""
    tail = scene.tail
    first = _opens(scene, receiver)
    if first is None:
        return None
    start, end = tail[first].start, tail[-1].end
    closed = _END.search(text, start, end)
    return _TRIMMED.sub("", text[start : closed.start() if closed else end].strip()) or None


def _opens(scene: Scene, receiver: int) -> int | None:
    """Return the number of the purpose's first word behind the sum."""
    tail, own = scene.tail, noun_end(scene.tail)
    subject = all(word.low != "with" for word in scene.head[-12:])
    for at, word in enumerate(tail[:_REACH]):
        if at + 1 >= len(tail) or _is_beside(tail, at):
            return None
        if word.low in {"under", "through"}:
            return _behind_frame(tail, at)
        if closes(tail, at, own) and not (word.text == "," and forms("cues").fullmatch(tail[at + 1].low)):
            return None
        if word.low == "to" and is_purpose(tail, at + 1):
            return at + 1
        if subject and _is_outcome(tail, at):
            return at + 1
        if _is_cue(tail, at) and not _is_other(tail, at + 1, receiver):
            return at + 1
    return None


def _is_outcome(tail: Words, at: int) -> bool:
    """Tell whether the sum itself is said to do something: `will support farmers`."""
    does = role_words("purpose_verbs") - {"continue", "benefit", "reach"}
    return at < 12 and tail[at].low in {"will", "would"} and tail[at + 1].low in does


def _behind_frame(tail: Words, at: int) -> int | None:
    """Return where the purpose begins behind `under the Programme`: at the verb of `to support …`."""
    for to in range(at, min(at + 25, len(tail) - 1)):
        if tail[to].text in ".;" or _is_beside(tail, to):
            return None
        if tail[to].low == "to" and is_purpose(tail, to + 1):
            return to + 1
    return None


def _is_beside(tail: Words, at: int) -> bool:
    """Tell whether a second thing, or a second deed, is joined to the sum at `at`: `and to open`, `and its plan to open`."""
    if ends_clause(tail, at):
        return True
    joint = 1 if tail[at].low == "and" else 3 if _says(tail, at, "as", "well", "as") else 0
    if not joint or at + joint + 1 >= len(tail):
        return False
    first = at + joint
    if is_possessive(tail[first]) or (tail[first].low == "to" and is_purpose(tail, first + 1)):
        return True
    owned = tail[first + (tail[first].low in role_words("leads") | {"its", "their", "his", "her", "our"}) :]
    return any(word.text in role_words("intents") for word in owned[:2])


def _says(words: Words, at: int, *wanted: str) -> bool:
    return tuple(word.low for word in words[at : at + len(wanted)]) == wanted


def _is_cue(tail: Words, at: int) -> bool:
    """Tell whether the preposition at `at` opens a purpose."""
    low, before = tail[at].low, tail[at - 1].low if at else ""
    named = at > 0 and is_name(tail[at - 1]) and is_name(tail[at + 1])
    return (low in {"for", "towards", "toward"} and not named) or (low, before) in {
        ("at", "aimed"),
        ("on", "spent"),
        ("on", ""),
    }


def _is_other(tail: Words, at: int, receiver: int) -> bool:
    """Tell whether a time, a number of years or the recipient stands behind the preposition."""
    follows = [word for word in tail[at : at + 4] if word.low not in role_words("leads")]
    if not follows or follows[0].low in times() or _YEAR.fullmatch(follows[0].text):
        return True
    spans = any(word.low in role_words("spans") for word in follows[:3])
    phrase = phrase_from(tail, at)
    if phrase and tail[phrase.end - 1].low in {"people", "persons", "victims"}:
        return True
    return spans or receiver in range(tail[at].start, follows[0].end)
