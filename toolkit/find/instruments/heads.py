"""The head nouns of instruments' names, the names known without one, and the kinds that they give, from ``lexicons/instruments.toml``."""

from __future__ import annotations

import re
from functools import cache

from toolkit.lexicons import any_of, load_lexicon, word_set
from toolkit.literals import Literals

_DATED = re.compile(r"\s20\d\d")


def lexicon_words(key: str) -> frozenset[str]:
    """Return one of the lexicon's word lists as a set."""
    return word_set("instruments", "words", key)


@cache
def noun_kinds() -> dict[str, str]:
    """Return the kind that each head noun gives."""
    return {noun: kind for kind, nouns in load_lexicon("instruments")["kinds"].items() for noun in nouns}


@cache
def head_nouns() -> re.Pattern[str]:
    """Return the expression for a head noun or a line of them (``Vision Statement``, ``Framework Agreement``)."""
    dated, topical = lexicon_words("with_year"), lexicon_words("with_topic")
    unlike = "".join(rf"(?<!{re.escape(word)} )" for word in sorted(lexicon_words("no_topic_behind")))
    nouns = (
        rf"(?:{any_of(set(noun_kinds()) - dated - topical)}(?:s|es)?"
        rf"|{any_of(dated)}(?=\s(?:[-–]\s)?20\d\d)|{unlike}{any_of(topical)}(?=\son\s))"
    )
    one = rf"{nouns}(?![\w-]|’s|'s)"
    other = "".join(rf"(?<!{re.escape(word)} )" for word in sorted(lexicon_words("not_behind")))
    return re.compile(rf"(?<![\w-]){other}{one}(?:\s{one})*")


@cache
def openings() -> Literals:
    """Return the words that the patterns of a name begin with, or cannot do without (``numbered``), by pattern."""
    lexicon = load_lexicon("instruments")
    small = lexicon["small"]
    return Literals(
        {
            "heads": noun_kinds(),
            "behind a name": [noun for nouns in small["kinds"].values() for noun in nouns],
            "before a name": small["titled"],
            "of a group": small["groups"],
            "numbered": lexicon["resolutions"]["shown_by"],
        }
    )


@cache
def kind_of(line: str) -> str:
    """Return the kind that the last of a line of head nouns gives."""
    kinds = noun_kinds()
    for noun in sorted(kinds, key=len, reverse=True):
        if re.search(rf"(?:^|\s){re.escape(noun)}(?:s|es)?$", line):
            return kinds[noun]
    return "other"


def joined_end(text: str, end: int, noun: str) -> int:
    """Return where a second head noun ends that ``and`` joins to the `noun` before `end` (`end` where none does): *Framework and Action Plan*."""
    if not text.startswith(" and ", end) or not _joins_another(noun):
        return end
    second = head_nouns().match(text, end + len(" and "))
    if second is None or kind_of(second.group()) == "agreement":
        return end
    dated = second.group() in lexicon_words("after_year") and _DATED.match(text, second.end())
    return end if dated else second.end()


def _joins_another(noun: str) -> bool:
    """Return whether a second head noun may stand joined to `noun`."""
    return kind_of(noun) == "plan" or noun.split()[-1] in lexicon_words("joining")


def is_part(text: str, head: int) -> bool:
    """Return whether the head noun at `head` is the amendment of a part of a text, which is no text of its own: *Amendment to Article VI*."""
    return _amended_part().match(text, head) is not None


@cache
def _amended_part() -> re.Pattern[str]:
    return re.compile(rf"Amendments?\s(?:to|of)\s(?:the\s)?{any_of(lexicon_words('parts'))}\b")


@cache
def known_kinds() -> dict[str, str]:
    """Return the kinds of the instruments that the lexicon knows by name."""
    lexicon = load_lexicon("instruments")
    return {
        name: kind for table in ("known", "lower") for kind, names in lexicon[table].items() for name in names
    }


@cache
def known_names() -> re.Pattern[str]:
    """Return the expression for an instrument that the lexicon knows by name."""
    return re.compile(rf"(?<![\w-])(?P<name>{any_of(known_kinds())})(?![\w-])(?:\s\((?:19|20)\d\d\))?")


@cache
def known_openings() -> Literals:
    """Return the first words of the instruments that the lexicon knows by name."""
    return Literals({"known": known_kinds()})
