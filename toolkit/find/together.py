"""All finders over the same paragraphs, each run once: what one finder builds on is handed to it, not found again."""

from __future__ import annotations

import pandas as pd

from toolkit.find.acronyms import find_acronyms
from toolkit.find.acts import find_acts_twice
from toolkit.find.commitments import find_commitments
from toolkit.find.countries import find_countries
from toolkit.find.dates import find_dates
from toolkit.find.instruments import find_instruments
from toolkit.find.meetings import find_meetings
from toolkit.find.money import find_money
from toolkit.find.people import find_people
from toolkit.find.references import find_references
from toolkit.find.themes import find_themes


def find_all(paragraphs: pd.DataFrame, documents: pd.DataFrame | None = None) -> dict[str, pd.DataFrame]:
    """Find everything: the table of every finder with its default settings, by the name of what it finds.

    Parameters
    ----------
    paragraphs
        A PARAGRAPHS table.
    documents
        The DOCUMENTS of the corpus, as for :func:`toolkit.find_references`.

    Returns
    -------
    dict
        ``acronyms``, ``acts``, ``commitments``, ``countries``, ``dates``, ``instruments``, ``meetings``, ``money``, ``people``,
        ``references`` and ``themes``, each equal to the table that ``find_NAME(paragraphs)`` returns.

    Raises
    ------
    SchemaError
        If `paragraphs` is no PARAGRAPHS table or `documents` no DOCUMENTS table.

    Examples
    --------
    >>> text = "Norway pledged to contribute USD 5 million by May 2030."
    >>> found = find_all(pd.DataFrame({"doc_id": ["a"], "para": ["1"], "text": [text]}))
    >>> {name: len(table) for name, table in found.items() if len(table)}
    {'acts': 1, 'commitments': 1, 'countries': 1, 'dates': 1, 'money': 1}
    """
    acts, stances = find_acts_twice(paragraphs)
    found = {
        "acronyms": find_acronyms(paragraphs),
        "acts": acts,
        "countries": find_countries(paragraphs),
        "dates": find_dates(paragraphs),
        "instruments": find_instruments(paragraphs),
        "meetings": find_meetings(paragraphs),
        "money": find_money(paragraphs),
        "people": find_people(paragraphs),
        "themes": find_themes(paragraphs),
    }
    found["commitments"] = find_commitments(paragraphs, found={**found, "stances": stances})
    found["references"] = find_references(paragraphs, documents, found=found)
    return dict(sorted(found.items()))
