"""Protects the record from `kill -9`, at every named write point and at moments in between."""

from __future__ import annotations

import random

import pytest

from dragoman.record import points
from tests.crashes.dying import Ground, Victim
from tests.crashes.jobs import JOBS

_MOMENTS, _SEED = 10, 8


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("crashes"))


def test_every_point_is_reached(ground: Ground) -> None:
    reached = {point for name in JOBS for point in ground.whole(name)[2]}
    assert reached == set(points.NAMES)


@pytest.mark.parametrize("name", JOBS)
def test_killed_at_a_point_nothing_is_lost_and_a_second_run_completes(ground: Ground, name: str) -> None:
    for point, times in ground.whole(name)[2].items():
        # The points that all jobs share are tried in one of them.
        if name == "add" or not point.startswith(("commit", "weigh:")):
            ground.kill(name, point, times)


def test_nothing_is_wrong_with_what_was_only_added(ground: Ground) -> None:
    for name in ("add", "forget", "pack", "alert", "decide"):
        assert ground.findings(name) == set()


def test_killed_at_seeded_moments(ground: Ground) -> None:
    seeded = random.Random(_SEED)
    _, moments, _ = ground.whole("add")
    for _ in range(_MOMENTS):
        victim: Victim = seeded.choice(("process", "group"))
        ground.kill("add", None, seeded.randint(1, moments), victim)


def test_a_point_that_has_no_name_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points, "_watching", [lambda _: None])
    with pytest.raises(ValueError, match="is no write point"):
        points.reached("somewhere")


def test_a_job_that_is_not_killed_is_noticed(ground: Ground) -> None:
    with pytest.raises(AssertionError, match="it was not killed"):
        ground.kill("decide", "alert: delivered", 1)
