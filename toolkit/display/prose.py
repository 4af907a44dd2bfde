"""Sentences with computed values: every number in them leads to what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import Formatter
from typing import NamedTuple

import pandas as pd

from toolkit.display.bundle import Display
from toolkit.display.payload import Cell, Ref, Unit, cell, count_refs, refs_of, sources_of, title_of
from toolkit.display.values import join_words, number_words
from toolkit.errors import ParameterError


class Cited(NamedTuple):
    """A number or a name, and the passages behind it."""

    value: int | float | str
    refs: tuple[Ref, ...]


Value = pd.DataFrame | Cited | str | int | float | Sequence[Cited | str]


def n(spans: pd.DataFrame, unit: Unit = "findings") -> Cited:
    """Return how many findings, paragraphs or documents a span table holds, with the findings behind the number.

    Parameters
    ----------
    spans
        Any span table.
    unit
        ``"findings"`` (its rows), or the distinct ``"paragraphs"`` or ``"documents"`` they stand in.

    Raises
    ------
    ParameterError
        If `unit` is none of these.

    Examples
    --------
    >>> spans = pd.DataFrame({
    ...     "doc_id": ["a", "a"], "para": ["1", "1"], "start": [0, 9], "end": [4, 13], "quote": ["hope", "hope"],
    ... })
    >>> n(spans).value, n(spans, "paragraphs").value
    (2, 1)
    """
    refs = refs_of(spans)
    return Cited(count_refs(refs, unit), tuple(refs))


def names(spans: pd.DataFrame, documents: pd.DataFrame) -> list[Cited]:
    """Return the short titles of the documents that spans stand in, each with its spans, in the corpus's order.

    Parameters
    ----------
    spans
        Any span table.
    documents
        DOCUMENTS; documents without a span are left out.

    Examples
    --------
    >>> documents = pd.DataFrame({"doc_id": ["a", "b"], "kind": ["joint statement", "factsheet"], "date": ["2020", "2021"]})
    >>> spans = pd.DataFrame({"doc_id": ["b"], "para": ["1"], "start": [0], "end": [4], "quote": ["hope"]})
    >>> [name.value for name in names(spans, documents)]
    ['Factsheet 2021']
    """
    sources = sources_of(documents)
    behind: dict[str, list[Ref]] = {}
    for ref in refs_of(spans):
        behind.setdefault(ref["doc_id"], []).append(ref)
    return [Cited(title_of(doc_id, sources), tuple(behind[doc_id])) for doc_id in sources if doc_id in behind]


def say(template: str, /, *, documents: pd.DataFrame | None = None, **values: Value) -> Display:
    """Write one paragraph of prose whose values are computed.

    Parameters
    ----------
    template
        The text, with the names of values in braces: ``"{covid} passages speak of COVID-19."``.
    documents
        DOCUMENTS, so that in the notebook the passages lead to their source file.
    **values
        A span table is printed as its number of rows, and leads to them; :func:`n` counts paragraphs or documents
        instead, :func:`names` lists document titles. Any list is joined by commas and *and*. Numbers and words are
        printed as they are.

    Returns
    -------
    Display
        With a payload of type ``text``.

    Raises
    ------
    ParameterError
        If the template names a value that is not given, or a value is given that it doesn't name.

    Notes
    -----
    After a colon stands how a value is written: ``{covid:words}`` spells numbers up to twelve (nought is *no*),
    ``{covid:Words}`` the same at the start of a sentence, ``{covid:passage|passages}`` prints the noun that goes with the
    number and not the number, and anything else is Python's format for numbers, ``{share:.1f}``.

    Examples
    --------
    >>> spans = pd.DataFrame({"doc_id": ["a"], "para": ["1"], "start": [0], "end": [4], "quote": ["hope"]})
    >>> say("{hope:Words} {hope:passage speaks|passages speak} of hope, in {who}.", hope=spans, who=["A", "B"])
    One passage speaks of hope, in A and B.
    """
    parts: list[Cell] = []
    used: set[str] = set()
    for text, name, style, _ in Formatter().parse(template):
        parts.append(cell(text))
        if name is not None:
            used.add(name)
            parts.extend(_cells(name, _value(name, values), style or ""))
    unused = sorted(values.keys() - used)
    if unused:
        msg = f"the text has no place for {unused[0]!r}. Write {{{unused[0]}}} where it belongs, or leave the value out."
        raise ParameterError(msg)
    return Display({"type": "text", "parts": list(_joined(parts))}, sources_of(documents))


def _value(name: str, values: dict[str, Value]) -> Value:
    if name in values:
        return values[name]
    msg = f"the text names {{{name}}}, which is not given. It was given: {', '.join(sorted(values)) or 'nothing'}."
    raise ParameterError(msg)


def _cells(name: str, value: Value, style: str) -> Iterator[Cell]:
    if isinstance(value, (Cited, str, int, float)):
        cited = value if isinstance(value, Cited) else Cited(value, ())
        yield cell(_written(name, cited.value, style), () if "|" in style else cited.refs)
    elif isinstance(value, pd.DataFrame):
        yield from _cells(name, n(value), style)
    else:
        yield from _listed(name, value, style)


def _listed(name: str, items: Sequence[Cited | str], style: str) -> Iterator[Cell]:
    if not items:
        yield cell("none")
    for before, item in zip(join_words(items), items, strict=False):
        yield cell(before)
        yield from _cells(name, item, style)


def _written(name: str, value: int | float | str, style: str) -> str:
    if isinstance(value, str):
        return value
    if "|" in style:
        return style.split("|")[0 if value == 1 else 1]
    if style in ("words", "Words"):
        word = number_words(int(value))
        return word.capitalize() if style == "Words" else word
    try:
        return format(value, style or ",")
    except ValueError as err:
        msg = f"{{{name}:{style}}}: {err}. Write words, Words, one|many or a format for numbers after the colon."
        raise ParameterError(msg) from err


def _joined(parts: list[Cell]) -> Iterator[Cell]:
    """Yield the parts with neighbouring plain texts put together, and empty ones left out."""
    plain = ""
    for part in parts:
        if not part["refs"]:
            plain += part["text"]
            continue
        if plain:
            yield cell(plain)
        plain = ""
        yield part
    if plain:
        yield cell(plain)
