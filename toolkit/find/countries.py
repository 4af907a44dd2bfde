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

from toolkit.find.countries_context import means_the_state
from toolkit.find.fold import fold
from toolkit.lexicons import load_lexicon
from toolkit.schema import Paragraph, Span, collect_spans, span_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

COUNTRIES = span_table("COUNTRIES", "a mention of a state by name", iso3="str", name="str")
_END = ""


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

        - ``iso3``: ISO 3166-1 alpha-3 code (``XKX`` for Kosovo, the ISO 3166-3 code for a state that is gone);
        - ``name``: the state's short name in English.

    Raises
    ------
    SchemaError
        If `paragraphs` is no PARAGRAPHS table.

    Notes
    -----
    The quote is the name without its article and without the possessive ``'s``. None of these is a mention: adjectives and peoples,
    compounds (``ASEAN-Japan cooperation``, ``Japan-funded``), a state's name inside the proper name of
    something else (``Embassy of Japan``, ``Japan Foundation``, ``South China Sea``). ``Government of Thailand``, ``Foreign
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
    codes, names = _codes(), _short_names()
    for match in _pattern().finditer(text):
        iso3 = codes.get(match.group())
        if iso3 is not None and means_the_state(text, match.start(), match.end()):
            yield {"start": match.start(), "end": match.end(), "iso3": iso3, "name": names[iso3]}


@cache
def _short_names() -> dict[str, str]:
    """Return the English short name of every code."""
    return {iso3: forms[0] for iso3, forms in load_lexicon("countries")["states"].items()}


@cache
def _codes() -> dict[str, str]:
    """Return the code of every folded form, as written and in capitals."""
    lexicon = load_lexicon("countries")
    exact = set(lexicon["exact"]["forms"])
    forms = {fold(form): iso3 for iso3, names in lexicon["states"].items() for form in names}
    capitals = {form.upper(): iso3 for form, iso3 in forms.items() if form not in exact and len(form) > 3}
    return {**capitals, **forms}


@cache
def _pattern() -> re.Pattern[str]:
    """Return one expression for all forms, those that mean no state included."""
    other = [fold(name) for name in load_lexicon("countries")["other"]["names"]]
    tree = _tree([*_codes(), *other, *(name.upper() for name in other)])
    return re.compile(rf"(?<![\w.])(?:{_expression(tree)})(?!\w)")


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
