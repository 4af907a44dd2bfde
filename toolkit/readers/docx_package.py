"""The parts of a Word document: a zip file of XML, read with limits and by name only; nothing is ever unpacked to a disk.

A part may hold no document type (so no entities), no more than :data:`MOST_ELEMENTS` elements, and all together no more
than :data:`MOST_UNPACKED` bytes. Elements are named with short prefixes, the same for the two families of namespaces
(transitional and strict) that word processors write.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from functools import lru_cache
from typing import Any

from lxml import etree

from toolkit.errors import DocumentError
from toolkit.readers.signatures import DAMAGED_ZIP

MOST_UNPACKED = 150_000_000
MOST_ELEMENTS = 1_500_000
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_DECLARES = "it declares a document type, which no part may"
_COMPRESSIONS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}

Element = Any
"""An element of lxml, whose renamed tags and attributes bear short prefixes."""


@lru_cache(maxsize=4096)
def short_name(name: str) -> str:
    """Return a tag or the name of an attribute with its short prefix, without any where the namespace has none.

    Examples
    --------
    >>> short_name("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")
    'w:p'
    """
    space, _, local = name.rpartition("}")
    prefix = _PREFIXES.get(space[1:], "")
    return f"{prefix}:{local}" if prefix else local if not space else f"?:{local}"


def child(element: Element | None, *names: str) -> Element | None:
    """Return the first descendant down this path of short names."""
    for name in names:
        element = (
            next((each for each in element if short_name(each.tag) == name), None)
            if element is not None
            else None
        )
    return element


def value(element: Element | None, name: str = "w:val") -> str | None:
    """Return an attribute by its short name."""
    if element is None:
        return None
    return next((str(text) for key, text in element.attrib.items() if short_name(key) == name), None)


def number(element: Element | None, name: str = "w:val") -> int | None:
    """Return an attribute that is a whole number of sensible size."""
    text = (value(element, name) or "").strip()
    return int(text) if text.removeprefix("-").isdecimal() and len(text) < 10 else None


def is_on(element: Element | None) -> bool | None:
    """Return what a switch such as ``w:b`` says, None where it is not there."""
    return None if element is None else value(element) not in {"0", "false", "off", "none"}


class Package:
    """The parts of a document called `name`, by their paths and by how they are related."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self.unpacked = 0
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(content))
        except DAMAGED_ZIP as err:
            raise self.damaged("zip", err) from err
        self.members = {info.filename: info for info in self.archive.infolist()}

    def damaged(self, part: str, what: object) -> DocumentError:
        """Return the error that says what is wrong in a part."""
        msg = (
            f"{self.name} is a damaged Word document ({part}: {what}). Open it in a word processor, save it again as "
            ".docx, and read that."
        )
        return DocumentError(msg)

    def part(self, path: str) -> Element | None:
        """Return the root element of a part, None where there is no such part."""
        info = self.members.get(path)
        if info is None:
            return None
        content = self._unpack(info)
        try:
            root = etree.fromstring(content, _parser())
        except (etree.XMLSyntaxError, ValueError) as err:
            raise self.damaged(path, err) from err
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.damaged(path, _DECLARES)
        return root

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        """Return the bytes of a member."""
        if info.compress_type not in _COMPRESSIONS:
            raise self.damaged(info.filename, "it is packed in an unusual way")
        try:
            with self.archive.open(info) as member:
                content = member.read(MOST_UNPACKED - self.unpacked + 1)
        except DAMAGED_ZIP as err:
            raise self.damaged(info.filename, err) from err
        self.unpacked += len(content)
        if self.unpacked > MOST_UNPACKED or content.count(b"<") > MOST_ELEMENTS:
            msg = (
                f"{self.name} unpacks to more than {MOST_UNPACKED // 1_000_000} MB or {MOST_ELEMENTS:,} elements, more "
                "than a document holds. If you trust it, save it as a PDF in a word processor, and read that."
            )
            raise DocumentError(msg)
        if b"<!DOCTYPE" in content:
            raise self.damaged(info.filename, _DECLARES)
        return content

    def related(self, path: str, kind: str) -> list[str]:
        """Return the paths of the parts to which one is related in this way (``footnotes``, ``header``); "" is the document itself."""
        folder, base = posixpath.split(path)
        rels = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        targets = [
            posixpath.normpath(posixpath.join("/", folder, rel.get("Target", ""))).lstrip("/")
            for rel in (rels if rels is not None else ())
            if rel.get("Type", "").endswith(f"/{kind}") and rel.get("TargetMode") != "External"
        ]
        return [target for target in dict.fromkeys(targets) if target in self.members]


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
