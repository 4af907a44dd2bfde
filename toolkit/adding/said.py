"""What a document says of itself: its title, date, kind and issuer, and where each was found.

What the file's own data say (front matter, the properties of a PDF or Word document, the head of a web page) comes first. Else

- the title is what the layout takes for one, above the text;
- the date is the last day of the first date printed outside the text, as a line of its own or in the title. A date in the first
  paragraph is a suggestion and no more: it may be that of another meeting;
- the kind is told from the title, else from the lines above the text, by ``lexicons/kinds.toml``; a resolution by what it prints.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from toolkit.catalog import ISO_DATE
from toolkit.find.dates import find_dates
from toolkit.lexicons import load_lexicon
from toolkit.paragraphs import classify_lines, segment_paragraphs
from toolkit.schema import PARAGRAPHS

SAID = "as the file says"
_LONGEST_TITLE = 300
_LONGEST_MEETING = 31
_FEW_WORDS = 4
_TOP_LINES = 12
_MARKUP = re.compile(r"[*_#`]+|\\(?=[^\w\s])")
_OUTSIDE = {"title", "heading", "date", "place", "byline", "furniture"}
_DATED = ("date", "place", "title")


class Fact(NamedTuple):
    """A fact of a document: its value, where it is from, and whether it may stand unasked."""

    value: str = ""
    origin: str = ""
    sure: bool = True


class _Line(NamedTuple):
    """A line of the source that is no running text: what it is called, its role, its words."""

    number: int
    role: str
    text: str


def read_facts(document: pd.DataFrame, said: Mapping[str, str]) -> dict[str, Fact]:
    """Return the title, date, kind and issuer of a document; what is not known is an empty fact.

    Parameters
    ----------
    document
        DOCUMENTS with one row.
    said
        What the file says of itself (``Reading.facts``).
    """
    lines = list(_outside(classify_lines(document), str(document["source_text"].item())))
    known = {key: Fact(tidy(value), SAID) for key, value in said.items() if tidy(value)}
    title = known.get("title") or _printed_title(lines)
    paragraphs = segment_paragraphs(document.assign(title=title.value))
    date = known.get("date", Fact())
    date = date._replace(value=date.value[:10])
    return {
        "title": title,
        "date": date if ISO_DATE.fullmatch(date.value) else _printed_date(title, lines),
        "kind": known.get("kind") or _printed_kind(title, lines, paragraphs),
        "issuer": known.get("issuer", Fact()),
    }


def tidy(text: str) -> str:
    r"""Return text on one line, without what cannot be written as UTF-8.

    >>> tidy("Joint\n  Statement\ud800")
    'Joint Statement?'
    """
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _outside(lines: pd.DataFrame, source: str) -> Iterator[_Line]:
    """Yield the lines outside the text, each with its words but not its markup."""
    rows = lines.loc[lines["role"].isin(_OUTSIDE), ["line", "role", "source_start", "source_end"]]
    stretches = rows.itertuples(index=False, name=None)
    for (number, role), group in groupby(stretches, key=lambda row: row[:2]):
        words, before = "", None
        for _, _, start, end in group:
            apart = before is not None and re.search(r"\s", source[before:start])
            words, before = f"{words}{' ' if apart else ''}{source[start:end]}", end
        yield _Line(number, role, tidy(_MARKUP.sub("", words)))


def _printed_title(lines: Sequence[_Line]) -> Fact:
    titles = [line for line in lines if line.role == "title" and any(map(str.isalpha, line.text))]
    titles = titles or [line for line in lines if line.role == "heading"][:1]
    blocks = _blocks(titles)
    if not blocks:
        return Fact()
    texts = [" ".join(line.text for line in block) for block in blocks]
    chosen = next((n for n, text in enumerate(texts) if kind_of(text)), texts.index(max(texts, key=len)))
    title = texts[chosen]
    if len(title.split()) < _FEW_WORDS and chosen + 1 < len(texts):
        title = f"{title} {texts[chosen + 1]}"
    return Fact(title[:_LONGEST_TITLE], f"printed in line {blocks[chosen][0].number}", sure=False)


def _blocks(lines: Iterable[_Line]) -> list[list[_Line]]:
    """Return the lines in runs that no other line interrupts."""
    blocks: list[list[_Line]] = []
    for line in lines:
        if blocks and line.number - blocks[-1][-1].number <= 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _printed_date(title: Fact, lines: Sequence[_Line]) -> Fact:
    dated = [line for role in _DATED for line in lines if line.role == role]
    for line in dated:
        if date := _first_date(line.text):
            return Fact(date, f"printed in line {line.number}", sure=False)
    if date := _first_date(title.value):
        return Fact(date, "printed in the title", sure=False)
    return Fact()


def date_in_text(paragraphs: pd.DataFrame) -> str:
    """Return the first date of the first paragraph, or nothing: what may be the document's."""
    return _first_date(str(paragraphs["text"].iloc[0])) if len(paragraphs) else ""


def _first_date(text: str) -> str:
    """Return the last day of the first date in a text that is known to the day, or else its month."""
    table = PARAGRAPHS.frame([{"doc_id": "document", "para": "p1", "text": text, "order": 0}])
    found = find_dates(table)
    for start, end, granularity in found[["date_start", "date_end", "granularity"]].itertuples(index=False):
        days = (dt.date.fromisoformat(str(end)) - dt.date.fromisoformat(str(start))).days
        if days < _LONGEST_MEETING:
            return str(end) if granularity in {"day", "range"} else str(end)[:7]
    return ""


def _printed_kind(title: Fact, lines: Sequence[_Line], paragraphs: pd.DataFrame) -> Fact:
    printed = str(paragraphs["kind"].iloc[0]) if len(paragraphs) else ""
    if printed:
        return Fact(printed, "as printed around the text", sure=False)
    if kind := kind_of(title.value):
        return Fact(kind, "by its title", sure=False)
    for line in lines[:_TOP_LINES]:
        if line.role != "heading" and (kind := kind_of(line.text)):
            return Fact(kind, f"by line {line.number}", sure=False)
    return Fact()


def kind_of(title: str) -> str:
    """Return the kind of document that a title names, or nothing.

    Examples
    --------
    >>> kind_of("CHAIRMAN’S STATEMENT OF THE 23rd SUMMIT"), kind_of("Fact Sheet: A Partnership"), kind_of("A partnership")
    ("chairman's statement", 'factsheet', '')
    """
    words = " ".join(title.lower().replace("’", "'").split())
    return next((kind for kind, pattern in _kinds() if pattern.search(words)), "")


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (each["kind"], re.compile(rf"(?<!\w)(?:{each['pattern']})(?!\w)"))
        for each in load_lexicon("kinds")["kinds"]
    )
