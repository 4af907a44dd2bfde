r"""Tables as CSV files that a spreadsheet can open without harm, and that are read back without loss.

The files are UTF-8 with a byte order mark, by which Excel knows it, every text in quotation marks, lines ending in CR LF
(RFC 4180). A text is written so that nothing in it is taken for something else:

- One that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@``, their wide forms, a tab or a line end, or
  with white space and one of these) or would write otherwise, as a number or a date (it has digits and no letter, like the
  evidence number ``2.10`` or the paragraph ``1/2``; whole numbers stay), gets an apostrophe before it, as does one that begins
  with an apostrophe.
- Control characters, line ends among them, and the invisible characters that turn the direction of text are written as
  ``\u202e``, by their code point, and so is the backslash: ``\u005c``.

:func:`plain_text` undoes both. The rule for formulas is that of OWASP's *CSV Injection*.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|['\t\r\n]")
"""How a cell begins that gets an apostrophe before it: one that a spreadsheet would reckon, or that has one already."""
_NUMERIC = re.compile(r"(?!(?:0|[1-9][0-9]{0,14})\Z)(?=\D*\d)[\d\W_]*")
_ESCAPED = re.compile(
    "[\\\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_CODE = re.compile(r"\\u([0-9a-f]{4})")


def spreadsheet_text(text: str) -> str:
    r"""Return `text` as a cell of a CSV file that a spreadsheet shows as text.

    Examples
    --------
    >>> [spreadsheet_text(text) for text in ("=SUM(A1)", "2.10", "The Leaders", "'s", "a\u202eb")]
    ["'=SUM(A1)", "'2.10", 'The Leaders', "''s", 'a\\u202eb']
    """
    escaped = _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return f"'{escaped}" if FORMULA.match(text) or _NUMERIC.fullmatch(text) else escaped


def plain_text(cell: str) -> str:
    r"""Return the text that :func:`spreadsheet_text` wrote as `cell`.

    Examples
    --------
    >>> [plain_text(cell) for cell in ("'=SUM(A1)", "''s", r"a\u202eb")] == ["=SUM(A1)", "'s", "a\u202eb"]
    True
    """
    return _CODE.sub(lambda match: chr(int(match[1], 16)), cell.removeprefix("'"))


def csv_bytes(columns: Sequence[str], rows: Iterable[Mapping[str, str | float]]) -> bytes:
    r"""Return rows as a CSV file; numbers are written as they are.

    Examples
    --------
    >>> csv_bytes(["claim", "n"], [{"claim": "=1+1", "n": 2}])
    b'\xef\xbb\xbf"claim","n"\r\n"\'=1+1",2\r\n'
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(columns)
    for row in rows:
        cells = (row[name] for name in columns)
        writer.writerow([spreadsheet_text(cell) if isinstance(cell, str) else cell for cell in cells])
    return buffer.getvalue().encode("utf-8-sig")


def csv_rows(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a file that :func:`csv_bytes` made, every cell as text.

    Raises
    ------
    ValueError
        If it is not UTF-8, or a row has more or fewer cells than there are columns.

    Examples
    --------
    >>> csv_rows(csv_bytes(["claim", "n"], [{"claim": "=1+1", "n": 2}]))
    [{'claim': '=1+1', 'n': '2'}]
    """
    csv.field_size_limit(max(csv.field_size_limit(), len(content)))
    lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    columns = next(lines, [])
    return [dict(zip(columns, (plain_text(cell) for cell in line), strict=True)) for line in lines]
