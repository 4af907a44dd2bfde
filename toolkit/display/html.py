"""A payload as HTML for JupyterLab: complete in itself, whole without a script, in the colours of the theme it stands in."""

from __future__ import annotations

from typing import Any

from toolkit.display.controls import escape
from toolkit.display.html_cite import LINK, MARKS, MUTED, RULE, evidence, link, opened, unfolding
from toolkit.display.html_document import document
from toolkit.display.html_table import linked, note, table
from toolkit.display.payload import Sources

_PROSE = "margin:0.5em 0;max-width:44em;overflow-wrap:anywhere"


def page(payload: dict[str, Any], sources: Sources) -> str:
    """Return `payload` as one HTML element, in which Enter and Space are the reader's and no shortcuts of JupyterLab."""
    made = document if "legend" in payload else _PAGES[payload["type"]]
    return f'<div data-lm-suppress-shortcuts="true">{made(payload, sources)}</div>'


def one_line(payload: dict[str, Any]) -> str:
    """Return what `payload` is, in one line of plain text."""
    match payload["type"]:
        case "text":
            return "".join(part["text"] for part in payload["parts"])
        case "table":
            return f"Table: {payload['caption']} ({len(payload['rows'])} rows)"
        case "passages":
            return f"Passages: {payload['caption']} ({len(payload['passages'])})"
        case _:
            return f"Figure: {payload['caption']}. {payload['alt']}"


def _text(payload: dict[str, Any], sources: Sources) -> str:
    """Return a paragraph; what stands behind its numbers is listed under it, since a list can't stand in a paragraph."""
    parts, lists = [], []
    for part in payload["parts"]:
        if not part["refs"]:
            parts.append(linked(part, sources))
            continue
        text = escape(part["text"])
        parts.append(
            link(text, part["refs"][0], sources) if len(part["refs"]) == 1 else f"<strong>{text}</strong>"
        )
        lists.append(f'<p style="margin:0.4em 0 0">{parts[-1]}</p>{evidence(part["refs"], sources)}')
    behind = f"<details>{_summary('The passages behind it')}{''.join(lists)}</details>" if lists else ""
    return f'<div><p style="{_PROSE}">{"".join(parts)}</p>{behind}</div>'


def _summary(text: str) -> str:
    return f'<summary style="cursor:pointer;font-size:0.9em;{MUTED}">{text}</summary>'


def _figure(payload: dict[str, Any], sources: Sources) -> str:
    """Return a figure, and what it says in words: all that remains of it where drawings are taken away."""
    data = payload["table"]
    words = f'<details>{_summary("The figure in words")}<p style="{_PROSE}">{escape(payload["alt"])}</p></details>'
    details = (
        f"<details>{_summary('The data of this figure')}{table(data, sources)}</details>" if data else ""
    )
    return (
        f'<figure style="margin:0.5em 0"><figcaption style="font-weight:600;padding-bottom:0.4em">{escape(payload["caption"])}'
        f'</figcaption><div role="img" aria-label="{escape(payload["alt"])}" style="max-width:720px">{payload["svg"]}</div>'
        f"{note(payload)}{words}{details}</figure>"
    )


def _passages(payload: dict[str, Any], sources: Sources) -> str:
    items = "".join(_passage(passage, sources) for passage in payload["passages"])
    return f'<section><p style="font-weight:600;margin:0.5em 0">{escape(payload["caption"])}</p>{items}{note(payload)}</section>'


def _passage(passage: dict[str, Any], sources: Sources) -> str:
    words = "".join(MARKS[part["mark"]].format(escape(part["text"])) for part in passage["parts"])
    return (
        f'<blockquote style="margin:0.6em 0;padding:0 0 0 0.8em;border-left:3px solid {RULE};color:inherit;max-width:44em;overflow-wrap:anywhere">'
        f'<p style="margin:0">{words}</p><div style="margin:0.2em 0 0;font-size:0.9em;{MUTED}">{_source(passage, sources)}</div></blockquote>'
    )


def _source(passage: dict[str, Any], sources: Sources) -> str:
    """Return where a passage stands, and the earlier wording of a redline: a click opens the paragraphs."""
    sides = [passage["before"], passage] if "before" in passage else [passage]
    behind = "".join(opened(side["ref"], sources) for side in sides)
    written = (escape(side["label"]) for side in sides)
    places = [
        text if behind else link(text, side["ref"], sources)
        for side, text in zip(sides, written, strict=True)
    ]
    said = " → ".join(f"{escape(side['source'])}, {place}" for side, place in zip(sides, places, strict=True))
    return unfolding(f'<span style="{LINK}">{said}</span>', behind) if behind else said


_PAGES = {"table": table, "text": _text, "figure": _figure, "passages": _passages}
