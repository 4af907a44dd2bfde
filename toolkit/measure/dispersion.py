r"""Dispersion: whether a word is spread over the parts of a corpus or sits in a few of them.

Range is the number of parts that have the word: with a handful of documents the figure to print. Gries's (2008) deviation of proportions DP is half
the sum of :math:`|v_i - s_i|` over the parts: the part's share of the word's occurrences against its share of all words; 0 is
spread as the words are, near 1 is all in one place. DPnorm divides it by its greatest value, :math:`1 - \min s_i` (Lijffijt and Gries 2012).
DP means something only if the word could have been in every part, that is from as many occurrences as there are parts on; below, it is NaN.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

import pandas as pd

from toolkit.measure.arguments import check_choice
from toolkit.measure.patterns import Finder, ValueType, pattern_finders
from toolkit.measure.words import words
from toolkit.schema import Table, iter_paragraphs

DISPERSION = Table(
    "DISPERSION",
    "a word or pattern in the parts of a corpus",
    {
        "term": "str",
        "n": "int64",
        "n_parts": "int64",
        "parts": "int64",
        "range": "str",
        "dp": "float64",
        "dp_norm": "float64",
        "unit": "str",
        "words": "int64",
        "smallest_part": "int64",
        "largest_part": "int64",
    },
)
Unit = Literal["document", "paragraph"]


class Deviation(NamedTuple):
    """DP and DPnorm; NaN where they mean nothing."""

    dp: float
    dp_norm: float


def dispersion(
    paragraphs: pd.DataFrame,
    pattern: str | Sequence[str] | None = None,
    *,
    unit: Unit = "document",
    valuetype: ValueType = "glob",
    case_insensitive: bool = True,
) -> pd.DataFrame:
    """Measure how evenly words are spread; one row is one word or pattern.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS table.
    pattern
        A word, phrase or list of them, searched as by :func:`toolkit.kwic`. Without it, every word of the text is measured.
    unit
        What a part is: ``"document"`` or ``"paragraph"``. Parts without a word are left out.
    valuetype, case_insensitive
        As for :func:`toolkit.kwic`.

    Returns
    -------
    DataFrame
        ``term`` (the pattern as given, or the word); ``n`` (occurrences); ``n_parts`` of ``parts`` have it, and ``range`` the same as ``"4/5"``; ``dp``
        and ``dp_norm``, from 0 (even) to 1; ``unit``; ``words`` in all parts, in the ``smallest_part`` and the ``largest_part``.
        Patterns in the order given, words by frequency.

    Raises
    ------
    ParameterError
        If an argument or a pattern is not possible.
    SchemaError
        If `paragraphs` lacks a column.

    Notes
    -----
    ``dp`` is NaN with fewer occurrences than parts, and with a single part. Even above that line it falls as a word gets more frequent, and does not tell
    uneven use from chance: compare words of like frequency only. A pattern also finds a word in a compound (``asean`` in ``ASEAN-Japan``), which as a
    word is another one. With parts of very different size read ``n_parts`` and the sizes first.

    Examples
    --------
    >>> paragraphs = pd.DataFrame({"doc_id": ["a", "b"], "para": ["1", "1"], "text": ["peace peace now", "peace"]})
    >>> columns = ["term", "n", "range", "dp", "dp_norm", "smallest_part", "largest_part"]
    >>> dispersion(paragraphs, ["peace", "now"])[columns].round(3).values.tolist()
    [['peace', 3, '2/2', 0.083, 0.111, 1, 3], ['now', 1, '1/2', nan, nan, 1, 3]]
    """
    check_choice("unit", unit, get_args(Unit))
    finders = None if pattern is None else pattern_finders(pattern, valuetype, case_insensitive)
    sizes, counts = _parts(paragraphs, unit, finders)
    terms = list(finders) if finders is not None else _by_frequency(counts)
    total = {"unit": unit, "words": sum(sizes), "parts": len(sizes)}
    extremes = {"smallest_part": min(sizes, default=0), "largest_part": max(sizes, default=0)}
    return DISPERSION.frame(
        {"term": term, **_row(sizes, counts.get(term, {})), **total, **extremes} for term in terms
    )


def deviation_of_proportions(sizes: Sequence[int], counts: Sequence[int]) -> Deviation:
    """Return DP and DPnorm of a word that occurs `counts` times in parts of `sizes` words.

    >>> deviation_of_proportions([10, 10, 10], [2, 1, 0]).dp_norm
    0.5
    """
    n, total = sum(counts), sum(sizes)
    if n < len(sizes) or len(sizes) < 2:
        return Deviation(float("nan"), float("nan"))
    shares = zip(sizes, counts, strict=True)
    apart = sum(abs(count * total - size * n) for size, count in shares)
    return Deviation(apart / (2 * n * total), apart / (2 * n * (total - min(sizes))))


def _row(sizes: Sequence[int], found: dict[int, int]) -> dict[str, object]:
    measured = deviation_of_proportions(sizes, [found.get(part, 0) for part in range(len(sizes))])
    return {
        "n": sum(found.values()),
        "n_parts": len(found),
        "range": f"{len(found)}/{len(sizes)}",
        "dp": measured.dp,
        "dp_norm": measured.dp_norm,
    }


def _parts(
    paragraphs: pd.DataFrame, unit: Unit, finders: dict[str, Finder] | None
) -> tuple[list[int], dict[str, dict[int, int]]]:
    """Return the words in every part that has one, and for every term its occurrences by number of the part."""
    sizes: dict[object, int] = {}
    found: dict[object, Counter[str]] = {}
    table = list(iter_paragraphs(paragraphs))
    texts = [paragraph.text for paragraph in table]
    hits: dict[int, Counter[str]] = {}
    for term, find in (finders or {}).items():
        for row in find(texts).rows.tolist():
            hits.setdefault(row, Counter())[term] += 1
    for number, paragraph in enumerate(table):
        part: object = paragraph.doc_id if unit == "document" else number
        terms = [word.term for word in words(paragraph.text)]
        if not terms:
            continue
        sizes[part] = sizes.get(part, 0) + len(terms)
        found.setdefault(part, Counter()).update(terms if finders is None else hits.get(number, ()))
    counts: dict[str, dict[int, int]] = {}
    for number, part in enumerate(sizes):
        for term, n in found[part].items():
            counts.setdefault(term, {})[number] = n
    return list(sizes.values()), counts


def _by_frequency(counts: dict[str, dict[int, int]]) -> list[str]:
    return sorted(counts, key=lambda term: (-sum(counts[term].values()), term))
