"""How alike passages are that have nothing to do with each other: where the thresholds of the alignment come from.

Passages of different documents are taken as unrelated if each has a theme and they have none in common. What similarity such pairs
reach by chance says which similarity means something.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from toolkit.compare.alignment.words import Passage, Unit, read_passages, weigh
from toolkit.find.themes import find_themes
from toolkit.schema import Table, check_table

CALIBRATION = Table(
    "CALIBRATION",
    "a quantile of the similarities of unrelated pairs",
    {"unit": "str", "pairs": "int64", "quantile": "float64", "similarity": "float64"},
)
QUANTILES = (0.5, 0.9, 0.99, 0.999, 1.0)
_THEMES = Table("THEMES", "a paragraph and a theme", {"doc_id": "str", "para": "str", "theme": "str"})


def calibrate(
    paragraphs: pd.DataFrame,
    themes: pd.DataFrame | None = None,
    *,
    unit: Unit = "paragraph",
    quantiles: Sequence[float] = QUANTILES,
) -> pd.DataFrame:
    """Measure how alike unrelated passages are; one row is a quantile of the similarities of unrelated pairs.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS table of several documents.
    themes
        What :func:`toolkit.find_themes` finds in `paragraphs`; found here if not given.
    unit
        What is compared: paragraphs, or sentences (which have the themes of their paragraph).
    quantiles
        Which quantiles, from 0 to 1.

    Returns
    -------
    DataFrame
        ``unit``; ``pairs``, how many pairs of passages of different documents have no theme in common; ``quantile``; ``similarity`` that
        so great a part of them does not exceed. Without such pairs there is no row.

    Raises
    ------
    SchemaError
        If a column is missing.
    ParameterError
        If `unit` is something else.

    Notes
    -----
    The thresholds of :func:`toolkit.compare.alignment.align` come from five documents of ASEAN and Japan, 2018 to 2021: 0.14 lies above
    the quantile 0.999 of some 6,000 unrelated pairs of paragraphs (0.136), 0.2 at the quantile 0.9995 of some 40,000 of sentences
    (0.163 is their quantile 0.999). So high because a passage is compared with some thirty paragraphs, or a hundred
    sentences, of each other document, and the best of them is looked for. Every pair is measured: meant for tens of documents, not
    hundreds.

    Examples
    --------
    >>> texts = ["We discussed COVID-19 vaccines and public health.", "We welcomed quality infrastructure and railways."]
    >>> table = calibrate(pd.DataFrame({"doc_id": ["a", "b"], "para": "1", "text": texts}), quantiles=[1.0])
    >>> table.values.tolist()
    [['paragraph', 1, 1.0, 0.0]]
    """
    passages = read_passages(paragraphs, unit)
    known = find_themes(paragraphs) if themes is None else themes
    check_table(known, _THEMES)
    similarities = _similarities(passages, _theme_matrix(passages, known))
    if not len(similarities):
        return CALIBRATION.empty()
    return CALIBRATION.frame(
        {
            "unit": unit,
            "pairs": len(similarities),
            "quantile": q,
            "similarity": float(np.quantile(similarities, q)),
        }
        for q in quantiles
    )


def _theme_matrix(passages: Sequence[Passage], themes: pd.DataFrame) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Return which passage (row) has which theme (column)."""
    columns: dict[str, int] = {}
    own: dict[tuple[str, str], list[int]] = {}
    for doc_id, para, theme in zip(themes["doc_id"], themes["para"], themes["theme"], strict=True):
        own.setdefault((doc_id, para), []).append(columns.setdefault(theme, len(columns)))
    found = np.zeros((len(passages), len(columns)), dtype=np.int64)
    for row, passage in enumerate(passages):
        found[row, own.get((passage.doc_id, passage.para), [])] = 1
    return found


def _similarities(
    passages: Sequence[Passage], themes: np.ndarray[Any, np.dtype[np.int64]]
) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return the similarities of the unrelated pairs."""
    rows = weigh(passages).rows
    documents = np.array([passage.document for passage in passages], dtype=np.int64)
    themed = np.asarray(themes.sum(axis=1) > 0)
    unrelated = (documents[:, None] < documents) & themed[:, None] & themed & (themes @ themes.T == 0)
    return np.asarray((rows @ rows.T).toarray()[unrelated], dtype=np.float64)
