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
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from toolkit.errors import LexiconError

SEPARATOR = r"[\s\-\u00ad\u2010-\u2015\u2212/]*"
WORD_CHARACTER = r"[^\W_]"
CAMEL = r"(?-i:(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]))"
TOKEN_START = re.compile(rf"(?<!{WORD_CHARACTER})(?={WORD_CHARACTER})|{CAMEL}")
TOKEN_END = rf"(?:(?<={WORD_CHARACTER})(?!{WORD_CHARACTER})|{CAMEL})"
APOSTROPHES = "'’‘ʼ`´"
GAP = re.compile(r"[\s\-‐-―−/]+")
PARTS = re.compile(
    r"(?P<gap>[\s\-‐-―−/]+)|(?P<star>\*+)|(?P<one>\?)|(?P<dot>\.)|(?P<apostrophe>['’‘ʼ`´])|(?P<char>.)"
)
SPELLING = re.compile(r"(?<=[a-z][a-z][iy])[sz](?=[aei*]|$)")
RUN = re.compile(r"[^\W_]{2,}")
_SEPARATED = re.compile(SEPARATOR)
_FIXED = re.compile(r"[^\s\-‐-―−/*?.'’‘ʼ`´\0]*")
WORD = re.compile(r"\w+(?:[-'’]\w+)*")
LOOSE_PHRASE = 3  # words that a phrase must have for one of them to be misspelt
LOOSE_WORD = 6  # letters that the misspelt word must have


class Loose(NamedTuple):
    """A phrase with any word of about the same length for `word`: its pattern has a group of that name."""

    pattern: re.Pattern[str]
    word: str


@dataclass(frozen=True)
class Term:
    """A term: as written, as a glob without mark and needless blanks, and the letters that every match begins with (lower case).

    Its patterns are compiled when they are first tried: of thousands of terms most never are.
    """

    written: str
    glob: str
    prefix: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What the term matches, right spellings and those that are forgiven anywhere."""
        exact = self.written.startswith("=")
        source = _glob_source(self.glob if exact else fold(self.glob))
        return re.compile(source + TOKEN_END, 0 if exact else re.IGNORECASE)

    @cached_property
    def loose(self) -> tuple[Loose, ...]:
        """The phrase with one word misspelt, once for each word that may be."""
        return () if self.written.startswith("=") else _loose(fold(self.glob))

    @cached_property
    def runs(self) -> tuple[str, ...]:
        """The runs of letters and digits, in lower case, that stand in every match but for one where a word may be misspelt."""
        return tuple(RUN.findall(SPELLING.sub("\0", fold(self.glob))))

    @cached_property
    def follows(self) -> str:
        """The letters that the second word of every match begins with, if the first word has no part that may vary."""
        words = GAP.split(SPELLING.sub("\0", fold(self.glob)))
        if (
            len(words) < 2
            or words[0] != self.prefix
            or (len(words) >= LOOSE_PHRASE and len(words[1]) >= LOOSE_WORD)
        ):
            return ""
        return _opening(words[1])

    def goes_on(self, folded: str, start: int) -> bool:
        """Return False if the second word cannot be that of a match that begins at `start`."""
        if not self.follows:
            return True
        after = _SEPARATED.match(folded, start + len(self.prefix))
        return after is None or folded.startswith(self.follows, after.end())

    def may_match(self, folded: str) -> bool:
        """Return False if the term has no match in a text, given in lower case, for want of letters."""
        missing = sum(run not in folded for run in self.runs)
        return not missing or (missing == 1 and len(self.runs) >= LOOSE_PHRASE)

    def end(self, text: str, start: int) -> int | None:
        """Return where a match that begins at `start` ends, or None."""
        if found := self.pattern.match(text, start):
            return found.end()
        for loose in self.loose:
            if (found := loose.pattern.match(text, start)) and one_edit(fold(found["word"]), loose.word):
                return found.end()
        return None


def fold(text: str) -> str:
    """Return `text` in lower case, character by character, so that offsets stay the same.

    >>> fold("İstanbul COVID")
    'İstanbul covid'
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


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
    return Term(written, glob, _prefix(glob))


def one_edit(one: str, other: str) -> bool:
    """Return whether `one` becomes `other` by changing, adding or dropping one character.

    >>> one_edit("coduct", "conduct"), one_edit("conduct", "conduct"), one_edit("product", "conduct")
    (True, False, False)
    """
    short, long = sorted((one, other), key=len)
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return one != other and short[same + (len(short) == len(long)) :] == long[same + 1 :]


def _loose(glob: str) -> tuple[Loose, ...]:
    words = GAP.split(glob)
    if len(words) < LOOSE_PHRASE or "*" in glob or "?" in glob:
        return ()
    numbers = (i for i, word in enumerate(words) if i and len(word) >= LOOSE_WORD and word.isalpha())
    return tuple(Loose(_loose_pattern(words, number), words[number]) for number in numbers)


def _loose_pattern(words: list[str], number: int) -> re.Pattern[str]:
    length = len(words[number])
    sources = [_glob_source(word) for word in words]
    sources[number] = rf"(?P<word>{WORD_CHARACTER}{{{length - 1},{length + 1}}})"
    return re.compile(SEPARATOR.join(sources) + TOKEN_END, re.IGNORECASE)


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


def _prefix(glob: str) -> str:
    """Return the letters that open every match: all before the first part that may vary."""
    return _opening(SPELLING.sub("\0", fold(glob)))


def _opening(spelled: str) -> str:
    opening = _FIXED.match(spelled)
    return opening.group() if opening else ""
