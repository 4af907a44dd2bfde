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
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from toolkit.layout.text import Placed, concat

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TOKEN = re.compile(
    r"""(?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<comment><!--.*?-->)
    | (?P<raised><sup>\s*\[?\d{1,3}\]?\s*</sup>|\^\[?\d{1,3}\]?\^)
    | (?P<small>\^[a-z]{1,4}\^|(?<=[A-Za-z])~\d{1,2}~)
    | (?P<struck>~~)
    | (?P<attributes>\{:[^{}\n]{1,200}\}|(?<=[\])*])\{[.\#a-z][^{}\n]{0,200}\})
    | (?P<note>\[\^\d{1,3}\])
    | (?P<image>!\[[^\[\]]*\]\([^()]*(?:\([^()]*\)[^()]*)*\))
    | (?P<link>\[(?:\\.|[^\[\]\\])*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\)|\[(?:\\.|[^\[\]\\])*\]\((?:<[^<>\n]*>|(?:https?://|/)[^()\n]*)\))
    | (?P<reference>\[(?:\\.|[^\[\]\\])+\]\[[^\[\]\n]{1,40}\])
    | (?P<auto><(?:https?:|mailto:)[^>\s]*>)
    | (?P<tag></?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>)
    | (?P<shown>&lt;/?(?:a|b|br|div|em|font|h[1-6]|i|li|p|span|strong|u|ul)\b[^<>&]{0,200}&gt;)
    | (?P<debris>(?<![^\s>])(?:div|font|p|span)(?:\s[a-z-]{2,20}="[^"<>]{0,100}"){1,5}\s?/?(?:>|&gt;)|\*{4,}|(?<=\S\ )-{3,}(?=\s*(?:\n|\Z)))
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)
    | (?P<mark>\*{1,3}|_{1,3})""",
    re.VERBOSE | re.DOTALL,
)
_PLAIN_ENTITY = re.compile(r"&(?:nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip|#\d{2,5});")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])[.)]{1,2}\s+(?=\S)")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]{1,40})\]:\s+<?(?:https?:|mailto:|www\.|/)\S", re.MULTILINE)
_NEWLINE = re.compile(r"\r\n|\r|\n")
_OTHER_SPACE = re.compile(r"[^\S ]")
_UNDERLINE = re.compile(r"<(/?)(?:u|b|i|strong|em|span)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """One line as a reader sees it: its text, and how all of it is emphasised (2 bold or underlined, 1 italic, 0 not), its number aside.

    ``running``: the emphasis it begins with was opened in the line before.
    """

    text: Placed
    strong: int
    running: bool = False


@dataclass
class _Canvas:
    """A stretch of source while markup is taken away: what is shown in place of single characters, and how each is emphasised."""

    source: str
    start: int
    end: int
    shown: dict[int, str]
    strong: list[int]

    def drop(self, start: int, end: int) -> None:
        for index in range(start, end):
            if self.source[index] not in "\r\n":
                self.shown[index] = ""


def read_rows(source: str, start: int, end: int, *, markdown: bool) -> list[Row]:
    r"""Return the lines of ``source[start:end]`` without their markup.

    Examples
    --------
    >>> [row.text.text for row in read_rows(r"**We** met\* on the 3<sup>rd</sup>", 0, 34, markdown=True)]
    ['We met* on the 3rd']
    """
    canvas = _Canvas(source, start, end, {}, [0] * (end - start))
    if markdown:
        marks = _take_tokens(source, canvas, start, end)
        _take_emphasis(source, canvas, marks)
    else:
        for match in _PLAIN_ENTITY.finditer(source, start, end):
            _show_entity(canvas, match)
    return list(_split(canvas))


def _take_tokens(source: str, canvas: _Canvas, start: int, end: int) -> list[tuple[int, int]]:
    """Drop every token but the emphasis marks, and return the places of these."""
    marks: list[tuple[int, int]] = []
    position = start
    while match := _TOKEN.search(source, position, end):
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


def _shown_reference(source: str, first: int, last: int) -> int:
    """Return where the words of ``[words][name]`` end, `last` where no address has that name."""
    close = source.rindex("[", first, last)
    return close - 1 if source[close + 1 : last - 1] in _definitions(source) else last


@lru_cache(maxsize=4)
def _definitions(source: str) -> frozenset[str]:
    """Return the names that a Markdown file gives to addresses: ``[1]: https://…``."""
    return frozenset(_DEFINITION.findall(source))


def _show_entity(canvas: _Canvas, match: re.Match[str]) -> None:
    _show(canvas, *match.span(), unescape(match[0]).replace("\xa0", " "))


def _show(canvas: _Canvas, first: int, last: int, text: str, at: int | None = None) -> None:
    """Show `text` in place of a token, as if it stood at `at` (its first character)."""
    canvas.drop(first, last)
    canvas.shown[first if at is None else at] = text


def _take_emphasis(source: str, canvas: _Canvas, marks: list[tuple[int, int]]) -> None:
    """Drop the emphasis marks that have a partner, and flag what stands between them."""
    opened: list[tuple[int, int]] = []
    for first, last in marks:
        mark = source[first:last]
        partner = next((o for o in reversed(opened) if _pairs(source[o[0] : o[1]], mark)), None)
        if partner and _closes(source, first, last):
            del opened[opened.index(partner) :]
            canvas.drop(*partner)
            canvas.drop(first, last)
            for index in range(partner[1] - canvas.start, first - canvas.start):
                canvas.strong[index] = max(canvas.strong[index], _weight(mark))
        elif mark.startswith("<"):
            canvas.drop(first, last)
            if not mark.startswith("</"):
                opened.append((first, last))
        elif _opens(source, first, last):
            opened.append((first, last))
        elif len(mark) == 2 and mark[0] == "*":
            canvas.drop(first, last)


def _weight(mark: str) -> int:
    return 1 if mark in {"*", "_"} or mark.lower().startswith(("</i", "</em")) else 2


def _pairs(opening: str, closing: str) -> bool:
    if opening.startswith("<"):
        return closing.startswith("</") and opening[1:2] == closing[2:3]
    return opening == closing


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


def _split(canvas: _Canvas) -> Iterator[Row]:
    """Yield the lines of the canvas."""
    breaks = [match.span() for match in _NEWLINE.finditer(canvas.source, canvas.start, canvas.end)]
    breaks = sorted([*breaks, *((index, index + 1) for index, text in canvas.shown.items() if text == "\n")])
    changed = sorted(canvas.shown)
    emphasised = any(canvas.strong)
    first, running = canvas.start, False
    for last, after in [*breaks, (canvas.end, canvas.end + 1)]:
        inside = changed[bisect_left(changed, first) : bisect_left(changed, last)]
        text = concat(_pieces(canvas, first, last, inside)).strip()
        yield Row(text, _strength(canvas, first, last, text.text) if emphasised else 0, running)
        running = after <= canvas.end and bool(canvas.strong[after - 1 - canvas.start]) and bool(text.text)
        first = after


def _pieces(canvas: _Canvas, first: int, last: int, changed: Sequence[int]) -> Iterator[Placed]:
    """Yield what is shown of a line, whose characters at `changed` are not shown as they are."""
    for index in changed:
        yield _placed(canvas.source[first:index], first)
        shown = canvas.shown[index]
        yield Placed(_plain(shown), ((0, index, 1),) if len(shown) == 1 else ())
        first = index + 1
    yield _placed(canvas.source[first:last], first)


def _placed(text: str, at: int) -> Placed:
    return Placed(_plain(text), ((0, at, len(text)),) if text else ())


def _plain(text: str) -> str:
    """Return `text` with plain spaces for white space of any kind."""
    return _OTHER_SPACE.sub(" ", text)


def _strength(canvas: _Canvas, first: int, last: int, text: str) -> int:
    """Return how all of a line is emphasised, a number that it begins with aside."""
    strong = [
        canvas.strong[index - canvas.start]
        for index in range(first, last)
        for char in canvas.shown.get(index, canvas.source[index])
        if not char.isspace()
    ]
    label = _NUMBERED.match(text)
    return min(strong[sum(not char.isspace() for char in label[0]) :] if label else strong, default=0)
