"""Which language a text is in, by its script or its small words, and which documents the finders cannot read.

The finders read English. What a file says of its language is often that of the program it was made with, so the text
decides between English and another language; which other one it is the file knows better, unless it says nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd

from toolkit.lexicons import load_lexicon, word_set

ENGLISH = "en"
_ENGLISH = frozenset({ENGLISH, "eng", "english"})
_SAMPLE = 10_000
_WORD = re.compile(r"[^\W\d_]+")
_NOT_LATIN = re.compile("[^\0-\u02ff\u1e00-\u1eff]+")
_FEWEST_LETTERS = 40
_FEWEST_WORDS = 20
_FEWEST_SMALL = 5
_LEAST = 0.12
_CLEARLY = 1.5
_UNREAD = "the finders read English, so what they count there says nothing."


def tell_language(text: str) -> str:
    """Return the language of a text, as its first letters tell it; nothing where they are few, or of a language not known.

    Examples
    --------
    >>> tell_language("両首脳は、地域の平和と安定のために協力することで一致した。" * 2)
    'ja'
    >>> tell_language("Les dirigeants de la région se félicitent des progrès dans la mise en œuvre du plan et de l’appui. " * 2)
    'fr'
    >>> tell_language("We met in Tokyo.")
    ''
    """
    words = _WORD.findall(unicodedata.normalize("NFC", text[:_SAMPLE]).lower())
    letters = "".join(words)
    if len(letters) < _FEWEST_LETTERS:
        return ""
    return _by_script("".join(_NOT_LATIN.findall(letters)), len(letters)) or _by_small_words(words)


def _by_script(letters: str, total: int) -> str:
    """Return the language of the script that enough of all letters are in, by those that are not Latin."""
    for script, pattern in _scripts() if letters else ():
        if len(pattern.findall(letters)) >= script["least"] * total:
            return str(script["language"])
    return ""


def _by_small_words(words: list[str]) -> str:
    """Return the language whose small words are the most, if they are many; another than English only where it is clear."""
    if len(words) < _FEWEST_WORDS:
        return ""
    counts = Counter(words)
    shares = {
        language: sum(counts[word] for word in word_set("languages", "words", language)) / len(words)
        for language in load_lexicon("languages")["words"]
    }
    best = max(shares, key=lambda language: shares[language])
    clear = best == ENGLISH or shares[best] >= _CLEARLY * shares[ENGLISH]
    several = len(word_set("languages", "words", best) & counts.keys()) >= _FEWEST_SMALL
    return best if clear and several and shares[best] >= _LEAST else ""


@cache
def _scripts() -> tuple[tuple[Mapping[str, Any], re.Pattern[str]], ...]:
    return tuple(
        (script, re.compile(f"[{script['pattern']}]")) for script in load_lexicon("languages")["scripts"]
    )


def settle_language(said: str, text: str) -> str:
    """Return the language of a document that says this of it, if anything, and holds this text; English where nothing tells.

    Examples
    --------
    >>> settle_language("fr", "We met."), settle_language("", "We met.")
    ('fr', 'en')
    >>> settle_language("en", "両首脳は、地域の平和と安定のために協力することで一致した。" * 2)
    'ja'
    """
    said, told = said.lower(), tell_language(text)
    agree = not told or is_english(said) == is_english(told)
    return said if said and agree else told or ENGLISH


def is_english(language: str) -> bool:
    """Tell whether a language tag is one of English; its code of three letters and its name, as files have them, count.

    Examples
    --------
    >>> is_english("en-gb"), is_english("English"), is_english("fr")
    (True, True, False)
    """
    return re.split("[-_ ]", language.strip().lower())[0] in _ENGLISH


def foreign_notes(documents: pd.DataFrame, names: Mapping[str, str] | None = None) -> list[str]:
    """Return a sentence for each document that is not in English: the finders cannot read it.

    Parameters
    ----------
    documents
        DOCUMENTS; where it has no ``language``, there is nothing to say.
    names
        What to call a document; its id unless given.

    Examples
    --------
    >>> foreign_notes(pd.DataFrame({"doc_id": ["a", "b"], "language": ["en", "ja"]}))
    ['b is not in English (its language: ja); the finders read English, so what they count there says nothing.']
    """
    called = names or {}
    return [
        f"{called.get(row['doc_id'], row['doc_id'])} is not in English (its language: {row['language']}); {_UNREAD}"
        for row in _foreign(documents).to_dict("records")
    ]


def foreign_count(documents: pd.DataFrame) -> str:
    """Return a sentence that says how many of many documents are not in English, nothing if all are.

    Examples
    --------
    >>> foreign_count(pd.DataFrame({"language": ["en", "ja", "fr", "ja"]}))
    '3 of 4 documents are not in English (ja: 2, fr: 1); the finders read English, so what they count there says nothing.'
    """
    counts = Counter(_foreign(documents)["language"]).most_common()
    if not counts:
        return ""
    languages = ", ".join(f"{language}: {count:,}" for language, count in counts)
    total = sum(count for _, count in counts)
    verb = "is" if total == 1 else "are"
    return f"{total:,} of {len(documents):,} documents {verb} not in English ({languages}); {_UNREAD}"


def _foreign(documents: pd.DataFrame) -> pd.DataFrame:
    if "language" not in documents.columns:
        return documents.iloc[:0].assign(language="")
    known = documents[documents["language"].fillna("") != ""]
    return known[~known["language"].map(is_english).astype(bool)]
