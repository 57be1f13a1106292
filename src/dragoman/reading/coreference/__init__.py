"""Pronouns and descriptions resolved to the entities of the article."""

from dragoman.language import Parsed
from dragoman.model import Entity


def resolve(parsed: Parsed, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The same entities with the pronouns and descriptions that stand for them as further mentions."""
    return entities
