"""Loads, on import, all that the jobs load: done once, in the process of which those that are killed are forks."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.crashes import dying, jobs

with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    jobs.write_inputs(folder)
    jobs.JOBS["add"].prepare(folder)
    jobs.JOBS["add"].work(folder, lambda _: None)
    jobs.JOBS["add"].result(folder)
    dying.unsound(folder / jobs.RECORD)
