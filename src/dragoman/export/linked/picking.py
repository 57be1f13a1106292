"""Which events go out: what is done, unless something else is asked for by its modality; what stays is counted."""

from __future__ import annotations

from dragoman.export.forms import Tally, Wanted
from dragoman.export.wording import DONE
from dragoman.model import FusedEvent
from dragoman.record import queries
from dragoman.record.store import Store


def events(store: Store, wanted: Wanted, tally: Tally, modalities: frozenset[str] | None = None) -> list[FusedEvent]:
    """Coded events of the modalities given, else of the one that is wanted, else done ones, in the order of time.

    Only what goes missing without being asked for is counted as left out.
    """
    found = queries.events(store, **{**wanted.of_events(), "modality": None}, uncoded=True)
    asked = modalities or (frozenset({wanted.modality.lower()}) if wanted.modality else DONE)
    picked = []
    for event in found:
        if event.type is None:
            if asked is DONE or event.modality in asked:
                tally.leave_out("happenings without a code")
        elif event.modality in asked:
            picked.append(event)
        elif asked is DONE:
            tally.leave_out(f"{event.modality} events")
    return picked
