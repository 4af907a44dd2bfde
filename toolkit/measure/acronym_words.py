"""Which words printed in capitals are short forms, and which only look like one.

A short form has two capitals or more and is mostly capitals (``FTAs``, ``MoU``, ``4IR``). Numerals, symbols of documents, addresses, names of states,
words of a heading or a resolution in capitals and the place that opens a news report are none. The lists are in ``lexicons/acronyms.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from toolkit.lexicons import any_of, load_lexicon, word_set

PIECE = r"[^\W_]+(?:(?:[&+]|(?<=\d)\.(?=\d))[^\W_]+)*"
COMPOUND = re.compile(rf"(?<![\w.@]){PIECE}(?:[-–‐‑/]{PIECE})*(?:(?<=[A-Z0-9])['’]s)?")
"""A word with all that hyphens and slashes join to it."""
_PLURAL = re.compile(r"(?<=[A-Z0-9])['’]?s$")
_JOINS = re.compile(r"[\s\-–‐‑/.’'“”\"]")
_YEAR = re.compile(r"(?<=[A-Z]{2})(?:19|20)\d\d$")
_NUMBER = re.compile(r"(?<=[A-Z]{2})\d{1,2}$")
_ROMAN = re.compile(r"(?=[IVXL])(?:X{0,3}|XL|LX{0,3})(?:I{1,3}|IV|VI{0,3}|IX)?")
_DATELINE = re.compile(r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3},?(?= ?[(–—]| -)")
_LOUD = re.compile(r"(?<!\w)[A-Z][A-Z’'-]*(?:[\s,;:&“”\"\d]+[A-Z][A-Z’'-]*)*(?!\w)")
_CURRENCY = "a currency's code"
_LONG_WORD = 8
_ORDINARY = 5


def key_of(short: str) -> str:
    """Return what the spellings of one short form share: no plural, hyphen, slash or blank.

    Examples
    --------
    >>> key_of("FTAs"), key_of("ADMM-Plus") == key_of("ADMM Plus"), key_of("COVID19")
    ('FTA', True, 'COVID19')
    """
    return _JOINS.sub("", _PLURAL.sub("", short.strip("“”\"'‘’ "))).replace("Plus", "+")


def stems_of(word: str) -> Iterator[str]:
    """Yield `word`'s key, without a year at its end, without a number, in capitals: ``JENESYS2019``, ``COP26``, ``Covid-19``."""
    key = key_of(word)
    yield key
    for ending in (_YEAR, _NUMBER):
        if ending.search(key):
            yield ending.sub("", key)
    if any(map(str.isdigit, key)):
        yield key.upper()


def dated_stem(word: str) -> str:
    """Return `word` without a plural and without a year at its end."""
    return _YEAR.sub("", _PLURAL.sub("", word))


def looks_short(word: str) -> bool:
    """Return whether `word` is written as a short form: two capitals, and more capitals than small letters.

    Examples
    --------
    >>> [word for word in ("FTAs", "MoU", "4IR", "McKay", "XIV", "B2") if looks_short(word)]
    ['FTAs', 'MoU', '4IR']
    """
    core = _PLURAL.sub("", word)
    capitals = sum(map(str.isupper, core))
    small = sum(map(str.islower, core))
    return capitals >= 2 and capitals > small and not _ROMAN.fullmatch(core)


@cache
def known_forms() -> dict[str, str]:
    """Return why readers know a short form undefined, by its key."""
    lists = load_lexicon("acronyms")["known"]
    known = {key_of(form): entry["reason"] for entry in lists for form in entry["forms"]}
    return known | {key_of(form): "the short name of a state" for form in _state_forms() if form.isupper()}


@cache
def _state_forms() -> frozenset[str]:
    """Return the names of states that are abbreviations of one word: ``DPRK``, ``BiH``, ``UAE``."""
    forms = (form for names in load_lexicon("countries")["states"].values() for form in names)
    return frozenset(form for form in forms if form.isalpha() and sum(map(str.isupper, form)) >= 2)


@cache
def _states_of_words() -> dict[str, list[tuple[int, str]]]:
    """Return by each word in capitals the names of states it stands in, with its place: ``PDR`` in *LAO PDR*."""
    found: dict[str, list[tuple[int, str]]] = {}
    for names in load_lexicon("countries")["states"].values():
        for name in set(names) - _state_forms():
            capitals = name.upper()
            for match in re.finditer(r"[^\W_]+", capitals):
                found.setdefault(match.group(), []).append((match.start(), capitals))
    return found


def in_state_name(text: str, start: int, word: str) -> bool:
    """Return whether the capitals at `start` are part of a state's name: ``Lao PDR``, ``VIET NAM``."""
    return any(
        text[max(0, start - at) : max(0, start - at) + len(name)].upper() == name
        for at, name in _states_of_words().get(word, ())
        if at <= start
    )


@cache
def _participles() -> frozenset[str]:
    return frozenset(word.upper() for word in load_lexicon("title_case")["openers"])


def is_plain_word(word: str, ordinary: frozenset[str]) -> bool:
    """Return whether `word` in capitals is a word all the same; `ordinary` are those the document prints in small letters."""
    if word in word_set("acronyms", "words") or word in _participles():
        return True
    if not (word.isalpha() and word.isupper()):
        return False
    participle = len(word) > _ORDINARY and word.endswith(("ING", "LY", "ED"))
    return participle or len(word) >= _LONG_WORD or (len(word) >= _ORDINARY and word.lower() in ordinary)


def ordinary_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of five letters or more that `texts` print in small letters."""
    return frozenset(
        word
        for text in texts
        for word in re.findall(r"(?<![\w-])[a-z]+(?![\w-])", text)
        if len(word) >= _ORDINARY
    )


@cache
def _measure() -> re.Pattern[str]:
    return re.compile(rf"(?<=\d)\s?{any_of(load_lexicon('acronyms')['units'])}\b")


@cache
def _money() -> re.Pattern[str]:
    """Return the expression for currencies beside sums; codes that may be other short forms (``SDG 4``) need a large number."""
    words = load_lexicon("money")
    codes = any_of([*words["iso"]["codes"], *words["codes"]])
    sure = any_of(form for form, reason in known_forms().items() if reason == _CURRENCY)
    large = r"(?:[\d.,]{3,}|[\d.,]+\s(?:thousand|[mb]illion|trillion)\b)"
    return re.compile(
        rf"\b{sure}(?=\s?\d)|(?<=\d)\s?{sure}\b|\b{codes}(?=\s?{large})|(?<=\d\d\d)\s?{codes}\b|(?<=illion\s){codes}\b"
    )


def hidden_in(text: str, established: frozenset[str]) -> list[tuple[int, int]]:
    """Return the stretches of `text` in which capitals are no short forms; `established` are the keys that are."""
    spans = [match.span() for match in re.finditer(r"\S+", text) if _is_address(match.group())]
    spans += [match.span() for pattern in (_measure(), _money()) for match in pattern.finditer(text)]
    dateline = _DATELINE.match(text)
    if dateline and not _any_established(dateline.group(), established):
        spans.append(dateline.span())
    return spans + [match.span() for match in _LOUD.finditer(text) if _is_loud(match.group(), established)]


def _is_address(word: str) -> bool:
    """Return whether `word` is a document's symbol (``A/RES/70/1``) or an address of mail or web."""
    parts = word.rstrip(".,;:)”").split("/")
    return "@" in word or "://" in word or "www." in word or any(map(str.isdecimal, parts[1:]))


def _any_established(words: str, established: frozenset[str]) -> bool:
    return any(key_of(word) in established for word in re.findall(r"[\w-]+", words))


def _is_loud(run: str, established: frozenset[str]) -> bool:
    """Return whether a run of capitals is a heading or a cry: three words or more, a plain one among them, most unknown."""
    words = re.findall(r"[\w’'-]+", run)
    strange = [word for word in words if len(word) > 1 and key_of(word) not in established]
    plain = any(is_plain_word(word, frozenset()) for word in words)
    return len(words) > 2 and plain and 2 * len(strange) > len(words)
