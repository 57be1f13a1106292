"""Protects that short reports of one event come together: in other words, under other names, near in time."""

from __future__ import annotations

import random
import zlib

import msgspec
import numpy as np
import pytest

from dragoman.model import Reading
from dragoman.weighing.stories.gist import ACT, BODY, DAY, PERSON, PLACE, STATE, gist
from dragoman.weighing.stories.linkage import Edges, linked
from tests.weighing.making import entity, reading
from tests.weighing.stories.telling import by_uri

# A ferry treaty of Norway and Estonia, by two desks with hardly a word in common.
OSLO = "Norway and Estonia concluded a treaty on night ferries on Monday. Liis Tamme called it a bridge of steel."
TALLINN = "Tallinn and Oslo will be a night apart, now that Tamme has put her signature to the pact about boats."
AUTUMN = "Estonia and Norway amended their ferry treaty: day boats may sail too, as Tamme had hoped since spring."


def ferry(uri: str, text: str, day: str | None) -> Reading:
    """A report of the treaty, with its entities as reading finds them."""
    names = [("Norway", "NOR"), ("Oslo", "NOR"), ("Estonia", "EST"), ("Tallinn", "EST")]
    found = [entity(text, n, "state", name, code) for n, (name, code) in enumerate(names) if name in text]
    return reading(uri, text, day, entities=[*found, entity(text, 9, "person", "Tamme")])


def dull(number: int, day: str) -> Reading:
    """Any other news of a day."""
    chance = random.Random(number)
    words = [f"{chance.choice('bdfgklmn')}{chance.choice('aeiou')}{chance.choice('rstvz')}o{n}x" for n in range(14)]
    return reading(f"dull{number}", " ".join(words) + ".", day)


def kinds(given: Reading) -> dict[int, int]:
    numbers, taken = gist(given)
    return dict(zip(np.frombuffer(numbers, dtype="<u4").tolist(), taken, strict=True))


def kind_of(given: Reading, term: str) -> int | None:
    return kinds(given).get(zlib.crc32(term.encode()))


def test_the_gist_has_states_under_any_name_persons_by_surname_and_words_by_family() -> None:
    one, other = ferry("a", OSLO, "2024-05-07"), ferry("b", TALLINN, "2024-05-07")
    for found in (one, other):
        assert kind_of(found, "~NOR") == STATE
        assert kind_of(found, "~EST") == STATE
        assert kind_of(found, "tamm") == PERSON
    signed = reading("c", "They signed it.")
    agreed = reading("d", "They agreed on it.")
    assert ACT in kinds(signed).values()
    assert kinds(signed) == kinds(agreed)


def test_the_gist_has_the_title_bodies_places_and_stated_days() -> None:
    text = "The River League meets in Corva on 4 May."
    told = reading(
        "a",
        text,
        entities=[entity(text, 1, "organisation", "River League"), entity(text, 2, "place", "Corva")],
        times=[("4 May", "2024-05-04")],
    )
    told = msgspec.structs.replace(told, article=msgspec.structs.replace(told.article, title="Zambia lends boats"))
    assert kind_of(told, "&river league") == BODY
    assert kind_of(told, "corva") == PLACE
    assert kind_of(told, "@2024-05-04") == DAY
    assert kind_of(told, "~ZMB") == STATE
    assert kind_of(told, "lend") is not None


@pytest.mark.parametrize(("day", "together"), [("2024-05-07", True), ("2024-05-08", True), ("2024-06-28", False)])
def test_short_reports_in_other_words_are_one_story_within_days(day: str, together: bool) -> None:
    given = [ferry("a", OSLO, "2024-05-07"), ferry("b", TALLINN, day)]
    told = by_uri([*given, *(dull(number, f"2024-05-{number + 1:02}") for number in range(28))])
    assert (told["a"].story == told["b"].story) is together


def test_in_a_crowd_two_states_say_nothing() -> None:
    one = "Norway and Estonia counted puffins in the fog."
    other = "Estonia sold Norway a lorry full of hazel nuts."
    given = [ferry_without(uri, text) for uri, text in (("a", one), ("b", other))]
    crowd = [dull(number, "2024-05-07") for number in range(120)]
    told = by_uri([*given, *crowd])
    assert told["a"].story != told["b"].story


def ferry_without(uri: str, text: str) -> Reading:
    states = [("Norway", "NOR"), ("Estonia", "EST")]
    found = [entity(text, n, "state", name, code) for n, (name, code) in enumerate(states)]
    return reading(uri, text, "2024-05-07", entities=found)


def test_an_undated_report_goes_to_its_event_and_joins_no_two_rounds() -> None:
    spring, autumn = ferry("spring", OSLO, "2024-05-07"), ferry("autumn", AUTUMN, "2024-10-07")
    told = by_uri([spring, autumn, ferry("undated", TALLINN, None)])
    assert told["spring"].story != told["autumn"].story
    assert told["undated"].story in {told["spring"].story, told["autumn"].story}


def test_the_order_of_the_articles_does_not_matter() -> None:
    others = [dull(n, "2024-05-08") for n in range(6)]
    given = [ferry("a", OSLO, "2024-05-07"), ferry("b", TALLINN, "2024-05-08"), *others]
    assert by_uri(given) == by_uri(given[::-1])


def test_clusters_far_apart_in_time_are_not_linked() -> None:
    edges = Edges.of({(0, 1): 4.0, (1, 2): 4.0})
    assert linked([[0], [1], [2]], edges, 1.0) == [[0, 1, 2]]
    assert linked([[0], [1], [2]], edges, 1.0, [(0, 0), None, (50, 51)], 21) == [[0, 1], [2]]
    assert linked([[0, 3], [1], [2]], edges, 3.0) == [[0, 3], [1, 2]]  # a sum over four is not much over eight
