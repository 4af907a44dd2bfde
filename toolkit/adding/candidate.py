"""A file that may be added: what it says of itself, what is missing, and the entry that the catalogue gets."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from toolkit.adding.said import Fact, date_in_text, read_facts, tidy
from toolkit.catalog import Entry, check_entry, make_id
from toolkit.errors import DocumentError
from toolkit.paragraphs import coverage, segment_paragraphs
from toolkit.readers.formats import read_bytes, read_file
from toolkit.readers.language import settle_language
from toolkit.readers.reading import DOCX, HTML, MARKDOWN, PDF, PLAIN
from toolkit.schema import DOCUMENTS

NEEDED = ("title", "date", "kind")
"""What the catalogue must know of a document."""
GIVEN = "given"
_SUFFIXES = {PLAIN: ".txt", MARKDOWN: ".md", HTML: ".html", PDF: ".pdf", DOCX: ".docx"}
_ALSO = {"source": ("source", "source_url", "url"), "licence": ("licence", "license")}
_HASH_DIGITS = 8


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
        return segment_paragraphs(self._titled)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many ``paragraphs`` and ``footnotes`` it has."""
        covered = coverage(self._titled).iloc[0]
        return {name: int(covered[name]) for name in ("paragraphs", "footnotes")}

    @property
    def _titled(self) -> pd.DataFrame:
        return self.document.assign(title=self.facts["title"].value)

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
        "language": settle_language(reading.facts.get("language", ""), reading.text),
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
