"""Every row of modes marks its own sentences and leaves their look-alikes alone; codes stay under their root."""

import pytest

from dragoman.ontology.plover import TYPES
from dragoman.reading.events.modes import ModeWords, load_modes
from tests.reading.events.test_find import only, read

MODES = load_modes()


def told(text: str) -> set[tuple[str, str | None]]:
    return {(event.type, event.mode) for event in read(text)[0]}


@pytest.mark.parametrize("row", MODES, ids=[f"{row.types[0]}-{row.mode}" for row in MODES])
def test_row(row: ModeWords) -> None:
    marked = {(kind, row.mode) for kind in row.types}
    for text in row.match:
        assert told(text) & marked, text
    for text in row.unlike:
        assert not told(text) & marked, text


@pytest.mark.parametrize("row", MODES, ids=[f"{row.types[0]}-{row.mode}" for row in MODES])
def test_modes_are_those_of_the_manual(row: ModeWords) -> None:
    assert all(row.mode in TYPES[kind].modes for kind in row.types)


def test_a_plea_stays_a_plea_and_a_demand_a_demand() -> None:
    assert only("Malawi appealed to Kenya for a loan.").cameo.startswith("02")
    assert only("Malawi demanded that Kenya repeal the law.").cameo.startswith("10")
