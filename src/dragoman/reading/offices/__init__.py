"""Offices as the text states them."""

from dragoman.language import Parsed
from dragoman.model import Entity, Time


def read_offices(parsed: Parsed, entities: tuple[Entity, ...], times: tuple[Time, ...]) -> tuple[Entity, ...]:
    """The same entities, persons' mentions with the office that the text gives them, and the dates that it states."""
    return entities
