"""Words for the document's own day and its neighbours: `today`, `this morning`, `tonight`, `yesterday`, `tomorrow`.

`today` is a date where something is done on it, and none where it means nowadays. The verb that is nearest to it decides: one of doing
or saying (`signed … today`, `the President today affirmed`), or one of how things are (`challenges that we face today`). What takes
place on a day (`the meeting today`, `today’s summit`) counts, and so do set phrases (`as of today`). Without such a sign it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from toolkit.find.dates import resolve as cal
from toolkit.find.dates.patterns import lexicon
from toolkit.find.dates.readings import Match, Reading, Rule, Setting, whole
from toolkit.find.dates.weekday import FUTURE, weekday, weekend
from toolkit.lexicons import any_of, word_set

_REACH = 140
_WORDS_BACK = 13
_WORDS_ON = 16
_BREAK = re.compile(r"[.!?][”\"]?\s+(?=[A-Z“\"])|[;:]\s")
_WORD = re.compile(r"[\w’'-]+")
_OFFSETS = {"yesterday": -1, "last": -1, "tomorrow": 1}


def _before(match: Match) -> str:
    """Return what stands before in the same sentence."""
    text = match.string[max(0, match.start() - _REACH) : match.start() + 1]
    return _BREAK.split(text)[-1][:-1]


def _after(match: Match) -> str:
    """Return what stands after in the same sentence."""
    return _BREAK.split(match.string[match.end() : match.end() + _REACH])[0]


@cache
def _deeds() -> tuple[frozenset[str], frozenset[str]]:
    """Return the forms of the verbs of doing: those that say what is or was done, and base forms."""
    bases = lexicon()["today"]["deeds"]
    told = {form for base in bases for form in _inflected(base)} | word_set("calendar", "today", "irregular")
    return frozenset(told), frozenset(bases) | {"meet", "hold", "speak", "begin"}


def _inflected(base: str) -> Iterator[str]:
    """Yield the forms of a regular verb in -s, -ed and -ing."""
    if base.endswith("e"):
        yield from (f"{base}s", f"{base}d", f"{base[:-1]}ing")
    elif re.search(r"[^aeiou]y$", base):
        yield from (f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing")
    else:
        doubled = base + base[-1] if base in {"submit", "travel", "initial"} else base
        yield from (
            f"{base}{'es' if re.search(r'(?:s|x|ch|sh)$', base) else 's'}",
            f"{doubled}ed",
            f"{doubled}ing",
        )


@cache
def _helps() -> frozenset[str]:
    return word_set("grammar", "be") | word_set("grammar", "have") | {"be", "been"}


@cache
def _list_at_end(key: str) -> re.Pattern[str]:
    """Return the expression for one of a list's words directly before."""
    return re.compile(rf"(?i)(?<![\w-]){any_of(lexicon()['today'][key])}\s+$")


@cache
def _event_after() -> re.Pattern[str]:
    return re.compile(rf"(?i)['’]s?\s+(?:[\w-]+\s+){{0,3}}?{any_of(lexicon()['today']['events'])}\b")


@cache
def _nowadays_after() -> re.Pattern[str]:
    return re.compile(rf"(?i),?\s+{any_of(lexicon()['today']['nowadays_after'])}\b")


@cache
def _speaker() -> re.Pattern[str]:
    return re.compile(rf"(?i),?\s+{any_of(lexicon()['today']['speakers'])}\b")


def _opens(before: str) -> bool:
    return not re.search(r"\w", before)


def _is_name(match: Match, before: str) -> bool:
    """Whether a capital inside a sentence makes it a word of a name."""
    word = match.group()
    return word[0].isupper() and not word.isupper() and not _opens(before)


def _today(match: Match, setting: Setting) -> Iterator[Reading]:
    """Read `today`, `tonight`, `this morning`, `yesterday evening`, `tomorrow` where they are a day."""
    before, after = _before(match), _after(match)
    first, *rest = match.group().lower().split()
    if _is_name(match, before):
        return
    if rest or first == "tonight":
        counts = True
    elif re.match(r"['’]", after):
        counts = _event_after().match(after) is not None
    elif first == "today":
        counts = _is_own_day(before, after)
    else:
        counts = not _list_at_end("figurative").search(before) and (first == "yesterday" or _is_ahead(before))
    if counts:
        yield from whole(match, cal.unit_around(setting.anchor, "day", _OFFSETS.get(first, 0)))


def _is_own_day(before: str, after: str) -> bool:
    """Whether `today` between these is the day on which something is done."""
    if _list_at_end("cues").search(before) or _list_at_end("events").search(before):
        return True
    if _list_at_end("nowadays").search(before) or _nowadays_after().match(after):
        return False
    if speaker := _speaker().match(after):
        return not _is_state(_WORD.findall(after[speaker.end() :])[:5])
    if _done_after(after) or (_opens(before) and _done_on(_WORD.findall(after)[:_WORDS_ON])):
        return True
    return _done_before(_WORD.findall(before)[-_WORDS_BACK:])


def _is_state(words: list[str]) -> bool:
    """Whether the predicate that these words begin says how things are."""
    states, told = word_set("calendar", "today", "states"), _deeds()[0]
    helping = _helps() | {
        "can",
        "must",
        "may",
        "all",
        "also",
        "both",
        "still",
        "again",
        "no",
        "longer",
        "not",
        "together",
        "sides",
    }
    rest = [word.lower() for word in words if word.lower() not in helping and not word.endswith("ly")]
    return bool(rest) and rest[0] in states and rest[0] not in told


def _done_after(after: str) -> bool:
    """Whether the next word is the verb of `today`: `the leaders today affirmed`, `today marks`."""
    words = [word.lower() for word in _WORD.findall(after[:60])]
    words = words[1:] if words and (words[0].endswith("ly") or words[0] in {"also", "both"}) else words
    if not words or re.match(r"\s*[.;:)(]", after):
        return False
    word = words[0]
    if word in word_set("calendar", "today", "states"):
        return False
    told, bases = _deeds()
    return (
        word in bases
        or (word in told and not word.endswith("ing"))
        or re.fullmatch(r"[a-z]{2,}[^e]ed", word) is not None
    )


def _done_on(words: list[str]) -> bool:
    """Whether the first verb behind `today` at the head of a sentence is one of doing."""
    told, bases = _deeds()
    states = word_set("calendar", "today", "states")
    for index, word in enumerate(words):
        following = [later for later in words[index + 1 : index + 4] if not later.endswith("ly")]
        if word in _helps():
            return bool(following) and following[0] in told
        if word in states:
            return False
        noun = index == 0 or words[index - 1].lower() in {
            "the",
            "a",
            "an",
            "this",
            "our",
            "its",
            "their",
            "and",
            "of",
            "to",
            "for",
        }
        if (word in told and not word.endswith("ing")) or (word in bases and not noun):
            return True
    return False


def _done_before(words: list[str]) -> bool:
    """Whether the nearest verb before `today` is one of doing, and nothing dates it otherwise."""
    told, bases = _deeds()
    states = word_set("calendar", "today", "states") | _helps()
    for index in range(len(words) - 1, -1, -1):
        word = words[index].lower()
        if word in states or re.fullmatch(r"(?:1[5-9]|20|21)\d\d|ago", word):
            return False
        finite = word in bases and index > 0 and words[index - 1].lower() in {"we", "i", "they", "to", "will"}
        if finite or (word in told and not word.endswith("s")):
            return True
    return False


def _is_ahead(before: str) -> bool:
    """Whether something is done on the day behind the document's."""
    if _opens(before) or _list_at_end("events").search(before):
        return True
    words = [word.lower() for word in _WORD.findall(before)[-_WORDS_BACK:]]
    states = word_set("calendar", "today", "states")
    return not (states & set(words[-2:])) and (FUTURE.search(before) is not None or _done_before(words))


TODAY_RULES: dict[str, Rule] = {"today": _today, "weekend": weekend, "weekday": weekday}
