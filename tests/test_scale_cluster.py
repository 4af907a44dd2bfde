"""Beyond one machine: a scheduler and workers as processes of their own, and one of them killed in the middle."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from scale_samples import FINDERS, Here, contents, write_texts

import toolkit as tk
from toolkit.errors import ExtractionError
from toolkit.scale import run

ROOT = Path(__file__).parents[1]


def start(*line, folder):
    """Start a process of Dask with its own group, so that it can be killed with what it has started."""
    command = [sys.executable, "-m", f"distributed.cli.dask_{line[0]}", *line[1:], "--no-dashboard"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_LOGGING__DISTRIBUTED": "error"}
    return subprocess.Popen(
        command, cwd=folder, env=environment, stderr=subprocess.DEVNULL, start_new_session=True
    )


@pytest.fixture
def cluster(tmp_path):
    """Start a scheduler and two workers; return its address and the workers."""
    known = tmp_path / "scheduler.json"
    worker = ("worker", "--scheduler-file", str(known), "--nthreads", "1", "--host", "127.0.0.1")
    started = [start("scheduler", "--scheduler-file", str(known), "--host", "127.0.0.1", "--port", "0", folder=tmp_path)]  # fmt: skip
    started += [start(*worker, folder=tmp_path) for _ in range(2)]
    while not known.exists() or "address" not in (told := known.read_text()):
        assert started[0].poll() is None
        time.sleep(0.05)
    yield told.partition('"address": "')[2].partition('"')[0], started[1:]
    for process in started:
        stop(process)


def stop(process):
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_a_worker_killed_in_the_middle_costs_nothing(tmp_path, cluster, monkeypatch):
    """The tables of two workers, one of which is killed, are byte for byte those of one process."""
    address, workers = cluster
    texts = write_texts(tmp_path / "texts", 60)
    asked = {"paths": texts, "finders": FINDERS, "batch_size": 1}
    marks = tmp_path / "out" / "_batches"

    def kill_one():
        while len(list(marks.glob("*"))) < 5:
            time.sleep(0.01)
        stop(workers[0])

    killer = threading.Thread(target=kill_one, daemon=True)
    killer.start()
    done = tk.extract(**asked, out=tmp_path / "out", client=address)
    killer.join()
    monkeypatch.setattr(run, "Processes", Here)
    assert tk.extract(**asked, out=tmp_path / "serial").rows == done.rows
    assert contents(tmp_path / "out") == contents(tmp_path / "serial")


def test_a_scheduler_that_is_not_there_is_told(tmp_path, monkeypatch):
    """An address where nobody answers is one sentence."""
    monkeypatch.setattr("toolkit.scale.pools._PATIENCE", 1)
    texts = write_texts(tmp_path / "texts", 1)
    with pytest.raises(ExtractionError, match=r"the Dask scheduler 'tcp://127\.0\.0\.1:1' cannot be used"):
        tk.extract(texts, tmp_path / "out", client="tcp://127.0.0.1:1")
