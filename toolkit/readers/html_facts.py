"""What a web page says of itself: title, date, who issued it, language.

Each fact is taken from where pages put it for others to read: schema.org data (JSON-LD), ``<meta>`` of Dublin Core, Open
Graph and the like, ``itemprop``, ``<time>``, ``<title>``, ``<h1>``, ``<html lang>``. The first place that has it decides. A date counts
only if it is written year first; no other is guessed at. The name of the site is taken off the title.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from toolkit.lexicons import load_lexicon

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DATE = re.compile(r"\s*(\d{4})(?:[-/.]?(\d{2})(?:[-/.]?(\d{2})(?!\d))?)?(?![\d/.-])")
_DASH = re.compile(r"\s+[|»–—-]\s+|\s*｜\s*")
_BAR = re.compile(r"\s+[|»]\s+|\s*｜\s*")
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_]|$)")


def read_facts(root: Element) -> dict[str, str]:
    """Return what the page says of itself, only what it does say.

    Examples
    --------
    >>> from toolkit.readers.html_page import parse_page
    >>> page = '<html lang="en-GB"><title>Joint Statement | MFA</title><meta name="DC.date" content="2020-11-13">'
    >>> read_facts(parse_page(page, ""))
    {'title': 'Joint Statement', 'date': '2020-11-13', 'language': 'en'}
    """
    names = load_lexicon("web_pages")["facts"]
    metas = _metas(root)
    data = list(_json_things(root))
    issuer = next(
        filter(
            None,
            [*_json_names(data, "publisher"), *_first(metas, names["issuer"]), *_json_names(data, "author")],
        ),
        "",
    )
    titles = [
        *_json_texts(data, "headline"),
        *_first(metas, names["title"]),
        *_texts(root, "//title[not(ancestor::svg)] | //h1"),
    ]
    dates = [*_json_texts(data, "datePublished"), *_first(metas, names["date"]), *_times(root)]
    languages = [
        *root.xpath("//html/@lang | //html/@*[name()='xml:lang']"),
        *_first(metas, names["language"]),
    ]
    facts = {
        "title": _title(next(filter(None, titles), ""), issuer, _texts(root, "//h1 | //h2")),
        "date": next(filter(None, map(iso_date, dates)), ""),
        "issuer": issuer,
        "language": next(
            (match[1].lower() for text in languages if (match := _LANGUAGE.match(text.strip()))), ""
        ),
    }
    return {key: value for key, value in facts.items() if value}


def iso_date(text: str) -> str:
    """Return the date that `text` begins with, year first, as ISO text; '' where there is none.

    Examples
    --------
    >>> iso_date("2020-11-13T09:00:00+09:00"), iso_date("20201113"), iso_date("2020/11"), iso_date("13/11/2020")
    ('2020-11-13', '2020-11-13', '2020-11', '')
    """
    match = _DATE.match(text)
    if not match:
        return ""
    year, month, day = match.groups()
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return "-".join(filter(None, (year, month, day)))


def _metas(root: Element) -> dict[str, list[str]]:
    """Return what the page's ``<meta>`` and ``itemprop`` say, by name in lower case."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            if element.get(key):
                found.setdefault(element.get(key).lower(), []).append(_folded(element.get("content", "")))
    return found


def _first(metas: Mapping[str, list[str]], names: Iterable[str]) -> list[str]:
    return [
        text
        for name in names
        for text in metas.get(name, [])
        if text and not text.startswith(("http:", "https:"))
    ]


def _texts(root: Element, path: str) -> list[str]:
    return [_folded("".join(element.itertext())) for element in root.xpath(path)]


def _times(root: Element) -> list[str]:
    """Return the dates of ``itemprop`` and ``<time>``: those that are said to be of publication, else one that is alone."""
    marked = root.xpath(
        "//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished' or @pubdate]/@datetime"
    )
    times = {iso_date(text) for text in root.xpath("//time/@datetime")}
    return [*marked, *(times if len(times) == 1 else ())]


def _title(text: str, issuer: str, headings: list[str]) -> str:
    """Return the title without the site's name: a main heading that is in there, else what a bar sets off."""
    parts = {part.casefold() for part in _DASH.split(text)}
    for heading in filter(None, headings):
        known = heading.casefold()
        if known in parts or (known in text.casefold() and len(heading) * 2 >= len(text) - len(issuer)):
            return heading
    own = [part for part in _BAR.split(text) if part.casefold() != issuer.casefold()]
    return own[0] if own else text


def _json_things(root: Element) -> Iterator[dict[str, object]]:
    """Yield the things that the page's JSON-LD describes, documents of any kind alone."""
    for text in root.xpath("//script[@type='application/ld+json']/text()"):
        try:
            waiting = deque([json.loads(text, strict=False)])
        except (ValueError, RecursionError):
            continue
        while waiting:
            thing = waiting.popleft()
            if isinstance(thing, list):
                waiting.extend(thing)
            elif isinstance(thing, dict):
                waiting.extend(
                    value
                    for key, value in thing.items()
                    if key in {"@graph", "mainEntity", "mainEntityOfPage"}
                )
                if _is_document(thing):
                    yield thing


def _is_document(thing: Mapping[str, object]) -> bool:
    kinds = thing.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(kind in load_lexicon("web_pages")["facts"]["json_types"] for kind in kinds)


def _json_texts(things: Iterable[Mapping[str, object]], key: str) -> list[str]:
    return [_folded(thing[key]) for thing in things if isinstance(thing.get(key), str)]


def _json_names(things: Iterable[Mapping[str, object]], key: str) -> list[str]:
    found = []
    for thing in things:
        value = thing.get(key)
        value = value[0] if isinstance(value, list) and value else value
        name = value.get("name") if isinstance(value, dict) else value
        found.append(_folded(name) if isinstance(name, str) else "")
    return found


def _folded(text: object) -> str:
    return " ".join(str(text).split())
