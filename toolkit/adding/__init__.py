"""Adding documents to a corpus: what a file says of itself, the entry it gets, and both stored in one step.

:func:`examine` reads a file and says what is known of it and from where; :meth:`Candidate.entry` makes the catalogue's
entry once nothing is missing; :func:`toolkit.adding.store.commit` writes. :func:`add_documents` does it all.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from toolkit.adding.files import list_files, read_file
from toolkit.adding.said import Fact, date_in_text, read_facts, tidy
from toolkit.adding.store import Addition, commit, refuse_known
from toolkit.catalog import Entry, check_entry, find_folder, make_id, read_catalog
from toolkit.errors import DocumentError, ParameterError, ToolkitError
from toolkit.paragraphs import segment_paragraphs
from toolkit.readers.formats import read_bytes
from toolkit.readers.reading import DOCX, HTML, MARKDOWN, PDF, PLAIN
from toolkit.schema import DOCUMENTS, Table

NEEDED = ("title", "date", "kind")
"""What the catalogue must know of a document."""
GIVEN = "given"
_SUFFIXES = {PLAIN: ".txt", MARKDOWN: ".md", HTML: ".html", PDF: ".pdf", DOCX: ".docx"}
_ALSO = {"source": ("source", "source_url", "url"), "licence": ("licence", "license")}
_HASH_DIGITS = 8
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
        "problem": "str",
    },
)


@dataclass(frozen=True)
class Candidate:
    """A file that may be added: its document as read, what is known of it, what the reader dropped."""

    path: Path
    document: pd.DataFrame
    facts: Mapping[str, Fact]
    dropped: tuple[str, ...]

    @cached_property
    def paragraphs(self) -> pd.DataFrame:
        """Its PARAGRAPHS, as the corpus will have them."""
        return segment_paragraphs(self.document.assign(title=self.facts["title"].value))

    @property
    def missing(self) -> list[str]:
        """The facts that are needed and not known."""
        return [name for name in NEEDED if not self.facts[name].value]

    def knowing(self, **facts: str) -> Candidate:
        """Return the candidate with facts that somebody has given."""
        given = {name: Fact(tidy(value), GIVEN) for name, value in facts.items()}
        return Candidate(self.path, self.document, {**self.facts, **given}, self.dropped)

    def entry(self, doc_id: str = "", participants: Sequence[str] = (), corpus: Path | None = None) -> Entry:
        """Return the entry that the catalogue gets.

        Parameters
        ----------
        doc_id
            The document's id; made of the file's name unless given.
        participants
            Who took part.
        corpus
            The corpus; a file that lies in it keeps its name.

        Raises
        ------
        DocumentError
            If a fact is missing.
        CatalogError
            If a value breaks the catalogue's rules.
        """
        if self.missing:
            raise DocumentError(self._told_missing())
        row = self.document.iloc[0]
        name = doc_id or str(row["doc_id"])
        here = {key: fact.value for key, fact in self.facts.items()}
        entry = Entry(
            id=name,
            file=self._name_in(corpus) or f"{name}{_SUFFIXES[row['media_type']]}",
            title=here["title"],
            date=here["date"],
            kind=here["kind"],
            issuer=here["issuer"],
            participants=tuple(map(tidy, participants)),
            source=here["source"] or f"The file {tidy(unicodedata.normalize('NFC', self.path.name))}.",
            licence=here["licence"],
            sha256=str(row["source_sha256"]),
            language=str(row["language"]),
        )
        check_entry(entry, self.path.name)
        return entry

    def _name_in(self, corpus: Path | None) -> str:
        """Return the file's name if it lies in the corpus already, under a name that can stay."""
        here = corpus is not None and self.path.parent.resolve() == corpus.resolve()
        plain = self.path.name == tidy(unicodedata.normalize("NFC", self.path.name))
        return self.path.name if here and plain and not self.path.name.startswith(".") else ""

    def _told_missing(self) -> str:
        options = ", ".join(f"--{name}" for name in self.missing)
        perhaps = date_in_text(self.paragraphs) if "date" in self.missing else ""
        hint = f" (its first paragraph names {perhaps})" if perhaps else ""
        return f"{self.path.name!r} does not tell its {', '.join(self.missing)}{hint}. Give {options}."


def examine(path: str | Path, **given: str | None) -> Candidate:
    """Read a file and say what is known of it.

    Parameters
    ----------
    path
        A file in any format that can be read.
    given
        What is known already: ``title, date, kind, issuer, source, licence``; the file is not asked for these.

    Raises
    ------
    DocumentError
        If the file cannot be read, or holds no paragraph.
    """
    path = Path(path)
    content = read_file(path)
    reading = read_bytes(content, path.name)
    sha256 = hashlib.sha256(content).hexdigest()
    row = {
        "doc_id": make_id(path.stem) or f"document-{sha256[:_HASH_DIGITS]}",
        "language": reading.facts.get("language", "").lower() or "en",
        "source_file": path.name,
        "source_sha256": sha256,
        "media_type": reading.media_type,
        "source_text": reading.text,
        "source_lines": reading.lines,
        "participants": (),
        **dict.fromkeys(("title", "date", "kind", "issuer"), ""),
    }
    known = {key: tidy(value) for key, value in given.items() if value is not None}
    document = DOCUMENTS.frame([row])
    facts = read_facts(document, {**reading.facts, **known})
    for key, names in _ALSO.items():
        facts[key] = Fact(next((tidy(reading.facts[name]) for name in names if name in reading.facts), ""))
    facts |= {key: Fact(value, GIVEN) for key, value in known.items()}
    candidate = Candidate(path, document, facts, reading.dropped)
    if candidate.paragraphs.empty:
        msg = f"{path.name!r} holds no paragraph. Check that it is the document's text."
        raise DocumentError(msg)
    return candidate


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
        A file or a folder, or several.
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
        ``path, doc_id, file`` (its name in the corpus), ``title, date, kind, paragraphs`` (how many), and ``problem``, why the file
        was not added, empty where it was. The files without a problem are added together, or, if writing fails, none.

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
    if len(files) > 1 and (doc_id or title):
        msg = "one id or title is given for several files. Add each by itself, or leave it out."
        raise ParameterError(msg)
    facts = {
        "title": title,
        "date": date,
        "kind": kind,
        "issuer": issuer,
        "source": source,
        "licence": licence,
    }
    known = list(read_catalog(root))
    rows: list[dict[str, object]] = []
    additions: list[Addition] = []
    for path in files:
        try:
            candidate = examine(path, **facts)
            entry = candidate.entry(doc_id or "", participants, root)
            refuse_known(entry, known)
        except ToolkitError as err:
            rows.append({"path": str(path), "problem": str(err)})
            continue
        known.append(entry)
        additions.append(Addition(path, entry))
        rows.append(_row(candidate, entry))
    if additions and not dry_run:
        commit(root, additions)
    return ADDED.frame(rows)


def _row(candidate: Candidate, entry: Entry) -> dict[str, object]:
    return {
        "path": str(candidate.path),
        "doc_id": entry.id,
        "file": entry.file,
        "title": entry.title,
        "date": entry.date,
        "kind": entry.kind,
        "paragraphs": len(candidate.paragraphs),
        "problem": "",
    }
