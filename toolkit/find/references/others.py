"""The texts named in a paragraph that are no instruments: symbols (``A/RES/70/1``), short forms of resolutions (``UNSCR 2231``), reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from toolkit.find.chunks import chunks_of, needed_chunks
from toolkit.find.name_phrases import Phrases, name_after
from toolkit.find.title_case import run_before
from toolkit.lexicons import any_of, load_lexicon, word_set

NUMBER = r"\d+(?:/\d+)?(?:\s\((?:\d{4}|[IVXL]+)\))?"
_SHORT_RESOLUTION = re.compile(
    rf"\b(?P<body>UNSCR|UNGAR|UNSC Res\.|UNGA Res\.)s?\s(?:No\.\s)?(?P<number>{NUMBER})"
)
_NEXT = re.compile(rf"(?:,\s|,?\sand\s)(?P<number>{NUMBER})(?![\w/.])")
_SYMBOL = re.compile(
    r"(?<![\w/.-])(?:(?:A|S|E|T|ST|TD|CD|DP|NPT|FCCC|CBD|WT|UNEP|CEDAW|CCPR|CRC|CAT|HRI)/[A-Z\d][\w().-]*(?:/[A-Z\d][\w().-]*)*(?:\s\(\d{4}\))?|\d{1,3}/(?:CP|CMP|CMA)\.\d+)"
)
_RESOLUTION = re.compile(r"(?P<words>.*?)\b[Rr]esolutions?\s(?:No\.\s)?(?P<number>\S.*)", re.DOTALL)
_REPORT = re.compile(r"(?<![\w-])Report(?:\s(?:19|20)\d\d(?:[-–](?:20)?\d\d)?)?(?![\w-]|\s[A-Z])")
_PHRASES = Phrases(
    frozenset({"of", "on", "from"}), frozenset({"of", "on", "and", "or", "for", "in", "to", "with"})
)


class Text(NamedTuple):
    """A text named in a paragraph: where, under which name it is known, and its kind (``agreement``, ``declaration`` …)."""

    start: int
    end: int
    name: str
    kind: str


def split_resolution(name: str) -> tuple[str, str] | None:
    """Return what stands before the number of a resolution, in the singular and with a space behind it, and the number; None for other texts."""
    match = _SHORT_RESOLUTION.fullmatch(name) or _RESOLUTION.fullmatch(name)
    if match is None or not match["number"][:1].isdigit():
        return None
    words = name[: -len(match["number"])]
    return re.sub(r"s?\s(No\.\s)?$", r" \1", words), match["number"]


def other_texts(text: str) -> Iterator[Text]:
    """Yield the symbols, short forms of resolutions and reports in a paragraph."""
    for match in _SYMBOL.finditer(text) if "/" in text else ():
        name = match.group().rstrip(".,-") if "(" in match.group() else match.group().rstrip(".,-)")
        if any(character.isdigit() for character in name):
            yield Text(match.start(), match.start() + len(name), name, "other")
    for match in _SHORT_RESOLUTION.finditer(text) if "UN" in text else ():
        words, number = split_resolution(match.group()) or ("", match.group())
        yield Text(*match.span(), words + number, "other")
        end = match.end()
        while (following := _NEXT.match(text, end)) is not None:
            yield Text(following.start("number"), following.end(), words + following["number"], "other")
            end = following.end()
    yield from _reports(text)


def _reports(text: str) -> Iterator[Text]:
    """Yield the reports that have a name: ``Alpha State of Climate Report``, ``report of the Secretary-General``."""
    chunks = chunks_of(text)
    for match in _REPORT.finditer(text) if "Report" in chunks else ():
        start = run_before(text, match.start())
        words = text[start : match.start()].split()
        if any(
            word[0].isupper() and word not in word_set("references", "reports", "generic") for word in words
        ):
            yield Text(start, match.end(), text[start : match.end()], "other")
    for match in () if chunks.isdisjoint({"Report", "report"}) else _reports_of().finditer(text):
        yield Text(*match.span(), match.group(), "other")
    for match in () if chunks.isdisjoint(_document_chunks()) else _documents_of().finditer(text):
        end = name_after(text, match.end("noun"), _PHRASES)
        if end > match.end("noun"):
            yield Text(match.start(), end, text[match.start() : end], "other")


@cache
def _document_chunks() -> frozenset[str]:
    return needed_chunks(load_lexicon("references")["reports"]["documents"])


@cache
def _documents_of() -> re.Pattern[str]:
    nouns = any_of(load_lexicon("references")["reports"]["documents"])
    return re.compile(rf"(?<![\w-])(?P<noun>{nouns})\s(?:of|on|from)\s(?:the\s)?(?=[A-Z\d])")


@cache
def _reports_of() -> re.Pattern[str]:
    bodies = any_of(load_lexicon("references")["reports"]["bodies"])
    return re.compile(
        rf"(?<![\w-])[Rr]eport\s(?:of|by)\sthe\s(?:[A-Z][\w-]*\s){{0,4}}?{bodies}(?![\w-])(?!\s[A-Z])"
    )
