"""A span table counted out over rows and columns, every number with the passages it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import pandas as pd

from toolkit.display.bundle import Display
from toolkit.display.payload import (
    Cell,
    Sources,
    Unit,
    cell,
    count_cell,
    count_refs,
    refs_of,
    sentences,
    sources_of,
    table_payload,
    title_of,
)
from toolkit.display.values import MISSING, label_of
from toolkit.errors import ParameterError
from toolkit.schema import FINDINGS, SPANS, check_table

_NOT_STATED = "not stated"

Order = Sequence[str] | Literal["count"] | None
Found = dict[tuple[str, str], pd.DataFrame]


def show_counts(
    spans: pd.DataFrame,
    *,
    rows: str,
    columns: str | None = None,
    caption: str,
    note: str = "",
    documents: pd.DataFrame | None = None,
    row_order: Order = None,
    column_order: Order = None,
    labels: Mapping[str, str] | None = None,
    unit: Unit = "findings",
    totals: bool = True,
    shade: bool = True,
    slug: str = "",
) -> Display:
    """Count a span table out; one row of the display is one value of `rows`.

    Parameters
    ----------
    spans
        Any span table.
    rows, columns
        The columns of `spans` (or of `documents`, joined by ``doc_id``) to count by. Without `columns`, one count a row.
    caption, note, slug
        As in :func:`show`.
    documents
        DOCUMENTS: writes short titles, and gives every document its row or column, also where nothing was found in it.
    row_order, column_order
        The values to show, in this order, also those that do not occur; or ``"count"``, most first. Default: the
        order of `documents` for ``doc_id``, else the order in which values first occur.
    labels
        What to print for a value, by value.
    unit
        Count ``"findings"`` (rows of `spans`) or the distinct ``"paragraphs"`` or ``"documents"`` they stand in.
    totals
        Add a row and a column of totals.
    shade
        Tint each number by its share of the largest.

    Returns
    -------
    Display
        With a payload of type ``table``; behind a number stand all its findings, of paragraphs or documents those in them.

    Raises
    ------
    ParameterError
        If `rows` or `columns` is in neither table, or `documents` lacks a document of `spans`.

    Notes
    -----
    ``0`` means looked for and not found; it leads nowhere. Findings without a value are counted as *not stated*, those
    whose value an order leaves out are counted in the note. A total counts each paragraph or document once, so it may be
    less than the sum.

    Examples
    --------
    >>> spans = pd.DataFrame({
    ...     "doc_id": ["a", "a", "b"], "para": ["1", "1", "2"], "start": [0, 9, 0], "end": [4, 13, 4],
    ...     "quote": ["hope", "hope", "urge"], "verb": ["hope", "hope", "urge"],
    ... })
    >>> display = show_counts(spans, rows="verb", columns="doc_id", caption="Verbs by document")
    >>> [[cell["text"] for cell in row] for row in display.payload["rows"]]
    [['hope', '2', '0', '2'], ['urge', '0', '1', '1'], ['Total', '2', '1', '3']]
    """
    sources = sources_of(documents)
    keyed = _keyed(spans, rows, columns, documents)
    row_values = _values(keyed["row"], rows, row_order, sources)
    column_values = _values(keyed["column"], columns, column_order, sources)
    kept = keyed[keyed["row"].isin(row_values) & keyed["column"].isin(column_values)]
    body = _body(kept, row_values, column_values, unit, shade)
    if totals:
        body = _with_totals(body, kept, row_values, column_values, unit)
    heads = [_heading(value, labels, sources if columns == "doc_id" else {}) for value in column_values]
    names = [_heading(value, labels, sources if rows == "doc_id" else {}) for value in row_values]
    if columns is None:
        heads = [unit.capitalize()]
    with_sums = totals and columns is not None
    payload = table_payload(
        [(label_of(rows), "left"), *((head, "right") for head in [*heads, *["Total"] * with_sums])],
        _named_rows(names, body, totals),
        caption=caption,
        note=sentences(note, _left_out(len(keyed) - len(kept))),
        slug=slug,
        row_header=True,
    )
    return Display(payload, sources)


def _keyed(
    spans: pd.DataFrame, rows: str, columns: str | None, documents: pd.DataFrame | None
) -> pd.DataFrame:
    """Return `spans` with the two values each finding is counted under."""
    check_table(spans, FINDINGS)
    if documents is not None:
        _check_documents(spans, documents)
    values = {"row": _value(spans, rows, documents)}
    values["column"] = _value(spans, columns, documents) if columns else pd.Series("", index=spans.index)
    return spans[list(SPANS)].assign(**values).dropna(subset=["start"])


def _value(spans: pd.DataFrame, name: str, documents: pd.DataFrame | None) -> pd.Series:
    if name in spans.columns:
        value = spans[name]
    elif documents is not None and name in documents.columns:
        value = spans["doc_id"].map(documents.set_index("doc_id")[name])
    else:
        have = ", ".join(map(str, spans.columns))
        msg = f"there is no column {name!r} to count by. The span table has: {have}."
        raise ParameterError(msg)
    return value.astype("str").where(value.notna(), _NOT_STATED)


def _check_documents(spans: pd.DataFrame, documents: pd.DataFrame) -> None:
    unknown = sorted(set(spans["doc_id"]) - set(documents["doc_id"]))
    if unknown:
        msg = f"the documents table lacks {unknown[0]!r}, in which spans were found. Give the whole corpus."
        raise ParameterError(msg)


def _values(found: pd.Series, name: str | None, order: Order, sources: Sources) -> list[str]:
    if order is not None and not isinstance(order, str):
        return list(order)
    if order == "count":
        return list(found.value_counts(sort=True).index)
    if order is not None:
        msg = f"the order {order!r} is not known. Give a list of values, or 'count'."
        raise ParameterError(msg)
    values = list(sources) if name == "doc_id" and sources else list(found.unique())
    if name is None:
        return [""]
    return sorted(values, key=lambda value: value == _NOT_STATED)


def _body(
    kept: pd.DataFrame, row_values: list[str], column_values: list[str], unit: Unit, shade: bool
) -> list[list[Cell]]:
    groups = {key: refs_of(group) for key, group in kept.groupby(["row", "column"], sort=False)}
    numbers = {key: count_refs(refs, unit) for key, refs in groups.items()}
    largest = max(numbers.values(), default=1)

    def made(key: tuple[str, str]) -> Cell:
        number = numbers.get(key, 0)
        return count_cell(number, groups.get(key, []), shade=number / largest * shade)

    return [[made((row, column)) for column in column_values] for row in row_values]


def _with_totals(
    body: list[list[Cell]], kept: pd.DataFrame, row_values: list[str], column_values: list[str], unit: Unit
) -> list[list[Cell]]:
    def total(part: pd.DataFrame) -> Cell:
        refs = refs_of(part)
        return count_cell(count_refs(refs, unit), refs, style="strong")

    sums = [total(kept[kept["column"] == value]) for value in column_values]
    if column_values == [""]:
        return [*body, sums]
    beside = [total(kept[kept["row"] == value]) for value in row_values]
    return [*([*row, end] for row, end in zip(body, beside, strict=True)), [*sums, total(kept)]]


def _named_rows(names: list[str], body: list[list[Cell]], totals: bool) -> list[list[Cell]]:
    if not names:
        return []
    heads = [*(cell(name) for name in names), *[cell("Total", style="strong")] * totals]
    return [[head, *row] for head, row in zip(heads, body, strict=True)]


def _heading(value: str, labels: Mapping[str, str] | None, sources: Sources) -> str:
    return (labels or {}).get(value) or title_of(value, sources) or MISSING


def _left_out(number: int) -> str:
    if not number:
        return ""
    return f"{number:,} {'finding' if number == 1 else 'findings'} with other values {'is' if number == 1 else 'are'} not shown."
