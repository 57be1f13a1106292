"""Write points: the named places between one write and the next, where a program that dies must leave nothing broken.

Nothing happens at them.  A test has itself killed at each in turn, and looks at what is left.
"""

from __future__ import annotations

from collections.abc import Callable

NAMES = (
    *("commit: begun", "commit: written", "commit: done"),
    *("add: run begun", "add: batch written", "add: all read", "add: weighed"),
    *("weigh: parts kept", "weigh: published"),
    *("weigh folder: part sketched", "weigh folder: batch kept", "weigh folder: parts kept"),
    *("weigh folder: tables written", "weigh folder: table in place", "weigh folder: shown"),
    *("weigh folder: parts put together", "weigh folder: parts in place", "weigh folder: settled"),
    *("reread: copied", "reread: copy in place", "reread: batch written", "reread: weighed", "reread: finished"),
    *("accept: begun", "accept: taken over", "drop: file gone"),
    *("forget: taken out", "forget: committed", "purge: begun"),
    *("upgrade: made", "upgrade: linked", "upgrade: replaced"),
    *("pack: filled", "pack: renamed"),
    *("read: parts written", "read: chunk noted"),
    *("alert: determined", "alert: delivered"),
    *("decisions: written", "decisions: replaced"),
)

Watcher = Callable[[str], None]
_watching: list[Watcher] = []


def watch(watcher: Watcher | None) -> None:
    """Have `watcher` called with the name of each point that this process reaches; with None, nobody."""
    _watching[:] = [watcher] if watcher else []


def reached(name: str) -> None:
    """Say that a point was reached.  Raises `ValueError` where it is watched and `NAMES` does not have it."""
    if not _watching:
        return
    if name not in NAMES:
        raise ValueError(f"{name!r} is no write point: name it in points.NAMES")
    _watching[0](name)
