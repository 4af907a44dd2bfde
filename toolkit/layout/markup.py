"""Inline Markdown and the bits of HTML that converters leave in it: what is markup, and what is text.

:func:`read_rows` takes a stretch of source (some lines that belong together, so that emphasis and links may run over
a line end) and returns its lines as the reader of a rendered page would see them: escapes, emphasis marks, tags,
comments, images and link targets gone, references resolved, raised digits (``<sup>1</sup>``, ``[^1]``) as raised
digits. Runs of four asterisks or more, a rule at a line's end, tags written with ``&lt;`` and the rests of torn ones are debris; in plain text
the common entities are read. Emphasis follows the flanking rules of CommonMark 0.31 for single marks; double marks always count, since
converters put them inside words (``U.S**.**-ASEAN``) and before a line end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from html import unescape

from toolkit.layout.canvas import Canvas, Row, split_canvas

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TOKEN = re.compile(
    r"""(?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<comment><!--(?:(?!<!--).)*?-->)
    | (?P<raised><sup>\s*\[?\d{1,3}\]?\s*</sup>|\^\[?\d{1,3}\]?\^)
    | (?P<small>\^[a-z]{1,4}\^|(?<=[A-Za-z])~\d{1,2}~)
    | (?P<struck>~~)
    | (?P<attributes>\{:[^{}\n]{1,200}\}|(?<=[\])*])\{[.\#a-z][^{}\n]{0,200}\})
    | (?P<note>\[\^\d{1,3}\])
    | (?P<image>!\[[^\[\]]*\]\([^()]*(?:\([^()]*\)[^()]*)*\))
    | (?P<link>\[(?:\\.|[^\[\]\\])*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\)|\[(?:\\.|[^\[\]\\])*\]\((?:<[^<>\n]*>|(?:https?://|/)[^()\n]*)\))
    | (?P<reference>\[(?:\\.|[^\[\]\\])+\]\[[^\[\]\n]{1,40}\])
    | (?P<auto><(?:https?:|mailto:)[^<>\s]*>)
    | (?P<tag></?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>)
    | (?P<shown>&lt;/?(?:a|b|br|div|em|font|h[1-6]|i|li|p|span|strong|u|ul)\b[^<>&]{0,200}&gt;)
    | (?P<debris>(?<![^\s>])(?:div|font|p|span)(?:\s[a-z-]{2,20}="[^"<>]{0,100}"){1,5}\s?/?(?:>|&gt;)|\*{4,}|(?<=\S\ )-{3,}(?=\s*(?:\n|\Z)))
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)
    | (?P<mark>\*{1,3}|_{1,3})""",
    re.VERBOSE | re.DOTALL,
)
_SIGN = re.compile(r"[\\<^~{\[!&*_]|-{3}")
_PLAIN_ENTITY = re.compile(r"&(?:nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip|#\d{2,5});")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]{1,40})\]:\s+<?(?:https?:|mailto:|www\.|/)\S", re.MULTILINE)
_UNDERLINE = re.compile(r"<(/?)(?:u|b|i|strong|em|span)\b", re.IGNORECASE)


def read_rows(source: str, start: int, end: int, *, markdown: bool) -> list[Row]:
    r"""Return the lines of ``source[start:end]`` without their markup.

    Examples
    --------
    >>> [row.text.text for row in read_rows(r"**We** met\* on the 3<sup>rd</sup>", 0, 34, markdown=True)]
    ['We met* on the 3rd']
    """
    canvas = Canvas(source, start, end, {}, [0] * (end - start))
    if markdown:
        marks = _take_tokens(source, canvas, start, end)
        _take_emphasis(source, canvas, marks)
    else:
        for match in _PLAIN_ENTITY.finditer(source, start, end):
            _show_entity(canvas, match)
    return list(split_canvas(canvas))


def _take_tokens(source: str, canvas: Canvas, start: int, end: int) -> list[tuple[int, int]]:
    """Drop every token but the emphasis marks, and return the places of these."""
    marks: list[tuple[int, int]] = []
    position = start
    attributes = source.find('="', start, end) >= 0
    while match := (_TOKEN.search if attributes else _next_token)(source, position, end):
        first, last = match.span()
        position = last
        kind = match.lastgroup
        if kind == "mark":
            marks.append((first, last))
        elif kind == "escape":
            canvas.drop(first, first + 1)
        elif kind in {"link", "reference"}:
            shown = source.index("](", first) if kind == "link" else _shown_reference(source, first, last)
            if shown < last:
                canvas.drop(first, first + 1)
                canvas.drop(shown, last)
                marks.extend(_take_tokens(source, canvas, first + 1, shown))
        elif kind in {"auto", "small"}:
            canvas.drop(first, first + 1)
            canvas.drop(last - 1, last)
        elif kind == "entity":
            _show_entity(canvas, match)
        elif kind in {"raised", "note"}:
            digits = "".join(c for c in match[0] if c.isdigit())
            _show(canvas, first, last, digits.translate(_SUPERSCRIPT), at=first + match[0].index(digits[0]))
        elif kind == "tag" and _UNDERLINE.match(match[0]):
            marks.append((first, last))
        elif kind == "tag" and match[0].lower().startswith("<br"):
            _show(canvas, first, last, " ")
        else:
            canvas.drop(first, last)
    return marks


def _next_token(source: str, position: int, end: int) -> re.Match[str] | None:
    """Return the first token from `position` on of those that a sign opens: all but a tag's debris, which has attributes."""
    for sign in _SIGN.finditer(source, position, end):
        if match := _TOKEN.match(source, sign.start(), end):
            return match
    return None


def _shown_reference(source: str, first: int, last: int) -> int:
    """Return where the words of ``[words][name]`` end, `last` where no address has that name."""
    close = source.rindex("[", first, last)
    return close - 1 if source[close + 1 : last - 1] in _definitions(source) else last


@lru_cache(maxsize=4)
def _definitions(source: str) -> frozenset[str]:
    """Return the names that a Markdown file gives to addresses: ``[1]: https://…``."""
    return frozenset(_DEFINITION.findall(source))


def _show_entity(canvas: Canvas, match: re.Match[str]) -> None:
    _show(canvas, *match.span(), unescape(match[0]).replace("\xa0", " "))


def _show(canvas: Canvas, first: int, last: int, text: str, at: int | None = None) -> None:
    """Show `text` in place of a token, as if it stood at `at` (its first character)."""
    canvas.drop(first, last)
    canvas.shown[first if at is None else at] = text


def _take_emphasis(source: str, canvas: Canvas, marks: list[tuple[int, int]]) -> None:
    """Drop the emphasis marks that have a partner, and flag what stands between them."""
    opened: list[tuple[int, int]] = []
    open_now: Counter[str] = Counter()
    spans: list[tuple[int, int, int]] = []
    for first, last in marks:
        mark = source[first:last]
        if open_now[_pair(mark)] and _closes(source, first, last):
            partner = (last, last)
            while _pair(source[slice(*partner)]) != _pair(mark):
                partner = opened.pop()
                open_now[_pair(source[slice(*partner)])] -= 1
            canvas.drop(*partner)
            canvas.drop(first, last)
            spans.append((partner[1], first, _weight(mark)))
        elif mark.startswith("<") or _opens(source, first, last):
            if mark.startswith("<"):
                canvas.drop(first, last)
            if not mark.startswith("</"):
                opened.append((first, last))
                open_now[_pair(mark)] += 1
        elif len(mark) == 2 and mark[0] == "*":
            canvas.drop(first, last)
    _flag(canvas, spans)


def _flag(canvas: Canvas, spans: Sequence[tuple[int, int, int]]) -> None:
    """Flag what is emphasised: each character once for every weight, however deep the marks are nested."""
    for weight in (1, 2):
        reached = canvas.start
        for start, end, _ in sorted(span for span in spans if span[2] == weight):
            for index in range(max(start, reached), end):
                canvas.strong[index - canvas.start] = weight
            reached = max(reached, end)


def _weight(mark: str) -> int:
    return 1 if mark in {"*", "_"} or mark.lower().startswith(("</i", "</em")) else 2


def _pair(mark: str) -> str:
    """Return what a mark and its partner have in common: the same characters, or a tag's first letter."""
    return "<" + mark.lstrip("</")[:1] if mark.startswith("<") else mark


def _opens(source: str, first: int, last: int) -> bool:
    before, after = source[first - 1 : first], source[last : last + 1]
    if source[first] == "_":
        return bool(after.strip()) and not before.isalnum() and after != "_"
    if last - first > 1:
        return bool(after.strip())
    return bool(after.strip()) and (after.isalnum() or not before.isalnum())


def _closes(source: str, first: int, last: int) -> bool:
    if source[first] in "<":
        return source[first + 1] == "/"
    if last - first > 1 and source[first] == "*":
        return True
    before, after = source[first - 1 : first], source[last : last + 1]
    return bool(before.strip()) and not (source[first] == "_" and after.isalnum())
