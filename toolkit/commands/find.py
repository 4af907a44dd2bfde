"""``toolkit find``: what stands in any file, as one table."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import toolkit
from toolkit.commands.output import counted, shortened, visible, write_file
from toolkit.errors import ParameterError

if TYPE_CHECKING:
    import pandas as pd

TOLD = "find money, dates, acts, … in any file, as one table"
_EVERY = "find_all"
NAMES = tuple(
    name.removeprefix("find_") for name in toolkit.__all__ if name.startswith("find_") and name != _EVERY
)
_FORMATS = ("table", "csv", "json", "parquet")
_THEMED = ("mentions", "themes")
_WIDTH = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("name", choices=NAMES, metavar="NAME", help=f"what to find: {', '.join(NAMES)}")
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="document")
    told = "form of the table (default: that of --out by its name, else a table to read)"
    parser.add_argument("--to", choices=_FORMATS, help=told)
    parser.add_argument("--out", metavar="FILE", type=Path, help="file to write to (default: print)")
    told = "codebook: a name or a .toml file (needed for mentions; for themes all unless given)"
    parser.add_argument("--theme", metavar="THEME", help=told)
    told = "date of the documents that do not tell theirs, for relative dates: 2020-11-13, 2020-11 or 2020"
    parser.add_argument("--date", metavar="DATE", help=told)


def run(arguments: argparse.Namespace) -> None:
    """Find, and print or write the table; of documents that the finders cannot read, say so."""
    from toolkit.readers.language import foreign_notes

    form = arguments.to or _form_of(arguments.out)
    _check(arguments, form)
    documents = _documents(arguments.files, arguments.date)
    for note in foreign_notes(documents):
        print(f"toolkit: {visible(note)}", file=sys.stderr)
    found = _find(arguments.name, arguments.theme, documents)
    content = _written(found, form, several=len(documents) > 1)
    if arguments.out:
        write_file(arguments.out, content)
        print(f"{visible(str(arguments.out))}  {counted(len(found), 'row')}")
    else:
        sys.stdout.write(content.decode("utf-8-sig"))


def _form_of(out: Path | None) -> str:
    suffix = out.suffix.removeprefix(".").lower() if out else ""
    return suffix if suffix in _FORMATS else "table"


def _check(arguments: argparse.Namespace, form: str) -> None:
    if form == "parquet" and not arguments.out:
        msg = "Parquet is no text to print. Give a file with --out."
        raise ParameterError(msg)
    if arguments.name == "mentions" and not arguments.theme:
        msg = "mentions are those of a theme. Give a codebook with --theme: a name, or a .toml file."
        raise ParameterError(msg)
    if arguments.theme and arguments.name not in _THEMED:
        msg = f"--theme goes with {' and '.join(_THEMED)}, not with {arguments.name}. Leave it out."
        raise ParameterError(msg)


def _documents(paths: Sequence[Path], date: str | None) -> pd.DataFrame:
    """Return the files as DOCUMENTS, each under an id of its own."""
    import pandas as pd
    from tqdm import tqdm

    seen: Counter[str] = Counter()
    documents = []
    only_on_a_terminal = None if len(paths) > 1 else True
    for path in tqdm(paths, "reading", leave=False, unit="file", disable=only_on_a_terminal):
        document = toolkit.read_document(path)
        if date and not document["date"].item():
            document = toolkit.read_document(path, date=date)
        name = document["doc_id"].item()
        seen[name] += 1
        documents.append(document.assign(doc_id=f"{name}-{seen[name]}") if seen[name] > 1 else document)
    together: pd.DataFrame = pd.concat(documents, ignore_index=True)
    return together


def _find(name: str, theme: str | None, documents: pd.DataFrame) -> pd.DataFrame:
    """Return the findings with the lines and pages they stand in."""
    paragraphs = toolkit.segment_paragraphs(documents)
    known = [theme] if theme else [documents] if name == "references" else []
    found = getattr(toolkit, f"find_{name}")(paragraphs, *known)
    located: pd.DataFrame = toolkit.locate(found, paragraphs, documents)
    return located


def _written(found: pd.DataFrame, form: str, *, several: bool) -> bytes:
    if form == "parquet":
        return _parquet(found)
    columns = list(map(str, found.columns))
    rows = [dict(zip(columns, map(_plain, row), strict=True)) for row in found.itertuples(index=False)]
    if form == "json":
        return (json.dumps(rows, indent=1) + "\n").encode()
    if form == "csv":
        from toolkit.csv_text import csv_bytes

        return csv_bytes(columns, ({key: _cell(value) for key, value in row.items()} for row in rows))
    return _table(rows, columns, several=several).encode("utf-8", "backslashreplace")


def _parquet(found: pd.DataFrame) -> bytes:
    import io

    import pyarrow  # noqa: F401 - so that its absence is told by its name

    buffer = io.BytesIO()
    found.to_parquet(buffer, index=False, engine="pyarrow")
    return buffer.getvalue()


def _plain(value: Any) -> Any:
    """Return a cell's value as JSON knows it; what is missing is None."""
    import pandas as pd

    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else value


def _table(rows: Sequence[dict[str, Any]], columns: Iterable[str], *, several: bool) -> str:
    """Return the rows as lines with columns one below the other, without what only programs need."""
    if not rows:
        return "nothing was found\n"
    shown = [
        name
        for name in columns
        if (several or name != "doc_id")
        and any(row[name] not in (None, "", []) and not _is_position(name, row[name]) for row in rows)
    ]
    lines = [shown, *([shortened(_text(row[name]), _WIDTH) for name in shown] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(shown))]
    told = "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n"
        for line in lines
    )
    return f"{told}{counted(len(rows), 'row')}\n"


def _is_position(name: str, value: Any) -> bool:
    return name.endswith(("start", "end")) and isinstance(value, int)


def _text(value: Any) -> str:
    return f"{value:,.15g}" if isinstance(value, float) else str(_cell(value))
