"""Protects weighing by several processes: the order stays, what is known rests, and who dies loses nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import msgspec
import pytest

from dragoman.engine import stories
from dragoman.engine.stories import How, weigh_stories
from dragoman.model import Reading
from dragoman.weighing import Part, Survey, weigh_story
from dragoman.weighing.library import Shelf
from tests.engine.test_weighing import BACK, HARBOUR, MINES

READINGS = [*HARBOUR, *MINES, BACK]


class Encoded(Shelf):
    """A shelf that gives readings as they are kept."""

    def blobs(self, numbers: Iterable[int]) -> list[bytes]:
        """Readings as JSON."""
        return [msgspec.json.encode(one) for one in self.readings(numbers)]


def opened(blob: bytes) -> Reading:
    return msgspec.json.decode(blob, type=Reading)


def kept(part: Part) -> bytes:
    return msgspec.json.encode(part)


def dying_once(blob: bytes) -> Reading:
    """Kills the process that opens a reading, the first time."""
    path = Path(os.environ["DRAGOMAN_TEST_DEATH"])
    if path.exists():
        path.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    return opened(blob)


def always_dying(blob: bytes) -> Reading:
    os.kill(os.getpid(), signal.SIGKILL)
    return opened(blob)


def weighed(how: How[bytes], workers: int, known: Sequence[str] = ()) -> list[tuple[str, bytes | None]]:
    library = Encoded(READINGS)
    found = weigh_stories(Survey(library).matters(), library, known, how, workers=workers)
    return list(found)


@pytest.fixture(autouse=True)
def one_story_a_task(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "_STORIES", 1)


def test_it_is_what_is_weighed_here_in_the_same_order() -> None:
    library = Encoded(READINGS)
    matters = list(Survey(library).matters())
    here = [(one.key, kept(weigh_story(one, library.readings(one.asked)))) for one in matters]
    assert weighed(How(opened, kept), 1) == weighed(How(opened, kept), 2) == here


def test_what_is_known_is_not_weighed() -> None:
    (first, _), *others = weighed(How(opened, kept), 1)
    assert weighed(How(opened, kept), 2, [first]) == [(first, None), *others]


def test_what_a_worker_had_in_hand_that_was_killed_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "death").touch()
    monkeypatch.setenv("DRAGOMAN_TEST_DEATH", str(tmp_path / "death"))
    assert weighed(How(dying_once, kept), 2) == weighed(How(opened, kept), 1)
    assert not (tmp_path / "death").exists(), "nobody was killed"


def test_what_kills_every_worker_is_given_up() -> None:
    with pytest.raises(BrokenProcessPool):
        weighed(How(always_dying, kept), 2)


def test_a_handful_of_stories_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "_STORIES", 100)
    monkeypatch.setattr(stories, "_Weighers", None)
    assert weighed(How(opened, kept), 2) == weighed(How(opened, kept), 1)
