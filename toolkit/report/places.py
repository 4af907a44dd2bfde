"""Where words stand in a paragraph, as the HTML says it to its script: ``data-at="12-20 35-40"``, in code points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_SAME = {"'": "['’‘]", "’": "['’‘]", "‘": "['’‘]", '"': '["“”]', "“": '["“”]', "”": '["“”]'}
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_CUT = re.compile(r"…|\.\.\.|\[[^\]]*\]")


def written_places(refs: Iterable[Mapping[str, Any]]) -> str:
    """Return the places of references in one paragraph, each once, in order.

    Examples
    --------
    >>> written_places([{"start": 35, "end": 40}, {"start": 12, "end": 20}, {"start": 12, "end": 20}])
    '12-20 35-40'
    """
    return " ".join(f"{start}-{end}" for start, end in sorted({(ref["start"], ref["end"]) for ref in refs}))


def quoted_places(words: str, text: str) -> str:
    """Return where the quotations in `words` stand in `text`; nothing if there is none, or one does not stand there.

    Examples
    --------
    >>> quoted_places("the Leaders “noted the … plan”", "They noted the new plan.")
    '5-14 19-23'
    """
    spans: list[dict[str, int]] = []
    for quoted in _QUOTED.findall(words):
        at = 0
        for part in filter(None, map(str.strip, _CUT.split(quoted))):
            found = re.compile(r"\s+".join(map(_pattern, part.split()))).search(text, at)
            if not found:
                return ""
            spans.append({"start": found.start(), "end": found.end()})
            at = found.end()
    return written_places(spans)


def _pattern(word: str) -> str:
    return "".join(_SAME.get(letter, re.escape(letter)) for letter in word)
