"""Fusion: reports of one event become one event, with the parties known across articles."""

from __future__ import annotations

from dragoman.model import FusedEvent, Modality, Reading
from dragoman.weighing import weigh
from dragoman.weighing.fusion import fuse
from tests.weighing.fusion.test_happenings import accounts
from tests.weighing.making import entity, event, reading

ONE = "Foreign Minister Amina Bello of Kalenda met President Hoxhaj in Tirana on May 4. They spoke about fishing."
TWO = "President Hoxhaj and Amina Bello met in Tirana on Tuesday and spoke about fishing, Kalenda said."


def _reading(uri: str, text: str, day: str, words: str, **more: object) -> Reading:
    entities = (entity(text, 1, "person", "Amina Bello"), entity(text, 2, "person", "Hoxhaj", "ALB"))
    met = event(text, "met", [("e1", "Amina Bello")], [("e2", "Hoxhaj")], date=(day, words), **more)  # type: ignore[arg-type]
    return reading(uri, text, "2021-05-04", entities=entities, events=(met,))


def fused(*readings: Reading) -> tuple[FusedEvent, ...]:
    return weigh(readings).events


def test_two_reports_of_one_meeting_are_one_event_with_two_origins() -> None:
    (found,) = fused(_reading("a", ONE, "2021-05-04", "May 4"), _reading("b", TWO, "2021-05-04", "Tuesday"))
    assert (found.articles, found.origins, found.date) == (2, 2, "2021-05-04")
    assert [party.name for party in found.participants] == ["Amina Bello", "Hoxhaj"]
    assert [report.uri for report in found.reports] == ["a", "b"]


def test_other_days_are_other_events() -> None:
    assert len(fused(_reading("a", ONE, "2021-05-04", "May 4"), _reading("b", TWO, "2021-05-11", "Tuesday"))) == 2


def test_a_plan_and_a_denial_are_not_fused_with_what_happened() -> None:
    done = _reading("a", ONE, "2021-05-04", "May 4")
    for modality in ("planned", "denied", "speculated"):
        other = _reading("b", TWO, "2021-05-04", "Tuesday", modality=modality)
        assert {found.modality for found in fused(done, other)} == {"happened", modality}


def test_a_visit_is_not_the_talks_that_are_held_on_it() -> None:
    assert (
        len(fused(_reading("a", ONE, "2021-05-04", "May 4"), _reading("b", TWO, "2021-05-04", "Tuesday", mode="visit")))
        == 2
    )


def test_a_reprint_adds_an_article_and_no_origin() -> None:
    (found,) = fused(_reading("a", ONE, "2021-05-04", "May 4"), _reading("b", ONE, "2021-05-04", "May 4"))
    assert (found.articles, found.origins) == (2, 1)


def test_a_surname_is_the_full_name_of_its_story() -> None:
    short = TWO.replace("Amina Bello", "Bello")
    entities = (entity(short, 1, "person", "Bello"), entity(short, 2, "person", "Hoxhaj", "ALB"))
    met = event(short, "met", [("e1", "Bello")], [("e2", "Hoxhaj")], date=("2021-05-04", "Tuesday"))
    other = reading("b", short, "2021-05-04", entities=entities, events=(met,))
    (found,) = fused(_reading("a", ONE, "2021-05-04", "May 4"), other)
    assert "Amina Bello" in {party.name for party in found.participants}


def test_the_same_input_gives_the_same_bytes() -> None:
    readings = [_reading("a", ONE, "2021-05-04", "May 4"), _reading("b", TWO, "2021-05-04", "Tuesday")]
    assert weigh(readings) == weigh(readings[::-1])


def test_nothing_in_nothing_out() -> None:
    found = weigh([])
    assert (found.lineage, found.stories, found.events, found.conflicts) == ((), (), (), ())


def _attack(uri: str, text: str, actor: str, kind: str) -> Reading:
    who = entity(text, 1, "group" if kind == "group" else "state", actor, None if kind == "group" else kind)
    struck = event(text, "attacked", [("e1", actor)], kind="ASSAULT")
    return reading(uri, text, "2021-05-04", entities=(who,), events=(struck,))


def test_a_phrase_may_be_anybody_and_a_name_may_not() -> None:
    phrase = _attack("a", "Two gunmen attacked the lighthouse of Marrow before dawn.", "Two gunmen", "group")
    other = _attack("b", "Masked men attacked the lighthouse of Marrow, witnesses said.", "Masked men", "group")
    assert len(fused(phrase, other)) == 1
    named = _attack("c", "Oman attacked the lighthouse of Marrow, sailors said.", "Oman", "OMN")
    rival = _attack("d", "Chad attacked the lighthouse of Marrow, sailors think.", "Chad", "TCD")
    assert len(fused(named, rival)) == 2


def test_the_same_sides_do_the_same_again_a_month_later() -> None:
    def raid(uri: str, day: str, modality: Modality = "happened") -> Reading:
        text = f"Oman shelled a lighthouse of Chad, said page {uri}."
        who = (entity(text, 1, "state", "Oman", "OMN"), entity(text, 2, "state", "Chad", "TCD"))
        found = event(text, "shelled", [("e1", "Oman")], [("e2", "Chad")], kind="ASSAULT", modality=modality)
        return reading(uri, text, day, entities=who, events=(found,))

    def groups(*readings: Reading) -> list[list[str]]:
        found = fuse([account for one in readings for account in accounts(one)])
        return sorted(sorted(report.uri for report in one.reports) for one, _ in found)

    assert groups(raid("a", "2021-05-04"), raid("b", "2021-05-06"), raid("c", "2021-06-08")) == [["a", "b"], ["c"]]
    assert groups(raid("a", "2021-05-04", "planned"), raid("c", "2021-06-08", "planned")) == [["a", "c"]]
