"""Three reports that disagree over two values are one conflict."""

from __future__ import annotations

from dragoman.weighing import weigh
from tests.weighing.conflicts.short import report

DAYS = {"May 4": "2021-05-04", "May 9": "2021-05-09", "Tuesday": "2021-05-04"}


def test_two_against_one() -> None:
    reports = [
        report("a", "Ana Ruiz and Ivo Kral signed a treaty of friendship on May 4.", "2021-05-10", DAYS),
        report("b", "Kral and Ruiz put their names to a treaty of friendship on May 9.", "2021-05-10", DAYS),
        report("c", "The friendship treaty was signed by Ruiz and Kral on Tuesday.", "2021-05-10", DAYS),
    ]
    (found,) = [row for row in weigh(reports).conflicts if row.kind == "date"]
    cited = {side.value: {item.uri for item in side.evidence} for side in found.sides}
    assert cited == {"2021-05-04": {"a", "c"}, "2021-05-09": {"b"}}
