"""The dateline's town is the place of what the report's first sentence tells, and of nothing that is foreign to it."""

import pytest

from tests.reading.events.test_find import read

SECOND = "OSLO, May 7 (Agency) - Rain fell on the town. Norway's premier met the union's leaders."


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("OSLO, May 7 (Agency) - Norway's premier met the union's leaders on Tuesday.", "OSLO"),
        ("OSLO, May 7 (Agency) - Norway's premier met the union's leaders in Peru on Tuesday.", "Peru"),
        ("OSLO, May 7 (Agency) - Kenya's premier met Chile's president on Tuesday.", None),
        ("OSLO, May 7 (Agency) - Norway's premier will meet the union's leaders.", None),
        (SECOND, None),
    ],
)
def test_place(text: str, place: str | None) -> None:
    events = [event for event in read(text)[0] if event.type == "CONSULT"]
    assert [event.place and text[slice(*event.place.span)] for event in events] == [place]


def test_the_path_says_that_it_is_the_dateline() -> None:
    (event,) = read("OSLO, May 7 (Agency) - Norway's premier met the union's leaders on Tuesday.")[0]
    assert event.place is not None
    assert event.place.path == "dateline"
