"""The fonts of the PDF: those of Typst, those that packages bring, those the settings add; never the system's.

Libertinus Serif stands beside the sans-serif families of :mod:`toolkit.fonts`. What none of them can show prints as a box
and is reported by :func:`report_unshown`.
"""

from __future__ import annotations

import json
import logging
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import typst

from toolkit.errors import ReportError
from toolkit.fonts import SANS, font_folders
from toolkit.report.book import MIME, Book, joined
from toolkit.report.documents import text_of
from toolkit.report.typst_text import array, escape, string

_FALLBACKS = (SANS[0], "Libertinus Serif", *SANS[1:])
_NAMED = re.compile(r'the text `"(.*?)"`', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_SILENT = {"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"}
_MOST = 40
"""How many characters without a glyph are looked for before the search ends."""
_log = logging.getLogger(__name__)


@cache
def load_fonts(folder: Path | None = None) -> typst.Fonts:
    """Return Typst's fonts, those of the packages, and those of a folder.

    Raises
    ------
    ReportError
        If matplotlib, which brings the sans-serif, is not installed.
    """
    folders = font_folders()
    if "matplotlib" not in folders:
        msg = "the report's fonts come with matplotlib, which is not installed. Install communique-toolkit[report]."
        raise ReportError(msg)
    return typst.Fonts(
        include_system_fonts=False, font_paths=[*folders.values(), *([folder] if folder else [])]
    )


def fallback_families(folder: Path | None = None) -> list[str]:
    """Return the families that step in for each other, in this order: those of the folder first, then the packages'."""
    known = load_fonts(folder).families()
    own = typst.Fonts(False, False, [folder]).families() if folder else []
    return [*own, *(family for family in _FALLBACKS if family in known and family not in own)]


def report_unshown(book: Book) -> None:
    """Log a warning that names the characters of a report that its fonts cannot show, and where they stand."""
    places: dict[str, str] = {}
    for place, text in _texts(book):
        for character in sorted(set(text)):
            places.setdefault(character, place)
    unshown = find_unshown(places, book.look.fonts)
    if unshown:
        named = ", ".join(
            f"{each} (U+{ord(each):04X} {unicodedata.name(each, 'unnamed')}, first in {places[each]})"
            for each in unshown[:5]
        )
        more = f" and {len(unshown) - 5} more" if len(unshown) > 5 else ""
        _log.warning(
            "the PDF shows a box for %s%s: no font at hand has them. "
            "Put one that does into a folder, and name it as 'fonts' in the report's settings.",
            named,
            more,
        )


def find_unshown(characters: Iterable[str], folder: Path | None = None) -> list[str]:
    """Return those of some characters that no font at hand can show; of many, the first ones.

    Examples
    --------
    >>> find_unshown("Nguyễn")
    []
    """
    left = [each for each in sorted(set(characters)) if unicodedata.category(each) not in _SILENT]
    unshown: list[str] = []
    while left and len(unshown) < _MOST:
        refused = _refused(left, folder)
        if not refused:
            break
        unshown += refused
        left = [each for each in left if each not in refused]
    return unshown


def _refused(characters: Sequence[str], folder: Path | None) -> list[str]:
    """Return the first of `characters` that Typst refuses to print in PDF/UA, for want of a glyph."""
    words = " ".join(f"o{each}" if unicodedata.combining(each) else each for each in characters)
    families = array([string(family) for family in fallback_families(folder)])
    source = f'#set document(title: [x])\n#set text(lang: "en", font: {families}, fallback: false)\n{escape(words)}'
    compiler = typst.Compiler(root=str(Path(__file__).parent), font_paths=load_fonts(folder))
    try:
        compiler.compile(source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=0)
    except typst.TypstError as err:
        named = _NAMED.search(err.message)
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), named[1]) if named else ""
        return [each for each in characters if each in text]
    return []


def _texts(book: Book) -> Iterator[tuple[str, str]]:
    """Yield what the report prints, with the name of the place where it stands."""
    yield "the front matter", " ".join((book.title, book.subtitle, *book.authors, book.abstract))
    for row in book.documents.to_dict("records"):
        yield (
            str(row["doc_id"]),
            f"{text_of(row.get('title'))} {text_of(row.get('issuer'))} {row.get('participants')}",
        )
    if len(book.paragraphs):
        for doc_id, para, heading, text in zip(
            *(book.paragraphs[name] for name in ("doc_id", "para", "heading", "text")), strict=True
        ):
            yield f"{doc_id} ¶ {para}", f"{text_of(heading)} {text}"
    for chapter in book.chapters:
        for number, cell in enumerate(chapter.notebook.cells, 1):
            yield f"chapter {chapter.id!r}, cell {number}", _printed(cell)


def _printed(cell: Any) -> str:
    if cell.cell_type == "markdown":
        return str(cell.source)
    data = [output.get("data", {}) for output in cell.get("outputs", ())]
    payloads = [{**each[MIME], "svg": "", "alt": ""} for each in data if MIME in each]
    texts = [
        joined(each.get(form, ""))
        for each in data
        for form in ("text/plain", "text/markdown")
        if MIME not in each
    ]
    streams = [joined(output.get("text", "")) for output in cell.get("outputs", ())]
    return " ".join([json.dumps(payloads, ensure_ascii=False), *texts, *streams])
