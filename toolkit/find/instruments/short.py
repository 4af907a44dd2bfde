"""Instruments by their short names: letters introduced in the document, and names that need no head noun (``UNCLOS``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.find.instruments.heads import known_kinds, known_names, known_openings, lexicon_words
from toolkit.find.instruments.names import named_instruments
from toolkit.literals import matches_at

if TYPE_CHECKING:
    from collections.abc import Iterator

_INTRODUCED = re.compile(r"[”\"’]?\s?\((?:the\s)?[“\"]?([A-Z][\w.+-]*(?:\s\d{4}|\s[A-Z]\w+)?)[”\"]?\)")
_INSIDE = re.compile(r"\(([A-Z]{2,}[\w.+-]*)\)")
_FIRST_WORDS = 3
_AGREEMENT = re.compile(r"\s(?:Agreement|Treaty|Protocol|Convention)\b")
_USE = re.compile(
    r"(?<![\w-])([A-Z](?:[\w+]|[.-](?=\w))*)(?:\s\d\.\d|\s20\d\d|\s\((?:19|20)\d\d\))?(?![\w-]|\.\d)"
)
_CAPITALS = re.compile(r"(?:\s[A-Z][\w-]*){1,4}")
_ADDED = re.compile(r"\ssafeguards\sagreements?\b")
_ABBREVIATION = re.compile(r"[A-Z][\w.+-]*[A-Z][\w.+-]*")


def introduced_forms(text: str, found: list[tuple[int, int, str]]) -> Iterator[tuple[str, str]]:
    """Yield the short forms in brackets right behind or inside an instrument's name, with the instrument's kind."""
    for start, end, kind in found:
        match = _INTRODUCED.match(text, end)
        if match and _ABBREVIATION.fullmatch(match.group(1)) and _opens(text[start:end], match.group(1)):
            yield match.group(1), kind
        for inside in _INSIDE.finditer(text, start, end):
            before = named_instruments(text[start : inside.start()])
            if (
                before
                and before[-1][1] == inside.start() - start - 1
                and _opens(text[before[-1][0] + start : end], inside.group(1))
            ):
                yield inside.group(1), before[-1][2]
            elif _AGREEMENT.match(text, inside.end()):
                yield inside.group(1), "agreement"


def _opens(name: str, short: str) -> bool:
    """Return whether one of the first words of `name` begins with the first letter of `short`."""
    return any(word.upper().startswith(short[0]) for word in name.split()[:_FIRST_WORDS])


def known_instruments(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the mentions of instruments that the lexicon knows by name."""
    kinds = known_kinds()
    for match in matches_at(known_names(), text, known_openings().starts(text).get("known", ())):
        if _is_mention(text, match.start(), match.end()):
            yield match.start(), match.end(), kinds[" ".join(match["name"].split())]


def short_uses(text: str, forms: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield the uses of the short forms that the document introduces, their introductions in brackets left out."""
    for match in _USE.finditer(text) if any(form in text for form in forms) else ():
        kind = forms.get(match.group(1))
        if kind is not None and _is_mention(text, match.start(), match.end()):
            yield match.start(), match.end(), kind


def _is_mention(text: str, start: int, end: int) -> bool:
    """Return whether the name is no introduction in brackets and does not go on into a longer one (``RCEP`` Summit)."""
    opened, closed = text[max(0, start - 2) : start], text[end : end + 2]
    bracketed = "(" in opened.strip() and ")" in closed
    return not bracketed and not (text[start:end].isupper() and _goes_on(text, end))


def _goes_on(text: str, end: int) -> bool:
    """Return whether the letters go on into the name of a body or an event, or into an agreement under the instrument."""
    if _ADDED.match(text, end):
        return True
    following = _CAPITALS.match(text, end)
    return following is not None and any(
        word in lexicon_words("not_before") for word in following.group().split()
    )
