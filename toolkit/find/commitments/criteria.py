"""Criteria and catalysts of a promise, each with the words that decide it.

*Specific* is decided by the first that holds of: a sum of money, a number that counts results, a named instrument or meeting, another
proper name that is more than a region or a grouping, a time limit, a verb that does something one can check with an object that is not
abstract, and a noun for a measure, a body, a product or an event.  What rests on none of these is a bare aim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from toolkit.find.commitments.words import base_verbs, lemma_of, listed, phrase
from toolkit.lexicons import any_of, load_lexicon, word_set

Place = tuple[int, int]
_NUMBER = re.compile(
    r"(?<![\w$€£¥.,/-])(\d[\d,]*(?:\.\d+)?)(?![\w/-])(\s*(?:%|per\s?cent|percent|million|billion|thousand|°C))?\s*(\w[\w-]*)?"
)
_NAME = re.compile(
    r"[A-Z](?:[\w’'&+/-]|\.(?=[\w-]))*(?:\s+(?:(?:of|for|on|and|the|in|to|with|against)\s+){0,2}[A-Z0-9][\w’'&+/.-]*)*"
)
_NAME_WORD = re.compile(r"[A-Za-z](?:[\w&+-]|\.(?=\w))*")
_OBJECT_ENDS = frozenset({"of", "to", "for", "on", "in", "with", "that", "by", "and", "which", "from", "at"})


class Found(NamedTuple):
    """What other finders found in the action: the places of sums, dates, instruments and meetings."""

    money: Sequence[Place] = ()
    dates: Sequence[Place] = ()
    instruments: Sequence[Place] = ()
    meetings: Sequence[Place] = ()
    countries: Sequence[Place] = ()

    def before(self, end: int) -> Found:
        """Return what begins before `end`."""
        return Found(*([place for place in places if place[0] < end] for places in self))


@cache
def _frame() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(sorted(listed('clause', 'frames')))}\b")


def specific_by(text: str, start: int, end: int, found: Found) -> str:
    """Return the words that make the action between `start` and `end` specific, with what they are; '' for a bare aim."""
    framed = _frame().search(text, start, end)
    end = framed.start() if framed else end
    found = found.before(end)
    kinds: tuple[tuple[str, Iterable[Place]], ...] = (
        ("sum", found.money),
        ("number", targets(text, start, end, found)),
        ("name", [*found.instruments, *found.meetings]),
        ("name", _names(text, start, end, found)),
        ("addressee", _addressees(text, start, found)),
        ("verb", _verbs(text, start, end)),
        ("noun", _nouns(text, start, end)),
    )
    first = ((kind, place) for kind, places in kinds for place in places)
    kind, place = next(first, ("", None))
    return f"{kind}: {text[slice(*place)]}" if place else ""


def targets(text: str, start: int, end: int, found: Found) -> Iterator[Place]:
    """Yield the numbers that count results: `1,000 officials`, `by 50 per cent`, `double`."""
    taken = [*found.money, *found.dates, *found.instruments, *found.meetings]
    for match in _NUMBER.finditer(text, start, end):
        counts = match[2] or (match[3] and match[3].lower() not in listed("specific", "parties"))
        free = not any(left < match.end(1) and match.start(1) < right for left, right in taken)
        if counts and free and not _follows_name(text, match.start()):
            yield match.start(), match.end(2) if match[2] else match.end()
    for match in _counted().finditer(text, start, end):
        if match["noun"].lower() not in listed("specific", "parties"):
            yield match.span()
    for match in phrase("specific", "multiples").finditer(text, start, end):
        yield match.span()


def _follows_name(text: str, position: int) -> bool:
    """Whether a number belongs to a name or a reference: `Article 6`, `Phase 3`, `SDG 7`."""
    before = text[max(0, position - 30) : position].rstrip().split(" ")
    return bool(before) and (
        before[-1][:1].isupper()
        or before[-1].lower() in {"paragraph", "article", "paragraphs", "articles", "resolution"}
    )


@cache
def _counted() -> re.Pattern[str]:
    numbers = any_of(word for word, value in load_lexicon("numbers")["cardinals"].items() if value > 1)
    return re.compile(
        rf"(?<!the )(?<!our )(?<!these )(?<!all )(?<!-)\b{numbers}\s+(?:new\s+|additional\s+)?(?P<noun>[a-z][\w-]+|[A-Z]\w*-[a-z]+)"
    )


def _names(text: str, start: int, end: int, found: Found) -> Iterator[Place]:
    """Yield proper names of more than general words: a body, a programme, a place of work."""
    for match in _NAME.finditer(text, start, end):
        left, right = _undated(match.span(), found.dates)
        words = _NAME_WORD.findall(re.sub(r"[’']s\b", "", text[left:right]))
        if left == start and words and words[0].lower() in base_verbs():
            left, words = left + len(words[0]) + 1, words[1:]
        telling = [word for word in words if word[0].isupper() and not _is_general(word)]
        capitals = sum(word[0].isupper() or word[0].isdigit() for word in words)
        acronym = len(words) == 1 and bool(telling) and sum(letter.isupper() for letter in words[0]) >= 2
        if telling and (capitals >= 2 or acronym):
            yield left, left + len(text[left:right].rstrip())


def _undated(place: Place, dates: Sequence[Place]) -> Place:
    """Return the part of a run of capitals that is no date: `Lima in March` gives `Lima in`."""
    left, right = place
    for a, b in dates:
        if a <= left < b:
            left = min(b, right)
        elif left < a < right:
            right = a
    return left, right


def _is_general(word: str) -> bool:
    low = word.lower()
    return low in _general() or all(part in _general() for part in low.split("-"))


@cache
def _general() -> frozenset[str]:
    return listed("specific", "general") | _state_words()


@cache
def _state_words() -> frozenset[str]:
    names = (name.lower() for names in load_lexicon("countries")["states"].values() for name in names)
    return frozenset(word for name in names for word in name.replace("’", "'").split())


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(
        rf"(?:continue\s+(?:to\s+)?|further\s+|jointly\s+)*(?P<verb>{any_of(sorted(listed('specific', 'verbs')))})(?:ing)?\b(?P<object>.{{0,90}})"
    )


def _verbs(text: str, start: int, end: int) -> Iterator[Place]:
    """Yield the action's own verb where it does something one can check, and its object is not abstract."""
    done = re.compile(r"\w+(?: up| out)?").match(text, start, end)
    if done and done[0] in listed("clause", "passives") and lemma_of(done[0]) in listed("specific", "verbs"):
        yield done.span()
    match = _deed().match(text, start, end)
    if match is None:
        return
    near = list(
        takewhile(lambda word: word not in _OBJECT_ENDS, re.findall(r"[\w-]+", match["object"].lower())[1:])
    )
    near = re.findall(r"[\w-]+", match["object"].lower())[:1] + near
    if near and not listed("specific", "abstract") & set(near):
        yield match.span("verb")


def _addressees(text: str, start: int, found: Found) -> Iterator[Place]:
    """Yield the states that an action is for: `support Norway`."""
    verbs = any_of(sorted(listed("specific", "addressed")))
    for left, right in found.countries:
        if re.search(rf"\b{verbs}(?:ing)?\s+(?:the\s+)?$", text[max(start, left - 20) : left], re.IGNORECASE):
            yield left, right


def _nouns(text: str, start: int, end: int) -> Iterator[Place]:
    first = re.compile(r"(?:(?:continue|to|further|jointly|\w+ly)\s+)*(\w+)", re.IGNORECASE).match(
        text, start, end
    )
    stem = first[1].lower().removesuffix("ing") if first else ""
    if {stem, f"{stem}e"} & listed("specific", "bare"):
        return
    behind = first.end() if first else start
    yield from (match.span() for match in phrase("specific", "nouns").finditer(text, behind, end))


@cache
def _through() -> re.Pattern[str]:
    cues, between = any_of(sorted(listed("mandate", "cues"))), any_of(sorted(listed("mandate", "between")))
    return re.compile(
        rf"\b{cues}\s+(?:{between}\s+){{0,3}}(?P<body>(?:[A-Z][\w’'&+./-]*\s*(?:(?:of|on|and|for)\s+)?)*(?:[a-z]+\s*){{0,2}})"
    )


@cache
def _body() -> re.Pattern[str]:
    low = any_of(sorted(listed("mandate", "bodies") | word_set("actors", "bodies")))
    named = any_of(sorted(word_set("actors", "organisations") - {"asean", "mekong"}))
    return re.compile(rf"(?<![\w-]){low}(?![\w-])|^{named}(?![\w-])", re.IGNORECASE)


def mandated(text: str, start: int, end: int) -> bool:
    """Whether the action is given to a body: `through the ERIA`, `through the Joint Committee`."""
    return any(_body().search(match["body"]) for match in _through().finditer(text, start, end))


def is_organ(actor: str) -> bool:
    """Whether the actor is an organ of those who issue the document: `The Task Force`, `our officials`."""
    words = re.sub(r"\s+", " ", actor.lower())
    return any(words.endswith(organ) for organ in listed("words", "organs")) and not words.startswith("h.e")


def is_collective(scope: str, actor: str, *, enacted: bool) -> bool:
    """Whether a promise is made in the name of all who issue the document.

    That is `scope` all; and a body that enacts the document (`The General Assembly`), is a meeting of all (`The Ministerial Meeting`) or an
    organ of theirs (`The Secretariat`).
    """
    if scope != "a body":
        return scope == "all"
    words = re.split(r"\s(?:of|on|for)\s", actor.lower())[0].split()
    meets = words[-1:] and words[-1] in word_set("actors", "events") | listed("words", "issuers")
    return enacted or is_organ(actor) or bool(meets)
