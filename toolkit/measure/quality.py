"""How often finders and codebooks are right, kept in a file that the report reads.

``reports/quality.toml`` is written by ``toolkit evaluate`` from the reference annotations and read by the notebooks, so that
a report on documents without annotations still says what is known of the finders. ``toolkit check`` refuses a file
that no longer agrees with the code.

A codebook is measured where it is used: a paragraph with one of its words against a paragraph that readers annotated as
speaking of the theme in substance. A name in passing makes the first larger than the second.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from toolkit.codebook import list_codebooks
from toolkit.errors import ParameterError
from toolkit.find.mentions import find_mentions
from toolkit.measure.evaluation import SCORES, evaluate, rates
from toolkit.measure.matching import Counts, Row
from toolkit.schema import PARAGRAPHS, Table, check_table

QUALITY = Path("reports", "quality.toml")
PEERS = Path("reports", "peers.toml")
SCORED_PEERS = Table(
    "PEERS",
    "a package, a list of findings and a measure",
    {"peer": "str", "list": "str", "measure": "str"}
    | {name: dtype for name, dtype in SCORES.columns.items() if name not in {"doc_id", "list"}},
)
_HEAD = """\
# How often the finders and the codebooks are right on the annotated documents of the corpus, one row a document and list
# of findings. Written by `toolkit evaluate`, read by the report; never edit it by hand.
#   hits       findings that are annotated         found  findings        annotated  entries of the annotation
# A codebook is scored by paragraphs: those with one of its words against those annotated with its theme.
"""
_COUNTS = ("doc_id", "list", "hits", "found", "annotated")


def evaluate_codebooks(paragraphs: pd.DataFrame, annotations: Iterable[Row]) -> pd.DataFrame:
    r"""Score the shipped codebooks against annotations; one row per document and theme.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS of the annotated documents; documents without annotated themes are left out.
    annotations
        What :func:`toolkit.load_annotations` returns.

    Returns
    -------
    DataFrame
        ``doc_id, list, hits, found, annotated, precision, recall, f1``, as :func:`toolkit.evaluate` gives; ``list`` is the theme. ``found`` counts the paragraphs with a word of the
        codebook, ``annotated`` those that readers found to speak of the theme in substance, ``hits`` those that are both.

    Raises
    ------
    SchemaError
        If `paragraphs` lacks a column.

    Examples
    --------
    >>> import toolkit as tk
    >>> paragraphs = tk.segment_paragraphs(tk.read_text("1. We discussed COVID-19.\\n\\n2. We met.", doc_id="memo"))
    >>> annotation = {"doc_id": "memo", "themes": [{"para": "1", "themes": ["covid-19"]}, {"para": "2", "themes": []}]}
    >>> scores = evaluate_codebooks(paragraphs, [annotation])
    >>> scores.loc[scores["list"] == "covid-19", ["hits", "found", "annotated"]].to_dict("records")
    [{'hits': 1, 'found': 1, 'annotated': 1}]
    """
    check_table(paragraphs, PARAGRAPHS, ("doc_id", "para", "text"))
    themes = {
        annotation["doc_id"]: annotation["themes"] for annotation in annotations if "themes" in annotation
    }
    read = paragraphs[paragraphs["doc_id"].isin(list(themes))]
    rows = []
    for theme in list_codebooks():
        mentions = find_mentions(read, theme)
        found = set(zip(mentions["doc_id"], mentions["para"], strict=True))
        for doc_id, entries in themes.items():
            ours = {para for document, para in found if document == doc_id}
            theirs = {str(entry["para"]) for entry in entries if theme in entry["themes"]}
            counts = Counts(len(ours & theirs), len(ours), len(theirs))
            rows.append({"doc_id": doc_id, "list": theme, **counts._asdict(), **rates(counts)})
    return SCORES.frame(rows)


def measure_quality(paragraphs: pd.DataFrame, annotations: Sequence[Row]) -> dict[str, pd.DataFrame]:
    """Return the scores of the finders and of the codebooks, under the names that the file gives them."""
    codebooks = evaluate_codebooks(paragraphs, annotations)
    seen = codebooks[["found", "annotated"]].sum(axis=1) > 0
    return {"finders": evaluate(paragraphs, annotations), "codebooks": codebooks[seen].reset_index(drop=True)}


def quality_text(quality: Mapping[str, pd.DataFrame]) -> str:
    """Return scores as the text of ``reports/quality.toml``: the counts alone, as the rates follow from them."""
    parts = [_HEAD]
    for name, scores in quality.items():
        rows = "".join(
            f'  {{ doc_id = "{doc_id}", list = "{kind}", hits = {hits}, found = {found}, annotated = {annotated} }},\n'
            for doc_id, kind, hits, found, annotated in scores[list(_COUNTS)].itertuples(index=False)
        )
        parts.append(f"{name} = [\n{rows}]\n")
    return "\n".join(parts)


def check_quality(path: Path, paragraphs: pd.DataFrame, annotations: Sequence[Row]) -> None:
    """Raise unless the file says what the finders and the codebooks score now.

    Raises
    ------
    ParameterError
        If it does not: the report would print figures of other code, other documents or other annotations.
    """
    if path.read_text("utf-8") != quality_text(measure_quality(paragraphs, annotations)):
        msg = f"{path} is not what the finders score now. Write it anew: toolkit evaluate --out {path}"
        raise ParameterError(msg)


def load_quality(
    part: Literal["finders", "codebooks"] = "finders", path: str | Path = QUALITY
) -> pd.DataFrame:
    """Load how often the finders, or the codebooks, are right; one row per document and list of findings.

    Parameters
    ----------
    part
        ``"finders"`` (by list: ``acts``, ``money``, …) or ``"codebooks"`` (by theme).
    path
        The file that ``toolkit evaluate`` writes; if relative and not here, the nearest one of that name in a folder above.

    Returns
    -------
    DataFrame
        ``doc_id, list, hits, found, annotated, precision, recall, f1``, as :func:`toolkit.evaluate` gives, to be summed by :func:`toolkit.total_scores` and said by :func:`toolkit.score_note`
        or :func:`toolkit.codebook_note`.

    Raises
    ------
    ParameterError
        If there is no such file or part, or the file is damaged.

    Examples
    --------
    >>> scores = load_quality()
    >>> sorted(scores.columns)
    ['annotated', 'doc_id', 'f1', 'found', 'hits', 'list', 'precision', 'recall']
    """
    if part not in ("finders", "codebooks"):
        msg = f"part is {part!r}; it must be 'finders' or 'codebooks'."
        raise ParameterError(msg)
    return SCORES.frame(
        {**row, **rates(Counts(row["hits"], row["found"], row["annotated"]))} for row in _read(path, part)
    )


def load_peers(path: str | Path = PEERS) -> pd.DataFrame:
    """Load how often other packages are right on the same documents; one row per package, list of findings and measure.

    Parameters
    ----------
    path
        The file that ``nox -s peers`` writes; if relative and not here, the nearest one of that name in a folder above.

    Returns
    -------
    DataFrame
        ``peer``, ``list``, ``measure`` (``value``: the finding says what the annotation says; ``span``: its words overlap the
        annotated ones), ``hits, found, annotated, precision, recall, f1``. The toolkit's own rows are there too.

    Raises
    ------
    ParameterError
        If there is no such file, or it is damaged.

    Notes
    -----
    The toolkit was written with these documents in view, the others were not: the table says how far a general tool
    goes in this genre. How each was asked stands in the file and in ``tests/peers``.

    Examples
    --------
    >>> peers = load_peers()
    >>> sorted(peers["measure"].unique())
    ['span', 'value']
    """
    return SCORED_PEERS.frame(_read(path, "scores"))


def _read(path: str | Path, part: str) -> list[dict[str, Any]]:
    """Return the rows of a part of a file that the toolkit writes.

    Raises
    ------
    ParameterError
        If there is no such file, or a row or the part is missing.
    """
    found = next((base / path for base in (Path.cwd(), *Path.cwd().parents) if (base / path).is_file()), None)
    how = "nox -s peers" if part == "scores" else "toolkit evaluate --out"
    if found is None:
        msg = f"there is no {Path(path).as_posix()} here or in a folder above. Write it: {how}"
        raise ParameterError(msg)
    try:
        rows: list[dict[str, Any]] = tomllib.loads(found.read_text("utf-8"))[part]
        missing = next((name for row in rows for name in _COUNTS[1:] if name not in row), None)
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as err:
        msg = f"{found} cannot be read ({err}). Write it anew: {how}"
        raise ParameterError(msg) from err
    if missing:
        msg = f"{found} cannot be read ({missing!r} is missing). Write it anew: {how}"
        raise ParameterError(msg)
    return rows
