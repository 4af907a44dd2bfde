"""Ways to falsify a finished report: each changes one thing, and says how the place it changed is called."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from toolkit.csv_text import csv_bytes, csv_rows
from toolkit.report.register import EVIDENCE, SOURCES

_NUMBERS = {
    "start",
    "end",
    "source_start",
    "source_end",
    "line",
    "bytes",
    "paragraphs",
    "words",
    "claims",
    "passages",
}


@dataclass
class Report:
    """A finished report and its corpus in a folder of their own."""

    html: Path
    corpus: Path
    rng: random.Random

    def rows(self, name: str) -> list[dict[str, str]]:
        """Return the rows of a CSV file beside the report."""
        return csv_rows(self.html.with_name(name).read_bytes())

    def write(self, name: str, rows: list[dict[str, str]]) -> None:
        """Write a CSV file beside the report."""
        columns = EVIDENCE if name == "evidence.csv" else SOURCES
        typed = [
            {key: int(value) if key in _NUMBERS else value for key, value in row.items()} for row in rows
        ]
        self.html.with_name(name).write_bytes(csv_bytes(columns, typed))

    def change(self, find: str, edit: Callable[[Tag], str]) -> str:
        """Apply `edit` to one of the elements that a CSS selector finds; return what it returns."""
        soup = BeautifulSoup(self.html.read_bytes(), "html.parser")
        told = edit(self.rng.choice(soup.select(find)))
        self.html.write_bytes(str(soup).encode())
        return told


def other(text: str, rng: random.Random) -> str:
    """Return `text` with one letter changed."""
    place = rng.choice([at for at, char in enumerate(text) if char.isalpha()])
    return f"{text[:place]}{'x' if text[place] != 'x' else 'y'}{text[place + 1 :]}"


def _row(column: str, change: Callable[[str, random.Random], str]) -> Callable[[Report], str]:
    def falsify(report: Report) -> str:
        rows = report.rows("evidence.csv")
        number = report.rng.randrange(len(rows))
        rows[number][column] = change(rows[number][column], report.rng)
        report.write("evidence.csv", rows)
        return f"evidence.csv row {number + 2} "

    return falsify


def _source(column: str, change: Callable[[str, random.Random], str]) -> Callable[[Report], str]:
    def falsify(report: Report) -> str:
        rows = report.rows("sources.csv")
        number = report.rng.randrange(len(rows))
        rows[number][column] = change(rows[number][column], report.rng)
        report.write("sources.csv", rows)
        return f"sources.csv row {number + 2} "

    return falsify


def _more(value: str, rng: random.Random) -> str:
    return str(int(value) + rng.choice((1, 2, 7)))


def _words(tag: Tag, rng: random.Random) -> None:
    """Change a letter of an element's words, where they stand."""
    words = [text for text in tag.find_all(string=True) if any(map(str.isalpha, text))]
    texts = [text for text in words if not text.find_parent(class_=["uses", "visually-hidden"])]
    chosen = rng.choice(texts)
    chosen.replace_with(other(str(chosen), rng))


def claim_reworded(report: Report) -> str:
    """Let the register say that the report claims something else."""
    rows = report.rows("evidence.csv")
    chosen = report.rng.choice(rows)["evidence_id"]
    for row in rows:
        row["claim"] = row["claim"].replace("e", "x") if row["evidence_id"] == chosen else row["claim"]
    report.write("evidence.csv", rows)
    return chosen


def row_removed(report: Report) -> str:
    """Take a passage from behind a number."""
    rows = report.rows("evidence.csv")
    gone = rows.pop(report.rng.randrange(len(rows)))
    report.write("evidence.csv", rows)
    return gone["evidence_id"]


def row_doubled(report: Report) -> str:
    """Count a passage twice."""
    rows = report.rows("evidence.csv")
    number = report.rng.randrange(len(rows))
    rows.insert(number, rows[number])
    report.write("evidence.csv", rows)
    return rows[number]["evidence_id"]


def row_invented(report: Report) -> str:
    """Add a claim of which the report knows nothing."""
    rows = report.rows("evidence.csv")
    last = rows[-1]
    chapter, _, number = last["evidence_id"].partition(".")
    rows.append({**last, "evidence_id": f"{chapter}.{int(number) + 1}"})
    report.write("evidence.csv", rows)
    return f"evidence {chapter}.{int(number) + 1}"


def count_raised(report: Report) -> str:
    """Let a number be larger than its rows."""

    def edit(tag: Tag) -> str:
        text = tag.get_text()
        tag.string = str(int(text.replace(",", "")) + 1) if text.isdecimal() else "eleven"
        return f"“{tag.get_text()}” ({tag['data-e']})"

    return report.change("a.cite[data-counts]", edit)


def count_uncounted(report: Report) -> str:
    """Raise a number, and do not say what it counts."""

    def edit(tag: Tag) -> str:
        del tag["data-counts"]
        tag.string = "4711"
        return f"“4711” ({tag['data-e']})"

    return report.change("a.cite[data-counts]", edit)


def unit_changed(report: Report) -> str:
    """Say of a number that it counts what it does not."""

    def edit(tag: Tag) -> str:
        tag["data-counts"] = "pages"
        return f"({tag['data-e']})"

    return report.change("a.cite[data-counts]", edit)


def _attribute(name: str, find: str, value: Callable[[str, random.Random], str]) -> Callable[[Report], str]:
    def falsify(report: Report) -> str:
        def edit(tag: Tag) -> str:
            evidence = str(tag["data-e"])
            tag[name] = value(str(tag[name]), report.rng)
            return "" if name == "data-e" else evidence

        return report.change(find, edit)

    return falsify


def _shifted(places: str, rng: random.Random) -> str:
    spans = places.split()
    number = rng.randrange(len(spans))
    start, _, end = spans[number].partition("-")
    spans[number] = f"{int(start) + 1}-{int(end) + 1}"
    return " ".join(spans)


def _reworded(find: str) -> Callable[[Report], str]:
    def falsify(report: Report) -> str:
        def edit(tag: Tag) -> str:
            _words(tag, report.rng)
            return ""

        return report.change(find, edit)

    return falsify


def name_changed(report: Report) -> str:
    """Give one document's words to another."""
    names = re.compile(r"(Chairman's Statement|Joint Statement|News Report|Press Release) 20\d\d")
    soup = BeautifulSoup(report.html.read_bytes(), "html.parser")
    tag = report.rng.choice([tag for tag in soup.select("a.cite") if names.fullmatch(tag.get_text())])
    tag.string = "Factsheet 2021"
    report.html.write_bytes(str(soup).encode())
    return f"“Factsheet 2021” ({tag['data-e']})"


def part_of_a_number(report: Report) -> str:
    """Give a figure of another number in the passage for a number, and do not say what it counts."""
    soup = BeautifulSoup(report.html.read_bytes(), "html.parser")
    quotes: dict[str, str] = {}
    for row in report.rows("evidence.csv"):
        quotes[row["evidence_id"]] = f"{quotes.get(row['evidence_id'], '')} {row['quote']}"
    inside = {number: re.findall(r"\b20(1|2)\d\b", quote) for number, quote in quotes.items()}
    alone = {
        number for number, found in inside.items() if found and not re.search(r"\b[12]\b", quotes[number])
    }
    tag = report.rng.choice([tag for tag in soup.select("a.cite[data-counts]") if tag["data-e"] in alone])
    tag.string = inside[str(tag["data-e"])][0]
    del tag["data-counts"]
    report.html.write_bytes(str(soup).encode())
    return "the number in its passages"


def _unclassed(find: str) -> Callable[[Report], str]:
    """Change a number, and let its link be none to evidence."""

    def falsify(report: Report) -> str:
        def edit(tag: Tag) -> str:
            del tag["class"]
            tag.string = "4711"
            return "link “4711”: expected 'an evidence number"

        return report.change(find, edit)

    return falsify


def evidence_removed(report: Report) -> str:
    """Let a link lead to passages and have no evidence."""

    def edit(tag: Tag) -> str:
        del tag["data-e"]
        return f"link “{tag.get_text()}” (without evidence)"

    return report.change(".short a.cite, .chapter a.cite", edit)


def number_unlinked(report: Report) -> str:
    """Say another number at the front, in plain words."""

    def edit(tag: Tag) -> str:
        tag.replace_with("4711")
        return "at the front"

    return report.change(".short a.cite", edit)


def link_unlinked(report: Report) -> str:
    """Say the same at the front, in plain words."""

    def edit(tag: Tag) -> str:
        tag.unwrap()
        return "at the front"

    return report.change(".short a.cite", edit)


def _invented(markup: str) -> Callable[[Report], str]:
    """Let the front say what no chapter says."""

    def falsify(report: Report) -> str:
        def edit(tag: Tag) -> str:
            tag.append(BeautifulSoup(markup, "html.parser"))
            return "All agreed on 4711 acts.” at the front"

        return report.change(".short > ul > li" if "<li>" not in markup else ".short > ul", edit)

    return falsify


def findings_exchanged(report: Report) -> str:
    """Let what one chapter says stand for another one."""
    soup = BeautifulSoup(report.html.read_bytes(), "html.parser")
    first, second = soup.select(".short .more > a")[:2]
    first["href"], second["href"] = second["href"], first["href"]
    report.html.write_bytes(str(soup).encode())
    return "at the front"


def link_removed(report: Report) -> str:
    """Let all links to a piece of evidence be plain text."""
    soup = BeautifulSoup(report.html.read_bytes(), "html.parser")
    number = str(report.rng.choice(soup.select(".chapter a.cite"))["data-e"])
    for tag in soup.select(f'.chapter a.cite[data-e="{number}"]'):
        tag.unwrap()
    report.html.write_bytes(str(soup).encode())
    return f"evidence {number}"


def paragraph_removed(report: Report) -> str:
    """Leave a paragraph of a document out."""

    def edit(tag: Tag) -> str:
        tag.decompose()
        return "document "

    return report.change("article.document .para", edit)


def mark_removed(report: Report) -> str:
    """Quote a passage in the evidence without marking it."""

    def edit(tag: Tag) -> str:
        tag.unwrap()
        return "in the list"

    return report.change(".context mark", edit)


def context_removed(report: Report) -> str:
    """Name a paragraph in the evidence without quoting it."""

    def edit(tag: Tag) -> str:
        tag.decompose()
        return "in the list"

    return report.change(".context", edit)


def _file(change: Callable[[bytes, random.Random], bytes]) -> Callable[[Report], str]:
    def falsify(report: Report) -> str:
        path = report.rng.choice(sorted(report.corpus.glob("*-*.*")))
        path.write_bytes(change(path.read_bytes(), report.rng))
        return path.stem

    return falsify


def _letter(content: bytes, rng: random.Random) -> bytes:
    place = rng.choice([match.start() for match in re.finditer(rb"[a-z](?=[a-z])", content)])
    return content[:place] + (b"q" if content[place : place + 1] != b"q" else b"k") + content[place + 1 :]


FALSIFICATIONS: dict[str, Callable[[Report], str]] = {
    "a quotation of the register altered": _row("quote", other),
    "a start shifted": _row("start", _more),
    "an end shifted": _row("end", _more),
    "a place in the file shifted": _row("source_start", _more),
    "the end of a place in the file shifted": _row("source_end", _more),
    "another line": _row("line", _more),
    "another paragraph": _row("para", lambda para, rng: f"{para}0"),
    "another document": _row("doc_id", lambda doc_id, rng: f"{doc_id}-2"),
    "another hash": _row("source_sha256", lambda sha, rng: sha[::-1]),
    "another claim": claim_reworded,
    "another chapter": _row("chapter", other),
    "another evidence number": _row("evidence_id", lambda number, rng: f"{number}0"),
    "a row removed": row_removed,
    "a row doubled": row_doubled,
    "a row invented": row_invented,
    "a count raised": count_raised,
    "a count raised that says not what it counts": count_uncounted,
    "a unit changed": unit_changed,
    "a part of another number": part_of_a_number,
    "a number at the front without its link": number_unlinked,
    "a link at the front removed": link_unlinked,
    "a number at the front without its class": _unclassed(".short a.cite"),
    "a number in a chapter without its class": _unclassed(".chapter a.cite[data-counts]"),
    "a link without its evidence": evidence_removed,
    "a paragraph at the front invented": _invented("<p>All agreed on 4711 acts.</p>"),
    "words at the front invented": _invented("All agreed on 4711 acts."),
    "an item at the front invented": _invented("<li>All agreed on 4711 acts.</li>"),
    "findings of two chapters exchanged": findings_exchanged,
    "a title at the front altered": _reworded(".short .more > a"),
    "a paragraph of a summary altered": _reworded(".short li > p:not(.more, .figures)"),
    "a link to other evidence": _attribute("data-e", ".chapter a.cite", lambda number, rng: f"9{number}"),
    "a link to another paragraph": _attribute("href", 'a.cite[href^="#par-"]', lambda href, rng: f"{href}0"),
    "another place marked": _attribute("data-at", "a.cite[data-at]", _shifted),
    "another number in a hint": _attribute(
        "title", 'a.cite[title$="Stellen"]', lambda title, rng: _more(title.split()[0], rng) + " Stellen"
    ),
    "another paragraph in a hint": _attribute(
        "title", "a.cite[title^='¶']", lambda title, rng: title.replace("¶ ", "¶ 9")
    ),
    "a hint altered": _attribute("title", "a.cite[title^='¶']", lambda title, rng: title.replace("“", "“x")),
    "a link removed": link_removed,
    "a quotation in a table altered": _reworded(".chapter .q-text > a.cite"),
    "a quotation in context altered": _reworded(".passages blockquote p"),
    "a quotation in prose altered": _reworded(
        ".chapter section > p > a.cite, .chapter > p:not(.computed) > a.cite[data-at]"
    ),
    "a computed sentence altered": _reworded("p.computed:has(a.cite)"),
    "a sentence before the chapters altered": _reworded(".short li > p:has(a.cite)"),
    "a document's name after a quotation altered": _reworded(".passages .source, .evidence li .source"),
    "a document's name in a sentence altered": name_changed,
    "a row's name altered": _reworded(".chapter tr:has(a.cite) > th"),
    "a claim in the list of evidence altered": _reworded(".evidence .claim"),
    "a sentence in the list of evidence altered": _reworded(".evidence .context"),
    "a mark removed": mark_removed,
    "a sentence removed": context_removed,
    "a paragraph of a document altered": _reworded("article.document .para > p"),
    "a paragraph of a document removed": paragraph_removed,
    "a heading of a document altered": _reworded("article.document .text > h4"),
    "a document's title altered": _reworded("article.document h3"),
    "a document's facts altered": _reworded("article.document dd.mono"),
    "another hash of a file": _source("source_sha256", lambda sha, rng: sha[::-1]),
    "another size of a file": _source("bytes", _more),
    "another number of words": _source("words", _more),
    "another number of passages": _source("passages", _more),
    "another title in the inventory": _source("title", other),
    "another date in the inventory": _source("date", lambda date, rng: f"1{date[1:]}"),
    "a letter of a source file altered": _file(_letter),
    "a line added to a source file": _file(lambda content, rng: content + b"\nMore.\n"),
    "the line ends of a source file altered": _file(lambda content, rng: content.replace(b"\n", b"\r\n")),
}
"""What is changed in one falsification, by name; each returns words that the failure has in it."""
