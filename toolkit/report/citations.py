"""Citations in prose: Markdown links to a paragraph of the corpus, and to another notebook.

``[“their words”](../corpus/FILE#DOC_ID/PARA)`` becomes a link to the paragraph, whose title is its evidence
number and where in the paragraph the words stand. The words in
quotation marks, around any ellipsis or bracketed word, must stand there in that order; without any, the whole paragraph is cited.
A link to another notebook, ``NAME.ipynb``, leads to its chapter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from toolkit.errors import ReportError
from toolkit.report.anchors import chapter_anchor
from toolkit.report.claims import Claims, Ref

_CITATION = re.compile(
    r"\[(?P<words>[^\[\]]+)\]\(\.\./corpus/[^()#\s]+#(?P<place>(?:[^()\s]|\([^()\s]*\))+)\)"
)
_NOTEBOOK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?:\./)?(?P<name>[^()/\s]+\.ipynb)\)")
_LINK = re.compile(r"\[([^\[\]]+)\]\((?:[^()\s]|\([^()\s]*\))*\)")
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_CUT = re.compile(r"…|\.\.\.|\[[^\]]*\]")
_DRAWN = {mark: f"[{marks}]" for marks in ("'’‘", '"“”') for mark in marks}


def link_citations(source: str, claims: Claims) -> str:
    """Return Markdown whose citations lead to paragraphs of the report, each added to `claims`.

    Raises
    ------
    ReportError
        If a paragraph is not there, or words in quotation marks do not stand in it.
    """

    def link(match: re.Match[str]) -> str:
        doc_id, _, para = unquote(match["place"]).partition("/")
        entry = claims.add(_claim(match), _refs(match["words"], doc_id, para, claims))
        title = f"{entry['number']} {entry['at']}".strip()
        return f'[{match["words"]}](#{entry["id"]} "{title}")'

    return _CITATION.sub(link, source)


def _claim(match: re.Match[str]) -> str:
    """Return a citation's words, and the line they stand in."""
    start = match.string.rfind("\n", 0, match.start()) + 1
    line = match.string[start:].partition("\n")[0]
    return f"{match['words']}: {_LINK.sub(lambda link: link[1], line).strip()}"


def _refs(words: str, doc_id: str, para: str, claims: Claims) -> list[Ref]:
    """Return the passages that a citation quotes; the whole paragraph, if it quotes none."""
    text = claims.text(doc_id, para)
    spans: list[tuple[int, int]] = []
    for quoted in quotations(words):
        found = quoted_spans(quoted, text)
        if not found:
            msg = (
                f"chapter {claims.chapter_id!r} quotes {quoted!r} from {doc_id} ¶ {para}, where these words do not stand. "
                "Quote the paragraph as it is printed."
            )
            raise ReportError(msg)
        spans += found
    return [
        {"doc_id": doc_id, "para": para, "start": start, "end": end, "quote": text[start:end]}
        for start, end in spans or [(0, len(text))]
    ]


def quotations(words: str) -> list[str]:
    """Return what stands in double quotation marks.

    Examples
    --------
    >>> quotations("They “noted” and “urged”.")
    ['noted', 'urged']
    """
    return _QUOTED.findall(words)


def quoted_spans(quoted: str, text: str) -> list[tuple[int, int]]:
    """Return where the words of `quoted`, around any ellipsis, stand in `text` in that order; nothing if they do not.

    Examples
    --------
    >>> quoted_spans("the plan … Japan's", "We welcomed the plan and Japan’s aid.")
    [(12, 20), (25, 32)]
    """
    spans: list[tuple[int, int]] = []
    for part in filter(str.strip, _CUT.split(quoted)):
        words = (re.escape(word) for word in part.split())
        pattern = r"\s+".join("".join(_DRAWN.get(char, char) for char in word) for word in words)
        found = re.compile(pattern).search(text, spans[-1][1] if spans else 0)
        if not found:
            return []
        spans.append(found.span())
    return spans


def link_notebooks(source: str, notebooks: Mapping[str, str]) -> str:
    """Return Markdown whose links to notebooks lead to their chapters; of a notebook that is none, the words stay."""

    def link(match: re.Match[str]) -> str:
        chapter_id = notebooks.get(match["name"])
        return f"[{match['words']}](#{chapter_anchor(chapter_id)})" if chapter_id else match["words"]

    return _NOTEBOOK.sub(link, source)
