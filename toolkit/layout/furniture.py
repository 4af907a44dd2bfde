"""Lines that are no part of a document's words: page heads and feet, navigation, captions, bylines, dates, places.

The evidence is their wording, the patterns of ``lexicons/furniture.toml``, each of which must match a whole line
(:mod:`~toolkit.layout.pages` goes by their position). A pattern never takes a line out of the middle of a sentence:
where the line before fills its width and doesn't end one, the line belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from toolkit.layout.lines import Line
from toolkit.lexicons import load_lexicon

STOPS = ".!?:;”\"’')]»"
_RULE = re.compile(
    r"(?:\\?[*_~=—–\-•·⸻]\s?){3,}|[—–⸻]{2}|(?:\\?#\s?){2,}|[-–—*•]|\\?\*\s\*|-?\s?(?:END|End|ENDS|30)\s?-"
)
_TABLE_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_EMPHASIS = re.compile(r"\*+|_+")
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->")
_MARKS = re.compile(r"[*_#>\\`|]+|</?[A-Za-z][^<>]*>|!?\[\]\([^()]*\)")
_MARK = re.compile(r"[*_#>\\`|<\[]")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")
_UNDERLINES = "=-~"
_BULLETS = frozenset("•▪●○◦‣·►➢✓❖■-o\uf0b7\uf0a7\uf06f")
_SHORT = 90
_EMPHASISED = 40
_CENTRED = 8
_LONGEST_CAPTION = 320


@dataclass(frozen=True)
class Kind:
    """What a line is, if it isn't text: its role, whether it marks a page's edge, what goes with it; a heading's level."""

    role: str
    page: bool = False
    takes: str = ""
    level: int = 0
    plain: bool = False


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Kind], ...]:
    lexicon = load_lexicon("furniture")
    parts = dict(lexicon["parts"])
    for name in ("date", "place", "stamp"):
        parts[name] = _fill(parts[name], parts)
    return tuple(
        (
            re.compile(_fill(entry["pattern"], parts), re.IGNORECASE),
            Kind(
                entry["role"],
                entry.get("page", False),
                entry.get("takes", ""),
                plain=entry.get("plain", False),
            ),
        )
        for entry in lexicon["line"]
    )


@cache
def _any_pattern() -> re.Pattern[str]:
    """Return the patterns in one."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _patterns()), re.IGNORECASE)


def _fill(pattern: str, parts: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z]+)\}", lambda match: parts[match[1]], pattern)


@lru_cache(maxsize=4096)
def kind_of(text: str) -> Kind | None:
    """Return what a line with this text is by its wording, or None.

    Examples
    --------
    >>> kind_of("Back to Japan-ASEAN Relations").role, kind_of("Bali, Indonesia, 15-16 November 2022").role
    ('navigation', 'place')
    """
    if len(text) > 320:
        return None
    if not _any_pattern().fullmatch(text):
        return None
    return next(kind for pattern, kind in _patterns() if pattern.fullmatch(text))


@cache
def _dates() -> re.Pattern[str]:
    parts = dict(load_lexicon("furniture")["parts"])
    return re.compile(_fill(parts["date"], parts), re.IGNORECASE)


def holds_date(text: str) -> bool:
    """Tell whether a date with its year stands in `text`.

    Examples
    --------
    >>> holds_date("World News, 4 November 2019, 15:45"), holds_date("Agenda 2030")
    (True, False)
    """
    return bool(_dates().search(text))


def bare(line: Line) -> str:
    """Return the line's words without the marks and addresses of Markdown."""
    text = line.text
    if _MARK.search(text):
        text = _MARKS.sub("", _LINK.sub(r"\1", text))
    return " ".join(text.split())


def is_rule(line: Line) -> bool:
    """Tell whether the line is a rule: asterisks, dashes, underscores, ``###``."""
    return bool(_RULE.fullmatch(line.text))


def is_lone_bullet(line: Line) -> bool:
    """Tell whether the line is a bullet whose text stands on the next line."""
    return line.text in _BULLETS


def is_note_rule(line: Line) -> bool:
    """Tell whether the line is the rule above the footnotes of a page."""
    return len(line.text) > 4 and not line.text.strip("_\\")


def closes_emphasis(chunk: Sequence[Line], line: Line) -> bool:
    """Tell whether the line is the mark that ends what was emphasised in the lines before it, and no rule."""
    if not chunk or line.text not in {"*", "**", "***", "_", "__", "___"}:
        return False
    marks = [mark for each in chunk[-_EMPHASISED:] for mark in _EMPHASIS.findall(each.text)]
    return marks.count(line.text) % 2 == 1


def is_comment(line: Line) -> bool:
    """Tell whether the line holds nothing but comments."""
    return bool(line.text) and not _COMMENT.sub("", line.text).strip()


def line_kinds(lines: Sequence[Line], width: int, *, parted: bool = False) -> list[Kind | None]:
    """Return for each line what it is by its wording, if it isn't text.

    `parted`: blank lines part the paragraphs, so that one may run on over a page's edge.
    """
    kinds: list[Kind | None] = [None] * len(lines)
    for index, line in enumerate(lines):
        if line.text and not _mid_sentence(lines, kinds, index, width, parted=parted):
            kind = kind_of(bare(line)) or kind_of(line.text)
            kinds[index] = None if kind and kind.plain and line.text.startswith("#") else kind
    _add_taken(lines, kinds)
    _add_underlined(lines, kinds)
    return [
        kind or (Kind("markup") if _TABLE_RULE.fullmatch(line.text) else None)
        for line, kind in zip(lines, kinds, strict=True)
    ]


def _add_underlined(lines: Sequence[Line], kinds: list[Kind | None]) -> None:
    """Mark the headings that are underlined by a line of their own, and those lines."""
    for index, (above, line) in enumerate(pairwise(lines)):
        marks = line.text
        if len(marks) < 3 or marks.strip(marks[0]) or marks[0] not in _UNDERLINES:
            continue
        if kinds[index] or not folded(above.text):
            continue
        alone = not index or not lines[index - 1].text
        apart = abs(len(marks) - len(above.text))
        if above.text[-1] not in ".;," and apart <= (len(above.text) // 2 + 2 if alone else 2):
            kinds[index] = Kind("heading", level=1 if marks[0] == "=" else 2)
            kinds[index + 1] = Kind("markup")


def _mid_sentence(
    lines: Sequence[Line], kinds: Sequence[Kind | None], index: int, width: int, *, parted: bool
) -> bool:
    """Tell whether the line before runs into this one; a single line of a title above it does not."""
    before = lines[index - 1] if index else None
    if not before or not before.text or kinds[index - 1]:
        return False
    if parted and lines[index].indent < _CENTRED:
        return before.text[-1] not in STOPS
    if not width or before.page != lines[index].page:
        return False
    if before.length <= width * 0.75 or before.text[-1] in STOPS:
        return False
    alone = index < 2 or not lines[index - 2].text
    after = lines[index + 1].text if index + 1 < len(lines) else ""
    ended = before.text.rpartition(" ")[2].lower() not in load_lexicon("layout")["unfinished"]
    return not (alone and ended and not after[:1].islower())


def _add_taken(lines: Sequence[Line], kinds: list[Kind | None]) -> None:
    """Mark what goes with a line of navigation: the next line, or all short ones to the end."""
    takes, role = "", ""
    opening = max((index for index, kind in enumerate(kinds) if kind and kind.takes == "before"), default=-1)
    for index, line in enumerate(lines):
        kind = kinds[index]
        if kind and kind.takes == "above":
            _take_caption(lines, kinds, index)
        elif index < opening and kind is None and line.text:
            kinds[index] = Kind("furniture")
        elif kind and kind.takes in {"next", "rest"}:
            takes, role = kind.takes, kind.role
        elif takes and line.text:
            if kind is None and (takes == "next" or _is_link(line)):
                kinds[index] = Kind(role)
            takes = takes if takes == "rest" and _is_link(line) else ""


def _take_caption(lines: Sequence[Line], kinds: list[Kind | None], credit: int) -> None:
    """Mark the sentence above a picture's credit as its caption."""
    above = next((i for i in range(credit - 1, max(-1, credit - 3), -1) if lines[i].text), None)
    if above is not None and kinds[above] is None and len(lines[above].text) <= _LONGEST_CAPTION:
        kinds[above] = Kind("caption")


def _is_link(line: Line) -> bool:
    return len(line.text) <= 2 * _SHORT and not line.text.endswith((".", ";", ":"))


def folded(text: str) -> str:
    """Return the words of `text` alone, in lower case.

    Examples
    --------
    >>> folded("G20 Bali Leaders’ Declaration")
    'g20 bali leaders declaration'
    """
    return " ".join(re.findall(r"\w+", text.casefold()))
