"""How currencies are written, and the ISO 4217 code that each spelling stands for."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import Any

from toolkit.lexicons import any_of, load_lexicon
from toolkit.literals import Literals

_BEFORE_DOLLAR = ("US", "U.S.", "NZ", "AU", "CA", "SG", "HK", "NT", "USD", "AUD", "CAD", "SGD", "NZD")
_SHORT_NAMES = {"yen": "JPY", "euro": "EUR", "baht": "THB", "rupees": "INR"}


def lexicon() -> dict[str, Any]:
    """Return the money lexicon."""
    return load_lexicon("money")


@cache
def currency_codes() -> dict[str, str]:
    """Return the ISO code of every code, symbol and name, names in lower case and with their nation."""
    words = lexicon()
    known: dict[str, str] = {code: code for code in words["iso"]["codes"]}
    known |= words["codes"] | words["symbols"]
    known |= {name.lower(): code for name, code in words["names"].items()}
    for name, nations in words["qualified"].items():
        for nation, code in nations.items():
            known |= {f"{nation} {form}".lower(): code for form in (name, name.removesuffix("s"))}
    return known


def spellings() -> tuple[str, str, str, str]:
    """Return patterns for letter codes, symbols, plain names, and names with a nation."""
    words = lexicon()
    qualified = [name for name in currency_codes() if " " in name and name not in words["names"]]
    codes = any_of([*words["iso"]["codes"], *words["codes"]])
    letters = [symbol for symbol in words["symbols"] if not symbol.endswith("$") and symbol[0].isalpha()]
    dollars = [symbol for symbol in words["symbols"] if symbol.endswith("$")]
    signs = [symbol for symbol in words["symbols"] if not symbol[0].isalpha()]
    symbols = rf"(?:(?<![\w$]){any_of(dollars)}|(?<!\w)(?:US-?|{any_of(_BEFORE_DOLLAR)})\s?\$|(?<!\w){any_of(letters)}|(?<![\w$])\$|{any_of(signs)})"
    return codes, symbols, rf"(?i:{any_of(words['names'])})", rf"(?i:{any_of(qualified)})"


def names_currency(text: str, lower: str) -> bool:
    """Tell whether a currency may stand in a text: without one there is no sum in it, whatever its figures."""
    signs, names = _literals()
    return signs.stand_in(text) or names.stand_in(lower)


def currency_places(text: str, lower: str) -> list[int]:
    """Return where a currency that stands before its figure may begin, in order."""
    codes, names = _openings()
    words = (found.get("words", []) for found in (codes.starts(text), names.starts(lower)))
    return sorted({*chain.from_iterable(words), *(sign.start() for sign in _sign().finditer(text))})


@cache
def _literals() -> tuple[Literals, Literals]:
    """Return the signs and codes of currencies, and the last words of their names in lower case."""
    words = lexicon()
    names = [*(name for name in currency_codes() if " " in name), *words["names"], *_SHORT_NAMES]
    signs = [*words["iso"]["codes"], *words["codes"], *words["symbols"], "$"]
    return Literals({"signs": signs}), Literals({"names": [name.lower().split()[-1] for name in names]})


@cache
def _openings() -> tuple[Literals, Literals]:
    """Return the codes and letters that open a sum, and the first words of the names that do, in lower case."""
    words = lexicon()
    letters = [symbol for symbol in words["symbols"] if symbol[0].isalpha()]
    names = [name for name in currency_codes() if " " in name]
    codes = [*words["iso"]["codes"], *words["codes"], *letters, *_BEFORE_DOLLAR]
    return Literals({"words": codes}), Literals({"words": [*map(str.lower, names), *_SHORT_NAMES]})


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(
        "[$"
        + "".join(re.escape(symbol[0]) for symbol in lexicon()["symbols"] if not symbol[0].isalpha())
        + "]"
    )


def code_of(spelling: str, dollar: str) -> str:
    """Return the ISO code of a currency as it is written."""
    key = re.sub(r"\s+", " ", spelling.strip())
    if key == "$":
        return dollar
    known = currency_codes()
    for form in (key, key.lower(), key.replace(" ", ""), key.rstrip("$€£¥ "), key.title().lower() + "s"):
        if form in known:
            code = known[form]
            return dollar if form in {"dollar", "dollars"} else code
    return _SHORT_NAMES.get(key.lower(), "")


def is_word_too(spelling: str, scaled: bool, value: float) -> bool:
    """Whether the currency's name is probably another word here: `COP 26`, `37 won`."""
    key, words = spelling.strip(), lexicon()
    if scaled:
        return False
    if key in words["iso"]["codes"] and key not in words["iso"]["plain"]:
        return value < 1000 or 1900 <= value < 2100
    return key in words["currency_words"]["also"] and value < 1000
