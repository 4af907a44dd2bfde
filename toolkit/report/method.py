"""How the report was made, for its last part: the method in words, scores and coverage by document, the codebooks.

Both renderers print the parts; they are Markdown and tables of the kind that displays have (:mod:`toolkit.display`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from toolkit.codebook import Codebook, Element, list_codebooks, load_codebook
from toolkit.display.payload import cell, sentences, table_payload
from toolkit.display.values import MISSING
from toolkit.measure.quality import QUALITY, load_quality
from toolkit.paragraphs import coverage
from toolkit.readers.language import foreign_notes
from toolkit.titles import short_titles

_TEXT = Path(__file__).parent / "templates" / "method.md"
_HASH_DIGITS = 12
_WORDS = {
    "In paragraphs": ("paragraph", "footnote"),
    "Labels and headings": ("label", "heading", "title", "date", "place"),
    "Left out": ("byline", "caption", "navigation", "furniture"),
    "Markup": ("front_matter", "markup"),
}
"""The columns of the table of coverage, and the roles of words that each adds up."""


class Part(NamedTuple):
    """A part of the method: its title, text in Markdown, a table (a payload) or none, and whether a screen folds it away."""

    title: str
    text: str
    table: dict[str, Any] | None = None
    folded: bool = False


def method_parts(documents: pd.DataFrame, reports: Path) -> tuple[Part, ...]:
    """Return the parts of the method in reading order.

    Parameters
    ----------
    documents
        DOCUMENTS of the report.
    reports
        The folder of the report's settings; the scores are those of its ``quality.toml``, and left out where there is none. The
        codebooks are the toolkit's and those of its project.
    """
    titles = short_titles(documents)
    quality = reports / QUALITY.name
    files, numbers, codebooks, checks = _prose()
    return (
        files,
        Part(
            "What was read of each document", _foreign(documents, titles), _coverage_table(documents, titles)
        ),
        numbers,
        *((checks, *_scores(quality, titles)) if _is_scored(quality) else ()),
        codebooks,
        *_codebooks(reports),
    )


def _foreign(documents: pd.DataFrame, titles: dict[str, str]) -> str:
    """Return as Markdown which documents are in a language that the finders do not read."""
    return "\n\n".join(map(_literal, foreign_notes(documents, titles)))


def _is_scored(path: Path) -> bool:
    """Tell whether there are scores; a file that is not there is opened all the same, so that a build's record holds its absence."""
    try:
        path.open("rb").close()
    except FileNotFoundError:
        return False
    return not load_quality("finders", path).empty


def _prose() -> Iterator[Part]:
    """Yield the parts of the text in ``method.md``, one a heading."""
    for part in _TEXT.read_text("utf-8").split("\n## ")[1:]:
        title, _, text = part.partition("\n")
        yield Part(title.strip(), text.strip())


def _coverage_table(documents: pd.DataFrame, titles: dict[str, str]) -> dict[str, Any]:
    rows = []
    for row in coverage(documents).to_dict("records"):
        sums = [sum(row[f"words_{role}"] for role in roles) for roles in _WORDS.values()]
        numbers = [row["paragraphs"], row["footnotes"], row["words"], *sums]
        rows.append([cell(titles[row["doc_id"]]), *(cell(f"{number:,}") for number in numbers)])
    heads = ["Paragraphs", "Footnotes", "Words in the file", *_WORDS]
    return table_payload(
        [("Document", "left"), *((head, "right") for head in heads)],
        rows,
        caption="The words of each file, and what became of them",
        note="Left out: bylines, captions, navigation and page furniture. Markup: front matter and signs of the file's format that count as words.",
        slug="coverage",
        row_header=True,
    )


def _scores(quality: Path, titles: dict[str, str]) -> Iterator[Part]:
    finders = _scores_table(
        load_quality("finders", quality),
        titles,
        caption="Finders against the reference annotations, by document",
        slug="scores-of-finders",
    )
    names = {name: load_codebook(name, quality.parent).title for name in list_codebooks(quality.parent)}
    codebooks = _scores_table(
        load_quality("codebooks", quality),
        titles,
        names,
        caption="Paragraphs with a word of a codebook against paragraphs annotated with its theme, by document",
        slug="scores-of-codebooks",
    )
    yield Part("How often the finders are right, by document", "", finders)
    yield Part("How well the codebooks find their themes, by document", "", codebooks)


def _scores_table(
    scores: pd.DataFrame,
    titles: dict[str, str],
    names: dict[str, str] | None = None,
    *,
    caption: str,
    slug: str,
) -> dict[str, Any]:
    counts = {
        (row["list"], row["doc_id"]): f"{row['hits']} / {row['found']} / {row['annotated']}"
        for row in scores.to_dict("records")
    }
    shown = [doc_id for doc_id in titles if doc_id in set(scores["doc_id"])]
    rows = [
        [
            cell((names or {}).get(name, name.capitalize())),
            *(cell(counts.get((name, doc_id), MISSING)) for doc_id in shown),
        ]
        for name in scores["list"].unique()
    ]
    return table_payload(
        [("List", "left"), *((titles[doc_id], "right") for doc_id in shown)],
        rows,
        caption=caption,
        note="Right / found / annotated: how many of those found are right, how many were found, and how many there are.",
        slug=slug,
        row_header=True,
    )


def _codebooks(project: Path) -> Iterator[Part]:
    for name in list_codebooks(project):
        book = load_codebook(name, project)
        told = {"": book.definition, "Counted: ": book.include, "Not counted: ": book.exclude}
        said = [f"{head}{_literal(words)}" for head, words in told.items() if words]
        text = "\n\n".join(
            [
                *said,
                f"Version {book.version}, file {book.name}.toml, SHA-256 beginning with {book.sha256[:_HASH_DIGITS]}.",
            ]
        )
        yield Part(book.title, text, _codebook_table(book), folded=True)


def _literal(words: str) -> str:
    """Return words as Markdown in which no sign is markup."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|~" else sign for sign in words)


def _codebook_table(book: Codebook) -> dict[str, Any]:
    rows = [
        [cell(element.label), cell(element.definition), cell(_terms(element))] for element in book.elements
    ]
    passing = f"Named in passing: {', '.join(book.passing)}." if book.passing else ""
    never = f"Never counted: {', '.join(book.exclude_terms)}." if book.exclude_terms else ""
    return table_payload(
        [("Element", "left"), ("What it is", "left"), ("Words looked for", "left")],
        rows,
        caption=f"Codebook: {book.title}",
        note=sentences(passing, never),
        slug=f"codebook-{book.name}",
        row_header=True,
    )


def _terms(element: Element) -> str:
    """Return the terms of an element, and those that it never counts."""
    never = f"; never: {', '.join(element.exclude_terms)}" if element.exclude_terms else ""
    return ", ".join(element.terms) + never
