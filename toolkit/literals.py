"""Many words at once: where any of a list of words begins in a text, in one pass.

The pass is Aho and Corasick's ("Efficient string matching", *Communications of the ACM* 18 (1975)): its cost does not grow with the list.
What stands at the places is for the caller to decide, mostly by a pattern matched there, which is much cheaper than one searched for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ahocorasick_rs import AhoCorasick, Implementation

_SURROGATES = re.compile("[\ud800-\udfff]")


class Strings:
    """Strings, to be looked for all at once wherever they stand, in words too."""

    def __init__(self, strings: Sequence[str]) -> None:
        self._automaton = AhoCorasick(strings, implementation=Implementation.DFA)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Return every occurrence as the number of the string, start and end, ordered by the end; overlapping ones too.

        Examples
        --------
        >>> Strings(["yen", "doyen"]).find("a doyen")
        [(1, 2, 7), (0, 4, 7)]
        """
        try:
            found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(
                text, overlapping=True
            )
        except UnicodeEncodeError:  # half of a pair of surrogates, which no string has
            return self.find(_SURROGATES.sub("\ufffd", text))
        return found


class Literals:
    """Lists of words, to be looked for all at once.

    Parameters
    ----------
    lists
        The words of each list, by its name; of phrases only the first word is looked for.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        names: dict[str, list[str]] = {}
        for name, words in lists.items():
            for word in {word.split()[0] for word in words}:
                names.setdefault(word, []).append(name)
        self._names = list(names.values())
        self._strings = Strings(list(names))

    def starts(self, text: str) -> dict[str, list[int]]:
        """Return where words of a text begin with a word of a list, by the list's name, in order.

        Examples
        --------
        >>> Literals({"months": ["may", "june"], "cues": ["to"]}).starts("may to june, dismay")
        {'months': [0, 7], 'cues': [4]}
        """
        places: dict[str, list[int]] = {}
        for number, start, _ in self._strings.find(text):
            if start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_"):
                for name in self._names[number]:
                    places.setdefault(name, []).append(start)
        return {name: sorted(starts) for name, starts in places.items()}

    def stand_in(self, text: str) -> bool:
        """Tell whether one of the words stands anywhere in a text, inside of another word too.

        Examples
        --------
        >>> Literals({"currencies": ["yen"]}).stand_in("doyens")
        True
        """
        return bool(self._strings.find(text))


def matches_at(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that can begin only at `starts`, given in order: those that a search over the whole text finds.

    Examples
    --------
    >>> [match.group() for match in matches_at(re.compile("a.?"), "aaab", [0, 1, 2])]
    ['aa', 'ab']
    """
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)):
            yield match
            end = match.end()
