"""Plain text: bytes to characters, nothing else changed.

UTF-8 (with or without a byte order mark) and UTF-16 (with one) are read; the mark itself is no character of the
text. Line ends stay as they are: positions count them. Any other encoding is refused rather than guessed.
"""

from __future__ import annotations

import codecs

from toolkit.errors import DocumentError

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_NOT_TEXT = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a Word or zip file",
    b"{\\rtf": "an RTF file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
}


def decode(content: bytes, name: str) -> str:
    """Return the characters of `content`, a text file called `name`.

    Raises
    ------
    DocumentError
        If it is not text, or its encoding is none of those above.

    Examples
    --------
    >>> decode("Nguyễn Xuân Phúc".encode("utf-8-sig"), "memo.txt")
    'Nguyễn Xuân Phúc'
    """
    for start, what in _NOT_TEXT.items():
        if content.startswith(start):
            msg = f"{name} is {what}; plain text and Markdown can be read. Save its text as UTF-8 and read that."
            raise DocumentError(msg)
    encoding = next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as err:
        msg = (
            f"{name} is not valid {err.encoding.upper()} (byte {content[err.start]:#04x} at position {err.start}). "
            "Save it as UTF-8 and read it again."
        )
        raise DocumentError(msg) from err
    if "\x00" in text:
        msg = f"{name} is not a text file (it holds NUL characters). Save its text as UTF-8 and read that."
        raise DocumentError(msg)
    return text
