"""What kind of document the matter around its text says it is, where it says so: a resolution, and of what body.

A resolution prints who adopts it three times: in the line that opens it (``The General Assembly,``), in its masthead
(``Resolution adopted by the General Assembly on …``) and in its symbol (``A/RES/…``).  The first of these that is there
counts; if one and the same kind of evidence names two bodies, none does.  Words of the text itself are no evidence:
a resolution speaks of other bodies more often than of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from toolkit.layout.outline import Part
from toolkit.layout.shape import is_enacting
from toolkit.lexicons import load_lexicon

_ADOPTED = re.compile(
    r"\badopted by (the (?:[A-Z][\w’-]*|of|on|the|for|and)(?: (?:[A-Z][\w’-]*|of(?= )|the(?= [A-Z])|for(?= [A-Z])|and(?= [A-Z])))*)"
)
_TEXT_ROLES = {"paragraph", "footnote", "signature"}


def read_kind(parts: Sequence[Part]) -> str:
    """Return ``resolution of the General Assembly``, or '' where the document doesn't print such a thing."""
    around = [part.whole.text for part in parts if part.role not in _TEXT_ROLES]
    masthead = " ".join(part.whole.text for part in takewhile(lambda part: not part.para, parts))
    for found in (_enacting(around), _adopted(masthead), _symbols(" ".join(around))):
        bodies = list(dict.fromkeys(found))
        if bodies:
            return f"{_noun(masthead)} of {bodies[0]}" if len(bodies) == 1 else ""
    return ""


def _enacting(texts: Sequence[str]) -> Iterator[str]:
    return (_with_small_article(text.strip(" ,:*_")) for text in texts if is_enacting(text))


def _adopted(masthead: str) -> Iterator[str]:
    if "resolution" in masthead.lower() or "decision" in masthead.lower():
        yield from (match[1] for match in _ADOPTED.finditer(masthead) if _is_body(match[1]))


def _symbols(text: str) -> Iterator[str]:
    return (body for mark, body in load_lexicon("layout")["symbols"].items() if mark in _marks(text))


def _marks(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w/])[A-Z]+(?:/[A-Z]+)*/RES/(?=[\dS])", text))


@cache
def _heads() -> frozenset[str]:
    return frozenset(load_lexicon("layout")["enacting_heads"])


def _is_body(name: str) -> bool:
    return bool(_heads() & set(name.lower().split()))


def _with_small_article(name: str) -> str:
    """Return the body's name as it stands within a sentence; a name in capitals alone is written with initials."""
    if name.isupper():
        small = load_lexicon("layout")["small_words"]
        name = " ".join(word.lower() if word.lower() in small else word.title() for word in name.split())
    return name[0].lower() + name[1:] if name.lower().startswith(("the ", "le ", "l’")) else name


def _noun(masthead: str) -> str:
    words = masthead.lower()
    return "decision" if "decision" in words and "resolution" not in words else "resolution"
