"""Instruments by their full names: a head noun, what stands before it and what it goes on with."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from toolkit.find.instruments_heads import head_nouns, kind_of, lexicon_words
from toolkit.find.instruments_lower import lower_instruments, programmes_beside, resolutions
from toolkit.find.name_phrases import Phrases, name_after
from toolkit.find.title_case import SMALL_WORDS, run_before
from toolkit.lexicons import any_of, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBERS = re.compile(
    r"(?:\s(?:[IVX]{1,4}\b|\d\.\d\b|(?:toward )?20\d\d(?:\s?[-–]\s?(?:20)?\d\d)?\b(?!\s[A-Z][a-z]+ber\b))|\s\((?:20\d\d\s?[-–]\s?20\d\d|Phase \d|20\d\d)\))+"
)
_SHORT = re.compile(r"\s\([A-Z][\w.+/-]*(?:\s\d{4})?\)")
_SUBTITLE = re.compile(r":\s[A-Z][\w’'-]*(?:,?\s(?:[A-Z][\w’'-]*|\d{4})|\s[a-z]{1,4}(?=\s[A-Z]))+")
_QUOTED = re.compile(r"[“\"]([A-Z\d][^“”\"]{5,200}?)[,.]?[”\"]")
_COMPOUND = re.compile(r"\s\([A-Z][\w+/-]*\)[-–]\w+\s$")
_OPENS = re.compile(r"$|:|\s(?:on|of|for|to|between|with|in|by|20\d\d|\d\.\d|\()")
_PROGRAMME = re.compile(r"\b(?:Initiative|Programme|Program|Fund|Partnership|Network|Project)\b")
_OTHER = re.compile(r"[A-Z]{2,}s?\b|(?:[A-Z][\w-]*\s)*(?:[A-Z][\w-]*\s\([A-Z]|Goals\b)")
_AND = re.compile(r"\sand\s(?:the\s|an?\s)?")
_YEAR = re.compile(r"(?:19|20)\d\d\s")
_POST = re.compile(r"[Pp]ost[- ]20\d\d\s$")
_OWNER = re.compile(r"([\w.-]+)[’']s")
_THEME = re.compile(r"\s(?:of|(?:with|on|under) the theme(?: of)?:?)\s[“\"][^“”\"]{3,160}[”\"]")
_COLLECTION = re.compile(
    r"(?:Resolutions?|Decisions?|Records|Statements|Documents)(?: and (?:Resolutions|Decisions|Statements|Records))?(?= of\b)"
)
_NUMERAL = re.compile(r"[A-Z]{1,3}")
_LONGEST_CONJUNCT = 4
_LONGEST_LABEL = 5
_AMENDING = re.compile(r"(?:(?:[Ff]irst|[Ss]econd|[Tt]hird)\s)?[Pp]rotocol to [Aa]mend (?:the )?(?=[A-Z])")


def named_instruments(text: str) -> list[tuple[int, int, str]]:
    """Return the outermost instruments named in `text`: start, end and kind."""
    names: list[tuple[int, int, str]] = []
    last = 0
    titles = _other_titles(text)
    headed = [name for name in _headed(text) if not any(a <= name[0] < b for a, b in titles)]
    lower = [
        name for name in lower_instruments(text, _phrases("agreement")) if _is_specific(*_split(text, name))
    ]
    candidates = [*_quoted(text), *headed, *resolutions(text), *lower]
    for start, end, kind in sorted(candidates, key=lambda name: (name[0], -name[1])):
        if end > last and (not names or start >= last):
            names.append((start, end, kind))
            last = end
    return sorted([*names, *programmes_beside(text, names)])


def _split(text: str, name: tuple[int, int, str]) -> tuple[str, int, int]:
    """Return a name in which the kind noun stands in small letters, and where that noun stands in it."""
    noun = re.search(r"(?<!\S)[a-z]{5,}(?!\S)", text[name[0] : name[1]])
    return text[name[0] : name[1]], *(noun.span() if noun else (0, 0))


def _headed(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the names found from their head nouns."""
    for match in head_nouns().finditer(text):
        if not _may_head(text, match):
            continue
        kind = kind_of(match.group())
        start = _start(text, match.start(), kind)
        end, kind = _end(text, match.end(), kind)
        if _is_specific(text[start:end], match.start() - start, match.end() - start):
            yield start, end, kind
    for match in _AMENDING.finditer(text):
        head = head_nouns().search(text, match.end(), min(len(text), match.end() + 120))
        if head:
            yield match.start(), _end(text, head.end(), "agreement")[0], "agreement"


def _may_head(text: str, match: re.Match[str]) -> bool:
    """Return whether nothing behind the head noun makes it part of another name."""
    following = re.match(r"\s([\w’'-]+)", text[match.end() : match.end() + 40])
    if following is None:
        return True
    word = following.group(1)
    if word in lexicon_words("not_before"):
        return False
    if not word[0].isupper() or word in lexicon_words("participles") or word.endswith("ed"):
        return True
    return bool(_NUMBERS.match(text, match.end())) or _NUMERAL.fullmatch(word) is not None


def _start(text: str, head: int, kind: str) -> int:
    """Return where the name begins: behind the last function word before the head noun, ``and`` between two heads excepted."""
    run = run_before(text, head, brackets=True)
    compound = _COMPOUND.search(text, max(0, head - 40), head)
    if compound:
        return run_before(text, compound.start())
    start = run
    for match in re.finditer(r"\S+", text[run:head]):
        word, after = match.group(), run + match.end() + 1
        if word in SMALL_WORDS:
            kept = (word == "and" and _joins(text, start, after - 5)) or _in_term(text, run + match.start())
            start = start if kept else after
        elif (owner := _OWNER.fullmatch(word)) and owner.group(1) not in lexicon_words("possessors"):
            start = after
    year = _YEAR.match(text, start, head + 5)
    if year and kind not in lexicon_words("keep_year") and not _is_goal(text, year.end(), head):
        return year.end()
    post = _POST.search(text, max(0, start - 12), start)
    return post.start() if post else start


def _in_term(text: str, place: int) -> bool:
    """Return whether the small word at `place` joins a term: ``Trade`` *in* ``Goods``."""
    return any(
        match.start() < place < match.end()
        for match in _terms().finditer(text, max(0, place - 30), place + 30)
    )


@cache
def _terms() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(load_lexicon('instruments')['words']['joined'])}(?![\w-])")


def _is_goal(text: str, year: int, head: int) -> bool:
    """Return whether the year directly before the head noun is part of the name: ``2050 Vision``."""
    return year == head and any(text.startswith(noun, head) for noun in lexicon_words("after_year"))


def _joins(text: str, start: int, left: int) -> bool:
    """Return whether the ``and`` behind `left` joins modifiers (``Trade and Investment Framework``) and no two names."""
    conjunct = text[start : left + 1].strip()
    if not conjunct or conjunct[-1].isdigit() or len(conjunct.split()) > _LONGEST_CONJUNCT:
        return False
    heads = list(head_nouns().finditer(conjunct))
    return not heads or heads[-1].end() == len(conjunct)


@cache
def _phrases(kind: str) -> Phrases:
    """Return the prepositions of a name; the parties belong to that of an agreement or a plan (``between …``), not of a statement."""
    parties = frozenset({"between", "with"}) if kind == "declaration" else frozenset()
    return Phrases(
        lexicon_words("first_prepositions") - parties, lexicon_words("inner_prepositions") - parties
    )


@cache
def _participle() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(sorted(lexicon_words('participles')))}(?=\s)")


def _end(text: str, end: int, kind: str) -> tuple[int, str]:
    """Return where the name ends that goes on at `end`, and its kind, which a head noun behind a bracket may change."""
    end = _numbers(text, end)
    participle = _participle().match(text, end)
    if participle:
        end = name_after(
            text, participle.end(), _phrases(kind)._replace(first=frozenset({"the", "a", "an", "to"}))
        )
    end = _numbers(text, _before_another(text, end, name_after(text, end, _phrases(kind))))
    short = _SHORT.match(text, end)
    if short:
        behind = _numbers(text, short.end())
        head = head_nouns().match(text, short.end() + 1)
        if head:
            return _end(text, head.end(), kind_of(head.group()))
        if behind > short.end():
            return behind, kind
        place = re.match(r"\sin\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)*", text[short.end() :])
        if place and kind == "agreement":
            return short.end() + place.end(), kind
    subtitle = _THEME.match(text, end) or _SUBTITLE.match(text, end)
    return (subtitle.end() if subtitle else end), kind


def _numbers(text: str, end: int) -> int:
    match = _NUMBERS.match(text, end)
    return match.end() if match else end


def _before_another(text: str, start: int, end: int) -> int:
    """Return `end`, or where ``and`` begins another instrument's name before it."""
    for match in _AND.finditer(text, start, end):
        if (
            _OTHER.match(text, match.end())
            and match.group().endswith("the ")
            and " between " not in text[start:end]
        ):
            return match.start()
        head = head_nouns().search(text, match.end(), end)
        if head is None and match.group().strip() != "and":
            head = _PROGRAMME.search(text, match.end(), end)
        if head and all(
            word[:1].isupper() or word[:1].isdigit() for word in text[match.end() : head.start()].split()
        ):
            return match.start()
    return end


def _is_specific(name: str, head: int, head_end: int) -> bool:
    """Return whether a name says which instrument is meant."""
    if any(name.endswith(other) for other in lexicon_words("no_instruments")) or _COLLECTION.match(name):
        return False
    if name in lexicon_words("specific"):
        return True
    rest = name[:head] + " " + name[head_end:]
    generic = lexicon_words("generic")
    words = [word for word in re.findall(r"[\w’'-]+", rest.replace("’", "'")) if word not in SMALL_WORDS]
    return any(word not in generic and not word.isdigit() for word in words)


def _quoted(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the quoted titles that a head noun opens or closes."""
    for match in _QUOTED.finditer(text):
        head = _title_head(match.group(1))
        if head and _is_specific(match.group(1), head.start(), head.end()):
            yield match.start(1), match.end(1), kind_of(head.group())


def _other_titles(text: str) -> list[tuple[int, int]]:
    """Return the quoted titles of something else that name an instrument on the way (of projects, mostly)."""
    return [
        match.span()
        for match in _QUOTED.finditer(text)
        if len(match.group(1).split()) > _LONGEST_LABEL and not _title_head(match.group(1))
    ]


def _title_head(title: str) -> re.Match[str] | None:
    """Return the head noun of a quoted title where it opens or closes the title."""
    head = head_nouns().search(title)
    if head is None or title.split()[0].endswith("ing"):
        return None
    return head if _OPENS.match(title, head.end()) else None
