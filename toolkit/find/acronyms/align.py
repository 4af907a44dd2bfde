"""The alignment of a short form's letters with the words before or after it.

Schwartz and Hearst (Pacific Symposium on Biocomputing 2003, 451–462; precision .96, recall .82) walk from the right, take for every letter the
first place that fits, and look at no more than ``min(n + 5, 2n)`` words for ``n`` letters. Institutional names break both habits: ``DOC`` stands for
*Declaration on the Conduct of Parties in the South China Sea*, eleven words for three letters, and the first place that fits is
often not the one meant. So here every start in the sentence is scored, by dynamic programming over letters and words, and the cheapest wins:
a letter at the beginning of a word costs nothing, one inside a word costs, a word passed over costs (a function word does not), and what is
left of the name after the last letter costs a little. The work is letters times words; the costs are constants below.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from toolkit.find.title_case import SMALL_WORDS
from toolkit.lexicons import load_lexicon

NEXT_LETTER = 0.45
LATER_LETTER = 0.85
SMALL_LETTER = 0.25
SKIPPED_NAME = 0.4
SKIPPED_WORD = 1.1
TRAILING_NAME = 0.25
TRAILING_WORD = 0.8
LOST_LETTER = 1.6
LOST_NUMBER = 0.5
INSIDE_START = 0.4
_IMPOSSIBLE = 99.0
_REACH = 480
_PART = re.compile(
    r"(?:U\.S\.|[A-Z]{2,}(?=[A-Z][a-z]{2})|[A-ZÀ-Þ]?[^\W\dA-ZÀ-Þ_]+|[A-ZÀ-Þ]+(?:[a-z](?=\b))?|\d+(?:\.\d+)*(?:st|nd|rd|th)?)"
)
_BREAK = re.compile(r"(?<![A-Z])[.!?](?=\s+[A-Z“\"‘])|[;!?]\s|[•…]")


class Part(NamedTuple):
    """A word or a part of a compound word, where it stands, and whether it begins its word.

    `letters` is the word in capitals, without dots; `small` tells whether it is a function word, `named` whether it is capitalised or a number.
    """

    start: int
    end: int
    text: str
    opens: bool
    letters: str
    small: bool
    named: bool


class Alignment(NamedTuple):
    """Where the long form begins, and how far its words are from the letters (0: every letter begins a word, none is left over)."""

    start: int
    cost: float


def split_parts(text: str, start: int, end: int) -> list[Part]:
    """Return the words of ``text[start:end]``, compounds and run-together words (``ASEANJapan``) in their parts."""
    parts = []
    for match in _PART.finditer(text, start, end):
        word = match.group()
        if word != "s":
            place, stop = match.span()
            before = text[place - 1] if place else " "
            opens, named = before.isspace() or before in "“\"'‘([", word[0].isupper() or word[0].isdigit()
            letters = word.upper().replace(".", "")
            parts.append(Part(place, stop, word, opens, letters, word in SMALL_WORDS, named))
    return parts


def sentence_start(text: str, end: int) -> int:
    """Return where the sentence around ``text[end]`` begins, at most about forty words back."""
    window = max(0, end - _REACH)
    start = window
    for match in _BREAK.finditer(text, window, end):
        start = match.end()
    return start


def align(letters: tuple[str, ...], parts: list[Part], *, first_only: bool = False) -> Alignment | None:
    """Return the cheapest alignment of `letters` with the end of `parts`, or None where there is none.

    The long form begins at a word that the first letter begins; `first_only` holds it to the first of `parts`.
    """
    if not letters or not parts:
        return None
    if (perfect := _by_initials(letters, parts)) is not None and not (first_only and perfect):
        return Alignment(parts[perfect].start, 0.0)
    opening = _beginnings(letters[0])
    heads = [
        j for j, part in enumerate(parts[:1] if first_only else parts) if part.letters.startswith(opening)
    ]
    rest = _costs(letters, parts) if heads else []
    best: Alignment | None = None
    for index in heads:
        for taken, cost in _consume(letters, 0, parts[index]):
            total = cost + rest[taken][index + 1] + (0.0 if parts[index].opens else INSIDE_START)
            if total < _IMPOSSIBLE and (best is None or total <= best.cost):
                best = Alignment(parts[index].start, total)
    return best


def _by_initials(letters: tuple[str, ...], parts: list[Part]) -> int | None:
    """Return the part that the first letter opens where the letters open the last names one by one, only function words between: nothing is cheaper."""
    index = len(parts)
    for letter in reversed(letters):
        index -= 1
        while index >= 0 and parts[index].small:
            index -= 1
        if index < 0 or letter[0].isdigit():
            return None
        part = parts[index]
        if not part.named or not part.letters.startswith(_beginnings(letter)):
            return None
    return index if parts[index].opens else None


def _costs(letters: tuple[str, ...], parts: list[Part]) -> list[list[float]]:
    """Return ``costs[k][j]``: the least cost of ``letters[k:]`` over ``parts[j:]``, for every letter but the first, which opens the long form."""
    size, count = len(letters), len(parts)
    costs = [[_IMPOSSIBLE] * (count + 1) for _ in range(size + 1)]
    costs[size][count] = 0.0
    for j in range(count - 1, -1, -1):
        costs[size][j] = costs[size][j + 1] + _passed(parts[j], TRAILING_NAME, TRAILING_WORD)
    skipped = [_passed(part, SKIPPED_NAME, SKIPPED_WORD) for part in parts]
    words = [part.letters for part in parts]
    for k in range(size - 1, 0, -1):
        lost = LOST_NUMBER if letters[k][0].isdigit() else LOST_LETTER
        row, later, opening = costs[k], costs[k + 1], _beginnings(letters[k])
        least = row[count] = lost + later[count]
        for j in range(count - 1, -1, -1):
            passed, dropped = least + skipped[j], lost + later[j]
            least = passed if passed < dropped else dropped
            if words[j].startswith(opening):
                for taken, cost in _consume(letters, k, parts[j]):
                    least = min(least, cost + costs[k + taken][j + 1])
            row[j] = least
    return costs


def _passed(part: Part, named: float, word: float) -> float:
    """Return what it costs to pass over `part` without a letter of it."""
    if part.small:
        return 0.0
    return named if part.named else word


def _consume(letters: tuple[str, ...], k: int, part: Part) -> list[tuple[int, float]]:
    """Return how many of ``letters[k:]`` the part may give, each with its cost; the first begins the part."""
    if letters[k][0].isdigit():
        return [(1, 0.0)] if _is_number(letters[k], part.text) else []
    word = part.letters
    if not word.startswith(_beginnings(letters[k])):
        return []
    at = next(len(begin) for begin in _beginnings(letters[k]) if word.startswith(begin))
    cost = 0.0 if part.named else (0.1 if part.small else SMALL_LETTER)
    found = [(1, cost)]
    if part.small:
        return found
    for taken, letter in enumerate(letters[k + 1 :], start=2):
        place = word.find(letter, at)
        if place < 0:
            break
        cost += NEXT_LETTER if place == at else LATER_LETTER
        at = place + 1
        found.append((taken, cost))
    return found


@cache
def _beginnings(letter: str) -> tuple[str, ...]:
    """Return what a word may begin with for the letter: itself, or what it is written for (X: *ex*); for a number anything: :func:`_consume` decides."""
    if letter[0].isdigit():
        return ("",)
    return (letter, *(begin.upper() for begin in load_lexicon("acronyms")["beginnings"].get(letter, ())))


@cache
def _is_number(digits: str, word: str) -> bool:
    """Return whether `word` prints the number `digits`: the word for it, itself, or a year that ends in it."""
    if word[0].isdigit():
        return word == digits or (len(word) == 4 and len(digits) == 2 and word.endswith(digits))
    return word.lower() in load_lexicon("acronyms")["digits"].get(digits, ())
