"""Many words at once: where any of a list of words begins in a text, in one pass.

The pass is Aho and Corasick's ("Efficient string matching", *Communications of the ACM* 18 (1975)): its cost does not grow with the list.
What stands at the places is for the caller to decide, mostly by a pattern matched there, which is much cheaper than one searched for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import ahocorasick


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
        self._automaton = ahocorasick.Automaton()
        for word, its_names in names.items():
            self._automaton.add_word(word, (len(word), its_names))
        self._automaton.make_automaton()

    def starts(self, text: str) -> dict[str, list[int]]:
        """Return where words of a text begin with a word of a list, by the list's name, in order.

        Examples
        --------
        >>> Literals({"months": ["may", "june"], "cues": ["to"]}).starts("may to june, dismay")
        {'months': [0, 7], 'cues': [4]}
        """
        places: dict[str, list[int]] = {}
        for last, (length, names) in self._automaton.iter(text):
            start = last + 1 - length
            if start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_"):
                for name in names:
                    places.setdefault(name, []).append(start)
        return {name: sorted(starts) for name, starts in places.items()}

    def stand_in(self, text: str) -> bool:
        """Tell whether one of the words stands anywhere in a text, inside of another word too.

        Examples
        --------
        >>> Literals({"currencies": ["yen"]}).stand_in("doyens")
        True
        """
        return next(self._automaton.iter(text), None) is not None


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
