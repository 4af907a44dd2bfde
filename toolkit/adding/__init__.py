"""Adding documents to a corpus: what a file says of itself, the entry it gets, and both stored in one step.

:func:`toolkit.adding.candidate.examine` reads a file and says what is known of it and from where, a candidate's ``entry`` is what
the catalogue gets once nothing is missing, and :func:`toolkit.adding.store.commit` writes. :func:`add_documents` does it all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from toolkit.adding.candidate import Candidate, examine
from toolkit.adding.files import list_files
from toolkit.adding.same import Texts
from toolkit.adding.store import Addition, commit, refuse_known
from toolkit.catalog import Entry, find_folder, read_catalog
from toolkit.errors import ParameterError, ToolkitError
from toolkit.schema import Table

ADDED = Table(
    "ADDED",
    "a file and what became of it",
    {
        "path": "str",
        "doc_id": "str",
        "file": "str",
        "title": "str",
        "date": "str",
        "kind": "str",
        "paragraphs": "Int64",
        "footnotes": "Int64",
        "problem": "str",
    },
)


class Outcome(NamedTuple):
    """What became of a file: it was read and has an entry, or why not."""

    path: Path
    candidate: Candidate | None = None
    entry: Entry | None = None
    error: ToolkitError | None = None


def add_files(
    files: Iterable[Path],
    corpus: Path,
    describe: Callable[[Path], tuple[Candidate, Entry]],
    *,
    dry_run: bool = False,
) -> list[Outcome]:
    """Add those of the files of which nothing is wrong, all in one step, and return what became of each.

    Parameters
    ----------
    files
        The files; each is asked for when the one before has been read.
    corpus
        The folder with ``catalog.toml``.
    describe
        Called with each file: what it says of itself, and the entry that it is to have.
    dry_run
        Change nothing.

    Raises
    ------
    CatalogError
        If the corpus cannot be read or written; nothing is added then.
    """
    known = list(read_catalog(corpus))
    texts = Texts(corpus)
    outcomes = []
    for path in files:
        try:
            candidate, entry = describe(path)
            refuse_known(entry, known, path.name)
            texts.refuse_same(candidate, entry, known)
        except ToolkitError as err:
            outcomes.append(Outcome(path, error=err))
            continue
        known.append(entry)
        outcomes.append(Outcome(path, candidate, entry))
    additions = [Addition(each.path, each.entry) for each in outcomes if each.entry]
    if additions and not dry_run:
        commit(corpus, additions)
    return outcomes


def check_alone(files: Sequence[Path], doc_id: str | None, title: str | None) -> None:
    """Raise if an id or a title is given for more than one file.

    Raises
    ------
    ParameterError
        If one is.
    """
    if len(files) > 1 and (doc_id or title):
        msg = "one id or title is given for several files. Add each by itself, or leave it out."
        raise ParameterError(msg)


def add_documents(
    paths: str | Path | Iterable[str | Path],
    corpus: str | Path = "corpus",
    *,
    doc_id: str | None = None,
    title: str | None = None,
    date: str | None = None,
    kind: str | None = None,
    issuer: str | None = None,
    participants: Sequence[str] = (),
    source: str | None = None,
    licence: str | None = None,
    dry_run: bool = False,
) -> pd.DataFrame:
    r"""Copy files into a corpus and its catalogue; one row is a file and what became of it.

    Parameters
    ----------
    paths
        A file or a folder, or several; of a folder all but what is hidden or, by its name, no document (code, data, settings, a README).
    corpus
        The folder with ``catalog.toml``. A relative one is looked for here, then in the folders above.
    doc_id, title
        Of the one file; what is not given is taken from the file, which tells it in its own data or above its text.
    date, kind, issuer, participants, source, licence
        Of all the files; else what each tells. ``source`` is the file's name where nothing is known.
    dry_run
        Change nothing.

    Returns
    -------
    DataFrame
        ``path, doc_id, file`` (its name in the corpus), ``title, date, kind, paragraphs, footnotes`` (how many), and ``problem``, why
        the file was not added, empty where it was. The files without a problem are added together, or, if writing fails, none.

    Raises
    ------
    CatalogError
        If there is no such corpus, or it cannot be written.
    ParameterError
        If one id or title is given for several files.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> (folder / "catalog.toml").touch()
    >>> (folder / "My memo.md").write_text("# Joint Statement\n\nTokyo, 12 November 2020\n\n1. We met.\n") > 0
    True
    >>> added = add_documents(folder / "My memo.md", folder)
    >>> added[["doc_id", "title", "date", "kind", "problem"]].values.tolist()
    [['my-memo', 'Joint Statement', '2020-11-12', 'joint statement', '']]
    """
    root = find_folder(corpus)
    files = list_files([paths] if isinstance(paths, str | Path) else paths, root)
    check_alone(files, doc_id, title)
    facts = {
        "title": title,
        "date": date,
        "kind": kind,
        "issuer": issuer,
        "source": source,
        "licence": licence,
    }

    def describe(path: Path) -> tuple[Candidate, Entry]:
        candidate = examine(path, **facts)
        return candidate, candidate.entry(doc_id or "", participants, root)

    return ADDED.frame(map(_row, add_files(files, root, describe, dry_run=dry_run)))


def _row(outcome: Outcome) -> dict[str, object]:
    if outcome.candidate is None or outcome.entry is None:
        return {"path": str(outcome.path), "problem": str(outcome.error)}
    entry = outcome.entry
    return {
        "path": str(outcome.path),
        "doc_id": entry.id,
        "file": entry.file,
        "title": entry.title,
        "date": entry.date,
        "kind": entry.kind,
        "paragraphs": outcome.candidate.counts["paragraphs"],
        "footnotes": outcome.candidate.counts["footnotes"],
        "problem": "",
    }
