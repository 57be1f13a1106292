"""What becomes of whole sentences: parties, refusals, non-events, background, dates, places, self-meetings."""

from __future__ import annotations

import functools

import pytest

from dragoman.language import parse
from dragoman.model import Article, Event, Published, Rejected
from dragoman.reading.coreference import resolve
from dragoman.reading.entities import find_entities
from dragoman.reading.events import find_events
from dragoman.reading.mentions import Mentions
from dragoman.reading.times import find_times

DAY = Published(edtf="2024-05-08", basis=("declared",))


@functools.cache
def read(text: str) -> tuple[tuple[Event, ...], tuple[Rejected, ...]]:
    parsed = parse(text)
    article = Article(id="a", uri="a", title=None, outlet=None, language="en", published=DAY, text=text)
    mentions = Mentions(resolve(parsed, find_entities(parsed)))
    return find_events(parsed, article, mentions, find_times(parsed, DAY), ())


def only(text: str) -> Event:
    events = read(text)[0]
    assert len(events) == 1, events
    return events[0]


def parties(text: str, event: Event) -> tuple[list[str], list[str]]:
    return [text[slice(*p.span)] for p in event.actors], [text[slice(*p.span)] for p in event.recipients]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        (
            "Russian President Vladimir Putin met Xi Jinping.",
            "CONSULT",
            ["Russian President Vladimir Putin"],
            ["Xi Jinping"],
        ),
        ("Talks between Norway and Chile began.", "CONSULT", ["Norway", "Chile"], []),
        ("Xi Jinping's visit to Norway pleased everybody.", "CONSULT", ["Xi Jinping"], ["Norway"]),
        ("Norway's letter accused Chile of fraud.", "ACCUSE", ["Norway"], ["Chile"]),
        ("Norway rejected a request from Chile.", "REJECT", ["Norway"], ["Chile"]),
        ("Norway agreed to meet Chile.", "AGREE", ["Norway"], ["Chile"]),
    ],
)
def test_parties(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    event = only(text)
    assert event.type == kind
    assert parties(text, event) == (actors, recipients)


def test_a_refusal_is_a_reject_that_happened() -> None:
    event = only("Norway will not meet Chile.")
    assert (event.type, event.mode, event.modality) == ("REJECT", "meet", "happened")


def test_a_promise_not_to_meet_is_a_refusal() -> None:
    event = only("Norway vowed not to meet Chile.")
    assert (event.type, event.mode, event.modality) == ("REJECT", "meet", "happened")
    assert {event.type for event in read("Norway agreed not to attack Chile.")[0]} == {"AGREE"}


def test_a_refused_meeting_is_no_meeting() -> None:
    assert {event.type for event in read("Norway refused to meet Chile.")[0]} == {"REJECT"}


def test_a_light_verb_and_its_noun_are_one_event() -> None:
    assert len(read("Norway held talks with Chile.")[0]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Norway declined to comment on the talks.",
        "Norway rejected accusations of fraud.",
        "The queen expressed her condolences after the attack.",
        "The summer was warm.",
    ],
)
def test_comments_and_feelings_are_no_events(text: str) -> None:
    assert read(text)[0] == ()


def test_a_self_meeting_is_rejected_with_its_reason() -> None:
    events, rejected = read("Vladimir Putin met with Vladimir Putin in Oslo.")
    assert events == ()
    assert [one.rule for one in rejected] == ["self-meeting"]


def test_an_act_that_needs_a_recipient_is_rejected_without_one() -> None:
    assert "recipient-required" in {one.rule for one in read("Norway imposed sanctions.")[1]}


def test_the_date_hangs_on_the_act() -> None:
    text = "Norway attacked Chile on March 3, 2021."
    event = only(text)
    assert event.date is not None
    assert (event.date.edtf, event.date.basis) == ("2021-03-03", "explicit")


def test_a_date_beside_the_subject_dates_the_act() -> None:
    text = "Philippine President Ferdinand Marcos Junior in May 2023 accused China of fraud."
    assert [event.date.edtf for event in read(text)[0] if event.date is not None] == ["2023-05"]


@pytest.mark.parametrize(
    "text", ["Norway has criticised Chile since 2014.", "Norway visited Chile before the anniversary of May 3, 2020."]
)
def test_a_bound_is_no_date(text: str) -> None:
    assert [event.date for event in read(text)[0]] == [None]


def test_no_date_is_never_the_publication_date() -> None:
    assert only("Norway attacked Chile.").date is None


@pytest.mark.parametrize("text", ["Norway met Chile in Oslo.", "Norway met the minister Ana Ruiz in Oslo."])
def test_the_place_is_where_it_took_place(text: str) -> None:
    event = only(text)
    assert event.place is not None
    assert text[slice(*event.place.span)] == "Oslo"


def test_at_most_one_main_event_a_sentence() -> None:
    events = read("Norway attacked Chile after Peru accused Norway of fraud.")[0]
    assert sum(event.main for event in events) == 1
    assert next(event for event in events if event.main).type == "ASSAULT"


def test_a_storm_does_nothing_on_purpose() -> None:
    events, rejected = read("The avalanche destroyed the embassy of Chile.")
    assert events == ()
    assert [one.rule for one in rejected] == ["no-agent"]


def test_a_raid_is_not_its_own_doer() -> None:
    text = "A Peruvian raid killed Jaime Rojas."
    event = next(one for one in read(text)[0] if text[slice(*one.trigger)] == "killed")
    assert parties(text, event) == (["Peruvian"], ["Jaime Rojas"])


def test_a_dateline_takes_part_in_nothing() -> None:
    text = "OSLO (AP) -- Norway attacked Chile on Monday."
    assert parties(text, only(text)) == (["Norway"], ["Chile"])


def test_what_is_only_hoped_for_is_not_done() -> None:
    events = read("Norway voiced hope that Chile would help Peru.")[0]
    assert {event.modality for event in events} <= {"speculated", "conditional"}


def test_broken_off_sentences_go_on_with_the_subject_before() -> None:
    text = "Xi Jinping thanked Norway. and is expected to meet Vladimir Putin."
    meeting = next(event for event in read(text)[0] if event.type == "CONSULT")
    assert parties(text, meeting) == (["Xi Jinping"], ["Vladimir Putin"])
    assert meeting.modality == "planned"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Norway held talks with Chile by video link.", "phone"),
        ("Norway and Chile met virtually.", "phone"),
        ("Norway held talks with Chile.", None),
    ],
)
def test_remote_talks_are_by_phone(text: str, mode: str | None) -> None:
    assert only(text).mode == mode


def test_nobody_confers_with_a_degree() -> None:
    assert read("Jaime Rojas received a medical degree.") == ((), ())
    events, rejected = read("Jaime Rojas mediated the agreement.")
    assert events == ()
    assert [one.rule for one in rejected] == ["no-party"]


@pytest.mark.parametrize(
    "text",
    [
        "The topics included Chile's war against Peru.",
    ],
)
def test_a_deed_that_is_only_a_theme_is_no_event(text: str) -> None:
    assert [event.type for event in read(text)[0] if event.type == "ASSAULT"] == []
