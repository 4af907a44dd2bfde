"""The texts that a document points to by name: instruments, numbered resolutions, symbols and reports.

The names of instruments come from :func:`toolkit.find_instruments`, the others from :mod:`toolkit.find.references.others`. A short form stands for the name it was introduced with: both have one key, in which the document's own short forms are
written out.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from toolkit.find.acronyms import find_acronyms
from toolkit.find.instruments import find_instruments
from toolkit.find.references.others import NUMBER, Text, other_texts, split_resolution
from toolkit.find.title_case import SMALL_WORDS
from toolkit.lexicons import any_of, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from toolkit.schema import Paragraph

_BARE_NUMBER = re.compile(NUMBER)
_TRAILING = re.compile(r"\s\((?P<short>[^()]+)\)$")
_LONGEST_END = 12
_LONGEST_BODY = 120
_PART_BEHIND = re.compile(r",?\sand\s(?:the\s|its\s)?(?:Article|Annex|Chapter|Section|Paragraph)(?:s|es)?$")
_VERSION = re.compile(r"(?<=[A-Z])(?=\d\.\d)")
_WORD = re.compile(r"[^\W_]+")


Forms = dict[str, str]
"""The long form of each short form that a document introduces."""
Key = tuple[str, ...]
"""The words of a name with its short forms written out, to know it again."""


def named_texts(
    table: pd.DataFrame, paragraphs: Sequence[Paragraph], found: Mapping[str, pd.DataFrame]
) -> list[list[Text]]:
    """Return the texts named in each paragraph, in reading order, under the names that its document knows them by.

    `paragraphs` are the rows of `table`; `found` are the tables of instruments and acronyms that have been made of it already, which can't be
    used where two paragraphs go by one label.
    """
    keys = [(paragraph.doc_id, paragraph.para) for paragraph in paragraphs]
    if len(set(keys)) < len(keys):
        found, keys = {}, [(doc_id, str(i)) for i, (doc_id, _) in enumerate(keys)]
        table = table.assign(para=[para for _, para in keys])
    instruments = _by_paragraph(
        keys,
        found["instruments"] if "instruments" in found else find_instruments(table),
        ("name", "start", "kind"),
    )
    acronyms = _by_paragraph(
        keys, found["acronyms"] if "acronyms" in found else find_acronyms(table), ("short", "long")
    )
    result: list[list[Text]] = [[] for _ in paragraphs]
    documents: dict[str, list[int]] = {}
    for position, paragraph in enumerate(paragraphs):
        documents.setdefault(paragraph.doc_id, []).append(position)
    for positions in documents.values():
        forms = _forms(row for position in positions for row in acronyms[position])
        key_of = cache(partial(_key, forms=forms))
        named = [_named(paragraphs[position].text, instruments[position], forms) for position in positions]
        known = _known_names((text.name for texts in named for text in texts), forms, key_of)
        for position, texts in zip(positions, named, strict=True):
            result[position] = list(_renamed(texts, known, key_of))
    return result


def _by_paragraph(
    keys: Iterable[tuple[str, str]], found: pd.DataFrame, columns: tuple[str, ...]
) -> list[list[dict[str, Any]]]:
    """Return what the columns say of what was found in each paragraph."""
    rows: dict[tuple[str, str], list[dict[str, Any]]] = {key: [] for key in keys}
    values = zip(*(found[name].tolist() for name in ("doc_id", "para", *columns)), strict=True)
    for doc_id, para, *row in values:
        rows[doc_id, para].append(dict(zip(columns, row, strict=True)))
    return list(rows.values())


def _named(text: str, instruments: Iterable[Mapping[str, Any]], forms: Forms) -> list[Text]:
    """Return the outermost texts named in a paragraph."""
    found = []
    for row in instruments:
        name = _PART_BEHIND.sub("", row["name"])
        end = row["start"] + len(name)
        start = row["start"]
        if _BARE_NUMBER.fullmatch(name) and (
            run := _run().search(text, max(0, start - _LONGEST_BODY), start)
        ):
            start = run.start()
        found.append(_without_short_form(Text(start, end, text[start:end], row["kind"]), forms))
    return _outermost([*found, *other_texts(text)])


@cache
def _run() -> re.Pattern[str]:
    """Return the expression for what opens a run of resolutions, of which the instruments are the numbers alone: *Security Council resolutions*."""
    adopters = any_of(load_lexicon("instruments")["resolutions"]["adopters"])
    return re.compile(rf"(?:\b{adopters}\s(?:\([A-Z]+\)\s?)?){{0,3}}\b[Rr]esolutions\s(?:Nos?\.\s)?$")


def _forms(acronyms: Iterable[Mapping[str, Any]]) -> Forms:
    """Return a document's short forms with their long forms; the first introduction counts."""
    forms: Forms = {}
    for row in acronyms:
        forms.setdefault(row["short"].casefold(), row["long"])
    return forms


def _words(name: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(name)]


def _key(name: str, forms: Forms) -> tuple[Key, bool]:
    """Return the key of a name, and whether a short form was written out; short forms in brackets are left out."""
    plain = re.sub(r"\(([A-Z][^()]*)\)", lambda m: "" if m.group(1).casefold() in forms else m.group(), name)
    words: list[str] = []
    expanded = False
    for chunk in re.findall(r"[\w.+]+", plain):
        for part in [chunk] if chunk.casefold() in forms else _VERSION.sub(" ", chunk).split():
            long = forms.get(part.casefold())
            expanded = expanded or long is not None
            words += _words(part if long is None else long)
    return tuple(word for word in words if word not in {"the", "s"}), expanded


def _known_names(
    names: Iterable[str], forms: Forms, key_of: Callable[[str], tuple[Key, bool]]
) -> dict[Key, str]:
    """Return the fullest printed name of each key, that of every short form included."""
    known: dict[Key, str] = {}
    for name in names:
        key, _ = key_of(name)
        known[key] = max(known.get(key, name), name, key=len)
    ends = {
        key[i:]: name
        for key, name in reversed(known.items())
        for i in range(max(1, len(key) - _LONGEST_END), len(key))
        if key[i - 1] not in SMALL_WORDS
    }
    for short, long in forms.items():
        key, _ = key_of(short)
        known[key] = max(known.get(key, long), ends.get(key, long), key=len)
    return known


def _without_short_form(text: Text, forms: Forms) -> Text:
    """Return the name without the short form in brackets that it ends in, where that stands for all of it."""
    match = _TRAILING.search(text.name)
    if match is None or _words(text.name[: match.start()]) != _words(
        forms.get(match["short"].casefold(), "")
    ):
        return text
    return text._replace(end=text.start + match.start(), name=text.name[: match.start()])


def _renamed(
    texts: Iterable[Text], known: dict[Key, str], key_of: Callable[[str], tuple[Key, bool]]
) -> Iterator[Text]:
    """Yield the texts under their fullest names; the later resolutions of a list get the words that stand before the first."""
    words = "resolution "
    for text in texts:
        numbered = split_resolution(text.name)
        if _BARE_NUMBER.fullmatch(text.name):
            yield text._replace(name=words + text.name)
        elif numbered:
            words = numbered[0]
            yield text._replace(name="".join(numbered))
        else:
            key, expanded = key_of(text.name)
            yield text._replace(name=known[key]) if expanded else text


def _outermost(texts: Iterable[Text]) -> list[Text]:
    """Return the texts in reading order without those inside others."""
    kept: list[Text] = []
    for text in sorted(texts, key=lambda text: (text.start, -text.end)):
        if not kept or text.start >= kept[-1].end:
            kept.append(text)
    return kept
