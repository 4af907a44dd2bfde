"""From the bytes of a file to its text: the format is told by the content, not by the name.

The reader of each format, with its library, is imported when the first such file is read.
"""

from __future__ import annotations

import stat
from pathlib import Path

from toolkit.errors import DocumentError
from toolkit.readers.reading import Reading
from toolkit.readers.signatures import tell_format

MOST_BYTES = 200_000_000
"""What a file may hold; nothing larger is parsed."""
MOST_CHARACTERS = 10_000_000
"""What the text of one document may hold: some four thousand pages."""
MOST_LINES = 400_000
"""How many lines that text may have, blank ones counted."""
_LINE_ENDS = "\n\r\f"


def read_file(path: Path) -> bytes:
    """Return the bytes of a file, of one that is too large no more than tell :func:`read_bytes` so; a link is followed.

    Raises
    ------
    DocumentError
        If it is not there or may not be read, or is no regular file: a pipe or a device may have no end.
    """
    try:
        if stat.S_ISREG(path.stat().st_mode):
            with path.open("rb") as file:
                return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as err:
        msg = f"{path} cannot be read: {getattr(err, 'strerror', None) or err}. Check the path."
        raise DocumentError(msg) from err
    msg = f"{path} cannot be read: it is no file. Give the file that holds the document."
    raise DocumentError(msg)


def read_bytes(content: bytes, name: str) -> Reading:
    r"""Return the text of a file called `name`, which holds `content`.

    Raises
    ------
    DocumentError
        If it is empty, too large, in no format that can be read, or damaged.

    Examples
    --------
    >>> read_bytes(b"---\ntitle: Memo\n---\nWe met.", "memo.md").facts
    {'title': 'Memo'}
    """
    if len(content) > MOST_BYTES:
        msg = (
            f"{name} holds more than {MOST_BYTES // 1_000_000} MB. Read the part of it that is the document."
        )
        raise DocumentError(msg)
    if not content.strip():
        msg = f"{name} is empty. Fetch or save it again."
        raise DocumentError(msg)
    reading = _read(content, name)
    if not reading.text.strip("\ufeff \t\r\n\f"):
        msg = f"{name} holds no text. If it holds pictures of it, make it a PDF with a text layer, for example with OCRmyPDF."
        raise DocumentError(msg)
    if len(reading.text) > MOST_CHARACTERS:
        msg = (
            f"{name} holds {len(reading.text):,} characters of text, more than the {MOST_CHARACTERS:,} of the largest "
            "document. Split it, and read the parts."
        )
        raise DocumentError(msg)
    lines = sum(map(reading.text.count, _LINE_ENDS)) - reading.text.count("\r\n")
    if lines > MOST_LINES:
        msg = f"{name} holds {lines:,} lines of text, more than the {MOST_LINES:,} of the largest document. Split it, and read the parts."
        raise DocumentError(msg)
    return reading


def _read(content: bytes, name: str) -> Reading:
    match tell_format(content, name):
        case "pdf":
            from toolkit.readers.pdf import read_pdf

            return read_pdf(content, name)
        case "docx":
            from toolkit.readers.docx import read_docx

            return read_docx(content, name)
        case "html":
            from toolkit.readers.html import read_html

            return read_html(content, name)
        case "text":
            from toolkit.readers.plain import read_plain

            return read_plain(content, name)
