"""An event in a line of words."""

from __future__ import annotations

from dragoman.model import FusedEvent

DONE = frozenset({"happened", "ongoing"})  # the modalities of what is done


def kind_of(event: FusedEvent) -> str:
    """The type and mode of an event; the word for what has no code."""
    if event.type is None:
        return event.word
    return f"{event.type} {event.mode}" if event.mode else event.type


def who_whom(event: FusedEvent) -> str:
    """Who to whom in one line: actors, an arrow, recipients."""
    actors, recipients = (
        ", ".join(party.name for party in event.participants if party.role == role) for role in ("actor", "recipient")
    )
    return f"{actors or '—'} → {recipients}" if recipients else actors or "—"


def title_of(event: FusedEvent) -> str:
    """An event in a line; what is not done says so first: "Planned: CONSULT visit, Ana Ruiz → Ivo Kral"."""
    claim = "" if event.modality in DONE else f"{event.modality.capitalize()}: "
    return f"{claim}{kind_of(event)}, {who_whom(event)}"
