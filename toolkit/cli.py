"""The command line: ``toolkit COMMAND …``; the commands are the modules of :mod:`toolkit.commands`.

Errors the toolkit raises on purpose are one sentence on stderr and exit status 1; wrong usage is 2, Ctrl-C 130, and
output that nobody reads to its end (``| head``) 141.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

import toolkit
from toolkit.commands import add, check, evaluate, extract, find, init, lab, new, report, verify
from toolkit.commands.output import visible
from toolkit.errors import ToolkitError

_OURS = "toolkit"
_EXTRAS = {"pyarrow": "data", **dict.fromkeys(("distributed", "fsspec", "joblib"), "scale")}
_COMMANDS = {
    "init": init,
    "add": add,
    "new": new,
    "find": find,
    "lab": lab,
    "check": check,
    "report": report,
    "verify": verify,
    "evaluate": evaluate,
    "extract": extract,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status.

    Parameters
    ----------
    argv
        The arguments; those of the process unless given.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    arguments = make_parser().parse_args(argv)
    try:
        arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left to print goes nowhere
        return 141
    except ToolkitError as err:
        told = "\n".join(map(visible, str(err).split("\n")))
        print(f"toolkit: {told}", file=sys.stderr)
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


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line; what it parses has what to run as ``run``."""
    parser = argparse.ArgumentParser(
        prog="toolkit", description="Read, compare and cite diplomatic texts.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"communique-toolkit {toolkit.__version__}")
    known = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, module in _COMMANDS.items():
        command = known.add_parser(name, help=module.TOLD, allow_abbrev=False)
        command.set_defaults(run=module.run)
        module.add_arguments(command)
    return parser
