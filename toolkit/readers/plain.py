"""Plain text: bytes to characters, nothing else changed.

UTF-8 (with or without a byte order mark) and UTF-16 (with one) are read; the mark itself is no character of the
text. What is no UTF-8 is read as Windows-1252 where it has that encoding's quotation marks or dashes and every byte beyond
ASCII is one that Western European text has there, accented letters standing within words. Line ends stay as they are:
positions count them. Any other encoding is refused rather than guessed.
"""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from toolkit.errors import DocumentError
from toolkit.readers.front_matter import read_front_matter
from toolkit.readers.reading import MARKDOWN, PLAIN, Reading

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_TYPOGRAPHIC = re.compile(rb"[\x91-\x97]")
_NOT_WESTERN = re.compile(
    rb"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x90\x98-\x9f\xa1-\xa2\xa4-\xa6\xa8-\xaa\xac-\xaf\xb1-\xb6\xb8-\xb9\xbc-\xbe\xd7\xf7]|[\xc0-\xff]{3}|(?<![A-Za-z])[\xdf-\xff](?![A-Za-z])"
)
_MARKDOWN_NAMES = {".md", ".markdown"}


def read_plain(content: bytes, name: str) -> Reading:
    r"""Return a text file called `name`: its characters, and what its front matter says of it.

    Raises
    ------
    DocumentError
        If it is not text, its encoding cannot be told, or its front matter is no YAML.

    Examples
    --------
    >>> read_plain(b"---\ntitle: Memo\n---\nWe met.", "memo.md").facts
    {'title': 'Memo'}
    """
    text = decode(content, name)
    media_type = MARKDOWN if PurePath(name).suffix.lower() in _MARKDOWN_NAMES else PLAIN
    return Reading(text, media_type, read_front_matter(text, name))


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
    encoding = next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode("cp1252" if encoding == "utf-8" and _is_western(content) else encoding)
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


def _is_western(content: bytes) -> bool:
    """Tell whether `content`, if it is no UTF-8, is Windows-1252 beyond doubt."""
    if not _TYPOGRAPHIC.search(content) or _NOT_WESTERN.search(content):
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return True
    return False
