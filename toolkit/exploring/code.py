"""A selection as the cell of a notebook, which makes its tables with the public functions."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.exploring.selection import Selection, described

_SHOWN = """\
display(
    tk.show(
        found.head({lines}),
        documents=documents,
        caption={lines_caption},
        note="At most {lines} lines; the counts say how many there are.",
    ),
    tk.show(
        counts,
        columns=["doc_id", "n", "n_paragraphs", "paragraphs", "words"],
        labels={{
            "n": "Findings",
            "n_paragraphs": "Paragraphs with one",
            "paragraphs": "Of paragraphs",
            "words": "Of words",
        }},
        refs={{"n": found, "n_paragraphs": found}},
        documents=documents,
        caption={counts_caption},
        row_header=True,
    ),
    tk.show_figure(
        tk.plot_dispersion(found, {here}, documents=documents, unit="findings"),
        caption={figure_caption},
    ),
)"""


def as_code(selection: Selection) -> str:
    """Return the code of a cell that finds and shows what a selection stands for.

    It stands after a cell that has made ``documents`` and ``paragraphs`` and imported the toolkit as ``tk``, as in every notebook of the
    project, and has at most eight statements.

    Examples
    --------
    >>> print(as_code(Selection(pattern="vaccin*", theme="covid-19")).partition("display")[0])
    found = tk.kwic(paragraphs, "vaccin*")
    found = tk.cooccurring(found, tk.find_mentions(paragraphs, "covid-19"), paragraphs, within="sentence")
    counts = tk.count_spans(found, "doc_id", paragraphs)
    <BLANKLINE>
    """
    here = "here" if selection.doc_ids else "paragraphs"
    about = described(selection)
    captions = {
        f"{name}_caption": literal(f"{told}: {about}")
        for name, told in (
            ("lines", "In context"),
            ("counts", "By document"),
            ("figure", "Where in the documents"),
        )
    }
    shown = _SHOWN.format(lines=selection.lines, here=here, **captions)
    return "\n".join([*_finding(selection, here), shown])


def _finding(selection: Selection, here: str) -> Iterator[str]:
    """Yield the statements that make the tables."""
    if selection.doc_ids:
        ids = ", ".join(map(literal, selection.doc_ids))
        yield f'here = paragraphs[paragraphs["doc_id"].isin([{ids}])]'
    if selection.by_acts:
        yield from _acts(selection, here)
    mentions = f"tk.find_mentions({here}, {literal(selection.theme)})"
    if selection.pattern:
        yield f"found = tk.kwic({here}, {literal(selection.pattern)})"
        if selection.theme:
            yield f'found = tk.cooccurring(found, {mentions}, {here}, within="sentence")'
    else:
        yield f"found = tk.in_context({mentions if selection.theme else 'acts'}, {here})"
    if selection.by_acts and (selection.pattern or selection.theme):
        yield f'found = tk.cooccurring(found, acts, {here}, within="sentence")'
    yield f'counts = tk.count_spans(found, "doc_id", {here})'


def _acts(selection: Selection, here: str) -> Iterator[str]:
    yield f"acts = tk.find_acts({here})"
    wanted = []
    if selection.actor:
        wanted.append(f'acts["actor"].str.casefold() == {literal(selection.actor.casefold())}')
    if selection.family:
        wanted.append(f'acts["family"] == {literal(selection.family)}')
    if len(wanted) == 1:
        yield f"acts = acts[{wanted[0]}]"
    elif wanted:
        yield f"acts = acts[{' & '.join(f'({each})' for each in wanted)}]"


def literal(text: str) -> str:
    r"""Return `text` as a string literal, in double quotes where that needs no escape; what is not seen is escaped.

    Examples
    --------
    >>> print(literal("vaccin*"), literal('so-called "DOC"'), literal("a\u202eb"))
    "vaccin*" 'so-called "DOC"' "a\u202eb"
    """
    made = repr(text)
    return f'"{made[1:-1]}"' if made[0] == "'" and '"' not in made else made
