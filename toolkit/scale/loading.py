"""The tables of a run as DataFrames, as the finders made them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any, overload

import pandas as pd

from toolkit.errors import ParameterError
from toolkit.scale.parquet import read_parquet
from toolkit.scale.record import read_run
from toolkit.scale.store import Store, committed, part_name
from toolkit.schema import Table

Filters = Sequence[Any]


@overload
def load_tables(  # type: ignore[overload-overlap]
    folder: str | os.PathLike[str],
    tables: str,
    *,
    columns: Iterable[str] | None = None,
    filters: Filters | None = None,
) -> pd.DataFrame: ...


@overload
def load_tables(
    folder: str | os.PathLike[str],
    tables: Iterable[str] | None = None,
    *,
    columns: Iterable[str] | None = None,
    filters: Filters | None = None,
) -> dict[str, pd.DataFrame]: ...


def load_tables(
    folder: str | os.PathLike[str],
    tables: str | Iterable[str] | None = None,
    *,
    columns: Iterable[str] | None = None,
    filters: Filters | None = None,
) -> pd.DataFrame | dict[str, pd.DataFrame]:
    """Load tables that :func:`toolkit.extract` wrote; one row is what it is for the finder, with its columns and dtypes.

    Parameters
    ----------
    folder
        The folder of the run, or its URL; of a run that is not complete the batches that are.
    tables
        A name (``"money"``) or several; all unless given.
    columns
        The columns wanted; all unless given. Only these are read.
    filters
        The rows wanted, as :func:`pyarrow.parquet.read_table` takes it: ``[("currency", "==", "JPY"), ("amount", ">", 1e9)]``.

    Returns
    -------
    DataFrame or dict
        The table where one is named, else the tables by name.

    Raises
    ------
    ExtractionError
        If there is no run in the folder.
    ParameterError
        If the run has no such table, or a table no such column.

    Examples
    --------
    >>> import tempfile
    >>> import toolkit as tk
    >>> with tempfile.TemporaryDirectory() as out:
    ...     made = tk.extract("corpus/asean-japan-2020-*.txt", out, finders="countries", jobs=1)
    ...     load_tables(out, "countries", columns=["para", "iso3"], filters=[("iso3", "==", "JPN")]).head(1)
      para iso3
    0    1  JPN
    """
    store = Store(folder)
    known = {
        name: Table(name.upper(), each["row"], each["columns"])
        for name, each in read_run(store)["tables"].items()
    }
    numbers = committed(store)
    wanted = [tables] if isinstance(tables, str) else list(known if tables is None else tables)
    columns = None if columns is None else list(columns)
    found = {}
    for name in wanted:
        _check("table", [name], known, f"the run in {store.shown}")
        _check("column", columns or (), known[name].columns, f"the table {name!r}")
        parts = [store.path(part_name(name, number)) for number in numbers]
        found[name] = read_parquet(parts, known[name], store.system, columns=columns, filters=filters)
    return found[tables] if isinstance(tables, str) else found


def _check(what: str, given: Iterable[str], known: Iterable[str], where: str) -> None:
    for name in given:
        if name not in known:
            msg = f"{where} has no {what} {name!r}. It has: {', '.join(known)}."
            raise ParameterError(msg)
