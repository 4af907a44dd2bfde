"""Tables of a web page: those that hold rows of data, and those that only place text on the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LONE_LABEL = re.compile(r"[(\[]?(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])[.)\]]{0,2}|[-–—•▪●○◦‣·►➢❖■□◆◇*o]")
_PARTS = {"p", "div", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}
_MOST_LOOKED_AT = 20_000


def is_lone_label(text: str) -> bool:
    """Tell whether a cell holds no more than the label of the text in the next one.

    Examples
    --------
    >>> is_lone_label("12."), is_lone_label("(a)"), is_lone_label("Laos")
    (True, True, False)
    """
    return bool(_LONE_LABEL.fullmatch(text))


def is_data_table(table: Element) -> bool:
    """Tell whether the rows of a table are data: several cells in several rows, none with a table or paragraphs in it.

    Examples
    --------
    >>> from lxml import etree
    >>> rows = "<tr><td>Laos</td><td>30</td></tr><tr><td>Viet Nam</td><td>20</td></tr>"
    >>> is_data_table(etree.fromstring(f"<table>{rows}</table>"))
    True
    """
    if table.get("role") in {"presentation", "none"}:
        return False
    rows: list[list[str]] = []
    for count, element in enumerate(table.iter()):
        if count and (element.tag == "table" or count > _MOST_LOOKED_AT):
            break
        if element.tag == "tr":
            rows.append([])
        elif element.tag in {"td", "th"} and rows:
            if sum(child.tag in _PARTS for child in element) > 1:
                return False
            rows[-1].append(" ".join("".join(element.itertext()).split()))
    else:
        return _holds_data(rows)
    return count > _MOST_LOOKED_AT and _holds_data(rows)


def _holds_data(rows: list[list[str]]) -> bool:
    filled = [[cell for cell in row if cell] for row in rows]
    wide = [row for row in filled if len(row) > 1]
    labelled = sum(len(row) == 2 and is_lone_label(row[0]) for row in wide)
    return len(wide) > 1 and len(wide) * 2 > sum(map(bool, filled)) and labelled * 2 < len(wide)
