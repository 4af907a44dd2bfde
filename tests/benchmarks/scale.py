"""Many documents: how time and memory grow with their size, what a second process or worker gives, and that a killed run goes on.

Run ``python -m benchmarks.scale growth 1 10 100``, ``… speed 40`` (megabytes) or ``… kills 20`` with ``PYTHONPATH=tests``; ``growth 100 1000``
takes its time, less with ``growth 100 1000 dates,money``, for these finders alone. Every run is ``toolkit extract`` as a user gives it, in processes of its own, on documents of :mod:`benchmarks.texts`.
Time is that of the clock from its start to its end, and the CPU seconds of all its processes; memory is what all of them hold
together, at most, with the pages that they share counted in each. Where the machine has other work to do, the ratio of the clock says
nothing; the second ratio is that of the CPU seconds that follow each other: those of the process started first, and of its busiest worker.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil

from benchmarks.texts import write_documents

_MEGA = 1_000_000
_EVERY = 0.1


class Cost(NamedTuple):
    """What a run took: seconds by the clock, CPU seconds in all and in a row, and the most megabytes of all its processes and of one."""

    seconds: float
    cpu: float
    row: float
    memory: float
    largest: float


class Watch:
    """The processes of a run, or of several programs that work on it, watched while it lasts."""

    def __init__(self) -> None:
        self.cpu: dict[int, float] = {}
        self.memory = self.largest = 0.0

    def look(self, *roots: psutil.Process) -> None:
        """Note what the processes of `roots`, and all that they have started, hold and have worked."""
        held = []
        for process in {each for root in roots for each in (root, *_children(root))}:
            try:
                used = process.cpu_times()
                held.append(process.memory_info().rss / _MEGA)
            except psutil.Error:
                continue
            self.cpu[process.pid] = used.user + used.system
        self.memory = max(self.memory, sum(held))
        self.largest = max(self.largest, *held, 0.0)


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.Error:
        return []


def extract(texts: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    """Start ``toolkit extract`` on a folder."""
    line = [sys.executable, "-m", "toolkit", "extract", str(texts), "--out", str(out), *more]
    return subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def measure(texts: Path, out: Path, *more: str, beside: Sequence[psutil.Process] = ()) -> Cost:
    """Return what a run costs, with the work of the processes beside it that it has done."""
    before = Watch()
    before.look(*beside)
    watch = Watch()
    start = time.perf_counter()
    run = extract(texts, out, *more)
    root = psutil.Process(run.pid)
    while run.poll() is None:
        watch.look(root, *beside)
        time.sleep(_EVERY)
    seconds = time.perf_counter() - start
    if run.returncode:
        sys.exit(f"toolkit extract {' '.join(more)} failed")
    cpu = {pid: used - before.cpu.get(pid, 0.0) for pid, used in watch.cpu.items()}
    row = cpu.pop(run.pid) + max(cpu.values())
    return Cost(seconds, sum(cpu.values()) + watch.cpu[run.pid], row, watch.memory, watch.largest)


def growth(folder: Path, *arguments: str) -> None:
    """Print what documents of each size take with one process, and how many times the last size; a last argument names finders."""
    sizes = [float(each) for each in arguments if each[0].isdigit()]
    finders = [each for each in arguments if not each[0].isdigit()][-1:]
    last: tuple[float, Cost] | None = None
    for size in sizes or (1.0, 10.0, 100.0):
        texts = folder / "texts"
        write_documents(texts, int(size * _MEGA))
        cost = measure(texts, folder / "out", "--jobs", "1", *(f"--finders={names}" for names in finders))
        ratio = f"  {cost.cpu / last[1].cpu:.2f} times {last[0]:g} MB" if last else ""
        rate = size / cost.cpu
        told(f"{size:g} MB", cost, f"{rate:.3f} MB a CPU second{ratio}")
        last = (size, cost)
        shutil.rmtree(texts)
        shutil.rmtree(folder / "out")


def speed(folder: Path, size: str = "40") -> None:
    """Print what one and two processes take, and one and two workers of Dask, beside one process."""
    texts = folder / "texts"
    write_documents(texts, int(float(size) * _MEGA))
    one = measure(texts, folder / "one", "--jobs", "1")
    told("1 process", one, "1.00")
    two = measure(texts, folder / "two", "--jobs", "2")
    told("2 processes", two, f"{faster(one, two)} 1 process (at least 1.8)")
    costs = []
    for workers in (1, 2):
        with cluster(folder, workers) as (address, processes):
            cost = measure(texts, folder / f"dask-{workers}", "--scheduler", address, beside=processes)
        told(f"Dask, {workers} workers", cost, f"{faster(one, cost)} 1 process")
        costs.append(cost)
    told_line(f"Dask's 2 workers: {faster(*costs)} its one (at least 1.7)")


def faster(one: Cost, other: Cost) -> str:
    """Return how many times as fast a run is as another, by the clock and by the CPU seconds in a row."""
    return f"{one.seconds / other.seconds:.2f} ({one.row / other.row:.2f} by CPU) times"


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[psutil.Process]]]:
    """Start a scheduler and workers of one thread each, every one a process; return the address and the processes."""
    known = folder / f"scheduler-{workers}.json"
    options = ("--scheduler-file", str(known), "--host", "127.0.0.1", "--no-dashboard")
    lines = [("scheduler", "--port", "0"), *[("worker", "--nthreads", "1", "--no-nanny")] * workers]
    started = []
    try:
        for program, *more in lines:
            line = [sys.executable, "-m", f"distributed.cli.dask_{program}", *options, *more]
            started.append(
                psutil.Popen(line, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            )
        while not known.exists() or "address" not in (text := known.read_text()):
            time.sleep(_EVERY)
        yield text.partition('"address": "')[2].partition('"')[0], started
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def kills(folder: Path, number: str = "20") -> None:
    """Kill runs at moments drawn from a seed, each again and again until one ends by itself; the files are the same each time."""
    texts, options = folder / "texts", ("--jobs", "2", "--finders", "countries,dates,money")
    write_documents(texts, 2 * _MEGA)
    start = time.perf_counter()
    extract(texts, folder / "whole", *options).wait()
    lasts = time.perf_counter() - start
    draw = random.Random(1)
    killed = runs = 0
    while killed < int(number):
        out = folder / f"out-{runs}"
        while killed < int(number) and ended(extract(texts, out, *options), draw.uniform(0, lasts)):
            killed += 1
        extract(texts, out, *options).wait()
        if contents(out) != contents(folder / "whole"):
            sys.exit(f"after {killed} kills in {runs + 1} runs the tables are others")
        runs += 1
    told_line(f"{killed} kills in {runs} runs: every run went on to the same bytes")


def ended(run: subprocess.Popen[bytes], seconds: float) -> bool:
    """Kill a process after some seconds; say whether it still ran."""
    try:
        run.wait(seconds)
    except subprocess.TimeoutExpired:
        run.kill()
        run.wait()
        return True
    return False


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their path in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def told(what: str, cost: Cost, ratio: str) -> None:
    """Print a line of the table."""
    told_line(
        f"{what:18} {cost.seconds:8.1f} s {cost.cpu:8.1f} CPU s {cost.memory:7.0f} MB in all "
        f"{cost.largest:6.0f} MB the largest  {ratio}"
    )


def told_line(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)  # noqa: T201


def main(what: str = "", *arguments: str) -> None:
    """Print one of the tables, or all."""
    tables = {"growth": growth, "speed": speed, "kills": kills}
    os.environ.setdefault("DASK_LOGGING__DISTRIBUTED", "error")
    for name in [what] if what else tables:
        with tempfile.TemporaryDirectory() as folder:
            tables[name](Path(folder), *arguments)


if __name__ == "__main__":
    main(*sys.argv[1:])
