"""How far a build is, on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def steps(total: int, *, shown: bool) -> Iterator[Callable[[str], None]]:
    """Yield what is to be called after each step, with its name.

    Parameters
    ----------
    total
        How many steps there are.
    shown
        Show them on stderr: a bar on a terminal, else a line a step.
    """
    if not shown:
        yield lambda _: None
        return
    from tqdm import tqdm

    terminal = sys.stderr.isatty()
    with tqdm(total=total, unit="step", disable=not terminal, leave=False, file=sys.stderr) as bar:
        done = 0

        def step(name: str) -> None:
            nonlocal done
            done += 1
            bar.set_description_str(name)
            bar.update()
            if not terminal:
                tqdm.write(f"[{done}/{total}] {name}", file=sys.stderr)

        yield step
