"""The rules of the codebook format: every mistake is named with its file, its key and what is allowed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NoReturn

from toolkit.codebook_terms import compile_term
from toolkit.errors import LexiconError

CONTEXTS = ("none", "paragraph", "document")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_WEIGHT = 3.0
Kind = type | tuple[type, ...]
CODEBOOK_KEYS: Mapping[str, Kind] = {
    "name": str,
    "version": str,
    "title": str,
    "definition": str,
    "include": str,
    "exclude": str,
    "example": str,
    "passing": list,
    "exclude_terms": list,
    "elements": dict,
}
CODEBOOK_NEEDED = ("name", "version", "title", "definition", "example", "elements")
ELEMENT_KEYS: Mapping[str, Kind] = {
    "label": str,
    "definition": str,
    "include": str,
    "exclude": str,
    "example": str,
    "terms": list,
    "exclude_terms": list,
    "anchor": bool,
    "context": str,
    "weight": (int, float),
}
ELEMENT_NEEDED = ("definition", "terms", "example")
KINDS: Mapping[Kind, str] = {
    str: "a string",
    list: "a list of strings",
    dict: "a table",
    bool: "true or false",
    (int, float): "a number",
}


def check_codebook(data: Mapping[str, object], path: str, stem: str) -> None:
    """Raise unless `data`, read from `path`, is a codebook named `stem`.

    Raises
    ------
    LexiconError
        At the first rule that is broken.
    """
    _check_keys(data, CODEBOOK_KEYS, CODEBOOK_NEEDED, path, "")
    if data["name"] != stem:
        _fail(path, "name", f"is {data['name']!r}, but the file is called {stem!r}", "Let them be the same")
    elements = data["elements"]
    if not isinstance(elements, dict) or not elements:
        _fail(path, "elements", "is empty", "Give at least one element, as [elements.NAME]")
    for name, entry in elements.items():
        _check_element(str(name), entry, path)
    if not any(_shows_theme(entry) for entry in elements.values()):
        remedy = "Set anchor = true, without context, on the element whose words alone show the theme"
        _fail(path, "elements", "has no anchor", remedy)
    _check_terms(data.get("passing", ()), path, "passing")
    _check_terms(data.get("exclude_terms", ()), path, "exclude_terms")


def _shows_theme(entry: Mapping[str, object]) -> bool:
    return entry.get("anchor", False) is True and entry.get("context", "none") == "none"


def _check_element(name: str, entry: object, path: str) -> None:
    key = f"elements.{name}"
    if not SLUG.fullmatch(name):
        _fail(
            path, key, "is no element name", "Use small letters, digits and hyphens, as in 'self-restraint'"
        )
    if not isinstance(entry, dict):
        _fail(path, key, f"is {entry!r}", "Write it as a table, [elements.NAME]")
    _check_keys(entry, ELEMENT_KEYS, ELEMENT_NEEDED, path, f"{key}.")
    context = entry.get("context", "none")
    if context not in CONTEXTS:
        _fail(path, f"{key}.context", f"is {context!r}", f"Allowed are {', '.join(map(repr, CONTEXTS))}")
    if entry.get("anchor", False) and context == "paragraph":
        _fail(path, f"{key}.context", "is 'paragraph' on an anchor", "An anchor has 'none' or 'document'")
    weight = entry.get("weight", 1)
    if isinstance(weight, bool) or not 0 <= weight <= MAX_WEIGHT:
        _fail(path, f"{key}.weight", f"is {weight!r}", f"Allowed are numbers from 0 to {MAX_WEIGHT:g}")
    if not entry["terms"]:
        _fail(path, f"{key}.terms", "is empty", "Give at least one term")
    _check_terms(entry["terms"], path, f"{key}.terms")
    _check_terms(entry.get("exclude_terms", ()), path, f"{key}.exclude_terms")


def _check_keys(
    table: Mapping[str, object], allowed: Mapping[str, Kind], needed: Iterable[str], path: str, prefix: str
) -> None:
    for key, value in table.items():
        if key not in allowed:
            _fail(path, prefix + key, "is no key of a codebook here", f"Allowed are {', '.join(allowed)}")
        kind = allowed[key]
        if not isinstance(value, kind):
            _fail(path, prefix + key, f"is {value!r}", f"Write {KINDS[kind]}")
    for key in needed:
        if key not in table or table[key] == "":
            _fail(path, prefix + key, "is missing", f"Every codebook entry has {', '.join(needed)}")


def _check_terms(terms: object, path: str, key: str) -> None:
    seen: set[str] = set()
    for term in terms if isinstance(terms, (list, tuple)) else ():
        if not isinstance(term, str):
            _fail(path, key, f"holds {term!r}", "Write every term as a string")
        if term in seen:
            _fail(path, key, f"lists {term!r} twice", "Keep one")
        if "=" in term[1:]:
            _fail(path, key, f"holds {term!r}", "'=' stands at the beginning and makes the whole term exact")
        seen.add(term)
        try:
            compile_term(term)
        except LexiconError as err:
            msg = f"{path}: {key}: {err}"
            raise LexiconError(msg) from err


def _fail(path: str, key: str, fact: str, remedy: str) -> NoReturn:
    msg = f"{path}: {key} {fact}. {remedy}."
    raise LexiconError(msg)
