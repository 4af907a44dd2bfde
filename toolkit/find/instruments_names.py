"""Instruments by their full names: a head noun, what stands before it and what it goes on with."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from toolkit.find.name_phrases import Phrases, name_after
from toolkit.find.title_case import SMALL_WORDS, run_before
from toolkit.lexicons import load_lexicon

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
_AND = re.compile(r"\sand\s(?:the\s|an?\s)?")
_YEAR = re.compile(r"(?:19|20)\d\d\s")
_RESOLUTION = re.compile(
    r"(?:(?:UN|United Nations|UNSC|UNGA|UNEA|UNSCR|Security Council|General Assembly|Human Rights Council)\s)*\b[Rr]esolutions?\s(?:No\.\s)?(?:[A-Z]{1,2}-?)?\d[\d/-]*(?:/\d+)?(?:\s\((?:\d{4}|[IVXL]+)\))?"
    r"|(?:UN|United Nations)\sSecurity\sCouncil\s[Rr]esolutions\b|UNSC\s[Rr]esolutions\b"
)
_NEXT_RESOLUTION = re.compile(r"(?:,|,? and) (\d+(?:/\d+| \(\d{4}\)))")
_AMENDING = re.compile(r"(?:(?:[Ff]irst|[Ss]econd|[Tt]hird)\s)?[Pp]rotocol to [Aa]mend (?:the )?(?=[A-Z])")


def named_instruments(text: str) -> list[tuple[int, int, str]]:
    """Return the outermost instruments named in `text`: start, end and kind."""
    names: list[tuple[int, int, str]] = []
    last = 0
    titles = _other_titles(text)
    headed = [name for name in _headed(text) if not any(a <= name[0] < b for a, b in titles)]
    candidates = [*_quoted(text), *headed, *_resolutions(text)]
    for start, end, kind in sorted(candidates, key=lambda name: (name[0], -name[1])):
        if end > last and (not names or start >= last):
            names.append((start, end, kind))
            last = end
    return names


def _resolutions(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _RESOLUTION.finditer(text):
        yield match.start(), match.end(), "other"
        end = match.end()
        while (following := _NEXT_RESOLUTION.match(text, end)) is not None:
            yield following.start(1), following.end(1), "other"
            end = following.end()


def _headed(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the names found from their head nouns."""
    for match in _heads().finditer(text):
        if not _may_head(text, match):
            continue
        kind = _kind(match.group())
        start = _start(text, match.start(), kind)
        end, kind = _end(text, match.end(), kind)
        if _is_specific(text[start:end], match.start() - start, match.end() - start):
            yield start, end, kind
    for match in _AMENDING.finditer(text):
        head = _heads().search(text, match.end(), min(len(text), match.end() + 120))
        if head:
            yield match.start(), _end(text, head.end(), "agreement")[0], "agreement"


@cache
def _lexicon_words(key: str) -> frozenset[str]:
    return frozenset(load_lexicon("instruments")["words"][key])


@cache
def _kinds() -> dict[str, str]:
    return {noun: kind for kind, nouns in load_lexicon("instruments")["kinds"].items() for noun in nouns}


@cache
def _heads() -> re.Pattern[str]:
    """Return the expression for a head noun or a line of them (``Vision Statement``, ``Framework Agreement``)."""
    nouns = "|".join(re.escape(noun) for noun in sorted(_kinds(), key=len, reverse=True))
    one = rf"(?:{nouns})(?:s|es)?(?![\w-]|’s|'s)"
    return re.compile(rf"(?<![\w-])(?<!Conflict )(?<!Dispute )(?<!Disputes )(?<!High ){one}(?:\s{one})*")


def _kind(heads: str) -> str:
    """Return the kind that the last of a line of head nouns gives."""
    kinds = _kinds()
    for noun in sorted(kinds, key=len, reverse=True):
        if re.search(rf"(?:^|\s){re.escape(noun)}(?:s|es)?$", heads):
            return kinds[noun]
    return "other"


def _may_head(text: str, match: re.Match[str]) -> bool:
    """Return whether nothing behind the head noun makes it part of another name."""
    following = re.match(r"\s([\w’'-]+)", text[match.end() : match.end() + 40])
    if following is None:
        return True
    word = following.group(1)
    if word in _lexicon_words("not_before"):
        return False
    if not word[0].isupper() or word in _lexicon_words("participles") or word.endswith("ed"):
        return True
    return bool(_NUMBERS.match(text, match.end())) or (word.isupper() and len(word) <= len("III"))


def _start(text: str, head: int, kind: str) -> int:
    """Return where the name begins: behind the last function word before the head noun, ``and`` between two heads excepted."""
    run = run_before(text, head, brackets=True)
    compound = _COMPOUND.search(text, max(0, head - 40), head)
    if compound:
        return run_before(text, compound.start())
    start = run
    for match in re.finditer(r"\S+", text[run:head]):
        word, after = match.group(), run + match.end() + 1
        if word in SMALL_WORDS and not (word == "and" and _joins(text, start, after - 5)):
            start = after
    year = _YEAR.match(text, start, head + 5)
    return year.end() if year and kind not in _lexicon_words("keep_year") else start


def _joins(text: str, start: int, left: int) -> bool:
    """Return whether the ``and`` behind `left` joins modifiers (``Trade and Investment Framework``) and no two names."""
    conjunct = text[start : left + 1].strip()
    if not conjunct or conjunct[-1].isdigit() or len(conjunct.split()) > len("four"):
        return False
    heads = list(_heads().finditer(conjunct))
    return not heads or heads[-1].end() == len(conjunct)


@cache
def _phrases(kind: str) -> Phrases:
    """Return the prepositions of a name; the parties belong to that of an agreement or a plan (``between …``), not of a statement."""
    parties = frozenset({"between", "with"}) if kind == "declaration" else frozenset()
    return Phrases(
        _lexicon_words("first_prepositions") - parties, _lexicon_words("inner_prepositions") - parties
    )


@cache
def _participle() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(sorted(_lexicon_words('participles')))})(?=\s)")


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
        head = _heads().match(text, short.end() + 1)
        if head:
            return _end(text, head.end(), _kind(head.group()))
        if behind > short.end():
            return behind, kind
        place = re.match(r"\sin\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)*", text[short.end() :])
        if place and kind == "agreement":
            return short.end() + place.end(), kind
    subtitle = _SUBTITLE.match(text, end)
    return (subtitle.end() if subtitle else end), kind


def _numbers(text: str, end: int) -> int:
    match = _NUMBERS.match(text, end)
    return match.end() if match else end


def _before_another(text: str, start: int, end: int) -> int:
    """Return `end`, or where ``and`` begins another instrument's name before it."""
    for match in _AND.finditer(text, start, end):
        head = _heads().search(text, match.end(), end)
        if head is None and match.group().strip() != "and":
            head = _PROGRAMME.search(text, match.end(), end)
        if head and all(
            word[:1].isupper() or word[:1].isdigit() for word in text[match.end() : head.start()].split()
        ):
            return match.start()
    return end


def _is_specific(name: str, head: int, head_end: int) -> bool:
    """Return whether a name says which instrument is meant."""
    if any(name.endswith(other) for other in _lexicon_words("no_instruments")):
        return False
    if name in _lexicon_words("specific"):
        return True
    rest = name[:head] + " " + name[head_end:]
    generic = _lexicon_words("generic")
    words = [word for word in re.findall(r"[\w’'-]+", rest.replace("’", "'")) if word not in SMALL_WORDS]
    return any(word not in generic and not word.isdigit() for word in words)


def _quoted(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the quoted titles that a head noun opens or closes."""
    for match in _QUOTED.finditer(text):
        head = _title_head(match.group(1))
        if head and _is_specific(match.group(1), head.start(), head.end()):
            yield match.start(1), match.end(1), _kind(head.group())


def _other_titles(text: str) -> list[tuple[int, int]]:
    """Return the quoted titles of something else that name an instrument on the way (of projects, mostly)."""
    return [
        match.span()
        for match in _QUOTED.finditer(text)
        if len(match.group(1).split()) > len("title") and not _title_head(match.group(1))
    ]


def _title_head(title: str) -> re.Match[str] | None:
    """Return the head noun of a quoted title where it opens or closes the title."""
    head = _heads().search(title)
    if head is None or title.split()[0].endswith("ing"):
        return None
    return head if _OPENS.match(title, head.end()) else None
