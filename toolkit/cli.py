"""The command line: ``toolkit report``, ``toolkit verify``, ``toolkit check`` and ``toolkit evaluate``.

Errors the toolkit raises on purpose are one sentence on stderr and exit status 1; wrong usage is 2, Ctrl-C 130.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from toolkit.arguments import make_parser
from toolkit.errors import ParameterError, ToolkitError
from toolkit.report.store import replace_file, shown

_OURS = "toolkit"
_EXTRAS = {"pyarrow": "data"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status.

    Parameters
    ----------
    argv
        The arguments; those of the process unless given.
    """
    commands = {"report": _report, "check": _check, "verify": _verify, "evaluate": _evaluate}
    arguments = make_parser(commands).parse_args(argv)
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
        print(f"{shown(path)}  {path.stat().st_size / 1024:,.0f} KB")


def _watch(arguments: argparse.Namespace) -> None:
    from toolkit.report.watch import watch_report

    settings = find_settings(arguments.settings).resolve()
    folder = (arguments.out or settings.parent / "build").resolve()
    options = ["--out", str(folder), "--jobs", str(arguments.jobs)]
    options += ["--engine", arguments.engine] if arguments.engine else []
    options += [f"--{name}" for name in ("why", "force") if getattr(arguments, name)]
    options += [f"--{name}" for name in arguments.more]
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
    print(f"{shown(config.path)}: {len(config.chapters)} chapters, parameters as the notebooks declare them")
    print(f"{shown(config.corpus)}: {len(documents)} documents, bytes as recorded")
    covered = coverage(documents)
    left_out = covered[[f"words_{role}" for role in ("byline", "caption", "navigation", "furniture")]].sum(
        axis=1
    )
    table = covered[["doc_id", "paragraphs", "footnotes", "words"]].assign(left_out=left_out)
    print(table.to_string(index=False))
    known = {*documents["source_file"], CATALOG}
    for path in sorted(path for path in config.corpus.iterdir() if path.is_file() and path.name not in known):
        print(f"{shown(path)}: not in the catalogue, so not part of the corpus")
    quality = config.path.with_name(QUALITY.name)
    if quality.is_file() and any(config.corpus.glob("annotations/*.json")):
        check_quality(quality, segment_paragraphs(documents), load_annotations(config.corpus))
        print(f"{shown(quality)}: as the finders and the codebooks score now")


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
    table = quality["finders"] if arguments.by_document else total_scores(quality["finders"])
    print(table.to_string(index=False, float_format="{:.3f}".format))
    without = len(paragraphs_without(find_acts(paragraphs), paragraphs))
    print(f"{len(paragraphs)} paragraphs read: {len(paragraphs) - without} with an act, {without} without")
    if arguments.out:
        _write(arguments.out, quality_text(quality))
        print(arguments.out)


def _write(path: Path, text: str) -> None:
    try:
        replace_file(path, text.encode())
    except OSError as err:
        msg = f"{path} cannot be written: {err.strerror}. Give a file in a folder that is there."
        raise ParameterError(msg) from err
