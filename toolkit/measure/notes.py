"""Say in a sentence how often a finder, or a codebook, is right, for the note under its counts."""

from __future__ import annotations

import pandas as pd

from toolkit.codebook import list_codebooks
from toolkit.errors import ParameterError
from toolkit.measure.evaluation import total_scores

_COMPARED = {
    "acts": ", by the verb",
    "money": ", by sum and currency",
    "dates": ", by its days",
    "commitments": ", by the promising verb",
}
"""What of a finding is compared, where that is not all of it."""


def score_note(scores: pd.DataFrame, name: str) -> str:
    """Say in one sentence how often a finder is right, for the note under its counts.

    Parameters
    ----------
    scores
        What :func:`toolkit.evaluate` returns.
    name
        The list of findings: ``acts``, ``money``, ``themes``, …

    Returns
    -------
    str
        The sentence: what precision and recall divide, and what was measured on. Of a corpus without annotations it says so.

    Raises
    ------
    ParameterError
        If the list was not scored.

    Examples
    --------
    >>> score = {"doc_id": "a", "list": "dates", "hits": 3, "found": 4, "annotated": 3}
    >>> from toolkit.measure.evaluation import SCORES
    >>> score_note(SCORES.frame([score]), "dates")
    'Measured on 1 document with reference annotations, by its days: 3 of 4 dates found are right, 3 of 3 annotated were found.'
    """
    if scores.empty:
        return f"How often {name} found are right has not been measured here: no document of the corpus is annotated."
    own = scores[scores["list"] == name]
    if own.empty:
        msg = f"the list {name!r} was not scored; these were: {', '.join(scores['list'].unique())}."
        raise ParameterError(msg)
    total = total_scores(own).iloc[0]
    documents = f"{len(own)} {'document' if len(own) == 1 else 'documents'}"
    return (
        f"Measured on {documents} with reference annotations{_COMPARED.get(name, '')}: {total['hits']} of "
        f"{total['found']} {name} found are right, {total['hits']} of {total['annotated']} annotated were found."
    )


def codebook_note(scores: pd.DataFrame, theme: str) -> str:
    """Say in one sentence how well a codebook finds its theme, for the note under its counts.

    Parameters
    ----------
    scores
        What :func:`toolkit.evaluate_codebooks` or ``load_quality("codebooks")`` returns.
    theme
        The codebook's name, as in ``Codebook.name``. Of one that was not measured the sentence says so.

    Returns
    -------
    str
        The sentence.

    Raises
    ------
    ParameterError
        If these are the scores of finders.

    Examples
    --------
    >>> from toolkit.measure.evaluation import SCORES
    >>> codebook_note(SCORES.empty(), "fisheries")
    'How well this codebook finds its theme has not been measured: no document is annotated with it.'
    """
    if not scores.empty and not scores["list"].isin(list_codebooks()).any():
        msg = "these are no scores of codebooks. Give those of evaluate_codebooks, or of load_quality('codebooks')."
        raise ParameterError(msg)
    own = scores[scores["list"] == theme]
    if not own["annotated"].sum():
        return (
            "How well this codebook finds its theme has not been measured: no document is annotated with it."
        )
    hits, found, annotated = (int(own[name].sum()) for name in ("hits", "found", "annotated"))
    documents = f"{len(own)} {'document' if len(own) == 1 else 'documents'}"
    return (
        f"Measured on {documents} with reference annotations, by paragraphs: {annotated} are annotated as speaking of the theme in "
        f"substance, {hits} of them have a word of the codebook; {found - hits} more have one in passing."
    )
