"""Widgets before a selection: choosing changes what is shown, and the code that shows it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.codebook import list_codebooks, load_codebook
from toolkit.display import Display, show, show_figure
from toolkit.errors import ToolkitError
from toolkit.exploring.code import as_code
from toolkit.exploring.copying import copying
from toolkit.exploring.selection import Selection, View, described, view
from toolkit.find.acts import find_acts
from toolkit.plot import plot_dispersion
from toolkit.titles import short_titles

if TYPE_CHECKING:
    from ipywidgets import VBox, Widget

Options = list[tuple[str, str]]

_ANY = ("any", "")
_LABELS = {
    "n": "Findings",
    "n_paragraphs": "Paragraphs with one",
    "paragraphs": "Of paragraphs",
    "words": "Of words",
}
_STYLE = {"description_width": "8em"}
_FORMS = {"text/plain", "text/html"}


def explore(
    paragraphs: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    doc_ids: Sequence[str] = (),
    theme: str = "",
    pattern: str = "",
    actor: str = "",
    family: str = "",
    lines: int = 25,
) -> VBox:
    """Explore a corpus by choosing; what is chosen changes the lines, the counts and the plot below, and the code at the end.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS of the corpus.
    documents
        DOCUMENTS of the corpus.
    doc_ids, theme, pattern, actor, family
        What is chosen at first: documents (none: all), the name of a codebook, a pattern as of :func:`kwic`, an actor and a
        family of verbs as :func:`find_acts` names them.
    lines
        How many lines to show at most.

    Returns
    -------
    VBox
        Of ipywidgets. Each field has a label and is worked by the keyboard. The last is the code of a cell that shows the
        same with the public functions; above it a button copies it and, in JupyterLab, another puts it into a new cell. Where
        scripts do not run it is there to be selected. Where a notebook is only looked at, what was shown at first stands in
        place of all.

    Raises
    ------
    ToolkitError
        If ipywidgets is not installed, or what is chosen at first is not possible.

    Examples
    --------
    >>> import toolkit as tk
    >>> documents = tk.read_text("1. We welcomed the vaccines.", doc_id="memo", title="Memo", kind="memorandum", date="2021")
    >>> box = tk.explore(tk.segment_paragraphs(documents), documents, pattern="vaccin*")
    >>> print(box.children[-1].value.partition("display")[0])
    found = tk.kwic(paragraphs, "vaccin*")
    counts = tk.count_spans(found, "doc_id", paragraphs)
    <BLANKLINE>
    """
    widgets = _ipywidgets()
    chosen = Selection(tuple(doc_ids), theme, pattern, actor, family, lines)
    acts = find_acts(paragraphs)
    view(chosen, paragraphs, acts)  # what is not possible is told before anything is shown
    fields = _fields(widgets, chosen, documents, acts)
    shown, copy = widgets.Output(), widgets.Output()
    code = widgets.Textarea(description="As code", rows=12, layout=widgets.Layout(width="auto"), style=_STYLE)

    def refresh(_: object = None) -> None:
        now = _chosen(fields, lines)
        try:
            shown.outputs = _outputs(now, view(now, paragraphs, acts), documents)
            code.value = as_code(now)
            copy.outputs = (copying(code.value),)
        except ToolkitError as err:
            shown.outputs = ({"output_type": "stream", "name": "stdout", "text": f"{err}\n"},)
            code.value, copy.outputs = "", ()

    refresh()
    for field in fields.values():
        field.observe(refresh, "value")
    return _box(widgets, [*fields.values(), shown, copy, code], shown.outputs)


def _ipywidgets() -> Any:
    try:
        import ipywidgets
    except ImportError as err:
        msg = "exploring needs ipywidgets: pip install 'communique-toolkit[lab]'"
        raise ToolkitError(msg) from err
    return ipywidgets


def _box(widgets: Any, children: Sequence[Widget], outputs: Sequence[dict[str, Any]]) -> VBox:
    """Return a box that, where a notebook is only looked at, leaves what was shown at first in its place."""
    still = {form: "\n".join(output["data"][form] for output in outputs) for form in sorted(_FORMS)}

    class Box(widgets.VBox):  # type: ignore[misc]
        """A box of widgets, with a form for those who see none."""

        def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
            live: dict[str, Any] = super()._repr_mimebundle_(**kwargs)
            return live | still

    return Box(children)


def _fields(
    widgets: Any, chosen: Selection, documents: pd.DataFrame, acts: pd.DataFrame
) -> dict[str, Widget]:
    """Return a field for each part of a selection, by its name."""
    look = {"style": _STYLE, "layout": widgets.Layout(width="36em")}
    titles = [(title, doc_id) for doc_id, title in short_titles(documents).items()]
    return {
        "doc_ids": widgets.SelectMultiple(
            options=titles,
            value=chosen.doc_ids,
            rows=max(2, min(len(titles), 8)),  # a list of one row would be a menu
            description="Documents",
            tooltip="None chosen: all. Several: with Ctrl or Shift.",
            **look,
        ),
        "pattern": widgets.Text(
            value=chosen.pattern,
            description="Pattern",
            placeholder="a word or phrase; * for any ending: vaccin*",
            continuous_update=False,
            **look,
        ),
        **{
            name: widgets.Dropdown(options=options, value=getattr(chosen, name), description=label, **look)
            for name, label, options in (
                ("theme", "Theme", _with(chosen.theme, _themes())),
                ("actor", "Actor", _with(chosen.actor, _actors(acts))),
                ("family", "Verbs of", _with(chosen.family, _families(acts))),
            )
        },
    }


def _with(value: str, options: Options) -> Options:
    """Return what may be chosen: anything, the options, and the value chosen at first."""
    known = value in {"", *(option for _, option in options)}
    return [_ANY, *options] if known else [_ANY, (value, value), *options]


def _themes() -> Options:
    return [(load_codebook(name).title, name) for name in list_codebooks()]


def _actors(acts: pd.DataFrame) -> Options:
    """Return the actors, most frequent first, each once, with the capitals it mostly has."""
    written = acts["actor"].dropna().value_counts()
    counts = written.groupby(written.index.str.casefold()).sum()
    usual: dict[Hashable, str] = {name.casefold(): name for name in reversed(written.index.tolist())}
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(f"{usual[name]} ({number:,})", usual[name]) for name, number in ranked]


def _families(acts: pd.DataFrame) -> Options:
    counts = acts["family"].dropna().value_counts()
    return [(f"{name} ({counts[name]:,})", name) for name in sorted(counts.index)]


def _chosen(fields: dict[str, Widget], lines: int) -> Selection:
    values = {name: field.value for name, field in fields.items()}
    return Selection(**values | {"pattern": values["pattern"].strip()}, lines=lines)


def _outputs(selection: Selection, found: View, documents: pd.DataFrame) -> tuple[dict[str, Any], ...]:
    """Return the displays of a view as a notebook stores them."""
    return tuple(
        {"output_type": "display_data", "data": display._repr_mimebundle_(include=_FORMS), "metadata": {}}
        for display in displays(selection, found, documents)
    )


def displays(selection: Selection, tables: View, documents: pd.DataFrame) -> list[Display]:
    """Return what a view looks like: the lines, the counts and the plot."""
    about = described(selection)
    here, found, counts = tables
    plot = plot_dispersion(found, here, documents=documents, unit="findings")
    return [
        show(
            found.head(selection.lines),
            documents=documents,
            caption=f"In context: {about}",
            note=f"At most {selection.lines} lines; the counts say how many there are.",
        ),
        show(
            counts,
            columns=["doc_id", "n", "n_paragraphs", "paragraphs", "words"],
            labels=_LABELS,
            refs={"n": found, "n_paragraphs": found},
            documents=documents,
            caption=f"By document: {about}",
            row_header=True,
        ),
        show_figure(plot, caption=f"Where in the documents: {about}"),
    ]
