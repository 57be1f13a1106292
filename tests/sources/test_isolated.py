"""Protects the program from its libraries: work that raises, hangs or dies costs one answer, and the next is given."""

from __future__ import annotations

import os
import time

import pytest

from dragoman.sources.isolated import RefusedError, Service, WorkerDiedError


def task(data: bytes) -> bytes:
    """What the worker does in these tests."""
    if data == b"raise":
        raise ValueError("no such thing")
    if data == b"hang":
        time.sleep(60)
    if data == b"die":
        os._exit(3)
    if data == b"grow":
        return b"x" * (5 << 30)
    return data.upper()


@pytest.fixture(scope="module")
def service() -> Service:
    return Service(f"{__name__}:task")


def test_work_is_done_in_another_process_again_and_again(service: Service) -> None:
    assert [service.ask(data, 20) for data in (b"a", b"", b"b" * 300_000)] == [b"A", b"", b"B" * 300_000]


@pytest.mark.parametrize(
    ("data", "error"),
    [(b"raise", RefusedError), (b"hang", TimeoutError), (b"die", WorkerDiedError), (b"grow", RefusedError)],
)
def test_what_goes_wrong_is_told_and_the_next_is_done(service: Service, data: bytes, error: type[Exception]) -> None:
    service.ask(b"up", 20)
    began = time.monotonic()
    with pytest.raises(error):
        service.ask(data, 0.5)
    assert time.monotonic() - began < 5
    assert service.ask(b"next", 20) == b"NEXT"
