r"""The CSV of the data package: for programs, and safe to open in a spreadsheet.

A spreadsheet takes a cell for a formula that starts with ``=``, ``+``, ``-``, ``@`` or their full-width forms, with or without
white space before them, or with a tab or a line's end, and would run what a document happens to print. As OWASP advises (*CSV Injection*), such a text gets an apostrophe in
front, and so does one that starts with an apostrophe: taking one apostrophe away always gives the text back. Numbers, minus
signs included, stay as they are, and so does all other text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from toolkit.csv_text import FORMULA


def defuse(text: str) -> str:
    """Return `text` as a cell that no spreadsheet takes for a formula.

    Examples
    --------
    >>> defuse("=1+1"), defuse("peace"), defuse("'tis")
    ("'=1+1", 'peace', "''tis")
    """
    return f"'{text}" if FORMULA.match(text) else text


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    r"""Return a table as CSV (RFC 4180, but for ``\n`` at the end of a line); ``None`` is an empty cell.

    Examples
    --------
    >>> csv_text(["n", "quote", "known"], [(-1, "=A1", True), (2, None, False)])
    "n,quote,known\n-1,'=A1,true\n2,,false\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(map(_cell, row) for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return defuse(value) if isinstance(value, str) else value
