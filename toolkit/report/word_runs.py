"""Runs of text and fields of a Word document, as elements of WordprocessingML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


@dataclass(frozen=True)
class Ink:
    """How a run of text looks, and where it leads: an address in the report, or one on the web."""

    bold: bool = False
    italic: bool = False
    strike: bool = False
    underline: bool = False
    quiet: bool = False
    mono: bool = False
    raised: bool = False
    address: str = ""
    href: str = ""


PLAIN = Ink()
_QUIET = "59616D"


def run_element(text: str, ink: Ink = PLAIN) -> Any:
    """Return a run of text; its properties stand in the order that the schema asks for.

    Examples
    --------
    >>> run = run_element("plan", Ink(bold=True, raised=True))
    >>> [child.tag.rpartition("}")[2] for child in run[0]], run[1].text
    (['b', 'vertAlign'], 'plan')
    """
    style = "Hyperlink" if ink.address or ink.href else "Code" if ink.mono else ""
    wanted = [
        ("w:rStyle", style),
        ("w:b", "1" if ink.bold else ""),
        ("w:i", "1" if ink.italic else ""),
        ("w:strike", "1" if ink.strike else ""),
        ("w:color", _QUIET if ink.quiet and not style else ""),
        ("w:u", "single" if ink.underline else ""),
        ("w:vertAlign", "superscript" if ink.raised else ""),
    ]
    run = OxmlElement("w:r")
    properties = OxmlElement("w:rPr")
    for tag, value in wanted:
        if value:
            properties.append(_valued(tag, value))
    if len(properties):
        run.append(properties)
    run.append(_text("w:t", text))
    return run


def open_field(paragraph: Paragraph, code: str) -> None:
    """Begin a field that Word computes; what follows until it is closed is what it shows."""
    for part in (_field_mark("begin"), _text("w:instrText", f" {code} "), _field_mark("separate")):
        _append(paragraph, part)


def close_field(paragraph: Paragraph) -> None:
    """End a field."""
    _append(paragraph, _field_mark("end"))


def break_line(paragraph: Paragraph) -> None:
    """Go on in the next line of a paragraph."""
    _append(paragraph, OxmlElement("w:br"))


def _append(paragraph: Paragraph, part: Any) -> None:
    run = OxmlElement("w:r")
    run.append(part)
    paragraph._p.append(run)


def _field_mark(kind: str) -> Any:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def _valued(tag: str, value: str) -> Any:
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    return element


def _text(tag: str, text: str) -> Any:
    element = OxmlElement(tag)
    element.set(qn("xml:space"), "preserve")
    element.text = text
    return element
