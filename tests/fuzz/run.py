"""Run the inputs in processes of their own, with limits of memory and processor time: ``python -m fuzz.run --inputs 200000``.

A process that the system ends (too long, a crash in a library) leaves its input behind, and another goes on after it.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fuzz.check import answer_here, check, made
from toolkit.readers import pdf

FOUND = Path(__file__).with_name("found")
KINDS = ("text", "html", "docx", "pdf")
MEMORY = 3 << 30
SECONDS = 20.0
"""Of the processor, for one input of at most 150 kB; a quadratic step takes minutes."""


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=200_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    parser.add_argument("--only", choices=KINDS, nargs="*", default=KINDS)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.child:
        return _run(args, args.child)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(args.processes) as pool:
        logs = [Path(folder, str(shard)) for shard in range(args.processes)]
        list(pool.map(lambda log: _oversee(args, log, int(log.name)), logs))
        return _report(
            [line.split("\t") for log in logs for line in log.with_suffix(".tsv").read_text().splitlines()]
        )


def _oversee(args: argparse.Namespace, work: Path, shard: int) -> None:
    """Run a shard's inputs, in a new process after each one that the system ended."""
    first, end = args.first + shard, args.first + args.inputs
    while first < end:
        work.mkdir()
        options = {
            "first": first,
            "inputs": end - first,
            "seed": args.seed,
            "processes": args.processes,
            "child": work,
        }
        command = [f"--{name}={value}" for name, value in options.items()] + ["--only", *args.only]
        ended = subprocess.run([sys.executable, "-m", "fuzz.run", *command], check=False)
        left = next(work.iterdir(), None)
        if ended.returncode == 0 or left is None:
            shutil.rmtree(work)
            break
        number = int(left.stem)
        cause = "took too long" if ended.returncode == -signal.SIGPROF else f"ended by {-ended.returncode}"
        _save(left, cause)
        with work.with_suffix(".tsv").open("a") as log:
            log.write(f"{number}\t?\tFOUND {cause}\t0\n")
        shutil.rmtree(work)
        first = number + args.processes


def _run(args: argparse.Namespace, work: Path) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pdf._ask = answer_here
    with work.with_suffix(".tsv").open("a", buffering=1) as log:
        for number in range(args.first, args.first + args.inputs, args.processes):
            kind, suffix, content = made(number, args.seed, frozenset(args.only))
            path = work / f"{number}{suffix}"
            path.write_bytes(content)
            begin = time.process_time()
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            outcome = _outcome(path)
            signal.setitimer(signal.ITIMER_PROF, 0)
            log.write(f"{number}\t{kind}\t{outcome}\t{time.process_time() - begin:.3f}\n")
            path.unlink()
    return 0


def _outcome(path: Path) -> str:
    try:
        return "read" if check(path) else "refused"
    except Exception as err:  # whatever it is, it is found
        place = traceback.extract_tb(err.__traceback__)[-1]
        cause = f"{type(err).__name__} {Path(place.filename).name}:{place.lineno}"
        _save(path, cause)
        return f"FOUND {cause}"


def _save(path: Path, cause: str) -> None:
    """Keep the first input of each cause."""
    folder = FOUND / "".join(char if char.isalnum() else "-" for char in cause)
    if not folder.exists():
        folder.mkdir(parents=True)
        shutil.copy(path, folder / path.name)


def _report(rows: list[list[str]]) -> int:
    counts = Counter((kind, outcome) for _, kind, outcome, _ in rows)
    said = [f"{len(rows):,} inputs"]
    for (kind, outcome), count in sorted(counts.items()):
        said.append(f"  {kind:5} {count:8,}  {outcome}")
    slowest = sorted(rows, key=lambda row: -float(row[3]))[:5]
    said.append(
        "slowest (number, format, seconds): " + "; ".join(f"{row[0]} {row[1]} {row[3]}" for row in slowest)
    )
    sys.stdout.write("\n".join([*said, ""]))
    return int(any(outcome.startswith("FOUND") for _, outcome in counts))


if __name__ == "__main__":
    sys.exit(main())
