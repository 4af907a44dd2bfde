"""``toolkit check``: verify the corpus, the codebooks and the report's settings; run nothing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.commands.output import counted, visible
from toolkit.commands.settings import add_settings, find_settings
from toolkit.errors import ToolkitError
from toolkit.report.store import shown

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.codebook import Codebook
    from toolkit.report.config import ReportConfig

TOLD = "verify the corpus, the codebooks and the report's settings; run nothing"
_LEFT_OUT = [f"words_{role}" for role in ("byline", "caption", "navigation", "furniture")]
_THEMES = ("theme", "codebook")
"""Parameters of notebooks that name a codebook."""
add_arguments = add_settings


def run(arguments: argparse.Namespace) -> None:
    """Check everything that the report is made of; print what is right as it is found, and in the end all that is wrong."""
    from toolkit.report.config import load_report

    config = load_report(find_settings(arguments.settings), parameters=False)
    problems = [*_check_chapters(config), *_check_files(config)]
    documents = None if problems else _check_documents(config)
    problems += _check_codebooks(config, documents)
    if documents is not None:
        problems += _check_quality(config, documents)
    if problems:
        raise ToolkitError("\n".join(problems))


def _check_chapters(config: ReportConfig) -> list[str]:
    from toolkit.report.config import check_chapter

    problems = []
    for chapter in config.chapters:
        try:
            check_chapter(chapter, config.path.name)
        except ToolkitError as err:
            problems.append(str(err))
    if not problems:
        print(
            f"{shown(config.path)}: {counted(len(config.chapters), 'chapter')}, parameters as the notebooks declare them"
        )
    return problems


def _check_files(config: ReportConfig) -> list[str]:
    """Verify every file against the catalogue, and name those that it does not know."""
    from toolkit.catalog import CATALOG, read_catalog, read_verified

    problems = []
    entries = read_catalog(config.corpus)
    for entry in entries:
        try:
            read_verified(config.corpus, entry)
        except ToolkitError as err:
            problems.append(str(err))
    known = {*(entry.file for entry in entries), CATALOG}
    for path in sorted(path for path in config.corpus.iterdir() if path.is_file() and path.name not in known):
        print(
            f"{visible(shown(path))}: not in the catalogue, so not part of the corpus; 'toolkit add' adds it"
        )
    return problems


def _check_documents(config: ReportConfig) -> pd.DataFrame:
    """Print how much of each document is in paragraphs."""
    from toolkit.documents import load_documents
    from toolkit.paragraphs import coverage
    from toolkit.readers.language import foreign_notes

    documents = load_documents(config.corpus)
    print(f"{shown(config.corpus)}: {counted(len(documents), 'document')}, bytes as recorded")
    covered = coverage(documents)
    table = covered.set_index("doc_id").rename_axis(None)
    if len(table):
        counts = table[["paragraphs", "footnotes", "words"]]
        print(counts.assign(left_out=table[_LEFT_OUT].sum(axis=1)).to_string())
    for note in foreign_notes(documents):
        print(visible(note))
    return documents


def _check_codebooks(config: ReportConfig, documents: pd.DataFrame | None) -> list[str]:
    """Check the format of every codebook; of the project's and those of chapters tell which terms find nothing."""
    from toolkit.codebook import list_codebooks, load_codebook, own_codebooks
    from toolkit.paragraphs import segment_paragraphs

    problems: list[str] = []
    books: dict[str, Codebook] = {}
    own, named = own_codebooks(config.path.parent), dict(_named(config))
    try:
        listed = list_codebooks(config.path.parent)
    except ToolkitError as err:
        return [str(err)]
    for name in dict.fromkeys([*listed, *named]):
        try:
            books[name] = load_codebook(named.get(name, name), config.path.parent)
        except ToolkitError as err:
            problems.append(str(err))
            continue
        if Path(books[name].path) in own or name in named:
            problems += _example_problems(books[name])
    if not problems:
        print(f"{len(books)} codebooks, {len(own)} of them in the project: as the format wants them")
    paragraphs = None if documents is None or documents.empty else segment_paragraphs(documents)
    for name, book in books.items():
        if paragraphs is not None and (name in named or Path(book.path) in own):
            _tell_unmatched(book, paragraphs, whole=Path(book.path) in own)
    return problems


def _example_problems(book: Codebook) -> list[str]:
    from toolkit.measure.unmatched import unmatched_examples

    remedy = "Write a sentence that its terms are to find."
    return [f"{book.path}: no term matches {key}. {remedy}" for key in unmatched_examples(book)]


def _named(config: ReportConfig) -> Iterator[tuple[str, str | Path]]:
    """Yield the codebooks that chapters name, a file as the notebook finds it."""
    for chapter in config.chapters:
        for parameter, value in chapter.parameters.items():
            if isinstance(value, str) and value.endswith(".toml"):
                yield value, chapter.notebook.parent / value
            elif isinstance(value, str) and parameter in _THEMES:
                yield value, value


def _tell_unmatched(book: Codebook, paragraphs: pd.DataFrame, *, whole: bool) -> None:
    from toolkit.measure.unmatched import unmatched_terms

    missed = unmatched_terms(paragraphs, book)["term"]
    terms = sum(len(element.terms) for element in book.elements)
    names = f": {', '.join(missed)}" if whole and len(missed) else ""
    print(
        f"{book.name}: {counted(terms, 'term')}, {len(missed)} without a match in the corpus{visible(names)}"
    )


def _check_quality(config: ReportConfig, documents: pd.DataFrame) -> list[str]:
    from toolkit.measure.evaluation import load_annotations
    from toolkit.measure.quality import QUALITY, check_quality
    from toolkit.paragraphs import segment_paragraphs

    quality = config.path.with_name(QUALITY.name)
    if not quality.is_file() or not any(config.corpus.glob("annotations/*.json")):
        return []
    try:
        check_quality(quality, segment_paragraphs(documents), load_annotations(config.corpus))
    except ToolkitError as err:
        return [str(err)]
    print(f"{shown(quality)}: as the finders and the codebooks score now")
    return []
