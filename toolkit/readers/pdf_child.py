"""Reading a PDF, in a process of its own: bytes come in on standard input, the reading goes out as JSON.

PDFium is a large library for hostile input, keeps global state and can be made to use any amount of memory; a process
with limits keeps that from the one that asks.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from toolkit.readers.pdf_facts import read_facts
from toolkit.readers.pdf_glyphs import PageGlyphs, read_glyphs
from toolkit.readers.pdf_text import read_text

_MOST_PAGES = 2_000
_MOST_GLYPHS = 3_000_000
_MOST_SECONDS = 300
_MOST_MEMORY = 2 << 30
_FEWEST_LETTERS = 20
_OPENING = 2


class RefusedError(Exception):
    """A PDF that can't be read: the rest of a sentence that begins with its name."""


class Extract(NamedTuple):
    """What a PDF holds, as in :class:`~toolkit.readers.reading.Reading`."""

    text: str
    lines: tuple[int, ...]
    dropped: tuple[str, ...]
    facts: dict[str, str]


def main() -> None:
    """Read a PDF from standard input within limits and write what it holds, or why it can't be read."""
    _limit()
    try:
        answer: dict[str, object] = extract(sys.stdin.buffer.read())._asdict()
    except RefusedError as err:
        answer = {"refused": str(err)}
    sys.stdout.write(json.dumps(answer))


def _limit() -> None:
    """Limit memory and processor time where the system can."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, _MOST_MEMORY), (resource.RLIMIT_CPU, _MOST_SECONDS)):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue


def extract(content: bytes) -> Extract:
    """Return what the PDF `content` holds.

    Raises
    ------
    RefusedError
        If it can't be read.
    """
    document = _open(content)
    try:
        found = list(_read_pages(document))
        _check_text(found)
        text = read_text(found)
        facts = read_facts(document, " ".join(row.text for page in text.pages[:_OPENING] for row in page))
    finally:
        document.close()
    return Extract(
        text="\n\f".join("\n".join(row.text for row in page) for page in text.pages),
        lines=tuple(row.number for page in text.pages for row in page),
        dropped=text.dropped,
        facts=facts,
    )


def _open(content: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as err:
        msg = "is damaged or cut off: no page of it can be found. Download or save it again"
        if err.err_code == pdfium.FPDF_ERR_PASSWORD:
            msg = "is encrypted and opens only with its password. Save a copy without one and read that"
        raise RefusedError(msg) from err
    if b"%%EOF" not in content:
        msg = "is cut off: the end of the file is missing. Download or save it again"
        raise RefusedError(msg)
    if len(document) > _MOST_PAGES:
        msg = f"has {len(document)} pages; at most {_MOST_PAGES} are read. Split it and read the parts"
        raise RefusedError(msg)
    return document


def _read_pages(document: pypdfium2.PdfDocument) -> Iterator[PageGlyphs]:
    room = _MOST_GLYPHS
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError as err:
            msg = f"is damaged: page {number + 1} cannot be opened. Download or save it again"
            raise RefusedError(msg) from err
        found = read_glyphs(page.raw, room)
        page.close()
        if found is None:
            msg = f"holds more than {_MOST_GLYPHS} characters. Split it and read the parts"
            raise RefusedError(msg)
        room -= len(found.glyphs)
        yield found


def _check_text(pages: Sequence[PageGlyphs]) -> None:
    """Refuse a document of pictures, and one whose fonts don't say which characters they show."""
    letters = sum(glyph.char.isalnum() for page in pages for glyph in page.glyphs)
    pictures = any(page.pictures for page in pages)
    if sum(page.unmapped for page in pages) > letters:
        msg = "has a text layer that does not say which characters it shows. Run OCRmyPDF on it ('ocrmypdf --force-ocr in.pdf out.pdf') and read the result"
        raise RefusedError(msg)
    if not letters or (pictures and letters < _FEWEST_LETTERS * len(pages)):
        msg = "has no text layer: it is a scan, or its letters are drawn. Run OCRmyPDF on it ('ocrmypdf in.pdf out.pdf') and read the result"
        raise RefusedError(msg)
