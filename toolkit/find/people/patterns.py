"""The expressions that find persons by their titles, and the test of what can be a name."""

from __future__ import annotations

import re
from functools import cache

from toolkit.lexicons import any_of, load_lexicon, word_set

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĻŃŅŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽƠƯẠẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
# Two bytes of UTF-8 that were read as two characters: `PiquÃ©` stays as printed.
_MISREAD = r"[ÂÃÄÅ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]"
_LETTER = rf"(?:{_MISREAD}|\w)"
_WORD = rf"(?:[‘’ʻ]?(?:[dDlL][’'])?[{_UPPER}](?:{_MISREAD}|[\w’'-])*{_LETTER}|(?:[{_UPPER}]\.)+|[{_UPPER}](?=\s[{_UPPER}]\w))"
_ONE = rf"{_WORD}(?:\s{_WORD}){{0,2}}"
_NAMES = rf"{_ONE}(?:, {_ONE})*,? and {_ONE}"
LANDS = "South|North|East|West|Central|New|Saudi|Sri|Papua New"
_GENITIVE = re.compile(r"[’']s?$")
_BEHIND_PLURAL = re.compile(rf"s\.?\s{_NAMES}")
_MAX_WORDS = 7
_LONGEST_OFFICE = 140
_SHORTEST_CAPITALS = 5
_ROLE_BEHIND = (
    r"(?: (?:of|for|and|to) (?:the |[A-Z][\w’'-]*,? )*[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of the|of|and))*)*"
)


def _either(key: str) -> str:
    return any_of(load_lexicon("people")[key])


@cache
def _state() -> str:
    return any_of(sorted(states()))


@cache
def _demonym() -> str:
    """Return the expression for whose office it is: ``Japanese``, ``Republic of Korea``, ``U.S.``."""
    return rf"(?:{_either('peoples')}|(?:(?:{LANDS})\s)?[A-Z][a-z]*{_either('demonyms')}|{_state()})"


@cache
def _office() -> str:
    """Return the expression for an office with its portfolio: ``Deputy Foreign Minister``."""
    portfolio = f"(?:{_either('portfolios')}|{_either('fields')})"
    return (
        rf"(?:{portfolio}(?:,?\sand\s{portfolio})?\s){{0,3}}{_either('offices')}(?:-{_either('not_yet')}\b)?"
    )


@cache
def _post() -> str:
    """Return the expression for an office with what it is for and of: ``Minister of Justice and Ports``, ``Speaker of Parliament``."""
    field = f"(?:{_either('portfolios')}|{_either('fields')})"
    whose = f"(?:{_state()}|{_either('institutions')}|{_office()})"
    return (
        rf"{_office()}(?:\s(?:of|for)\s(?:the\s)?{field}(?:,?\s(?:and\s|&\s|of\s)?{field}){{0,7}}(?![\w-])){{0,2}}"
        rf"(?:\s(?:of|to|for)\s(?:the\s)?{whose}(?![\w-])){{0,2}}"
    )


@cache
def _name() -> str:
    return rf"{_WORD}(?:\s(?:{_either('particles')}\s){{0,2}}(?:al-|el-)?(?!(?:Jr|Sr)\b){_WORD}){{0,6}}(?:,?\s{_either('suffixes')}(?!\w))?"


@cache
def full_name_pattern() -> re.Pattern[str]:
    """Return the expression for a run of at least two capitalised words, with the small words inside names."""
    joint = rf"\s(?:{_either('particles')}\s){{0,2}}(?:al-|el-)?"
    return re.compile(rf"(?<![\w’'.–-]){_WORD}(?:{joint}{_WORD}){{1,7}}(?![\w-])")


@cache
def person_pattern() -> re.Pattern[str]:
    """Return the expression for titles in front of a name: groups lead, first, role, second (honorifics before and behind the office), name."""
    honorifics = rf"(?:{_either('honorifics')}\s(?:\(Ret\.\)\s)?(?!Secretary\b))+"
    office = rf"(?:{_demonym()}\s)?{_post()}(?:\sand\s{_post()})?"
    some = rf"(?={_either('honorifics')}\s|(?:{_demonym()}\s)?{_office()}[,\s])"
    titles = rf"{some}(?P<first>{honorifics})?(?:(?P<role>{office})\s)?(?P<second>{honorifics})?"
    begins = rf"(?<![\w-])(?=[{_UPPER}]|{_small_offices()})"
    return re.compile(rf"{begins}(?P<lead>{titles})(?<=\s)(?P<name>{_name()})")


@cache
def _small_offices() -> str:
    """Return the expression for the titles written small: ``prime minister``, ``the Rt. Hon.``, ``then``."""
    titles = (
        title for key in ("offices", "portfolios", "honorifics") for title in load_lexicon("people")[key]
    )
    return any_of(sorted({title for title in titles if title[:1].islower()}))


def may_list(text: str) -> bool:
    """Whether several names stand behind what can be the end of a plural."""
    return _BEHIND_PLURAL.search(text) is not None


@cache
def list_pattern() -> re.Pattern[str]:
    """Return the expression for several names under one title in the plural: groups role, names."""
    return re.compile(rf"(?<![\w-])(?=[{_UPPER}])(?P<role>{_office()}s|Messrs\.?)\s(?P<names>{_NAMES})")


@cache
def _office_next() -> str:
    """Return the expression for a comma and an office behind a name."""
    return rf", (?:the )?(?:{_demonym()}(?:[’']s)?\s)?{_office()}(?: of| for|,|\.|\s[a-z])"


@cache
def office_next() -> re.Pattern[str]:
    """Return the expression without which :func:`follows_name` matches nothing; it begins with a comma, and so is quick."""
    return re.compile(_office_next())


@cache
def follows_name() -> re.Pattern[str]:
    """Return the expression for a name in front of a comma and an office."""
    return re.compile(
        rf"(?:^|(?<=[;.:,] )|(?<=\band )|(?<=\bby )|(?<=\bmet )|(?<=\bwith )|(?<=\bpassing of )|(?<=\bdeath of )|(?<=\belection of )|(?<=\bappointment of ))(?P<name>{_WORD}(?:\s{_WORD}){{1,3}})(?={_office_next()})"
    )


@cache
def _between_commas() -> str:
    """Return the expression for a name between commas."""
    return rf", (?P<name>{_WORD}(?:\s(?:{_either('particles')}\s)?{_WORD}){{1,3}})(?=,|\.$|\.\s)"


@cache
def between_commas() -> re.Pattern[str]:
    """Return the expression without which :func:`apposed_pattern` matches nothing; it begins with a comma, and so is quick."""
    return re.compile(_between_commas())


@cache
def apposed_pattern() -> re.Pattern[str]:
    """Return the expression for a name between commas behind an office: groups role, name."""
    return re.compile(
        rf"(?<![\w-])(?=[{_UPPER}]|{_small_offices()})(?P<role>(?:{_demonym()}(?:[’']s)?\s)?{_post()}){_between_commas()}"
    )


def office_behind(text: str, end: int) -> str | None:
    """Return the office behind a name and a comma, with what it is the office of."""
    match = _behind().match(text, end)
    return match.group(1).strip() if match else None


def honours_behind(text: str, end: int) -> int:
    """Return where the letters behind a name end (``, SC``), or where the name ends."""
    match = _honours().match(text, end)
    return match.end() if match else end


@cache
def _honours() -> re.Pattern[str]:
    return re.compile(rf"(?:,?\s{_either('post_nominals')}(?![\w-]))+")


def whose(text: str, start: int) -> str:
    """Return the possessive in front of an office, with the space: ``Angola’s ``."""
    match = _whose().search(text, max(0, start - 50), start)
    return match.group() if match else ""


@cache
def _whose() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){_state()}[’']s $")


def names_thing(text: str, end: int) -> bool:
    """Whether what ends at `end` only names something: ``the President Taft class``."""
    return _named_thing().match(text, end) is not None


@cache
def _named_thing() -> re.Pattern[str]:
    return re.compile(rf" {_either('named_things')}\b")


def office_before(text: str, start: int) -> str | None:
    """Return the office in front of a comma and an honorific: ``the Secretary-General of ASEAN,`` Dr. …."""
    match = _before().search(text, max(0, start - 90), start)
    return match.group(1) if match else None


def office_of(text: str, start: int) -> str | None:
    """Return the office in front of a comma with whatever it is of: ``the Director of the Port Authority,`` Ada Holm."""
    match = _of().search(text, max(0, start - _LONGEST_OFFICE), start)
    return match.group(1) if match else None


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf"\b((?:{_demonym()}\s)?{_office()}s?(?:\s(?:of|for|on|to)\s[^.;:,()]{{1,100}})?),\s$")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"({_office()}(?:\s(?:of|for)\s(?:the\s)?[A-Z][\w’'. ]*)?),\s$")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf",\s(?:the\s)?((?:{_demonym()}(?:[’']s)?\s)?{_office()}(?!\s[A-Z]){_ROLE_BEHIND})")


@cache
def states() -> frozenset[str]:
    """Return the names of states."""
    return frozenset(form for forms in load_lexicon("countries")["states"].values() for form in forms)


@cache
def _no_names() -> frozenset[str]:
    return word_set("people", "no_names") | word_set("people", "post_nominals")


def is_name(words: str) -> str | None:
    """Return the part of `words` that can be a person's name, or None.

    Examples
    --------
    >>> is_name("Abe Announced"), is_name("Abe Institute"), is_name("Mohamed bin Zayed")
    ('Abe', None, 'Mohamed bin Zayed')
    """
    parts = words.split()
    if parts and (parts[-1] in word_set("people", "namesakes") or parts[0] in word_set("people", "fields")):
        return None
    kept: list[str] = []
    for word in parts:
        core = _GENITIVE.sub("", word)
        if core in _no_names() or (core.endswith("ed") and core not in word_set("people", "names_in_ed")):
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
    return bool(name) and words <= _MAX_WORDS and name not in states() and not short_form
