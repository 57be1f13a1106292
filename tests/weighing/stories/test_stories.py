"""Stories: one happening told by several articles is one story, its look-alike of another year is not."""

from __future__ import annotations

import pytest

from dragoman.model import Reading
from dragoman.weighing import stories
from dragoman.weighing.lineage import sketch, trace
from dragoman.weighing.stories import tell_stories, terms
from dragoman.weighing.stories.linkage import Edges, average_linkage
from tests.weighing.making import entity, reading

QUAKE_THEN = [
    "An earthquake of magnitude 6.4 shook Nias on Tuesday. Governor Harefa said 31 people died in Gunungsitoli.",
    "Rescuers in Gunungsitoli dug through ruins on Nias. The quake of magnitude 6.4 killed 31, Governor Harefa said.",
    "Governor Harefa asked Jakarta for tents after the earthquake on Nias that killed 31 people in Gunungsitoli.",
]
QUAKE_LATER = [
    "An earthquake of magnitude 5.9 shook Lombok on Friday. Mayor Wirawan of Mataram counted 14 dead.",
    "Hospitals in Mataram treat the wounded of the Lombok earthquake; Mayor Wirawan said 14 died in the quake.",
    "The Lombok quake of magnitude 5.9 left Mataram without water, Mayor Wirawan said. It killed 14 people.",
]
VISIT = "Prime Minister Okoro of Kalenda visited Tirana on Monday and signed a fishing treaty with President Hoxhaj."


def told(readings: list[Reading]) -> dict[str, str]:
    lineage = trace([sketch(one) for one in readings])
    return {row.uri: row.story for row in tell_stories([terms(one) for one in readings], lineage)}


def test_two_earthquakes_are_two_stories() -> None:
    readings = [reading(f"n{i}", text, "2018-05-01") for i, text in enumerate(QUAKE_THEN)]
    readings += [reading(f"l{i}", text, "2021-09-11") for i, text in enumerate(QUAKE_LATER)]
    found = told(readings)
    assert len({found[f"n{i}"] for i in range(3)}) == 1
    assert len({found[f"l{i}"] for i in range(3)}) == 1
    assert found["n0"] != found["l0"]


def test_the_same_people_half_a_year_later_are_another_story() -> None:
    later = "President Hoxhaj received Prime Minister Okoro of Kalenda in Tirana, who spoke about a power line."
    found = told([reading("a", VISIT, "2022-02-07"), reading("b", later, "2022-09-19")])
    assert found["a"] != found["b"]


def test_two_articles_of_one_day_are_one_story_even_alone() -> None:
    other = "A fishing treaty between Kalenda and Albania was signed on Monday in Tirana by Okoro and Hoxhaj."
    found = told([reading("a", VISIT, "2022-02-07"), reading("b", other, "2022-02-07")])
    assert found["a"] == found["b"]


def test_names_of_states_alone_make_no_story() -> None:
    one = "Brazil raised its tariffs on steel. Exporters in Japan protested."
    other = "Fans from Japan and Brazil filled the stadium for the final match."
    entities = [
        (entity(text, 1, "state", "Brazil", "BRA"), entity(text, 2, "state", "Japan", "JPN")) for text in (one, other)
    ]
    found = told(
        [reading("a", one, "2022-02-07", entities=entities[0]), reading("b", other, "2022-02-07", entities=entities[1])]
    )
    assert found["a"] != found["b"]


def test_a_translation_goes_where_its_original_goes() -> None:
    italian = "Okoro di Kalenda ha visitato Tirana e firmato con Hoxhaj; 1740 pescatori, 36 porti, Durazzo 2031."
    english = (
        "Prime Minister Okoro of Kalenda visited Tirana and signed with Hoxhaj; 1740 fishermen, 36 ports, Durazzo 2031."
    )
    found = told([reading("en", english, "2022-02-07"), reading("it", italian, "2022-02-08", language="it")])
    assert found["en"] == found["it"]


def test_average_linkage_joins_by_the_mean_of_all_pairs() -> None:
    # 0-1-2 hold together; 3 is near to 2 alone and stays out
    edges = Edges.of({(0, 1): 0.8, (0, 2): 0.6, (1, 2): 0.7, (2, 3): 0.5})
    assert average_linkage(4, edges, 0.3) == [[0, 1, 2], [3]]
    assert average_linkage(4, edges, 0.1) == [[0, 1, 2, 3]]
    assert average_linkage(2, Edges.of({}), 0.1) == [[0], [1]]


def test_a_crowd_of_articles_is_parted_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "_LARGE", 4)
    texts = [f"Quake on Nias: Governor Harefa of Gunungsitoli counts {number} dead." for number in range(30, 42)]
    readings = [reading(f"n{number}", text, "2018-05-01") for number, text in enumerate(texts)]
    readings.append(reading("v", VISIT, "2018-05-01"))
    found = told(readings)
    assert len(found) == len(readings)
    assert list(found.values()).count(found["v"]) == 1


def test_no_articles_have_no_stories() -> None:
    assert told([]) == {}
