"""The frames together: enough of them, every type and mode of PLOVER, every CAMEO root that is an event."""

from __future__ import annotations

from collections import Counter

import pytest

from dragoman.ontology.frames import NO_EVENT, load_frames
from dragoman.ontology.plover import TYPES

FRAMES = tuple(frame for frame in load_frames() if frame.type != NO_EVENT)
# The roots of CAMEO that PLOVER takes over: all but 01, mere statements.
ROOTS = {f"{root:02}" for root in range(2, 21)}


def test_names_are_unique() -> None:
    names = Counter(frame.name for frame in load_frames())
    assert [name for name, times in names.items() if times > 1] == []


def test_there_are_hundreds_of_frames() -> None:
    assert len(FRAMES) >= 320


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_every_type_has_frames_of_verbs(kind: str) -> None:
    assert sum(frame.type == kind and frame.pos == "verb" for frame in FRAMES) >= 10


@pytest.mark.parametrize(
    ("kind", "mode"), [(kind, mode) for kind in sorted(TYPES) for mode in sorted(TYPES[kind].modes)]
)
def test_every_mode_has_a_frame(kind: str, mode: str) -> None:
    assert any(frame.type == kind and frame.mode == mode for frame in FRAMES)


def test_every_event_root_of_cameo_has_a_frame() -> None:
    assert {frame.cameo[:2] for frame in FRAMES} >= ROOTS


@pytest.mark.parametrize("frame", FRAMES, ids=[frame.name for frame in FRAMES])
def test_words_are_listed_once(frame: object) -> None:
    for field in ("lemmas", "object", "not_object", "preps", "particle", "complement", "actor", "recipient"):
        words = getattr(frame, field)
        assert len(words) == len(set(words)), field
