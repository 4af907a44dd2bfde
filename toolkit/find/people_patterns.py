"""The expressions that find persons by their titles, and the test of what can be a name."""

from __future__ import annotations

import re
from functools import cache

from toolkit.lexicons import any_of, load_lexicon, word_set

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĻŃŅŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽƠƯẠẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_WORD = rf"(?:[{_UPPER}][\w’'-]*[\w]|(?:[{_UPPER}]\.)+)"
_MAX_WORDS = 6
_SHORTEST_CAPITALS = 5
_ROLE_BEHIND = (
    r"(?: (?:of|for|and|to) (?:the |[A-Z][\w’'-]*,? )*[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of the|of|and))*)*"
)


def _either(key: str) -> str:
    return any_of(load_lexicon("people")[key])


@cache
def _state() -> str:
    """Return the expression for a state's name."""
    return any_of(sorted(_states()))


@cache
def _demonym() -> str:
    """Return the expression for whose office it is: ``Japanese``, ``Republic of Korea``, ``U.S.``."""
    return rf"(?:{_either('peoples')}|[A-Z][a-z]*{_either('demonyms')}|{_state()})"


@cache
def _office() -> str:
    """Return the expression for an office with its portfolio: ``Deputy Foreign Minister``."""
    portfolio = _either("portfolios")
    return rf"(?:{portfolio}(?:,?\sand\s{portfolio})?\s){{0,3}}{_either('offices')}"


@cache
def _name() -> str:
    return rf"{_WORD}(?:\s(?:{_either('particles')}\s|al-|el-)?(?!(?:Jr|Sr)\b){_WORD}){{0,5}}(?:,?\s{_either('suffixes')}(?!\w))?"


@cache
def person_pattern() -> re.Pattern[str]:
    """Return the expression for titles in front of a name: groups lead, first, role, second (honorifics before and behind the office), name."""
    honorifics = rf"(?:{_either('honorifics')}\s(?:\(Ret\.\)\s)?(?!Secretary\b))+"
    portfolio = _either("portfolios")
    field = rf"(?:\s(?:of|for)\s{portfolio}(?:,?\sand\s{portfolio})?)?"
    office = rf"(?:{_demonym()}\s)?{_office()}{field}(?:\sof\s(?:the\s)?{_state()})?"
    some = rf"(?={_either('honorifics')}\s|{office},?\s)"
    titles = rf"{some}(?P<first>{honorifics})?(?:(?P<role>{office})\s)?(?P<second>{honorifics})?"
    return re.compile(rf"(?<![\w-])(?P<lead>{titles})(?<=\s)(?P<name>{_name()})")


@cache
def list_pattern() -> re.Pattern[str]:
    """Return the expression for several names under one title in the plural: groups role, names."""
    one = rf"{_WORD}(?:\s{_WORD}){{0,2}}"
    return re.compile(rf"(?<![\w-])(?P<role>{_office()}s)\s(?P<names>{one}(?:, {one})*,? and {one})")


@cache
def follows_name() -> re.Pattern[str]:
    """Return the expression for a name in front of a comma and an office."""
    return re.compile(
        rf"(?:^|(?<=[;.:,] )|(?<=\band )|(?<=\bby )|(?<=\bmet )|(?<=\bwith )|(?<=\bpassing of )|(?<=\bdeath of )|(?<=\belection of )|(?<=\bappointment of ))(?P<name>{_WORD}(?:\s{_WORD}){{1,3}})(?=, (?:the )?{_office()}(?: of| for|,|\.|\s[a-z]))"
    )


def office_behind(text: str, end: int) -> str | None:
    """Return the office behind a name and a comma, with what it is the office of."""
    match = _behind().match(text, end)
    return match.group(1).strip() if match else None


def office_before(text: str, start: int) -> str | None:
    """Return the office in front of a comma and an honorific: ``the Secretary-General of ASEAN,`` Dr. …."""
    match = _before().search(text, max(0, start - 90), start)
    return match.group(1) if match else None


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"({_office()}(?:\s(?:of|for)\s(?:the\s)?[A-Z][\w’'. ]*)?),\s$")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf",\s(?:the\s)?((?:{_demonym()}\s)?{_office()}(?!\s[A-Z]){_ROLE_BEHIND})")


@cache
def _states() -> frozenset[str]:
    return frozenset(form for forms in load_lexicon("countries")["states"].values() for form in forms)


def is_name(words: str) -> str | None:
    """Return the part of `words` that can be a person's name, or None.

    Examples
    --------
    >>> is_name("Abe Announced"), is_name("Council"), is_name("Mohamed bin Zayed")
    ('Abe', None, 'Mohamed bin Zayed')
    """
    kept: list[str] = []
    for word in words.split():
        core = re.sub(r"[’']s?$", "", word)
        if core in word_set("people", "no_names") or (
            core.endswith("ed") and core not in word_set("people", "names_in_ed")
        ):
            break
        kept.append(core)
        if core != word:
            break
    while kept and kept[-1].lower() in word_set("people", "particles"):
        kept.pop()
    name = " ".join(kept).rstrip(",")
    return name if _can_be_name(name, len(kept)) else None


def _can_be_name(name: str, words: int) -> bool:
    """Return whether `name` is no state and no short form."""
    short_form = name.isupper() and len(name) < _SHORTEST_CAPITALS
    return bool(name) and words <= _MAX_WORDS and name not in _states() and not short_form
