"""Put the files of a build in place: each is replaced as a whole, and none before all are written."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from toolkit.errors import ParameterError
from toolkit.report.store import PART, sweep


def put_files(contents: Mapping[str, bytes], folder: Path) -> None:
    """Write files, by their path in `folder`, under temporary names, and move them into place when all are written.

    What the last build alone had made is taken away right before: what then stands there is of this build.

    Raises
    ------
    ParameterError
        If a file cannot be written.
    """
    from toolkit.report.companions import outdated

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
