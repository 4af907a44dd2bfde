r"""How to cite a report: as a sentence in the manner of the APA (7th edition), and as BibTeX.

Both are made of the report's settings and the toolkit's version alone. Names stay as the settings give them, since nothing tells
a person's from an organisation's; BibTeX keeps them whole by a second pair of braces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

import toolkit
from toolkit.titles import readable_date

_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TEX |= {char: f"\\{char}" for char in "&%$#_{}"}


class Citable(Protocol):
    """What is cited: a report, or its settings."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def subtitle(self) -> str:
        """Its subtitle, or nothing."""

    @property
    def authors(self) -> tuple[str, ...]:
        """Its authors."""

    @property
    def date(self) -> str:
        """Its date, ISO."""


class Citation(NamedTuple):
    """A citation in parts, of which the title is set in italics, and as BibTeX."""

    before: str
    title: str
    after: str
    bibtex: str

    @property
    def text(self) -> str:
        """The citation, whole."""
        return f"{self.before} {self.title} {self.after}"


def cite(report: Citable) -> Citation:
    r"""Return how to cite a report.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> report = SimpleNamespace(title="Peace & trade", subtitle="", authors=("A. Author", "The Office"), date="2026-11-02")
    >>> cite(report).text
    'A. Author & The Office. (2026, November 2). Peace & trade [Report made with communique-toolkit 0.1.0].'
    >>> print(cite(report).bibtex)
    @misc{peace2026,
      author = {{A. Author} and {The Office}},
      title = {{Peace \& trade}},
      year = {2026},
      month = nov,
      note = {Report made with communique-toolkit 0.1.0},
    }
    """
    title = ": ".join(part for part in (report.title, report.subtitle) if part)
    made = f"Report made with communique-toolkit {toolkit.__version__}"
    *day, year = readable_date(report.date).split() or ["n.d."]
    when = ", ".join(part for part in (year, " ".join(day[::-1])) if part)
    names = f"{_joined(report.authors).rstrip('.')}. " if report.authors else ""
    return Citation(
        f"{names}({when}).", title, f"[{made}].", _bibtex(report.authors, title, [*day, year], made)
    )


def _joined(names: Sequence[str]) -> str:
    return " & ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _bibtex(authors: Sequence[str], title: str, date: Sequence[str], note: str) -> str:
    word = next(iter(re.findall(r"[a-z0-9]+", title.lower())), "report")
    fields = {
        "author": f"{{{' and '.join(f'{{{_tex(name)}}}' for name in authors)}}}",
        "title": f"{{{{{_tex(title)}}}}}",
        "year": f"{{{_tex(date[-1])}}}",
        **({"month": date[-2][:3].lower()} if date[1:] else {}),
        "note": f"{{{_tex(note)}}}",
    }
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@misc{{{word}{date[-1]},\n{lines}}}"


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in text)
