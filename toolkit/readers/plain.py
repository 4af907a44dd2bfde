"""Plain text and Markdown: bytes to characters, nothing else changed.

UTF-8, with or without a byte order mark, is told first, then whatever else has such a mark; else the encoding is told by
:mod:`~toolkit.readers.encodings`, and refused where it cannot be told. The mark itself is no character of the text. Line
ends stay as they are: positions count them. A file is Markdown if its name says so, or if its marks leave no doubt.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from toolkit.errors import DocumentError
from toolkit.readers.encodings import tell_encoding
from toolkit.readers.front_matter import read_front_matter
from toolkit.readers.reading import MARKDOWN, PLAIN, Reading
from toolkit.readers.signatures import encoding_mark

_MARKDOWN_NAMES = {".md", ".markdown", ".mdown", ".mkd"}
_MARKS = (
    re.compile(r"^#{1,6} +\S", re.MULTILINE),
    re.compile(r"(?<!\S)\*\*[^\s*](?:[^*\n]{0,300}[^\s*])?\*\*"),
    re.compile(r"\[[^\[\]\n]{1,200}\]\((?:https?://|/|#)[^()\s]{0,500}\)"),
    re.compile(r"^\d{1,3}\\\.\s|\\[_*\[\]()#]", re.MULTILINE),
    re.compile(r"^\[\^\w{1,20}\]:\s", re.MULTILINE),
)
_ENOUGH = 3
_BINARY = 0.05


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
    markdown = PurePath(name).suffix.lower() in _MARKDOWN_NAMES or _is_markdown(text)
    return Reading(text, MARKDOWN if markdown else PLAIN, read_front_matter(text, name))


def decode(content: bytes, name: str) -> str:
    """Return the characters of `content`, a text file called `name`.

    Raises
    ------
    DocumentError
        If it is not text, or its encoding cannot be told.

    Examples
    --------
    >>> decode("Nguyễn Xuân Phúc".encode("utf-8-sig"), "memo.txt")
    'Nguyễn Xuân Phúc'
    """
    encoding = encoding_mark(content) or "utf-8"
    try:
        text = content.decode(encoding)
        told = tell_encoding(content) if "\0" in text or "\x1b$" in text else None
        text = content.decode(told) if told else text
    except UnicodeDecodeError as err:
        text = _decode_told(content, name, err)
    if "\0" in text:
        raise _no_text(name, "it holds NUL characters")
    controls = sum(not char.isprintable() and not char.isspace() for char in text[:10_000])
    if controls > _BINARY * len(text[:10_000]):
        raise _no_text(name, "it is full of control characters")
    return text


def _decode_told(content: bytes, name: str, err: UnicodeDecodeError) -> str:
    """Return the characters of a file that is not what its mark says or, without one, no UTF-8."""
    told = None if encoding_mark(content) else tell_encoding(content)
    try:
        return content.decode(told or err.encoding)
    except UnicodeDecodeError as wrong:
        if b"\0" in content and not encoding_mark(content):
            raise _no_text(name, "it holds NUL characters") from wrong
        tried = "its encoding cannot be told beyond doubt" if told is None else f"nor all of it {told}"
        msg = (
            f"{name} is not valid {err.encoding.upper()} (byte {content[err.start]:#04x} at position {err.start}), and {tried}. "
            "Save it as UTF-8 and read it again."
        )
        raise DocumentError(msg) from wrong


def _no_text(name: str, why: str) -> DocumentError:
    return DocumentError(f"{name} is not a text file ({why}). Save its text as UTF-8 and read that.")


def _is_markdown(text: str) -> bool:
    """Tell whether a text uses several marks that only Markdown has, or one of them throughout."""
    counts = [len(mark.findall(text)) for mark in _MARKS]
    return sum(map(bool, counts)) > 1 or max(counts) >= _ENOUGH
