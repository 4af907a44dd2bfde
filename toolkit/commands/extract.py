"""``toolkit extract``: find in any number of documents, and write every table as Parquet."""

from __future__ import annotations

import argparse
import sys

from toolkit.commands.output import counted, visible

TOLD = "find in any number of documents, and write every table as Parquet"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    told = "files, folders, globs or URLs; .jsonl is a document a line"
    parser.add_argument("paths", nargs="+", metavar="PATH", help=told)
    told = "folder of the tables; the same command again continues what was stopped"
    parser.add_argument("--out", metavar="DIR", required=True, help=told)
    told = "finders, with commas between them: money,dates (default: all but mentions)"
    parser.add_argument("--finders", metavar="NAMES", type=_names, help=told)
    told = "codebooks of themes and mentions, with commas between them (default: all)"
    parser.add_argument("--codebooks", metavar="NAMES", type=_names, help=told)
    told = "what a field of JSON lines is called: text=body (also id, title, date, kind, issuer, language)"
    parser.add_argument(
        "--field", metavar="FACT=FIELD", dest="fields", action="append", type=_pair, help=told
    )
    told = "processes on this machine (default: one a processor)"
    parser.add_argument("--jobs", metavar="N", type=int, help=told)
    told = "a Dask scheduler, whose workers do the work: tcp://host:8786"
    parser.add_argument("--scheduler", metavar="ADDRESS", help=told)


def run(arguments: argparse.Namespace) -> None:
    """Extract, and print how much was found, passed over and failed, and how many documents the finders cannot read."""
    from toolkit.readers.language import foreign_count
    from toolkit.scale.loading import load_tables
    from toolkit.scale.question import FINDERS
    from toolkit.scale.run import extract

    try:
        done = extract(
            arguments.paths,
            arguments.out,
            finders=arguments.finders or FINDERS,
            codebooks=arguments.codebooks,
            fields=dict(arguments.fields or ()),
            jobs=arguments.jobs,
            client=arguments.scheduler,
            progress=True,
        )
    except KeyboardInterrupt:
        told = f"toolkit: what is done is in {arguments.out}. Give the same command to go on."
        print(told, file=sys.stderr)
        raise
    for suffix, number in done.passed_over.items():
        print(f"{counted(number, 'file')} not read: {visible(suffix) or 'no suffix'}")
    for table, number in done.rows.items():
        print(f"{done.folder}/{table}: {counted(number, 'row')}")
    if note := foreign_count(load_tables(arguments.out, "documents", columns=["language"])):
        print(visible(note))


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _pair(text: str) -> tuple[str, str]:
    fact, equals, field = text.partition("=")
    if not (fact and equals and field):
        msg = f"{text!r} is not FACT=FIELD, like text=body"
        raise argparse.ArgumentTypeError(msg)
    return fact, field
