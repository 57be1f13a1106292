"""Protects what a conflict says of its sides: one conflict of all that say the same, counted by origins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Conflict, Severity
from dragoman.weighing import weigh
from dragoman.weighing.conflicts.gathering import gathered
from tests.weighing.conflicts.short import report
from tests.weighing.making import conflict, kin, side

HERE = (0, 9)


def between(name: str, mine: str, theirs: str, *, severity: Severity = "soft") -> Conflict:
    """A conflict of two articles, the one of which says Monday."""
    return conflict(name, side("Monday", (mine, HERE)), side("Friday", (theirs, HERE)), severity=severity)


def counts(found: Conflict) -> list[tuple[int, int]]:
    return [(one.articles, one.origins) for one in found.sides]


def test_three_articles_against_one_are_one_conflict() -> None:
    rows = {uri: kin(uri, origin) for uri, origin in (("a", "o"), ("b", "o"), ("c", "p"), ("z", "q"))}
    (found,) = gathered([between(uri, uri, "z") for uri in "abc"], rows)
    assert counts(found) == [(3, 2), (1, 1)]
    assert [piece.uri for piece in found.sides[0].evidence] == ["a", "b", "c"]


def test_sides_are_told_apart_whichever_comes_first_and_however_they_are_spaced() -> None:
    turned = conflict("d", side("FRIDAY", ("y", HERE)), side("monday", ("a", HERE)))
    (found,) = gathered([between("c", "a", "z"), turned], {})
    assert counts(found) == [(1, 1), (2, 2)]


def test_the_first_says_how_it_is_told() -> None:
    (found,) = gathered([between("b", "a", "z", severity="hard"), between("a", "b", "z")], {})
    assert (found.id, found.severity) == ("b", "hard")


def test_a_number_is_one_however_it_is_written() -> None:
    def numbers(name: str, *values: str) -> Conflict:
        return conflict(name, *(side(value, (f"{name}{n}", HERE)) for n, value in enumerate(values)), kind="number")

    assert len(gathered([numbers("c", "two boats", "5"), numbers("d", "2", "five boats")], {})) == 1
    assert len(gathered([numbers("c", "two boats", "5"), numbers("d", "3", "five boats")], {})) == 2


@pytest.mark.parametrize(
    "other",
    [
        conflict("d", side("Monday", ("b", HERE)), side("Sunday", ("z", HERE))),  # another value
        conflict("d", side("Monday", ("b", HERE)), side("Friday", ("z", HERE)), kind="place"),
        conflict("d", side("Monday", ("b", HERE)), side("Friday", source="calendar")),  # a known fact
        conflict("d", side("Monday", ("b", HERE)), side("Friday", ("b", HERE))),  # inside one article
    ],
)
def test_what_is_another_conflict_stays_one(other: Conflict) -> None:
    found = gathered([between("c", "a", "z"), other], {})
    assert sorted(one.id for one in found) == ["c", "d"]
    assert all(one.articles <= 1 for conflict in found for one in conflict.sides)


def test_what_one_article_says_against_itself_is_that_articles() -> None:
    inside = [conflict(uri, side("Monday", (uri, HERE)), side("Friday", (uri, (9, 20)))) for uri in "ab"]
    assert len(gathered(inside, {})) == 2


def test_an_article_without_lineage_is_an_origin_of_its_own() -> None:
    (found,) = gathered([between("a", "a", "z"), between("b", "b", "z")], {"a": kin("a", "o")})
    assert counts(found) == [(2, 2), (1, 1)]


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("yz")), unique=True), st.randoms(use_true_random=False)
)
def test_the_order_decides_nothing_but_how_it_is_told(pairs: list[tuple[str, str]], chance: object) -> None:
    conflicts = [between(mine + theirs, mine, theirs) for mine, theirs in pairs]
    turned = list(conflicts)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    found = gathered(turned, {})
    assert len(found) == min(1, len(pairs))
    for one, same in zip(found, gathered(conflicts, {}), strict=True):
        assert [set(a.evidence) for a in one.sides] == [set(a.evidence) for a in same.sides]
        assert one.sides[0].articles == len({mine for mine, _ in pairs})
        assert one.sides[1].articles == len({theirs for _, theirs in pairs})


DAYS = {"May 4": "2021-05-04", "May 9": "2021-05-09", "Tuesday": "2021-05-04"}


def test_two_against_one_are_one_conflict() -> None:
    reports = [
        report("a", "Ana Ruiz and Ivo Kral signed a treaty of friendship on May 4.", "2021-05-10", DAYS),
        report("b", "Kral and Ruiz put their names to a treaty of friendship on May 9.", "2021-05-10", DAYS),
        report("c", "The friendship treaty was signed by Ruiz and Kral on Tuesday.", "2021-05-10", DAYS),
    ]
    (found,) = [row for row in weigh(reports).conflicts if row.kind == "date"]
    cited = {side.value: {item.uri for item in side.evidence} for side in found.sides}
    assert cited == {"2021-05-04": {"a", "c"}, "2021-05-09": {"b"}}
