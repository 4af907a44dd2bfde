"""Named persons with the titles that stand beside them.

A person is found by a title: an honorific (*H.E.*, *Mr.*) or an office (*Prime Minister*, *Ambassador*) in front of one to five capitalised words that can be
a name, or an office behind a name and a comma. Surnames in capitals (*ABE Shinzo*), initials, particles (*bin*, *de*) and hyphens belong to names.
Without any title a person is found by a name that the lexicon knows, its shape and a cue beside it (:mod:`toolkit.find.people.untitled`).
The lists are in ``lexicons/people.toml``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.find.chunks import chunks_of, needed_chunks
from toolkit.find.people.again import forms, named_again, stands_alone
from toolkit.find.people.chunks import known_chunks, plural_chunks, title_chunks, title_places
from toolkit.find.people.patterns import (
    apposed_pattern,
    between_commas,
    follows_name,
    honours_behind,
    is_name,
    list_pattern,
    may_list,
    names_thing,
    office_before,
    office_behind,
    office_next,
    person_pattern,
    whose,
)
from toolkit.find.people.untitled import untitled
from toolkit.literals import matches_at
from toolkit.schema import iter_paragraphs, span_rows, span_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

PEOPLE = span_table("PEOPLE", "a mention of a named person", name="str", role="str")
_ONE_NAME = re.compile(r"(?:[A-Z]\. ?)*[^\W\da-z_][\w’'-]+(?: [^\W\da-z_][\w’'-]+)*")


def find_people(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Find named persons: one row is one mention of a person with the title beside the name.

    Parameters
    ----------
    paragraphs
        A PARAGRAPHS table; ``doc_id``, ``para`` and ``text`` are read.

    Returns
    -------
    DataFrame
        ``doc_id, para, start, end, quote`` and

        - ``name``: the name without titles, in the order printed;
        - ``role``: the office as the text gives it, before the name or behind it and a comma; missing where there is none.

    Raises
    ------
    SchemaError
        If `paragraphs` is no PARAGRAPHS table.

    Notes
    -----
    The quote holds the titles before the name; an office behind it is read into ``role`` only. Several persons under one title (*Ministers A, B and
    C*) are a row each. Who has been named with a title in the document is found without one too (*Holm said*), by the family name or the full one.
    A name that never has a title is found where the lexicon knows its given or family name and a verb of saying, a small word (`with`, `led by`), an
    office between commas or another person stands beside it. Caveat: others without a title are not found, and names are not resolved: *Abe* and *Shinzo Abe* are two names.

    Examples
    --------
    >>> import pandas as pd
    >>> text = "H.E. ABE Shinzo, Prime Minister of Japan, met President Joko Widodo and the Foreign Ministers."
    >>> find_people(pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]}))[["name", "role"]]
              name                     role
    0   ABE Shinzo  Prime Minister of Japan
    1  Joko Widodo                President
    """
    rows: list[dict[str, Any]] = []
    for _, group in groupby(iter_paragraphs(paragraphs), key=lambda paragraph: paragraph.doc_id):
        document = [
            (paragraph, chunks, list(_people_in(paragraph.text, chunks)))
            for paragraph in group
            for chunks in [chunks_of(paragraph.text)]
        ]
        names = {form for _, _, found in document for person in found for form in forms(person.name)}
        again, needed = named_again(names), needed_chunks(names)
        for paragraph, chunks, found in document:
            alone = () if needed.isdisjoint(chunks) else _alone(paragraph.text, found, again)
            rows.extend(span_rows(paragraph, (person._asdict() for person in (*found, *alone))))
    return PEOPLE.frame(rows)


class Person(NamedTuple):
    """A person's mention: the span with the titles, the name and the office."""

    start: int
    end: int
    name: str
    role: str | None


def _people_in(text: str, chunks: frozenset[str]) -> Iterator[Person]:
    found: list[Person] = []
    if may_list(text) and not plural_chunks().isdisjoint(chunks):
        found += _listed(text)
    if not title_chunks().isdisjoint(chunks):
        found = [*_titled(text), *found, *_followed(text), *_apposed(text)]
    found = _first(found)
    if not known_chunks().isdisjoint(chunks):
        spans = [(person.start, person.end) for person in found]
        alone = (Person(start, end, text[start:end], role) for start, end, role in untitled(text, spans))
        found = _first([*found, *alone])
    yield from found


def _first(found: list[Person]) -> list[Person]:
    """Return the persons in reading order, of two that overlap the first or longer one."""
    last, kept = 0, []
    for person in sorted(found, key=lambda person: (person.start, -person.end)):
        if person.start >= last:
            last = person.end
            kept.append(person)
    return kept


def _alone(text: str, found: list[Person], again: re.Pattern[str]) -> Iterator[Person]:
    """Yield the later mentions without a title of those whom the document names with one."""
    taken = [(person.start, person.end) for person in found]
    for match in again.finditer(text):
        held = bisect_right(taken, (match.start(), len(text)))
        if (held == 0 or taken[held - 1][1] <= match.start()) and stands_alone(text, *match.span()):
            yield Person(match.start(), match.end(), match.group(), None)


def _titled(text: str) -> Iterator[Person]:
    """Yield the persons with a title in front of the name."""
    for match in matches_at(person_pattern(), text, title_places(text)):
        name = is_name(match["name"])
        if name is None or not match["lead"]:
            continue
        start, end = match.start("lead"), match.start("name") + len(name)
        if names_thing(text, end):
            continue
        end = honours_behind(text, end)
        role = match["role"]
        if role:
            role = whose(text, start) + role
        if not role or match["first"] or match["second"]:
            role = office_behind(text, end) or role or office_before(text, start)
        yield Person(start, end, name, role)


def _listed(text: str) -> Iterator[Person]:
    """Yield the persons of a list under one title in the plural: ``Ministers A, B, and C``."""
    for match in list_pattern().finditer(text):
        names = list(_ONE_NAME.finditer(text, match.start("names"), match.end("names")))
        if any(is_name(name.group()) != name.group() for name in names):
            continue
        role = None if match["role"].startswith("Messrs") else match["role"].removesuffix("s")
        for number, name in enumerate(names):
            yield Person(name.start() if number else match.start(), name.end(), name.group(), role)


def _followed(text: str) -> Iterator[Person]:
    """Yield the persons named before a comma and an office: ``Jake Sullivan, National Security Advisor``."""
    for match in follows_name().finditer(text) if office_next().search(text) else ():
        if is_name(match["name"]) == match["name"]:
            start, end = match.span("name")
            yield Person(start, end, match["name"], office_behind(text, end))


def _apposed(text: str) -> Iterator[Person]:
    """Yield the persons named between commas behind an office: ``the Secretary-General, Ada Holm, said``."""
    for match in apposed_pattern().finditer(text) if between_commas().search(text) else ():
        if is_name(match["name"]) == match["name"]:
            yield Person(*match.span("name"), match["name"], match["role"])
