"""Short forms introduced beside their long forms: acronyms, abbreviations and names defined for later use.

A bracket (or a formula like *hereinafter referred to as*) that holds a short form is compared with the words before it, and a bracket
that holds a long form with the short form before it. Letters are aligned with words by :mod:`toolkit.find.acronyms.align`, which says how
this differs from Schwartz and Hearst (2003), those between commas behind *or* too; names without letters (``(“Action Plan”)``, ``(Bali Declaration)``)
stand for the name printed before the bracket.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.find.acronyms.forms import Term, is_defined_name, is_letters, is_short_form, terms_in
from toolkit.find.acronyms.long import lettered_long, reversed_long
from toolkit.find.acronyms.names import Long, before_dating, defined_long, treaty_long, trim, with_instrument
from toolkit.lexicons import any_of, load_lexicon
from toolkit.schema import Paragraph, Span, collect_spans, span_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

ACRONYMS = span_table(
    "ACRONYMS",
    "an introduction of a short form beside its long form",
    short="str",
    long="str",
    short_start="int64",
    short_end="int64",
    long_start="int64",
    long_end="int64",
)
NEAREST = 6
_BRACKET = re.compile(r"\(([^()]{1,200})\)")
_JOINT = re.compile(r"(?:,? (?:and|or)(?: the)?|,) $")
_OR = re.compile(
    r"(?<=[a-z]), or (?P<term>(?:the )?[“\"][A-Z][^“”\"]{1,40}?[,.]?[”\"]|[A-Z][A-Z0-9&-]*[A-Z][A-Z0-9]*s?(?=[,.;]))"
)
_SHORT_BEFORE = re.compile(r"([A-Z0-9][\w&+/-]{1,14})[”\"’]?\s?$")


class Pair(NamedTuple):
    """A short form with its long form."""

    term: Term
    long: Long


def find_acronyms(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Find short forms introduced beside their long forms: one row is one introduction.

    Parameters
    ----------
    paragraphs
        A PARAGRAPHS table; ``doc_id``, ``para`` and ``text`` are read.

    Returns
    -------
    DataFrame
        ``doc_id, para, start, end, quote`` and

        - ``short``: the short form, without quotation marks, formula or ordinal;
        - ``long``: the words that it stands for, without a leading article;
        - ``short_start, short_end, long_start, long_end``: where the two stand in the paragraph.

        The quote runs from the first of the two to the end of the second, closing bracket included.

    Raises
    ------
    SchemaError
        If `paragraphs` is no PARAGRAPHS table.

    Notes
    -----
    Every introduction counts, a repeated one too; later uses do not. ``long`` holds only what the letters stand for: ``SOMTC`` after
    *ASEAN Senior Officials' Meeting on Transnational Crime* stands for the words from *Senior*. Brackets that define nothing are passed over: ``(Phase 3)``,
    ``(Red Line)``, ``(formerly SME Working Group)``, years. Where the letters are the initials of the words one by one, the long form ends with them: *Treaty of
    Amity and Cooperation in Southeast Asia (TAC)* without the place. Treaties define by the article alone: ``(the Parties)``. Caveat: a short form whose letters come from another language
    is taken for the whole name before it.

    Examples
    --------
    >>> import pandas as pd
    >>> text = "The Declaration on the Conduct of Parties in the South China Sea (DOC) and the Regional Action Plan (“Plan”)."
    >>> find_acronyms(pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]}))[["short", "long"]]
      short                                               long
    0   DOC  Declaration on the Conduct of Parties in the S...
    1  Plan                               Regional Action Plan
    """
    return collect_spans(paragraphs, ACRONYMS, _acronyms_in)


def _acronyms_in(paragraph: Paragraph) -> Iterator[Span]:
    text = paragraph.text
    earlier: list[Long] = []
    for bracket in _BRACKET.finditer(text):
        pairs = [_whole(pair, earlier[-NEAREST:]) for pair in _pairs_in_bracket(text, bracket)]
        yield from (_span(text, pair, bracket.end()) for pair in pairs)
        earlier += [pair.long for pair in pairs]
    for match in _formula().finditer(text) if any(word in text for word in _formula_words()) else ():
        for term in (reading[0] for reading in terms_in(text, match.start("term"), match.end("term"))[:1]):
            long = _long_before(text, match.start(), term._replace(quoted=True))
            if long is not None:
                yield _span(text, Pair(term, long), match.end("term"))
    yield from _apposed(text)


def _apposed(text: str) -> Iterator[Span]:
    """Yield the short forms between commas behind *or*: ``…, or “Pact”,``; without quotation marks the letters have to fit."""
    for match in _OR.finditer(text) if ", or " in text else ():
        for term in (reading[0] for reading in terms_in(text, match.start("term"), match.end("term"))[:1]):
            long = _long_before(text, match.start(), term)
            if long and (term.quoted or text[long.start].upper() == term.text[0]):
                yield _span(text, Pair(term, long), match.end("term"))


def _whole(pair: Pair, earlier: list[Long]) -> Pair:
    """Return `pair` with the whole of an earlier long form that its own begins within (*Association of … Nations (ASEAN) Regional Forum*)."""
    start = next(
        (long.start for long in earlier if long.start < pair.long.start < long.end < pair.long.end),
        pair.long.start,
    )
    return Pair(pair.term, pair.long._replace(start=start))


def _span(text: str, pair: Pair, end: int) -> Span:
    term, long = pair
    return {
        "start": min(term.start, long.start),
        "end": end,
        "short": term.text,
        "long": text[long.start : long.end],
        "short_start": term.start,
        "short_end": term.end,
        "long_start": long.start,
        "long_end": long.end,
    }


@cache
def _formula() -> re.Pattern[str]:
    """Return the expression for a formula between commas: ``, hereinafter referred to as “the Parties”``."""
    words = any_of(load_lexicon("acronyms")["unbracketed"])
    return re.compile(rf",?\s{words}\s(?P<term>(?:the )?[“\"][^“”\"]{{1,60}}[”\"]|(?:the )?[A-Z][A-Z&+-]+\b)")


@cache
def _formula_words() -> frozenset[str]:
    """Return a word of each formula, without one of which a text has none."""
    return frozenset(max(words.split(), key=len) for words in load_lexicon("acronyms")["unbracketed"])


def _pairs_in_bracket(text: str, bracket: re.Match[str]) -> list[Pair]:
    """Return what the bracket introduces: the first reading of it that has a long form for every term."""
    for terms in terms_in(text, bracket.start(1), bracket.end(1)):
        pairs = _pairs_of_terms(text, bracket.start(), terms)
        if pairs and (len(pairs) == len(terms) or terms[0].quoted):
            return pairs
    return _reversed_pair(text, bracket)


def _pairs_of_terms(text: str, end: int, terms: list[Term]) -> list[Pair]:
    """Return the terms that have a long form before `end`; each but the last may end where the next one's begins."""
    pairs: list[Pair] = []
    for term in reversed(terms):
        long = _long_before(text, end, term)
        if pairs and long is not None and long.start < pairs[0].long.start:
            nearer = _long_before(text, _before_joint(text, pairs[0].long.start), term)
            long = nearer if nearer is not None and nearer.cost < long.cost else long
        if long is not None:
            pairs.insert(0, Pair(term, long))
    return pairs


def _before_joint(text: str, start: int) -> int:
    """Return the end of what stands before `start`, without the ``and`` that joins the two."""
    return start - len(match.group()) if (match := _JOINT.search(text, 0, start)) else start


def _long_before(text: str, end: int, term: Term) -> Long | None:
    """Return the long form of `term` among the words that end at `end`."""
    end = trim(text, end)
    for stop in dict.fromkeys((before_dating(text, end), end)):
        long = _long_to(text, stop, term)
        if long is not None:
            return long
    return None


def _long_to(text: str, end: int, term: Term) -> Long | None:
    """Return the long form of `term` that ends at `end`: by its letters, else as a defined name."""
    named = is_defined_name(term.text)
    if is_short_form(term.text):
        long = lettered_long(text, end, term.text)
        if long is not None or not (term.quoted or named):
            return with_instrument(text, long, term) if long and named else long
    if term.quoted or named:
        return defined_long(text, end, term)
    return treaty_long(text, end, term)


def _reversed_pair(text: str, bracket: re.Match[str]) -> list[Pair]:
    """Return the pair of a bracket that spells out the short form before it: ``CLMV (Cambodia, …)``."""
    match = _SHORT_BEFORE.search(text, max(0, bracket.start() - 20), bracket.start())
    if match is None or not is_letters(match.group(1)) or not is_short_form(match.group(1)):
        return []
    long = reversed_long(text, bracket.start(1), bracket.end(1), match.group(1))
    return [Pair(Term(match.start(1), match.end(1), match.group(1), quoted=False), long)] if long else []
