"""A day or a place is said of the acts of its clause, and of those that go on with its scene."""

from __future__ import annotations

import pytest

from dragoman.weighing.conflicts.clauses import scene
from dragoman.weighing.conflicts.telling import tellings
from tests.weighing.conflicts.short import report
from tests.weighing.making import at


@pytest.mark.parametrize(
    ("text", "nearest", "status"),
    [
        ("They signed the pact on Monday.", {"sign"}, "done"),
        ("On Monday they signed the pact.", {"sign"}, "done"),
        ("The pact that was initialled in May was signed on Monday.", {"sign"}, "done"),
        ("They signed the pact that takes effect on Monday.", {"enter into force"}, "done"),
        ("The war ended on Monday after talks that began in spring.", {"close"}, "done"),
        ("The talks are to open on Monday.", {"open"}, "planned"),
        ("The envoy did not arrive on Monday.", {"arrive"}, "denied"),
        ("They concluded the arms reduction treaty on Monday.", {"conclude"}, "done"),
    ],
)
def test_what_a_day_is_said_of(text: str, nearest: set[str], status: str) -> None:
    (telling,) = tellings(report("a", text, "2021-05-04"), {})
    found = scene(telling, at(text, "Monday"))
    assert found.nearest == nearest
    assert found.status == status


def test_one_scene_goes_on_behind_where() -> None:
    text = "The war closed on Monday in Porto, where delegates signed the accord, after years that cost lives."
    (telling,) = tellings(report("a", text, "2021-05-04"), {})
    assert scene(telling, at(text, "Monday")).acts == {"close", "sign"}


def test_the_day_of_a_thing() -> None:
    text = "Under the accord of May 4 the border opens."
    (telling,) = tellings(report("a", text, "2021-05-05"), {})
    assert scene(telling, at(text, "May 4")).noun == "document"
