"""Conflicts: each check finds its contradiction and leaves the look-alike alone."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from dragoman.model import Clue, Conflict, Participant, Reading, Rejected, Removed, Statement
from dragoman.weighing import weigh
from tests.weighing.making import at, entity, event, reading, sentences_of

MEETING = "Amina Bello met Arben Hoxhaj in Tirana on May 4 and they signed nothing."


def found(*readings: Reading) -> tuple[Conflict, ...]:
    conflicts = weigh(readings).conflicts
    texts = {one.article.uri: one.article.text for one in readings}
    for conflict in conflicts:
        assert conflict.explanation
        for side in conflict.sides:
            assert side.evidence or side.source
            for item in side.evidence:
                assert item.debris or texts[item.uri][slice(*item.span)] == item.text != ""
    return conflicts


def kinds(*readings: Reading) -> list[str]:
    return [conflict.kind for conflict in found(*readings)]


STORY = """The parliament of Kalenda approved the treaty on Monday by {votes} votes after a debate in {place}.
Speaker Dora Lind said the house was {neg}ready to vote again next year.
Fishermen waited outside with lanterns and drums until the result was read from the balcony.
{name} of the opposition called the treaty a mistake that the islands would regret for a generation."""
BASE = {"votes": "61", "place": "Marrow", "neg": "", "name": "Karim Osei"}


def _story(uri: str, **change: str) -> Reading:
    text = STORY.format(**(BASE | change))
    entities = [entity(text, 1, "place", change.get("place", "Marrow"), "KAL" if "place" not in change else "OTH")]
    entities.append(entity(text, 2, "person", change.get("name", "Karim Osei")))
    return reading(uri, text, "2021-05-04", entities=entities)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"votes": "16"}, "number"),
        ({"place": "Ulm"}, "place"),
        ({"neg": "not "}, "polarity"),
        ({"name": "Jonas Weber"}, "actor"),
    ],
)
def test_a_retold_sentence_with_another_fact(change: dict[str, str], kind: str) -> None:
    assert kinds(_story("a"), _story("b", **change)) == [kind]


def test_a_faithful_retelling_is_no_conflict() -> None:
    text = STORY.format(**BASE).replace("waited", "stood").replace("regret", "rue").replace("61", "sixty-one")
    assert kinds(_story("a"), reading("b", text, "2021-05-04")) == []


def test_another_weekday_and_the_opposite_act() -> None:
    other = STORY.format(**BASE).replace("Monday", "Thursday").replace("approved", "rejected")
    assert sorted(kinds(_story("a"), reading("b", other, "2021-05-04"))) == ["date", "polarity"]


def _meeting(uri: str, text: str, day: str, words: str) -> Reading:
    entities = (
        entity(text, 1, "person", "Amina Bello", "KAL"),
        entity(text, 2, "person", "Arben Hoxhaj", "ALB"),
    )
    met = event(text, "met", [("e1", "Amina Bello")], [("e2", "Arben Hoxhaj")], date=(day, words))
    return reading(uri, text, "2021-05-06", entities=entities, events=(met,), times=((words, day),))


OTHER = "In Tirana, where rain fell, Arben Hoxhaj met Amina Bello on {} to talk of fish and tolls."


def test_one_meeting_on_two_days() -> None:
    one = _meeting("a", MEETING, "2021-05-04", "May 4")
    assert kinds(one, _meeting("b", OTHER.format("May 2"), "2021-05-02", "May 2")) == ["date"]
    assert kinds(one, _meeting("b", OTHER.format("Tuesday"), "2021-05-04", "Tuesday")) == []


def test_somebody_who_meets_himself() -> None:
    text = "Arben Hoxhaj met with Arben Hoxhaj in Tirana."
    first, second = at(text, "Arben Hoxhaj"), (22, 34)
    assert text[slice(*second)] == "Arben Hoxhaj"
    rejected = Rejected(
        rule="self-meeting",
        reason="the same",
        type="CONSULT",
        trigger=at(text, "met"),
        sentence=sentences_of(text)[0],
        actors=(Participant(entity="e1", span=first),),
        recipients=(Participant(entity="e1", span=second),),
    )
    base = reading("a", text, "2021-05-04", entities=(entity(text, 1, "person", "Arben Hoxhaj"),))
    (conflict,) = found(msgspec.structs.replace(base, rejected=(rejected,)))
    assert (conflict.kind, conflict.severity) == ("impossible", "hard")


@pytest.mark.parametrize(("name", "expected"), [("Arben Hoxhaj", ["impossible"]), ("Dora Lind", [])])
def test_a_name_before_the_verb_and_behind_it(name: str, expected: Sequence[str]) -> None:
    text = f"Amina Bello, unannounced, after lunch, {name} met with Arben Hoxhaj in Tirana."
    people = [
        entity(text, n, "person", who)
        for n, who in enumerate(("Amina Bello", "Arben Hoxhaj", "Dora Lind"), 1)
        if who in text
    ]
    last = text.rindex("Arben Hoxhaj")
    span = (last, last + len("Arben Hoxhaj"))
    met = event(text, "met", [("e1", "Amina Bello")], [])
    met = msgspec.structs.replace(met, recipients=(Participant(entity="e2", span=span),))
    assert kinds(reading("a", text, "2021-05-04", entities=tuple(people), events=(met,))) == expected


@pytest.mark.parametrize(("day", "expected"), [("2023-08-10", ["anniversary"]), ("2023-02-20", [])])
def test_an_anniversary_far_from_its_day(day: str, expected: Sequence[str]) -> None:
    text = "Her speech coincides with the anniversary of the Russian invasion of Ukraine, officials noted."
    assert kinds(reading("a", text, day)) == expected


def test_an_anniversary_that_is_only_recalled_is_no_conflict() -> None:
    text = "Shops plan a sale for the anniversary of the Russian invasion of Ukraine."
    assert kinds(reading("a", text, "2023-08-10")) == []


@pytest.mark.parametrize(("years", "expected"), [("twenty", ["anniversary"]), ("thirty", [])])
def test_years_that_do_not_add_up(years: str, expected: Sequence[str]) -> None:
    text = f"The bridge was opened {years} years after the flood of the valley in 1991."
    assert kinds(reading("a", text, "2021-05-04")) == expected


def _held(uri: str, day: str, office: str, words: str) -> Reading:
    text = words.format(office)
    name = "Angela Merkel" if "Merkel" in text else "Dora Lind"
    return reading(uri, text, day, entities=(entity(text, 1, "person", name, office=office),))


def test_one_person_in_two_offices_of_the_same_days() -> None:
    first = _held("a", "2021-05-04", "Prime Minister", "{} Dora Lind spoke in Marrow.")
    second = _held("b", "2021-05-05", "Foreign Minister", "In Marrow {} Dora Lind spoke to dockers about tolls.")
    later = _held("c", "2023-05-05", "Foreign Minister", "In Marrow {} Dora Lind spoke to dockers about tolls.")
    assert kinds(first, second) == ["office"]
    assert kinds(first, later) == []


def test_an_office_that_somebody_else_held() -> None:
    one = _held("a", "2012-05-04", "Foreign Minister", "{} Angela Merkel spoke in Marrow.")
    (conflict,) = found(one)
    assert conflict.kind == "office"
    assert [bool(side.source) for side in conflict.sides] == [False, True]


RELATIONS = (
    "Relations between Oman and Chad are developing well, one side said. Oman-Chad relations were {}, wrote the other."
)


@pytest.mark.parametrize(
    ("words", "expected"), [("unstable", ["polarity"]), ("not unstable", []), ("good", []), ("old", [])]
)
def test_relations_described_in_opposite_ways(words: str, expected: Sequence[str]) -> None:
    text = RELATIONS.format(words)
    entities = (entity(text, 1, "state", "Oman", "OMN"), entity(text, 2, "state", "Chad", "TCD"))
    assert kinds(reading("a", text, "2021-05-04", entities=entities)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("said the ties with Suva were frosty.", "called the ties with Suva friendly.", ["polarity"]),
        ("said the peace process was in a dead end.", "said the peace process is advancing well.", ["polarity"]),
        ("said the ties with Suva were frosty.", "called the ties with Honiara friendly.", []),
        ("said the ties with Suva had been frosty.", "called the ties with Suva friendly.", []),  # a change
    ],
)
def test_one_thing_in_the_same_words(one: str, other: str, expected: Sequence[str]) -> None:
    text = f"The envoy {one} An hour later her deputy {other}"
    conflicts = found(reading("a", text, "2021-05-04"))
    assert [conflict.kind for conflict in conflicts] == expected
    assert {conflict.slot for conflict in conflicts} <= {"ties with Suva", "peace process"}


def test_relations_of_others_are_another_thing() -> None:
    text = RELATIONS.format("unstable").replace("Oman-Chad", "Peru-Chile")
    entities = tuple(
        entity(text, n, "state", name, code)
        for n, (name, code) in enumerate((("Oman", "OMN"), ("Chad", "TCD"), ("Peru", "PER"), ("Chile", "CHL")), start=1)
    )
    assert kinds(reading("a", text, "2021-05-04", entities=entities)) == []


def _said(uri: str, speaker: str, words: str) -> Reading:
    text = f"At the port of Marrow the crowd grew. “{words}” said {speaker} to the fishermen."
    statement = Statement(
        id=uri,
        kind="direct",
        source=Participant(entity="e1", span=at(text, speaker)),
        cue=at(text, "said"),
        cue_class="neutral",
        content=(at(text, f"“{words}”"),),
        sentence=(0, len(text)),
    )
    who = entity(text, 1, "person", speaker)
    return reading(uri, text, "2021-05-04", entities=(who,), statements=(statement,))


WORDS = "We feel the wind of change upon our sails"


def test_one_quotation_from_two_mouths() -> None:
    assert "attribution" in kinds(_said("a", "Dora Lind", WORDS), _said("b", "Karim Osei", WORDS))


def test_a_quotation_turned_round() -> None:
    turned = WORDS.replace("the wind", "no wind")
    assert "quotation" in kinds(_said("a", "Dora Lind", WORDS), _said("b", "Dora Lind", turned))
    assert kinds(_said("a", "Dora Lind", WORDS), _said("b", "Dora Lind", WORDS)) == []


def test_a_credit_that_is_not_the_pictures() -> None:
    clues = (
        Clue(kind="image-host", value="img.example.org", note="a server of the Example"),
        Clue(kind="replaced-credit", value="Copyist", note="the file is the Example's"),
    )
    bare = reading("a", MEETING, "2021-05-04", clues=clues)
    assert found(bare) == ()  # without the words of the credit there is nothing to show
    removed = Removed(text="image source, COPYIST", rule="image-source", source_span=(40, 61))
    (conflict,) = found(msgspec.structs.replace(bare, removed=(removed,)))
    assert (conflict.kind, conflict.severity) == ("attribution", "note")
    (credit,) = conflict.sides[0].evidence
    assert (credit.text, credit.span, credit.debris) == (removed.text, (40, 61), True)
