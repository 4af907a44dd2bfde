"""Display payloads as HTML: tables, figures, prose with linked values, quotations in context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from toolkit.errors import ReportError
from toolkit.report.html_marks import lead_marks
from toolkit.report.html_scope import Scope
from toolkit.report.html_svg import inline_svg
from toolkit.report.html_templates import render

_QUOTED = "q-text"
_STYLES = {"strong": "strong", "quote": _QUOTED, "muted": "muted", "date": "date"}
_EVIDENCE = {"e": "evidence", "at": "at", "counts": "counts"}
_HINT = 140
_LONG = 60


def payload_html(payload: Mapping[str, Any], scope: Scope) -> Markup:
    """Return a display payload as HTML.

    Raises
    ------
    ReportError
        If the payload's type is unknown.
    """
    kinds = {"table": _table, "text": _text, "figure": _figure, "passages": _passages}
    if payload.get("type") not in kinds:
        msg = f"a display of chapter {scope.chapter_id!r} has the type {payload.get('type')!r}; known are {', '.join(kinds)}."
        raise ReportError(msg)
    return kinds[payload["type"]](payload, scope)


def cell_html(cell: Mapping[str, Any], scope: Scope, label: str) -> Markup:
    """Return a cell: its text, as a link where passages stand behind it, in its style."""
    text = escape(cell["text"])
    if cell.get("target"):
        use = scope.use(cell["target"], label)
        hint = _hint(cell["refs"], scope)
        text = Markup('<a class="cite" id="{}" href="#{}"{} title="{}">{}</a>').format(
            use, cell["target"], evidence_attributes(cell), hint, text
        )
    elif cell.get("href"):
        text = Markup('<a href="{}">{}</a>').format(cell["href"], text)
    style = _STYLES.get(cell.get("style", ""))
    if style == "strong":
        return Markup("<strong>{}</strong>").format(text)
    language = scope.language(cell["refs"]) if style == _QUOTED else ""
    return Markup('<span class="{}"{}>{}</span>').format(style, language, text) if style else text


def evidence_attributes(cell: Mapping[str, Any]) -> Markup:
    """Return what a link says of the evidence it leads to: number, places in the one paragraph, what it counts.

    Examples
    --------
    >>> print(evidence_attributes({"evidence": "2.17", "at": "4-9", "counts": ""}))
     data-e="2.17" data-at="4-9"
    """
    values = {f"data-{short}": cell[name] for short, name in _EVIDENCE.items() if cell.get(name)}
    return Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in values.items())


def _hint(refs: Sequence[Mapping[str, Any]], scope: Scope) -> str:
    if len(refs) > 1:
        return scope.look.labels["passage_count"].format(n=len(refs))
    quote = str(refs[0]["quote"])
    return f"¶ {refs[0]['para']}: “{quote if len(quote) <= _HINT else quote[:_HINT].rstrip() + '…'}”"


def _caption(payload: Mapping[str, Any], scope: Scope, kind: str) -> dict[str, Any]:
    return {
        "id": scope.anchor(payload.get("id") or payload.get("caption") or kind),
        "label": scope.numbered(kind),
        "caption": payload.get("caption", ""),
        "note": payload.get("note", ""),
    }


def _table(payload: Mapping[str, Any], scope: Scope) -> Markup:
    head = _caption(payload, scope, "table")
    return Markup(render("table.html.j2", scope.look, **head, **_grid(payload, scope, head["label"])))


def _grid(payload: Mapping[str, Any], scope: Scope, label: str) -> dict[str, Any]:
    rows = [
        [
            {
                "html": cell_html(cell, scope, label) + escape(cell.get("after", "")),
                "shade": cell.get("shade"),
                "long": len(cell["text"]) > _LONG,
            }
            for cell in row
        ]
        for row in payload["rows"]
    ]
    return {"columns": payload["columns"], "rows": rows, "row_header": bool(payload.get("row_header"))}


def _text(payload: Mapping[str, Any], scope: Scope) -> Markup:
    parts = Markup("").join(
        cell_html(part, scope, f"{scope.look.labels['chapter']} {scope.number}".strip())
        for part in payload["parts"]
    )
    return Markup('<p class="computed">{}</p>\n').format(parts)


def _figure(payload: Mapping[str, Any], scope: Scope) -> Markup:
    head = _caption(payload, scope, "figure")
    svg = inline_svg(
        lead_marks(payload["svg"], payload.get("table")),
        alt=payload.get("alt", ""),
        prefix=f"f{head['label'].rpartition(' ')[2]}.",
    )
    grid = _grid(payload["table"], scope, head["label"]) if payload.get("table") else None
    return Markup(render("figure.html.j2", scope.look, **head, svg=Markup(svg), grid=grid))


def _passages(payload: Mapping[str, Any], scope: Scope) -> Markup:
    head = _caption(payload, scope, "passages")
    passages = [
        {
            **passage,
            "language": scope.language([passage["ref"]]),
            "sides": [_side(side, scope, head["label"]) for side in (passage.get("before"), passage) if side],
        }
        for passage in payload["passages"]
    ]
    return Markup(render("passages.html.j2", scope.look, **head, passages=passages))


def _side(passage: Mapping[str, Any], scope: Scope, label: str) -> dict[str, Any]:
    """Return what stands under a quotation: where it is from, as a link; of a redline, each of its two wordings."""
    use = scope.use(passage["target"], label) if passage.get("target") else ""
    attributes = evidence_attributes(passage)
    return {
        "use": use,
        "evidence": attributes,
        **{name: passage.get(name, "") for name in ("target", "label", "source")},
    }
