"""The shapes of sums: figures, numbers in words, scales, and the currency before or behind them."""

from __future__ import annotations

import re
from functools import cache

from toolkit.find.money.currencies import lexicon, spellings
from toolkit.lexicons import any_of, load_lexicon
from toolkit.literals import Literals

_SPACE = r"[ \u00a0\u2007\u2009\u202f]"
FIGURE = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d|,\d)|\d{{1,3}}(?:\.\d{{3}}){{2,}}(?![\d,])"
    r"|\d{1,3}(?:['’]\d{3})+(?!\d)|\d{1,3},\d{1,2}(?![\d,])|\d+(?:\.\d+)?)"
)
FRACTION = r"(?:(?:an?|one)\s+quarter|three[\s-]quarters|half)\s+of\s+an?"
_NOT_BEFORE = r"(?<![\w.,/$€£¥])(?<!\w[-‑–])"
_DIGITS = re.compile(r"\d\d*")
DASH = r"\s?[-–—‑]\s?"


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns of sums with the currency before or behind them, and of a scale word."""
    words = lexicon()
    codes, symbols, names, qualified = spellings()
    small = any_of(load_lexicon("numbers")["cardinals"])
    spelled = rf"(?i:{FRACTION}|half(?:\s+an?)?|{small}(?:[-\s]+(?:and\s+)?(?:{small}|hundred)){{0,8}}(?:\s+and\s+a\s+half)?)"
    long_words = [word for word in words["scales"] if len(word) > 3]
    short_words = [word for word in words["scales"] if len(word) <= 3]
    scale_word = rf"(?:(?i:{any_of(long_words)})|{any_of(short_words)})"
    scale = rf"(?:(?:[\s-]plus)?[\s-]?{scale_word}(?!\w)(?:\s{scale_word}(?!\w))?)"
    number = rf"(?:{FIGURE}|\b{spelled}\b)"
    before = rf"(?P<cur>(?<!\w)(?:{qualified}|Yen|Euros?|Baht|Rupees)(?=\s)|(?<!\w)(?:{codes})\s?[$€£¥]?|{symbols})"
    behind = rf"(?P<cur>(?:{qualified}|{names}|{codes})(?!\w|-(?:area|zone))|US\$(?!\s?\d)|[€£¥](?!\w)|\$(?!\s?\w))"
    join = rf"(?P<join>{DASH}|\s+to\s+|(?:,\s+{FIGURE}){{0,9}},?\s+(?:and|or)\s+)"
    prefix = (
        rf"{before}\s?(?P<n1>{FIGURE}(?![\d]))(?P<s1>{scale})?"
        rf"(?:{join}(?P<n2>{FIGURE})(?P<s2>{scale})?(?![\w%]))?"
        rf"(?:\s?(?P<trail>(?:{codes}|{qualified}|(?i:dollars?))(?!\w)))?"
    )
    large = any_of(word for word in long_words if words["scales"][word] > 1e5)
    high = rf"(?:(?P<n0>{number})(?P<s0>[\s-]?(?i:{large}))\s+)?"
    single = rf"{high}(?P<n2>{number})(?P<s2>{scale})?(?:\s\([\d,. ]{{1,20}}\))?[\s-]?{behind}"
    suffix = rf"{_NOT_BEFORE}(?:(?P<n1>{number})(?P<s1>{scale})?{join})?{single}"
    return {
        "prefix": re.compile(prefix),
        "suffix": re.compile(suffix),
        "single": re.compile(rf"(?P<n1>(?!))?{single}"),
        "scale": re.compile(scale_word),
    }


def number_places(text: str, lower: str) -> list[int]:
    """Return where a number may begin, in figures or in words, in order."""
    words = _number_words().starts(lower).get("numbers", [])
    return sorted({*words, *(figure.start() for figure in _DIGITS.finditer(text))})


@cache
def _number_words() -> Literals:
    return Literals({"numbers": [*load_lexicon("numbers")["cardinals"], "a", "an", "one", "three", "half"]})
