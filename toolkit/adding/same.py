"""The same text in another file: a statement saved as a PDF and as a web page is one document.

Two texts are compared by their runs of four words, spelt alike but for capitals, signs and the breaks of lines. Where nineteen of
twenty words stand in the same order, four fifths of the runs are the same. Editions of a yearly statement and notes after one
pattern share much of their wording too, so only texts of one date are compared, as precisely as both dates are known, nearly
all their numbers have to be the same, and neither may have a name in the place of another: statements of one day with two partners
are two documents.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from toolkit.adding.candidate import Candidate
from toolkit.catalog import Entry
from toolkit.documents import load_entry
from toolkit.errors import CatalogError, ToolkitError
from toolkit.paragraphs import segment_paragraphs

_RUN = 4
_SAME = 0.95**_RUN
_SAME_NUMBERS = 0.9
_FEWEST_WORDS = 20
_WORD = re.compile(r"[^\W_]+")


class Wording(NamedTuple):
    """How often each run of words stands in a text, and each word that holds a digit; the words with a capital, and all letters."""

    runs: Counter[int]
    numbers: Counter[int]
    names: frozenset[str] = frozenset()
    letters: str = ""

    def is_like(self, other: Wording) -> bool:
        """Tell whether the other one is that of the same text."""
        numbers = self.numbers | other.numbers
        return (
            share(self.runs, other.runs) >= _SAME
            and (not numbers or share(self.numbers, other.numbers) >= _SAME_NUMBERS)
            and not (self._names_more(other) and other._names_more(self))
        )

    def _names_more(self, other: Wording) -> bool:
        """Tell whether a name of the text stands nowhere in the other one, however that breaks its words."""
        return any(name not in other.letters for name in self.names)


class Texts:
    """The texts of a corpus, each read when it is first compared."""

    def __init__(self, corpus: Path) -> None:
        self.corpus = corpus
        self.known: dict[str, Wording] = {}

    def refuse_same(self, candidate: Candidate, entry: Entry, known: Iterable[Entry]) -> None:
        """Raise if the text of a candidate, which is to have this entry, is that of a document known.

        Raises
        ------
        CatalogError
            If it is; the message names the document.
        """
        own = self.known[entry.id] = _wording(candidate.paragraphs)
        for other in known:
            if _one_date(entry.date, other.date) and own.is_like(self._of(other)):
                msg = (
                    f"{candidate.path.name!r} holds the text of {other.id!r} ({other.file}), which is in the corpus already. "
                    "Leave it out, or remove the other and its entry first."
                )
                raise CatalogError(msg)

    def _of(self, entry: Entry) -> Wording:
        """Return the wording of a document of the corpus; none of one that cannot be read, of which ``toolkit check`` tells."""
        if entry.id not in self.known:
            try:
                self.known[entry.id] = _wording(segment_paragraphs(load_entry(self.corpus, entry)))
            except ToolkitError:
                self.known[entry.id] = Wording(Counter(), Counter())
        return self.known[entry.id]


def _one_date(first: str, second: str) -> bool:
    return first.startswith(second) or second.startswith(first)


def _wording(paragraphs: pd.DataFrame) -> Wording:
    """Return the wording of the paragraphs, without footnotes, which some formats lose; of a text of a few words no runs."""
    body = paragraphs.loc[~paragraphs["para"].str.startswith("fn"), "text"]
    printed = _WORD.findall(unicodedata.normalize("NFKC", " ".join(body)))
    words = [word.casefold() for word in printed]
    shifted = (words[start:] for start in range(_RUN)) if len(words) >= _FEWEST_WORDS else ()
    runs = Counter(hash(run) for run in zip(*shifted, strict=False))
    numbers = Counter(hash(word) for word in words if any(map(str.isdigit, word)))
    names = frozenset(word for word, own in zip(words, printed, strict=True) if own[0].isupper())
    return Wording(runs, numbers, names, "".join(words))


def share(first: Counter[int], second: Counter[int]) -> float:
    """Return which share of what the one has more of is in the other one too.

    Examples
    --------
    >>> share(Counter("aab"), Counter("abcd"))
    0.5
    """
    longer = max(first.total(), second.total())
    return (first & second).total() / longer if longer else 0.0
