"""``toolkit add``: copy documents into the corpus and its catalogue."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.commands.output import counted, shortened, visible
from toolkit.errors import DocumentError, ParameterError
from toolkit.report.store import shown

if TYPE_CHECKING:
    from toolkit.adding import Outcome
    from toolkit.adding.candidate import Candidate
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
    from toolkit.adding import add_files, check_alone
    from toolkit.adding.files import list_files
    from toolkit.catalog import find_folder

    root = find_folder(arguments.corpus)
    passed_over: Counter[str] = Counter()
    files = list_files(arguments.files, root, passed_over)
    if passed_over:
        print(_skipped(passed_over))
    if not files:
        msg = "there is no document in the folder. Give a document, or a folder of documents."
        raise ParameterError(msg)
    check_alone(files, arguments.id, arguments.title)
    alone = len(files) == 1
    outcomes = add_files(
        files if alone else _progress(files),
        root,
        lambda path: _described(path, arguments, root, alone=alone),
        dry_run=arguments.dry_run,
    )
    if alone and outcomes[0].error:
        raise outcomes[0].error
    _tell(outcomes, shown(root), dry_run=arguments.dry_run)


def _skipped(passed_over: Counter[str]) -> str:
    """Return in words how many files of folders are no documents, and of which kinds."""
    ordered = sorted(passed_over.items(), key=lambda each: (-each[1], each[0]))
    kinds = ", ".join(f"{count} {visible(kind)}" for kind, count in ordered)
    return f"{counted(passed_over.total(), 'file')} passed over by name: {kinds}"


def _progress(files: list[Path]) -> Iterable[Path]:
    """Return the files with a progress bar on a terminal's stderr."""
    from tqdm import tqdm

    progress: Iterable[Path] = tqdm(files, unit="file", disable=None, leave=False)
    return progress


def _described(
    path: Path, arguments: argparse.Namespace, root: Path, *, alone: bool
) -> tuple[Candidate, Entry]:
    """Return a file as read, and the entry it is to have; questions are asked of a file that comes alone."""
    from toolkit.adding.candidate import examine

    names = ("title", "date", "kind", "issuer", "source", "licence")
    candidate = examine(path, **{name: getattr(arguments, name) for name in names})
    if alone and sys.stdin.isatty():
        candidate = candidate.knowing(**dict(_answers(candidate)))
    participants = [name.strip() for name in (arguments.participants or "").split(",") if name.strip()]
    return candidate, candidate.entry(arguments.id or "", participants, root)


def _answers(candidate: Candidate) -> Iterator[tuple[str, str]]:
    """Ask for what the file does not say of itself, offering what stands in its text."""
    from toolkit.adding.candidate import NEEDED
    from toolkit.adding.said import date_in_text
    from toolkit.catalog import ISO_DATE

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
    yield f"{entry.id}  {entry.date}  {visible(entry.kind)}  {_counts(candidate)}"


def _counts(candidate: Candidate) -> str:
    """Return how many paragraphs there are, and footnotes if there are any."""
    paragraphs, footnotes = candidate.counts["paragraphs"], candidate.counts["footnotes"]
    notes = f", {counted(footnotes, 'footnote')}" if footnotes else ""
    return f"{counted(paragraphs, 'paragraph')}{notes}"


def _told(candidate: Candidate, entry: Entry) -> Iterator[str]:
    """Yield what was found of one document: its facts and where they are from, paragraphs, what was left out."""
    from toolkit.paragraphs import classify_lines

    yield f"{entry.id}  ({entry.file})"
    for name, fact in candidate.facts.items():
        value = getattr(entry, name)
        origin = f"  ({fact.origin})" if fact.origin else ""
        yield f"  {name:<8}{shortened(value, _WIDTH)}{origin}" if value else f"  {name:<8}–"
    paragraphs = candidate.paragraphs
    yield f"  {_counts(candidate)}: {shortened(', '.join(paragraphs['para']), _WIDTH)}"
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


def _tell(outcomes: list[Outcome], corpus: str, *, dry_run: bool) -> None:
    """Print what was added, one document in full and many on a line each, and in the end what was not, and why."""
    from toolkit.readers.language import foreign_notes

    tell = _told if len(outcomes) == 1 else _line
    for outcome in outcomes:
        if outcome.candidate and outcome.entry:
            for line in tell(outcome.candidate, outcome.entry):
                print(line)
            for note in foreign_notes(outcome.candidate.document.assign(doc_id=outcome.entry.id)):
                print(visible(note))
    failures = [outcome.error for outcome in outcomes if outcome.error]
    done = "would be added" if dry_run else "added"
    print(f"{len(outcomes) - len(failures)} of {len(outcomes)} {done} to {visible(corpus)}")
    if failures:
        for error in failures:
            print(f"toolkit: {visible(str(error))}", file=sys.stderr)
        msg = f"{counted(len(failures), 'file was', 'files were')} not added. Put right what is said of each, and add them again."
        raise DocumentError(msg)
