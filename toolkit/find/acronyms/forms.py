"""What a bracket holds: the short forms it may introduce, taken apart into letters and words.

``(“Action Plan”)``, ``(hereinafter the “Parties”)``, ``(PRESET and INSET)``, ``(1st SOMS+Japan)``, ``(AHA Centre)`` and ``(SDGs)`` all introduce a
name; ``(Phase 3)``, ``(formerly SME Working Group)`` and ``(2018-2022)`` do not. The formulas and remarks are in ``lexicons/acronyms.toml``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from toolkit.find.title_case import SMALL_WORDS
from toolkit.lexicons import any_of, load_lexicon, word_set

MAX_WORDS = 7
MAX_LENGTH = 60
_QUOTES = "“”\"'‘’«»"
_QUOTED = re.compile(r"[“\"«‘'](?:[Tt]he )?([^“”\"«»]{1,80}?)[,.]?[”\"»’'](?!\w)")
_SEPARATOR = re.compile(r",\s+|;\s+|\s+and\s+(?:the\s+)?|\s+or\s+(?:the\s+)?|\s*/\s*")
_ORDINAL = re.compile(r"\d+\s?(?:st|nd|rd|th)\s+")
_TOKEN = re.compile(r"[^\s+/–-]+|\+")
_UNIT = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]")
_REPEATED = re.compile(r"(?P<a>[A-Z])(?P<m>[2-9])|(?P<n>[2-9])(?P<b>[A-Z])")
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_ROMAN = re.compile(r"[IVXLC]+")


class Term(NamedTuple):
    """A candidate short form: where it stands, its words, and whether quotation marks set it off."""

    start: int
    end: int
    text: str
    quoted: bool


class Token(NamedTuple):
    """A piece of a short form: letters to be accounted for, or a whole word."""

    text: str
    letters: bool


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(load_lexicon('acronyms')['lead'])}[\s,:]+)+", re.IGNORECASE)


def terms_in(text: str, start: int, end: int) -> list[list[Term]]:
    """Return the readings of the bracket's inside ``text[start:end]``, the likelier first: as several terms, as one.

    A bracket that holds a remark, or too much for a short form, has no reading.
    """
    whole = _trimmed(text, start, end)
    if whole is None:
        return []
    quoted = [_dotted(text, m.start(1), m.group(1), quoted=True) for m in _QUOTED.finditer(text, start, end)]
    if quoted:
        return [quoted]
    pieces = _pieces(text, whole.start, whole.end)
    if len(pieces) == 1:
        return [[whole]]
    return [[whole], pieces] if "/" in whole.text else [pieces, [whole]]


def _trimmed(text: str, start: int, end: int) -> Term | None:
    """Return the bracket's inside without its opening formula, ordinals and quotation marks."""
    lead = _lead().match(text, start, end)
    start = lead.end() if lead else start
    ordinal = _ORDINAL.match(text, start, end)
    start = ordinal.end() if ordinal else start
    inside = text[start:end]
    words = inside.split()
    if (
        not words
        or len(words) > MAX_WORDS
        or len(inside) > MAX_LENGTH
        or words[0].lower() in word_set("acronyms", "remarks")
    ):
        return None
    start += len(inside) - len(inside.lstrip(_QUOTES + " "))
    core = text[start:end].rstrip(_QUOTES + " .,")
    core = re.sub(r"['’]s$", "", core)
    return _dotted(text, start, core, quoted=False) if core else None


def _dotted(text: str, start: int, core: str, *, quoted: bool) -> Term:
    """Return the term with the last dot of an abbreviation that has one behind every letter: ``U.S.``."""
    end = start + len(core)
    if _DOTTED.fullmatch(core) and text.startswith(".", end):
        end += 1
    return Term(start, end, text[start:end], quoted)


def _pieces(text: str, start: int, end: int) -> list[Term]:
    """Return the terms of a bracket with several."""
    pieces, position = [], start
    for match in [*_SEPARATOR.finditer(text, start, end), None]:
        stop = match.start() if match else end
        if stop > position:
            pieces.append(Term(position, stop, text[position:stop], quoted=False))
        position = match.end() if match else end
    return pieces


def tokens_of(short: str) -> list[Token]:
    """Return the pieces of `short`, function words left out.

    Examples
    --------
    >>> [token.text for token in tokens_of("ARF ISM on ICTs Security")]
    ['ARF', 'ISM', 'ICTs', 'Security']
    """
    return [
        Token(token, letters=is_letters(token) or "&" in short or _is_joined_letter(token, short))
        for token in _TOKEN.findall(short)
        if token not in SMALL_WORDS and token not in {"&", "+"}
    ]


def _is_joined_letter(token: str, short: str) -> bool:
    """Return whether `token` is one capital that a hyphen joins to the rest: ``N-JRC``."""
    return len(token) == 1 and token.isupper() and (f"{token}-" in short or f"-{token}" in short)


def is_letters(token: str) -> bool:
    """Return whether `token` is written as letters: two capitals, or a capital or more with digits."""
    capitals = sum(map(str.isupper, token))
    if capitals >= 2 or not any(map(str.isdigit, token)):
        return capitals >= 2
    return capitals >= 1 or re.sub(r"['’]?s$", "", token.strip(_QUOTES + ".,")).isdigit()


def is_short_form(short: str) -> bool:
    """Return whether `short` holds letters to be accounted for, and is no numeral or list label."""
    tokens = tokens_of(short)
    if not any(token.letters and any(map(str.isalpha, token.text)) for token in tokens):
        return False
    return not (len(tokens) == 1 and _ROMAN.fullmatch(short)) and len(short) > 1


def letters_of(token: str) -> list[tuple[str, ...]]:
    """Return the readings of a token's letters: ``CoRe`` by all its letters or by its capitals, ``E3`` as EEE."""
    core = re.sub(r"['’]?s$", "", token)
    units = _UNIT.findall(core)
    every = tuple(unit.upper() for unit in units)
    capitals = tuple(unit for unit in units if not unit.islower())
    readings = [every] if capitals == every else [every, capitals]
    return readings + _repeated(core)


def _repeated(core: str) -> list[tuple[str, ...]]:
    """Return the reading of one letter with a number as that many letters: ``E3``, ``3R``."""
    match = _REPEATED.fullmatch(core)
    if match is None:
        return []
    return [((match["a"] or match["b"]).upper(),) * int(match["m"] or match["n"])]


def is_defined_name(short: str) -> bool:
    """Return whether `short` is a name of two to six capitalised words, without a number; ``revised`` may stand before it."""
    words = short.split()
    words = words[1:] if words and words[0] in word_set("acronyms", "versions") else words
    capitalised = [word for word in words if word[:1].isupper()]
    return (
        1 < len(words) < MAX_WORDS
        and len(capitalised) > 1
        and words[0][:1].isupper()
        and all(word in SMALL_WORDS or word[:1].isupper() for word in words)
        and not any(map(str.isdigit, short))
    )
