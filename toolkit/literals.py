"""Many words at once: where any of a list of words begins in a text, in one pass.

The pass is Aho and Corasick's ("Efficient string matching", *Communications of the ACM* 18 (1975)): its cost does not grow with the list.
What stands at the places is for the caller to decide, mostly by a pattern matched there, which is much cheaper than one searched for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import ahocorasick


class Literals:
    """Words to be looked for all at once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for word in words:
            self._automaton.add_word(word, word)
        self._automaton.make_automaton()

    def places(self, lower: str) -> Iterator[tuple[int, str]]:
        """Yield where a word of a text begins with one of the words, and that word, by the positions of their ends.

        Parameters
        ----------
        lower
            The text in lower case.

        Examples
        --------
        >>> list(Literals(["may", "june"]).places("may to june, dismay"))
        [(0, 'may'), (7, 'june')]
        """
        for last, word in self._automaton.iter(lower):
            start = last + 1 - len(word)
            if start == 0 or not (lower[start - 1].isalnum() or lower[start - 1] == "_"):
                yield start, word

    def stand_in(self, text: str) -> bool:
        """Tell whether one of the words stands anywhere in a text, inside of another word too.

        Examples
        --------
        >>> Literals(["yen"]).stand_in("doyens")
        True
        """
        return next(self._automaton.iter(text), None) is not None
