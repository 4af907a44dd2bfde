"""Sentences of a paragraph, found by rule.

A sentence ends at a full stop, question mark, exclamation mark or ellipsis, with the quotation marks and brackets that
close after it, if white space and a capital, a digit or an opening mark follow. A full stop does not end one after
an abbreviation (``lexicons/abbreviations.toml``), an initial or a list number, unless the next word is one that begins
sentences. The method is that of rule-based segmenters such as Sadvilkar and Neumann's pySBD (2020), cut down to the
genre: no text is changed, so a sentence is a stretch of its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import pandas as pd

from toolkit.lexicons import load_lexicon
from toolkit.schema import SENTENCES, iter_paragraphs

_STOP = re.compile(
    r"(?<![.!?…])[.!?…]+[”\"’'»)\]]*(?=\s|$)|(?<=[a-zà-ÿ)]{3})[.!?][”\"]?(?=[A-ZÀ-Þ][a-zà-ÿ]+\s)"
)
# Every stop begins with the first of its marks.
_MARKS = re.compile(r"[.!?…]+")
_SPACE = re.compile(r"\s*")
_TOKEN_BEFORE = re.compile(r"[\w.’&/-]*$")
_NEXT_WORD = re.compile(r"[“\"‘'«(\[]*([^\W\d_]+)?")
_INITIAL = re.compile(r"(?:[A-ZÀ-Þ]|[A-ZÀ-Þ]\.(?:-?[A-ZÀ-Þ]))")
_LIST_NUMBER = re.compile(r"(?:\d{1,2}|[ivx]{1,4}|[a-z])")
_LONGEST_KEPT = 10_000
"""The characters of a paragraph whose sentences are kept: a longer one is rare, and many would fill the memory."""


def segment_sentences(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Cut paragraphs into sentences; one row per sentence.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS table; ``doc_id``, ``para`` and ``text`` are needed.

    Returns
    -------
    DataFrame
        SENTENCES in reading order: ``doc_id, para``; ``sentence`` from 0 in its paragraph; ``start, end`` in the paragraph's
        ``text``; ``text``. The sentences of a paragraph are disjoint and hold all of it but the white space between.

    Raises
    ------
    SchemaError
        If a column is missing.

    Notes
    -----
    Clauses of a list (``(i) …; (ii) …``) are one sentence. Limit: a sentence that ends with an abbreviation and is
    followed by a name (``… of the U.S. Japan …``) is not told apart.

    Examples
    --------
    >>> paragraphs = pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": ["H.E. Mr. Abe spoke. We welcomed the U.S. view."]})
    >>> segment_sentences(paragraphs)[["start", "end", "text"]].values.tolist()
    [[0, 19, 'H.E. Mr. Abe spoke.'], [20, 46, 'We welcomed the U.S. view.']]
    """
    rows = [
        {
            "doc_id": paragraph.doc_id,
            "para": paragraph.para,
            "sentence": number,
            "start": start,
            "end": end,
            "text": paragraph.text[start:end],
        }
        for paragraph in iter_paragraphs(paragraphs)
        for number, (start, end) in enumerate(sentence_spans(paragraph.text))
    ]
    return SENTENCES.frame(rows)


def sentence_bounds(paragraphs: pd.DataFrame) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Return ``(start, end)`` of every sentence, by ``(doc_id, para)``.

    Examples
    --------
    >>> sentence_bounds(pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": ["We met. We agreed."]}))
    {('a', '1'): [(0, 7), (8, 18)]}
    """
    return {
        (paragraph.doc_id, paragraph.para): list(sentence_spans(paragraph.text))
        for paragraph in iter_paragraphs(paragraphs)
    }


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Return ``(start, end)`` of every sentence of `text`.

    Examples
    --------
    >>> list(sentence_spans("We met. We agreed."))
    [(0, 7), (8, 18)]
    """
    return iter(_spans(text)) if len(text) <= _LONGEST_KEPT else _read_spans(text)


@lru_cache(maxsize=4096)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the sentences stand, once for all who ask about a paragraph in turn."""
    return tuple(_read_spans(text))


def _read_spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for marks in _MARKS.finditer(text):
        stop = _STOP.match(text, marks.start())
        if stop and _ends(text, stop):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    if words.strip():
        yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Tell whether a sentence ends at `stop`."""
    rest = _SPACE.match(text, stop.end(), stop.end() + 8)
    position = rest.end() if rest else stop.end()
    if position >= len(text):
        return True
    following = _NEXT_WORD.match(text, position)
    word = (following[1] or "") if following else ""
    if word[:1].islower():
        return False
    if not stop[0].startswith(".") or stop[0].startswith(".."):
        return True
    return not _abbreviates(text, stop.start(), text[position : position + 1], word)


def _abbreviates(text: str, stop: int, next_char: str, next_word: str) -> bool:
    """Tell whether the full stop at `stop` belongs to the word before it and ends no sentence."""
    match = _TOKEN_BEFORE.search(text[max(0, stop - 24) : stop])
    token = match[0] if match else ""
    name = token.lower().rpartition("-")[2] if not token.lower().startswith("h.e") else token.lower()
    lexicon = _lexicon()
    if name in lexicon["inside"] and not (
        len(name) == 1 and token.isupper() and next_word.lower() in lexicon["starters"]
    ):
        return True
    if name in lexicon["before_number"] and next_char.isdigit():
        return True
    begins = next_word.lower() in lexicon["starters"]
    if name in lexicon["either"] or _INITIAL.fullmatch(token):
        return not begins
    open_end = stop - len(token)
    before = text[max(0, open_end - 80) : open_end].rstrip()[-1:]
    return bool(_LIST_NUMBER.fullmatch(token)) and (not before or before in ";:,(")


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load_lexicon("abbreviations").items()}
