"""Terms of codebooks and concordances: quanteda's glob syntax, compiled to patterns that forgive a careless source.

``*`` stands for any run of letters and digits, ``?`` for exactly one, a ``*`` that stands alone for one whole word;
a term matches whole tokens, in any case unless it is written with a leading ``=`` (``=DOC``). The syntax is that of
quanteda's ``valuetype = "glob"`` (Benoit et al. 2018, doi 10.21105/joss.00774). Beyond quanteda, a blank or hyphen of the
term also matches a line break, a slash, any dash or nothing at all (``code of conduct`` finds ``code-of-conduct``,
``over-flight`` finds ``overflight``), apostrophes match any apostrophe, dots may be missing (``U.S.`` finds ``US``), and
``-ise``/``-ize`` are one spelling. In a phrase of three or more words without ``*``, ``?`` and ``=``, one word of six or
more letters may have one letter wrong, missing or too many, as long as all the others are right and it is not the first
(``code of conduct`` finds ``code of coduct``). A token ends at a hyphen, and where a lower-case letter meets a capital, so ``asean``
is found in ``ASEANJapan``. Only the matching forgives: offsets always point into the text as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from toolkit.errors import LexiconError
from toolkit.letters import fold, squeeze

SEPARATOR = r"[\s\-\u00ad\u2010-\u2015\u2212/]*"
WORD_CHARACTER = r"[^\W_]"
CAMEL = r"(?-i:(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]))"
TOKEN_START = re.compile(rf"(?<!{WORD_CHARACTER})(?={WORD_CHARACTER})|{CAMEL}")
TOKEN_END = re.compile(rf"(?:(?<={WORD_CHARACTER})(?!{WORD_CHARACTER})|{CAMEL})")
APOSTROPHES = "'’‘ʼ`´"
GAP = re.compile(r"[\s\-‐-―−/]+")
PARTS = re.compile(
    r"(?P<gap>[\s\-‐-―−/]+)|(?P<star>\*+)|(?P<one>\?)|(?P<dot>\.)|(?P<apostrophe>['’‘ʼ`´])|(?P<char>.)"
)
SPELLING = re.compile(r"(?<=[a-z][a-z][iy])[sz](?=[aei*]|$)")
RUN = re.compile(r"[^\W_]{2,}")
REST = re.compile(rf"{WORD_CHARACTER}*")
_FIXED = re.compile(r"[^\s\-‐-―−/*?.'’‘ʼ`´\0]*")
WORD = re.compile(r"\w+(?:[-'’]\w+)*+")
LOOSE_PHRASE = 3  # words that a phrase must have for one of them to be misspelt
LOOSE_WORD = 6  # letters that the misspelt word must have


@dataclass(frozen=True)
class Loose:
    """A phrase, word by word, in which the word `number` has one letter wrong, missing or too many."""

    words: tuple[str, ...]
    number: int

    @property
    def keys(self) -> Iterator[tuple[str, int]]:
        """Yield letters of which some stand in every match, and how many letters it may have from its start to their end.

        One half of a word with one letter wrong is right, and so are the words on that side of it.
        """
        word, half = self.words[self.number], len(self.words[self.number]) // 2
        before, after = self.words[: self.number], self.words[self.number + 1 :]
        opening = squeeze(" ".join([*before, word[:half]] if after else before))
        yield opening, len(opening)
        if after:
            size = len(squeeze(" ".join(self.words)))
            for length in (size - 1, size, size + 1):
                yield squeeze(" ".join([word[half:], *after])), length

    @cached_property
    def _right(self) -> str:
        return " ".join(self.words)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        length = len(self.words[self.number])
        sources = [_glob_source(word) for word in self.words]
        sources[self.number] = rf"(?P<word>{WORD_CHARACTER}{{{length - 1},{length + 1}}})"
        return re.compile(SEPARATOR.join(sources) + TOKEN_END.pattern, re.IGNORECASE)

    def end(self, text: str, start: int, folded: str) -> int | None:
        """Return where a match that begins at `start` ends, or None; `folded` is the text in lower case."""
        right = start + len(self._right)
        if folded.startswith(self._right, start) and not text[right : right + 1].isalnum():
            return None
        found = self._pattern.match(text, start)
        return found.end() if found and one_edit(fold(found["word"]), self.words[self.number]) else None


@dataclass(frozen=True)
class Term:
    """A term: as written, and as a glob without mark and needless blanks.

    Its patterns are compiled when they are first tried: of thousands of terms most never are.
    """

    written: str
    glob: str

    @cached_property
    def exact(self) -> bool:
        """Whether capitals matter and no letter may be wrong."""
        return self.written.startswith("=")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What the term matches, right spellings and those that are forgiven anywhere."""
        return re.compile(_glob_source(self._glob) + TOKEN_END.pattern, 0 if self.exact else re.IGNORECASE)

    @cached_property
    def key(self) -> str:
        """The letters that every match begins with, squeezed."""
        return squeeze(re.split(r"[*?]", fold(self.glob))[0])

    @cached_property
    def opening(self) -> str:
        """The letters that every match begins with, in lower case."""
        opening = _FIXED.match(SPELLING.sub("\0", fold(self.glob)))
        return opening.group() if opening else ""

    @cached_property
    def word(self) -> str:
        """The one way to write a term that is a single word, in lower case unless it is exact; empty for other terms."""
        literal, starred = self._literal
        varies = starred or SPELLING.search(literal) or not set(APOSTROPHES).isdisjoint(literal)
        return literal if literal.isalnum() and not varies else ""

    @cached_property
    def loose(self) -> tuple[Loose, ...]:
        """The phrase with one word misspelt, once for each word that may be."""
        words = tuple(GAP.split(self._glob))
        if self.exact or len(words) < LOOSE_PHRASE or "*" in self.glob or "?" in self.glob:
            return ()
        longer = (i for i, word in enumerate(words) if i and len(word) >= LOOSE_WORD and word.isalpha())
        return tuple(Loose(words, number) for number in longer)

    def may_match(self, folded: str) -> bool:
        """Return False if the term has no match in a text, given in lower case, for want of letters."""
        missing = sum(run not in folded for run in self._runs)
        return not missing or (missing == 1 and bool(self.loose))

    def end(self, text: str, start: int, folded: str) -> int | None:
        """Return where a match that begins at `start` ends, or None; `folded` is the text in lower case."""
        literal, starred = self._literal
        if literal and (text if self.exact else folded).startswith(literal, start):
            end = start + len(literal)
            if starred:
                return REST.match(text, end).end()  # type: ignore[union-attr]
            if end == len(text) or not text[end].isalnum():
                return end
            if not text[end].isupper():  # no capital parts the word from what is joined to it
                return None
        found = self.pattern.match(text, start)
        return found.end() if found else None

    @cached_property
    def _glob(self) -> str:
        return self.glob if self.exact else fold(self.glob)

    @cached_property
    def _literal(self) -> tuple[str, bool]:
        """The term where nothing in it needs to be forgiven, and whether its last word goes on; empty if its words may vary."""
        literal = self._glob.removesuffix("*")
        plain = literal[-1:].isalnum() and "*" not in literal and "?" not in literal
        return (literal if plain else "", literal != self._glob)

    @cached_property
    def _runs(self) -> list[str]:
        return RUN.findall(SPELLING.sub("\0", fold(self.glob)))


@cache
def compile_term(written: str) -> Term:
    r"""Return the glob `written` as a term, to be tried where a token begins.

    Parameters
    ----------
    written
        A word or phrase, with ``*`` and ``?``, and ``=`` in front where the case matters.

    Raises
    ------
    LexiconError
        If the term has no letter or digit to look for.

    Examples
    --------
    >>> compile_term("code of conduct").pattern.match("Code-of-\nConduct").group()
    'Code-of-\nConduct'
    >>> compile_term("=DOC").pattern.match("doc") is None
    True
    """
    glob = " ".join(written.removeprefix("=").split())
    if not any(c.isalnum() for c in glob):
        msg = f"the term {written!r} has no letter or digit. Write a word or phrase, such as 'vaccin*'."
        raise LexiconError(msg)
    return Term(written, glob)


def one_edit(one: str, other: str) -> bool:
    """Return whether `one` becomes `other` by changing, adding or dropping one character.

    >>> one_edit("coduct", "conduct"), one_edit("conduct", "conduct"), one_edit("product", "conduct")
    (True, False, False)
    """
    short, long = sorted((one, other), key=len)
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return one != other and short[same + (len(short) == len(long)) :] == long[same + 1 :]


def _glob_source(glob: str) -> str:
    spelled = SPELLING.sub("\0", glob)  # a NUL stands for "s or z"
    return "".join(_part_source(part, spelled) for part in PARTS.finditer(spelled))


def _part_source(part: re.Match[str], glob: str) -> str:
    kind = part.lastgroup or ""
    if kind == "char":
        return "[sz]" if part.group() == "\0" else re.escape(part.group())
    if kind == "star":
        alone = glob[part.start() - 1 : part.start()] in {"", " "} and glob[part.end() : part.end() + 1] in {
            "",
            " ",
        }
        return rf"{WORD_CHARACTER}{'+' if alone else '*'}"
    return {"gap": SEPARATOR, "one": WORD_CHARACTER, "dot": r"\.?", "apostrophe": f"[{APOSTROPHES}]"}[kind]
