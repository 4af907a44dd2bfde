"""Instruments by their full names: a head noun, what stands before it and what it goes on with."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from toolkit.find.instruments.ends import NUMBERS, name_end, phrases
from toolkit.find.instruments.heads import head_nouns, is_part, joined_end, kind_of, lexicon_words, openings
from toolkit.find.instruments.lower import lower_instruments, programmes_beside
from toolkit.find.instruments.resolutions import resolutions
from toolkit.find.instruments.starts import name_start
from toolkit.find.instruments.titles import other_titles, quoted_instruments
from toolkit.find.title_case import SMALL_WORDS, stands_in
from toolkit.lexicons import any_of, load_lexicon
from toolkit.literals import matches_at

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLLECTION = re.compile(
    r"(?:Resolutions?|Decisions?|Records|Statements|Documents)(?: and (?:Resolutions|Decisions|Statements|Records))?(?= of\b)"
)
_NUMERAL = re.compile(r"[A-Z]{1,3}")
_AMENDING = re.compile(r"(?:(?:[Ff]irst|[Ss]econd|[Tt]hird)\s)?[Pp]rotocol to [Aa]mend (?:the )?(?=[A-Z])")
_POINTER = re.compile(r"\b(?:[Tt]h(?:e|is|at|ese|ose)|said|such|its|their|our)\s$")
_TOPIC = re.compile(r"\son\s(?:the\s)?[A-Z]")
_GOAL = re.compile(r"20[2-9][05]|2063")
_SECOND = re.compile(r"\sand\s")
_NUMBER = re.compile(r"\d+|[IVX]+")
_FOLLOWING = re.compile(r"\s([\w’'-]+)")


def named_instruments(text: str) -> list[tuple[int, int, str]]:
    """Return the outermost instruments named in `text`: start, end and kind."""
    names: list[tuple[int, int, str]] = []
    last = 0
    for start, end, kind in sorted(_candidates(text), key=lambda name: (name[0], -name[1])):
        if end > last and (not names or start >= last):
            names.append((start, end, kind))
            last = end
    return sorted([*names, *programmes_beside(text, names)])


def _candidates(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield every name that says which instrument is meant, nested ones too."""
    for start, end, kind, head in quoted_instruments(text):
        if _is_specific(text[start:end], *head.span()):
            yield start, end, kind
    titles, starts = other_titles(text), openings().starts(text)
    yield from (name for name in _headed(text, starts.get("heads", [])) if not stands_in(titles, name[0]))
    if "numbered" in starts:
        yield from resolutions(text)
    for name in lower_instruments(text, starts, phrases("agreement")):
        if _is_specific(*_split(text, name)):
            yield name


def _split(text: str, name: tuple[int, int, str]) -> tuple[str, int, int]:
    """Return a name in which the kind noun stands in small letters, and where that noun stands in it."""
    noun = re.search(r"(?<!\S)[a-z]{5,}(?!\S)", text[name[0] : name[1]])
    return text[name[0] : name[1]], *(noun.span() if noun else (0, 0))


def _headed(text: str, starts: list[int]) -> Iterator[tuple[int, int, str]]:
    """Yield the names found from their head nouns, which begin at some of `starts`."""
    last = 0
    for match in matches_at(head_nouns(), text, starts):
        if not _may_head(text, match):
            continue
        kind = kind_of(match.group())
        start = name_start(text, match.start(), kind, last)
        head_end = joined_end(text, match.end(), match.group())
        end, kind = name_end(text, start, head_end, kind)
        if not (
            _is_specific(text[start:end], match.start() - start, head_end - start)
            or _is_issued(text, start, end)
        ):
            continue
        if text[start:end] in lexicon_words("specific") and _POINTER.search(text, max(0, start - 8), start):
            continue
        last = max(last, end)
        yield start, end, kind
    for match in _AMENDING.finditer(text) if "rotocol to " in text else ():
        head = head_nouns().search(text, match.end(), min(len(text), match.end() + 120))
        if head:
            yield match.start(), name_end(text, match.start(), head.end(), "agreement")[0], "agreement"


def _may_head(text: str, match: re.Match[str]) -> bool:
    """Return whether nothing behind the head noun makes it part of another name."""
    following = _FOLLOWING.match(text, match.end())
    if following is None:
        return True
    if is_part(text, match.start()):
        return False
    word = following.group(1)
    if word in lexicon_words("not_before"):
        return False
    if not word[0].isupper() or word.endswith("ed") or _NUMERAL.fullmatch(word):
        return True
    return (
        word in lexicon_words("participles")
        or word in lexicon_words("may_follow")
        or word.lower() in lexicon_words("first_prepositions")
        or NUMBERS.match(text, match.end()) is not None
    )


def _is_issued(text: str, start: int, end: int) -> bool:
    """Return whether who issued it and where says which text a title of kind words is: *the Joint Plan of Action agreed at the Lima meeting*."""
    return (
        len(text[start:end].split()) > 1
        and text[max(0, start - 4) : start].lower() == "the "
        and _issued().match(text, end) is not None
    )


@cache
def _issued() -> re.Pattern[str]:
    authors = any_of(name for name, count in load_lexicon("numbers")["cardinals"].items() if count > 1)
    issued = any_of(lexicon_words("issued"))
    return re.compile(
        rf"\s(?:{issued}\s(?:by\s[^,.;:]{{1,40}}?\s)?(?:at|during)\s[^,.;:]{{0,60}}?[A-Z]|of\sthe\s{authors}\s[A-Z])"
    )


def _is_specific(name: str, head: int, head_end: int) -> bool:
    """Return whether a name says which instrument is meant."""
    if any(name.endswith(other) for other in lexicon_words("no_instruments")) or _COLLECTION.match(name):
        return False
    if name in lexicon_words("specific") or _is_goal(name, name[head:head_end]):
        return True
    if _TOPIC.match(name, head_end):
        return True
    rest = _beside_heads(name, head, head_end)
    generic = lexicon_words("generic")
    words = [word for word in re.findall(r"[\w’'-]+", rest.replace("’", "'")) if word not in SMALL_WORDS]
    return any(word not in generic and not _NUMBER.fullmatch(word) for word in words)


def _beside_heads(name: str, head: int, head_end: int) -> str:
    """Return the words of a name around its head noun, without a second head noun that ``and`` joins to it."""
    second = _SECOND.match(name, head_end)
    behind = head_nouns().match(name, second.end()) if second else None
    before = head_nouns().sub("", name[:head]) if name[:head].endswith(" and ") else name[:head]
    return before + " " + name[behind.end() if behind else head_end :]


def _is_goal(name: str, noun: str) -> bool:
    """Return whether a round year makes a name of the head noun alone: ``Vision 2030``, ``2050 Strategy``."""
    return noun in lexicon_words("after_year") and any(_GOAL.fullmatch(word) for word in name.split())
