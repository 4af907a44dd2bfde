"""Words that stand for a text: ``the Declaration``, ``the said Plan``, ``this Joint Statement``, ``these two documents``.

A kind word with an article points back to the last text of that kind that the document named; with *this* or *the present* it
points to the document itself, unless the document is of another kind and has named such a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from toolkit.find.chunks import chunks_of, needed_chunks
from toolkit.find.references.others import Text
from toolkit.lexicons import any_of, load_lexicon, word_set

_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}
_SEVERAL = frozenset(
    form for word in ("these", "those", "both") for form in (word, word.title(), word.upper())
)
_REACH = 40
_NAME_GOES_ON = re.compile(
    r"(?:of|on|for|between|with|to|concerning)\s(?:the\s)?[A-Z]|[A-Z][a-z]+(?<!ed)\b|,\s(?:[A-Z][\w-]*\s){1,3}and\s(?:[A-Z][\w-]*\s){1,3}of\s"
)
_OWN_NAME = re.compile(r"\s(?:of|on|between|concerning)\s(?:the\s)?[A-Z]")


class Anaphor(NamedTuple):
    """A kind word with what stands before it: where, its determiner, its modifiers, the kind word, whether it points back by itself, and whether a name goes on behind it."""

    start: int
    end: int
    determiner: str
    modifiers: tuple[str, ...]
    noun: str
    strong: bool
    goes_on: bool = False

    @property
    def of_itself(self) -> bool:
        """Whether the words are those for the document itself."""
        return self.determiner in {"this", "the present"}


class Named(NamedTuple):
    """A text named before, its words and kind, and the paragraph it was last named in."""

    name: str
    words: frozenset[str]
    kind: str
    paragraph: int


class Memory:
    """The texts named so far in a document, by their kind words, the last one last."""

    def __init__(self) -> None:
        self._by_noun: dict[str, dict[str, Named]] = {}
        self.names: list[str] = []

    def add(self, text: Text, paragraph: int) -> None:
        """Remember a named text."""
        self.names.append(text.name)
        noun = _noun_of(text)
        if noun:
            named = self._by_noun.setdefault(noun, {})
            named.pop(text.name, None)
            named[text.name] = Named(text.name, _name_words(text.name), text.kind, paragraph)

    def find(self, anaphor: Anaphor, paragraph: int | None = None) -> str | None:
        """Return the name of the last text that the words may stand for, named in `paragraph` or the one before it if given."""
        words = _name_words(" ".join([*anaphor.modifiers, anaphor.noun]))
        named = islice(reversed(self._by_noun.get(kind_word(anaphor.noun), {}).values()), _REACH)
        return next(
            (
                text.name
                for text in named
                if words <= text.words and (paragraph is None or text.paragraph >= paragraph - 1)
            ),
            None,
        )

    def last(self, count: int) -> list[str]:
        """Return the last `count` different names, in the order of the text."""
        names = list(dict.fromkeys(reversed(self.names[-_REACH:])))[:count]
        return names[::-1] if len(names) == count else []


def anaphors(text: str) -> Iterator[Anaphor]:
    """Yield the kind words with an article or a demonstrative in a paragraph, whatever they stand for."""
    if _noun_chunks().isdisjoint(chunks_of(text)):
        return
    for match in _anaphor().finditer(text):
        noun = match["noun"]
        before = " ".join(match["determiner"].lower().split())
        adjectives = frozenset((match["adjectives"] or "").lower().split())
        capital = noun[0].isupper()
        strong = (
            before == "said"
            or bool(adjectives & word_set("references", "words", "strong"))
            or (before == "that" and capital)
        )
        following = text[match.end() : match.end() + 2 * _REACH]
        goes_on = bool(_not_before().match(following) or _NAME_GOES_ON.match(following.lstrip()))
        modifiers = tuple((match["modifiers"] or "").split())
        if not capital and (goes_on or modifiers or not _small_noun(before, noun, strong=strong)):
            continue
        if not goes_on or _OWN_NAME.match(following):
            yield Anaphor(match.start(), match.end(), before, modifiers, noun, strong, goes_on)


def plural_anaphors(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the words for several texts at once: where they stand and how many they mean."""
    chunks = chunks_of(text)
    if _SEVERAL.isdisjoint(chunks) or _plural_chunks().isdisjoint(chunks):
        return
    for match in _plural_anaphor().finditer(text):
        count = match["count"] or ("both" if match.group().lower().startswith("both") else "")
        if count:
            yield match.start(), match.end(), _COUNTS[count]


@cache
def _plural_chunks() -> frozenset[str]:
    nouns = needed_chunks(load_lexicon("references")["words"]["plural"])
    return frozenset(form for noun in nouns for form in (noun.lower(), noun.title(), noun.upper()))


@cache
def _plural_anaphor() -> re.Pattern[str]:
    """Return the expression for several texts; that it begins with letters, not with what may not stand before them, makes it quick."""
    nouns = any_of(load_lexicon("references")["words"]["plural"])
    return re.compile(
        rf"[TtBb](?<![\w-].)(?:(?<=[Tt])(?i:h[eo]se)|(?<=[Bb])(?i:oth))(?:\s(?P<count>two|three|four))?\s(?i:{nouns})(?![\w-])"
    )


def _small_noun(determiner: str, noun: str, *, strong: bool) -> bool:
    """Return whether a kind word in small letters may stand for a text."""
    if determiner == "the present":
        return True
    if determiner == "this":
        return noun in word_set("references", "words", "self")
    return strong or noun in word_set("references", "words", "back")


def kind_word(noun: str) -> str:
    """Return one word for a kind noun: ``Plan of Action``, ``Work Plan`` and ``Masterplan`` are plans.

    Examples
    --------
    >>> kind_word("Plan of Action"), kind_word("Work Programme"), kind_word("Masterplan")
    ('plan', 'program', 'plan')
    """
    word = fold_word(noun.split(" of ")[0].split()[-1].lower().replace("masterplan", "plan"))
    return "roadmap" if noun.lower() == "road map" else word


def first_kind_word(title: str) -> str | None:
    """Return the first kind word of a title, in capitals or not, None where it has none.

    Examples
    --------
    >>> first_kind_word("JOINT STATEMENT ON THE ALPHA AGREEMENT")
    'statement'
    """
    match = _kind_line().search(title.title() if title.isupper() else title)
    return kind_word(match["last"]) if match else None


@cache
def family_of(word: str) -> str | None:
    """Return the kind of instrument that a kind word names, None where it names none.

    Examples
    --------
    >>> family_of("treaty") == family_of("agreement"), family_of("press")
    (True, None)
    """
    kinds = load_lexicon("instruments")["kinds"].items()
    return next((kind for kind, nouns in kinds if any(kind_word(noun) == word for noun in nouns)), None)


@lru_cache(maxsize=4096)
def fold_word(word: str) -> str:
    """Return a word in the spelling that names are compared in."""
    plain = re.sub(r"[’']s?$|[’']", "", word.lower()).removesuffix(".")
    return str(load_lexicon("references")["spelling"].get(plain, plain))


def _name_words(name: str) -> frozenset[str]:
    return frozenset(part for word in re.findall(r"[\w’']+", name) for part in fold_word(word).split())


def _noun_of(text: Text) -> str | None:
    """Return the kind word of a name: that of its first line of kind nouns; an agreement without one goes by *agreement*."""
    match = _kind_line().search(text.name)
    if match:
        return kind_word(match["last"])
    if re.search(r"\b[Rr]esolution\b", text.name):
        return "resolution"
    small = _small_line().search(text.name)
    if small:
        return kind_word(small.group())
    return "agreement" if text.kind == "agreement" else None


@cache
def _kind_nouns() -> list[str]:
    kinds = [*load_lexicon("instruments")["kinds"].values(), load_lexicon("references")["words"]["capital"]]
    return [str(noun) for nouns in kinds for noun in nouns]


@cache
def _kind_line() -> re.Pattern[str]:
    one = any_of(_kind_nouns())
    return re.compile(rf"(?<![\w-])(?:{one}\s)*(?P<last>{one})(?![\w-])")


@cache
def _small_line() -> re.Pattern[str]:
    words = load_lexicon("references")["words"]
    return re.compile(rf"(?<![\w-]){any_of([*words['back'], 'agreement', 'code of conduct'])}(?![\w-])")


@cache
def _noun_chunks() -> frozenset[str]:
    """Return a run of letters of each kind word."""
    words = load_lexicon("references")["words"]
    nouns = _kind_nouns()
    return needed_chunks([*nouns, *words["back"], *words["self"], *(noun.lower() for noun in nouns)])


@cache
def _anaphor() -> re.Pattern[str]:
    words = load_lexicon("references")["words"]
    adjectives, generic = any_of(words["adjectives"]), any_of(load_lexicon("instruments")["words"]["generic"])
    small = any_of([*words["back"], *words["self"], *(noun.lower() for noun in _kind_nouns())])
    noun = rf"(?P<noun>{any_of(_kind_nouns())}|{small})"
    return re.compile(
        rf"(?P<determiner>[TtSsſ](?<![\w-].)(?:(?<=[Tt])(?i:he\spresent|his|hat|he)|(?<=[Ssſ])(?i:aid)))\s(?P<adjectives>(?:{adjectives}\s){{0,2}})(?P<modifiers>(?:{generic}\s){{0,3}}?){noun}(?![\w-]|[’']s\s[A-Z])"
    )


@cache
def _not_before() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(load_lexicon('references')['words']['not_before'])}(?![\w-])")
