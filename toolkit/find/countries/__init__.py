"""Mentions of states by name, whatever form the text gives it.

The forms come from ``lexicons/countries.toml`` (ISO 3166-1 and the list of the United Nations, with long names, abbreviations, former names
and variant spellings). They are compiled into one regular expression shaped as a prefix tree, so that a text is read once
and the longest form wins (*Guinea-Bissau* over *Guinea*, *South China Sea*, which is no state, over *China*).
What is found must mean the state: a hyphenated compound, an institution's own name or the head of a longer proper name does not.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from toolkit.find.countries.context import is_an_agent, means_the_state, title_spans
from toolkit.find.fold import fold
from toolkit.find.title_case import stands_in
from toolkit.lexicons import load_lexicon
from toolkit.schema import Paragraph, Span, collect_spans, span_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

COUNTRIES = span_table("COUNTRIES", "a mention of a state by name", iso3="str", name="str")
_END = ""
_ITEM = re.compile(r", (?:and )?(?:the )?")
_QUOTED = re.compile(r"[“\"].*[”\"]$")


def find_countries(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Find the mentions of states: one row is one mention by name.

    Parameters
    ----------
    paragraphs
        A PARAGRAPHS table; ``doc_id``, ``para`` and ``text`` are read.

    Returns
    -------
    DataFrame
        ``doc_id, para, start, end, quote`` and

        - ``iso3``: ISO 3166-1 alpha-3 code (``XKX`` for Kosovo, the ISO 3166-3 code for a state that is gone). What is a state follows the list
          of the lexicon: the Member States and observer States of the United Nations, and five other entities that texts name beside them;
          a territory with a code of its own counts only where it stands in a list with these;
        - ``name``: the state's short name in English.

    Raises
    ------
    SchemaError
        If `paragraphs` is no PARAGRAPHS table.

    Notes
    -----
    The quote is the name without its article and without the possessive ``'s``. None of these is a mention: adjectives and peoples,
    compounds (``ASEAN-Japan cooperation``, ``Japan-funded``), a state's name inside the proper name of
    something else (``Embassy of Japan``, ``Japan Foundation``, ``South China Sea``) or inside a quoted title. ``Government of Thailand``, ``Foreign
    Minister of Japan`` and ``the North Korea issue`` are. Caveat: the names of institutions are recognised by their shape and head noun,
    so one printed without capitals counts as a mention; ``Georgia`` without context is taken for the state.

    Examples
    --------
    >>> import pandas as pd
    >>> text = "Viet Nam's chair thanked the Embassy of Japan, Lao PDR and the U.S. at the ASEAN-Japan Summit."
    >>> find_countries(pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]}))[["quote", "iso3", "name"]]
          quote iso3                              name
    0  Viet Nam  VNM                          Viet Nam
    1   Lao PDR  LAO  Lao People's Democratic Republic
    2      U.S.  USA                     United States
    """
    return collect_spans(paragraphs, COUNTRIES, _countries_in)


def _countries_in(paragraph: Paragraph) -> Iterator[Span]:
    text = fold(paragraph.text)
    codes, names, titles = _codes(), _short_names(), title_spans(text)
    last = 0
    for match in _pattern().finditer(text):
        start, end = match.span()
        iso3 = codes.get(match.group())
        if iso3 is None or (stands_in(titles, start) and not _counts_in_a_title(text, start, end)):
            continue
        alone = iso3 in load_lexicon("countries")["states"]
        listed = alone or _ITEM.fullmatch(text, last, start) or _next_in_list(text, end)
        last = end
        if listed and means_the_state(text, start, end):
            yield {"start": start, "end": end, "iso3": iso3, "name": names[iso3]}


def _counts_in_a_title(text: str, start: int, end: int) -> bool:
    """Return whether a name in a quoted title is all of it, or one who acts there (``as Mediated by Peru``)."""
    return is_an_agent(text, start) or _QUOTED.match(text, max(0, start - 1), end + 1) is not None


def _next_in_list(text: str, end: int) -> bool:
    """Return whether a comma and another state's name follow."""
    item = _ITEM.match(text, end)
    following = _pattern().match(text, item.end()) if item else None
    return following is not None and following.group() in _codes()


@cache
def _short_names() -> dict[str, str]:
    """Return the English short name of every code."""
    return {iso3: forms[0] for iso3, forms in _forms().items()}


@cache
def _forms() -> dict[str, list[str]]:
    """Return the forms of every code: those of states, and of the territories that count in a list of states."""
    lexicon = load_lexicon("countries")
    return {**lexicon["states"], **lexicon["territories"]}


@cache
def _codes() -> dict[str, str]:
    """Return the code of every folded form, as written and in capitals."""
    lexicon = load_lexicon("countries")
    exact = set(lexicon["exact"]["forms"])
    forms = {fold(form): iso3 for iso3, names in _forms().items() for form in names}
    capitals = {form.upper(): iso3 for form, iso3 in forms.items() if form not in exact and len(form) > 3}
    return {**capitals, **forms}


@cache
def _pattern() -> re.Pattern[str]:
    """Return one expression for all forms, those that mean no state included; it begins with a letter, for which `re` looks fastest."""
    other = [fold(name) for name in load_lexicon("countries")["other"]["names"]]
    tree = _tree([*_codes(), *other, *(name.upper() for name in other)])
    forms = (re.escape(letter) + r"(?<![\w.].)" + _expression(child) for letter, child in tree.items())
    return re.compile(rf"(?:{'|'.join(forms)})(?!\w)")


def _tree(forms: Iterable[str]) -> dict[str, Any]:
    """Return the prefix tree of `forms`: nested dictionaries by character, the empty string where a form ends."""
    root: dict[str, Any] = {}
    for form in forms:
        node = root
        for character in form:
            node = node.setdefault(character, {})
        node[_END] = {}
    return root


def _expression(node: dict[str, Any]) -> str:
    """Return `node` as a regular expression that prefers the longest form."""
    branches = [
        (r"\s+" if character == " " else re.escape(character)) + _expression(child)
        for character, child in node.items()
        if character != _END
    ]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and _END not in node else f"(?:{'|'.join(branches)})"
    return f"{body}?" if _END in node else body
