"""The command line: ``toolkit report``, ``toolkit verify``, ``toolkit check`` and ``toolkit evaluate``.

Errors the toolkit raises on purpose are one sentence on stderr and exit status 1; wrong usage is 2, Ctrl-C 130.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import toolkit
from toolkit.errors import ParameterError, ToolkitError

_SETTINGS = Path("reports", "report.toml")
_REPORT = Path("reports", "build", "report.html")
_OURS = "toolkit"
_EXTRAS = {"docx": "docx", "pyarrow": "data"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status.

    Parameters
    ----------
    argv
        The arguments; those of the process unless given.
    """
    arguments = _parser().parse_args(argv)
    try:
        arguments.run(arguments)
    except ToolkitError as err:
        print(f"toolkit: {err}", file=sys.stderr)
        return 1
    except ModuleNotFoundError as err:
        if (err.name or _OURS).partition(".")[0] == _OURS:
            raise
        extra = _EXTRAS.get(err.name or "", "report")
        print(
            f"toolkit: the package {err.name!r} is missing. Run: pip install 'communique-toolkit[{extra}]'",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        print("toolkit: stopped.", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="toolkit", description="Read, compare and cite diplomatic texts.")
    parser.add_argument("--version", action="version", version=f"communique-toolkit {toolkit.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    report = commands.add_parser("report", help="run the notebooks and build the report as HTML and PDF")
    _add_settings(report)
    report.add_argument(
        "--out", metavar="DIR", type=Path, help="folder to write to (default: build beside the settings)"
    )
    only = report.add_mutually_exclusive_group()
    only.add_argument(
        "--html-only", dest="formats", action="store_const", const=("html",), help="build the HTML alone"
    )
    only.add_argument(
        "--pdf-only", dest="formats", action="store_const", const=("pdf",), help="build the PDF alone"
    )
    report.add_argument(
        "--site",
        dest="more",
        action="append_const",
        const="site",
        help="add the HTML as a site: a page a chapter",
    )
    report.add_argument(
        "--docx", dest="more", action="append_const", const="docx", help="add a Word document"
    )
    report.add_argument(
        "--data",
        dest="more",
        action="append_const",
        const="data",
        help="add every table as CSV and Parquet, described by a datapackage.json",
    )
    report.add_argument(
        "--force", action="store_true", help="run every chapter, also those of which nothing has changed"
    )
    report.add_argument("--why", action="store_true", help="say what has changed for each chapter that runs")
    report.add_argument(
        "--watch",
        action="store_true",
        help="build at every change, and show the report in a page that follows",
    )
    report.add_argument(
        "--jobs", metavar="N", type=int, default=0, help="notebooks at once (default: one a processor)"
    )
    report.add_argument(
        "--engine",
        choices=("fork", "kernel"),
        default="",
        help="run notebooks in forks of one process or each in a kernel of its own (default: fork where it can be had)",
    )
    report.set_defaults(run=_report, formats=("html", "pdf"), more=[])
    check = commands.add_parser("check", help="verify the corpus and the report's settings; run nothing")
    _add_settings(check)
    check.set_defaults(run=_check)
    _add_verify(commands.add_parser("verify", help="derive anew what a finished report says of its sources"))
    evaluate = commands.add_parser("evaluate", help="score the finders against the reference annotations")
    evaluate.add_argument(
        "corpus", nargs="?", default="corpus", help="folder of the corpus (default: corpus)"
    )
    evaluate.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        help="write the scores there, for the report (reports/quality.toml)",
    )
    evaluate.add_argument("--by-document", action="store_true", help="one row a document and list")
    evaluate.set_defaults(run=_evaluate)
    return parser


def _add_verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "report",
        nargs="?",
        type=Path,
        default=_REPORT,
        help=f"the report's HTML (default: {_REPORT.as_posix()})",
    )
    parser.add_argument(
        "--corpus",
        metavar="DIR",
        type=Path,
        default=Path("corpus"),
        help="folder of the sources (default: corpus)",
    )
    parser.set_defaults(run=_verify)


def _add_settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "settings",
        nargs="?",
        type=Path,
        default=_SETTINGS,
        help=f"the report's settings (default: {_SETTINGS.as_posix()})",
    )


def find_settings(path: Path) -> Path:
    """Return where `path` is: here, or below one of the folders above.

    Raises
    ------
    ParameterError
        If it is nowhere there.
    """
    here = Path.cwd()
    found = next((folder / path for folder in (here, *here.parents) if (folder / path).is_file()), None)
    if found is None:
        msg = f"there is no {path} in {here} or the folders above. Go to the project's folder, or give the path."
        raise ParameterError(msg)
    return found


def _report(arguments: argparse.Namespace) -> None:
    if arguments.watch:
        _watch(arguments)
        return
    from toolkit.report.build import build_report

    paths = build_report(
        find_settings(arguments.settings),
        out=arguments.out,
        formats=(*arguments.formats, *arguments.more),
        engine=arguments.engine,
        jobs=arguments.jobs,
        force=arguments.force,
        explain=print if arguments.why else lambda _: None,
    )
    for path in paths.values():
        print(f"{_shown(path)}  {path.stat().st_size / 1024:,.0f} KB")


def _watch(arguments: argparse.Namespace) -> None:
    from toolkit.report.watch import watch_report

    settings = find_settings(arguments.settings).resolve()
    folder = (arguments.out or settings.parent / "build").resolve()
    options = ["--out", str(folder), "--jobs", str(arguments.jobs)]
    options += ["--engine", arguments.engine] if arguments.engine else []
    options += ["--why"] if arguments.why else []
    if len(arguments.formats) == 1:
        options.append(f"--{arguments.formats[0]}-only")
    report = folder / f"{settings.stem}.{arguments.formats[0]}"
    watch_report(settings, report, options, tell=partial(print, flush=True))


def _check(arguments: argparse.Namespace) -> None:
    from toolkit.catalog import CATALOG
    from toolkit.documents import load_documents
    from toolkit.measure.evaluation import load_annotations
    from toolkit.measure.quality import QUALITY, check_quality
    from toolkit.paragraphs import coverage, segment_paragraphs
    from toolkit.report.config import load_report

    config = load_report(find_settings(arguments.settings))
    documents = load_documents(config.corpus)
    print(f"{_shown(config.path)}: {len(config.chapters)} chapters, parameters as the notebooks declare them")
    print(f"{_shown(config.corpus)}: {len(documents)} documents, bytes as recorded")
    covered = coverage(documents)
    left_out = covered[[f"words_{role}" for role in ("byline", "caption", "navigation", "furniture")]].sum(
        axis=1
    )
    shown = covered[["doc_id", "paragraphs", "footnotes", "words"]].assign(left_out=left_out)
    print(shown.to_string(index=False))
    known = {*documents["source_file"], CATALOG}
    for path in sorted(path for path in config.corpus.iterdir() if path.is_file() and path.name not in known):
        print(f"{_shown(path)}: not in the catalogue, so not part of the corpus")
    quality = config.path.with_name(QUALITY.name)
    if quality.is_file() and any(config.corpus.glob("annotations/*.json")):
        check_quality(quality, segment_paragraphs(documents), load_annotations(config.corpus))
        print(f"{_shown(quality)}: as the finders and the codebooks score now")


def _verify(arguments: argparse.Namespace) -> None:
    from toolkit.report.verify import verify_report

    found = verify_report(find_settings(arguments.report), arguments.corpus)
    print(f"{found.claims:,} claims, {found.passages:,} quotations, {found.paragraphs:,} paragraphs verified")


def _evaluate(arguments: argparse.Namespace) -> None:
    from toolkit.documents import load_documents
    from toolkit.find.acts import find_acts
    from toolkit.measure.cooccurrence import paragraphs_without
    from toolkit.measure.evaluation import load_annotations, total_scores
    from toolkit.measure.quality import measure_quality, quality_text
    from toolkit.paragraphs import segment_paragraphs

    paragraphs = segment_paragraphs(load_documents(arguments.corpus))
    quality = measure_quality(paragraphs, load_annotations(arguments.corpus))
    shown = quality["finders"] if arguments.by_document else total_scores(quality["finders"])
    print(shown.to_string(index=False, float_format="{:.3f}".format))
    without = len(paragraphs_without(find_acts(paragraphs), paragraphs))
    print(f"{len(paragraphs)} paragraphs read: {len(paragraphs) - without} with an act, {without} without")
    if arguments.out:
        _replace(arguments.out, quality_text(quality))
        print(arguments.out)


def _replace(path: Path, text: str) -> None:
    """Write a file in one step: the old one stays until the new one is whole."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(text, "utf-8", newline="\n")
        part.replace(path)
    except OSError as err:
        msg = f"{path} cannot be written: {err.strerror}. Give a file in a folder that is there."
        raise ParameterError(msg) from err


def _shown(path: Path) -> str:
    """Return `path` relative to here, where that is shorter."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
