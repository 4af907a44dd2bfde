"""What was chosen, and the tables it stands for."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from toolkit.errors import ParameterError
from toolkit.find.acts import find_acts
from toolkit.find.mentions import find_mentions
from toolkit.measure.concordance import kwic
from toolkit.measure.context import in_context
from toolkit.measure.cooccurrence import cooccurring
from toolkit.measure.frequency import count_spans


class Selection(NamedTuple):
    """What was chosen; what is empty was not, and does not narrow the search."""

    doc_ids: tuple[str, ...] = ()
    theme: str = ""
    pattern: str = ""
    actor: str = ""
    family: str = ""
    lines: int = 25

    @property
    def by_acts(self) -> bool:
        """Whether acts are looked at: those chosen, or all if nothing is."""
        return bool(self.actor or self.family or not (self.pattern or self.theme))


class View(NamedTuple):
    """The tables of a selection."""

    here: pd.DataFrame
    """PARAGRAPHS of the documents chosen."""
    found: pd.DataFrame
    """What was found, one row a finding, with ``pre, keyword, post``."""
    counts: pd.DataFrame
    """One row a document: ``n`` and ``n_paragraphs``, out of ``paragraphs`` and ``words``."""


def view(selection: Selection, paragraphs: pd.DataFrame, acts: pd.DataFrame | None = None) -> View:
    """Return the tables that a selection stands for.

    Parameters
    ----------
    selection
        What was chosen. A pattern is looked for as :func:`kwic` does; without one, the words of the theme; without either,
        acts. What else is chosen has to stand in the same sentence.
    paragraphs
        PARAGRAPHS of the corpus.
    acts
        The acts of `paragraphs`, where they are known already.

    Raises
    ------
    ParameterError
        If a document is not there, or the pattern is not possible.
    LexiconError
        If there is no such theme.

    Examples
    --------
    >>> import toolkit as tk
    >>> text = "1. We met in Hanoi. Japan expressed support for vaccines against COVID-19, made in Hanoi."
    >>> paragraphs = tk.segment_paragraphs(tk.read_text(text, doc_id="memo"))
    >>> found = view(Selection(pattern="Hanoi", theme="covid-19"), paragraphs).found
    >>> found[["pre", "keyword"]].to_dict("records")
    [{'pre': 'expressed support for vaccines against COVID-19, made in', 'keyword': 'Hanoi'}]
    """
    here = _documents(selection, paragraphs)
    acts = _acts(selection, here, acts)
    mentions = find_mentions(here, selection.theme) if selection.theme else None
    if selection.pattern:
        found = kwic(here, selection.pattern)
        if mentions is not None:
            found = cooccurring(found, mentions, here, within="sentence")
    else:
        found = in_context(acts if mentions is None else mentions, here)
    if selection.by_acts and (selection.pattern or selection.theme):
        found = cooccurring(found, acts, here, within="sentence")
    return View(here, found, count_spans(found, "doc_id", here))


def _documents(selection: Selection, paragraphs: pd.DataFrame) -> pd.DataFrame:
    known = set(paragraphs["doc_id"])
    unknown = [doc_id for doc_id in selection.doc_ids if doc_id not in known]
    if unknown:
        msg = f"there is no document {unknown[0]!r}. There are: {', '.join(sorted(known))}."
        raise ParameterError(msg)
    return paragraphs[paragraphs["doc_id"].isin(selection.doc_ids)] if selection.doc_ids else paragraphs


def _acts(selection: Selection, here: pd.DataFrame, acts: pd.DataFrame | None) -> pd.DataFrame:
    """Return the acts of the documents, the actor and the family chosen."""
    found = find_acts(here) if acts is None else acts[acts["doc_id"].isin(here["doc_id"])]
    if selection.actor:
        found = found[found["actor"].str.casefold() == selection.actor.casefold()]
    if selection.family:
        found = found[found["family"] == selection.family]
    return found.reset_index(drop=True)


def described(selection: Selection) -> str:
    """Return a selection in words, for captions.

    Examples
    --------
    >>> described(Selection(theme="covid-19", pattern="vaccin*", actor="Japan"))
    '“vaccin*”, in sentences on covid-19, with an act of Japan'
    """
    if selection.pattern:
        parts = [f"“{selection.pattern}”"]
        parts += [f"in sentences on {selection.theme}"] if selection.theme else []
    else:
        parts = [f"words on {selection.theme}"] if selection.theme else []
    actor = f" of {selection.actor}" if selection.actor else ""
    family = f" by verbs of {selection.family}" if selection.family else ""
    if not parts:
        parts = [f"acts{actor}{family}"]
    elif selection.by_acts:
        parts.append(f"with an act{actor}{family}")
    number = len(selection.doc_ids)
    parts += [f"in {number} {'document' if number == 1 else 'documents'}"] if number else []
    return ", ".join(parts)
