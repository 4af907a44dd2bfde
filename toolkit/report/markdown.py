"""Markdown as tokens, for the forms of the report that are not HTML: mistune reads it, and links know where they may lead."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import mistune

from toolkit.report.book import MARKDOWN_PLUGINS
from toolkit.report.look import Look
from toolkit.report.typst_text import one_line

Token = Mapping[str, Any]

_markdown = mistune.create_markdown(renderer=None, plugins=list(MARKDOWN_PLUGINS))


@dataclass(frozen=True)
class Scope:
    """Where links of a chapter may lead.

    `evidence` maps the address of an evidence entry to its number, `headings` the address of a heading, as
    Jupyter writes it, to its label. With `known`, other addresses than these become plain text; without, they
    are links, and Typst refuses those that lead nowhere.
    """

    chapter: str
    evidence: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] | None = None
    look: Look = field(default_factory=Look)


def read_markdown(source: str) -> list[dict[str, Any]]:
    """Return the tokens of a Markdown text."""
    tokens = _markdown(source)
    return [] if isinstance(tokens, str) else tokens


def slug(title: str) -> str:
    """Return the address that Jupyter gives to a heading."""
    return one_line(title).strip().replace(" ", "-")


def heading_labels(sources: Iterable[str], chapter: str) -> dict[str, str]:
    """Return the labels of all headings in some Markdown sources by the address that Jupyter gives them."""
    tokens = (token for source in sources for token in read_markdown(source))
    titles = (slug(plain(token["children"])) for token in tokens if token["type"] == "heading")
    return {address: f"sec-{chapter}-{address}" for address in dict.fromkeys(titles) if address}


def plain(tokens: Iterable[Token]) -> str:
    """Return the words of some inline tokens without their markup."""
    return "".join(
        plain(token["children"]) if "children" in token else html.unescape(token.get("raw", " "))
        for token in tokens
    )
