"""Tables of the toolkit as Parquet: each dtype has its Arrow type, with rows or without, and comes back as it was.

What is missing is null. The columns that hold more than a value a row are lists: names of participants, the lines of a source, the
runs of a source map.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from toolkit.schema import Table

_TYPES = {
    "str": pa.string(),
    "int64": pa.int64(),
    "Int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
}
_RUN = pa.struct([("text_start", pa.int64()), ("source_start", pa.int64()), ("length", pa.int64())])
_LISTS = {
    "participants": pa.list_(pa.string()),
    "source_lines": pa.list_(pa.int64()),
    "source_map": pa.list_(_RUN),
}


def arrow_schema(table: Table) -> pa.Schema:
    """Return the Arrow types of a table's columns.

    Examples
    --------
    >>> from toolkit.schema import SENTENCES
    >>> arrow_schema(SENTENCES).field("start").type
    DataType(int64)
    """
    return pa.schema(
        [
            (name, _LISTS[name] if dtype == "object" else _TYPES[dtype])
            for name, dtype in table.columns.items()
        ]
    )


def parquet_bytes(rows: pd.DataFrame, table: Table) -> bytes:
    """Return `rows` as a Parquet file with the columns of `table`; equal rows give equal bytes."""
    schema = arrow_schema(table)
    arrays = [pa.Array.from_pandas(rows[field.name], type=field.type) for field in schema]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def read_parquet(
    paths: Sequence[str], table: Table, system: Any, *, columns: Iterable[str] | None, filters: Any
) -> pd.DataFrame:
    """Return the rows of Parquet files, one after the other, with the dtypes of `table`.

    Parameters
    ----------
    paths, system
        The files, and the file system of fsspec that they lie in.
    table
        What they hold.
    columns, filters
        The columns wanted, all if None; the rows wanted, as :func:`pyarrow.parquet.read_table` takes it.
    """
    wanted = list(table.columns if columns is None else columns)
    schema = arrow_schema(table)
    found = pq.read_table(list(paths), schema=schema, columns=wanted, filters=filters, filesystem=system)
    return pd.DataFrame({name: _column(found[name], table.columns[name]) for name in wanted})


def _column(values: pa.ChunkedArray, dtype: str) -> pd.Series:
    if dtype != "object":
        return (
            values.to_pandas().astype(dtype)
            if dtype != "Int64"
            else pd.Series(values.to_pylist(), dtype=dtype)
        )
    return pd.Series([_tuple(value) for value in values.to_pylist()], dtype="object")


def _tuple(value: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(tuple(each.values()) if isinstance(each, dict) else each for each in value)
