"""Named instruments: agreements, declarations, statements, plans, strategies and the like.

A name is found from its head noun (``lexicons/instruments.toml``): back over the capitalised words before it, on over the prepositional phrases behind it,
a year or numeral, a subtitle behind a colon. Of nested names only the outermost counts. Bare kind words (*the Joint Statement*, *its Plan of Action*) refer back
and are left out; a short form introduced beside an instrument's name counts wherever the document uses it again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from toolkit.find.instruments.names import named_instruments
from toolkit.find.instruments.short import introduced_forms, known_instruments, short_uses
from toolkit.schema import Paragraph, Span, paragraphs_by_document, span_rows, span_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

_SHORT_NAME = re.compile(
    r"[”\"’']?(?:,?\s(?:signed|done|adopted|concluded|of|on)\s[^,.;:()]{1,60})?\s\((?:hereinafter\s)?[Tt]he\s(?:[a-z]+\s)?[“\"]?"
)
INSTRUMENTS = span_table("INSTRUMENTS", "a mention of a named instrument", name="str", kind="str")


class Named(NamedTuple):
    """A paragraph with the instruments named in it."""

    paragraph: Paragraph
    found: list[tuple[int, int, str]]


def find_instruments(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Find named instruments: one row is one mention of an agreement, declaration, plan or other instrument.

    Parameters
    ----------
    paragraphs
        A PARAGRAPHS table; ``doc_id``, ``para`` and ``text`` are read.

    Returns
    -------
    DataFrame
        ``doc_id, para, start, end, quote`` and

        - ``name``: the name, which is the quote (a column of its own so that tables of names can be joined);
        - ``kind``: agreement (treaties, protocols, conventions, codes), declaration (declarations, statements, visions, outlooks), plan
          (plans, roadmaps, strategies, work programmes, frameworks) or other (agendas, resolutions, principles).

    Raises
    ------
    SchemaError
        If `paragraphs` is no PARAGRAPHS table.

    Notes
    -----
    In names inside names only the outermost counts. Funds, projects, bodies and meetings are no instruments, nor are initiatives, pledges among them.
    A numbered resolution is quoted with the word and the body before it (*Security Council resolution 1325 (2000)*); in a run behind the plural
    (*resolutions 54/47 and 56/16*) each number is one row. Symbols of resolutions and decisions count (``GC(69)/RES/7``), those of reports and other
    records don't. A title of kind words alone counts where its issue says which text is meant (*the Joint Plan of Action agreed at the Lima meeting*).
    Caveat: a name printed in small letters is found only where the lexicon knows it, and a plan of a project looks like any plan.

    Examples
    --------
    >>> import pandas as pd
    >>> text = "We recalled the 2002 Lima Declaration on Trade (LDT) and its Plan of Action; the LDT endures."
    >>> find_instruments(pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]}))[["quote", "kind"]]
                           quote         kind
    0  Lima Declaration on Trade  declaration
    1                        LDT  declaration
    """
    rows: list[dict[str, object]] = []
    for document in paragraphs_by_document(paragraphs).values():
        named = [Named(paragraph, named_instruments(paragraph.text)) for paragraph in document]
        forms = {
            short: kind for item in named for short, kind in introduced_forms(item.paragraph.text, item.found)
        }
        for paragraph, found in named:
            rows.extend(span_rows(paragraph, _spans(paragraph.text, found, forms)))
    return INSTRUMENTS.frame(rows)


def _spans(text: str, found: list[tuple[int, int, str]], forms: dict[str, str]) -> Iterator[Span]:
    """Yield the outermost of all names in a paragraph."""
    last = 0
    names = [*found, *known_instruments(text), *short_uses(text, forms)]
    for start, end, kind in sorted(names, key=lambda name: (name[0], -name[1])):
        if start >= last and not _is_introduced(text, last, start, end):
            last = end
            yield {"start": start, "end": end, "name": text[start:end], "kind": kind}


def _is_introduced(text: str, last: int, start: int, end: int) -> bool:
    """Return whether the name at `start` is the short name in brackets of the instrument that ends at `last`."""
    if text[max(0, start - 1) : start] == "(":
        return text[last:start].strip(' ”"') == "("
    return last > 0 and text[end : end + 1] == ")" and _SHORT_NAME.fullmatch(text, last, start) is not None
