"""What the HTML renderer keeps track of while it goes through a chapter: numbers, headings, places of use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from markupsafe import Markup

from toolkit.report.look import Look


class Heading(NamedTuple):
    """A heading of a chapter, for the contents."""

    id: str
    text: str
    level: int


class Use(NamedTuple):
    """A place that leads to a paragraph or to an entry of evidence: its id, and what to call it."""

    id: str
    label: str


def slug(text: str) -> str:
    """Return `text` as an address: lower-case ASCII letters, digits and hyphens.

    Examples
    --------
    >>> slug("What was said – and by whom?")
    'what-was-said-and-by-whom'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "section"


@dataclass
class Scope:
    """The chapter being rendered. `uses`, `sources` and `languages` are those of the report."""

    chapter_id: str = ""
    number: str = ""
    title: str = ""
    uses: dict[str, list[Use]] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    look: Look = field(default_factory=Look)
    languages: Mapping[str, str] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def count(self, kind: str) -> int:
        """Return the next number of `kind`."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return self.counts[kind]

    def numbered(self, kind: str) -> str:
        """Return the name of the next `kind` in this chapter, like ``Table 2.1``; `kind` is the label's key."""
        return f"{self.look.labels[kind]} {'.'.join(part for part in (self.number, str(self.count(kind))) if part)}"

    def anchor(self, text: str) -> str:
        """Return an address for `text` that no other place of the report has."""
        base = ".".join(part for part in (self.chapter_id, slug(text)) if part)
        times = self.count(f"anchor {base}")
        return base if times == 1 else f"{base}-{times}"

    def use(self, target: str, label: str) -> str:
        """Record that this place leads to `target`, and return the id to give it."""
        total = sum(len(places) for places in self.uses.values()) + 1
        self.uses.setdefault(target, []).append(Use(f"use-{total}", label))
        return f"use-{total}"

    def language(self, refs: Iterable[Mapping[str, Any]]) -> Markup:
        """Return the attribute of what quotes `refs`: their language, where it is one and not the report's."""
        spoken = {self.languages.get(ref["doc_id"], "") for ref in refs}
        found = spoken.pop() if len(spoken) == 1 else ""
        return Markup(' lang="{}"').format(found) if found else Markup("")
