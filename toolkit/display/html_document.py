"""A document to read in the notebook, what was found in it marked: by number, by a line of its own pattern, and by colour last.

Where styles are taken away, brackets and raised numbers remain; lines of finds that overlap stand under each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.display.controls import escape
from toolkit.display.html_cite import MUTED, RULE, link
from toolkit.display.html_table import note
from toolkit.display.payload import Sources

_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00")
_PATTERNS = ("solid", "dashed", "dotted", "double")
_STEP = 4
"""Pixels from one line under the text to the next."""
_NUMBER = '<sup style="line-height:0;font-size:0.7em">{}</sup>'
_UNSEEN = '<span style="font-size:0">{}</span>'


def document(payload: dict[str, Any], sources: Sources) -> str:
    """Return the paragraphs of a document, their headings, and the legend of what is marked."""
    labels = [entry["label"] for entry in payload["legend"]]
    paragraphs = "".join(_paragraph(passage, labels, sources) for passage in payload["passages"])
    return (
        f'<section><p style="font-weight:600;margin:0.5em 0">{escape(payload["caption"])}</p>{_legend(payload["legend"])}'
        f"{paragraphs}{note(payload)}</section>"
    )


def _legend(legend: Sequence[dict[str, Any]]) -> str:
    items = (
        f'<li style="display:inline-block;margin-right:1.5em"><span style="{_line(index, 0)}">{escape(entry["label"])}</span>'
        f"{_NUMBER.format(index + 1)} ({entry['n']:,})</li>"
        for index, entry in enumerate(legend)
    )
    return (
        f'<ul aria-label="What is marked" style="list-style:none;padding:0;margin:0.5em 0">{"".join(items)}</ul>'
        if legend
        else ""
    )


def _paragraph(passage: dict[str, Any], labels: Sequence[str], sources: Sources) -> str:
    heading = passage.get("heading", "")
    above = f'<p style="font-weight:600;margin:1em 0 0.3em">{escape(heading)}</p>' if heading else ""
    depths = _depths(passage["parts"])
    words = "".join(_part(part, depths, labels) for part in passage["parts"])
    place = link(escape(passage["label"]), passage["ref"], sources)
    height = f"line-height:calc(1.5em + {_STEP * (1 + max(depths.values(), default=-1))}px)"
    return (
        f'{above}<div style="display:flex;gap:1em;margin:0.5em 0;max-width:48em"><div style="flex:0 0 4em;font-size:0.9em;{MUTED}">'
        f'{place}</div><p style="margin:0;padding-left:0.8em;border-left:1px solid {RULE};overflow-wrap:anywhere;{height}">{words}</p></div>'
    )


def _depths(parts: Sequence[dict[str, Any]]) -> dict[int, int]:
    """Return how deep the line of each table stands: close under the words, and deeper where it would meet another.

    Examples
    --------
    >>> _depths([{"finds": [0]}, {"finds": [1]}, {"finds": [1, 2]}])
    {0: 0, 1: 0, 2: 1}
    """
    depths: dict[int, int] = {}
    for find in sorted({find for part in parts for find in part["finds"]}):
        beside = {other for part in parts if find in part["finds"] for other in part["finds"]}
        taken = {depths[other] for other in beside if other in depths}
        depths[find] = min(set(range(len(depths) + 1)) - taken)
    return depths


def _part(part: dict[str, Any], depths: Mapping[int, int], labels: Sequence[str]) -> str:
    """Return a stretch of text under the lines of its finds, which open and close in brackets."""
    text = escape(part["text"])
    for find in sorted(part["finds"]):
        text = f'<span style="{_line(find, depths[find])}">{text}</span>'
    if part["finds"]:
        text = f'<span title="{escape(", ".join(labels[find] for find in part["finds"]))}">{text}</span>'
    opens = _UNSEEN.format("[" * len(part["opens"])) if part["opens"] else ""
    ends = ",".join(str(find + 1) for find in part["closes"])
    closes = f"{_UNSEEN.format(']' * len(part['closes']))}{_NUMBER.format(ends)}" if ends else ""
    return f"{opens}{text}{closes}"


def _line(find: int, depth: int) -> str:
    colour, pattern = _COLOURS[find % len(_COLOURS)], _PATTERNS[find % len(_PATTERNS)]
    width = 3 if pattern == "double" else 2
    return f"border-bottom:{width}px {pattern} {colour};padding-bottom:{depth * _STEP}px"
