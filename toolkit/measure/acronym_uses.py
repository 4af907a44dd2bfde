"""Where a document uses short forms, defined or not.

Every compound is read as the longest short form that the document defines or readers know, else by its pieces: ``ASEAN-Japan`` uses *ASEAN*,
``COC/DOC`` uses both. A number or year at the end belongs to the form before it where that one is established (``COP26``, ``JENESYS2019``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from toolkit.measure.acronym_words import (
    COMPOUND,
    PIECE,
    dated_stem,
    hidden_in,
    in_state_name,
    is_plain_word,
    key_of,
    known_forms,
    looks_short,
    ordinary_words,
    stems_of,
)

_PIECE = re.compile(PIECE)
_JOINED = re.compile(r"([A-Z]{2,})(?=[A-Z][a-z]{2})")
_MORE = re.compile(r"[-–‐‑ ]Plus\b|[-–‐‑][A-Z]\b")
"""What belongs to a short form by a hyphen: ``ADMM-Plus``, ``ACT-A``."""
_NAME_BEFORE = re.compile(r"(?<![.!?] )[A-Z][\w’-]*\s$")


class Use(NamedTuple):
    """A short form used: its paragraph's place in the document, its span, its words and its key."""

    place: int
    start: int
    end: int
    short: str
    key: str


class Forms(NamedTuple):
    """What a document defines: the key of every spelling, and the expression that finds the ones of several words."""

    keys: Mapping[str, str]
    phrases: re.Pattern[str] | None

    @property
    def established(self) -> frozenset[str]:
        """The keys that are short forms for sure."""
        return frozenset(self.keys) | frozenset(known_forms())


def forms_of(shorts: Iterable[str]) -> Forms:
    """Return the forms of the short forms introduced; the only letters of a composite one lead to it (``AHA Centre``)."""
    shorts = list(dict.fromkeys(shorts))
    keys: dict[str, str] = {}
    for short in shorts:
        letters = [token for token in re.split(r"[\s+]+", short) if looks_short(token)]
        if len(letters) == 1 and key_of(letters[0]) not in known_forms():
            keys[key_of(letters[0])] = key_of(short)
    keys |= {key_of(short): key_of(short) for short in shorts}
    phrases = sorted((s for s in shorts if _needs_search(s)), key=len, reverse=True)
    expression = "|".join(_flexible(phrase) for phrase in phrases)
    return Forms(keys, re.compile(rf"(?<!\w)(?:{expression})(?:['’]?s)?(?!\w)") if phrases else None)


def _needs_search(short: str) -> bool:
    """Return whether the words of `short` would not be found one by one."""
    return not COMPOUND.fullmatch(short) or not looks_short(short)


def _flexible(phrase: str) -> str:
    return r"[\s\-–‐‑]?".join(re.escape(word) for word in re.split(r"[\s\-–‐‑]+", phrase.removesuffix("s")))


def is_named(short: str) -> bool:
    """Return whether a short form is a name in plain words (``Action Plan``) rather than letters."""
    return not any(looks_short(token) for token in re.split(r"[\s+/–-]+", short))


def uses_in(texts: list[str], forms: Forms) -> list[Use]:
    """Return every use of a short form in the paragraphs of a document, in their order."""
    uses, established = list(_uses_in(texts, forms)), forms.established
    present = {use.key for use in uses}
    return [use if use.key in established else use._replace(key=_shorter(use.key, present)) for use in uses]


def _shorter(key: str, present: Container[str]) -> str:
    """Return the form that `key` numbers, where the document uses that by itself too: ``COP`` of *COP26*."""
    return next((stem for stem in list(stems_of(key))[1:] if stem in present), key)


def _uses_in(texts: list[str], forms: Forms) -> Iterator[Use]:
    ordinary, established = ordinary_words(texts), forms.established
    for place, text in enumerate(texts):
        found = list(_phrases(text, forms))
        taken = Stretches([*hidden_in(text, established), *((start, end) for start, end, _ in found)])
        for compound in COMPOUND.finditer(text):
            found += [
                use
                for use in _uses_in_compound(text, compound, forms)
                if not taken.hold(use[0]) and _is_use(text, use, established, ordinary)
            ]
        yield from (
            Use(place, start, end, text[start:end], forms.keys.get(key, key))
            for start, end, key in sorted(found)
        )


class Stretches:
    """Stretches of a text, to ask whether a position lies in one."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def hold(self, position: int) -> bool:
        """Return whether one of them holds the position."""
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._ends[index]


def _phrases(text: str, forms: Forms) -> Iterator[tuple[int, int, str]]:
    """Yield the uses of names and of short forms of several words; a name inside a longer name is none."""
    for match in forms.phrases.finditer(text) if forms.phrases else ():
        key = key_of(match.group())
        key = key if key in forms.keys else key_of(match.group().rstrip("s") + "s")
        longer = is_named(match.group()) and _NAME_BEFORE.search(
            text, max(0, match.start() - 30), match.start()
        )
        if key in forms.keys and not (
            longer and longer.group().lower().strip() not in {"the", "this", "these"}
        ):
            yield match.start(), match.end(), key


def _is_use(
    text: str, use: tuple[int, int, str], established: frozenset[str], ordinary: frozenset[str]
) -> bool:
    start, end, key = use
    if key in established:
        return True
    word = text[start:end]
    return not is_plain_word(word, ordinary) and not in_state_name(text, start, word)


def _uses_in_compound(text: str, compound: re.Match[str], forms: Forms) -> Iterator[tuple[int, int, str]]:
    """Yield the short forms of a compound: the longest established ones, and the pieces written as short forms."""
    pieces = [match.span() for match in _PIECE.finditer(text, compound.start(), compound.end())]
    known = forms.keys.keys() | known_forms().keys()
    index, loose = 0, []
    while index < len(pieces):
        reach = _longest(text, pieces, index, known)
        if reach is not None:
            yield pieces[index][0], pieces[reach][1], _stem(text[pieces[index][0] : pieces[reach][1]], known)
            index = reach + 1
            continue
        parts = _established_parts(text, *pieces[index], known)
        yield from parts
        found = None if parts else _loose(text, *pieces[index], known)
        loose += [found] if found else []
        index += 1
    yield from _whole(text, loose)


def _longest(text: str, pieces: list[tuple[int, int]], index: int, known: Container[str]) -> int | None:
    """Return the last piece of the longest established form that begins at piece `index`."""
    start = pieces[index][0]
    for reach in range(min(len(pieces), index + 4) - 1, index - 1, -1):
        if any(stem in known for stem in stems_of(text[start : pieces[reach][1]])):
            return reach
    return None


def _stem(word: str, known: Container[str]) -> str:
    return next(stem for stem in stems_of(word) if stem in known)


def _established_parts(text: str, start: int, end: int, known: Container[str]) -> list[tuple[int, int, str]]:
    """Return the established forms of a sum that is none itself: ``ASEAN`` of *ASEAN+3*."""
    parts = [
        (start + part.start(), start + part.end(), key_of(part.group()))
        for part in re.finditer(r"[^+&]+", text[start:end])
    ]
    return [part for part in parts if part[2] in known] if len(parts) > 1 else []


def _loose(text: str, start: int, end: int, known: Container[str]) -> tuple[int, int, str] | None:
    """Return a piece that is written as a short form; of a run-together word (``ASEANJapan``) the letters."""
    word = text[start:end]
    joined = _JOINED.match(word)
    if joined and (key_of(joined.group()) in known or not looks_short(word)):
        word, end = joined.group(), start + joined.end()
    if not looks_short(word):
        return None
    more = _MORE.match(text, end)
    if more:
        return start, more.end(), key_of(text[start : more.end()])
    return start, end, key_of(dated_stem(word))


def _whole(text: str, loose: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield loose pieces, those that a hyphen (no dash, no slash) joins as one short form."""
    joined: list[tuple[int, int, str]] = []
    for start, end, key in loose:
        if joined and text[joined[-1][1] : start] in {"-", "‐", "‑"}:
            joined[-1] = (joined[-1][0], end, key_of(text[joined[-1][0] : end]))
        else:
            joined.append((start, end, key))
    yield from joined
