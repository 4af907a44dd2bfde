"""Where an instrument's name ends: the phrases, numerals, years and subtitle behind its head noun."""

from __future__ import annotations

import re
from functools import cache

from toolkit.find.instruments.heads import head_nouns, kind_of, known_names, lexicon_words
from toolkit.find.instruments.parties import topic_before_parties, topic_behind_parties
from toolkit.find.name_phrases import Phrases, name_after
from toolkit.find.title_case import SMALL_WORDS
from toolkit.lexicons import any_of

NUMBERS = re.compile(
    r"(?:\s(?:[IVX]{1,4}\b|\d\.\d\b|No\.\s\d+|(?:[Tt]owards? |[-–] )?20\d\d(?:\s?[-–]\s?(?:20)?\d\d)?\b(?!\s[A-Z][a-z]+ber\b))|\s\((?:20\d\d\s?[-–]\s?20\d\d|Phase \d|20\d\d)\))+"
)
"""What may number or date a name right behind it: ``IV``, ``2.0``, ``2025``, ``– 2023``, ``(2016-2020)``."""
_SHORT = re.compile(r"\s\([A-Z][\w.+/-]*(?:\s\d{4})?\)")
_DESIGNATION = re.compile(r"\s\([A-Z]{3,}-?\d\d\)")
_CLOSED = re.compile(r"\s*(?:$|[.,;)”\"]|\()")
_THEME = re.compile(r"\s(?:of|(?:with|on|under) the theme(?: of)?:?)\s[“\"][^“”\"]{3,160}[”\"]")
_PLACE = re.compile(r"\sin\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)*")
_NOUN = re.compile(r"\s[A-Z][a-z]+(?<!ed)(?=\s(?:and|at|in|of|on)\s|[,.;]|$)")
_PROGRAMME = re.compile(r"\b(?:Initiative|Programme|Program|Fund|Partnership|Network|Project)\b")
_OTHER = re.compile(
    r"[A-Z]{2,}s?\b|(?=(?P<initial>[A-Z]))(?:[A-Z][\w-]*\s)*(?:[A-Z][\w-]*\s\((?P=initial)[\w-]*\)|Goals\b)"
)
_AND = re.compile(r"\s(?:and|or)\s(?:the\s|an?\s)?")
_TO_ANOTHER = re.compile(r"\s\([A-Z][^()]{0,30}\)\sto\sthe\s(?=[A-Z])")
_ACTION = re.compile(
    r"\sand\s(?=((?:[A-Z]\w+\s(?:of\s|for\s)?)?(?:Action|Cooperation)(?:\sPlan)?)(?!\w|\s[A-Z(\d]))"
)
_SPEAKERS = re.compile(r"\sby\s(?:the\s)?[^,.;]{3,80}$")
_OFFICES = re.compile(r"\s(?:foreign\s|defen[cs]e\s)?(?:leaders|ministers|presidents)\b")
_MOST_HEADS = 3


def name_end(text: str, start: int, end: int, kind: str) -> tuple[int, str]:
    """Return where the name ends whose head noun stands before `end`, and its kind, which a head noun behind a bracket may change."""
    head_end = end
    for _ in range(_MOST_HEADS):
        end = _phrases_end(text, end, kind)
        short = _SHORT.match(text, end)
        head = head_nouns().match(text, (short.end() if short else end) + 1)
        if head is None or not text[head.start() - 1].isspace():
            break
        end, kind = head.end(), kind_of(head.group())
    if short:
        behind = _behind_short(text, short.end(), kind, inside=end > head_end)
        if behind > short.end() or (end > head_end and _DESIGNATION.match(text, end)):
            return behind, kind
    return _subtitle_end(text, start, end), kind


@cache
def phrases(kind: str) -> Phrases:
    """Return the prepositions of a name; the parties belong to that of an agreement or a plan (``between …``), not of a statement."""
    parties = frozenset({"between", "with"}) if kind == "declaration" else frozenset()
    return Phrases(
        lexicon_words("first_prepositions") - parties, lexicon_words("inner_prepositions") - parties
    )


def _phrases_end(text: str, end: int, kind: str) -> int:
    """Return where the phrases behind the head noun end."""
    topic = topic_before_parties(text, end, kind)
    if topic > end:
        return topic_behind_parties(text, topic, name_after(text, topic, phrases(kind)))
    action = _ACTION.match(text, end) if kind == "declaration" else None
    end = _numbers(text, action.end(1) if action else end)
    participle = _participle().match(text, end)
    if participle:
        first = frozenset({"the", "a", "an", "to"})
        behind = name_after(text, participle.end(), phrases(kind)._replace(first=first))
        end = _before_another(text, end, behind)
    head_end = end
    end = _numbers(text, _before_another(text, end, name_after(text, end, phrases(kind))))
    if kind == "agreement":
        return topic_behind_parties(text, head_end, end)
    offices = _OFFICES.match(text, end) if _SPEAKERS.search(text, head_end, end) else None
    return offices.end() if offices else end


def _behind_short(text: str, end: int, kind: str, *, inside: bool) -> int:
    """Return where a name ends that goes on behind a bracketed short form (`end` where it does not)."""
    behind = _numbers(text, end)
    if behind > end:
        return behind
    more = (inside and _NOUN.match(text, end)) or (kind == "agreement" and _PLACE.match(text, end))
    return more.end() if more else end


def _subtitle_end(text: str, start: int, end: int) -> int:
    """Return where the name's theme or subtitle ends; at the head of a paragraph a colon may open its text instead."""
    subtitle = _THEME.match(text, end) or _subtitle().match(text, end)
    if subtitle is None or (start == 0 and not _CLOSED.match(text, subtitle.end())):
        return end
    return subtitle.end()


@cache
def _subtitle() -> re.Pattern[str]:
    """Return the expression for a subtitle: capitalised words behind a colon, with the small words between them."""
    small = rf"(?!and\s(?:the|its)\s){any_of(SMALL_WORDS)}(?:\s(?:the|its|our|an?))?"
    return re.compile(rf":\s[A-Z][\w’'-]*(?:,?\s(?:[A-Z][\w’'-]*|\d{{4}})|\s{small}(?=\s[A-Z\d]))+")


def _numbers(text: str, end: int) -> int:
    match = NUMBERS.match(text, end)
    return match.end() if match else end


def _before_another(text: str, start: int, end: int) -> int:
    """Return `end`, or where ``and`` begins another instrument's name before it, or ``to`` behind a bracket."""
    other = _TO_ANOTHER.search(text, start, end)
    if other and head_nouns().search(text, other.end(), end):
        return other.start()
    for match in _AND.finditer(text, start, end):
        if known_names().match(text, match.end()):
            return match.start()
        if (
            _OTHER.match(text, match.end())
            and match.group().endswith("the ")
            and " between " not in text[start:end]
        ):
            return match.start()
        head = head_nouns().search(text, match.end(), end)
        if head is None and match.group().strip() not in {"and", "or"}:
            head = _PROGRAMME.search(text, match.end(), end)
        if head and all(
            word[:1].isupper() or word[:1].isdigit() for word in text[match.end() : head.start()].split()
        ):
            return match.start()
    return end


@cache
def _participle() -> re.Pattern[str]:
    words = lexicon_words("participles")
    return re.compile(
        rf"\s(?:{any_of(sorted(words))}(?=\s)|{any_of(sorted(lexicon_words('small_participles')))}(?=\s(?:the\s|an?\s)?[A-Z]))"
    )
