"""Protects how far an event is corroborated: by origins that are known and sides that differ, never by reprints."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.model import CREDIBILITY, FusedEvent, Reading, Report, Side
from dragoman.weighing.corroboration import REPORTERS, corroborated, judged, reason
from tests.weighing.making import conflict, event, fused, identity, reading, side, told

BOTH = ("KEN", "NOR")
SAID = reading("a", "Ona Lind spoke.", events=[event("Ona Lind spoke.", "spoke", [])])


@pytest.mark.parametrize(
    ("origins", "unknown", "sides", "against", "expected"),
    [
        (3, 0, ("KEN",), 0, 1),
        (4, 1, ("KEN",), 0, 1),
        (2, 0, BOTH, 0, 1),
        (2, 0, ("KEN",), 0, 2),
        (3, 1, ("KEN",), 0, 2),
        (3, 1, BOTH, 0, 1),
        (1, 0, BOTH, 0, 3),
        (2, 1, BOTH, 0, 3),
        (1, 1, BOTH, 0, 6),
        (1, 4, BOTH, 0, 6),  # more articles than origins: several articles of one lost text
        (5, 0, BOTH, 1, 4),
        (2, 0, BOTH, 2, 4),
        (2, 0, BOTH, 3, 5),
        (1, 1, BOTH, 1, 4),
    ],
)
def test_the_number_follows_from_the_counts(
    origins: int, unknown: int, sides: tuple[str, ...], against: int, expected: int
) -> None:
    given = fused("x", "a", origins=origins, unknown_origins=unknown, sides=sides, against=against)
    assert judged(given).credibility == expected
    assert expected in CREDIBILITY


@pytest.mark.parametrize(
    ("origins", "unknown", "sides", "against", "words"),
    [
        (1, 0, ("KEN",), 0, "One known origin tells of it."),
        (2, 0, BOTH, 0, "2 independent origins tell of it, and different sides vouch for it."),
        (3, 0, BOTH, 0, "3 independent origins tell of it."),
        (3, 1, ("KEN",), 0, "2 independent origins tell of it; 1 more has its text from elsewhere."),
        (1, 1, BOTH, 0, "No report of it goes back to a known origin."),
        (2, 0, BOTH, 1, "1 origin says that it is not so, 2 that it is."),
    ],
)
def test_the_reason_says_the_rule_with_its_counts(
    origins: int, unknown: int, sides: tuple[str, ...], against: int, words: str
) -> None:
    given = fused("x", "a", origins=origins, unknown_origins=unknown, sides=sides, against=against)
    assert reason(given) == words


def test_reprints_confirm_nothing() -> None:
    assert judged(fused("x", *"abcdefg", origins=1)).credibility == 3


def test_a_side_is_the_country_of_who_says_so_or_the_name_or_the_reporters() -> None:
    said = {"e1": identity("Tariq Osei", "KEN"), "e2": identity("Harbour Office"), "e3": identity("Nia Osei", "KEN")}
    group = [told(asserted(by)) for by in ("e1", None, "e2", "e3", "e9")]
    who = {("a", entity): identity for entity, identity in said.items()}
    assert corroborated(vouched(counted=True), group, who, ()).sides == ("Harbour Office", "KEN", REPORTERS)
    assert corroborated(vouched(counted=False), group, who, ()).sides == ()


def vouched(*, counted: bool) -> FusedEvent:
    report = Report(uri="a", event=SAID.events[0].id, trigger=(9, 14), sentence=(0, 15), counted=counted)
    return fused("x", "a", reports=(report,))


def asserted(by: str | None) -> Reading:
    return msgspec.structs.replace(SAID, events=(msgspec.structs.replace(SAID.events[0], asserted_by=by),))


def denial(*sides: Side) -> int:
    found = [conflict("c", *sides, kind="polarity")]
    return corroborated(fused("x", "a", "b"), [told(SAID)], {}, found).against


def test_who_contradicts_it_counts_by_origins() -> None:
    assert denial(side("so", ("a", (2, 6))), side("not so", ("z", (0, 9)), origins=2)) == 2
    assert denial(side("not so", ("z", (0, 9)), origins=2), side("so", ("b", (9, 30)))) == 2


def test_a_denial_of_something_else_does_not_count() -> None:
    against = side("not so", ("z", (0, 9)), origins=2)
    assert denial(side("so", ("a", (10, 20))), against) == 0  # another sentence
    assert denial(side("so", ("y", (2, 6))), against) == 0  # another article
    other = conflict("c", side("so", ("a", (2, 6))), against, kind="date")
    assert corroborated(fused("x", "a"), [told(SAID)], {}, [other]).against == 0


def test_debris_is_no_sentence_of_the_article() -> None:
    mine = side("so", ("a", (2, 6)))
    mine = msgspec.structs.replace(mine, evidence=(msgspec.structs.replace(mine.evidence[0], debris=True),))
    assert denial(mine, side("not so", ("z", (0, 9)), origins=2)) == 0


def test_one_origin_that_denies_it_twice_counts_once() -> None:
    sides = side("so", ("a", (2, 6))), side("not so", ("z", (0, 9)), origins=1)
    twice = [conflict(name, *sides, kind="polarity") for name in "cd"]
    found = corroborated(fused("x", "a", "b"), [told(SAID)], {}, twice)
    assert (found.against, found.credibility) == (1, 4)
