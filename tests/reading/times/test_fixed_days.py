"""Days that are fixed for later lie ahead although the verb tells of the past."""

from __future__ import annotations

import pytest

from dragoman.language import parse
from dragoman.model import Published
from dragoman.reading.times import find_times


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The chairman set a deadline of July 1 for the interview.", "2023-07-01"),
        ("He said she should not run in the election slated for July 25.", "2023-07-25"),
        ("She recalled the storm of May 1.", "2023-05-01"),
    ],
)
def test_a_day_fixed_for_later(text: str, edtf: str) -> None:
    day = Published(edtf="2023-06-14", basis=("declared",))
    assert [time.edtf for time in find_times(parse(text), day)] == [edtf]
