"""Every frame must match its own examples and leave its look-alikes alone."""

from __future__ import annotations

import pytest
from benchmarks.frames import FRAMES, leaves, matches, told

from dragoman.ontology.frames import Frame


def complain(text: str) -> None:
    """Fail with the events found; without a traceback, which is slow to draw for hundreds of frames."""
    pytest.fail(f"{text!r} gave {told(text) or 'nothing'}", pytrace=False)


@pytest.mark.parametrize("frame", FRAMES, ids=[frame.name for frame in FRAMES])
def test_matches_its_examples(frame: Frame) -> None:
    for example in frame.match:
        if not matches(frame, example):
            complain(example.text)


@pytest.mark.parametrize("frame", FRAMES, ids=[frame.name for frame in FRAMES])
def test_leaves_look_alikes(frame: Frame) -> None:
    for text in frame.unlike:
        if not leaves(frame, text):
            complain(text)
