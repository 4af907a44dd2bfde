"""Where a repeated sequence of words becomes a formula: loose ends cut off, and what says nothing left out.

A repeat ends wherever two texts part, in mid-phrase as often as not. Words of the closed classes at its ends, and what is left there
of a linking phrase (``in line with``, ``with a view to``), belong to no formula and are cut off. What remains must have two
words of content, or it is a date or a turn of grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from toolkit.compare.formulas.repeats import Repeat
from toolkit.compare.formulas.words import CONTENT, FUNCTION, NUMBER, Word, read_runs
from toolkit.lexicons import load_lexicon

_LEAST_CONTENT = 2


def trim(words: Sequence[Word], repeat: Repeat) -> Repeat:
    """Return `repeat` without its loose ends."""
    first, last = repeat.position, repeat.position + repeat.length
    while first < last and (cut := _leading(words, first, last)):
        first += cut
    while first < last and (cut := _trailing(words, first, last)):
        last -= cut
    return Repeat(first, last - first)


def says_something(words: Sequence[Word], repeat: Repeat) -> bool:
    """Tell whether there are two different words of content in `repeat`."""
    own = words[repeat.position : repeat.position + repeat.length]
    return len({word.key for word in own if word.role == CONTENT}) >= _LEAST_CONTENT


def _leading(words: Sequence[Word], first: int, last: int) -> int:
    """Return how many words to cut off at the start."""
    if words[first].role == FUNCTION:
        return 1
    heads, _ = _loose_ends()
    lengths = range(min(_longest(), last - first), 0, -1)
    return next((n for n in lengths if _keys(words, first, first + n) in heads), 0)


def _trailing(words: Sequence[Word], first: int, last: int) -> int:
    """Return how many words to cut off at the end."""
    _, tails = _loose_ends()
    lengths = range(min(_longest(), last - first), 0, -1)
    linked = next((n for n in lengths if _keys(words, last - n, last) in tails), 0)
    return linked or int(words[last - 1].role == FUNCTION or _lone_number(words, first, last))


def _lone_number(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a figure or date at the end is left over from a phrase (``in 2020``), and no part of a name (``Agenda 2030``)."""
    return words[last - 1].role == NUMBER and (
        last - first == 1 or words[last - 2].role in (FUNCTION, NUMBER)
    )


def _keys(words: Sequence[Word], first: int, last: int) -> tuple[str, ...]:
    return tuple(word.key for word in words[first:last])


@cache
def _loose_ends() -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
    """Return what may be left of a linking phrase at the start of a repeat, and what at its end; two words at least."""
    phrases = [run for _, run in read_runs(load_lexicon("formulas")["links"])]
    keys = [_keys(phrase, 0, len(phrase)) for phrase in phrases]
    heads = {phrase[cut:] for phrase in keys for cut in range(len(phrase) - 1)}
    tails = {phrase[:cut] for phrase in keys for cut in range(2, len(phrase) + 1)}
    return frozenset(heads), frozenset(tails)


@cache
def _longest() -> int:
    return max(map(len, _loose_ends()[0]))
