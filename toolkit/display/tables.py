"""Any table as a table to read: no index, human labels, quotations linked to their paragraphs; called by :func:`show`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from toolkit.catalog import ISO_DATE
from toolkit.display.bundle import Display
from toolkit.display.payload import Cell, Ref, Sources, cell, refs_of, sources_of, table_payload, title_of
from toolkit.display.values import MISSING, is_number, label_of, written
from toolkit.errors import ParameterError
from toolkit.schema import SPANS

_POSITIONS = ("start", "end", "source_start", "source_end")
_QUOTE_WIDTH = 160
_DATES = re.compile(rf"{ISO_DATE.pattern}(?: – {ISO_DATE.pattern})?")


class Layout(NamedTuple):
    """How a plain table is laid out: the arguments of :func:`show` of the same names."""

    columns: Sequence[str] | None = None
    labels: Mapping[str, str] | None = None
    refs: Mapping[str, pd.DataFrame] | None = None
    digits: int | None = None
    row_header: bool = False


def show_table(
    table: pd.DataFrame,
    layout: Layout,
    *,
    caption: str,
    note: str = "",
    documents: pd.DataFrame | None = None,
    slug: str = "",
) -> Display:
    """Show any table; one row of the table is one row of the display.

    Raises
    ------
    ParameterError
        If a column does not exist, or a number in a column of ``refs`` has no span behind it.
    """
    frame = _plain(table)
    columns, labels, refs, digits, row_header = layout
    names = list(columns) if columns is not None else _shown(frame)
    _check_columns(frame, [*names, *(labels or {}), *(refs or {})])
    sources = sources_of(documents)
    behind = refs or {}
    cells = [_column(frame, name, names, sources, digits, behind.get(name)) for name in names]
    heads = [(_label(name, labels), "right" if is_number(frame[name]) else "left") for name in names]
    rows = [list(row) for row in zip(*cells, strict=True)]
    payload = table_payload(heads, rows, caption=caption, note=note, slug=slug, row_header=row_header)
    return Display(payload, sources)


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    named = any(name is not None for name in table.index.names)
    frame = table.reset_index() if named else table.reset_index(drop=True)
    return frame.set_axis([_name(column) for column in frame.columns], axis="columns")


def _name(column: object) -> str:
    """Return a column's name as text, the levels of a pivoted one joined."""
    return " · ".join(str(part) for part in column if str(part)) if isinstance(column, tuple) else str(column)


def _is_spans(table: pd.DataFrame) -> bool:
    return all(name in table.columns for name in SPANS)


def _shown(table: pd.DataFrame) -> list[str]:
    hidden = _POSITIONS if _is_spans(table) else ()
    return [name for name in table.columns if name not in hidden]


def _label(name: str, labels: Mapping[str, str] | None) -> str:
    return (labels or {}).get(name, label_of(name))


def _check_columns(table: pd.DataFrame, names: Iterable[str]) -> None:
    missing = [name for name in names if name not in table.columns]
    if missing:
        msg = f"the table has no column {missing[0]!r}. It has: {', '.join(map(str, table.columns))}."
        raise ParameterError(msg)


def _column(
    table: pd.DataFrame,
    name: str,
    names: Sequence[str],
    sources: Sources,
    digits: int | None,
    spans: pd.DataFrame | None,
) -> list[Cell]:
    """Return the cells of one column: quotations and columns with `spans` lead to their passages."""
    texts = written(table[name], digits)
    if spans is not None:
        return _counted(table, name, texts, spans)
    cells = [_text_cell(_named(name, text, sources)) for text in texts]
    if _is_spans(table) and name == ("quote" if "quote" in names else names[0]):
        places = table.index[table["start"].notna()].tolist()
        for place, ref in zip(places, refs_of(table), strict=True):
            cells[place] = cell(_cut(cells[place]["text"]), [ref], style="quote" if name == "quote" else "")
    return cells


def _text_cell(text: str) -> Cell:
    href = text if text.startswith(("https://", "http://")) and " " not in text else ""
    style = "date" if _DATES.fullmatch(text) else "muted" if text == MISSING else ""
    return cell(text, style=style, href=href)


def _named(name: str, text: str, sources: Sources) -> str:
    if text == MISSING:
        return text
    if name == "doc_id":
        return title_of(text, sources)
    return f"¶ {text}" if name == "para" else text


def _cut(text: str) -> str:
    return (
        text
        if len(text) <= _QUOTE_WIDTH
        else (text[:_QUOTE_WIDTH].rpartition(" ")[0] or text[:_QUOTE_WIDTH]) + " …"
    )


def _counted(table: pd.DataFrame, name: str, texts: list[str], spans: pd.DataFrame) -> list[Cell]:
    keys: list[str] = [
        key
        for key in table.columns
        if key in spans.columns and key not in (name, "quote", *_POSITIONS) and not is_number(table[key])
    ]
    found = _refs_by_key(spans, keys)
    cells = []
    for text, key in zip(texts, _key_rows(table, keys), strict=True):
        behind = found.get(key, [])
        if not _agrees(text, behind):
            msg = (
                f"the row {dict(zip(keys, key, strict=True))} says {name} = {text}, and {len(behind) or 'no'} span of `refs` "
                f"stands behind it, matched by {', '.join(keys) or 'nothing'}. Give the span table that the column was counted from."
            )
            raise ParameterError(msg)
        cells.append(cell(text, behind, style="" if behind else "muted"))
    return cells


def _agrees(text: str, behind: Sequence[Ref]) -> bool:
    """Whether a whole number counts the findings behind it, their paragraphs or documents; another value has some."""
    if text in ("0", MISSING, ""):
        return True
    number = text.replace(",", "")
    places = {(ref["doc_id"], ref["para"]) for ref in behind}
    counts = {len(behind), len(places), len({doc_id for doc_id, _ in places})}
    return int(number) in counts if number.isdecimal() else bool(behind)


def _refs_by_key(spans: pd.DataFrame, keys: list[str]) -> dict[tuple[str, ...], list[Ref]]:
    found: dict[tuple[str, ...], list[Ref]] = {}
    spans = spans.dropna(subset=["start"])
    for key, ref in zip(_key_rows(spans, keys), refs_of(spans), strict=True):
        found.setdefault(key, []).append(ref)
    return found


def _key_rows(table: pd.DataFrame, keys: list[str]) -> list[tuple[str, ...]]:
    if not keys:
        return [()] * len(table)
    return list(zip(*(table[key].astype(str).tolist() for key in keys), strict=True))
