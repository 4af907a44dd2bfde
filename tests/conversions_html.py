"""The documents of the corpus as web pages of several makes, with all that stands around a document on such a page."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterator
from html import escape
from typing import NamedTuple

import pandas as pd


class Part(NamedTuple):
    """A heading, a paragraph or a footnote: its level (0 is text), the label printed before it, its words."""

    level: int
    label: str
    text: str
    note: bool = False


def parts_of(paragraphs: pd.DataFrame) -> list[Part]:
    """Return the parts of a document from its paragraphs, headings where they change."""
    parts: list[Part] = []
    above: list[str] = []
    for row in paragraphs.itertuples():
        headings = str(row.heading).split(" > ") if row.heading else []
        labels = str(row.para).split("/")
        same = next(
            (n for n, (a, b) in enumerate(zip(above, headings, strict=False)) if a != b),
            min(len(above), len(headings)),
        )
        for depth in range(same, len(headings)):
            label = labels[depth] if depth < len(labels) - 1 else ""
            parts.append(Part(depth + 2, label, headings[depth]))
        above = headings
        note = labels[-1].startswith("fn")
        label = labels[-1].removeprefix("fn") if note else "" if labels[-1].startswith("p") else labels[-1]
        parts.append(Part(0, label, str(row.text), note))
    return parts


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(escape(text), 100, break_long_words=False, break_on_hyphens=False))


def _stop(label: str) -> str:
    return f"{label}." if label.isdigit() else label


_TEASERS = [
    "Minister holds talks with the Ambassador of Freedonia",
    "Press conference of the Spokesperson",
    "Opening of the new Consulate General",
    "Joint Declaration of the Ministerial Conference on Fisheries",
]
_MENU = [
    "Home",
    "About the Ministry",
    "Foreign Policy",
    "Countries & Regions",
    "Treaties",
    "Press Releases",
    "Visa",
    "Contact",
]


def _links(words: list[str], tag: str = "li") -> str:
    return "\n".join(f'<{tag}><a href="/{n}">{escape(word)}</a></{tag}>' for n, word in enumerate(words))


def press_site(title: str, date: str, parts: list[Part]) -> bytes:
    """Return a press site of today: lists by markup, JSON-LD, cookie banner, menus, share buttons, related articles."""
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "name": "Ministry of Foreign Affairs"},
            {
                "@type": "NewsArticle",
                "headline": title,
                "datePublished": date,
                "publisher": {"@type": "Organization", "name": "Ministry of Foreign Affairs"},
            },
        ],
    }
    related = "".join(
        f'<div class="card"><a href="/n{n}"><h3>{escape(word)}</h3></a><p>The {escape(word.lower())} took place in the capital and was attended by representatives of the diplomatic corps and of the press.</p></div>'
        for n, word in enumerate(_TEASERS)
    )
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{escape(title)} | Ministry of Foreign Affairs</title>
<script type="application/ld+json">{json.dumps(data)}</script>
<style>.x {{ color: red }}</style>
</head>
<body class="page has-sidebar">
<a class="visually-hidden" href="#main">Skip to main content</a>
<div id="cookie-banner"><p>We use cookies to understand how visitors use our site and to improve it for you. You can accept all cookies, or manage your preferences at any time in the settings of this site.</p><button>Accept all</button></div>
<header class="site-header"><form role="search"><input name="q"><button>Search</button></form>
<nav><ul>
{_links(_MENU)}
</ul></nav></header>
<div class="breadcrumbs"><a href="/">Home</a> &gt; <a href="/press">Press Releases</a> &gt; {escape(title)}</div>
<main id="main"><article>
<h1>{escape(title)}</h1>
<p class="meta"><time datetime="{date}T09:00:00+07:00">{date}</time></p>
<div class="share-buttons"><a href="#f">Facebook</a> <a href="#x">X</a> <a href="#p">Print</a></div>
<div class="body">
{_listed(parts)}
</div>
<div class="tags"><a href="/t1">Summits</a> <a href="/t2">Asia</a></div>
</article>
<section class="related-articles"><h2>Related articles</h2>{related}</section>
</main>
<aside class="sidebar"><h2>Most read</h2><ul>
{_links(_TEASERS)}
</ul><p>Subscribe to our newsletter and receive the press releases of the Ministry by e-mail every morning, free of charge and without advertisements.</p></aside>
<footer><p>© 2024 Ministry of Foreign Affairs. All rights reserved. 1 Government Square.</p><ul>
{_links(["Privacy", "Accessibility", "Sitemap"])}
</ul></footer>
<script>document.write("<p>written by a script</p>")</script>
</body></html>
""".encode()


def _listed(parts: list[Part]) -> str:
    """Return the parts with numbered paragraphs as items of lists, whose numbers a browser makes."""
    lines: list[str] = []
    in_list = False
    for part in parts:
        numbered = part.label.isdigit() and not part.level and not part.note
        if in_list and not numbered:
            lines.append("</ol>")
        if part.level:
            lines.append(f"<h{part.level}>{escape(f'{part.label} {part.text}'.strip())}</h{part.level}>")
        elif part.note:
            lines.append(f"<p><sup>{part.label}</sup> {_wrapped(part.text)}</p>")
        elif numbered:
            lines.append("" if in_list else f'<ol start="{part.label}">')
            lines.append(f"<li>{_wrapped(part.text)}</li>")
        else:
            lines.append(f"<p>{_wrapped(part.text)}</p>")
        in_list = numbered
    return "\n".join(lines) + ("</ol>" if in_list else "")


def old_ministry(title: str, date: str, parts: list[Part]) -> bytes:
    """Return a page of tables and fonts in Windows-1252: numbers in a column of their own, menus in cells, no class at all."""
    rows = []
    for part in parts:
        words = _wrapped(part.text)
        if part.level:
            rows.append(
                f'<tr><td colspan="2"><b><font face="Arial">{_stop(part.label)} {words}</font></b></td></tr>'
            )
        elif part.note:
            rows.append(f'<tr><td colspan="2"><font size="1"><sup>{part.label}</sup>{words}</font></td></tr>')
        else:
            rows.append(
                f'<tr><td width="30" valign="top">{_stop(part.label)}</td>\n<td><font size="2">{words}</font></td></tr>'
            )
    return f"""<html><head>
<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<meta name="DC.date" content="{date}"><meta name="DC.title" content="{escape(title)}"></head>
<body bgcolor="#ffffff">
<table width="100%"><tr><td colspan="2"><img src="logo.gif" alt="Logo"><a href="/">Home</a> | <a href="/s">Search</a> | <a href="/m">Site map</a></td></tr>
<tr><td width="150" valign="top"><table>
{_links(_MENU, "tr><td").replace("</tr><td>", "</td></tr>")}
</table></td>
<td><center><font size="4"><b>{escape(title)}</b></font></center><br><br>
<table>
{chr(10).join(rows)}
</table>
<hr><a href="/">Back to top</a>
</td></tr></table>
<font size="1">Copyright Ministry of Foreign Affairs</font>
</body></html>
""".encode("cp1252", "xmlcharrefreplace")


def broken_lines(title: str, date: str, parts: list[Part]) -> bytes:
    """Return a page whose paragraphs are parted by two line breaks in one element, labels typed, in an XHTML prolog."""
    blocks = []
    for part in parts:
        label = f"<sup>{part.label}</sup>" if part.note else f"{_stop(part.label)} " if part.label else ""
        words = f"{label}{_wrapped(part.text)}"
        blocks.append(f"<strong>{words}</strong>" if part.level else words)
    body = "<br />\n<br />\n".join(blocks)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en">
<head><title>{escape(title)}</title><meta name="date" content="{date}" /></head>
<body><div id="wrapper"><div id="gnavi"><ul>
{_links(_MENU)}
</ul></div>
<div id="contents"><p class="topicpath"><a href="/">Top</a> &gt; <a href="/r">Regions</a></p>
<h2>{escape(title)}</h2>
<div>{body}</div>
<div style="display: none">Hidden text of a menu that opens on a click</div>
<p class="pagetop"><a href="#wrapper">Page top</a></p>
</div><div id="footer">Copyright © Ministry of Foreign Affairs</div></div></body></html>
""".encode()


def word_export(title: str, date: str, parts: list[Part]) -> bytes:
    """Return a document saved as a web page by a word processor, put on a site with a menu of ``div``s."""
    blocks, notes = [], []
    for part in parts:
        words = _wrapped(part.text).replace("’", "&#146;")
        span = f"<span lang=EN-GB style='font-size:12.0pt'>{words}<o:p></o:p></span>"
        if part.level:
            blocks.append(
                f"<p class=MsoNormal><b><u>{f'{part.label} ' if part.label else ''}{span}</u></b></p>"
            )
        elif part.note:
            notes.append(
                f"<div style='mso-element:footnote' id=ftn{part.label}><p class=MsoFootnoteText><a href=\"#_ftnref{part.label}\"><span class=MsoFootnoteReference>[{part.label}]</span></a> {span}</p></div>"
            )
        elif part.label:
            tab = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>"
            blocks.append(
                f"<p class=MsoListParagraph style='text-indent:-18.0pt'><![if !supportLists]><span style='mso-list:Ignore'>{_stop(part.label)}{tab}</span><![endif]>{span}</p>"
            )
        else:
            blocks.append(f"<p class=MsoNormal>{span}</p>\n<p class=MsoNormal>&nbsp;</p>")
    menu = "".join(
        f'<div class="navItem"><a href="/{n}">{escape(word)}</a></div>' for n, word in enumerate(_MENU)
    )
    return f"""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Word"><title>{escape(title)}</title>
<meta property="article:published_time" content="{date}">
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Registry</o:Author></o:DocumentProperties></xml><![endif]-->
<style><!-- p.MsoNormal {{margin:0cm}} --></style></head>
<body lang=EN-GB>{menu}
<div class=WordSection1>
<p class=MsoTitle align=center><b>{escape(title)}</b></p>
{chr(10).join(blocks)}
</div>
<div style='mso-element:footnote-list'><hr align=left size=1 width="33%">
{chr(10).join(notes)}
</div></body></html>
""".encode()


PAGES: dict[str, Callable[[str, str, list[Part]], bytes]] = {
    "press site": press_site,
    "old ministry": old_ministry,
    "broken lines": broken_lines,
    "word export": word_export,
}


def pages(documents: pd.DataFrame, paragraphs: pd.DataFrame) -> Iterator[tuple[str, str, bytes]]:
    """Yield the make, the document's id and the bytes of every page."""
    for row in documents.itertuples():
        parts = parts_of(paragraphs[paragraphs["doc_id"] == row.doc_id])
        for make, convert in PAGES.items():
            yield make, str(row.doc_id), convert(str(row.title), str(row.date), parts)
