"""Where events took place: their own phrases, and for bodily deeds those of their parties."""

import pytest

from tests.reading.events.test_find import only, parties, read


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Norway and Chile held talks in Vienna.", "Vienna"),
        ("Kenyan troops shelled a depot near Mogadishu.", "Mogadishu"),
        ("The rebels laid down their arms at a ceremony in Bogota.", "Bogota"),
        ("Police in Nairobi arrested two editors.", "Nairobi"),
        ("Gunmen killed a guard of the museum in Lima.", "Lima"),
        ("Norway lifted its sanctions on Chile.", None),
        # words reach farther than the place in them
        ("Norway endorsed a candidate in the Malta run-off.", None),
        ("Norway lashed out at Chile.", None),
    ],
)
def test_place(text: str, place: str | None) -> None:
    event = only(text)
    assert (event.place and text[slice(*event.place.span)]) == place


def test_a_place_stands_for_those_who_are_there() -> None:
    text = "The rebels observed a truce in Malawi."
    assert parties(text, only(text)) == (["The rebels"], ["Malawi"])
    assert only(text).recipients[0].path == "place:in"


def test_no_place_stands_for_a_recipient_who_is_named() -> None:
    text = "Kenyan police arrested two editors in Lima."
    assert parties(text, only(text)) == (["Kenyan police"], ["two editors"])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Norway massed troops along the frontier.", "the frontier"),
        ("Norway massed troops in its barracks.", None),
        ("Gunmen shot at a bus carrying guards near Nairobi.", "Nairobi"),
        ("The rebels traded fire with the army for two hours near Nairobi.", "Nairobi"),
        ("Norway's premier flew to Lima to meet Chile's president.", "Lima"),
        ("Norway walked out of talks in Lima.", "Lima"),
        # the church is in Malta, not who recognises it
        ("Norway recognised a church in Malta.", None),
    ],
)
def test_places_of_more_constructions(text: str, place: str | None) -> None:
    events = read(text)[0]
    assert [event.place and text[slice(*event.place.span)] for event in events][-1:] == [place]


def test_a_place_stands_beside_those_whom_nobody_knows() -> None:
    text = "Norway fed two thousand villagers in Malawi."
    event = only(text)
    assert parties(text, event)[1] == ["two thousand villagers in Malawi", "Malawi"]
    assert [party.path for party in event.recipients][-1] == "place:within"


def test_no_place_stands_beside_a_recipient_known_by_name() -> None:
    text = "Norway gave two tents to Chile's president in Malawi."
    assert "Malawi" not in parties(text, only(text))[1]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Norway asked Chile for a loan at a conference in Vienna.", "Vienna"),
        ("Four guards were killed by a bomb near Mogadishu.", "Mogadishu"),
        ("Norway asked Chile for a loan in a letter about Vienna.", None),
    ],
)
def test_where_words_are_spoken_and_where_a_blow_falls(text: str, place: str | None) -> None:
    event = only(text)
    assert (event.place and text[slice(*event.place.span)]) == place


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Norway endorsed the road map.", "matter:object"),
        ("Norway endorsed the opposition.", "object"),
        ("Norway endorsed Chile.", "object"),
    ],
)
def test_what_words_are_about_is_marked_as_nobody(text: str, path: str) -> None:
    assert [party.path for party in only(text).recipients] == [path]
