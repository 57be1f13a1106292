"""What was decided on the record, kept in memory while the file of decisions stays as it is."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

from dragoman.model import Struct
from dragoman.record import beside
from dragoman.record.review import BadLine, Decision, Standing, decided_conflicts, load, standing
from dragoman.record.review.decision import Key
from dragoman.record.store import Store

_Stamp = tuple[int, int, int]


class Held(Struct, frozen=True, kw_only=True):
    """The decisions as they are now."""

    decisions: tuple[Decision, ...]
    bad: tuple[BadLine, ...]  # lines of the file that are no decisions; nothing is written while there are some
    standing: Mapping[Key, Standing]

    def last_of(self, reviewer: str | None, slots: tuple[str, ...] = ("",)) -> Decision | None:
        """What somebody decided last, on slots that begin so."""
        mine = [one for one in self.decisions if one.reviewer == reviewer and one.slot.startswith(slots)]
        return max(mine, key=lambda one: (one.time, one.order()), default=None)


class Decided:
    """Reads the file of decisions again when it changed, and only then."""

    def __init__(self, record: Path) -> None:
        """Of the record at a path."""
        self._path = beside.decisions(record)
        self._lock = threading.Lock()
        self._known: tuple[_Stamp | None, Held] | None = None
        self._conflicts: tuple[object, dict[str, Standing]] | None = None

    def now(self) -> Held:
        """The decisions.  Raises `dragoman.RecordError` where the file cannot be read at all."""
        with self._lock:
            stamp = self._stamp()
            if self._known is None or self._known[0] != stamp:
                found = load(self._path)
                held = Held(decisions=found.decisions, bad=found.bad, standing=standing(found.decisions))
                self._known = (stamp, held)
            return self._known[1]

    def conflicts(self, store: Store, state: str) -> dict[str, Standing]:
        """What stands on the claims of conflicts, by the conflict's id; `state` is that of the record."""
        held = self.now()
        with self._lock:
            version = (state, store.as_of, self._known[0] if self._known else None)
            if self._conflicts is None or self._conflicts[0] != version:
                self._conflicts = (version, decided_conflicts(store, held.standing))
            return self._conflicts[1]

    def _stamp(self) -> _Stamp | None:
        """What changes whenever the file does: it is always replaced as a whole."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size
