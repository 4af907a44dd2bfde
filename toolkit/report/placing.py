"""Where a build's files go, and how: each is replaced as a whole, and none before all are written."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path
from urllib.parse import unquote

from toolkit.catalog import CATALOG
from toolkit.errors import ParameterError
from toolkit.report.config import ReportConfig
from toolkit.report.store import PART, sweep

METADATA = "ro-crate-metadata.json"
"""What says how a build was made, and names its files."""


def put_files(contents: Mapping[str, bytes], folder: Path) -> None:
    """Write files, by their path in `folder`, under temporary names, and move them into place when all are written.

    What the last build alone had made is taken away right before: what then stands there is of this build.

    Raises
    ------
    ParameterError
        If a file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sweep(folder)
        _replace(contents, outdated(folder, contents), folder)
    except OSError as err:
        msg = f"{err.filename or folder} cannot be written: {err.strerror}. Close it, or give another folder with --out."
        raise ParameterError(msg) from err


def _replace(contents: Mapping[str, bytes], old: list[Path], folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix=PART, dir=folder) as fresh:
        for path, content in contents.items():
            for parent in (folder, Path(fresh)):
                (parent / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(fresh) / path).write_bytes(content)
        for file in old:
            file.unlink(missing_ok=True)
        for path in contents:
            (Path(fresh) / path).replace(folder / path)


def refuse_overwriting(config: ReportConfig, folder: Path) -> None:
    """Raise if the report would be written among what it is made of: above it, where its folders are filled, or into the corpus.

    Raises
    ------
    ParameterError
        Naming the first file or folder that stands in the way.
    """
    sources = [config.path, config.corpus / CATALOG, *(chapter.notebook for chapter in config.chapters)]
    found = next((path for path in sources if folder in path.parents), None)
    if found or folder.is_relative_to(config.corpus):
        place = f"holds {found}, of which the report is made" if found else "is in the corpus"
        msg = f"{folder} {place}. Give a folder of the report's own with --out."
        raise ParameterError(msg)


def outdated(folder: Path, contents: Collection[str]) -> list[Path]:
    """Return what the last build made in this folder, and this one does not make.

    So no chapter that was renamed leaves its notebook behind, and no Word document or site stays beside a newer report; page and
    PDF stay where only the other is built. A file that somebody changed or added is none of them.

    Parameters
    ----------
    folder
        The report's folder, with the ``ro-crate-metadata.json`` of the last build if there was one.
    contents
        The paths of this build's files in the folder.
    """
    try:
        graph = json.loads((folder / METADATA).read_text("utf-8"))["@graph"]
        made = {unquote(entity["@id"]): entity["sha256"] for entity in graph if "sha256" in entity}
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [
        folder / path
        for path, sha256 in made.items()
        if path not in contents
        and ("/" in path or not path.endswith((".html", ".pdf")))
        and (folder / path).is_file()
        and (folder / path).resolve().is_relative_to(folder.resolve())
        and hashlib.sha256((folder / path).read_bytes()).hexdigest() == sha256
    ]
