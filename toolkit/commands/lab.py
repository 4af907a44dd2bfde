"""``toolkit lab``: open JupyterLab on the notebooks."""

from __future__ import annotations

import argparse
import os
from importlib.util import find_spec
from pathlib import Path

from toolkit.errors import ParameterError, ToolkitError

TOLD = "open JupyterLab on the notebooks"
_FRONT = Path("notebooks", "start-here.ipynb")
_PACKAGES = ("jupyterlab", "ipykernel", "ipywidgets", "matplotlib")
_SETTINGS = Path(__file__).parent
"""The folder of ``labconfig``: JupyterLab asks for no news and no updates, so that nothing is fetched from elsewhere, and a link to a
Markdown file opens its text, which has lines to go to, and not its preview, which has none."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "notebook", nargs="?", type=Path, help=f"notebook to open (default: {_FRONT.as_posix()})"
    )
    parser.add_argument("--no-browser", action="store_true", help="start the server, and open no browser")
    parser.add_argument(
        "--port", metavar="N", type=int, help="port to listen on (default: 8888, or the next)"
    )


def run(arguments: argparse.Namespace) -> None:
    """Start JupyterLab and stay until it is stopped."""
    check_packages()
    told = server_arguments(arguments.notebook)
    more = ["--ServerApp.open_browser=False"] if arguments.no_browser else []
    more += [f"--ServerApp.port={arguments.port}"] if arguments.port is not None else []
    paths = (str(_SETTINGS), os.environ.get("JUPYTER_CONFIG_PATH", ""))
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, paths))
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"  # this Python's kernel before others of its name
    from jupyterlab.labapp import LabApp

    LabApp.launch_instance([*told, *more])


def check_packages() -> None:
    """Raise unless all that the notebooks need to be explored is installed.

    Raises
    ------
    ToolkitError
        With the names of what is missing.
    """
    missing = [name for name in _PACKAGES if find_spec(name) is None]
    if missing:
        msg = f"JupyterLab needs packages that are not installed: {', '.join(missing)}. Run: pip install 'communique-toolkit[lab]'"
        raise ToolkitError(msg)


def server_arguments(notebook: Path | None = None) -> list[str]:
    """Return the arguments for JupyterLab; the server's root is the project, so that a citation opens its document in ``corpus/``.

    Raises
    ------
    ParameterError
        If there is no project here, or no such notebook in it.
    """
    from toolkit.project import find_root

    root = find_root()
    path = (Path.cwd() / notebook if notebook else root / _FRONT).resolve()
    if notebook and not (path.is_file() and path.is_relative_to(root)):
        msg = f"there is no notebook {str(notebook)!r} in the project {root}. Give the path of one, such as {_FRONT.as_posix()}."
        raise ParameterError(msg)
    opened = path if path.is_file() else path.parent
    address = f"/lab/tree/{opened.relative_to(root).as_posix()}" if opened.exists() else "/lab"
    return [f"--ServerApp.root_dir={root}", f"--LabApp.default_url={address}"]
