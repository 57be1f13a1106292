"""Where events took place: their own phrases, and for bodily deeds those of their parties."""

import pytest

from tests.reading.events.test_find import only, parties


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Norway and Chile held talks in Vienna.", "Vienna"),
        ("Kenyan troops shelled a depot near Mogadishu.", "Mogadishu"),
        ("The rebels laid down their arms at a ceremony in Bogota.", "Bogota"),
        ("Police in Nairobi arrested two editors.", "Nairobi"),
        ("Gunmen killed a guard of the museum in Lima.", "Lima"),
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
