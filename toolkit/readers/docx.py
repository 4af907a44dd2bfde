"""Word documents (``.docx``): their text as Markdown, with the labels that only the definitions of their lists hold.

The parts of the file are read by :mod:`~toolkit.readers.docx_package`, a story of it (its body, a note) by
:mod:`~toolkit.readers.docx_story`, its styles and lists by :mod:`~toolkit.readers.docx_styles` and
:mod:`~toolkit.readers.docx_numbering`; :mod:`~toolkit.readers.docx_writer` writes the Markdown.
"""

from __future__ import annotations

import re

from toolkit.readers.docx_package import Element, Package, child
from toolkit.readers.docx_story import Story
from toolkit.readers.docx_writer import Writer
from toolkit.readers.reading import DOCX, Reading

_MAIN = "word/document.xml"
_TOP = 12


def read_docx(content: bytes, name: str) -> Reading:
    """Return the text of a Word document called `name`; ``lines`` are the numbers of its paragraphs, from 1 on.

    Raises
    ------
    DocumentError
        If it is damaged, or larger than any document.
    """
    package = Package(content, name)
    main = next(iter(package.related("", "officeDocument")), _MAIN)
    body = child(package.part(main), "w:body")
    if body is None:
        raise package.damaged(main, "it holds no text")
    writer = Writer(package, main)
    try:
        writer.write_body(Story(writer.styles, writer.notes).read(body))
        dropped = [*writer.contents, *writer.margins()]
    except RecursionError as err:
        raise package.damaged(main, err) from err
    return Reading(
        text="\n".join(line.text for line in writer.lines),
        media_type=DOCX,
        facts=_facts(package, writer),
        lines=tuple(line.number for line in writer.lines),
        dropped=tuple(dict.fromkeys(dropped)),
    )


def _facts(package: Package, writer: Writer) -> dict[str, str]:
    """Return what the document says of itself: the title that its style marks, else that of its properties; its language.

    The title of the properties is often that of the file somebody began from, so it counts only if it is printed at the
    top too. The day the file was made is no date of the document.
    """
    core = next(iter(package.related("", "core-properties")), None)
    properties = package.part(core) if core else None
    title, language = (_said(properties, name) for name in ("dc:title", "dc:language"))
    top = " ".join(_folded(line.text) for line in writer.lines[:_TOP])
    if writer.title or _folded(title) not in top:
        title = writer.title
    return {name: text for name, text in (("title", title), ("language", language)) if text}


def _said(properties: Element | None, name: str) -> str:
    element = child(properties, name)
    return "" if element is None else " ".join((element.text or "").split())


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
