"""Protects: workers do not outlive a parent that was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

PARENT = """
import os, sys, time
sys.path.insert(0, os.getcwd())  # for the worker too
from dragoman.engine.pool import Pool
from tests.engine.test_run import document
with Pool(1, task="tests.engine.pool.tasks:owned") as pool:
    ((owned,),) = pool.map([[document("a")]])
    print(owned.error, flush=True)
    for _ in pool.map([[document("hangs")]]):
        time.sleep(60)
"""


def _runs(pid: int) -> bool:
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return bool(done.stdout.strip()) and not done.stdout.startswith("Z")


def test_workers_end_when_their_parent_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        assert _runs(worker)
        parent.kill()
        for _ in range(100):
            if not _runs(worker):
                return
            time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    raise AssertionError("the worker outlived its parent")
