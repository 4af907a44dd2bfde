"""Citations in the notebook: a click opens the paragraph beside the words, and in it the way to its line in the file."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote as url_quote

from toolkit.display.controls import escape
from toolkit.display.payload import Ref, Sources, file_name, is_elsewhere, title_of
from toolkit.display.reading import Opened, Original, paragraphs_of

RULE = "var(--jp-border-color2, var(--vscode-panel-border, #bdbdbd))"
MUTED = "color:var(--jp-ui-font-color2, var(--vscode-descriptionForeground, #616161))"
LINK = "color:inherit;text-decoration:underline"
MARKS = {
    "term": '<mark style="background:rgba(230,159,0,0.35);color:inherit;padding:0 1px">{}</mark>',
    "verb": '<strong style="font-weight:700;text-decoration:underline">{}</strong>',
    "del": '<del><span style="font-size:0">struck out: </span>{}</del>',
    "ins": '<ins style="font-weight:600"><span style="font-size:0">put in: </span>{}</ins>',
    "cut": f'<span style="{MUTED}">{{}}</span>',
    "": "{}",
}
_EVIDENCE_LIMIT = 25
"""How many passages are listed under a number in the notebook; the payload holds them all."""
_LIST = "white-space:normal;overflow-wrap:anywhere;margin:0.3em 0;padding-left:1.2em;text-align:left;font-weight:normal;max-width:36em"
_BLOCK = "white-space:normal;width:32em;max-width:100%;margin:0.4em 0;padding-left:0.8em;border-left:3px solid;text-align:left;font-weight:normal;overflow-wrap:anywhere;color:var(--jp-ui-font-color1, inherit)"
_IN_LINES = ("", "text/plain", "text/markdown", "text/html")


def cite(text: str, ref: Ref, sources: Sources) -> str:
    """Return `text` (HTML) so that a click opens its paragraph; a link to the file where the paragraph is not known."""
    behind = opened(ref, sources)
    if not behind:
        return f'<span title="{escape(place_of(ref, sources))}">{link(text, ref, sources)}</span>'
    return unfolding(f'<span style="{LINK}">{text}</span>', behind, hint=place_of(ref, sources))


def unfolding(summary: str, behind: str, *, hint: str = "") -> str:
    """Return what unfolds `behind` (HTML) from a click on `summary` (HTML)."""
    title = f' title="{escape(hint)}"' if hint else ""
    return (
        f'<details style="display:inline-block;max-width:100%"><summary{title} style="cursor:pointer">{summary}</summary>'
        f"<div data-behind=''>{behind}</div></details>"
    )


def opened(ref: Ref, sources: Sources) -> str:
    """Return the paragraph of a citation with its words marked, or nothing where it is not known."""
    found = _opened(ref, sources)
    if found is None:
        return ""
    text, start, end = found.text, ref["start"], ref["end"]
    words = [escape(text[:start]), MARKS["term"].format(escape(text[start:end])), escape(text[end:])]
    whole = escape(text) if (start, end) == (0, len(text)) else "".join(words)
    above = " > ".join(part for part in (place_of(ref, sources), found.heading) if part)
    way = link(escape(_way(ref, found, sources)), ref, sources)
    return f'<div style="{_BLOCK}"><strong>{escape(above)}</strong><br/>{whole}<br/>{way}</div>'


def link(text: str, ref: Ref, sources: Sources) -> str:
    """Return `text` (HTML) as a link to the paragraph in its source file, where that is known."""
    address = _address(ref, sources)
    return f'<a href="{escape(address)}" style="{LINK}">{text}</a>' if address else text


def place_of(ref: Ref, sources: Sources) -> str:
    """Return the document and the paragraph of a citation."""
    return f"{title_of(ref['doc_id'], sources)} ¶ {ref['para']}"


def evidence(refs: Sequence[Ref], sources: Sources) -> str:
    """Return a list of citations, each of which opens its paragraph."""
    items = [f"<li>{_item(ref, sources)}</li>" for ref in refs[:_EVIDENCE_LIMIT]]
    if len(refs) > _EVIDENCE_LIMIT:
        items.append(f"<li>and {len(refs) - _EVIDENCE_LIMIT:,} more</li>")
    return f'<ul style="{_LIST}">{"".join(items)}</ul>'


def _item(ref: Ref, sources: Sources) -> str:
    place, quote = escape(place_of(ref, sources)), f": “{escape(ref['quote'])}”"
    behind = opened(ref, sources)
    if not behind:
        return f"{link(place, ref, sources)}{quote}"
    return unfolding(f'<span style="{LINK}">{place}</span>{quote}', behind)


def _opened(ref: Ref, sources: Sources) -> Opened | None:
    original = _original(ref, sources)
    found = paragraphs_of(original).get(ref["para"]) if original else None
    return found if found and found.text[ref["start"] : ref["end"]] == ref["quote"] else None


def _original(ref: Ref, sources: Sources) -> Original | None:
    return sources[ref["doc_id"]].original if ref["doc_id"] in sources else None


def _way(ref: Ref, found: Opened, sources: Sources) -> str:
    file = file_name(sources[ref["doc_id"]].file)
    page = f"page {found.page}, " if found.page else ""
    return f"{file or 'in its text'}, {page}line {found.line}"


def _address(ref: Ref, sources: Sources) -> str:
    """Return the address of a paragraph in its source file: by its line or its page, which JupyterLab goes to, else by its label.

    A file on the web has its own address; one elsewhere on this machine has none.
    """
    file = sources[ref["doc_id"]].file if ref["doc_id"] in sources else ""
    if file.startswith(("https://", "http://")):
        return file
    if not file or is_elsewhere(file):
        return ""
    original, found = _original(ref, sources), _opened(ref, sources)
    fragment = f"{url_quote(ref['doc_id'])}/{url_quote(ref['para'])}"
    if original and found and original.media_type in _IN_LINES:
        fragment = f"line={found.line - 1}"
    elif found and found.page:
        fragment = f"page={found.page}"
    return f"../corpus/{url_quote(file)}#{fragment}"
