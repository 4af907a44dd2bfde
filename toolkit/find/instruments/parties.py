"""The topic of an agreement in small letters, before its parties or behind them.

*Agreement* **on the sharing of water between** ``A and B``; *Arrangement between* ``A and B`` **on the deployment of police**; *Memorandum of Understanding*
**on legal cooperation**. Treaty titles name parties and subject matter in this way (United Nations, Treaty Handbook, "Naming of treaties").
"""

from __future__ import annotations

import re
from functools import cache

from toolkit.find.instruments.heads import lexicon_words
from toolkit.lexicons import any_of, load_lexicon

_MEMORANDUM = re.compile(r"(?:\bMemorand(?:um|a) of [A-Z]\w+|\bM[Oo][CU]s?)$")
_OPENERS = r"(?:on|concerning|regarding|relating\sto)"
_SUBJECT = re.compile(
    rf"\s(?:{_OPENERS}|governing|for)(?=\s[a-z])(?:\s(?!between\b)[a-z][a-z’'-]*){{1,10}}(?=\sbetween\s(?:the\s)?[A-Z])"
)
_PARTS = re.compile(
    r"(?:\sand\sits\sMember\sStates)?(?:,\sof\sthe\sone\spart,?\sand\s(?:the\s)?[A-Z][\w-]*(?:\s(?:of\s(?:the\s)?)?[A-Z][\w-]*){0,6},\sof\sthe\sother(?:\spart)?)?"
)
_BETWEEN = " between "


def topic_before_parties(text: str, end: int, kind: str) -> int:
    """Return where the topic behind the head noun ends that leads to the parties (`end` where none does)."""
    if _MEMORANDUM.search(text, max(0, end - 40), end):
        match = _memorandum_topic().match(text, end)
    else:
        match = _SUBJECT.match(text, end) if kind == "agreement" else None
    return match.end() if match else end


def topic_behind_parties(text: str, head_end: int, end: int) -> int:
    """Return where the topic ends behind the parties between `head_end` and `end` (`end` where there is none)."""
    if _BETWEEN not in text[head_end:end]:
        return end
    parts = _PARTS.match(text, end)
    end = parts.end() if parts else end
    match = _dealt_with().match(text, end)
    return match.end() if match else end


@cache
def _memorandum_topic() -> re.Pattern[str]:
    """Return the expression for a memorandum's topic in small letters: *on legal cooperation*."""
    ends = rf"(?:(?:{any_of(load_lexicon('instruments')['small']['ends'])}|between|with)\b|on\s\d)"
    return re.compile(
        r"(?:\s\([A-Z]\w*\))?\s(?:on|regarding|concerning|in\sthe\s(?:field|area)s?\sof)"
        rf"(?:\s(?!{ends})[a-z][a-z’'-]*){{1,12}}(?=[,.;:)]|\s{ends}|$)"
    )


@cache
def _dealt_with() -> re.Pattern[str]:
    """Return the expression for a topic that begins in small letters and ends with its clause."""
    ends = rf"(?:{any_of(lexicon_words('issued') | lexicon_words('clause_ends'))})\b"
    occasions = any_of(lexicon_words("occasions"))
    return re.compile(
        rf"\s{_OPENERS}\s(?=(?:the\s|an?\s)?[a-z])(?!(?:the\s)?{occasions}\b)"
        rf"(?:(?!{ends})[^\s,;.:()“”]+\s?){{1,30}}(?<!\s)(?=[,;.)]|\s\(|\s{ends}|$)"
    )
