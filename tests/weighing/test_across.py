"""Protects events across stories: only the same parties on the same stated day are one event, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Event, FusedEvent, Value
from dragoman.weighing.across import Part, days_of, together, unite, united
from tests.weighing.making import event, fused, identity, reading, taking_part, told

LIND, OSEI, VOSS = (identity(name) for name in ("Ona Lind", "Tariq Osei", "Mira Voss"))
TEXT = "Ona Lind greeted Tariq Osei on 2023-03-02."
DAY = ("2023-03-02", "2023-03-02")


def part(key: str, *events: FusedEvent, **days: Sequence[str]) -> Part:
    return Part(key=key, events=events, quotations=(), conflicts=(), days={e: tuple(d) for e, d in days.items()})


def keys(  # what makes the event of one report the same as others
    actors: Sequence[object] = (LIND,), recipients: Sequence[object] = (OSEI,), **more: object
) -> tuple[str, ...]:
    told_of: Event = event(TEXT, "greeted", [], **{"date": DAY, **more})  # type: ignore[arg-type]
    report = told(reading("a", TEXT, events=[told_of]), actors=actors, recipients=recipients)  # type: ignore[arg-type]
    return days_of([(fused("one"), [report])]).get("one", ())


def test_the_same_parties_on_the_same_stated_day_have_one_key() -> None:
    assert len(keys()) == 1
    assert keys() == keys()
    for other in (
        keys((VOSS,)),
        keys(recipients=(VOSS,)),
        keys((LIND, VOSS)),
        keys(date=("2023-03-03", "2023-03-02")),
        keys(kind="AGREE"),
        keys(mode="visit"),
        keys(modality="planned"),
    ):
        assert other
        assert other != keys()


def test_who_is_named_first_matters_only_where_sides_do_different_things() -> None:
    assert keys((LIND,), (OSEI,)) == keys((OSEI,), (LIND,)) == keys((LIND, OSEI), ())
    for more in ({"mode": "visit"}, {"kind": "ASSAULT"}):
        assert keys((LIND,), (OSEI,), **more) != keys((OSEI,), (LIND,), **more)


@pytest.mark.parametrize(
    "more",
    [
        {"date": None},
        {"date": ("2023-03", "2023-03-02")},
        {"date": ("2023-03-02/2023-03-05", "2023-03-02")},
        {"actors": ()},
        {"recipients": ()},
    ],
)
def test_without_a_stated_day_and_two_parties_an_event_stays_in_its_story(more: dict[str, object]) -> None:
    assert keys(**more) == ()  # type: ignore[arg-type]


def test_events_that_share_a_day_are_one() -> None:
    (one,) = unite([part("p", fused("x", "a"), x=["k"]), part("q", fused("y", "b"), y=["k", "l"])])
    assert [report.uri for report in one.reports] == ["a", "b"]
    assert (one.articles, one.origins, one.credibility) == (2, 2, 2)


def test_events_that_share_no_day_stay_as_they_are() -> None:
    events = [fused("y", "b"), fused("x", "a"), fused("z", "c")]
    assert unite([part("p", events[0], y=["k"]), part("q", *events[1:], x=["l"])]) == tuple(
        sorted(events, key=lambda one: one.id)
    )


def test_a_chain_of_days_is_one_event() -> None:
    days = [("p", "x", "k"), ("q", "y", "k"), ("q", "y", "l"), ("r", "z", "l"), ("s", "w", "m")]
    assert [*together(days)] == [[("p", "x"), ("q", "y"), ("r", "z")]]


def test_of_one_story_one_event_is_united_and_not_its_reports_of_another() -> None:
    days = [("p", "x", "k"), ("p", "y", "k"), ("q", "z", "k"), ("r", "v", "m"), ("r", "w", "m")]
    assert [*together(days)] == [[("p", "x"), ("q", "z")]]


def test_the_united_event_is_the_one_that_was_told_first() -> None:
    late, early = fused("a", "1", reported="2023-04-01"), fused("b", "2", reported="2023-03-01", place="Marrow")
    undated = fused("0", "3")
    assert united([undated, late, early]).id == "b"
    assert united([undated, late, early]).place == "Marrow"


def test_what_is_told_of_it_is_put_together() -> None:
    lind, osei = taking_part("Ona Lind"), taking_part("Tariq Osei", "recipient")
    values = [Value(slot="date", value=day, articles=2, origins=1) for day in ("2023-03-02", "2023-03-03")]
    one = fused("x", "a", "a2", sides=("KEN",), against=1, participants=(lind,), values=(values[0],), unknown_origins=1)
    other = fused("y", "b", sides=("KEN", "reporters"), against=2, participants=(osei, lind), values=tuple(values))
    found = united([one, other])
    assert found.participants == (lind, osei)
    assert found.sides == ("KEN", "reporters")
    assert (found.against, found.unknown_origins, found.articles, found.origins) == (3, 1, 3, 3)
    assert [(value.value, value.articles, value.origins) for value in found.values] == [
        ("2023-03-02", 4, 2),
        ("2023-03-03", 2, 1),
    ]


@given(
    st.lists(st.tuples(st.integers(0, 4), st.sets(st.sampled_from("klmn"), max_size=2)), max_size=8),
    st.randoms(use_true_random=False),
)
def test_the_order_of_stories_does_not_matter_and_no_report_is_lost(
    drawn: list[tuple[int, set[str]]], chance: object
) -> None:
    events = [
        (story, fused(f"e{n}", f"a{n}", reported=f"2023-03-0{1 + n}"), days) for n, (story, days) in enumerate(drawn)
    ]
    parts = [
        part(
            str(story),
            *(one for where, one, _ in events if where == story),
            **{one.id: sorted(days) for where, one, days in events if where == story and days},
        )
        for story in range(5)
    ]
    turned = list(parts)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    found = unite(turned)
    assert found == unite(parts)
    assert sorted(report.uri for one in found for report in one.reports) == sorted(
        report.uri for _, one, _ in events for report in one.reports
    )
    assert sum(one.origins for one in found) == len(events)


def test_a_plan_of_two_stories_has_the_outcome_that_either_tells() -> None:
    def plan(name: str, reported: str, **more: object) -> FusedEvent:
        return fused(name, name, modality="planned", reported=reported, **more)

    early = plan("a", "2023-03-01", outcome="not reported")
    came = plan("b", "2023-03-02", outcome="happened", became="e")
    for plans in ([early, came], [came, early]):
        assert (united(plans).outcome, united(plans).became) == ("happened", "e")
    off = plan("b", "2023-03-02", outcome="cancelled")
    assert united([early, off]).outcome == "cancelled"
    assert united([plan("a", "2023-03-01"), early]).outcome == "not reported"
