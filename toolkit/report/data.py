"""The data package: every table as CSV and as Parquet, described by a ``datapackage.json`` (Data Package 2.0).

The CSV is UTF-8, one line a row but for line ends within quotation marks, safe to open in a spreadsheet
(:mod:`toolkit.report.data_csv`); an empty cell is a missing value or an empty text. Parquet keeps texts as they are and tells
missing from empty. The bytes depend on the documents, the toolkit and its locked packages alone.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from toolkit.catalog import read_catalog
from toolkit.report.config import ReportConfig
from toolkit.report.crate import PACKAGE, PACKAGE_PROFILE
from toolkit.report.crate_context import UNSTATED
from toolkit.report.data_csv import csv_text
from toolkit.report.data_tables import DataTable, data_tables

_RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
_TYPES = {
    "str": "string",
    "int64": "integer",
    "Int64": "integer",
    "float64": "number",
    "bool": "boolean",
}
_NULLABLE = {"str", "Int64", "float64"}
_KEYS = {
    "documents": ["doc_id"],
    "paragraphs": ["doc_id", "para"],
    "sentences": ["doc_id", "para", "sentence"],
}
_ABOUT = (
    "Every table that communique-toolkit makes of the documents, as CSV and as Parquet. Positions are 0-based, half-open, in "
    "code points: start and end in the paragraph's text, source_start and source_end in the decoded text of the source file. "
    "In the CSV a text that a spreadsheet would take for a formula (it starts with = + - @ or their full-width forms ＝ ＋ － ＠, with "
    "or without white space before them, or with a tab or a line's end) has an apostrophe in front, which is not part of it, and "
    "so has one that starts with an apostrophe: one apostrophe at the start of a cell is to be taken away. Numbers stay as they "
    "are; an empty cell is a missing value or an empty text. In Parquet texts are as they are."
)


def data_files(config: ReportConfig, documents: pd.DataFrame, paragraphs: pd.DataFrame) -> dict[str, bytes]:
    """Return the files of the data package by their path in the report's folder, ``data/datapackage.json`` first.

    Parameters
    ----------
    config
        The report's settings: title, authors, date, licence, and the corpus with the source and licence of each document.
    documents, paragraphs
        DOCUMENTS and PARAGRAPHS of the corpus.
    """
    contents: dict[str, bytes] = {}
    resources = []
    for table in data_tables(documents, paragraphs, config.path.parent):
        csv, parquet = table_csv(table).encode(), table_parquet(table)
        contents |= {f"data/{table.name}.csv": csv, f"data/{table.name}.parquet": parquet}
        resources += [_csv_resource(table, csv), _parquet_resource(table, parquet)]
    package = json.dumps(_package(config, resources), ensure_ascii=False, indent=1)
    return {PACKAGE: f"{package}\n".encode(), **contents}


def table_csv(table: DataTable) -> str:
    """Return a table of the package as CSV."""
    columns = [_values(table.rows[name]) for name in table.schema.columns]
    return csv_text(list(table.schema.columns), zip(*columns, strict=True))


def table_parquet(table: DataTable) -> bytes:
    """Return a table of the package as Parquet, without the notes that pandas would add."""
    from toolkit.scale.parquet import parquet_bytes

    return parquet_bytes(table.rows, table.schema)


def _values(column: pd.Series) -> list[Any]:
    """Return plain Python values; what is missing is None."""
    return [None if missing else value for value, missing in zip(column.tolist(), column.isna(), strict=True)]


def _csv_resource(table: DataTable, content: bytes) -> dict[str, Any]:
    return {
        "$schema": _RESOURCE_PROFILE,
        "name": table.name.replace("_", "-"),
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.name.replace("_", " ").capitalize(),
        "description": f"One row is {table.schema.row}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": _hash(content),
        "schema": _schema(table),
    }


def _parquet_resource(table: DataTable, content: bytes) -> dict[str, Any]:
    """Return the same for Parquet, which has its types in itself: frictionless reads whole numbers with gaps as floats there."""
    return {
        "$schema": _RESOURCE_PROFILE,
        "name": f"{table.name.replace('_', '-')}-parquet",
        "path": f"{table.name}.parquet",
        "title": f"{table.name.replace('_', ' ').capitalize()} (Parquet)",
        "description": f"The rows and columns of {table.name}.csv.",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "hash": _hash(content),
        "schema": {"fields": [{"name": name, "type": "any"} for name in table.schema.columns]},
    }


def _hash(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _schema(table: DataTable) -> dict[str, Any]:
    """Return the table as a Table Schema, its keys leading to the documents and paragraphs."""
    columns = table.schema.columns
    schema: dict[str, Any] = {
        "fields": [
            {
                "name": name,
                "type": _TYPES[dtype],
                "description": table.descriptions[name],
                **({} if dtype in _NULLABLE else {"constraints": {"required": True}}),
            }
            for name, dtype in columns.items()
        ]
    }
    if table.name in _KEYS:
        schema["primaryKey"] = _KEYS[table.name]
    places = [_KEYS["documents"], _KEYS["paragraphs"]]
    known = places[: 0 if table.name == "documents" else 1 if table.name in ("paragraphs", "presence") else 2]
    links = [
        {"fields": key, "reference": {"resource": target, "fields": key}}
        for key, target in zip(known, ("documents", "paragraphs"), strict=False)
        if set(key) <= set(columns)
    ]
    return {**schema, "foreignKeys": links} if links else schema


def _licenses(licence: str) -> dict[str, list[dict[str, str]]]:
    """Return the licence as Data Package has it, if it is an address: the standard wants one, or an id of Open Definition."""
    if not re.fullmatch(r"https?://\S+", licence):
        return {}
    return {"licenses": [{"title": licence, "path": licence}]}


def _package(config: ReportConfig, resources: list[dict[str, Any]]) -> Mapping[str, Any]:
    return {
        "$schema": PACKAGE_PROFILE,
        "name": re.sub(r"[^a-z0-9._-]+", "-", config.path.stem.lower()),
        "title": f"{config.title}: data",
        "description": _ABOUT,
        "version": config.date,
        "contributors": [{"title": name, "roles": ["author"]} for name in config.authors],
        "licence": config.licence or UNSTATED,
        **_licenses(config.licence),
        "sources": [
            {
                "title": entry.title,
                "version": entry.date,
                "issuer": entry.issuer,
                "file": entry.file,
                "sha256": entry.sha256,
                "licence": entry.licence,
            }
            for entry in read_catalog(config.corpus)
        ],
        "resources": resources,
    }
