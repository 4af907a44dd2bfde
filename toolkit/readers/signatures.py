"""What a file is, told by how it begins: a PDF, a Word document, a web page, a text, or something that cannot be read.

The signatures of the formats that cannot be read, and what to do with each, are those of ``lexicons/formats.toml``.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Literal

from toolkit.errors import DocumentError
from toolkit.lexicons import load_lexicon

Format = Literal["pdf", "docx", "html", "text"]

_HEAD = 16_384
_MOST_MEMBERS = 10_000
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_PDF = re.compile(r"%PDF-\d")
_PDF_WITHIN = 1024
_HTML_NAMES = {".html", ".htm", ".xhtml", ".xht"}
_COMMENTS = r"(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
_HTML = re.compile(rf"{_COMMENTS}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rf"{_COMMENTS}</?[a-z][a-z0-9]*[\s/>]", re.IGNORECASE | re.DOTALL)
_ZIP = ("PK\x03\x04", "PK\x05\x06")
DAMAGED_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError)
"""What reading a damaged, locked or forged zip file raises."""


def encoding_mark(content: bytes) -> str:
    r"""Return the encoding that a byte order mark at the beginning tells, else an empty text.

    Examples
    --------
    >>> encoding_mark(b"\xef\xbb\xbfWe met."), encoding_mark(b"We met.")
    ('utf-8-sig', '')
    """
    return next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), "")


def tell_format(content: bytes, name: str) -> Format:
    """Return the format of `content`; the name counts only where a web page begins without saying that it is one.

    Raises
    ------
    DocumentError
        If it is a format that cannot be read, or a damaged zip file.

    Examples
    --------
    >>> tell_format(b"%PDF-1.7", "memo.txt"), tell_format(b"We met.", "memo.docx")
    ('pdf', 'text')
    """
    head = content[:_HEAD].decode(encoding_mark(content) or "latin-1", errors="replace").lstrip(" \t\r\n\f")
    if _is_pdf(content, head):
        return "pdf"
    if head.startswith(_ZIP):
        return _tell_package(content, name)
    if _HTML.match(head) or (PurePath(name).suffix.lower() in _HTML_NAMES and _TAG.match(head)):
        return "html"
    for signature in load_lexicon("formats")["signatures"]:
        if head.startswith(signature["starts"]) and _holds(content, signature.get("holds", "")):
            raise DocumentError(_message(name, signature))
    return "text"


def _is_pdf(content: bytes, head: str) -> bool:
    """Tell whether it begins as a PDF; some makers put other bytes before."""
    if _PDF.match(head):
        return True
    return bool(_PDF.search(head[:_PDF_WITHIN])) and b"endobj" in content


def _holds(content: bytes, words: str) -> bool:
    return words.encode() in content or words.encode("utf-16-le") in content


def _tell_package(content: bytes, name: str) -> Format:
    """Return the format of a zip file, which its members tell."""
    try:
        names, kind = _members(content)
    except DAMAGED_ZIP as err:
        msg = f"{name} is a damaged Word or zip file ({err}). Fetch or save it again."
        raise DocumentError(msg) from err
    if any(member.startswith("word/") for member in names):
        return "docx"
    known = load_lexicon("formats")["packages"]
    raise DocumentError(_message(name, next(package for package in known if _fits(package, names, kind))))


def _fits(package: Mapping[str, str], names: Sequence[str], kind: str) -> bool:
    """Tell whether a zip file with these members, the type of which is `kind`, is such a package."""
    if "type" in package:
        return kind.startswith(package["type"])
    return any(member.startswith(package["member"]) for member in ("", *names))


def _members(content: bytes) -> tuple[list[str], str]:
    """Return the names in a zip file, and the type that its member ``mimetype`` tells."""
    if content.count(b"PK\x01\x02") > _MOST_MEMBERS:
        msg = f"it holds more than {_MOST_MEMBERS:,} files"
        raise zipfile.BadZipFile(msg)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        kind = b""
        if "mimetype" in names:
            with archive.open("mimetype") as member:
                kind = member.read(100)
        return names, kind.decode("latin-1")


def _message(name: str, known: Mapping[str, str]) -> str:
    return f"{name} is {known['what']}, which cannot be read. {load_lexicon('formats')['remedies'][known['remedy']]}"
