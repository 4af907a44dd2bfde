"""Any table, shown in the form that fits it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pandas as pd

from toolkit.compare.alignment import PAIRS
from toolkit.compare.lineage import LINEAGE
from toolkit.display.bundle import Display
from toolkit.display.concordance import has_context, show_concordance
from toolkit.display.lineages import show_lineage
from toolkit.display.reader import show_document
from toolkit.display.redlines import show_redlines
from toolkit.display.tables import Layout, show_table
from toolkit.errors import ParameterError, SchemaError
from toolkit.schema import PARAGRAPHS, SPANS


def show(
    table: pd.DataFrame,
    *,
    caption: str = "",
    note: str = "",
    columns: Sequence[str] | None = None,
    labels: Mapping[str, str] | None = None,
    refs: Mapping[str, pd.DataFrame] | None = None,
    documents: pd.DataFrame | None = None,
    digits: int | None = None,
    row_header: bool = False,
    paragraphs: pd.DataFrame | None = None,
    verbs: pd.DataFrame | None = None,
    themes: pd.DataFrame | None = None,
    slug: str = "",
) -> Display:
    """Show any table in the form that fits it; one row of the table is one row, line or entry of the display.

    Parameters
    ----------
    table
        Any DataFrame. A plain index is left out; a named one (as ``groupby`` makes it) becomes a column.
    caption
        What the table shows; it stands above it. Default: how much it shows.
    note
        The line under it: n, the denominator, limits.
    columns
        The columns to show, in this order, as a plain table. Default: all, without the positions of a span table.
    labels
        Column names to print instead of the table's own, by column.
    refs
        Span tables that stand behind a column, by column: a cell leads to those spans that agree with its row in
        every text column the two tables share. ``refs={"n": mentions}`` makes a column of counts lead to what it counts.
    documents
        DOCUMENTS: writes short titles for ``doc_id`` and leads quotations to their source file.
    digits
        Decimals of numbers that are not whole.
    row_header
        Whether the first cell of a row names the row.
    paragraphs, verbs, themes
        Where the spans were found, and what to mark around them: shows any span table as :func:`show_concordance` does.
    slug
        Identifier, unique in its notebook. Default: made from the caption.

    Returns
    -------
    Display
        With a payload of type ``table``, or of the function that shows such tables. The quotes of a span table lead to their paragraphs; where ``quote`` is not
        shown, the first column does.

    Raises
    ------
    SchemaError
        If something else than a DataFrame is given.
    ParameterError
        If a column does not exist, or a number in a column of `refs` has no span behind it.

    Notes
    -----
    Unless `columns`, `labels`, `refs`, `digits` or `row_header` say how a plain table is laid out, the lines of :func:`kwic` are shown
    as by :func:`show_concordance`, the pairs of :func:`align` by :func:`show_redlines`, a :func:`lineage` by :func:`show_lineage`, and
    paragraphs by :func:`show_document`.

    In the notebook, a click on a citation opens its paragraph, with the way to its line in the file. A table of ten rows or more is sorted
    by a click on a heading, filtered and turned over in pages. Every table can be saved as CSV.

    Missing values are a dash, noughts are ``0``. Quotes of more than 160 characters are cut at a word in the cell,
    and whole in its reference.

    Examples
    --------
    >>> money = pd.DataFrame({
    ...     "doc_id": ["a"], "para": ["4"], "start": [10], "end": [23], "quote": ["USD 1 million"], "amount": [1e6],
    ... })
    >>> display = show(money, caption="Pledges", columns=["para", "quote", "amount"])
    >>> [cell["text"] for cell in display.payload["rows"][0]]
    ['¶ 4', 'USD 1 million', '1,000,000']
    """
    if not isinstance(table, pd.DataFrame):
        msg = f"show needs a DataFrame, got {type(table).__name__!r}. For a Series, use its to_frame()."
        raise SchemaError(msg)
    layout = Layout(columns, labels, refs, digits, row_header)
    own = _in_its_form(table, paragraphs, verbs, themes) if layout == Layout() else None
    if own is not None:
        return own(caption=caption, note=note, documents=documents, slug=slug)
    if paragraphs is not None or verbs is not None or themes is not None:
        msg = "paragraphs, verbs and themes are for findings shown in their context. Leave them out, or leave out how to lay out the table."
        raise ParameterError(msg)
    return show_table(
        table, layout, caption=caption or _counted(table), note=note, documents=documents, slug=slug
    )


def _in_its_form(
    table: pd.DataFrame,
    paragraphs: pd.DataFrame | None,
    verbs: pd.DataFrame | None,
    themes: pd.DataFrame | None,
) -> Callable[..., Display] | None:
    """Return what shows a table in the form it has of its own."""
    names = set(table.columns)
    if names >= set(LINEAGE.columns):
        return partial(show_lineage, table)
    if names >= set(PAIRS.columns):
        return partial(show_redlines, table)
    if names >= set(PARAGRAPHS.columns):
        return partial(show_document, table)
    if names >= set(SPANS) and (has_context(table) or paragraphs is not None):
        return partial(show_concordance, table, paragraphs, verbs=verbs, themes=themes)
    return None


def _counted(table: pd.DataFrame) -> str:
    unit = "finding" if set(SPANS) <= set(table.columns) else "row"
    return f"{len(table):,} {unit if len(table) == 1 else unit + 's'}"
