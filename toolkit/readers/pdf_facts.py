"""What a PDF says of itself, as far as it can be believed.

Its title counts only where its words stand at the beginning of the text: programs leave the name of a file or of a
template there. Its language counts unless it is one of another script than the text (many an English text was typed
in a Japanese program). Its dates are those of the file, not of the document, and are left out.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

_FILE_NAME = re.compile(
    r"microsoft \w+ -|untitled|\.(?:docx?|pdf|indd|qxd|rtf|odt|pptx?|wpd|tex|html?)\b", re.IGNORECASE
)
_FEWEST_WORDS = 3
_SHARE = 0.8
_OTHER_SCRIPTS = frozenset(
    ["ar", "bn", "el", "fa", "he", "hi", "ja", "km", "ko", "lo", "my", "ru", "ta", "th", "uk", "ur", "zh"]
)
_SAMPLE = 2_000
_LONGEST_TAG = 40
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-_]*)?")


def read_facts(document: pypdfium2.PdfDocument, opening: str) -> dict[str, str]:
    """Return the credible ones of title and language; `opening` is the text of the first pages."""
    title = _title(document)
    language = _language(document)
    facts = {}
    if is_credible_title(title, opening):
        facts["title"] = title
    if language and (language not in _OTHER_SCRIPTS or not _is_latin(opening)):
        facts["language"] = language
    return facts


def _title(document: pypdfium2.PdfDocument) -> str:
    """Return the title in the file's metadata; nothing where it is no text."""
    try:
        return " ".join(document.get_metadata_value("Title").split())
    except UnicodeDecodeError:
        return ""


def is_credible_title(title: str, opening: str) -> bool:
    """Tell whether `title` is one: some words, no file name, and they stand in the opening.

    Examples
    --------
    >>> is_credible_title("Joint Statement on Trade", "JOINT STATEMENT ON TRADE Tokyo, 1 May 2020")
    True
    >>> is_credible_title("Microsoft Word - final.doc", "Joint Statement"), is_credible_title("Old Draft Plan", "Joint Statement")
    (False, False)
    """
    words = re.findall(r"\w+", title.casefold())
    if len(words) < _FEWEST_WORDS or _FILE_NAME.search(title):
        return False
    known = set(re.findall(r"\w+", opening.casefold()))
    return sum(word in known for word in words) >= _SHARE * len(words)


def _language(document: pypdfium2.PdfDocument) -> str:
    buffer = (ctypes.c_ushort * _LONGEST_TAG)()
    length = pdfium.FPDFCatalog_GetLanguage(document.raw, buffer, ctypes.sizeof(buffer))
    if not 0 < length <= ctypes.sizeof(buffer):
        return ""
    match = _TAG.fullmatch(bytes(buffer)[: length - 2].decode("utf-16-le", "replace").strip())
    return match[1].lower() if match else ""


def _is_latin(text: str) -> bool:
    letters = list(islice(filter(str.isalpha, text), _SAMPLE))
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return 2 * latin > len(letters)
