"""The shapes of English dates as regular expressions, built once from the calendar lexicon.

Each pattern has a name, and named groups for its parts: ``d`` day, ``m`` month, ``y`` year, numbered where a range has
two of them. The rules give each name its meaning.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from toolkit.lexicons import any_of, load_lexicon

YEAR = r"(?:1[5-9]|20|21)\d\d"
DASH = r"\s?[-–—‑−]\s?"
TO = rf"(?:{DASH}|\s+(?:to|until|till|through)\s+(?:the\s+)?)"
AND = r"(?:\s*,?\s+(?:and|or)\s+|\s*&\s*)"
NOT_BEFORE = r"(?<![\w.,/$€£¥-])(?<![\w][‑–—])"
NOT_AFTER = r"(?![\w/%]|[.,]\d|[-–‑]\d)"


def lexicon() -> dict[str, Any]:
    """Return the calendar lexicon."""
    return load_lexicon("calendar")


@cache
def month_numbers() -> dict[str, int]:
    """Return the number of each month name and abbreviation, in lower case."""
    names = {name.lower(): number for number, name in enumerate(lexicon()["months"], start=1)}
    return names | {name.lower(): number for name, number in lexicon()["abbreviations"].items()}


@cache
def _parts() -> dict[str, str]:
    """Return the building blocks that the patterns share."""
    words = lexicon()
    plain = [name for name in words["months"] if name not in words["months_that_are_words"]]
    capital = [form for name in words["months_that_are_words"] for form in (name, name.upper())]
    short = [form for name in words["abbreviations"] for form in (name, name.upper())]
    month = rf"(?:(?ai:{any_of(plain)})|{any_of(capital)}|{any_of(short)}\.?)(?:(?!\w)|(?={YEAR}(?!\d)))"
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th)\b)?"
    weekday = rf"(?:{any_of(words['weekdays'])},?\s+(?:the\s+)?)?"
    number = any_of(load_lexicon("numbers")["cardinals"])
    fiscal = r"(?:(?P<fiscal>J?FY\s?|(?i:fiscal|financial)\s+(?:[Yy]ear\s+)?(?:of\s+)?))?"
    return {
        "M": month,
        "D": day,
        "W": weekday,
        "Y": rf"{YEAR}(?!\d|[.,]\d)",
        "YREF": rf"(?:(?:the\s+year\s+)?{fiscal}(?P<y>{YEAR})(?!\d)|(?P<rel>this|next|last|the\s+current|the)\s+year\b(?!\s+\d))",
        "ORD": any_of(words["ordinals"]),
        "PART": r"(?P<part>(?i:early|mid|middle|late|beginning|start|end))",
        "SEASON": any_of(words["seasons"]),
        "WEEKDAY": any_of(words["weekdays"]),
        "DAYWORD": any_of(words["day_words"]).replace(r"\-", "[- ]?"),
        "YEARWORDS": rf"(?:(?i:two\s+thousand|one\s+thousand\s+nine\s+hundred)(?:\s+(?:[Aa]nd\s+)?(?i:{number})(?:[-\s](?i:{number}))?)?)",
        "N": rf"(?:\d{{1,3}}|{number}(?:-{number})?)",
    }


def _month_patterns(p: dict[str, str]) -> dict[str, str]:
    """Return the patterns that name a month: days, day ranges, months, month ranges."""
    m, d, w, y = p["M"], p["D"], p["W"], p["Y"]
    of_day = r"(?:,\s*|\s+)"
    return {
        "day to day month": rf"{w}(?P<d1>{d})(?:\s+(?:of\s+)?(?P<m1>{m})(?:,?\s*(?P<y1>{y}))?)?{TO}{w}(?P<d2>{d})\s+(?:of\s+)?(?P<m2>{m})(?:,?\s*(?P<y2>{y}))?",
        "month day to day": rf"{w}(?P<m1>{m})\s+(?P<d1>{d})(?:{of_day}(?P<y1>{y}))?{TO}{w}(?:(?P<m2>{m})\s+)?(?P<d2>{d})(?!\d)(?:{of_day}(?P<y2>{y}))?",
        "between days": rf"(?<=between )(?P<d1>{d})(?:\s+(?P<m1>{m})(?:,?\s*(?P<y1>{y}))?)?\s+and\s+(?P<d2>{d})\s+(?P<m2>{m})(?:,?\s*(?P<y2>{y}))?",
        "days month": rf"(?P<list>{d}(?:\s*,\s*{d}){{0,9}}{AND}{d})\s+(?:of\s+)?(?P<m>{m})(?:,?\s*(?P<y>{y}))?",
        "month days": rf"(?P<m>{m})\s+(?P<list>{d}(?:\s*,\s*{d}){{0,9}}{AND}{d})(?:,\s*(?P<y>{y}))?",
        "day month": rf"{w}(?P<d>{d})\s*(?:\bof\s+)?(?P<m>{m})(?:,?\s*(?P<y>{y})|,?\s+(?:of\s+)?(?P<rel>this|next|last)\s+year\b)?",
        "spelled day": rf"(?:(?P<d>{d})|(?i:(?P<word>{p['DAYWORD']})))\s+[Dd]ay\s+of\s+(?P<m>{m})(?:,?\s+(?:(?:in\s+)?(?:the\s+)?[Yy]ear\s+(?:of\s+)?)?(?:(?P<y>{y})|(?P<words>{p['YEARWORDS']})))?",
        "month day": rf"{w}(?P<m>{m})\s+(?:the\s+)?(?P<d>{d})(?!\d)(?:{of_day}(?P<y>{y}))?",
        "month to month": rf"(?P<m1>{m})(?:,?\s*(?P<y1>{y}))?{TO}(?P<m2>{m})(?:,?\s*(?P<y2>{y}))?",
        "between months": rf"(?<=between )(?P<m1>{m})(?:,?\s*(?P<y1>{y}))?\s+and\s+(?P<m2>{m})(?:,?\s*(?P<y2>{y}))?",
        "part of month": rf"{p['PART']}(?:\s+of|\s+in|-)?\s*(?P<m>{m})(?:,?\s*(?P<y>{y}))?",
        "month": rf"(?P<m>{m})(?:(?:(?:,|\s+of)?\s+|,)?(?P<y>{y})|,?\s+(?:of\s+|in\s+)?(?P<rel>this|next|last)\s+year\b)?",
        "near month": rf"(?P<near>this\s+past|last|past|next|this|coming|forthcoming|upcoming|(?i:this\s+coming))\s+(?P<m>{m})",
    }


def _year_patterns(p: dict[str, str]) -> dict[str, str]:
    """Return the patterns that name a year, a part of one, or several."""
    y = p["Y"]
    fy = r"(?:J?FY\s?'?|(?i:(?:Japan(?:ese|['’]s)?\s+)?(?:fiscal|financial)\s+(?:years?\s+)?(?:\(J?FY\)\s*)?(?:of\s+)?))"
    return {
        "fiscal": rf"{fy}(?P<y1>{YEAR}|\d\d)(?:[/-](?P<next>\d\d)(?!\d))?(?:{TO}(?:{fy})?(?P<y2>{YEAR}))?",
        "fiscal near": r"(?P<near>[Tt]his|[Nn]ext|[Ll]ast|[Cc]urrent)\s+(?:fiscal|financial)\s+year\b",
        "quarter": rf"(?:(?P<ord>(?i:{p['ORD']}))\s+quarter|Q(?P<q>[1-4]))(?:\s+of)?,?\s+{p['YREF']}",
        "year quarter": rf"(?P<y>{YEAR})[\s-]?Q(?P<q>[1-4])",
        "half": rf"(?:(?P<ord>(?i:first|second|former|latter|1st|2nd|last))\s+half|(?:H(?P<h>[12])|(?P<hh>[12])H))(?:\s+of)?,?\s+{p['YREF']}",
        "season": rf"(?P<season>(?i:{p['SEASON']}))(?:\s+of|,)?\s+{p['YREF']}",
        "part of year": rf"(?:{p['PART']}(?:-|\s+of\s+|\s+in\s+)|(?P<adverb>(?i:early|mid|late))\s+)(?:calendar\s+)?{p['YREF']}",
        "end year": rf"(?P<part>end)\s+(?P<y>{YEAR})",
        "decade": r"(?:(?P<part>(?i:early|mid|late))[-\s])?(?P<decade>(?:1[5-9]|20|21)\d0)['’]?s",
        "years": rf"(?P<y1>{YEAR})(?:{DASH}|\s+(?:to|until|till|through)\s+|/)(?P<y2>{YEAR}|\d\d)",
        "years run together": r"(?P<y1>(?:19|20)\d\d)(?P<y2>(?:19|20)\d\d)",
        "between years": rf"(?<=between )(?P<y1>{YEAR})\s+and\s+(?P<y2>{YEAR})",
        "year": rf"(?P<y>{y})",
    }


def _other_patterns(p: dict[str, str]) -> dict[str, str]:
    """Return the relative expressions and the dates all in figures."""
    return {
        "unit": r"(?P<near>(?i:this|next|last|current))\s+(?P<unit>year|month|week|quarter|decade)\b",
        "rolling": rf"(?P<near>(?i:past|last|next|coming|previous))\s+(?:(?P<n>{p['N']})\s+)?(?P<half>and\s+a\s+half\s+)?(?P<unit>year|month|week|decade|day)s?\b",
        "ago": rf"(?i:(?P<n>{p['N']}))\s+(?P<unit>year|month|week|day|decade)s?\s+ago\b",
        "today": r"(?i:(?:today|tomorrow|yesterday)(?:\s+(?:morning|afternoon|evening|night))?|tonight|this\s+(?:morning|afternoon|evening)|last\s+night)\b",
        "weekend": r"(?P<near>[Tt]his|[Ll]ast|[Nn]ext)\s+weekend\b",
        "weekday": rf"(?:(?P<near>last|next|this|on|On|Last|Next|This)\s+)?(?P<weekday>{p['WEEKDAY']})\b",
        "near season": rf"(?P<near>this|last|next|coming|this\s+coming)\s+(?P<season>{p['SEASON']})\b",
        "iso": rf"(?P<y>{YEAR})(?P<s>[-‑/.])(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01])",
        "figures": rf"(?P<a>\d\d?)(?P<s>[./-])(?P<b>\d\d?)(?P=s)(?P<y>{YEAR})",
    }


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return every pattern, compiled, by its name."""
    parts = _parts()
    shapes = _month_patterns(parts) | _year_patterns(parts) | _other_patterns(parts)
    return {name: re.compile(rf"{NOT_BEFORE}{shape}{NOT_AFTER}") for name, shape in shapes.items()}
