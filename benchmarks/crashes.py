"""Killing: 50 seeded moments of writing and weighing, the process or its whole group; what is left is looked at.

python -m benchmarks.crashes
"""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from tests.crashes.dying import Ground, Victim

_MOMENTS, _SEED = 50, 8


def figures() -> dict[str, float]:
    """At how many moments it was killed, and after how many of them the record was unsound or had lost something."""
    seeded = random.Random(_SEED)
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder))
        for number in range(_MOMENTS):
            name = ("add", "workers")[number % 5 == 0]
            _, moments, _ = ground.whole(name)
            victim: Victim = seeded.choice(("process", "group"))
            moment = seeded.randint(1, moments)
            try:
                ground.kill(name, None, moment, victim)
            except AssertionError as error:
                broken += 1
                print(f"  {name}, moment {moment} of {moments}, {victim}: {error}", flush=True)
    return {"killed": _MOMENTS, "unsound, lost or not completed": broken}


if __name__ == "__main__":
    print(figures())
