"""Protects the order of an article: background apart from the news, what lies ahead apart from both."""

from __future__ import annotations

import pytest

from dragoman.cleaning import clean
from dragoman.model import Declared, Document, Reading, StoryPart
from dragoman.reading import read

DAY = "2023-06-14"  # a Wednesday


def reading(text: str, published: str | None = DAY) -> Reading:
    declared = Declared(published=published, clean=True)
    return read(clean(Document(uri="a", id="sha256:0", media="text", text=text, declared=declared)))


def parts(text: str, published: str | None = DAY) -> dict[str, StoryPart]:
    """The part of each event, by the words that trigger it."""
    found = reading(text, published)
    words = {event.id: found.words(event.trigger) for event in found.events}
    return {words[identifier]: moment.part for moment in found.storyline for identifier in moment.events}


@pytest.mark.parametrize(
    ("text", "trigger", "part"),
    [
        ("Norway's prime minister met the king of Morocco in Rabat on Tuesday.", "met", "news"),
        ("Norway's prime minister met the king of Morocco in Rabat in May 2019.", "met", "background"),
        ("Norway's prime minister will meet the king of Morocco in Rabat on Friday.", "meet", "ahead"),
        ("Norway's prime minister is to meet the king of Morocco in Rabat.", "meet", "ahead"),
        ("Chad accused Sudan on Monday of arming rebels.", "accused", "news"),
    ],
)
def test_by_date_and_modality(text: str, trigger: str, part: StoryPart) -> None:
    assert parts(text)[trigger] == part


def test_the_past_perfect_tells_background() -> None:
    found = parts(
        "Chad expelled the ambassador of Sudan on Tuesday. Sudan had accused Chad of bad faith in the border towns."
    )
    assert found == {"expelled": "news", "accused": "background"}


def test_a_tale_goes_on_from_sentence_to_sentence_but_not_into_the_next_paragraph() -> None:
    found = parts(
        "Chad expelled the ambassador of Sudan on Tuesday.\n"
        "In 2014 Sudan invaded the border town of Tine. Chad bombed three camps in Sudan.\n"
        "Libya condemned Chad."
    )
    assert found["bombed"] == "background"
    assert found["condemned"] == "news"


def test_since_when_something_is_so_makes_no_tale() -> None:
    found = parts("Chad urged France on Tuesday to return the funds that have been frozen in Paris since 2016.")
    assert found["urged"] == "news"


def test_an_article_that_is_late_has_news_all_the_same() -> None:
    text = "Chad expelled the ambassador of Sudan on 30 May. The two countries fought a war in 2006."
    assert parts(text)["expelled"] == "news"


def test_moments_stand_in_the_order_of_time_and_hold_every_event_once() -> None:
    found = reading(
        "Chad's president will visit Sudan on 20 June. He met the president of Libya on Tuesday.\n"
        "Chad attacked Sudan in 2006. Sudan attacked Chad in 2003."
    )
    dates = [moment.edtf for moment in found.storyline]
    assert dates == ["2003", "2006", "2023-06-13", "2023-06-20"]
    assert [moment.part for moment in found.storyline] == ["background", "background", "news", "ahead"]
    told = [identifier for moment in found.storyline for identifier in moment.events]
    assert sorted(told) == sorted(event.id for event in found.events)


def test_without_a_publication_date_the_latest_day_is_the_news() -> None:
    found = parts("Chad met Sudan on 3 May 2021. Chad attacked Sudan in 2006.", published=None)
    assert found == {"met": "news", "attacked": "background"}
