"""Protects the record as it was: a time that is not over yet goes on when more is added."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from dragoman.api import Record

_TO_COME = "9998-12-31"


def test_a_day_that_is_not_over_has_what_is_added_afterwards(
    client: TestClient, record: Record, tmp_path: Path
) -> None:
    before = client.get("/api/articles", params={"as_of": _TO_COME}).json()["page"]["total"]
    more = tmp_path / "more.txt"
    more.write_text("The envoy of Corvane met the minister of Ostrava on Monday. They spoke of the quay.")
    done, failures = record.add(str(more))
    assert (done.added, failures) == (1, [])
    assert client.get("/api/articles", params={"as_of": _TO_COME}).json()["page"]["total"] == before + 1
