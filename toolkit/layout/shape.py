"""What a text looks like by itself: a lone label, an enacting clause, a preamble's opening, a finished sentence, Title Case."""

from __future__ import annotations

import re
from functools import cache

from toolkit.layout.furniture import folded
from toolkit.layout.labels import read_label
from toolkit.lexicons import load_lexicon

_SENTENCE_END = re.compile(r"[.!?:;…][”\"’'»)\]]*[\d⁰¹²³⁴-⁹]{0,2}$|[”\"]$")
_BODY = re.compile(r"The(?: (?:[A-Z][\w’-]*|of|on|the|for|and|to))+,")
_LONGEST_BODY = 120
_CLAUSE_END = re.compile(r",\s?[\d⁰¹²³⁴-⁹]{0,2}$")


def is_lone_label(text: str) -> bool:
    """Tell whether the line is a label and nothing else."""
    label = read_label(text) if len(text) < 12 else None
    if text.isdigit() and len(text) <= 3:
        return True
    return label is not None and not label.bare and label.length >= len(text)


def is_enacting(text: str) -> bool:
    """Tell whether the line names the body that adopts a resolution, and no more.

    Examples
    --------
    >>> is_enacting("The General Assembly,"), is_enacting("The Executive Board,"), is_enacting("The Board met,")
    (True, True, False)
    """
    text = text.strip()
    if len(text) > _LONGEST_BODY or not text.endswith((",", ":")):
        return False
    return folded(text) in _enacting() or _is_body(text)


def _is_body(text: str) -> bool:
    """Tell whether the line is a capitalised name with the head noun of a body in it, and no office-holder's."""
    if not _BODY.fullmatch(text):
        return False
    lexicon, words = load_lexicon("layout"), set(folded(text).split())
    return bool(words & set(lexicon["enacting_heads"])) and not words & set(lexicon["signature"])


def opens_preamble(text: str) -> bool:
    """Tell whether the line opens a paragraph of a declaration's preamble, in capitals: `FURTHER RECALLING the Charter`."""
    words = [word for word in text.split()[:2] if len(word) > 3 and word.isupper()]
    return bool({word.title() for word in words} & set(load_lexicon("layout")["preambular"]))


@cache
def _enacting() -> frozenset[str]:
    return frozenset(folded(name) for name in load_lexicon("layout")["enacting"])


def ends_sentence(text: str) -> bool:
    """Tell whether `text` ends where a sentence, a clause of a list or a quotation does.

    Examples
    --------
    >>> ends_sentence("in the region.¹"), ends_sentence("as follows:"), ends_sentence("(AOIP)")
    (True, True, False)
    """
    return bool(_SENTENCE_END.search(text[-8:]))


def ends_clause(text: str) -> bool:
    """Tell whether `text` ends on a comma, a footnote mark after it aside."""
    return bool(_CLAUSE_END.search(text[-5:]))


def is_title_like(text: str, fewest: int) -> bool:
    """Tell whether `text` may be the words of a heading: as many as that, a capital first, no stop at the end."""
    return len(text.split()) >= fewest and text[:1].isupper() and not ends_sentence(text)


def runs_on(text: str, after: str) -> bool:
    """Tell whether a list of numbers in `text` goes on in `after`: `31/4 of 2001,` and `35/6 of 2005`.

    Examples
    --------
    >>> runs_on("resolutions 31/4 of 1 March,", "35/6 of 8 May,"), runs_on("Noting the report,", "1. Decides")
    (True, False)
    """
    return ends_clause(text) and after[:1].isdecimal() and read_label(after[:40]) is None


def is_title_case(text: str) -> bool:
    """Tell whether the words of weight begin with capitals, as in a heading.

    Examples
    --------
    >>> is_title_case("Connectivity and Narrowing Development Gap"), is_title_case("We met in Tokyo")
    (True, False)
    """
    small = load_lexicon("layout")["small_words"]
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    heavy = [word for word in words if word.lower() not in small]
    return bool(heavy) and text[:1].isupper() and sum(word[0].isupper() for word in heavy) >= 0.8 * len(heavy)
