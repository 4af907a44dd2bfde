"""Check what a report says against its register: each number counts its rows, each quotation stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from toolkit.report.anchors import chapter_anchor, paragraph_anchor
from toolkit.report.citations import quotations, quoted_spans
from toolkit.report.claims import places_of, span_places, tally, whole_number
from toolkit.report.verify_page import Link, Page, Part, Quotation
from toolkit.report.verify_rows import Corpus, Failure
from toolkit.titles import dated_titles, short_titles

Claim = Sequence[Mapping[str, Any]]
"""The rows of one evidence number, places as numbers."""
Claims = Mapping[str, Claim]

_HINTED = re.compile(r"“(.*)”", re.DOTALL)
_FIGURES = re.compile(r"\d+")
_DRAWN = str.maketrans("’‘“”–—", "''\"\"--")


def check_links(page: Page, claims: Claims, corpus: Corpus) -> Iterator[Failure]:
    """Yield where a link does not say or lead to what its evidence is, where one has none, and evidence without a link."""
    addresses = {entry.number: entry.address for entry in page.entries}
    first: set[str] = set()
    for link in page.links:
        where = f"link “{link.text}” ({link.evidence or 'without evidence'})"
        if link.evidence not in claims:
            yield Failure(where, "an evidence number of the register", link.evidence or "none")
        elif not link.entry:
            rows = claims[link.evidence]
            yield from _check_target(where, link, rows, addresses, corpus)
            yield from _check_count(where, link, rows)
            yield from _check_words(where, link, rows, corpus)
            if link.chapter:
                yield from _check_claim(where, link, rows, page, first=link.evidence not in first)
                first.add(link.evidence)
    for number in sorted(claims.keys() - first):
        yield Failure(f"evidence {number}", "a link in the chapters", "none")
    yield from _check_names(page, claims, corpus)


def _check_names(page: Page, claims: Claims, corpus: Corpus) -> Iterator[Failure]:
    """Yield where a document is named with a passage of another one."""
    short, dated = short_titles(corpus.documents), dated_titles(corpus.documents)
    anchors = {paragraph_anchor(*place): place[0] for place in corpus.texts}
    named = {title: doc_id for doc_id, title in short.items()}
    for link in page.links:
        where = f"link “{link.text}” ({link.evidence}), document"
        doc_id = anchors.get(link.target)
        if link.source and doc_id and link.source not in (doc_id, short[doc_id], dated[doc_id]):
            yield Failure(where, dated[doc_id], link.source)
        cited = {row["doc_id"] for row in claims.get(link.evidence, ())}
        if link.text in named and cited != {named[link.text]}:
            yield Failure(where, ", ".join(short.get(each, each) for each in sorted(cited)), link.text)


def _check_target(
    where: str, link: Link, rows: Claim, addresses: Mapping[str, str], corpus: Corpus
) -> Iterator[Failure]:
    places = places_of(rows)
    one = len(places) == 1
    target = paragraph_anchor(*places[0]) if one else addresses.get(link.evidence, "an entry of evidence")
    if link.target != target:
        yield Failure(f"{where}, target", target, link.target)
    whole = one and all(row["quote"] == corpus.texts.get(places[0]) for row in rows)
    at = span_places(rows) if one and not whole else ""
    if link.at != at:
        yield Failure(f"{where}, places", at or "none", link.at or "none")


def _check_count(where: str, link: Link, rows: Claim) -> Iterator[Failure]:
    number = whole_number(link.text)
    if link.counts:
        count = tally(rows).get(link.counts, 0)
        if number != count:
            yield Failure(where, f"{count} {link.counts}", link.text)
    elif not link.title and len(places_of(rows)) == 1 and len(set(map(repr, rows))) < len(rows):
        yield Failure(where, "each passage once", f"{len(rows)} rows")
    elif number is not None and not any(_has_number(row["quote"], link.text) for row in rows):
        yield Failure(where, "what the number counts, or the number in its passages", "neither")
    if link.title and not _is_hint(link.title, rows):
        hint = f"a hint with the number {len(rows)}" if len(rows) > 1 else _quoting(rows)
        yield Failure(f"{where}, hint", hint, link.title)


def _has_number(quote: str, number: str) -> bool:
    """Tell whether a number stands in a quotation as a number of its own, not as a part of another one."""
    return bool(re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(number.strip())}(?!\w|[.,]\d)", quote))


def _is_hint(title: str, rows: Claim) -> bool:
    """Tell whether a hint says how many passages there are, in whatever words, or begins to quote the only one."""
    if len(rows) > 1:
        return str(len(rows)) in _FIGURES.findall(title.replace(",", ""))
    return title.startswith(_quoting(rows))


def _quoting(rows: Claim) -> str:
    return f"¶ {rows[0]['para']}: “"


def _check_words(where: str, link: Link, rows: Claim, corpus: Corpus) -> Iterator[Failure]:
    quotes = [row["quote"] for row in rows]
    if link.quotes and not any(_begins(quote, link.text) for quote in quotes):
        yield Failure(where, quotes[0], link.text)
    hinted = _HINTED.search(link.title)
    if hinted and not any(_begins(quote, hinted[1]) for quote in quotes):
        yield Failure(f"{where}, hint", quotes[0], hinted[1])
    quoted = [] if link.quotes or link.claim else quotations(link.text)
    if quoted:
        text = corpus.texts.get(places_of(rows)[0], "")
        spans = [span for words in quoted for span in quoted_spans(words, text)]
        if spans != [(row["start"], row["end"]) for row in rows]:
            yield Failure(where, " … ".join(quotes), link.text)


def _begins(quote: str, words: str) -> bool:
    """Tell whether `words` are a quotation, or, where they end in an ellipsis, its beginning."""
    quote, words = " ".join(quote.split()), " ".join(words.split())
    return quote == words or (words.endswith("…") and quote.startswith(words.removesuffix("…").rstrip()))


def _check_claim(where: str, link: Link, rows: Claim, page: Page, *, first: bool) -> Iterator[Failure]:
    """Yield where a link stands in another chapter than its evidence, or the first one says another claim."""
    chapter, claim = chapter_anchor(rows[0]["chapter"]), rows[0]["claim"]
    number = link.evidence.partition(".")[0]
    if link.chapter != chapter or str(page.chapters.index(link.chapter) + 1) != number:
        yield Failure(f"{where}, chapter", chapter, link.chapter)
    words = _letters(claim).removeprefix(_letters(link.text))
    said = claim == link.claim if link.claim else words in _letters(link.around)
    if first and not said:
        yield Failure(f"{where}, claim", claim, link.claim or link.around)


def _letters(text: str) -> str:
    """Return the letters and digits of a text, which are the same in Markdown and on the page."""
    return "".join(filter(str.isalnum, text))


def check_quotations(page: Page, claims: Claims) -> Iterator[Failure]:
    """Yield where a quotation in context is not, word for word, its passage, or a redline not its two."""
    for quotation in page.quotations:
        words = "".join(part.text for part in quotation.parts)
        where = f"quotation “{words}”"
        known = [claims[link.evidence][0]["quote"] for link in quotation.links if link.evidence in claims]
        edited = any(part.mark in ("del", "ins") for part in quotation.parts)
        if len(known) not in ((2,) if edited else (1, 2)):
            yield Failure(where, "links to its evidence", f"{len(known)}")
            continue
        yield from _check_wordings(where, quotation, known)


def _check_wordings(where: str, quotation: Quotation, known: Sequence[str]) -> Iterator[Failure]:
    now = _joined(quotation.parts, "del")
    if now != known[-1]:
        yield Failure(where, known[-1], now)
    before = _joined(quotation.parts, "ins")
    if len(known) == 2 and _bare(before) != _bare(known[0]):
        yield Failure(f"{where}, before", known[0], before)


def _joined(parts: Sequence[Part], without: str) -> str:
    return "".join(part.text for part in parts if part.mark not in ("cut", without))


def _bare(text: str) -> str:
    """Return `text` as redlines compare it: spaces aside, quotation marks and dashes drawn alike."""
    return "".join(text.translate(_DRAWN).split())
