"""The short names that a document gives a meeting: ``Review Conference`` after *Review Conference of the Alpha Treaty*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from toolkit.lexicons import any_of, load_lexicon, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OPENING = re.compile(r"((?:[A-Z][\w’'-]*\s)+[A-Z][\w’'-]*)\s(?:of|on|for)\s(?:the\s)?[A-Z]")


class ShortName(NamedTuple):
    """The first words of a long name, which stand for all of it later."""

    words: str


def learnt_names(text: str, start: int, end: int) -> Iterator[ShortName]:
    """Yield the short name that the meeting's name ``text[start:end]`` opens with, where it says which meeting is meant."""
    match = _OPENING.match(text, start, end)
    if match is None:
        return
    first, *_, last = match.group(1).split()
    generic = first in word_set("meetings", "generic") or match.group(1) in word_set("meetings", "standing")
    if not generic and last in load_lexicon("meetings")["nouns"]:
        yield ShortName(match.group(1))


def short_uses(text: str, names: Iterable[ShortName]) -> Iterator[tuple[int, int]]:
    """Yield the uses of learnt names behind an article, where they do not go on into a longer name."""
    words = sorted({name.words for name in names})
    if not words:
        return
    for match in re.finditer(rf"(?<=[Tt]he )({any_of(words)})(?![\w-]|\s[A-Z]|\sof\s)", text):
        yield match.span()
