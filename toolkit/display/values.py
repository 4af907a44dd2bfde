"""How values are written: numbers with separators, missing ones as a dash, lists as prose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pandas as pd
from pandas.api import types

MISSING = "–"
"""How a value that is not known is written; a nought is always ``0``."""

_LABELS = {
    "doc_id": "Document",
    "para": "Paragraph",
    "quote": "Passage",
    "lemma": "Verb",
    "family": "Verb family",
    "scope": "Voice",
    "iso3": "ISO code",
    "n": "n",
}
_SMALL_NUMBERS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


def label_of(column: str) -> str:
    """Return a column's name as a person would write it.

    Examples
    --------
    >>> label_of("date_start"), label_of("doc_id"), label_of("n")
    ('Date start', 'Document', 'n')
    """
    text = _LABELS.get(column, column.replace("_", " "))
    return text[:1].upper() + text[1:] if len(text) > 1 else text


def is_number(column: pd.Series) -> bool:
    """Tell whether a column holds numbers, truth values aside."""
    return types.is_numeric_dtype(column.dtype) and not types.is_bool_dtype(column.dtype)


def written(column: pd.Series, digits: int | None = None) -> list[str]:
    """Return the values of a column as they stand in a table.

    Whole numbers have no decimals and a comma at every third digit, except years (a column called ``year`` or
    ``…_year``); other numbers have two decimals, or three where all are below one, unless `digits` says how many. In a
    column that reaches a thousand, whole numbers have none beside others that have.

    Examples
    --------
    >>> written(pd.Series([1234.0, None, 0.0])), written(pd.Series([0.5, 12.25]))
    (['1,234', '–', '0'], ['0.50', '12.25'])
    """
    write: Callable[[Any], str] = _number_writer(column, digits) if is_number(column) else _write
    return [MISSING if _is_missing(value) else write(value) for value in column.tolist()]


def join_words(words: Sequence[object]) -> list[str]:
    """Return what stands before each of `words` in a list in prose.

    Examples
    --------
    >>> join_words(["A", "B", "C"])
    ['', ', ', ' and ']
    """
    return ["", *[", "] * (len(words) - 2), " and "][: len(words)]


def number_words(number: int) -> str:
    """Return a whole number as a word up to twelve, in figures beyond; nought is *no*, as in *no passages*.

    Examples
    --------
    >>> number_words(0), number_words(3), number_words(1300)
    ('no', 'three', '1,300')
    """
    return _SMALL_NUMBERS[number] if 0 <= number < len(_SMALL_NUMBERS) else f"{number:,}"


def _is_missing(value: object) -> bool:
    return value is None or (not isinstance(value, (list, tuple, set, dict)) and bool(pd.isna(value)))  # type: ignore[call-overload]


def _number_writer(column: pd.Series, digits: int | None) -> Callable[[Any], str]:
    name = str(column.name)
    if name == "year" or name.endswith("_year"):
        return "{:.0f}".format
    if digits is None or types.is_integer_dtype(column.dtype):
        digits = _decimals(column.dropna())
        if digits and column.abs().max() >= 1000:
            return _amount
    return f"{{:,.{digits}f}}".format


def _amount(value: float) -> str:
    return f"{value:,.0f}" if value == round(value) else f"{value:,.2f}"


def _decimals(values: pd.Series) -> int:
    if values.map(float.is_integer if types.is_float_dtype(values.dtype) else lambda _: True).all():
        return 0
    return 2 if values.abs().max() >= 1 else 3


def _write(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value:,}"
        case pd.Timestamp():
            return value.date().isoformat() if value == value.normalize() else str(value)
        case date():
            return value.isoformat()
        case list() | tuple() | set():
            parts = sorted(map(str, value)) if isinstance(value, set) else [str(part) for part in value]
            return ", ".join(parts)
        case _:
            return " ".join(str(value).split())
