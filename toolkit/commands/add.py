"""``toolkit add``: copy documents into the corpus and its catalogue."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.commands.output import counted, shortened, visible
from toolkit.errors import CatalogError, DocumentError, ParameterError, ToolkitError
from toolkit.report.store import shown

if TYPE_CHECKING:
    from toolkit.adding import Candidate
    from toolkit.adding.store import Addition
    from toolkit.catalog import Entry

TOLD = "copy documents into the corpus and its catalogue"
_FACTS = {
    "id": "short name, of lower-case letters, digits and hyphens (default: from the file's name)",
    "title": "title as printed",
    "date": "date as ISO text, as precise as known: 2020-11-13, 2020-11 or 2020",
    "kind": "joint statement, press release, …",
    "issuer": "who published it",
    "participants": "who took part, parted by commas",
    "source": "where the file came from",
    "licence": "under which terms it may be used",
}
_ASKED = ("title", "date", "kind", "issuer")
_WIDTH = 96
_FIRST = 4


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        type=Path,
        help="document, or folder of documents; of one document alone, what is missing is asked for on a terminal",
    )
    for name, told in _FACTS.items():
        parser.add_argument(f"--{name}", metavar=name.upper(), help=told)
    told = "folder of the corpus (default: corpus)"
    parser.add_argument("--corpus", metavar="DIR", default="corpus", help=told)
    parser.add_argument("--dry-run", action="store_true", help="say what would be added, and change nothing")


def run(arguments: argparse.Namespace) -> None:
    """Examine the files, ask for what is missing if there is somebody to ask, add them and say what was added."""
    from toolkit.adding.files import list_files
    from toolkit.adding.store import commit
    from toolkit.catalog import find_folder, read_catalog

    root = find_folder(arguments.corpus)
    files = list_files(arguments.files, root)
    _check(arguments, files)
    additions: list[Addition] = []
    told: list[str] = []
    failures: list[str] = []
    known = list(read_catalog(root))
    for path in files if len(files) == 1 else _progress(files):
        try:
            candidate, addition = _examined(path, arguments, root, known, alone=len(files) == 1)
        except ToolkitError as err:
            if len(files) == 1:
                raise
            failures.append(visible(str(err)))
            continue
        known.append(addition.entry)
        additions.append(addition)
        told.extend(_told(candidate, addition.entry) if len(files) == 1 else _line(candidate, addition.entry))
    if additions and not arguments.dry_run:
        commit(root, additions)
    _tell(told, failures, f"{len(additions)} of {len(files)}", shown(root), dry_run=arguments.dry_run)


def _check(arguments: argparse.Namespace, files: list[Path]) -> None:
    if not files:
        msg = "there is no file in the folder. Give a document, or a folder of documents."
        raise ParameterError(msg)
    if len(files) > 1 and (arguments.id or arguments.title):
        msg = "--id or --title is given for several files. Add each by itself, or leave it out."
        raise ParameterError(msg)


def _progress(files: list[Path]) -> Iterable[Path]:
    """Return the files with a progress bar on a terminal's stderr."""
    from tqdm import tqdm

    progress: Iterable[Path] = tqdm(files, unit="file", disable=None, leave=False)
    return progress


def _examined(
    path: Path, arguments: argparse.Namespace, root: Path, known: list[Entry], *, alone: bool
) -> tuple[Candidate, Addition]:
    """Return a file as read, and the addition to make of it; questions are asked of a file that comes alone."""
    from toolkit.adding import examine
    from toolkit.adding.store import Addition, refuse_known

    names = ("title", "date", "kind", "issuer", "source", "licence")
    candidate = examine(path, **{name: getattr(arguments, name) for name in names})
    if alone and sys.stdin.isatty():
        candidate = candidate.knowing(**dict(_answers(candidate)))
    participants = [name.strip() for name in (arguments.participants or "").split(",") if name.strip()]
    entry = candidate.entry(arguments.id or "", participants, root)
    try:
        refuse_known(entry, known)
    except CatalogError as err:
        msg = f"{path.name!r}: {err}"
        raise CatalogError(msg) from err
    return candidate, Addition(path, entry)


def _answers(candidate: Candidate) -> Iterator[tuple[str, str]]:
    """Ask for what the file does not say of itself, offering what stands in its text."""
    from toolkit.adding import NEEDED
    from toolkit.adding.said import date_in_text
    from toolkit.schema import ISO_DATE

    for name in _ASKED:
        fact = candidate.facts[name]
        if fact.value and fact.sure:
            continue
        offered = fact.value or (date_in_text(candidate.paragraphs) if name == "date" else "")
        while True:
            try:
                answer = input(f"{name}{f' [{visible(offered)}]' if offered else ''}: ").strip() or offered
            except EOFError:
                return
            if (answer or name not in NEEDED) and (name != "date" or ISO_DATE.fullmatch(answer)):
                break
            print(f"  {_FACTS[name]}")
        if answer != fact.value:
            yield name, answer


def _line(candidate: Candidate, entry: Entry) -> Iterator[str]:
    """Yield what was found of one document among many, on one line."""
    paragraphs = counted(len(candidate.paragraphs), "paragraph")
    yield f"{entry.id}  {entry.date}  {visible(entry.kind)}  {paragraphs}"


def _told(candidate: Candidate, entry: Entry) -> Iterator[str]:
    """Yield what was found of one document: its facts and where they are from, paragraphs, what was left out."""
    from toolkit.paragraphs import classify_lines

    yield f"{entry.id}  ({entry.file})"
    for name, fact in candidate.facts.items():
        value = getattr(entry, name)
        origin = f"  ({fact.origin})" if fact.origin else ""
        yield f"  {name:<8}{shortened(value, _WIDTH)}{origin}" if value else f"  {name:<8}–"
    paragraphs = candidate.paragraphs
    yield f"  {counted(len(paragraphs), 'paragraph')}: {shortened(', '.join(paragraphs['para']), _WIDTH)}"
    for para, text in zip(paragraphs["para"][:_FIRST], paragraphs["text"], strict=False):
        yield f"    {visible(para):<6}{shortened(text, _WIDTH)}"
    lines = classify_lines(candidate.document.assign(title=entry.title))
    left_out = lines[lines["role"].isin(["byline", "caption", "navigation", "furniture"])]
    dropped = [f"{role}: {text}" for role, text in zip(left_out["role"], left_out["text"], strict=True)]
    dropped += candidate.dropped
    yield f"  left out as no part of the text: {counted(len(dropped), 'stretch', 'stretches')}"
    for text in dropped[: 2 * _FIRST]:
        yield f"    {shortened(text, _WIDTH)}"
    if len(dropped) > 2 * _FIRST:
        yield f"    and {len(dropped) - 2 * _FIRST} more: tk.classify_lines lists those of the text"


def _tell(told: list[str], failures: list[str], counts: str, corpus: str, *, dry_run: bool) -> None:
    for line in told:
        print(line)
    print(f"{counts} {'would be added' if dry_run else 'added'} to {visible(corpus)}")
    if failures:
        for line in failures:
            print(f"toolkit: {line}", file=sys.stderr)
        msg = f"{counted(len(failures), 'file was', 'files were')} not added. Put right what is said of each, and add them again."
        raise DocumentError(msg)
