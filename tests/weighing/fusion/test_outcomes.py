"""Protects what came of a plan: done, called off, never heard of again; and silence where nothing tells."""

from __future__ import annotations

from dragoman.model import FusedEvent, Modality, Reading
from tests.weighing.fusion.test_happenings import fused
from tests.weighing.making import entity, event, happening, reading

TEXT = "Chile's envoy will visit Peru on 10 May 2021."
DAY = ("2021-05-10", "10 May 2021")


def visit(uri: str, day: str, modality: Modality, text: str = TEXT, date: tuple[str, str] | None = DAY) -> Reading:
    who = (entity(text, 1, "state", "Chile", "CHL"), entity(text, 2, "state", "Peru", "PER"))
    found = event(text, "visit", [("e1", "Chile")], [("e2", "Peru")], mode="visit", modality=modality, date=date)
    return reading(uri, text, day, entities=who, events=(found,))


def plan(*readings: Reading) -> FusedEvent:
    (found,) = (one for one in fused(*readings) if one.modality == "planned" and one.type)
    return found


DONE = "Chile's envoy ended a visit to Peru on 10 May 2021."


def test_a_plan_becomes_what_was_done() -> None:
    found = [visit("a", "2021-05-04", "planned"), visit("b", "2021-05-11", "happened", DONE)]
    (done,) = (one for one in fused(*found) if one.modality == "happened")
    assert (plan(*found).outcome, plan(*found).became) == ("happened", done.id)
    assert (done.outcome, done.became) == (None, None)


def test_another_day_or_an_earlier_report_is_not_what_became_of_it() -> None:
    other = visit("b", "2021-05-11", "happened", DONE.replace("10 May", "2 May"), ("2021-05-02", "2 May 2021"))
    assert plan(visit("a", "2021-05-04", "planned"), other).became is None
    assert plan(visit("a", "2021-05-12", "planned"), visit("b", "2021-05-11", "happened", DONE)).became is None


def test_a_plan_is_cancelled_by_a_later_denial_of_the_day_or_by_calling_it_off() -> None:
    off = "Chile's envoy cancelled a visit to Peru."
    assert (
        plan(visit("a", "2021-05-04", "planned"), visit("b", "2021-05-08", "denied", off, None)).outcome == "cancelled"
    )
    vague = "Chile's envoy spoke of no visit to Peru."
    assert plan(visit("a", "2021-05-04", "planned"), visit("b", "2021-05-08", "denied", vague, None)).outcome is None


def test_a_happening_that_calls_off_the_only_such_plan_cancels_it() -> None:
    text = "The visit was postponed."
    off = happening(text, "postponed", whom=[(None, "The visit")], word="postpone")
    later, before = (reading("b", text, day, happenings=(off,)) for day in ("2021-05-08", "2021-05-01"))
    assert plan(visit("a", "2021-05-04", "planned"), later).outcome == "cancelled"
    assert plan(visit("a", "2021-05-04", "planned"), before).outcome is None


def test_a_day_that_passed_without_news_is_not_reported() -> None:
    text = "A ferry left Peru."
    later = reading("b", text, "2021-05-15", happenings=(happening(text, "left", word="leave"),))
    assert plan(visit("a", "2021-05-04", "planned"), later).outcome == "not reported"
    sooner = reading("b", text, "2021-05-09", happenings=(happening(text, "left", word="leave"),))
    assert plan(visit("a", "2021-05-04", "planned"), sooner).outcome is None
    past = visit("a", "2021-05-14", "planned")  # a plan of a day that had passed when it was told of
    assert plan(past, later).outcome is None
